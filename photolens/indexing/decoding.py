"""Decoding: the processes that turn files into pixels and facts. A hang or a crash costs its file, never the run."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from pebble import ProcessExpired, ProcessPool

from photolens.domain.framing import Framing
from photolens.errors import DecodeError, LibraryError
from photolens.indexing import worker
from photolens.indexing.worker import KnownPhoto, ReadFile
from photolens.media import ThumbnailFolder

Squares = NDArray[np.uint8]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class DecodeSettings:
    """How files are read: by how many processes, for how long at most, and into what."""

    workers: int
    timeout_s: float
    framing: Framing
    thumbnails: ThumbnailFolder


class DecodePool:
    """Spawned decode processes, started with the first file. Owned by the thread that runs the pipeline."""

    def __init__(self, settings: DecodeSettings) -> None:
        self._settings = settings
        self._pool: ProcessPool | None = None

    def submit(self, path: Path, when_done: Callable[[Future[ReadFile]], None]) -> Future[ReadFile]:
        """Read a file in another process; `when_done` is called from a thread of the pool's."""
        return self._schedule(worker.read, (path, self._settings.framing, self._settings.thumbnails), when_done)

    def submit_view(self, photo: KnownPhoto, when_done: Callable[[Future[Squares]], None]) -> Future[Squares]:
        """Have only the squares of a photo that the library has, uint8 (k, side_px, side_px, 3), as `submit`."""
        return self._schedule(worker.view, (photo, self._settings.framing), when_done)

    def close(self) -> None:
        """End the processes; what they hold is dropped."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates its public calls but this one
            self._pool.join()
            self._pool = None

    def outcome(self, future: Future[_T]) -> _T:
        """What came of a file.

        Raises:
            MediaError: it cannot become a photo; also when it took too long or its process died.
            LibraryError: the library cannot take its thumbnail.
            CancelledError: the pool was closed before it was read.
        """
        try:
            return future.result()
        except CancelledError:
            raise
        except FutureTimeoutError:
            raise DecodeError(f"reading it took longer than {self._settings.timeout_s:g} seconds") from None
        except ProcessExpired as error:
            raise DecodeError("it crashed the decoder") from error
        except MemoryError as error:
            raise DecodeError("decoding it needs more memory than Photolens allows one file") from error
        except OSError as error:
            raise LibraryError(f"its thumbnail could not be saved ({error}); make room in the library") from error

    def _schedule(
        self, function: Callable[..., _T], arguments: tuple[Any, ...], when_done: Callable[[Future[_T]], None]
    ) -> Future[_T]:
        future: Future[_T] = self._started().schedule(function, args=arguments, timeout=self._settings.timeout_s)
        future.add_done_callback(when_done)
        return future

    def _started(self) -> ProcessPool:
        if self._pool is None:
            context: Any = get_context("spawn")  # forked children would inherit our locks and threads
            self._pool = ProcessPool(self._settings.workers, initializer=worker.prepare, context=context)
        return self._pool
