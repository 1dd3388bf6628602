"""What a library holds at a glance, against a count by hand."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from photolens.domain.folder import FileState, FolderNode
from photolens.domain.photo import PhotoId
from photolens.library import Library
from photolens.store.database import Database
from photolens.store.files import Files

AddPhoto = Callable[..., PhotoId]


def counts(library: Library) -> dict[Path, int]:
    """How many photos each folder has."""

    def walk(nodes: tuple[FolderNode, ...]) -> Iterator[tuple[Path, int]]:
        for node in nodes:
            yield node.path, node.photos
            yield from walk(node.children)

    return dict(walk(library.overview().folders))


def test_an_empty_library_has_its_roots(library: Library, photos: Path) -> None:
    assert library.overview().folders == ()
    library.add_folders([photos])
    assert counts(library) == {photos: 0}


def test_folders_are_counted_with_what_is_below_them(library: Library, add_photo: AddPhoto, photos: Path) -> None:
    for path in ("1.jpg", "a/2.jpg", "a/b/c/3.jpg", "a.b/4.jpg"):
        add_photo(path)
    assert counts(library) == {
        photos: 4, photos / "a": 2, photos / "a/b": 1, photos / "a/b/c": 1, photos / "a.b": 1,
    }  # fmt: skip


def test_a_photo_in_several_places_counts_once_around_them(
    library: Library, add_photo: AddPhoto, photos: Path, tmp_path: Path
) -> None:
    for path in ("x/a/1.jpg", "x/a/2.jpg", "x/b/1.jpg", "x/1.jpg"):
        add_photo(path, content="same")
    add_photo("x/other.jpg")
    add_photo("1.jpg", content="same", folder=tmp_path / "elsewhere")
    assert library.overview().photos == 2
    assert counts(library) == {
        tmp_path / "elsewhere": 1, photos: 2, photos / "x": 2, photos / "x/a": 1, photos / "x/b": 1,
    }  # fmt: skip


def test_any_tree_is_counted_as_by_hand(library: Library, add_photo: AddPhoto, photos: Path) -> None:
    random, expected = Random(7), defaultdict(set)
    for number in range(150):
        content = f"{random.randrange(60)}"
        place = Path(*(random.choice("ab") for _ in range(random.randrange(5))), f"{number}.jpg")
        add_photo(place.as_posix(), content=content)
        for above in place.parents:
            expected[photos / above].add(content)
    assert counts(library) == {path: len(contents) for path, contents in expected.items()}


def test_what_is_missing_does_not_count(library: Library, add_photo: AddPhoto, catalogue: Database) -> None:
    photo = add_photo("a/1.jpg")
    library.set_favourite([photo], True)
    before = library.overview()
    assert (before.photos, before.favourites, before.recent) == (1, 1, 1)
    files, (folder,) = Files(catalogue, 1), library.folders()
    files.set_state([files.below(folder)["a/1.jpg"].id], FileState.MISSING)
    after = library.overview()
    assert (after.photos, after.favourites, after.recent, after.folders[0].children) == (0, 0, 0, ())


def test_only_new_photos_are_recent(library: Library, add_photo: AddPhoto) -> None:
    add_photo("old.jpg", added_at="2020-01-01T00:00:00")
    add_photo("new.jpg")
    assert library.overview().recent == 1


def test_children_stand_in_the_order_of_their_names(library: Library, add_photo: AddPhoto) -> None:
    for name in ("b", "C", "a"):
        add_photo(f"{name}/1.jpg")
    assert [child.path.name for child in library.overview().folders[0].children] == ["a", "b", "C"]
