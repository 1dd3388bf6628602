"""Where things lie: the resources that come with the package, and the library's own files."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from photolens.errors import FolderError

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """A file or folder below `resources/`: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "resources" / name
    return installed if installed.exists() else _PACKAGE.parent / "resources" / name


def default_library() -> Path:
    """The library's folder when nothing else is said: the platform's data folder."""
    return user_data_path("photolens", appauthor=False)


def library_folder(chosen: Path | None) -> Path:
    """The library's folder: the one chosen on the command line, else $PHOTOLENS_LIBRARY, else the default."""
    return Path(chosen or os.environ.get("PHOTOLENS_LIBRARY") or default_library())


def models_folder() -> Path:
    """Where downloaded and imported models lie, for all libraries: $PHOTOLENS_MODELS, else in the data folder."""
    return Path(os.environ.get("PHOTOLENS_MODELS") or default_library() / "models")


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
