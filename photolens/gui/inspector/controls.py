"""Controls: heart, stars and flags, each a small widget that shows a value and tells what the user makes of it.

A value of None means that the photos it is about do not agree.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton
from typing_extensions import override

from photolens.domain.photo import Flag
from photolens.gui import theme
from photolens.gui.icons import draw_icon, icon

STARS = 5
STAR_PX = 20
STAR_STEP_PX = 26
DASH = "–"


class FavouriteButton(QToolButton):
    """A heart: filled for favourites, struck where only some are."""

    favourite_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self._is_mixed = False
        self.setProperty("kind", "heart")
        self.setFixedSize(32, 32)
        self.clicked.connect(self._on_clicked)
        self.show_favourite(False)

    def show_favourite(self, favourite: bool | None) -> None:
        """Show a value, without telling."""
        self._is_mixed = favourite is None
        self.setChecked(bool(favourite))
        words = self.tr("Remove from favourites") if favourite else self.tr("Add to favourites")
        self.setToolTip(f"{words} (.)")
        self.setAccessibleName(self.tr("Favourite"))
        self.setAccessibleDescription(self.tr("Some of them are favourites") if self._is_mixed else "")
        self.update()

    def _on_clicked(self, is_favourite: bool) -> None:
        self.show_favourite(is_favourite)
        self.favourite_chosen.emit(is_favourite)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        colour = colours.colour("danger" if self.isChecked() or self._is_mixed else "muted")
        square = QRectF(7, 7, 18, 18)
        draw_icon(painter, square, "heart-filled" if self.isChecked() else "heart", colour)
        if self._is_mixed:
            painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(12.5, 15.5), QPointF(19.5, 15.5))


class RatingRow(QAbstractSlider):
    """Five stars: click one, or press 0 to 5 or the arrow keys; clicking the rating that is there takes it away.

    A slider to screen readers.
    """

    rated = Signal(int)
    """0 to 5, chosen by the user."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, STARS)
        self._is_mixed = False
        self._hovered = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Rating (0 to 5)"))
        self.show_rating(0)

    def show_rating(self, rating: int | None) -> None:
        """Show a value, without telling."""
        self._is_mixed = rating is None
        self.setValue(rating or 0)
        self.setAccessibleName(self._words(rating))
        self.update()

    def _words(self, rating: int | None) -> str:
        if rating is None:
            return self.tr("Different ratings")
        return self.tr("Rating {stars} of 5").format(stars=rating) if rating else self.tr("Not rated")

    def _rate(self, rating: int) -> None:
        rating = min(STARS, max(0, rating))
        if self._is_mixed or rating != self.value():
            self.show_rating(rating)
            self.rated.emit(rating)

    def _star_at(self, x: float) -> int:
        """The star under the pointer, 1 to 5; 0 beside them."""
        star = int(x // STAR_STEP_PX) + 1
        return star if 1 <= star <= STARS else 0

    def _hover(self, star: int) -> None:
        if star != self._hovered:
            self._hovered = star
            self.update()

    def _star_colour(self, star: int) -> tuple[str, QColor]:
        colours = theme.current()
        colour = colours.colour("star")
        if star <= self._hovered and star > self.value():
            colour.setAlphaF(0.5)
        is_filled = star <= max(self.value(), self._hovered)
        return ("star-filled", colour) if is_filled else ("star", colours.colour("faint"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(STARS * STAR_STEP_PX, 30)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def event(self, event: QEvent) -> bool:
        # the digits are verbs for the whole window; here they rate what is shown here
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _digit(event) is not None:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        backwards = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if backwards else -1,
            Qt.Key.Key_Right: -1 if backwards else 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Home: -STARS,
            Qt.Key.Key_End: STARS,
        }
        digit = _digit(event)
        if digit is not None:
            self._rate(digit)
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            self._rate(self.value() + step)
        else:
            event.ignore()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._star_at(event.position().x()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        star = self._star_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and star and self.rect().contains(event.position().toPoint()):
            self._hover(0)
            self._rate(0 if star == self.value() else star)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover(0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls; a rating must not change by it

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        y = (self.height() - STAR_PX) / 2
        for star in range(1, STARS + 1):
            name, colour = self._star_colour(star)
            x = (star - 1) * STAR_STEP_PX + (STAR_STEP_PX - STAR_PX) / 2
            draw_icon(painter, QRectF(x, y, STAR_PX, STAR_PX), name, colour)
        right = STARS * STAR_STEP_PX
        if self._is_mixed:
            painter.setPen(colours.colour("muted"))
            painter.drawText(self.rect().adjusted(right + 8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, DASH)
        if self.hasFocus():
            painter.setPen(colours.colour("accent"))
            painter.drawRoundedRect(QRectF(0.5, 0.5, right - 1, self.height() - 1), 6, 6)


class FlagRow(QFrame):
    """Pick, neither or reject: three buttons of which one is down, or none where photos differ."""

    flagged = Signal(object)
    """A Flag, chosen by the user."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(self.tr("Flag"))
        self._group = QButtonGroup(self)
        self._buttons = {
            Flag.PICK: self._button("flag", self.tr("Pick"), "P"),
            Flag.NONE: self._button("", self.tr("Neither"), "U"),
            Flag.REJECT: self._button("ban", self.tr("Reject"), "X"),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for flag, button in self._buttons.items():
            self._group.addButton(button, flag.value + 1)
            row.addWidget(button, 1)
        self._group.idClicked.connect(self._on_clicked)
        self.show_flag(Flag.NONE)

    def show_flag(self, flag: Flag | None) -> None:
        """Show a value, without telling."""
        self._group.setExclusive(False)
        for own, button in self._buttons.items():
            button.setChecked(own is flag)
        self._group.setExclusive(True)
        self._flag = flag

    def _button(self, name: str, text: str, key: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setIconSize(QSize(14, 14))
        button.setProperty("kind", "segment")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if name:
            button.setText(f" {text}")  # no style sheet can widen the gap between icon and words
            button.setAccessibleName(text)
            button.setIcon(icon(name, "muted"))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip(f"{text} ({key})")
        return button

    def _on_clicked(self, number: int) -> None:
        flag = Flag(number - 1)
        if flag is not self._flag:
            self.show_flag(flag)
            self.flagged.emit(flag)


def _digit(event: QKeyEvent) -> int | None:
    """The rating that a key stands for."""
    is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return int(event.text()) if is_plain and event.text() in {"0", "1", "2", "3", "4", "5"} else None
