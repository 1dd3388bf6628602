"""ModelOffer: one quiet line above the photos that tells once of a model that understands them better."""

from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from photolens.domain.change import LibraryChange
from photolens.domain.model import ModelEntry
from photolens.gui.context import Context
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icon_label import IconLabel
from photolens.gui.models.words import bytes_words, title_words
from photolens.gui.tasks import Tasks
from photolens.library import Library

LANE = "model-offer"
HEIGHT_PX = 40
SETTLE_MS = 2000
"""After a change of the library it is asked so late whether there is something to offer: it must not hurry anybody."""


class Offer(NamedTuple):
    """What is offered."""

    entry: ModelEntry
    addition_bytes: int
    """What is to be downloaded before the model; 0 where nothing is."""


class ModelOffer(QFrame):
    """Shows itself when there is something to offer, and never again once it was answered. Lives on the GUI thread."""

    accepted = Signal(str)
    """The name of the model that the user wants to see."""
    declined = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "offer")
        self._context = context
        self._name = ""
        self._is_answered = False
        self._words = FittingLabel()
        self._show_button = QPushButton(self.tr("Show me"))
        self._decline_button = QPushButton(self.tr("No, thanks"))
        self._lay_out()
        self.hide()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.consider)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def consider(self) -> None:
        """Look whether there is something to offer; call it when the window has settled."""
        if not self._is_answered:
            library = self._context.library
            self._context.tasks.run(lambda: offered(library), self._on_offer_known, lane=LANE)

    def text(self) -> str:
        """What it says where there is room, or said last."""
        return self._words.accessibleName()

    def _lay_out(self) -> None:
        self._show_button.setProperty("kind", "quiet")
        self._decline_button.setProperty("kind", "quiet")
        self._show_button.clicked.connect(self._on_show_clicked)
        self._decline_button.clicked.connect(self._on_decline_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(IconLabel("sparkles", "accent"))
        row.addWidget(self._words, 1)
        row.addWidget(self._show_button)
        row.addWidget(self._decline_button)
        self.setFixedHeight(HEIGHT_PX)

    def _on_library_change(self, change: LibraryChange) -> None:
        is_news = change.model or (self.isHidden() and bool(change.photos))
        if is_news and not self._is_answered and not self._settle.isActive():
            self._settle.start()

    def _on_offer_known(self, offer: Offer | None) -> None:
        if offer is None or self._is_answered:
            self.hide()
            return
        self._name = offer.entry.card.name
        self._words.set_texts(*self._sentences(offer))
        self._show_button.setAccessibleDescription(self.text())
        self.show()

    def _sentences(self, offer: Offer) -> list[str]:
        """The same, longest first."""
        model, size = title_words(offer.entry.card), bytes_words(offer.entry.card.download_bytes)
        once = self.tr("{size}, once.")
        if offer.addition_bytes:
            once = self.tr("{addition} for an addition and {size} for the model, once.")
        once = once.format(size=size, addition=bytes_words(offer.addition_bytes))
        long = self.tr("{model} understands your photos better than the built-in model.").format(model=model)
        short = self.tr("{model} understands photos better.").format(model=model)
        return [f"{long} {once}", f"{short} {once}", short, model]

    def _end(self) -> None:
        self._is_answered = True
        self._settle.stop()
        self.hide()

    def _on_show_clicked(self) -> None:
        self._end()
        self.accepted.emit(self._name)

    def _on_decline_clicked(self) -> None:
        self._end()
        decline(self._context.library, self._context.tasks)
        self.declined.emit()


def offered(library: Library) -> Offer | None:
    """What to offer now, which is nothing as long as there are no photos; any thread."""
    entry = library.models.offered()
    if entry is None or not library.overview().photos:
        return None
    return Offer(entry, library.models.addition.entry().download_bytes if entry.missing_extra else 0)


def decline(library: Library, tasks: Tasks) -> None:
    """Remember that nothing is to be offered any more."""
    tasks.run(library.models.decline_offer)
