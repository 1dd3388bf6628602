"""Caption: the field in which photos are described."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy
from typing_extensions import override

FEWEST_LINES, MOST_LINES = 2, 8
EDGES_PX = 14
"""Above and below the text together: border and padding of the style sheet."""


class CaptionEdit(QPlainTextEdit):
    """Grows with its text. What is typed counts when the field is left, or at Ctrl+Enter; Esc takes it back.

    A value of None means that the captions of the photos differ.
    """

    committed = Signal(str)
    """Another caption than the one that was shown."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: str | None = ""
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Caption"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.show_caption("")

    @property
    def is_edited(self) -> bool:
        """Whether there is something in it that is not committed yet."""
        return self.toPlainText().strip() != (self._shown or "").strip()

    def show_caption(self, caption: str | None) -> None:
        """Show a value; whatever was being typed is gone."""
        self._shown = caption
        several = self.tr("Different captions")
        self.setPlaceholderText(several if caption is None else self.tr("Add a caption"))
        if self.toPlainText() != (caption or ""):
            self.setPlainText(caption or "")
        self._fit()

    def refresh_caption(self, caption: str | None) -> None:
        """Show what the caption is by now, unless the user is busy with it."""
        if not self.is_edited:
            self.show_caption(caption)

    def commit(self) -> None:
        """Tell what was typed, if it is anything new."""
        if self.is_edited:
            self._shown = self.toPlainText().strip()
            self.committed.emit(self._shown)

    def _fit(self) -> None:
        """As high as the text, within bounds."""
        needed = round(self.document().size().height())
        lines = min(MOST_LINES, max(FEWEST_LINES, needed))
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        margins = round(2 * self.document().documentMargin()) + EDGES_PX
        height_px = lines * self.fontMetrics().lineSpacing() + margins
        if height_px != self.height():
            self.setFixedHeight(height_px)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.is_edited:
            self.show_caption(self._shown)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        # Esc means "back" to the window, but not while it means "as it was" here
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._claims(event):
            event.accept()
            return True
        return super().event(event)

    def _claims(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.is_edited

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.commit()  # the window may be closing, and tells nobody that the focus is gone

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()
