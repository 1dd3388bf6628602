"""Where things lie: the resources that come with the package, and the library's own files."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from photolens.errors import FolderError, LibraryError

_PACKAGE = Path(__file__).parent

PORTABLE = "photolens-data"
"""A folder of this name beside the packaged app keeps everything that would lie in the platform's data folder."""

_CACHES = {"HF_HOME": "huggingface", "TORCH_HOME": "torch", "CUDA_CACHE_PATH": "cuda"}
"""Environment variables of huggingface_hub, torch and CUDA, and the folders that a portable app gives them."""


def resource(name: str) -> Path:
    """A file or folder below `resources/`: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "resources" / name
    return installed if installed.exists() else _PACKAGE.parent / "resources" / name


def is_packaged() -> bool:
    """Whether this is the app that people install, with a Python of its own, and not a package in theirs."""
    return bool(getattr(sys, "frozen", False))


def app_file() -> Path:
    """What people see of the packaged app: the AppImage, the bundle of macOS, else the program."""
    program = Path(sys.executable)
    mounted, image = os.environ.get("APPDIR"), os.environ.get("APPIMAGE")
    if mounted and image and program.is_relative_to(mounted):  # another AppImage may have started this program
        return Path(image)
    bundle = next((parent for parent in program.parents if parent.suffix == ".app"), None)
    return bundle or program


def portable_folder() -> Path | None:
    """The folder beside the packaged app that makes it portable; None where there is none."""
    folder = app_file().parent / PORTABLE
    return folder if is_packaged() and folder.is_dir() else None


def is_carried(folder: Path) -> bool:
    """Whether a folder goes along with a portable app."""
    portable = portable_folder()
    return portable is not None and folder.is_relative_to(portable)


def data_folder() -> Path:
    """Where everything of this user lies that has no place of its own: beside a portable app, else the platform's."""
    return portable_folder() or user_data_path("photolens", appauthor=False)


def default_library() -> Path:
    """The library's folder when nothing else is said."""
    return data_folder()


def library_folder(chosen: Path | None) -> Path:
    """The library's folder: the one chosen on the command line, else $PHOTOLENS_LIBRARY, else the default.

    Raises:
        LibraryError: it is the default of a portable app, whose folder cannot be written to.
    """
    if named := chosen or os.environ.get("PHOTOLENS_LIBRARY"):
        return Path(named)
    if portable := portable_folder():
        _require_writing(portable)
    return default_library()


def models_folder() -> Path:
    """Where downloaded and imported models lie, for all libraries: $PHOTOLENS_MODELS, else in the data folder."""
    return Path(os.environ.get("PHOTOLENS_MODELS") or data_folder() / "models")


def additions_folder() -> Path:
    """Where additions to the packaged app lie, torch above all: $PHOTOLENS_ADDITIONS, else in the data folder."""
    return Path(os.environ.get("PHOTOLENS_ADDITIONS") or data_folder() / "additions")


def temporary_folder() -> Path | None:
    """Where files lie that are needed for minutes: in a portable app's folder; None for where the system has them.

    Raises:
        LibraryError: as `library_folder`.
    """
    portable = portable_folder()
    if portable is None:
        return None
    _require_writing(portable)
    folder = portable / "temporary"
    folder.mkdir(exist_ok=True)
    return folder


def carry_caches() -> None:
    """Let the libraries of a portable app keep beside it what they cache, where the user did not say otherwise.

    To be called before any of them is imported, which is when they look.
    """
    portable = portable_folder()
    if portable is not None:
        for variable, name in _CACHES.items():
            os.environ.setdefault(variable, str(portable / "caches" / name))


def _require_writing(folder: Path) -> None:
    import tempfile  # noqa: PLC0415 (a portable app alone needs it, and it takes a while)

    try:
        with tempfile.TemporaryFile(dir=folder):  # what the rights say is not enough on Windows
            return
    except OSError as error:
        raise LibraryError(
            f"{folder} cannot be written to ({error.strerror}), and a portable Photolens keeps everything there: "
            "move it with the app to where it can be, or rename that folder"
        ) from error


def model_stem(model_id: str) -> str:
    """How the names of the files begin that are cached for a model in a library's folder of vectors."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", model_id)


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """The files of one library, below its folder. Only `catalogue` cannot be rebuilt from the others and the photos."""

    folder: Path

    @property
    def catalogue(self) -> Path:
        """The SQLite database: the single source of truth."""
        return self.folder / "catalogue.sqlite"

    @property
    def backups(self) -> Path:
        """Copies of the catalogue, one made before each migration."""
        return self.folder / "backups"

    @property
    def thumbnails(self) -> Path:
        """JPEG thumbnails, named by content hash."""
        return self.folder / "thumbnails"

    @property
    def vectors(self) -> Path:
        """The usearch files, one a model."""
        return self.folder / "vectors"

    @property
    def settings(self) -> Path:
        """The settings, TOML, written by the user."""
        return self.folder / "settings.toml"

    @property
    def window_state(self) -> Path:
        """How the app's window was left, INI."""
        return self.folder / "window.ini"

    @property
    def indexing_lock(self) -> Path:
        """Held by the one process that indexes."""
        return self.folder / "indexing.lock"

    @property
    def drive(self) -> Path:
        """Where the drive with a portable library was mounted last: the bytes of a path."""
        return self.folder / "drive"

    @property
    def crash_reports(self) -> Path:
        """What is known of each time that the app ended unexpectedly."""
        return self.folder / "crash-reports"

    @property
    def log(self) -> Path:
        """What went wrong, with tracebacks."""
        return self.folder / "photolens.log"


def folder_of_photos(path: Path, library: LibraryPaths) -> Path:
    """An absolute folder without links in it, so that one folder has one name.

    Raises:
        FolderError: it is not there, is no folder, or is the library's own.
    """
    resolved = path.expanduser().resolve()
    if not resolved.exists():
        raise FolderError(f"{path} is not there; check its name, or plug in the drive that it is on")
    if not resolved.is_dir():
        raise FolderError(f"{path} is not a folder; name the folder that it lies in")
    if resolved.is_relative_to(library.folder):
        raise FolderError(f"{path} belongs to the library itself; choose a folder of photos")
    return resolved
