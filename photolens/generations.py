"""Generations: which model answers for a library, and the change to another one.

A generation is the vectors of one model. The settings name the model that is *chosen*; the catalogue says which one
*serves*. Where they differ, the chosen one's vectors are built beside the serving one's, on the thread that indexes, a
step at a time; when none is missing the catalogue notes that it serves from now on: one transaction, and one
assignment in memory. All of it is on disk, so a crash at any point leaves both generations sound, and the next start
goes on.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoId
from photolens.domain.query import Order
from photolens.errors import LibraryInUseError, ModelError
from photolens.indexing.control import Control
from photolens.indexing.events import BatchCommitted, Event, GenerationFailed, ModelNotice, ModelSwitched
from photolens.indexing.lock import indexing_alone
from photolens.media import ThumbnailFolder
from photolens.paths import LibraryPaths, model_stem, models_folder
from photolens.settings import ModelSettings, Settings
from photolens.store.database import Database
from photolens.store.generations import Generations as GenerationTable
from photolens.store.generations import Recipe
from photolens.store.timeline import Timelines
from photolens.vision.model_folder import ModelFolder

if TYPE_CHECKING:
    from photolens.indexing.rebuild import Rebuild
    from photolens.insight import Insight

logger = logging.getLogger(__name__)

STEP_S = 2.0
"""So long the vectors of another model are built before new photos are looked for again."""
NEARLY_ALL = 0.98
"""A generation that has vectors of so many photos serves at once when it is chosen again, and is completed then."""

Publish = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The chosen model while some photos have no vector of it."""

    insight: "Insight"
    rebuild: "Rebuild"


class Generations:
    """Owns what the serving model knows, and what the chosen one is learning. Safe to call from several threads."""

    def __init__(self, database: Database, paths: LibraryPaths, settings: Callable[[], Settings]) -> None:
        self.models = ModelFolder(models_folder())
        self.table = GenerationTable(database)
        self._database = database
        self._paths = paths
        self._settings = settings
        self._lock = RLock()
        self._step_lock = Lock()
        self._serving: Insight | None = None
        self._previous: Insight | None = None
        self._next: Insight | None = None
        self._upcoming: Upcoming | None = None
        self._is_checked = False
        self._refused: ModelSettings | None = None
        self._told = ""

    @property
    def serving(self) -> "Insight":
        """What the model that answers knows, loaded at the first call.

        Raises:
            ModelError: it cannot be had, nor can the chosen one.
        """
        with self._lock:
            if self._serving is None:
                self._serving = self._loaded()
            return self._serving

    @property
    def is_settled(self) -> bool:
        """Whether the chosen model serves."""
        return recipe_of(self._settings().model) == recipe_of(self.serving.model)

    def adopt(self) -> None:
        """Go along with another process that changed the model: call it before an indexing run."""
        with self._lock:
            if self._serving is not None and self.table.serving_row() != self._serving.embeddings.model_row:
                self._serving, self._previous = self._loaded(), None

    def close(self) -> None:
        """Write caches to the disk; `step` must not be under way."""
        self._leave_upcoming()
        for insight in (self._serving, self._previous):
            if insight is not None:
                insight.save()

    # changing the model

    def choose(self, model: ModelSettings, write: Callable[[], None]) -> LibraryChange:
        """Make a model the chosen one, by `write`. One that has nearly all its vectors serves at once.

        Raises:
            ModelError: it cannot be had; the chosen one stays.
            SettingsError: as `write`.
        """
        insight = self._insight(model)
        serving = self._serving_if_any()
        is_same = serving is not None and serving.embeddings.model_row == insight.embeddings.model_row
        write()
        self.table.note(insight.embeddings.model_row, recipe_of(model))
        self._refused, self._next = None, insight
        if is_same or serving is None or self._has_nearly_all(insight):
            return self._switch(insight)
        return LibraryChange(model=True)

    def forget(self, model_id: str) -> None:
        """Drop a generation that neither serves nor is chosen, with its files.

        Raises:
            UsageError: it serves.
        """
        found = next((each for each in self.table.all() if each.model_id == model_id), None)
        if found is None:
            return
        with self._lock:
            if self._previous is not None and self._previous.encoder.model_id == model_id:
                self._previous = None
        self.table.drop(found.model_row)
        remove_files(self._paths.vectors, model_id)

    def step(self, control: Control, publish: Publish) -> bool:
        """Work on the chosen model's vectors for a moment, and let it serve when none is missing; whether to go on.

        Does nothing while another process indexes this library.
        """
        self.tell_notice(publish)
        if not self._is_needed():
            return False
        try:
            with indexing_alone(self._paths, timeout_s=0):
                return self.step_alone(control, publish)
        except LibraryInUseError:
            return False

    def step_alone(self, control: Control, publish: Publish) -> bool:
        """The same for a caller that holds the lock of indexing."""
        with self._step_lock:
            try:
                upcoming = self._prepared(publish)
            except ModelError as error:
                self._refused = self._settings().model
                publish(GenerationFailed(self._refused.name, str(error)))
                return False
            if upcoming is None:
                return False
            is_done = not upcoming.rebuild.step(control, STEP_S)
            if not is_done or not upcoming.insight.tagging.prepare(lambda: control.is_stopped):
                return True
            self._finish(upcoming, publish)
            return False

    def tell_notice(self, publish: Publish) -> None:
        """Tell once if a model in use runs otherwise than it was asked to."""
        insights = (self._serving, None if self._upcoming is None else self._upcoming.insight)
        for notice in (insight.encoder.notice for insight in insights if insight is not None):
            if notice and notice != self._told:
                self._told = notice
                publish(ModelNotice(notice))

    def pictures(self, most: int) -> list[Path]:
        """Thumbnails of so many photos at most, spread over the library."""
        ids = Timelines(self._database).all((), Order.NEWEST).ids.tolist()
        chosen = [PhotoId(ids[place]) for place in range(0, len(ids), max(1, len(ids) // most))][:most]
        thumbnails = ThumbnailFolder(self._paths.thumbnails)
        contents = [source.content for source in self.table.sources(chosen).values()]
        return [thumbnails.path_of(content) for content in contents if thumbnails.exists(content)]

    # inside

    def _loaded(self) -> "Insight":
        """What the serving model knows; what the chosen one knows if none serves yet, or its weights are gone."""
        chosen, stored = self._settings().model, self.table.serving()
        if stored is not None and stored.recipe is not None and stored.recipe != recipe_of(chosen):
            try:
                return self._insight(replace(chosen, name=stored.recipe.name, checkpoint=stored.recipe.checkpoint))
            except ModelError:
                logger.warning("the model that served is gone; the chosen one takes its place", exc_info=True)
        insight = self._insight(chosen)
        self._let_serve(insight)
        return insight

    def _serving_if_any(self) -> "Insight | None":
        try:
            return self.serving
        except ModelError:
            return None

    def _insight(self, model: ModelSettings) -> "Insight":
        from photolens.insight import Insight  # noqa: PLC0415 (the app's window needs neither model nor index)

        kept = (self._serving, self._previous, self._next)
        known = [insight for insight in kept if insight is not None and is_alike(insight.model, model)]
        return known[0] if known else Insight(self._database, model, self._paths.vectors, self.models)

    def _has_nearly_all(self, insight: "Insight") -> bool:
        missing = len(self.table.missing(insight.embeddings.model_row))
        return insight.embeddings.count() >= NEARLY_ALL * (insight.embeddings.count() + missing)

    def _let_serve(self, insight: "Insight") -> None:
        row = insight.embeddings.model_row
        self.table.note(row, recipe_of(insight.model))
        if self.table.serving_row() != row:
            self.table.serve(row)

    def _switch(self, insight: "Insight") -> LibraryChange:
        """Let a model serve from now on; what can be done before is done before, and the tags follow."""
        insight.tagging.prepare()
        insight.vectors.current()
        started_s = time.perf_counter()
        self._let_serve(insight)  # outside of the lock: while somebody else writes, searches go on
        with self._lock:
            if self._serving is not insight:
                self._previous, self._serving = self._serving, insight
            self._next, self._is_checked = None, False
        self.switch_s = time.perf_counter() - started_s
        logger.info("%s serves, after a switch of %.1f ms", insight.encoder.model_id, 1000 * self.switch_s)
        return LibraryChange(model=True, labels=True, albums=True) | insight.tagging.catch_up().change

    switch_s = 0.0
    """How long the last switch took, in the catalogue and in memory."""

    def _is_needed(self) -> bool:
        """Whether there may be anything to do for the chosen model; quick."""
        chosen = self._settings().model
        if self._refused is not None and is_alike(chosen, self._refused):
            return False
        return not (self._is_checked and recipe_of(chosen) == recipe_of(self.serving.model))

    def _prepared(self, publish: Publish) -> Upcoming | None:
        """The chosen model and what is left to do for it; None if nothing is, or it could not be had before."""
        chosen, serving = self._settings().model, self.serving
        if self._upcoming is not None and is_alike(self._upcoming.insight.model, chosen):
            return self._upcoming
        self._leave_upcoming()
        if not self._is_needed():
            return None
        insight = serving if recipe_of(chosen) == recipe_of(serving.model) else self._insight(chosen)
        self.table.note(insight.embeddings.model_row, recipe_of(chosen))
        self._upcoming = Upcoming(insight, self._rebuild(insight, publish))
        return self._upcoming

    def _finish(self, upcoming: Upcoming, publish: Publish) -> None:
        """After all vectors were made: the switch."""
        insight = upcoming.insight
        self._leave_upcoming()
        if recipe_of(self._settings().model) != recipe_of(insight.model):
            return  # the user has just changed their mind
        if insight is not self.serving:
            publish(BatchCommitted(self._switch(insight)))
            publish(ModelSwitched(insight.model.name))
        else:
            publish(BatchCommitted(LibraryChange(files=True) | insight.tagging.catch_up().change))
        self._is_checked = True

    def _rebuild(self, insight: "Insight", publish: Publish) -> "Rebuild":
        from photolens.indexing.decoding import DecodeSettings  # noqa: PLC0415 (a search needs no processes)
        from photolens.indexing.rebuild import Rebuild  # noqa: PLC0415 (as above)

        indexing, thumbnails = self._settings().indexing, ThumbnailFolder(self._paths.thumbnails)
        framing = insight.encoder.framing
        decoding = DecodeSettings(indexing.decode_processes, indexing.timeout_s, framing, thumbnails)
        return Rebuild(self.table, insight.embeddings.model_row, insight.encoder, decoding, publish)

    def _leave_upcoming(self) -> None:
        if self._upcoming is not None:
            self._upcoming.rebuild.close()
            self._upcoming = None


def recipe_of(model: ModelSettings) -> Recipe:
    """How a model is loaded; the device is another matter, since its vectors are the same on all."""
    return Recipe(model.name, model.checkpoint)


def is_alike(one: ModelSettings, other: ModelSettings) -> bool:
    """Whether both name the same model on the same device."""
    return replace(one, offer=other.offer) == other


def remove_files(vectors: Path, model_id: str) -> None:
    """Delete what is cached in the folder of vectors for a model that is no longer known."""
    stem = model_stem(model_id)
    for pattern in (f"{stem}.json", f"{stem}-*.usearch", f"{stem}-*.npz"):
        for path in vectors.glob(pattern):
            path.unlink(missing_ok=True)
