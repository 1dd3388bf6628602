"""Top bar: which photo is seen, how large, and what can be done with it."""

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoCard
from photolens.gui import theme
from photolens.gui.fact_texts import percent_text, short_date_text
from photolens.gui.icons import icon

HEIGHT_PX = 52
_ICON_PX = 18
_ORDER = ("favourite", "similar", "info", "filmstrip", "slideshow", "fullscreen")


class TopBar(QFrame):
    """Back, the photo's name and date, its position, the zoom, and buttons for actions that others own."""

    left = Signal()
    """The user wants to go back."""
    zoom_toggled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEIGHT_PX)
        self._title = _Title(self)
        self._position = QLabel(self)
        self._position.setProperty("role", "muted")
        self._zoom = self._zoom_button()
        self._buttons: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 0, 8, 0)
        self._row.setSpacing(4)
        self._fill()

    def show_photo(self, card: PhotoCard | None, position: int, count: int, *, is_similar: bool = False) -> None:
        """Tell which photo is seen: the position counts from 0, in the grid or among photos that are similar to one."""
        self._title.show_lines(card.path.name if card else "", short_date_text(card.taken_at) if card else "")
        numbers = {"position": QLocale().toString(position + 1), "count": QLocale().toString(count)}
        place = self.tr("Similar photos, {position} of {count}") if is_similar else self.tr("{position} of {count}")
        self._position.setText(place.format(**numbers) if count else "")

    def show_scale(self, scale: float | None, *, is_fitted: bool) -> None:
        """Tell how large the picture is shown: 1 is a pixel for a pixel, None is no picture."""
        self._zoom.setEnabled(scale is not None)
        if scale is None:
            self._zoom.setText("")
            return
        self._zoom.setText(percent_text(scale))
        spoken = self.tr("Fit, {percent}") if is_fitted else self.tr("Zoomed, {percent}")
        self._zoom.setAccessibleName(spoken.format(percent=percent_text(scale)))

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Show these actions as buttons: the known names in their order, then all others. A name again is replaced."""
        for name, action in actions.items():
            if name in self._buttons:
                self._row.removeWidget(self._buttons[name])
                self._buttons.pop(name).deleteLater()
            self._buttons[name] = self._button(action)
        self._arrange_buttons()

    def button(self, name: str) -> QToolButton | None:
        """The button of an action."""
        return self._buttons.get(name)

    def _fill(self) -> None:
        self._row.addWidget(self._back_button())
        self._row.addSpacing(4)
        self._row.addWidget(self._title, 1)
        self._row.addSpacing(8)
        self._row.addWidget(self._position)
        self._row.addWidget(self._zoom)
        self._row.addSpacing(4)

    def _arrange_buttons(self) -> None:
        known = [name for name in _ORDER if name in self._buttons]
        for name in (*known, *(other for other in self._buttons if other not in known)):
            self._row.removeWidget(self._buttons[name])
            self._row.addWidget(self._buttons[name])

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", ""))
        return button

    def _back_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("arrow-left"))
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(self.tr("Back to the photos"))
        button.setToolTip(self.tr("Back (Esc)"))
        button.clicked.connect(self.left)
        return button

    def _zoom_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "zoom")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self.tr("Fit or full size (Z)"))
        button.setMinimumWidth(QFontMetrics(self.font()).horizontalAdvance("8000%"))
        button.clicked.connect(self.zoom_toggled)
        return button


class _Title(QWidget):
    """Name above date, cut where there is no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_lines(self, name: str, date: str) -> None:
        """Show both."""
        self._lines = (name, date)
        self.setAccessibleName(", ".join(line for line in self._lines if line))
        self.setToolTip(name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle, colours = self.height() // 2, theme.current()
        upper, lower = QRect(0, middle - 18, self.width(), 18), QRect(0, middle + 1, self.width(), 17)
        self._paint_line(painter, upper, self._lines[0], theme.scaled_font(0, QFont.Weight.Medium), colours.text)
        self._paint_line(painter, lower, self._lines[1], theme.scaled_font(-1), colours.muted)
        painter.end()

    def _paint_line(self, painter: QPainter, place: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
