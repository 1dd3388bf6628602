"""What screens show of a photo."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from photolens.domain.folder import FileState, FolderState
from photolens.domain.photo import Flag, PhotoId
from photolens.library import Library
from photolens.store.database import Database
from photolens.store.files import Files
from photolens.store.folders import Folders

AddPhoto = Callable[..., PhotoId]


def test_a_card_shows_what_the_user_said(library: Library, add_photo: AddPhoto, photos: Path) -> None:
    photo = add_photo("a.jpg", captured_at="2020-06-01T12:00:00.250000", size_px=(30, 40))
    library.set_favourite([photo], True)
    library.set_rating([photo], 4)
    library.set_flag([photo], Flag.REJECT)
    library.set_caption([photo], "Grandmother, 80 🎂")
    card = library.cards([photo])[photo]
    assert (card.favourite, card.rating, card.flag, card.caption) == (True, 4, Flag.REJECT, "Grandmother, 80 🎂")
    assert (card.width_px, card.height_px, card.path, card.is_offline) == (30, 40, photos / "a.jpg", False)
    assert card.taken_at == datetime.fromisoformat("2020-06-01T12:00:00.250000")


def test_the_path_is_one_that_can_be_reached(
    library: Library, add_photo: AddPhoto, catalogue: Database, photos: Path, tmp_path: Path
) -> None:
    unplugged = tmp_path / "drive"
    photo = add_photo("a.jpg", content="same", folder=unplugged)
    folders = Folders(catalogue)
    folders.set_state(next(folder for folder in library.folders() if folder.path == unplugged), FolderState.OFFLINE)
    assert library.cards([photo])[photo].is_offline
    add_photo("b.jpg", content="same")
    card = library.cards([photo])[photo]
    assert (card.path, card.is_offline) == (photos / "b.jpg", False)
    details = library.details(photo)
    assert details is not None
    assert details.places == (photos / "b.jpg", unplugged / "a.jpg")


def test_a_file_that_is_missing_is_no_place_but_still_a_name(
    library: Library, add_photo: AddPhoto, catalogue: Database, photos: Path
) -> None:
    photo = add_photo("a.jpg")
    files, (folder,) = Files(catalogue, 1), library.folders()
    files.set_state([files.below(folder)["a.jpg"].id], FileState.MISSING)
    details = library.details(photo)
    assert details is not None
    assert (details.card.path, details.card.is_offline, details.places) == (photos / "a.jpg", True, ())


def test_what_is_unknown_or_has_no_place_is_left_out(library: Library, add_photo: AddPhoto, photos: Path) -> None:
    photo = add_photo("a.jpg")
    library.remove_folder(photos)
    assert library.cards([photo, PhotoId(999)]) == {}
    assert library.details(photo) is library.details(PhotoId(999)) is None


def test_many_cards_at_once(library: Library, add_photo: AddPhoto) -> None:
    photos = [add_photo(f"{number}.jpg") for number in range(3)]
    wanted = [*photos, *map(PhotoId, range(1000, 2500))]
    assert list(library.cards(wanted)) == photos
