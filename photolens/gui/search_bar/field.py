"""SearchField: the line of text in the search bar, which hands on the keys that lead out of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override


class SearchField(QLineEdit):
    """A bare line edit; the bar around it draws the frame and takes what is dropped. Lives on the GUI thread.

    `take_pasted` is offered what is pasted and is no plain text, and says whether it took it.
    """

    went_down = Signal()
    went_up = Signal()
    went_left = Signal()
    """The way leads out at the start of the text."""
    erased_before_start = Signal()
    """Backspace was pressed where there is no text before the cursor."""
    escaped = Signal()
    entered = Signal()
    tabbed = Signal()
    """Tab was pressed while `takes_tab` said that it does not lead on to the next widget."""
    clicked = Signal()
    focus_changed = Signal(bool)

    def __init__(self, parent: QWidget, take_pasted: Callable[[QMimeData], bool]) -> None:
        super().__init__(parent)
        self._take_pasted = take_pasted
        self.takes_tab: Callable[[], bool] = lambda: False
        self.setProperty("kind", "bare")
        self.setAcceptDrops(False)
        self.setAccessibleName(self.tr("Search your photos"))

    def _is_at_start(self) -> bool:
        return self.cursorPosition() == 0 and not self.hasSelectedText()

    def _key_out(self, event: QKeyEvent) -> bool:
        """Hand on a key that leads out of the text; False if it is the text's own."""
        match event.key():
            case Qt.Key.Key_Down:
                self.went_down.emit()
            case Qt.Key.Key_Up:
                self.went_up.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Left if self._is_at_start() and not event.modifiers():
                self.went_left.emit()
            case Qt.Key.Key_Backspace if self._is_at_start():
                self.erased_before_start.emit()
            case _:
                return False
        return True

    def _keep(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the field before anybody else hears of it."""
        if event.type() is QEvent.Type.ShortcutOverride:
            # while the user types, Esc belongs to the field and not to a shortcut of the window
            return event.key() == Qt.Key.Key_Escape
        is_tab = event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and not event.modifiers()
        if is_tab and self.takes_tab():
            self.tabbed.emit()
            return True
        return False

    def _paste(self) -> bool:
        """Hand on pictures; a word processor's text comes with a picture of it, which nobody means."""
        mime = QGuiApplication.clipboard().mimeData()
        is_more = mime is not None and (mime.hasUrls() or (mime.hasImage() and not mime.hasText()))
        return is_more and self._take_pasted(mime)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if not self._key_out(event) and not (is_paste and self._paste()):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._keep(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.clicked.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)
