"""ModelPage: the models there are, which one answers searches, and having, choosing and leaving them."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout
from typing_extensions import override

from photolens.domain.addition import AdditionState
from photolens.domain.change import LibraryChange
from photolens.domain.model import STARTER, ModelCard, ModelEntry
from photolens.gui.activity import Preparation, prepared
from photolens.gui.context import Context
from photolens.gui.models.adding import AddingState
from photolens.gui.models.downloads import Downloads
from photolens.gui.models.shelf import Shelf, read_shelf
from photolens.gui.models.standing import Deed, standing
from photolens.gui.models.words import title_words
from photolens.gui.preferences.models.addition_card import AdditionCard
from photolens.gui.preferences.models.addition_deeds import AdditionDeeds
from photolens.gui.preferences.models.addition_look import addition_look
from photolens.gui.preferences.models.deeds import Deeds
from photolens.gui.preferences.models.device_box import DeviceBox
from photolens.gui.preferences.models.extra import ExtraCard
from photolens.gui.preferences.models.finding import FindDialog
from photolens.gui.preferences.models.importing import ImportDialog
from photolens.gui.preferences.models.listing import Listing
from photolens.gui.preferences.models.look import Look
from photolens.gui.preferences.models.now import NowCard
from photolens.gui.preferences.page import Notice, Page, button, label
from photolens.gui.tasks import sentence
from photolens.indexing.events import GenerationFailed, GenerationProgress

LANE, DEVICE_LANE = "preferences-model", "preferences-device"


class ModelPage(Page):
    """Says here what could not be done. Listens to the library while it is shown."""

    model_chosen = Signal(str)
    """The name of a model; unless it answers already, the indexer has its vectors to make."""

    def __init__(self, context: Context, downloads: Downloads | None = None) -> None:
        super().__init__(self.tr("Model"))
        self._context = context
        self._shelf = Shelf()
        self._preparation: Preparation | None = None
        self._wanted = ""
        self.deeds = Deeds(context, downloads or Downloads(context, self), self)
        self._build_top()
        self._build_list()
        self._build_foot()
        if contents := self.widget():
            contents.installEventFilter(self)
        self.deeds.changed.connect(self._render)
        self.deeds.chosen.connect(self.model_chosen)
        self.deeds.downloads.changed.connect(self._on_download_changed)

    def refresh(self) -> None:
        """Ask for the models."""
        library = self._context.library
        self._context.tasks.run(
            lambda: read_shelf(library),
            self.while_open(self._on_shelf_known),
            lane=LANE,
            failed=self.while_open(lambda error: self.notice.complain(sentence(error))),
        )

    def show_model(self, name: str) -> None:
        """Bring a model into view, as soon as it is listed, and measure how fast it is here, if nobody has."""
        self._wanted = name
        self._show_wanted()

    # building

    def _build_top(self) -> None:
        words = self.tr(
            "The model turns photos and words into numbers that can be compared. It runs on this computer only."
        )
        self.add(label(words, "muted"))
        self.now, self.extra, self.notice = NowCard(), ExtraCard(), Notice()
        self.addition, self._adding_state = AdditionCard(), AddingState.IDLE
        self.addition_deeds = AdditionDeeds(self._context, self.deeds.downloads.adding, self)
        self.now.chosen.connect(self.deeds.use)
        self.addition.asked.connect(self.addition_deeds.do)
        self.addition_deeds.changed.connect(self._on_addition_changed)
        for widget in (self.now, self.extra, self.addition, self.notice):
            self.add(widget)

    def _build_list(self) -> None:
        self.models = Listing()
        self.models.asked.connect(self._on_asked)
        self.add(self.models)
        self.find_button, self.import_button = (
            button("search", self.tr("Choose…")),
            button("upload", self.tr("Import…")),
        )
        self.find_button.clicked.connect(self._on_find_clicked)
        self.import_button.clicked.connect(self._on_import_clicked)
        card = self.add_card(self.tr("Other models"))
        card.add_row(
            self.tr("Use another open_clip model"), self.tr("By its name, with its weights."), self.find_button
        )
        card.add_row(
            self.tr("Import a file"), self.tr("Weights of your own, if open_clip can load them."), self.import_button
        )

    def _build_foot(self) -> None:
        self.device = DeviceBox(self._context.library.settings.model.device)
        self.device.devices_wanted.connect(self._on_devices_wanted)
        self.device.device_chosen.connect(self._on_device_chosen)
        note = self.tr("Where models do their work. The built-in model always runs on the processor.")
        self.add_card(self.tr("Hardware")).add_row(self.tr("Runs on"), note, self.device)

    # showing

    def _render(self) -> None:
        self.models.show_looks([self._look(entry) for entry in self._shelf.entries])
        self.now.setVisible(bool(self._shelf.entries))
        self.now.show_shelf(self._shelf, self._preparing(), is_busy=bool(self.deeds.choosing))
        missing = {entry.card.extra for entry in self._shelf.entries if entry.missing_extra}
        of_pip = missing if self._shelf.addition.state is AdditionState.FROM_PIP else set[str]()
        self.extra.show_extra("clip" if "clip" in of_pip else min(of_pip, default=""), is_for_some="clip" not in of_pip)
        self._show_addition()
        self.find_button.setDisabled("clip" in missing)
        self.import_button.setDisabled("clip" in missing)
        for layout in self.findChildren(QLayout):
            layout.invalidate()  # one below the other; by itself each would tell the one above a moment later
        self._fit()
        self._show_wanted()

    def _look(self, entry: ModelEntry) -> Look:
        name, deeds = entry.card.name, self.deeds
        own, running = deeds.downloads.of(name), deeds.downloads.running()
        return Look(
            entry,
            standing(entry, self._shelf, running=running, own=own, choosing=deeds.choosing),
            is_recommended=name == self._shelf.recommended,
            download=own,
            preparation=self._preparing(),
            speed=deeds.speeds.of(name),
            is_measuring=deeds.measuring == name,
            fault=deeds.faults.get(name, ""),
            addition_bytes=0 if deeds.downloads.adding.is_under_way else self._shelf.addition_bytes(entry),
            is_out_of_reach=self._shelf.is_out_of_reach(entry),
        )

    def _show_addition(self) -> None:
        self.addition.show_look(
            addition_look(self._shelf.addition, self.deeds.downloads.adding, self.addition_deeds.fault)
        )

    def _preparing(self) -> Preparation | None:
        """How far the chosen model is: as the indexer told last, else as the catalogue has it."""
        entry = self._shelf.preparing
        if entry is None:
            return None
        name = entry.card.name
        if self._preparation is not None and self._preparation.model == name:
            return self._preparation
        known = self._shelf.generation(name)
        return Preparation(name, known.vectors, known.vectors + known.missing) if known else None

    def _show_wanted(self) -> None:
        if view := self.models.view(self._wanted):
            self._wanted = ""
            self.ensureWidgetVisible(view)
            view.button.setFocus()
            self._estimate(view.name)

    def _estimate(self, name: str) -> None:
        entry, serving = self._shelf.entry(name), self._shelf.serving
        can_run = entry is not None and not entry.missing_extra and self.deeds.downloads.running() is None
        if can_run and serving is not None and serving.vectors and self.deeds.speeds.of(name) is None:
            self.deeds.measure(name)

    # what comes in

    def _on_shelf_known(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._render()
        self.device.set_device(self._context.library.settings.model.device)

    def _on_download_changed(self, name: str) -> None:
        download = self.deeds.downloads.of(name)
        if self._shelf.entry(name) is None and download is not None and download.reason:
            self.notice.complain(download.reason)
        entry, view = self._shelf.entry(name), self.models.view(name)
        if entry and view and view.shows(look := self._look(entry)):
            view.show_look(look)  # only further than before, which comes often: the other cards are as they were
        else:
            self._render()

    def _on_addition_changed(self) -> None:
        state = self.deeds.downloads.adding.state
        if state is not self._adding_state:
            self._adding_state = state
            self._render()
        else:  # only further than before
            self._show_addition()
            self._fit()

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.model:
            self._preparation = None
            self.refresh()

    def _on_generation_progress(self, event: GenerationProgress) -> None:
        self._preparation = prepared(self._preparation, event)
        self._render()

    def _on_generation_failed(self, event: GenerationFailed) -> None:
        self.deeds.faults[event.model] = event.reason
        self._render()

    # what the user does

    def _on_asked(self, name: str, deed: Deed) -> None:
        if entry := self._shelf.entry(name):
            self.notice.tell("")
            self.deeds.do(entry, deed)

    def _on_devices_wanted(self) -> None:
        devices = self._context.library.models.devices
        self._context.tasks.run(devices, self.while_open(self.device.show_devices), lane=DEVICE_LANE)

    def _on_device_chosen(self, device: str) -> None:
        chosen = self._shelf.chosen
        self.deeds.use(chosen.card.name if chosen else STARTER, device)

    def _on_find_clicked(self) -> None:
        dialog = FindDialog(self._context, self)
        dialog.found.connect(self._on_found)
        dialog.open()

    def _on_found(self, card: ModelCard) -> None:
        self._wanted = card.name
        self.deeds.downloads.start(card.name, title_words(card))
        self.refresh()

    def _on_import_clicked(self) -> None:
        dialog = ImportDialog(self._context, self)
        dialog.imported.connect(self._on_imported)
        dialog.open()

    def _on_imported(self, card: ModelCard) -> None:
        self._wanted = card.name
        self._context.mailbox.post(LibraryChange(model=True))

    def _fit(self) -> None:
        """As high as words need that wrap: a scroll area asks only for the least height."""
        if contents := self.widget():
            contents.setMinimumHeight(self._column.totalHeightForWidth(self.viewport().width()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        mailbox = self._context.mailbox
        mailbox.subscribe(LibraryChange, self._on_library_change)
        mailbox.subscribe(GenerationProgress, self._on_generation_progress)
        mailbox.subscribe(GenerationFailed, self._on_generation_failed)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        mailbox = self._context.mailbox
        mailbox.unsubscribe(LibraryChange, self._on_library_change)
        mailbox.unsubscribe(GenerationProgress, self._on_generation_progress)
        mailbox.unsubscribe(GenerationFailed, self._on_generation_failed)
        super().hideEvent(event)
