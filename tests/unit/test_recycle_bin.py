"""Files that were moved to the bin come back to where they lay, all of them or none, and never over another file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolens.domain.history import Action, ActionKind, History
from photolens.domain.photo import PhotoId
from photolens.errors import BinEmptiedError, BinError
from photolens.library import Library

MakePhoto = Callable[..., Path]
Move = tuple[Path, Path]


class Bin:
    """A bin as freedesktop.org's desktops have it."""

    def __init__(self, folder: Path) -> None:
        self.files, self.info = folder / "files", folder / "info"
        self.files.mkdir(parents=True)
        self.info.mkdir()

    def take(self, *paths: Path) -> list[Move]:
        """Move files in, as the app does."""
        moves = []
        for path in paths:
            target = path.rename(self.files / f"{path.name}.2")
            (self.info / f"{target.name}.trashinfo").write_text("[Trash Info]\n")
            moves.append((path, target))
        return moves

    def names(self) -> list[str]:
        return sorted(path.name for path in (*self.files.iterdir(), *self.info.iterdir()))


@pytest.fixture
def trash(tmp_path: Path) -> Bin:
    return Bin(tmp_path / "trash")


@pytest.fixture
def indexed(library: Library, make_photo: MakePhoto, photos: Path) -> list[Path]:
    """Two photos of the library."""
    paths = [make_photo(photos / "in" / f"{seed}.jpg", seed) for seed in range(2)]
    library.index([photos])
    return paths


def test_binned_photos_are_gone_and_come_back(library: Library, indexed: list[Path], trash: Bin) -> None:
    content = [path.read_bytes() for path in indexed]
    ids = [PhotoId(photo) for photo in library.timeline().ids.tolist()]
    library.set_rating(ids, 5)
    change = library.record_binned(trash.take(*indexed))
    assert (change.photos, change.files, change.history) == (frozenset(ids), True, True)
    assert (len(library.timeline()), library.search("anything")) == (0, [])
    assert library.history().undo == Action(ActionKind.BIN, 2, "")
    assert library.undo() == change
    assert [path.read_bytes() for path in indexed] == content
    assert trash.names() == []
    assert library.timeline().ids.tolist() == ids
    assert library.index().unchanged == 2
    assert {card.rating for card in library.cards(ids).values()} == {5}


def test_what_came_back_cannot_be_binned_by_redo(library: Library, indexed: list[Path], trash: Bin) -> None:
    ids = [PhotoId(photo) for photo in library.timeline().ids.tolist()]
    library.set_rating(ids, 5)
    library.record_binned(trash.take(indexed[0]))
    library.set_rating(ids, 4)
    library.undo()
    library.undo()
    assert library.history() == History(Action(ActionKind.RATING, 2, "5"), Action(ActionKind.RATING, 2, "4"))


def test_no_file_is_ever_replaced(library: Library, indexed: list[Path], trash: Bin) -> None:
    library.record_binned(trash.take(*indexed))
    indexed[1].write_text("another file")
    before = trash.names(), library.history()
    with pytest.raises(BinError, match=r"1\.jpg is there again"):
        library.undo()
    assert (trash.names(), library.history()) == before
    assert indexed[1].read_text() == "another file"
    assert not indexed[0].exists()
    assert len(library.timeline()) == 0
    indexed[1].unlink()
    library.undo()
    assert len(library.timeline()) == 2


def test_an_emptied_bin_is_told_once(library: Library, indexed: list[Path], trash: Bin) -> None:
    moves = trash.take(*indexed)
    library.record_binned(moves)
    for _, in_bin in moves:
        in_bin.unlink()
    with pytest.raises(BinEmptiedError, match="no longer in the bin"):
        library.undo()
    assert library.history() == History(None, None)
    assert len(library.timeline()) == 0


def test_what_is_still_in_the_bin_comes_back(library: Library, indexed: list[Path], trash: Bin) -> None:
    moves = trash.take(*indexed)
    library.record_binned(moves)
    moves[0][1].unlink()
    library.undo()
    assert (indexed[0].exists(), indexed[1].exists(), len(library.timeline())) == (False, True, 1)
    assert library.history() == History(None, None)


def test_a_folder_that_is_gone_is_made_again(library: Library, indexed: list[Path], trash: Bin) -> None:
    library.record_binned(trash.take(*indexed))
    indexed[0].parent.rmdir()
    library.undo()
    assert all(path.exists() for path in indexed)


def test_nothing_is_put_where_a_drive_is_unplugged(
    library: Library, indexed: list[Path], trash: Bin, photos: Path
) -> None:
    library.record_binned(trash.take(*indexed))
    photos.rename(photos.with_name("unplugged"))
    with pytest.raises(BinError, match="plug in the drive"):
        library.undo()
    assert not photos.exists()
    photos.with_name("unplugged").rename(photos)
    library.undo()
    assert len(library.timeline()) == 2


def test_a_failure_goes_into_the_bin_with_its_file(library: Library, photos: Path, trash: Bin) -> None:
    broken = photos / "broken.jpg"
    broken.write_bytes(b"\xff\xd8 broken")
    library.index([photos])
    assert library.record_binned(trash.take(broken)).failures
    assert library.failures() == []
    library.undo()
    assert library.index().failed == 1


def test_files_outside_the_library_come_back_too(library: Library, tmp_path: Path, trash: Bin) -> None:
    path = tmp_path / "note.txt"
    path.write_text("a note")
    library.record_binned(trash.take(path))
    library.undo()
    assert path.read_text() == "a note"


def test_binning_nothing_is_nothing(library: Library) -> None:
    assert not library.record_binned([])
    assert library.history() == History(None, None)
