"""Question: one photo, as large as there is room, and whether it has the label."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.explanation.meter import ScoreMeter, score_text
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.grid import Thumbnails
from photolens.gui.review.key_button import KeyButton
from photolens.gui.review.keys import Command
from photolens.gui.review.strip import Strip
from photolens.gui.tool_button import tool_button
from photolens.gui.viewer.canvas import Canvas
from photolens.gui.viewer.feed import Feed
from photolens.gui.viewer.walk import Walk
from photolens.gui.viewer.zoom import Size
from photolens.labelling.results import Candidate

SETTLE_MS = 120
"""After the last change of size or zoom before anything is decoded for it."""
ROOMY_PX = 520
"""From this height on there is room for what comes next."""
METER_PX = 360
MARGIN_PX = 12
"""Around the photo."""
SMALL_PX, ENLARGED = 1024, 2.5
"""Pictures whose long side is no longer than this are shown up to so many times larger, as far as there is room."""
UNSURE = 0.1
"""A score that lies no farther than this from the threshold says little."""


class Question(QWidget):
    """Shows the first of the photos that wait, its score, and the buttons to answer. Lives on the GUI thread."""

    commanded = Signal(object)
    """Command: a button was pressed."""
    photo_chosen = Signal(object)
    """PhotoId: it is to be asked about now."""

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._waiting: tuple[Candidate, ...] = ()
        self._cards: Mapping[PhotoId, PhotoCard] = {}
        self._enlarged = 1.0
        self.canvas = Canvas(self)
        self._feed = Feed(context, self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._build(thumbnails)
        self._lay_out()
        self._connect()

    def show_waiting(
        self, waiting: Sequence[Candidate], cards: Mapping[PhotoId, PhotoCard], *, threshold: float
    ) -> None:
        """Ask about the first of these; the others come next."""
        before = self.photo
        self._waiting, self._cards = tuple(waiting), cards
        if waiting:
            self._show_score(waiting[0].score, threshold)
        self.strip.show_photos([candidate.photo for candidate in waiting[1:]], cards)
        self._feed_on()
        if self.photo != before:
            self._show_photo()

    def set_label(self, name: str) -> None:
        """Ask about this label."""
        self.sentence.set_texts(self.tr("Is this “{label}”?").format(label=name))

    def set_can_go_back(self, can_go_back: bool) -> None:
        """Whether there is an answer to take back."""
        self.take_back.setEnabled(can_go_back)

    @property
    def photo(self) -> PhotoId | None:
        """The photo that is asked about."""
        return self._waiting[0].photo if self._waiting else None

    # building

    def _build(self, thumbnails: Thumbnails) -> None:
        self.strip = Strip(thumbnails)
        self.sentence = FittingLabel()
        self.sentence.setProperty("role", "heading")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.meter = ScoreMeter()
        self.leaning, self.numbers = _caption(Qt.AlignmentFlag.AlignRight), _caption(Qt.AlignmentFlag.AlignLeft)
        self.reject = KeyButton("x", self.tr("No"), ("R", "←"), role="danger")
        self.skip = KeyButton("chevron-right", self.tr("Skip"), ("S", "↓"), role="muted")
        self.accept = KeyButton("check", self.tr("Yes"), ("A", "→"), role="good")
        self.take_back = tool_button("undo-2", self.tr("Take the last answer back (Backspace)"))
        self.explain = tool_button("info", self.tr("Why? (E)"))
        self.open = tool_button("eye", self.tr("Open the photo (O)"))

    def _lay_out(self) -> None:
        self.foot = QFrame()
        self.foot.setProperty("kind", "bar")
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(16, 12, 16, 14)
        foot.setSpacing(10)
        foot.addWidget(self.sentence)
        foot.addLayout(self._score_row())
        foot.addLayout(self._button_row())
        foot.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        around = QVBoxLayout()
        around.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        around.addWidget(self.canvas)
        column.addLayout(around, 1)
        column.addWidget(self.foot)

    def _score_row(self) -> QHBoxLayout:
        self.meter.setMaximumWidth(METER_PX)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        row.addWidget(self.leaning)
        row.addWidget(self.meter, 4)
        row.addWidget(self.numbers)
        row.addStretch(1)
        return row

    def _button_row(self) -> QHBoxLayout:
        """The answers in the middle, whatever lies beside them."""
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        for button in (self.take_back, self.explain, self.open):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            beside.addWidget(button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for answer in (self.reject, self.skip, self.accept):
            row.addWidget(answer)
        row.addLayout(beside, 1)
        return row

    def _connect(self) -> None:
        buttons = {
            self.accept: Command.ACCEPT,
            self.reject: Command.REJECT,
            self.skip: Command.SKIP,
            self.take_back: Command.TAKE_BACK,
            self.explain: Command.EXPLAIN,
            self.open: Command.OPEN,
        }
        for button, command in buttons.items():
            button.clicked.connect(lambda _checked=False, command=command: self.commanded.emit(command))
        self.strip.photo_chosen.connect(self.photo_chosen)
        self.canvas.view_changed.connect(self._settling.start)
        self.canvas.scale_changed.connect(self._settling.start)
        self._settling.timeout.connect(self._on_settled)
        self._feed.picture_changed.connect(self._show_levels)

    # showing

    def _show_score(self, score: float, threshold: float) -> None:
        self.meter.show_score(score, threshold)
        self.leaning.setText(self._leaning(score - threshold))
        numbers = self.tr("{score} · threshold {threshold}")
        self.numbers.setText(numbers.format(score=score_text(score), threshold=score_text(threshold)))
        self._keep_apart()

    def _leaning(self, above: float) -> str:
        if abs(above) < UNSURE:
            return self.tr("Photolens is not sure")
        return self.tr("Photolens thinks so") if above > 0 else self.tr("Photolens thinks it is not")

    def _keep_apart(self) -> None:
        """Both texts are equally wide, so that the meter stays in the middle, and where it was."""
        widest = max(self.leaning.sizeHint().width(), self.numbers.sizeHint().width(), self.leaning.minimumWidth())
        self.leaning.setMinimumWidth(widest)
        self.numbers.setMinimumWidth(widest)

    def _show_photo(self) -> None:
        photo = self.photo
        card = None if photo is None else self._cards.get(photo)
        self._enlarged = enlargement(card) * self.devicePixelRatioF() if card else 1.0
        size = Size(max(1, card.width_px) * self._enlarged, max(1, card.height_px) * self._enlarged) if card else None
        self.canvas.show_picture(photo, size)
        self.canvas.setAccessibleName("" if card is None else card.path.name)
        self._show_levels()

    def _show_levels(self) -> None:
        levels = self._feed.levels
        self.canvas.show_levels(levels)
        if self._feed.trouble and not levels:
            self.canvas.show_missing()

    def _feed_on(self) -> None:
        if self.isVisible():
            self._feed.go(Walk.through([candidate.photo for candidate in self._waiting], 0))

    def _on_settled(self) -> None:
        if self.isVisible():
            self._feed.set_view(self.canvas.view)
            self._feed.look_closer(None if self.canvas.is_fitted else self.canvas.scale * self._enlarged)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._feed.set_view(self.canvas.view)
        self._feed_on()
        self._show_photo()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on, and no memory is held, while something else is looked at."""
        super().hideEvent(event)
        self._settling.stop()
        self._feed.rest()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.setVisible(self.height() >= ROOMY_PX)


def enlargement(card: PhotoCard) -> float:
    """How many times larger than it is a picture may be shown: a small one would be lost in the middle."""
    return ENLARGED if max(card.width_px, card.height_px) <= SMALL_PX else 1.0


def _caption(alignment: Qt.AlignmentFlag) -> QLabel:
    label = QLabel()
    label.setProperty("role", "caption")
    label.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
    return label
