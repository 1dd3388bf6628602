"""Filters mean the same wherever the catalogue is asked: in timelines, in searches, and of a single photo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import insert, select

from photolens.domain.folder import FileState, FolderState
from photolens.domain.label import LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.domain.query import (
    AddedSince,
    AddedWithin,
    AlbumId,
    AllOf,
    AnyOf,
    Filter,
    HasLabel,
    InAlbum,
    InFolder,
    IsFavourite,
    ListedIn,
    Not,
    OneOf,
)
from photolens.library import Library
from photolens.store import tables
from photolens.store.compile import all_roots, is_met_by
from photolens.store.database import Database, utc_now
from photolens.store.files import Files
from photolens.store.folders import Folders
from photolens.store.photos import Photos
from photolens.store.timeline import Timelines

AddPhoto = Callable[..., PhotoId]

DOG, SEA = LabelId(1), LabelId(2)
TRIP, PETS = AlbumId(1), AlbumId(2)
LATE = datetime.fromisoformat("2024-01-01T00:00:00")


class World:
    """A catalogue whose photos are called by letters."""

    def __init__(self, catalogue: Database, add_photo: AddPhoto, photos: Path) -> None:
        self.catalogue, self.photos, self._add_photo = catalogue, photos, add_photo
        self.ids: dict[str, PhotoId] = {}
        with catalogue.writing() as connection:
            connection.execute(insert(tables.label), [{"id": DOG, "name": "dog"}, {"id": SEA, "name": "sea"}])
            manual = {"kind": "manual", "sorting": "own"}
            albums = [{"id": TRIP, "name": "trip"} | manual, {"id": PETS, "name": "pets"} | manual]
            connection.execute(insert(tables.album), albums)

    def add(self, name: str, folder: str = "in", *, is_late: bool = False) -> PhotoId:
        added = "2024-06-01T00:00:00" if is_late else "2020-06-01T00:00:00"
        self.ids[name] = self._add_photo(f"{folder}/{name}.jpg", content=name, added_at=added)
        return self.ids[name]

    def copy(self, name: str, folder: str) -> None:
        self._add_photo(f"{folder}/{name}.jpg", content=name)

    def tag(self, name: str, label: LabelId, source: TagSource = TagSource.AUTO) -> None:
        with self.catalogue.writing() as connection:
            row = {"label_id": label, "photo_id": self.ids[name], "source": source}
            connection.execute(insert(tables.tag).values(row))

    def list_in(self, name: str, album: AlbumId, *, is_out: bool = False) -> None:
        with self.catalogue.writing() as connection:
            row = {"album_id": album, "photo_id": self.ids[name], "position": 1.0, "is_out": is_out}
            connection.execute(insert(tables.album_photo).values(row))

    def names(self, *filters: Filter) -> str:
        """The photos that meet filters, by letter; a timeline, a search and a look at each must agree."""
        by_id = {photo: name for name, photo in self.ids.items()}
        in_timeline = sorted(by_id[each] for each in Timelines(self.catalogue).all(filters).ids.tolist())
        photos = Photos(self.catalogue, 1)
        rows = photos.matching(()).tolist()
        found = sorted(by_id[photo] for photo, _ in photos.found(rows, filters).values())
        newest = sorted(by_id[photo] for photo in photos.newest(filters, 100))
        assert found == newest == in_timeline
        assert len(set(photos.matching(filters).tolist())) == len(found)
        assert self._looked_at(filters) == found
        return "".join(in_timeline)

    def _looked_at(self, filters: tuple[Filter, ...]) -> list[str]:
        with self.catalogue.reading() as connection:
            roots = all_roots(connection)
            conditions = [is_met_by(photo, filters, roots) for photo in self.ids.values()]
            answers = connection.execute(select(*conditions)).one()
        return sorted(name for name, is_met in zip(self.ids, answers, strict=True) if is_met)


@pytest.fixture
def world(catalogue: Database, add_photo: AddPhoto, photos: Path) -> World:
    return World(catalogue, add_photo, photos)


def test_a_label_holds_by_photolens_and_by_the_user_but_not_against_the_user(world: World) -> None:
    for name, source in zip("abc", TagSource, strict=True):
        world.add(name)
        world.tag(name, DOG, source)
    world.add("d")
    assert world.names(HasLabel(DOG)) == "ab"
    assert world.names(Not(HasLabel(DOG))) == "cd"
    assert world.names(HasLabel(SEA)) == world.names(HasLabel(LabelId(77))) == ""


def test_the_lists_of_an_album_are_kept_apart(world: World) -> None:
    for name in "abc":
        world.add(name)
    world.list_in("a", TRIP)
    world.list_in("b", TRIP, is_out=True)
    world.list_in("c", PETS)
    assert world.names(ListedIn(TRIP)) == "a"
    assert world.names(ListedIn(TRIP, is_out=True)) == "b"
    assert world.names(Not(ListedIn(TRIP))) == "bc"


def test_a_hundred_thousand_photos_can_be_asked_for_by_id(world: World) -> None:
    photo, _ = world.add("a"), world.add("b")
    many = OneOf((*map(PhotoId, range(1000, 101_000)), photo, photo))
    assert world.names(many) == "a"
    assert world.names(Not(many)) == "b"
    assert world.names(OneOf(())) == ""


def test_any_of_nothing_is_nothing_and_all_of_nothing_is_everything(world: World) -> None:
    world.add("a")
    assert world.names(AnyOf(())) == world.names(Not(AllOf(()))) == ""
    assert world.names(AllOf(())) == world.names(Not(AnyOf(()))) == "a"


def test_any_of_many_labels_is_one_question(world: World) -> None:
    world.add("a")
    world.tag("a", DOG)
    assert world.names(AnyOf(tuple(HasLabel(LabelId(number)) for number in range(1, 3000)))) == "a"


def test_a_folder_inside_a_filter_is_about_the_photo_not_about_one_file(world: World) -> None:
    world.add("a", "in")
    world.add("b", "out")
    world.add("c", "in")
    world.copy("c", "out")
    inside, outside = InFolder(world.photos / "in"), InFolder(world.photos / "out")
    assert world.names(inside) == "ac"
    assert world.names(Not(inside)) == "b"
    assert world.names(AllOf((inside, outside))) == "c"
    assert world.names(AnyOf((inside, outside))) == "abc"
    assert world.names(inside, Not(outside)) == "a"
    assert world.names(AnyOf((InFolder(world.photos / "nowhere"), IsFavourite()))) == ""


def test_a_missing_file_is_in_no_folder(world: World, library: Library) -> None:
    world.add("a", "in")
    world.copy("a", "out")
    (folder,) = library.folders()
    files = Files(world.catalogue, 1)
    files.set_state([files.below(folder)["in/a.jpg"].id], FileState.MISSING)
    assert world.names(AnyOf((InFolder(world.photos / "in"),))) == ""
    assert world.names(Not(InFolder(world.photos / "in"))) == "a"


def test_a_search_passes_over_folders_that_cannot_be_reached(world: World, library: Library) -> None:
    world.add("a")
    world.tag("a", DOG)
    (folder,) = library.folders()
    Folders(world.catalogue).set_state(folder, FolderState.OFFLINE)
    photos = Photos(world.catalogue, 1)
    assert photos.newest((HasLabel(DOG),), 10) == {}
    assert photos.matching((HasLabel(DOG),)).tolist() == []
    assert Timelines(world.catalogue).all((HasLabel(DOG),)).ids.tolist() == [world.ids["a"]]


def test_an_album_must_be_resolved_first(world: World) -> None:
    for wanted in (InAlbum(TRIP), Not(AnyOf((InAlbum(TRIP),)))):
        with pytest.raises(AssertionError, match="resolved"):
            Timelines(world.catalogue).all((wanted,))


def test_the_newest_come_first_and_no_more_than_asked_for(world: World, add_photo: AddPhoto) -> None:
    taken = {name: add_photo(f"{name}.jpg", captured_at=f"20{name}-01-01T00:00:00") for name in ("11", "13", "12")}
    newest = Photos(world.catalogue, 1).newest((AddedSince(datetime.fromisoformat("2000-01-01T00:00:00")),), 2)
    assert newest == {taken["13"]: world.photos / "13.jpg", taken["12"]: world.photos / "12.jpg"}
    assert list(newest) == [taken["13"], taken["12"]]


@dataclass
class Facts:
    """What is true of one photo."""

    id: PhotoId
    folders: set[str]
    labels: set[LabelId]
    lists: set[tuple[AlbumId, bool]]
    is_favourite: bool
    is_late: bool


def meets(facts: Facts, wanted: Filter) -> bool:  # noqa: C901, PLR0911 (one line for each kind of filter)
    match wanted:
        case InFolder(path):
            return path.name in facts.folders
        case IsFavourite():
            return facts.is_favourite
        case AddedSince() | AddedWithin():
            return facts.is_late
        case HasLabel(label):
            return label in facts.labels
        case ListedIn(album, is_out):
            return (album, is_out) in facts.lists
        case OneOf(photos):
            return facts.id in photos
        case Not(part):
            return not meets(facts, part)
        case AnyOf(parts):
            return any(meets(facts, part) for part in parts)
        case AllOf(parts):
            return all(meets(facts, part) for part in parts)
        case InAlbum():
            raise AssertionError


def made_up(random: Random, world: World, depth: int) -> Filter:
    """A filter of any kind, nested up to a depth."""
    ids = tuple(world.ids.values())
    simple: list[Filter] = [
        InFolder(world.photos / random.choice(["in", "out"])),
        IsFavourite(),
        AddedSince(LATE),
        AddedWithin((utc_now() - LATE).days),
        HasLabel(random.choice([DOG, SEA])),
        ListedIn(random.choice([TRIP, PETS]), is_out=random.random() < 0.5),
        OneOf(tuple(random.sample(ids, random.randrange(len(ids))))),
    ]
    if depth == 0 or random.random() < 0.3:
        return random.choice(simple)
    parts = tuple(made_up(random, world, depth - 1) for _ in range(random.randrange(4)))
    nested: list[Filter] = [AnyOf(parts), AllOf(parts), Not(parts[0] if parts else simple[0])]
    return random.choice(nested)


def test_however_filters_are_nested_they_mean_what_they_say(world: World, library: Library) -> None:
    random, facts = Random(4), {}
    for name in "abcdefghijkl":
        folder, is_late = random.choice(["in", "out"]), random.random() < 0.5
        known = facts[name] = Facts(world.add(name, folder, is_late=is_late), {folder}, set(), set(), False, is_late)
        if random.random() < 0.3:
            world.copy(name, "out")
            known.folders.add("out")
        for label in (DOG, SEA):
            if random.random() < 0.5:
                world.tag(name, label, source := random.choice(list(TagSource)))
                known.labels |= {label} if source is not TagSource.REJECTED else set()
        for album in (TRIP, PETS):
            if random.random() < 0.5:
                world.list_in(name, album, is_out=(is_out := random.random() < 0.5))
                known.lists.add((album, is_out))
        known.is_favourite = random.random() < 0.5
        library.set_favourite([known.id], known.is_favourite)
    for _ in range(80):
        filters = tuple(made_up(random, world, 3) for _ in range(random.randrange(1, 3)))
        expected = [name for name, known in facts.items() if all(meets(known, wanted) for wanted in filters)]
        assert world.names(*filters) == "".join(expected), filters
