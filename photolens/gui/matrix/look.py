"""Look: colours and type that the matrix is painted with: the theme's in the window, the light ones in a picture."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QTextLayout, QTextOption

from photolens.gui import theme
from photolens.gui.matrix.colours import Colour, colour_at, ink_on

LINES = 3
"""A phrase over its column takes no more."""


@dataclass(frozen=True, slots=True)
class Look:
    """Made on the GUI thread; then any thread may paint with it."""

    colours: theme.Theme
    font: QFont
    strong: QFont
    small: QFont

    @classmethod
    def of(cls, colours: theme.Theme) -> "Look":
        """In the colours of a theme."""
        return cls(
            colours,
            theme.scaled_font(0),
            theme.scaled_font(0, QFont.Weight.DemiBold),
            theme.scaled_font(-1),
        )

    def fill(self, share: float) -> tuple[QColor, QColor]:
        """The colour of a value so far along the scale, and that of words on it."""
        ground, ink = _fill(round(share, 3), self.colours.is_dark)
        return QColor(*ground), QColor(*ink)


@lru_cache(maxsize=4096)
def _fill(share: float, is_dark: bool) -> tuple[Colour, Colour]:
    ground = colour_at(share, is_dark=is_dark)
    return ground, ink_on(ground)


def wrapped(text: str, font: QFont, width: int) -> list[str]:
    """A text in at most `LINES` lines; what does not fit ends in "…"."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    lines = [text[start:end].strip() for start, end in pairwise([*starts, len(text)])]
    if len(lines) <= LINES:
        return lines
    return [*lines[: LINES - 1], _elided(text[starts[LINES - 1] :], font, width)]


def _elided(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
