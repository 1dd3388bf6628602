"""Facts: a column of what is known of one photo, every word of it selectable; of the viewer and of the inspector."""

from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoDetails
from photolens.gui import icons, theme
from photolens.gui.fact_texts import FactGroup, fact_groups

_ICON_PX = 16
_NARROWEST_PX = 120
_NOTE_SMALLER_PT = -1.0


class FactsView(QWidget):
    """Shows one photo's facts in groups, and nothing at all for no photo. Put it into a scroll area or a tall column.

    `with_marks` includes caption, favourite and rating, for places that have no controls for them.
    """

    def __init__(self, parent: QWidget | None = None, *, with_marks: bool = True) -> None:
        super().__init__(parent)
        self._with_marks = with_marks
        self._groups: list[_Group] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addStretch(1)

    def show_details(
        self, details: PhotoDetails | None, match: float | None = None, score: float | None = None
    ) -> None:
        """Show a photo's facts, and how well it answers what was searched for: `match` in [0, 1], `score` a cosine."""
        facts = [] if details is None else fact_groups(details, match, score, with_marks=self._with_marks)
        while len(self._groups) < len(facts):
            self._add_group()
        for group, shown in zip(self._groups, [*facts, *[None] * len(self._groups)], strict=False):
            group.show_facts(shown)

    def texts(self) -> list[str]:
        """What is shown now, a text for each group with its lines, for tests and for copying."""
        return [group.text() for group in self._groups if not group.isHidden()]

    def _add_group(self) -> None:
        group = _Group(self)
        self._groups.append(group)
        self._column.insertWidget(self._column.count() - 1, group)


class _Group(QWidget):
    """An icon and its lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = _Icon(self)
        self._passage = _Passage(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._passage, 1, Qt.AlignmentFlag.AlignTop)
        self._shown: FactGroup | None = None

    def show_facts(self, facts: FactGroup | None) -> None:
        """Show these lines; hide for None."""
        self.setVisible(facts is not None)
        if facts is None or facts == self._shown:
            return
        self._shown = facts
        self._passage.setAccessibleName(facts.name)
        self._dress()

    def text(self) -> str:
        return self._passage.toPlainText()

    def _dress(self) -> None:
        """The colours of a text are fixed when it is written."""
        if self._shown is None:
            return
        self._icon.show_icon(self._shown.icon)
        self._passage.show_lines(self._shown.lines)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()


class _Icon(QWidget):
    """One icon, sharp on every screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ""
        self.setFixedSize(_ICON_PX, _ICON_PX + 2)

    def show_icon(self, name: str) -> None:
        """Show the icon of this name."""
        self._name = name
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.draw_icon(painter, QRectF(0, 2, _ICON_PX, _ICON_PX), self._name, theme.current().colour("muted"))
        painter.end()


class _Passage(QTextEdit):
    """A few lines as high as they need to be, that break anywhere (paths have no spaces) and can be selected."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "passage")
        self.setFixedHeight(_ICON_PX)  # until its lines are known; Qt presets 192
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_document_resized)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """The first line as text, the others as notes to it."""
        self.clear()
        cursor = self.textCursor()
        for number, line in enumerate(lines):
            _write(cursor, line, is_first=number == 0)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_document_resized(self) -> None:
        if self.width() >= _NARROWEST_PX:  # while windows are laid out, columns can be much narrower for a moment
            self.setFixedHeight(ceil(self.document().size().height()))


def _write(cursor: QTextCursor, line: str, *, is_first: bool) -> None:
    text = QTextCharFormat()
    text.setFont(theme.scaled_font(0, QFont.Weight.Medium) if is_first else theme.scaled_font(_NOTE_SMALLER_PT))
    text.setForeground(theme.current().colour("text" if is_first else "muted"))
    block = QTextBlockFormat()
    block.setTopMargin(0 if is_first else 3)
    if is_first:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(line, text)
