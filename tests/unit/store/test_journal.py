"""What the user did can be undone and done again, also after the app was closed, and a folder comes back as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from photolens.domain.change import LibraryChange
from photolens.domain.folder import Place
from photolens.domain.history import Action, ActionKind, History
from photolens.domain.photo import Flag, PhotoCard, PhotoId
from photolens.errors import FolderError, LibraryError, UsageError
from photolens.library import Library
from photolens.store import journal
from photolens.store.database import Database
from photolens.store.intake import Batch, Intake, Rejected

AddPhoto = Callable[..., PhotoId]
MakePhoto = Callable[..., Path]


def card(library: Library, photo: PhotoId) -> PhotoCard:
    return library.cards([photo])[photo]


def ratings(library: Library, *photos: PhotoId) -> list[int]:
    cards = library.cards(photos)
    return [cards[photo].rating for photo in photos]


def test_each_photo_gets_back_what_it_had(library: Library, add_photo: AddPhoto) -> None:
    a, b, c = (add_photo(f"{name}.jpg") for name in "abc")
    library.set_rating([a], 1)
    library.set_rating([b], 2)
    library.set_rating([a, b, c], 5)
    assert library.undo() == LibraryChange(frozenset({a, b, c}), history=True)
    assert ratings(library, a, b, c) == [1, 2, 0]
    assert library.redo() == LibraryChange(frozenset({a, b, c}), history=True)
    assert ratings(library, a, b, c) == [5, 5, 5]


def test_a_photo_that_has_the_value_already_is_not_changed(library: Library, add_photo: AddPhoto) -> None:
    a, b = add_photo("a.jpg"), add_photo("b.jpg")
    assert library.set_favourite([a], True).photos == {a}
    assert library.set_favourite([a, b, PhotoId(999)], True).photos == {b}
    assert library.set_favourite([a, b], True) == LibraryChange()
    assert library.history().undo == Action(ActionKind.FAVOURITE, 1, "1")
    library.undo()
    assert (card(library, a).favourite, card(library, b).favourite) == (True, False)


def test_the_history_tells_what_comes_next(library: Library, add_photo: AddPhoto) -> None:
    photo = add_photo("a.jpg")
    assert library.history() == History(None, None)
    library.set_flag([photo], Flag.REJECT)
    library.set_caption([photo], "On the “Rax” 🏔")
    flag, caption = Action(ActionKind.FLAG, 1, "-1"), Action(ActionKind.CAPTION, 1, "On the “Rax” 🏔")
    assert library.history() == History(caption, None)
    library.undo()
    assert library.history() == History(flag, caption)
    library.undo()
    assert library.history() == History(None, flag)
    assert library.undo() == LibraryChange()
    assert card(library, photo).caption == ""
    library.redo()
    library.redo()
    assert library.history() == History(caption, None)
    assert library.redo() == LibraryChange()
    assert (card(library, photo).flag, card(library, photo).caption) == (Flag.REJECT, "On the “Rax” 🏔")


def test_a_new_action_drops_what_was_undone(library: Library, add_photo: AddPhoto) -> None:
    photo = add_photo("a.jpg")
    library.set_rating([photo], 1)
    library.set_rating([photo], 2)
    library.undo()
    library.set_rating([photo], 3)
    assert library.history().redo is None
    library.undo()
    assert ratings(library, photo) == [1]


def test_an_action_that_changes_nothing_drops_nothing(library: Library, add_photo: AddPhoto) -> None:
    photo = add_photo("a.jpg")
    library.set_rating([photo], 1)
    library.undo()
    library.set_rating([photo], 0)
    assert library.history().redo == Action(ActionKind.RATING, 1, "1")


def test_the_history_survives_a_restart(library: Library, add_photo: AddPhoto) -> None:
    photo = add_photo("a.jpg")
    library.set_rating([photo], 1)
    library.set_rating([photo], 2)
    library.undo()
    with Library.open(library.paths.folder) as again:
        assert again.history() == History(Action(ActionKind.RATING, 1, "1"), Action(ActionKind.RATING, 1, "2"))
        again.redo()
        assert ratings(again, photo) == [2]


def test_only_the_newest_actions_are_kept(
    library: Library, add_photo: AddPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "KEPT", 3)
    photo = add_photo("a.jpg")
    for number in range(1, 6):
        library.set_caption([photo], f"{number}")
    while library.history().undo:
        library.undo()
    assert card(library, photo).caption == "2"


@pytest.mark.parametrize("rating", [-1, 6])
def test_there_are_five_stars(library: Library, add_photo: AddPhoto, rating: int) -> None:
    photo = add_photo("a.jpg")
    with pytest.raises(UsageError, match="0 to 5 stars"):
        library.set_rating([photo], rating)
    assert library.history() == History(None, None)


def test_a_caption_that_is_no_text_is_kept_as_far_as_it_is(library: Library, add_photo: AddPhoto) -> None:
    photo = add_photo("a.jpg")
    library.set_caption([photo], "half an emoji: \ud83d")
    assert card(library, photo).caption == "half an emoji: ?"


def test_an_action_and_its_entry_are_written_together(
    library: Library, add_photo: AddPhoto, catalogue: Database
) -> None:
    photo = add_photo("a.jpg")
    with catalogue.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE journal RENAME TO elsewhere")
    with pytest.raises(LibraryError):
        library.set_rating([photo], 4)
    with catalogue.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO journal")
    assert (ratings(library, photo), library.history()) == ([0], History(None, None))


def test_a_removed_folder_takes_its_photos_along_and_brings_them_back(
    library: Library, add_photo: AddPhoto, catalogue: Database, photos: Path
) -> None:
    photo, other = add_photo("a/1.jpg"), add_photo(b"caf\xe9.jpg".decode("utf-8", "surrogateescape"))
    library.set_rating([photo], 4)
    broken = Place(library.folders()[0].id, "broken.jpg", 5, 5)
    Intake(catalogue, 1).commit(Batch(rejected=[Rejected(broken, "decode", "damaged")]))
    before = library.overview(), library.cards([photo, other]), library.failures()
    change = library.remove_folder(photos)
    assert change == LibraryChange(frozenset({photo, other}), folders=True, files=True, failures=True, history=True)
    assert (library.folders(), library.failures(), len(library.timeline())) == ([], [], 0)
    assert library.history().undo == Action(ActionKind.REMOVE_FOLDER, 2, str(photos))
    assert library.undo() == change
    assert (library.overview(), library.cards([photo, other]), library.failures()) == before
    assert library.redo() == change
    assert library.folders() == []


def test_a_folder_that_comes_back_is_not_read_again(library: Library, make_photo: MakePhoto, photos: Path) -> None:
    for seed in range(3):
        make_photo(photos / f"{seed}.jpg", seed)
    (photos / "broken.jpg").write_bytes(b"\xff\xd8 broken")
    library.index([photos])
    before = library.search("anything")
    library.remove_folder(photos)
    assert library.search("anything") == []
    assert library.index().seen == 0
    library.undo()
    report = library.index()
    assert (report.unchanged, report.failed, report.indexed) == (3, 1, 0)
    assert library.search("anything") == before
    assert library.verify().ok


def test_what_is_added_again_after_removal_keeps_its_marks(
    library: Library, make_photo: MakePhoto, photos: Path
) -> None:
    make_photo(photos / "a.jpg")
    library.index([photos])
    (photo,) = library.timeline().ids.tolist()
    library.set_rating([photo], 4)
    library.remove_folder(photos)
    report = library.index([photos])
    assert (report.seen, report.indexed) == (1, 1)
    assert ratings(library, photo) == [4]
    library.undo()  # the folder is there already, and so are its files
    assert (library.timeline().ids.tolist(), len(library.folders())) == ([photo], 1)


def test_a_removed_folder_comes_back_into_the_one_around_it(
    library: Library, add_photo: AddPhoto, photos: Path
) -> None:
    photo = add_photo("a/1.jpg")
    library.remove_folder(photos)
    library.add_folders([photos.parent.parent])
    library.undo()
    assert [folder.path for folder in library.folders()] == [photos.parent.parent]
    assert card(library, photo).path == photos / "a/1.jpg"
    with pytest.raises(FolderError, match="not a folder of the library"):
        library.redo()
    assert card(library, photo).path == photos / "a/1.jpg"
    assert library.history().redo is None


def test_a_removed_folder_takes_in_those_that_were_added_inside_it(
    library: Library, add_photo: AddPhoto, photos: Path
) -> None:
    photo = add_photo("in/1.jpg")
    library.remove_folder(photos)
    (photos / "in").mkdir()
    library.add_folders([photos / "in"])
    library.undo()
    assert [folder.path for folder in library.folders()] == [photos]
    assert card(library, photo).path == photos / "in/1.jpg"


def test_only_a_folder_that_was_added_can_be_removed(library: Library, add_photo: AddPhoto, photos: Path) -> None:
    add_photo("a/1.jpg")
    with pytest.raises(FolderError, match="not a folder of the library"):
        library.remove_folder(photos / "a")
    assert (len(library.timeline()), library.history()) == (1, History(None, None))


def test_no_folder_gets_the_number_of_a_removed_one(library: Library, photos: Path, tmp_path: Path) -> None:
    library.add_folders([photos])
    (removed,) = library.folders()
    library.remove_folder(photos)
    (tmp_path / "other").mkdir()
    library.add_folders([tmp_path / "other"])
    assert library.folders()[0].id != removed.id
    library.undo()
    assert removed.id in {folder.id for folder in library.folders()}
