"""Batch: photos that surely have the label, to be confirmed all at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from photolens.domain.photo import PhotoCard, PhotoId
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.grid import Thumbnails
from photolens.gui.review.key_button import KeyButton
from photolens.gui.review.keys import Command
from photolens.gui.review.mosaic import Mosaic
from photolens.gui.tool_button import tool_button
from photolens.labelling.results import Candidate

SMALL, LARGE = 12, 24
"""Photos of a batch."""
ROOMY_PX2 = 640 * 440
"""From this area on there is room for large batches."""


class Batch(QWidget):
    """Tiles, what unticking one means, and the button that confirms the others. Lives on the GUI thread."""

    commanded = Signal(object)
    """Command: a button was pressed."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._label = ""
        self.mosaic = Mosaic(thumbnails)
        self._build()
        self._lay_out()
        self._connect()

    def set_label(self, name: str) -> None:
        """Ask about this label."""
        self._label = name
        self.sentence.set_texts(self.tr("Are these all “{label}”?").format(label=name))
        self._say()

    def show_batch(self, batch: Sequence[Candidate], cards: Mapping[PhotoId, PhotoCard]) -> None:
        """Ask about these."""
        self.mosaic.show_batch(batch, cards)

    def set_can_go_back(self, can_go_back: bool) -> None:
        """Whether there is an answer to take back."""
        self.take_back.setEnabled(can_go_back)

    @property
    def room(self) -> int:
        """How many photos the next batch should have."""
        return LARGE if self.width() * self.height() >= ROOMY_PX2 else SMALL

    def _build(self) -> None:
        self.sentence = FittingLabel()
        self.sentence.setProperty("role", "heading")
        self.hint = QLabel(wordWrap=True)
        self.hint.setProperty("role", "muted")
        self.confirm = KeyButton("check", "", ("↵",), role="on_accent")
        self.confirm.setProperty("kind", "primary")
        self.skip = KeyButton("chevron-right", self.tr("Not now"), ("S",), role="muted")
        self.take_back = tool_button("undo-2", self.tr("Take the last answer back (Backspace)"))

    def _lay_out(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(4)
        body.addWidget(self.sentence)
        body.addWidget(self.hint)
        body.addSpacing(8)
        body.addWidget(self.mosaic, 1)
        foot = QFrame()
        foot.setProperty("kind", "bar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(self.take_back)
        row.addStretch(1)
        row.addWidget(self.skip)
        row.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        buttons = {self.confirm: Command.CONFIRM, self.skip: Command.SKIP, self.take_back: Command.TAKE_BACK}
        for button, command in buttons.items():
            button.clicked.connect(lambda _checked=False, command=command: self.commanded.emit(command))
        self.mosaic.ticked.connect(self._say)

    def _say(self) -> None:
        unticked = len(self.mosaic.unticked())
        ticked = len(self.mosaic.tiles) - unticked
        self.confirm.set_words(self.tr("Confirm %n photo(s)", "", ticked) if ticked else self.tr("None of these"))
        if unticked:
            kept = self.tr("%n unticked photo(s) will be marked as not “{label}”.", "", unticked)
            self.hint.setText(kept.format(label=self._label))
        else:
            self.hint.setText(self.tr("Untick those that are not: click them, or go there and press Space."))
