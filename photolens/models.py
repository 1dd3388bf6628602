"""Models: the door to what can understand photos: which models there are, and having, choosing and leaving them.

Reached as `library.models`. Safe to call from several threads. Nothing here reaches for the network but `download`
and `addition.download`.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from photolens.clip_addition import ClipAddition
from photolens.domain.change import LibraryChange
from photolens.domain.model import STARTER, DownloadProgress, Generation, ModelCard, ModelEntry, ModelState, Speed
from photolens.errors import ModelError, UsageError
from photolens.generations import Generations, Publish, recipe_of
from photolens.indexing.control import Control
from photolens.indexing.lock import indexing_alone
from photolens.media import read_squares
from photolens.paths import LibraryPaths
from photolens.settings import ModelSettings
from photolens.store.generations import Recipe, StoredGeneration
from photolens.vision.catalogue import CARDS, card_of, open_clip_card
from photolens.vision.extras import can_have, missing_extra
from photolens.vision.machine import recommended_name
from photolens.vision.model_folder import InstalledModel

SAMPLE = 32
"""Photos that are encoded to measure a speed."""


class Models:
    """The models of this computer, as one library uses them."""

    def __init__(
        self, paths: LibraryPaths, generations: Generations, settings: Callable[[], ModelSettings], write: "Write"
    ) -> None:
        self._paths = paths
        self._generations = generations
        self._folder = generations.models
        self._settings = settings
        self._write = write
        self.addition = ClipAddition(self._users_of_clip)
        """What models other than the starter need, in a packaged app that came without it."""

    # what there is

    def all(self) -> list[ModelEntry]:
        """Every model of the catalogue, then others that are on this computer or serve. Quick; loads none of them."""
        installed = self._folder.installed()
        stored, chosen = self._generations.table.all(), recipe_of(self._settings())
        in_use = [chosen, *(each.recipe for each in stored if each.recipe and each.is_serving)]
        here = [*self._folder.begun().values(), *(model.card for model in installed.values())]
        known: dict[str, ModelCard] = {}
        for card in (*CARDS, *here, *map(_file_card, in_use)):
            known.setdefault(card.name, card)
        return [self._entry(card, installed.get(card.name), stored) for card in known.values()]

    def find(self, name: str) -> ModelCard:
        """What is known of a model: of the catalogue, on this computer, or any "ARCHITECTURE/TAG" of open_clip.

        Raises:
            UsageError: there is none of that name.
            ModelError: open_clip would know, and is not installed; or it publishes this one in another way.
        """
        installed = self._folder.of(name)
        here = installed.card if installed else self._folder.begun().get(name)
        return card_of(name) or here or open_clip_card(name)

    def recommended(self) -> ModelEntry | None:
        """The model that this computer should have; None when it is the chosen one already. Quick."""
        name = recommended_name()
        return next((entry for entry in self.all() if entry.card.name == name and not entry.is_chosen), None)

    def offered(self) -> ModelEntry | None:
        """The recommended one, once: while the starter is chosen, nothing was downloaded, and nobody declined."""
        is_new = self._settings().name == STARTER and self._settings().offer and not self._folder.installed()
        entry = self.recommended() if is_new else None
        return entry if entry is not None and can_have(entry.card) else None

    def decline_offer(self) -> None:
        """Never offer again; the list of models stays.

        Raises:
            SettingsError: it cannot be written down.
        """
        self._write(replace(self._settings(), offer=False))

    @property
    def switch_s(self) -> float:
        """How long the last switch to another model took, in seconds, in the catalogue and in memory."""
        return self._generations.switch_s

    def generations(self) -> list[Generation]:
        """The vectors that the library has, of each model."""
        chosen, table = recipe_of(self._settings()), self._generations.table
        return [
            Generation(
                name=stored.recipe.name if stored.recipe else "",
                model_id=stored.model_id,
                vectors=stored.vectors,
                missing=len(table.missing(stored.model_row)),
                is_serving=stored.is_serving,
                is_chosen=stored.recipe == chosen,
            )
            for stored in table.all()
        ]

    def devices(self) -> list[str]:
        """Where models of the extra `clip` can run: "auto", then what torch sees, which takes seconds to import."""
        from photolens.vision.device import AUTO, CPU, present_devices  # noqa: PLC0415 (only for those who look)
        from photolens.vision.importing import import_torch  # noqa: PLC0415 (as above)

        try:
            return [AUTO, *present_devices(import_torch())]
        except ModelError:
            return [AUTO, CPU]

    def open_clip_names(self) -> list[str]:
        """Every "ARCHITECTURE/TAG" that open_clip lists; none without the extra. May take seconds."""
        from photolens.vision.importing import import_open_clip  # noqa: PLC0415 (torch)

        try:
            return ["/".join(pair) for pair in import_open_clip().list_pretrained()]
        except ModelError:
            return []

    # having them

    def download(
        self,
        name: str,
        *,
        publish: Callable[[DownloadProgress], None] = lambda _: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Fetch a model from the hub. Blocks, and uses the network.

        `publish` is called on this thread. False when stopped: what arrived is kept, and the next call goes on there.

        Raises:
            UsageError: there is no such model.
            ModelError: what it needs to run is not installed.
            DownloadError: it could not be had; what arrived is kept.
        """
        from photolens.downloading.download import download_model  # noqa: PLC0415 (seldom, and heavy)

        card = self.find(name)
        if missing := missing_extra(card):
            raise ModelError(missing)
        return download_model(card, self._folder, publish=publish, is_stopped=is_stopped)

    def discard_download(self, name: str) -> None:
        """Delete what arrived of a download that is not to be finished."""
        self._folder.discard(name)

    def import_file(self, path: Path, architecture: str, name: str = "") -> ModelCard:
        """Take weights of one's own into the folder of models, after loading them once; the file itself stays.

        Raises:
            UsageError: the name is taken, or cannot be one.
            ModelError: they are damaged, or of another architecture.
        """
        from photolens.vision.own_weights import read_weights  # noqa: PLC0415 (torch)

        wanted = name or path.stem
        if card_of(wanted) or self._folder.of(wanted) or "/" in wanted:
            raise UsageError(f'"{wanted}" cannot be the name of this model, or is another one\'s: give it another name')
        card, config = read_weights(path.expanduser(), architecture, wanted)
        return self._folder.import_weights(card, path.expanduser(), config).card

    def remove(self, name: str) -> LibraryChange:
        """Delete a model from this computer. The vectors that it made stay until they are dropped.

        Raises:
            UsageError: it is chosen, or serves, or is none that was downloaded or imported.
        """
        entry = next((entry for entry in self.all() if entry.card.name == name), None)
        if entry is None or name == STARTER or entry.state is ModelState.AVAILABLE:
            raise UsageError(f'"{name}" is no model that was downloaded or imported')
        if entry.is_chosen or entry.is_serving:
            raise UsageError(f"{entry.card.title} is in use; choose another model first")
        self._folder.discard(name)
        self._folder.remove(name)
        return LibraryChange(model=True)

    # using them

    def use(self, name: str, *, device: str = "") -> LibraryChange:
        """Choose a model, and where it runs; "" leaves that as it is.

        If it has vectors of nearly all photos, it serves at once. Else the indexer makes them, or `build`, while the
        one before goes on serving. Takes as long as loading it.

        Raises:
            UsageError: there is no such model.
            ModelError: it is not on this computer, or cannot run here.
        """
        before = self._settings()
        checkpoint = before.checkpoint if name == before.name else ""
        known = name if checkpoint else self.find(name).name
        model = ModelSettings(known, checkpoint, device or before.device, before.offer)
        return self._generations.choose(model, lambda: self._write(model))

    def build(self, *, publish: Publish = lambda _: None, control: Control | None = None) -> bool:
        """Make the vectors that the chosen model lacks, and let it serve. Blocks; False when stopped.

        Raises:
            LibraryInUseError: another process is indexing this library, and so does this work.
        """
        control = control or Control()
        with indexing_alone(self._paths, timeout_s=0):
            while not control.is_stopped and self._generations.step_alone(control, publish):
                control.wait_while_paused()
        return self._generations.is_settled

    def drop_vectors(self, name: str) -> LibraryChange:
        """Forget the vectors that a model made in this library.

        Raises:
            UsageError: it is chosen or serves, or made none.
        """
        found = [each for each in self.generations() if name in {each.name, each.model_id}]
        if not found or any(each.is_chosen or each.is_serving for each in found):
            raise UsageError(f'the vectors of "{name}" are in use, or there are none')
        for each in found:
            self._generations.forget(each.model_id)
        return LibraryChange(model=True)

    def benchmark(self, name: str, *, photos: int = SAMPLE) -> Speed:
        """How fast a model encodes here, on photos of the library; before it is downloaded with random weights.

        Raises:
            UsageError: there is no such model, or the library has no photos.
            ModelError: it cannot run here.
        """
        from photolens.vision.speed import measured, trial_encoder  # noqa: PLC0415 (as above)

        encoder = trial_encoder(self.find(name), self._settings().device, self._folder)
        squares = [read_squares(path, encoder.framing) for path in self._generations.pictures(photos)]
        if not squares:
            raise UsageError("there are no photos to measure with; add a folder first")
        return measured(encoder, squares)

    # inside

    def _users_of_clip(self) -> list[str]:
        in_use = [entry.card for entry in self.all() if entry.is_chosen or entry.is_serving]
        return [card.title for card in in_use if card.extra]

    def _entry(self, card: ModelCard, installed: InstalledModel | None, stored: list[StoredGeneration]) -> ModelEntry:
        mine = [each for each in stored if each.recipe is not None and each.recipe.name == card.name]
        is_chosen = self._settings().name == card.name
        nobody_serves = not any(each.is_serving for each in stored)
        is_file = any(each.recipe is not None and each.recipe.checkpoint for each in mine)
        partial = self._folder.partial_bytes(card.name)
        begun = ModelState.PARTIAL if partial else ModelState.AVAILABLE
        return ModelEntry(
            card=card,
            state=ModelState.INSTALLED if installed or not card.extra or is_file else begun,
            disk_bytes=installed.bytes if installed else partial,
            is_chosen=is_chosen,
            is_serving=any(each.is_serving for each in mine) or (nobody_serves and is_chosen),
            vectors=sum(each.vectors for each in mine),
            missing_extra=missing_extra(card),
        )


def _file_card(recipe: Recipe) -> ModelCard:
    """A model that is named by its architecture and the path of its weights, or that nothing is known of any more."""
    title = f"{recipe.name} ({Path(recipe.checkpoint).name})" if recipe.checkpoint else recipe.name
    return ModelCard(recipe.name, title, "", recipe.name, 0, 0, 0, 0, False, "", None, "")


Write = Callable[[ModelSettings], None]
"""Writes down which model is chosen."""
