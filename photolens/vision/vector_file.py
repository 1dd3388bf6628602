"""The file of a vector index: one usearch matrix whose last rows say whose vectors it holds, written as one unit.

    int32 rows, int32 columns          usearch's ".hbin": `usearch.io.load_matrix` reads the whole file as a matrix
    float16 vectors                    of the photos
    int64 keys, uint32 CRCs of runs    the tail, filled up with zeros to whole rows of that matrix
    of vectors, stamp as JSON, zeros,
    magic, length, CRC of head + tail  the last 20 bytes; a file that was cut anywhere does not end so

All numbers are little-endian. One file, because a rename replaces one at a time: a crash leaves the old or the new.
"""

import json
import logging
import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from usearch.io import load_matrix

log = logging.getLogger(__name__)

RUN_ROWS = 16_384
"""Rows under one CRC: 12 MB of 384 dimensions."""
RUNS_CHECKED = 8
"""Files of fewer than twice as many runs (about 260,000 rows) are read in full when loaded, longer ones in samples."""
IS_MAPPED = os.name != "nt"
"""Windows refuses to replace a file that is mapped, and the next save must; there the matrix is read into memory."""

_HEAD = struct.Struct("<ii")
_END = struct.Struct("<8sQI")
_MAGIC = b"PHLVEC01"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was made from; it may serve only a table of embeddings that says the same."""

    model_id: str
    dimensions: int
    rows: int
    """How many vectors it holds."""
    highest_row: int
    """The highest row id of the embedding table that went into it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A file, read: `keys` int64 (n,), `matrix` float16 (n, dimensions), mapped read-only where that is possible."""

    stamp: Stamp
    keys: NDArray[np.int64]
    matrix: NDArray[np.float16]


class _DamagedError(Exception):
    """The file is not what `write` wrote."""


def write(path: Path, stamp: Stamp, keys: NDArray[np.int64], runs: Sequence[NDArray[np.float16]]) -> None:
    """Replace the file at `path`, or leave it as it was; on return the new one is on the disk.

    `runs` are float16 (RUN_ROWS, dimensions), the last one maybe shorter; `keys` int64 (n,) in the same order. The
    temporary file has one fixed name, so that what a killed process left behind is overwritten by the next save.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    try:
        with fresh.open("wb") as file:
            _write_parts(file, stamp, keys, runs)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    _sync_folder(path.parent)


def read(path: Path) -> Contents | None:
    """The file at `path`, or None where there is none that can be trusted: the caller then makes it anew.

    A file of another length, with another head or tail, or with a wrong CRC in the rows that are checked, is refused.
    """
    try:
        return _contents(path)
    except FileNotFoundError:
        return None
    except (OSError, _DamagedError, ValueError, KeyError, TypeError) as reason:
        log.warning("%s cannot be used and will be made anew: %s", path, reason)
        return None


def _write_parts(file: BinaryIO, stamp: Stamp, keys: NDArray[np.int64], runs: Sequence[NDArray[np.float16]]) -> None:
    checks = [crc32(np.ascontiguousarray(run, "<f2").data) for run in runs]
    tail = keys.astype("<i8").tobytes() + np.array(checks, "<u4").tobytes() + json.dumps(asdict(stamp)).encode()
    row_bytes = 2 * stamp.dimensions
    tail += bytes(-(len(tail) + _END.size) % row_bytes)
    head = _HEAD.pack(stamp.rows + (len(tail) + _END.size) // row_bytes, stamp.dimensions)
    file.write(head)
    file.writelines(np.ascontiguousarray(run, "<f2").data for run in runs)
    file.write(tail + _END.pack(_MAGIC, len(tail), crc32(head + tail)))


def _contents(path: Path) -> Contents:
    columns, tail = _width_and_tail(path)
    matrix = load_matrix(str(path), view=IS_MAPPED, dtype=np.float16)
    if matrix is None:
        raise _DamagedError("usearch does not read it")
    rows = len(matrix) - (len(tail) + _END.size) // (2 * columns)
    keys_end, checks_end = 8 * rows, 8 * rows + 4 * -(-rows // RUN_ROWS)
    stamp = Stamp(**json.loads(tail[checks_end:].rstrip(b"\0")))
    if (stamp.rows, stamp.dimensions) != (rows, columns):
        raise _DamagedError("its stamp speaks of another matrix")
    keys = np.frombuffer(tail[:keys_end], "<i8").astype(np.int64)
    vectors = np.asarray(matrix)[:rows]
    _check(vectors, np.frombuffer(tail[keys_end:checks_end], "<u4"))
    return Contents(stamp, keys, vectors)


def _width_and_tail(path: Path) -> tuple[int, bytes]:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < _HEAD.size + _END.size:
            raise _DamagedError("it is too short")
        file.seek(0)
        head = file.read(_HEAD.size)
        file.seek(size - _END.size)
        magic, length, check = _END.unpack(file.read(_END.size))
        rows, columns = _HEAD.unpack(head)
        if magic != _MAGIC or size != _HEAD.size + 2 * rows * columns or length > size - _HEAD.size - _END.size:
            raise _DamagedError("it is cut short or of another kind")
        file.seek(size - _END.size - length)
        tail = file.read(length)
    if crc32(head + tail) != check:
        raise _DamagedError("its tail is damaged")
    return columns, tail


def _check(matrix: NDArray[np.float16], checks: NDArray[np.uint32]) -> None:
    for number in _checked_runs(len(checks)):
        run = matrix[number * RUN_ROWS : (number + 1) * RUN_ROWS]
        if crc32(np.ascontiguousarray(run).data) != checks[number]:
            raise _DamagedError("its vectors are damaged")


def _checked_runs(count: int) -> Iterator[int]:
    yield from range(0, count, max(1, count // RUNS_CHECKED))


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
