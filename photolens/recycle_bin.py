"""Recycle bin: moving files back from the bin of the desktop to where they lay. Moving them there is the app's."""

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from photolens.domain.folder import Folder
from photolens.errors import BinEmptiedError, BinError
from photolens.indexing.volume import is_online

logger = logging.getLogger(__name__)

Move = tuple[Path, Path]
"""Where a file lay, and where it lies in the bin."""


@contextmanager
def brought_back(moves: Sequence[Move], roots: Sequence[Folder]) -> Iterator[Sequence[Move]]:
    """Move files back to where they lay; gives those that were still in the bin.

    An exception inside moves them into the bin again. `roots` are the folders of the library: where a folder is gone
    together with its files it is made again, unless its drive is unplugged.

    Raises:
        BinError: one cannot be moved, or another file lies in its place; all of them are in the bin then.
        BinEmptiedError: none of them is in the bin any more.
    """
    for original, _ in moves:
        _refuse_offline(original, roots)
    found = [move for move in moves if _is_there(move[1])]
    if not found:
        raise BinEmptiedError("the files are no longer in the bin, so they cannot be brought back from it")
    done: list[Move] = []
    try:
        for original, in_bin in found:
            _move(in_bin, original)
            done.append((original, in_bin))
        yield found
    except BaseException:
        for original, in_bin in reversed(done):
            _move(original, in_bin)
        raise
    for _, in_bin in found:
        _forget_note(in_bin)


def _refuse_offline(original: Path, roots: Sequence[Folder]) -> None:
    root = next((root for root in roots if original.is_relative_to(root.path)), None)
    if root is not None and not is_online(root):
        raise BinError(f"{original} cannot be brought back now: plug in the drive that {root.path} is on")


def _move(source: Path, target: Path) -> None:
    """Never in the place of another file."""
    if _is_there(target):
        raise BinError(f"{target} is there again; move it away, then undo once more")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, target)
    except OSError as error:
        raise BinError(f"{target} cannot be brought back: {error.strerror or error}") from error


def _is_there(path: Path) -> bool:
    """Also for a link to nothing."""
    return path.exists() or path.is_symlink()


def _forget_note(in_bin: Path) -> None:
    """A desktop of freedesktop.org keeps info/NAME.trashinfo beside files/NAME (Trash specification 1.0)."""
    if in_bin.parent.name == "files":
        note = in_bin.parent.parent / "info" / f"{in_bin.name}.trashinfo"
        try:
            note.unlink(missing_ok=True)
        except OSError as error:
            logger.warning("%s stays behind in the bin: %s", note, error)
