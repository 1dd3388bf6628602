"""The file of a vector index: one usearch matrix with a tail that says whose vectors these are, written as one unit.

    int32 rows, int32 columns, float16 matrix      what usearch writes as ".hbin": `usearch.io.load_matrix` reads the file
    int64 keys, uint32 CRCs of runs of rows, JSON  the tail, which a reader of the matrix alone never looks at
    magic, length of the tail, CRC of head + tail  the last 20 bytes; a file that was cut anywhere does not end so

All numbers are little-endian. One file, because a rename replaces one file at a time: a crash leaves the old or the new.
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
    """A file, read: `keys` int64 (n,), `matrix` float16 (n, dimensions), mapped and read-only where that is possible."""

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
    head = _HEAD.pack(stamp.rows, stamp.dimensions)
    file.write(head)
    checks = []
    for run in runs:
        rows = np.ascontiguousarray(run, "<f2")
        file.write(rows.data)
        checks.append(crc32(rows.data))
    tail = keys.astype("<i8").tobytes() + np.array(checks, "<u4").tobytes() + json.dumps(asdict(stamp)).encode()
    file.write(tail + _END.pack(_MAGIC, len(tail), crc32(head + tail)))


def _contents(path: Path) -> Contents:
    rows, columns, tail = _head_and_tail(path)
    keys_end, checks_end = 8 * rows, 8 * rows + 4 * -(-rows // RUN_ROWS)
    stamp = Stamp(**json.loads(tail[checks_end:]))
    if (stamp.rows, stamp.dimensions) != (rows, columns):
        raise _DamagedError("its stamp speaks of another matrix")
    keys = np.frombuffer(tail[:keys_end], "<i8").astype(np.int64)
    matrix = _matrix(path, rows, columns)
    _check(matrix, np.frombuffer(tail[keys_end:checks_end], "<u4"))
    return Contents(stamp, keys, matrix)


def _head_and_tail(path: Path) -> tuple[int, int, bytes]:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if size < _HEAD.size + _END.size:
            raise _DamagedError("it is too short")
        file.seek(0)
        head = file.read(_HEAD.size)
        file.seek(size - _END.size)
        magic, length, check = _END.unpack(file.read(_END.size))
        rows, columns = _HEAD.unpack(head)
        if magic != _MAGIC or size != _HEAD.size + 2 * rows * columns + length + _END.size:
            raise _DamagedError("it is cut short or of another kind")
        file.seek(size - _END.size - length)
        tail = file.read(length)
    if crc32(head + tail) != check:
        raise _DamagedError("its tail is damaged")
    return rows, columns, tail


def _matrix(path: Path, rows: int, columns: int) -> NDArray[np.float16]:
    if rows == 0:  # nothing can be mapped
        return np.empty((0, columns), np.float16)
    found = load_matrix(str(path), view=IS_MAPPED, dtype=np.float16)
    if found is None:
        raise _DamagedError("usearch does not read it")
    return np.asarray(found)


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
