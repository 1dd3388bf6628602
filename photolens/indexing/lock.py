"""Lock: one process at a time indexes a library."""

from collections.abc import Iterator
from contextlib import contextmanager

from photolens.errors import LibraryInUseError
from photolens.paths import LibraryPaths


@contextmanager
def indexing_alone(paths: LibraryPaths, *, timeout_s: float) -> Iterator[None]:
    """Keep other processes from indexing this library.

    Raises:
        LibraryInUseError: one did all the time.
    """
    import filelock  # noqa: PLC0415 (takes a while; the app's window does not need it)

    try:
        with filelock.FileLock(paths.indexing_lock, timeout=timeout_s):
            yield
    except filelock.Timeout as error:
        raise LibraryInUseError(
            f"another Photolens is indexing {paths.folder}; wait for it to finish, or stop it"
        ) from error
