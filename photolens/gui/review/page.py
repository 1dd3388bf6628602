"""Page: the review of a label in the main area, made to be worked through by keyboard alone."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyMessage, EmptyState
from photolens.gui.grid import Thumbnails
from photolens.gui.review import ending
from photolens.gui.review.batch import Batch
from photolens.gui.review.exchange import Exchange, Reading
from photolens.gui.review.header import Header
from photolens.gui.review.keys import Command, command_of, is_meant, is_override
from photolens.gui.review.question import Question
from photolens.gui.review.sitting import Phase, Sitting, Step

LOOKING_MS = 400
"""A queue that takes longer than this is announced."""


class ReviewPage(QFrame):
    """Asks about the photos of one label; every answer is sent at once. Lives on the GUI thread.

    Keys work wherever on the page the focus is. Single photos: A or Right says yes, R or Left no, S or Down skips,
    Backspace or Up takes back. Batches: arrows and Space untick, Enter confirms, S passes over. Always: B goes from one
    to the other, E explains, O opens the photo, Esc leaves.
    """

    closed = Signal()
    """The user wants to leave, or the label is gone."""
    photo_explained = Signal(object, object)
    """LabelId, PhotoId: why Photolens thinks what it thinks of it is asked."""
    photo_opened = Signal(object)
    """PhotoId: it is to be seen in the viewer."""
    label_edit_requested = Signal(object)
    """LabelId."""
    shelf_requested = Signal(object)
    """LabelId: all photos that have it are to be seen."""

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._sitting = Sitting()
        self.setProperty("kind", "canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._label: LabelId | None = None
        self._reading: Reading | None = None
        self._first: Reading | None = None
        self._cards: dict[PhotoId, PhotoCard] = {}
        self.header = Header()
        self.question = Question(context, thumbnails)
        self.batch = Batch(thumbnails)
        self.empty = EmptyState()
        self._exchange = Exchange(context, self)
        self._looking = QTimer(self, singleShot=True, interval=LOOKING_MS)
        self._do = self._known_commands()
        self._lay_out()
        self._make_actions()
        self._connect()

    def show_label(self, label: LabelId) -> None:
        """Begin a sitting for a label."""
        self._sitting, self._label = Sitting(), label
        self._reading = self._first = None
        self._cards.clear()
        self.header.hide()
        self._body.setCurrentWidget(self._blank)
        self._looking.start()
        self._exchange.ask_for_more(0)
        self._exchange.begin(label)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> PhotoId | None:
        """The photo that is looked at, for the actions of the window; None while there is none."""
        if self.phase is Phase.ASKING:
            return self.question.photo
        tile = self.batch.mosaic.current() if self.phase is Phase.BATCH else None
        return tile.candidate.photo if tile else None

    @property
    def phase(self) -> Phase:
        """What is on show."""
        return self._sitting.phase

    @property
    def is_settled(self) -> bool:
        """Whether every answer has reached the library; tests wait for it."""
        return self._exchange.is_settled

    # building

    def _lay_out(self) -> None:
        body, self._blank = QWidget(), QWidget()
        self._body = QStackedLayout(body)
        for widget in (self._blank, self.question, self.batch, self.empty):
            self._body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(body, 1)

    def _make_actions(self) -> None:
        """What can be done when nothing is asked."""
        self._more = self._action(self.tr("Ask me more"), self._switch)
        self._shelf = self._action(self.tr("Show photos"), lambda: self.shelf_requested.emit(self._label))
        self._edit = self._action(self.tr("Edit label"), lambda: self.label_edit_requested.emit(self._label))
        self._leave = self._action(self.tr("Back"), self.closed.emit)

    def _action(self, text: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _connect(self) -> None:
        for part in (self.header, self.question, self.batch):
            part.commanded.connect(lambda command: self._do[command]())
        self.question.photo_chosen.connect(self._on_photo_chosen)
        self._exchange.read.connect(self._on_read)
        self._exchange.failed.connect(self._on_failed)
        self._exchange.gone.connect(self._on_gone)
        self._looking.timeout.connect(lambda: self._say(ending.looking()))

    def _known_commands(self) -> Mapping[Command, Callable[[], object]]:
        walks = (Command.LEFT, Command.RIGHT, Command.UP, Command.DOWN)
        return {
            Command.ACCEPT: partial(self._answer, has_label=True),
            Command.REJECT: partial(self._answer, has_label=False),
            Command.SKIP: self._skip,
            Command.TAKE_BACK: self._take_back,
            Command.SWITCH: self._switch,
            Command.EXPLAIN: self._explain,
            Command.OPEN: self._open,
            Command.LEAVE: self.closed.emit,
            Command.CONFIRM: self._confirm,
            Command.TICK: self._tick,
            **{walk: partial(self.batch.mosaic.walk, walk) for walk in walks},
        }

    # what the user does

    def _answer(self, *, has_label: bool) -> None:
        if self.phase is Phase.ASKING:
            self._send(self._sitting.answer(has_label))

    def _confirm(self) -> None:
        if self.phase is Phase.BATCH:
            self._send(self._sitting.confirm(self.batch.mosaic.unticked()))

    def _send(self, step: Step) -> None:
        self._exchange.answer(step.accepted, step.rejected)
        self._show()

    def _skip(self) -> None:
        if self.phase in {Phase.ASKING, Phase.BATCH}:
            self._sitting.skip()
            self._exchange.ask_for_more(self._sitting.skipped)
            self._show()

    def _take_back(self) -> None:
        if self._sitting.can_go_back:
            step = self._sitting.back()
            if step.answered:
                self._exchange.take_back(step.answered)
            self._show_again(step)

    def _switch(self) -> None:
        self._sitting.switch()
        self._show()

    def _tick(self) -> None:
        tile = self.batch.mosaic.current()
        if tile is not None:
            tile.click()

    def _explain(self) -> None:
        if (photo := self.current()) is not None:
            self.photo_explained.emit(self._label, photo)

    def _open(self) -> None:
        if (photo := self.current()) is not None:
            self.photo_opened.emit(photo)

    def _on_photo_chosen(self, photo: PhotoId) -> None:
        self._sitting.ask_next(photo)
        self._show()

    # what the library says

    def _on_read(self, reading: Reading) -> None:
        self._looking.stop()
        self._reading, self._first = reading, self._first or reading
        self._cards.update(reading.cards)
        self._name(reading.label.name)
        self._sitting.set_batch_size(self.batch.room)
        undone = self._sitting.heard(reading.words)
        self._sitting.refill(reading.queue)
        if undone:
            self._show_again(undone)
        else:
            self._show()

    def _on_failed(self, reason: str) -> None:
        self._looking.stop()
        if self._reading is None:
            self._say(ending.cannot_ask(reason))

    def _on_gone(self) -> None:
        self._looking.stop()
        self._label = None
        self.closed.emit()

    # showing

    def _name(self, name: str) -> None:
        self.header.show_label(name)
        self.question.set_label(name)
        self.batch.set_label(name)
        self.setAccessibleName(self.header.title.accessibleName())

    def _show_again(self, step: Step) -> None:
        self._show()
        if step.is_batch:
            self.batch.mosaic.untick(step.rejected)

    def _show(self) -> None:
        sitting = self._sitting
        if self.phase is Phase.ASKING:
            self.question.show_waiting(sitting.waiting, self._cards, threshold=sitting.threshold)
            self._turn_to(self.question)
        elif self.phase is Phase.BATCH:
            self.batch.show_batch(sitting.batch, self._cards)
            self._turn_to(self.batch)
        elif self.phase is Phase.DONE:
            self._show_ending()
        self._show_header()

    def _show_header(self) -> None:
        reading, first, sitting = self._reading, self._first, self._sitting
        if reading is None or first is None:
            return
        answered = first.queue.answered + sitting.said
        self.header.show_progress(answered, reading.photos, reading.photos - first.photos)
        is_batch = self.phase is Phase.BATCH
        others = bool(sitting.waiting) if is_batch else sitting.sure > 0
        self.header.show_switch(is_batch, sitting.sure, is_possible=others and self.phase is not Phase.DONE)
        self.header.show()
        for part in (self.question, self.batch):
            part.set_can_go_back(sitting.can_go_back)

    def _show_ending(self) -> None:
        reading, first, sitting = self._reading, self._first, self._sitting
        if reading is None or first is None:
            return
        if not (sitting.can_go_back or first.queue.answered or reading.photos):
            self._say(ending.nothing_to_ask(reading.label.name))
            return
        message = ending.achieved(sitting, reading.label.name, reading.photos, reading.photos - first.photos)
        self._more.setEnabled(bool(sitting.waiting))
        ways_on = (self._more, self._shelf) if sitting.has_open_questions else (self._shelf, self._more)
        self._say(message, *(way for way in ways_on if way.isEnabled()), self._edit, self._leave)

    def _say(self, message: EmptyMessage, *actions: QAction) -> None:
        has_keyboard = self._has_keyboard
        self.empty.show_message(message, actions or (self._leave,))
        self._body.setCurrentWidget(self.empty)
        if has_keyboard:
            self._hand_focus_on()

    # focus and keys

    @property
    def _has_keyboard(self) -> bool:
        """Whether it is here or nowhere; ask before a part is hidden, as Qt hands it to any other widget then."""
        focus = QApplication.focusWidget()
        return self.isVisible() and (focus is None or focus is self or self.isAncestorOf(focus))

    def _turn_to(self, part: QWidget) -> None:
        """Show a part, and let it have the keyboard if the page has it."""
        is_wanted = self._has_keyboard and (part is self.batch or self._body.currentWidget() is not part)
        self._body.setCurrentWidget(part)
        if is_wanted:
            self._hand_focus_on()

    def _hand_focus_on(self) -> None:
        """The keyboard goes where it is of use on this page."""
        widget = self._body.currentWidget()
        if widget is self.question:
            self.question.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        elif widget is self.batch:
            self.batch.mosaic.focus_current()
        elif widget is self.empty:
            QTimer.singleShot(0, self, self._focus_ending)  # its buttons are there when the event loop has turned

    def _focus_ending(self) -> None:
        """Enter presses the obvious button."""
        buttons = [button for button in self.empty.findChildren(QPushButton) if button.isVisible()]
        for button in buttons:
            button.setAutoDefault(True)
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._hand_focus_on()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._exchange.set_open(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._looking.stop()
        self._exchange.set_open(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event, is_batch=self.phase is Phase.BATCH)
        if command is None:
            super().keyPressEvent(event)
        elif is_meant(event, command):
            self._do[command]()

    @override
    def event(self, event: QEvent) -> bool:
        """Keys of the review are not for the shortcuts of the window."""
        if is_override(event, is_batch=self.phase is Phase.BATCH):
            event.accept()
            return True
        return super().event(event)
