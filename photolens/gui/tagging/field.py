"""LabelField: where a label is added by its name, with the labels that fit what is being typed."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId
from photolens.gui.context import Context
from photolens.gui.icons import icon
from photolens.gui.tagging.matching import called, matching, without
from photolens.gui.tagging.reading import names_of
from photolens.gui.tagging.suggestions import Suggestions

OWN_KEYS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down}
Names = Mapping[LabelId, str]


class LabelField(QLineEdit):
    """Takes a label's name. The names are read when the field gets the focus. Lives on the GUI thread."""

    label_chosen = Signal(object)
    """A LabelId."""
    name_entered = Signal(str)
    """A name that no label has."""

    def __init__(self, context: Context, lane: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._lane = context, lane
        self._names: Names | None = None
        self._known: frozenset[LabelId] = frozenset()
        self.setPlaceholderText(self.tr("Add label…"))
        self.setAccessibleName(self.tr("Add label"))
        sign = QAction(icon("tag", "faint"), self.tr("Add label"), self)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.suggestions = Suggestions(self)
        self.suggestions.chosen.connect(self._on_suggestion_chosen)
        self.textEdited.connect(lambda _text: self._suggest())
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def set_known(self, labels: Iterable[LabelId]) -> None:
        """Labels that need not be suggested."""
        self._known = frozenset(labels)

    def reset(self) -> None:
        """Forget what was typed."""
        self.clear()
        self.suggestions.hide()

    @property
    def typed(self) -> str:
        """What was typed, without spaces around it or twice within."""
        return " ".join(self.text().split())

    # names

    def _with_names(self, then: Callable[[Names], None]) -> None:
        """Call `then` with all names, at once if they are known."""
        if self._names is not None:
            then(self._names)
            return

        def take(names: Names) -> None:
            self._names = names
            then(names)

        self._context.tasks.run(partial(names_of, self._context.library), take, lane=self._lane)

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.labels:
            self._names = None

    # suggestions

    def _suggest(self) -> None:
        if self.typed:
            self._with_names(self._show_suggestions)
        else:
            self.suggestions.hide()

    def _show_suggestions(self, names: Names) -> None:
        if not self.hasFocus() or not self.typed:
            return
        offered = without(names, self._known)
        found = [(label, offered[label]) for label in matching(offered, self.typed)]
        self.suggestions.show_labels(found, self.typed if called(names, self.typed) is None else "")

    def _on_suggestion_chosen(self, label: LabelId | None) -> None:
        if label is None:
            self._enter(self._names or {})
        else:
            self._take(label)

    # entering

    def _enter(self, names: Names) -> None:
        """Add the label of exactly the name that was typed, or ask for it to be made."""
        typed = self.typed
        label = called(names, typed)
        if label is not None:
            self._take(label)
        elif typed:
            self.reset()
            self.name_entered.emit(typed)

    def _take(self, label: LabelId) -> None:
        self.reset()
        self.label_chosen.emit(label)

    def _claims(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        return key in OWN_KEYS or (key is Qt.Key.Key_Escape and bool(self.text()))

    @override
    def event(self, event: QEvent) -> bool:
        # Enter and Esc mean other things to the window
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._claims(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not self.suggestions.choose():
                    self._with_names(self._enter)
            case Qt.Key.Key_Down if self.suggestions.isVisible():
                self.suggestions.step(1)
            case Qt.Key.Key_Up if self.suggestions.isVisible():
                self.suggestions.step(-1)
            case Qt.Key.Key_Escape if self.text():
                self.reset()
            case _:
                super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._with_names(lambda _names: None)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.suggestions.hide()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.suggestions.hide()
