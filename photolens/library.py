"""Library: the one door to a library of photos, for the command line, the app and scripts.

Safe to call from several threads. Every mutation returns what it changed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from photolens.domain.change import LibraryChange
from photolens.domain.folder import Failure, Folder, Target
from photolens.domain.query import InFolder, Query
from photolens.errors import FolderError, LibraryError, LibraryInUseError
from photolens.indexing.control import Control
from photolens.indexing.events import Event, IndexReport
from photolens.indexing.volume import volume_of
from photolens.labelling.zero_shot import DEFAULT_TEMPLATE, LabelScore, classify
from photolens.logs import end_log, log_to
from photolens.media import ThumbnailFolder, read_square
from photolens.paths import LibraryPaths
from photolens.search.engine import Engine
from photolens.search.results import SearchResult
from photolens.search.vector_cache import VectorCache
from photolens.settings import Settings, load_settings
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.failures import Failures
from photolens.store.files import Files
from photolens.store.folders import Folders
from photolens.store.intake import Intake
from photolens.store.photos import Photos
from photolens.upkeep import Upkeep, Verification
from photolens.vision.catalogue import load_encoder
from photolens.vision.encoder import Encoder

if TYPE_CHECKING:
    from photolens.indexing.indexer import Indexer

Publish = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """How a library stands."""

    library: Path
    photos: int
    """Different contents."""
    files: int
    """Places where they were at the last scan."""
    folders: int
    embedded: int
    """Photos that have a vector of the model in use, and so can be found."""
    failed: int
    model: str
    dimensions: int
    vectors: int
    """Vectors in the index in memory, topped up from the catalogue."""


class Library:
    """One library; open it with `Library.open` and close it, or use it in a `with` statement."""

    def __init__(self, paths: LibraryPaths, settings: Settings) -> None:
        self.paths = paths
        self._settings = settings
        self._log = log_to(paths.log)
        self._encoder_lock = Lock()
        self._encoder: Encoder | None = None
        try:
            self._database = Database.open(paths.catalogue, paths.backups)
        except BaseException:
            end_log(self._log)
            raise
        self._folders, self._failures = Folders(self._database), Failures(self._database)
        self._thumbnails = ThumbnailFolder(paths.thumbnails)

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
        self._database.close()
        end_log(self._log)

    @property
    def encoder(self) -> Encoder:
        """The model in use, loaded at the first call.

        Raises:
            ModelError: it is missing, damaged, or needs an extra that is not installed.
        """
        with self._encoder_lock:
            if self._encoder is None:
                model = self._settings.model
                self._encoder = load_encoder(model.name, model.checkpoint, model.device)
            return self._encoder

    # what is in it

    def folders(self) -> list[Folder]:
        """The folders that were added, by path."""
        return self._folders.all()

    def status(self) -> LibraryStatus:
        """How the library stands."""
        return LibraryStatus(
            library=self.paths.folder,
            photos=self._photos.count(),
            files=self._files.count_present(),
            folders=len(self._folders.all()),
            embedded=self._embeddings.count(),
            failed=self._failures.count(),
            model=self.encoder.model_id,
            dimensions=self.encoder.dimensions,
            vectors=self._vectors.count(),
        )

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
        for path in [self._checked(path) for path in paths]:
            self._folders.add(path, volume_of(path))
        return LibraryChange(folders={folder.path for folder in self._folders.all()} != known)

    def index(
        self, paths: Sequence[Path] | None = None, *, publish: Publish = lambda _: None, control: Control | None = None
    ) -> IndexReport:
        """Bring the library up to date with all its folders, or with these, which are added if they are new. Blocks.

        `publish` is called on this thread. Stop the run through its `control`.

        Raises:
            FolderError: as `add_folders`.
            LibraryInUseError: another process is indexing this library.
            ModelError: the model cannot be had.
        """
        if paths is not None:
            self.add_folders(paths)
        targets = map(Target, self._folders.all()) if paths is None else map(self._target, paths)
        return self._index(list(targets), control or Control(), publish, lock_timeout_s=0)

    def indexer(self, publish: Publish) -> "Indexer":
        """A background thread that keeps this library up to date; start it, and stop it before `close`."""
        from photolens.indexing.indexer import Indexer  # noqa: PLC0415 (as in `_index`)

        def run(targets: Sequence[Target], control: Control) -> IndexReport:
            return self._index(targets, control, publish, lock_timeout_s=60)

        return Indexer(run, self._folders.all, publish)

    def retry_failures(self) -> LibraryChange:
        """Let the next `index` try every failed file again, whatever its format is known to be excepted."""
        return LibraryChange(failures=self._failures.retry() > 0)

    # asking

    def search(self, phrase: str, *, limit: int = 20, within: Path | None = None) -> list[SearchResult]:
        """The photos that show what a phrase says, best first, in the whole library or `within` a folder.

        Raises:
            UsageError: the phrase is empty.
        """
        filters = () if within is None else (InFolder(within.expanduser().resolve()),)
        return self._engine.by_phrase(Query(phrase, filters), limit)

    def similar(self, photo: Path, *, limit: int = 20) -> list[SearchResult]:
        """The photos that look most like one, which need not be in the library; it is not among them itself.

        Raises:
            MediaError: the photo is not in the library and cannot be read.
        """
        photo = photo.expanduser().resolve()
        folder = self._folders.containing(photo)
        known = None if folder is None else self._photos.at(folder, photo.relative_to(folder.path).as_posix())
        vector = None if known is None else self._embeddings.of(known)
        if known is None or vector is None:
            return self._engine.by_photo(self._read(photo), limit)
        return self._engine.by_photo(vector, limit, leave_out=known)

    def classify(self, photo: Path, labels: Sequence[str], *, template: str = DEFAULT_TEMPLATE) -> list[LabelScore]:
        """The labels of a photo, in the library or not, most probable first.

        Raises:
            MediaError: the photo cannot be read.
            UsageError: the labels or the template cannot be used.
        """
        vector = self._read(photo.expanduser())
        return classify(vector[None], labels, self.encoder, template=template)[0]

    # upkeep

    def verify(self) -> Verification:
        """Check that the catalogue, the vectors, the index's file and the thumbnails agree."""
        return self._upkeep.verify()

    def repair(self, *, publish: Publish = lambda _: None, control: Control | None = None) -> IndexReport:
        """Drop what is wrong, and make it anew from the catalogue and the photos. Blocks.

        Raises:
            LibraryInUseError: another process is indexing this library.
            ModelError: the model cannot be had.
        """
        with self._indexing_alone(0):
            self._upkeep.drop_what_is_wrong()
        return self.index(publish=publish, control=control)

    # inside

    @cached_property
    def _embeddings(self) -> Embeddings:
        return Embeddings(self._database, self.encoder.model_id, self.encoder.dimensions)

    @cached_property
    def _photos(self) -> Photos:
        return Photos(self._database, self._embeddings.model_row)

    @cached_property
    def _files(self) -> Files:
        return Files(self._database, self._embeddings.model_row)

    @cached_property
    def _vectors(self) -> VectorCache:
        return VectorCache(self._embeddings, self.paths.vectors)

    @cached_property
    def _upkeep(self) -> Upkeep:
        return Upkeep(self._database, self._photos, self._files, self._vectors, thumbnails=self._thumbnails)

    @cached_property
    def _engine(self) -> Engine:
        return Engine(self._photos, self._vectors, lambda: self.encoder)

    def _checked(self, path: Path) -> Path:
        """An absolute folder without links in it, so that one folder has one name."""
        resolved = path.expanduser().resolve()
        if not resolved.exists():
            raise FolderError(f"{path} is not there; check its name, or plug in the drive that it is on")
        if not resolved.is_dir():
            raise FolderError(f"{path} is not a folder; name the folder that it lies in")
        if resolved.is_relative_to(self.paths.folder):
            raise FolderError(f"{path} belongs to the library itself; choose a folder of photos")
        return resolved

    def _target(self, path: Path) -> Target:
        resolved = path.expanduser().resolve()
        folder = self._folders.containing(resolved)
        if folder is None:
            raise FolderError(f"{path} is not in the library any more")
        below = resolved.relative_to(folder.path).as_posix()
        return Target(folder, "" if below == "." else below)

    def _index(
        self, targets: Sequence[Target], control: Control, publish: Publish, *, lock_timeout_s: float
    ) -> IndexReport:
        # a search needs neither the processes nor the watchdog of indexing, whose imports take a while
        from photolens.indexing.decoding import DecodeSettings  # noqa: PLC0415
        from photolens.indexing.run import IndexRun, Tables  # noqa: PLC0415
        from photolens.indexing.scan import Scanner  # noqa: PLC0415

        tables = Tables(
            self._folders,
            self._files,
            self._photos,
            self._failures,
            Intake(self._database, self._embeddings.model_row),
        )
        indexing = self._settings.indexing
        scanner = Scanner(indexing.exclude, frozenset({self.paths.folder}))
        decoding = DecodeSettings(indexing.decode_processes, indexing.timeout_s, self.encoder.framing, self._thumbnails)
        with self._indexing_alone(lock_timeout_s):
            report = IndexRun(tables, scanner, decoding, publish=publish).index(targets, lambda: self.encoder, control)
            self._vectors.save()
        return report

    @contextmanager
    def _indexing_alone(self, timeout_s: float) -> Iterator[None]:
        try:
            with FileLock(self.paths.indexing_lock, timeout=timeout_s):
                yield
        except Timeout as error:
            raise LibraryInUseError(
                f"another Photolens is indexing {self.paths.folder}; wait for it to finish, or stop it"
            ) from error

    def _read(self, photo: Path) -> NDArray[np.float32]:
        square = read_square(photo, self.encoder.framing)
        vector: NDArray[np.float32] = self.encoder.encode_images(square[None])[0]
        return vector
