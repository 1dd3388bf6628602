"""Library: the one door to a library of photos, for the command line, the app and scripts.

Safe to call from several threads. Every mutation returns what it changed.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from photolens.albums import Albums
from photolens.domain.change import LibraryChange
from photolens.domain.folder import Failure, Folder, Target
from photolens.domain.history import ActionKind, History
from photolens.domain.overview import LibraryStatus, Overview
from photolens.domain.photo import ContentHash, Flag, PhotoCard, PhotoDetails, PhotoId
from photolens.domain.query import Filter, InFolder, Order, Query
from photolens.errors import LibraryError, LibraryInUseError, UsageError
from photolens.generations import Generations
from photolens.indexing.control import Control
from photolens.indexing.drive import follow_drive
from photolens.indexing.events import Event, IndexReport
from photolens.indexing.lock import indexing_alone
from photolens.indexing.volume import volume_of
from photolens.labelling.zero_shot import DEFAULT_TEMPLATE, LabelScore, classify
from photolens.labels import Labels
from photolens.logs import end_log, log_to
from photolens.media import ThumbnailFolder
from photolens.models import Models
from photolens.paths import LibraryPaths, folder_of_photos, is_carried
from photolens.recycle_bin import brought_back
from photolens.refresh import Refresh
from photolens.search.results import SearchResult
from photolens.search.understand import understood
from photolens.settings import IndexingSettings, ModelSettings, Settings, load_settings, save_settings
from photolens.store.binned import Move
from photolens.store.cards import Cards
from photolens.store.database import Database
from photolens.store.failures import Failures
from photolens.store.folders import Folders
from photolens.store.journal import Journal
from photolens.store.overview import overview_of
from photolens.store.photos import photo_at
from photolens.store.timeline import Timeline, Timelines
from photolens.vision.encoder import Encoder

if TYPE_CHECKING:
    from photolens.indexing.indexer import Indexer
    from photolens.insight import Insight
    from photolens.upkeep import Verification

__all__ = ["Library", "LibraryStatus"]

Publish = Callable[[Event], None]

ALBUM_LIMIT = 5000
"""A search by phrase fills an album with so many photos at most."""


class Library:
    """One library; open it with `Library.open` and close it, or use it in a `with` statement."""

    def __init__(self, paths: LibraryPaths, settings: Settings) -> None:
        self.paths = paths
        self._settings, self._settings_changed_ns = settings, -1
        self._log = log_to(paths.log)
        try:
            self._database = Database.open(paths.catalogue, paths.backups)
        except BaseException:
            end_log(self._log)
            raise
        self._folders, self._failures = Folders(self._database), Failures(self._database)
        if is_carried(paths.folder):
            follow_drive(paths, self._folders)
        self._timelines, self._cards = Timelines(self._database), Cards(self._database)
        self._journal = Journal(self._database, lambda moves: brought_back(moves, self._folders.all()))
        self._thumbnails = ThumbnailFolder(paths.thumbnails)
        self._generations = Generations(self._database, paths, self._current_settings)
        self.models = Models(paths, self._generations, lambda: self._current_settings().model, self._choose)
        self.labels = Labels(self._database, self._journal, lambda: self._insight)
        self._refresh = Refresh(self._database, paths, self._generations, self.labels, self._current_settings)
        self.albums = Albums(self._database, self._journal, lambda query: self._insight.ask(query, ALBUM_LIMIT))

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """The library in `folder`, made if it is not there.

        Raises:
            LibraryError: the folder cannot be used.
            SettingsError: its settings.toml says something that cannot be.
        """
        paths = LibraryPaths(folder.expanduser().absolute())
        try:
            paths.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(
                f"{folder} cannot hold a library ({error.strerror}); choose another --library"
            ) from error
        return cls(paths, load_settings(paths.settings))

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the catalogue and the log; the library cannot be used afterwards."""
        self._generations.close()
        self._database.close()
        end_log(self._log)

    @property
    def encoder(self) -> Encoder:
        """The model in use, loaded at the first call.

        Raises:
            ModelError: it is missing, damaged, or needs an extra that is not installed.
        """
        return self._insight.encoder

    def warm_up(self) -> None:
        """Have the model and the index at hand, so that the first search waits for neither.

        Raises:
            ModelError: as `encoder`.
        """
        self._insight.encoder.warm_up()
        self._insight.vectors.current()

    @property
    def settings(self) -> Settings:
        """The settings in use."""
        return self._settings

    def change_settings(self, *, model: ModelSettings | None = None, indexing: IndexingSettings | None = None) -> None:
        """Write settings into the library's settings.toml, whose comments stay, and use them from the next run on.

        Raises:
            SettingsError: a value cannot be, or the file cannot be written; it is as it was then.
        """
        before = self._current_settings()
        changed = replace(before, model=model or before.model, indexing=indexing or before.indexing)
        save_settings(self.paths.settings, changed)
        self._settings = changed

    # what is in it

    def folders(self) -> list[Folder]:
        """The folders that were added, by path."""
        return self._folders.all()

    def status(self) -> LibraryStatus:
        """How the library stands."""
        return self._insight.status(self.paths.folder, self._failures.count())

    def overview(self) -> Overview:
        """How many photos there are, of which kinds, and in which folders."""
        return overview_of(self._database)

    def timeline(self, filters: Sequence[Filter] = (), order: Order = Order.NEWEST) -> Timeline:
        """Every photo that meets all filters, in order; also those whose drive is unplugged."""
        return self._timelines.all(self.albums.resolved(filters), order)

    def arranged(self, ids: Sequence[PhotoId]) -> Timeline:
        """These photos in this order, but those that are no longer there."""
        return self._timelines.arranged(ids)

    def cards(self, ids: Sequence[PhotoId]) -> dict[PhotoId, PhotoCard]:
        """What a screen shows of each of some photos; those that have no place at all are left out."""
        return self._cards.of(ids)

    def details(self, photo_id: PhotoId) -> PhotoDetails | None:
        """All that is known of a photo, or None if it has no place at all."""
        return self._cards.details(photo_id)

    def thumbnail(self, content: ContentHash) -> Path:
        """Where the thumbnail of a content lies: a JPEG, upright, sRGB, its long side about 500 pixels."""
        return self._thumbnails.path_of(content)

    def failures(self) -> list[Failure]:
        """Every file that is not in the library, and why."""
        return self._failures.all()

    # indexing

    def add_folders(self, paths: Iterable[Path]) -> LibraryChange:
        """Add folders; one that lies inside another is part of that one.

        Raises:
            FolderError: one is not there, is no folder, or is the library's own. None of them is added then.
        """
        known = {folder.path for folder in self._folders.all()}
        for path in [folder_of_photos(path, self.paths) for path in paths]:
            self._folders.add(path, volume_of(path))
        return LibraryChange(folders={folder.path for folder in self._folders.all()} != known)

    def index(
        self, paths: Sequence[Path] | None = None, *, publish: Publish = lambda _: None, control: Control | None = None
    ) -> IndexReport:
        """Bring the library up to date with all its folders, or with these, which are added if they are new. Blocks.

        With all folders that goes for the chosen model too: if another one serves, it gets its vectors, and serves.
        `publish` is called on this thread. Stop the run through its `control`.

        Raises:
            FolderError: as `add_folders`.
            LibraryInUseError: another process is indexing this library.
            ModelError: the model cannot be had.
        """
        if paths is not None:
            self.add_folders(paths)
        targets = map(Target, self._folders.all()) if paths is None else map(self._folders.target, paths)
        control = control or Control()
        report = self._refresh.run(list(targets), control, publish, lock_timeout_s=0)
        if paths is None:
            with suppress(LibraryInUseError):  # whoever indexes now does this work as well
                self.models.build(publish=publish, control=control)
        return report

    def indexer(self, publish: Publish) -> "Indexer":
        """A background thread that keeps this library up to date; start it, and stop it before `close`."""
        from photolens.indexing.indexer import Indexer  # noqa: PLC0415 (watchdog; a search needs none)

        def run(targets: Sequence[Target], control: Control) -> IndexReport:
            return self._refresh.run(targets, control, publish, lock_timeout_s=60)

        return Indexer(run, self._folders.all, publish, idle=lambda control: self._generations.step(control, publish))

    def retry_failures(self, paths: Iterable[Path] | None = None) -> LibraryChange:
        """Let the next run try failed files again, all or these, but those of formats that are known not to be read."""
        return LibraryChange(failures=self._failures.retry(paths) > 0)

    # what the user does; each may be undone

    def set_favourite(self, ids: Sequence[PhotoId], favourite: bool) -> LibraryChange:
        """Make photos favourites, or no longer."""
        return self._journal.mark(ActionKind.FAVOURITE, ids, favourite)

    def set_rating(self, ids: Sequence[PhotoId], rating: int) -> LibraryChange:
        """Give photos 0 to 5 stars.

        Raises:
            UsageError: the rating is another number.
        """
        if not 0 <= rating <= 5:
            raise UsageError(f"a photo has 0 to 5 stars, not {rating}")
        return self._journal.mark(ActionKind.RATING, ids, rating)

    def set_flag(self, ids: Sequence[PhotoId], flag: Flag) -> LibraryChange:
        """Pick or reject photos, or neither."""
        return self._journal.mark(ActionKind.FLAG, ids, int(flag))

    def set_caption(self, ids: Sequence[PhotoId], caption: str) -> LibraryChange:
        """Give photos a caption; "" takes it away."""
        text = caption.encode(errors="replace").decode()  # half a character, as some input methods leave, is no text
        return self._journal.mark(ActionKind.CAPTION, ids, text)

    def remove_folder(self, path: Path) -> LibraryChange:
        """Take a folder out of the library. Its files are not touched, and what was said of its photos is kept.

        Raises:
            FolderError: it is no folder that was added.
        """
        return self._journal.remove_folder(path)

    def record_binned(self, moves: Sequence[Move]) -> LibraryChange:
        """Note that files were moved to the bin: for each, where it lay and where it lies in the bin."""
        return self._journal.record_binned(moves)

    def undo(self) -> LibraryChange:
        """Undo what was done last; nothing if there is nothing.

        Raises:
            BinError: a file cannot be moved back from the bin; all is as it was.
            BinEmptiedError: the files are no longer in the bin; the action cannot be undone any more.
        """
        return self._labelled(self._journal.undo())

    def redo(self) -> LibraryChange:
        """Do again what was undone last; nothing if there is nothing.

        Raises:
            FolderError: the folder was joined with another since; it cannot be removed again.
        """
        return self._labelled(self._journal.redo())

    def history(self) -> History:
        """What `undo` and `redo` would do now."""
        return self._journal.history()

    # asking

    def ask(self, query: Query, *, limit: int = 500) -> list[SearchResult]:
        """The photos that fit a query best, best first: its phrase, photos and pictures all together.

        Terms in its phrase (`label:beach`, `-label:dog`, `album:"At sea"`) are filters; with nothing but filters, all
        photos that meet them, newest first.

        Raises:
            UsageError: the query asks for nothing, for a label or album that is not there, or for photos that are not
                indexed yet.
            MediaError: a picture is not in the library and cannot be read.
        """
        plain = self.understood(query)
        return self._insight.ask(replace(plain, filters=self.albums.resolved(plain.filters)), limit)

    def understood(self, query: Query) -> Query:
        """The same query, with the terms of its phrase as filters.

        Raises:
            UsageError: a term names a label or an album that is not there.
        """
        return understood(query, lambda name: self.labels.named(name).id, lambda name: self.albums.named(name).id)

    def photo_at(self, path: Path) -> PhotoId | None:
        """The photo of a file of the library, or None if it holds none."""
        return photo_at(self._database, path.expanduser().resolve(), self._folders)

    def search(self, phrase: str, *, limit: int = 20, within: Path | None = None) -> list[SearchResult]:
        """The photos that show what a phrase says, best first, in the whole library or `within` a folder.

        Raises:
            UsageError: the phrase is empty.
        """
        filters = () if within is None else (InFolder(within.expanduser().resolve()),)
        return self.ask(Query(phrase, filters=filters), limit=limit)

    def similar(self, photo: Path, *, limit: int = 20) -> list[SearchResult]:
        """The photos that look most like one, which need not be in the library; it is not among them itself.

        Raises:
            MediaError: the photo is not in the library and cannot be read.
        """
        return self.ask(Query(pictures=(photo,)), limit=limit)

    def classify(self, photo: Path, labels: Sequence[str], *, template: str = DEFAULT_TEMPLATE) -> list[LabelScore]:
        """The labels of a photo, in the library or not, most probable first.

        Raises:
            MediaError: the photo cannot be read.
            UsageError: the labels or the template cannot be used.
        """
        vector = self._insight.vector_of(photo.expanduser())
        return classify(vector[None], labels, self.encoder, template=template)[0]

    # upkeep

    def verify(self) -> "Verification":
        """Check that the catalogue, the vectors, the index's file and the thumbnails agree."""
        return self._insight.upkeep(self._thumbnails).verify()

    def repair(self, *, publish: Publish = lambda _: None, control: Control | None = None) -> IndexReport:
        """Drop what is wrong, and make it anew from the catalogue and the photos. Blocks.

        Raises:
            LibraryInUseError: another process is indexing this library.
            ModelError: the model cannot be had.
        """
        with indexing_alone(self.paths, timeout_s=0):
            self._insight.upkeep(self._thumbnails).drop_what_is_wrong()
        return self.index(publish=publish, control=control)

    # inside

    def _labelled(self, change: LibraryChange) -> LibraryChange:
        """The same change, with the tags as the labels have them after it."""
        return change | self.labels.caught_up() if change.labels else change

    @property
    def _insight(self) -> "Insight":
        """What the model that answers knows, loaded at the first call."""
        return self._generations.serving

    def _current_settings(self) -> Settings:
        """The settings as they stand in the file now: another process, or the user's editor, may have changed them."""
        changed_ns = self.paths.settings.stat().st_mtime_ns if self.paths.settings.exists() else 0
        if changed_ns != self._settings_changed_ns:
            self._settings, self._settings_changed_ns = load_settings(self.paths.settings), changed_ns
        return self._settings

    def _choose(self, model: ModelSettings) -> None:
        self.change_settings(model=model)
