"""Albums through the library's door: what fills them, what stands on them, and that everything can be undone."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from photolens.albums import Albums
from photolens.domain.album import Album, AlbumKind, AlbumOrder
from photolens.domain.change import LibraryChange
from photolens.domain.folder import FileState
from photolens.domain.history import Action, ActionKind
from photolens.domain.label import LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.domain.query import (
    AddedSince,
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
    Query,
)
from photolens.errors import LibraryError, UsageError
from photolens.library import Library
from photolens.search.results import SearchResult
from photolens.store import tables
from photolens.store.database import Database
from photolens.store.files import Files
from photolens.store.journal import Journal

AddPhoto = Callable[..., PhotoId]

DOG = LabelId(1)
LONG_AGO = AddedSince(datetime.fromisoformat("2000-01-01T00:00:00"))


class Shelf:
    """A library's albums, by name, with photos that are called by letters; "a" was taken first."""

    def __init__(self, library: Library, catalogue: Database, add_photo: AddPhoto) -> None:
        self.library, self.albums, self.catalogue = library, library.albums, catalogue
        taken = {name: f"20{10 + number}-01-01T00:00:00" for number, name in enumerate("abcdef")}
        self.photos = {name: add_photo(f"{name}.jpg", captured_at=taken[name]) for name in taken}
        self._names = {photo: name for name, photo in self.photos.items()}
        with catalogue.writing() as connection:
            connection.execute(insert(tables.label).values(id=DOG, name="dog"))

    def ids(self, names: Iterable[str]) -> list[PhotoId]:
        return [self.photos[name] for name in names]

    def id(self, album: str) -> AlbumId:
        return self.albums.named(album).id

    def holds(self, album: str) -> str:
        """The photos of an album in its order."""
        return "".join(self._names[photo] for photo in self.albums.timeline(self.id(album)).ids.tolist())

    def create(self, album: str, names: str = "") -> AlbumId:
        self.albums.create(album, self.ids(names))
        return self.id(album)

    def create_smart(self, album: str, *filters: Filter) -> AlbumId:
        self.albums.create_smart(album, Query(filters=filters))
        return self.id(album)

    def put_in(self, album: str, names: str, before: str | None = None) -> LibraryChange:
        anchor = None if before is None else self.photos[before]
        return self.albums.put_in(self.id(album), self.ids(names), before=anchor)

    def take_out(self, album: str, names: str) -> LibraryChange:
        return self.albums.take_out(self.id(album), self.ids(names))

    def tag(self, names: str, source: TagSource = TagSource.AUTO) -> None:
        rows = [{"label_id": DOG, "photo_id": photo, "source": source} for photo in self.ids(names)]
        with self.catalogue.writing() as connection:
            connection.execute(insert(tables.tag), rows)

    def lose(self, names: str) -> None:
        """Files go missing."""
        files, (folder,) = Files(self.catalogue, 1), self.library.folders()
        known = files.below(folder)
        files.set_state([known[f"{name}.jpg"].id for name in names], FileState.MISSING)

    def glance(self, album: str) -> tuple[int | None, str | None]:
        """How many photos stand beside an album's name, and the photo on it."""
        (summary,) = (each for each in self.albums.all() if each.album.name == album)
        cards = self.library.cards(list(self.photos.values()))
        contents = {card.content: self._names[photo] for photo, card in cards.items()}
        return summary.count, None if summary.cover is None else contents[summary.cover]

    def state(self) -> list[tuple[Album, str]]:
        """Every album with what it holds."""
        return [(each.album, self.holds(each.album.name)) for each in self.albums.all()]


def refuses(sentence: str, *attempts: Callable[[], object]) -> None:
    for attempt in attempts:
        with pytest.raises(UsageError, match=sentence):
            attempt()


@pytest.fixture
def shelf(library: Library, catalogue: Database, add_photo: AddPhoto) -> Shelf:
    return Shelf(library, catalogue, add_photo)


# manual albums


def test_a_manual_album_keeps_the_order_in_which_photos_came(shelf: Shelf) -> None:
    album = shelf.create("Trip", "cab")
    assert shelf.albums.of(album) == Album(album, "Trip", AlbumKind.MANUAL, AlbumOrder.OWN)
    assert shelf.holds("Trip") == "cab"
    change = shelf.put_in("Trip", "edc")
    assert change == LibraryChange(frozenset(shelf.ids("ed")), albums=True, history=True)
    assert shelf.holds("Trip") == "cabed"
    assert shelf.library.history().undo == Action(ActionKind.PUT_IN, 2, "Trip")


@pytest.mark.parametrize(
    ("names", "before", "expected"),
    [
        ("ef", "a", "efabcd"),
        ("ef", "c", "abefcd"),
        ("d", "a", "dabc"),
        ("a", "d", "bcad"),
        ("ea", "d", "bcead"),
        ("bc", "b", "abcd"),
        ("cb", "b", "acbd"),
        ("dc", "c", "abdc"),
        ("ab", "f", "abcd"),
        ("e", "f", "abcde"),
    ],
)
def test_photos_go_before_one_of_the_album(shelf: Shelf, names: str, before: str, expected: str) -> None:
    shelf.create("Trip", "abcd")
    shelf.put_in("Trip", names, before)
    assert shelf.holds("Trip") == expected


def test_moving_photos_within_an_album_is_arranging_it(shelf: Shelf) -> None:
    shelf.create("Trip", "abcd")
    shelf.put_in("Trip", "d", "a")
    assert shelf.library.history().undo == Action(ActionKind.ARRANGE, 1, "Trip")
    shelf.put_in("Trip", "de", "c")
    assert shelf.library.history().undo == Action(ActionKind.PUT_IN, 2, "Trip")
    assert shelf.holds("Trip") == "abdec"


def test_a_place_between_two_photos_never_runs_out(shelf: Shelf) -> None:
    shelf.create("Trip", "abc")
    for name in "de" * 40:
        shelf.put_in("Trip", name, "b")
    assert shelf.holds("Trip") == "adebc"
    for name in "cb" * 40:
        shelf.put_in("Trip", name, "d")
    assert shelf.holds("Trip") == "acbde"


def test_an_album_is_arranged_with_the_rest_behind(shelf: Shelf) -> None:
    album = shelf.create("Trip", "abcd")
    shelf.albums.arrange(album, shelf.ids("dfbd"))
    assert shelf.holds("Trip") == "dbac"
    assert shelf.library.history().undo == Action(ActionKind.ARRANGE, 3, "Trip")
    shelf.library.undo()
    assert shelf.holds("Trip") == "abcd"


def test_photos_are_taken_out(shelf: Shelf) -> None:
    shelf.create("Trip", "abcd")
    assert shelf.take_out("Trip", "bdf").photos == set(shelf.ids("bd"))
    assert shelf.holds("Trip") == "ac"
    assert shelf.library.history().undo == Action(ActionKind.TAKE_OUT, 2, "Trip")


def test_photos_that_the_library_does_not_know_are_passed_over(shelf: Shelf) -> None:
    album = shelf.create("Trip")
    shelf.albums.put_in(album, [PhotoId(999), *shelf.ids("aa")])
    assert shelf.holds("Trip") == "a"


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (AlbumOrder.OWN, "bca"),
        (AlbumOrder.NEWEST, "cba"),
        (AlbumOrder.OLDEST, "abc"),
        (AlbumOrder.ADDED, "acb"),
    ],
)
def test_an_album_is_sorted_and_the_first_photo_is_on_it(shelf: Shelf, order: AlbumOrder, expected: str) -> None:
    album = shelf.create("Trip", "bca")
    with shelf.catalogue.writing() as connection:
        for day, name in enumerate("bca", start=1):
            added = update(tables.photo).where(tables.photo.c.id == shelf.photos[name])
            connection.execute(added.values(added_at=datetime(2024, 1, day)))  # noqa: DTZ001 (UTC without a zone)
    shelf.albums.set_order(album, order)
    assert shelf.holds("Trip") == expected
    assert shelf.glance("Trip") == (3, expected[0])


def test_photos_without_a_present_file_do_not_count(shelf: Shelf) -> None:
    shelf.create("Trip", "abc")
    shelf.lose("a")
    assert shelf.holds("Trip") == "bc"
    assert shelf.glance("Trip") == (2, "b")
    shelf.lose("bc")
    assert shelf.glance("Trip") == (0, None)


# what stands on an album


def test_the_cover_is_the_chosen_photo_while_it_is_in_the_album(shelf: Shelf) -> None:
    album = shelf.create("Trip", "abc")
    assert shelf.glance("Trip") == (3, "a")
    shelf.albums.set_cover(album, shelf.photos["c"])
    assert shelf.glance("Trip") == (3, "c")
    shelf.take_out("Trip", "c")
    assert shelf.glance("Trip") == (2, "a")
    shelf.put_in("Trip", "c")
    shelf.lose("c")
    assert shelf.glance("Trip") == (2, "a")
    shelf.albums.set_cover(album, None)
    assert shelf.albums.named("Trip").cover is None


def test_a_cover_must_be_a_photo(shelf: Shelf) -> None:
    album = shelf.create("Trip")
    with pytest.raises(UsageError, match="photo is gone"):
        shelf.albums.set_cover(album, PhotoId(999))


def test_albums_come_by_name_without_case(shelf: Shelf) -> None:
    for name in ("émile", "Zoo", "apple", "Banana"):
        shelf.create(name)
    assert [each.album.name for each in shelf.albums.all()] == ["apple", "Banana", "Zoo", "émile"]


# names


def test_names_are_trimmed_and_found_without_case(shelf: Shelf) -> None:
    album = shelf.create("  Été  à  la mer \n")
    assert shelf.albums.named("ÉTÉ À LA MER").name == "Été à la mer"
    assert shelf.albums.named("e\u0301te\u0301 a\u0300 la mer").id == album


@pytest.mark.parametrize("name", ["été", "ÉTÉ ", "e\u0301te\u0301"])
def test_no_two_albums_have_one_name(shelf: Shelf, name: str) -> None:
    shelf.create("Été")
    other = shelf.create("Other")
    refuses(
        "an album “Été” already",
        lambda: shelf.albums.create(name),
        lambda: shelf.albums.create_smart(name, Query("dogs")),
        lambda: shelf.albums.create_of_label(name, DOG),
        lambda: shelf.albums.rename(other, name),
    )
    assert [each.album.name for each in shelf.albums.all()] == ["Other", "Été"]


@pytest.mark.parametrize("name", ["", "  \n"])
def test_an_album_needs_a_name(shelf: Shelf, name: str) -> None:
    album = shelf.create("Trip")
    refuses("needs a name", lambda: shelf.albums.create(name), lambda: shelf.albums.rename(album, name))


def test_an_album_may_change_the_case_of_its_name(shelf: Shelf) -> None:
    album = shelf.create("trip")
    assert shelf.albums.rename(album, "Trip") == LibraryChange(albums=True, history=True)
    assert shelf.albums.named("trip").name == "Trip"
    assert shelf.library.history().undo == Action(ActionKind.EDIT_ALBUM, 1, "Trip")


def test_half_a_character_is_no_text(shelf: Shelf) -> None:
    shelf.albums.create("a \ud83d b")
    assert [each.album.name for each in shelf.albums.all()] == ["a ? b"]


# albums of labels


def test_a_label_album_follows_its_label_and_the_users_corrections(shelf: Shelf) -> None:
    shelf.tag("abc")
    shelf.tag("d", TagSource.REJECTED)
    shelf.albums.create_of_label("Dogs", DOG)
    assert shelf.holds("Dogs") == "cba"
    shelf.put_in("Dogs", "de")
    shelf.take_out("Dogs", "af")
    assert shelf.holds("Dogs") == "edcb"
    assert shelf.glance("Dogs") == (4, "e")
    shelf.tag("f", TagSource.CONFIRMED)
    assert shelf.holds("Dogs") == "fedcb"
    shelf.albums.set_order(shelf.id("Dogs"), AlbumOrder.OLDEST)
    assert shelf.holds("Dogs") == "bcdef"
    assert shelf.glance("Dogs") == (5, "b")


def test_what_was_thrown_out_can_come_back_in(shelf: Shelf) -> None:
    shelf.tag("ab")
    shelf.albums.create_of_label("Dogs", DOG)
    shelf.put_in("Dogs", "c")
    shelf.take_out("Dogs", "abc")
    assert shelf.holds("Dogs") == ""
    assert shelf.library.history().undo == Action(ActionKind.TAKE_OUT, 3, "Dogs")
    assert not shelf.take_out("Dogs", "abc")
    shelf.put_in("Dogs", "ac")
    assert shelf.holds("Dogs") == "ca"
    assert not shelf.put_in("Dogs", "c")


def test_a_pinned_photo_stays_when_its_tag_goes(shelf: Shelf) -> None:
    shelf.tag("ab")
    shelf.albums.create_of_label("Dogs", DOG)
    shelf.put_in("Dogs", "a")
    with shelf.catalogue.writing() as connection:
        connection.execute(update(tables.tag).values(source=TagSource.REJECTED))
    assert shelf.holds("Dogs") == "a"


def test_a_photo_that_was_thrown_out_stays_out_whatever_its_tag_becomes(shelf: Shelf) -> None:
    shelf.tag("a")
    shelf.albums.create_of_label("Dogs", DOG)
    shelf.take_out("Dogs", "a")
    with shelf.catalogue.writing() as connection:
        connection.execute(update(tables.tag).values(source=TagSource.CONFIRMED))
    assert shelf.holds("Dogs") == ""
    assert shelf.albums.holding(shelf.photos["a"]) == []


def test_an_album_needs_a_label_that_is_there(shelf: Shelf) -> None:
    with pytest.raises(UsageError, match="label is gone"):
        shelf.albums.create_of_label("Cats", LabelId(99))


# smart albums


def test_a_smart_album_is_always_current(shelf: Shelf, photos: Path) -> None:
    shelf.create_smart("Loved", IsFavourite(), InFolder(photos))
    assert shelf.holds("Loved") == ""
    shelf.library.set_favourite(shelf.ids("ac"), True)
    assert shelf.holds("Loved") == "ca"
    assert shelf.glance("Loved") == (2, "c")
    shelf.albums.set_cover(shelf.id("Loved"), shelf.photos["a"])
    assert shelf.glance("Loved") == (2, "a")


def test_albums_can_be_filled_by_albums(shelf: Shelf) -> None:
    shelf.tag("abc")
    shelf.albums.create_of_label("Dogs", DOG)
    trip = shelf.create("Trip", "bcd")
    both = shelf.create_smart("Dogs on the trip", InAlbum(trip), InAlbum(shelf.id("Dogs")))
    shelf.create_smart("The rest", Not(AnyOf((InAlbum(both), InAlbum(AlbumId(999))))))
    assert shelf.holds("Dogs on the trip") == "cb"
    assert shelf.holds("The rest") == "feda"
    timeline = shelf.library.timeline((InAlbum(both),))
    assert timeline.ids.tolist() == shelf.ids("cb")


def test_an_album_that_is_removed_is_empty_for_others(shelf: Shelf) -> None:
    trip = shelf.create("Trip", "ab")
    shelf.create_smart("Same", InAlbum(trip))
    shelf.create_smart("Others", Not(InAlbum(trip)))
    shelf.albums.remove([trip])
    assert (shelf.holds("Same"), shelf.holds("Others")) == ("", "fedcba")
    shelf.library.undo()
    assert (shelf.holds("Same"), shelf.holds("Others"), shelf.holds("Trip")) == ("ba", "fedc", "ab")


def test_an_album_must_not_ask_for_itself(shelf: Shelf) -> None:
    first = shelf.create_smart("First", LONG_AGO)
    second = shelf.create_smart("Second", Not(InAlbum(first)))
    for wanted in (InAlbum(first), AllOf((Not(InAlbum(second)),))):
        with pytest.raises(UsageError, match="the album itself"):
            shelf.albums.set_query(first, Query(filters=(wanted,)))


def test_albums_that_ask_for_each_other_are_no_endless_question(shelf: Shelf) -> None:
    """No door leads there, but a catalogue is a file."""
    trip = shelf.create("Trip", "ab")
    first = shelf.create_smart("First", InAlbum(trip))
    shelf.create_smart("Second", AnyOf((InAlbum(first), OneOf((shelf.photos["f"],)))))
    with shelf.catalogue.writing() as connection:
        text = '{"version": 1, "phrase": "", "photos": [], "filters": [{"kind": "in_album", "album": 3}]}'
        connection.execute(update(tables.album).where(tables.album.c.id == first).values(search=text))
    assert (shelf.id("First"), shelf.id("Second")) == (2, 3)
    assert shelf.holds("First") == "f"
    assert shelf.holds("Second") == "f"
    assert shelf.glance("Second") == (1, "f")
    assert [each.name for each in shelf.albums.holding(shelf.photos["f"])] == ["First", "Second"]


@pytest.mark.parametrize("query", [Query(), Query("  "), Query("dogs", pictures=(Path("/x.jpg"),))])
def test_a_search_must_ask_for_something_that_lasts(shelf: Shelf, query: Query) -> None:
    album = shelf.create_smart("Loved", IsFavourite())
    refuses(
        r"say what|cannot keep",
        lambda: shelf.albums.create_smart("Smart", query),
        lambda: shelf.albums.set_query(album, query),
    )


class Asked:
    """Answers searches: of its photos, each matches by so much."""

    def __init__(self, matches: dict[PhotoId, float]) -> None:
        self.queries: list[Query] = []
        self._matches = matches

    def __call__(self, query: Query) -> Sequence[SearchResult]:
        self.queries.append(query)
        return [SearchResult(Path("x.jpg"), photo, match, match) for photo, match in self._matches.items()]


def asking(shelf: Shelf, matches: dict[str, float]) -> tuple[Albums, Asked]:
    """The same albums, with a search of which the answer is known."""
    asked = Asked({shelf.photos[name]: match for name, match in matches.items()})
    return Albums(shelf.catalogue, Journal(shelf.catalogue, nullcontext), asked), asked


def test_a_search_by_phrase_fills_an_album_with_what_matches_well(shelf: Shelf) -> None:
    trip = shelf.create("Trip", "abcd")
    albums, asked = asking(shelf, {"a": 0.9, "c": 0.5, "b": 0.49})
    albums.create_smart("Dogs", Query("dogs", (shelf.photos["f"],), filters=(InAlbum(trip),)))
    dogs = albums.named("Dogs").id
    assert albums.timeline(dogs).ids.tolist() == shelf.ids("ca")
    assert asked.queries == [Query("dogs", (shelf.photos["f"],), filters=(ListedIn(trip),))]
    assert albums.resolved((Not(InAlbum(dogs)),)) == (Not(AllOf((OneOf(tuple(shelf.ids("ac"))),))),)


def test_looking_at_all_albums_asks_no_model(shelf: Shelf) -> None:
    albums, asked = asking(shelf, {"a": 0.9})
    albums.create_smart("Dogs", Query("dogs"))
    dogs = albums.named("Dogs").id
    albums.create_smart("Not dogs", Query(filters=(Not(InAlbum(dogs)),)))
    albums.set_cover(dogs, shelf.photos["b"])
    assert shelf.glance("Dogs") == (None, "b")
    assert shelf.glance("Not dogs") == (None, None)
    assert albums.holding(shelf.photos["a"]) == []
    assert asked.queries == []


def test_a_search_of_a_newer_photolens_spoils_only_its_album(shelf: Shelf) -> None:
    album = shelf.create_smart("Loved", IsFavourite())
    shelf.create_smart("Others", Not(InAlbum(album)))
    shelf.create("Trip", "ab")
    with shelf.catalogue.writing() as connection:
        newer = update(tables.album).where(tables.album.c.id == album).values(search='{"version": 2}')
        connection.execute(newer)
    assert [(each.album.name, each.count) for each in shelf.albums.all()] == [
        ("Loved", None),
        ("Others", None),
        ("Trip", 2),
    ]
    assert shelf.albums.named("Loved").query is None
    assert [each.name for each in shelf.albums.holding(shelf.photos["a"])] == ["Trip"]
    for name in ("Loved", "Others"):
        with pytest.raises(LibraryError, match="“Loved” is of a newer Photolens"):
            shelf.holds(name)
    shelf.albums.set_query(album, Query(filters=(IsFavourite(),)))
    assert shelf.holds("Loved") == ""


# which albums a photo is in


def test_a_photo_tells_the_albums_that_it_is_in(shelf: Shelf, photos: Path) -> None:
    shelf.tag("ab")
    shelf.create("Trip", "ac")
    shelf.create("Zoo", "b")
    shelf.albums.create_of_label("Dogs", DOG)
    shelf.put_in("Dogs", "c")
    shelf.create_smart("here", InFolder(photos))
    shelf.create_smart("Elsewhere", InFolder(photos / "elsewhere"))
    shelf.create_smart("No dogs", Not(HasLabel(DOG)))

    def holding(name: str) -> list[str]:
        return [album.name for album in shelf.albums.holding(shelf.photos[name])]

    assert holding("a") == ["Dogs", "here", "Trip"]
    assert holding("b") == ["Dogs", "here", "Zoo"]
    assert holding("c") == ["Dogs", "here", "No dogs", "Trip"]
    assert holding("d") == ["here", "No dogs"]


# what cannot be


def test_albums_that_are_gone_are_told(shelf: Shelf) -> None:
    gone, photos = AlbumId(99), shelf.ids("a")
    assert shelf.albums.of(gone) is None
    assert len(shelf.albums.timeline(gone)) == 0
    with pytest.raises(UsageError, match="no album “Nowhere”"):
        shelf.albums.named("Nowhere")
    refuses(
        "album is gone",
        lambda: shelf.albums.rename(gone, "x"),
        lambda: shelf.albums.set_cover(gone, None),
        lambda: shelf.albums.set_order(gone, AlbumOrder.NEWEST),
        lambda: shelf.albums.set_query(gone, Query("dogs")),
        lambda: shelf.albums.put_in(gone, photos),
        lambda: shelf.albums.take_out(gone, photos),
        lambda: shelf.albums.arrange(gone, photos),
    )


def test_albums_that_fill_themselves_refuse_what_only_a_manual_one_can(shelf: Shelf) -> None:
    smart, photos = shelf.create_smart("Loved", IsFavourite()), shelf.ids("a")
    shelf.albums.create_of_label("Dogs", DOG)
    dogs, trip = shelf.id("Dogs"), shelf.create("Trip")
    refuses(
        "the album “",
        lambda: shelf.albums.put_in(smart, photos),
        lambda: shelf.albums.take_out(smart, photos),
        lambda: shelf.albums.arrange(smart, photos),
        lambda: shelf.albums.arrange(dogs, photos),
        lambda: shelf.albums.set_order(smart, AlbumOrder.OWN),
        lambda: shelf.albums.set_order(dogs, AlbumOrder.OWN),
        lambda: shelf.albums.set_query(dogs, Query("dogs")),
        lambda: shelf.albums.set_query(trip, Query("dogs")),
    )


# undo


Step = Callable[[Shelf], LibraryChange]

STEPS: dict[str, tuple[Step, Action]] = {
    "create": (lambda it: it.albums.create("New", it.ids("ab")), Action(ActionKind.ADD_ALBUM, 1, "New")),
    "create smart": (
        lambda it: it.albums.create_smart("New", Query(filters=(IsFavourite(),))),
        Action(ActionKind.ADD_ALBUM, 1, "New"),
    ),
    "create of label": (lambda it: it.albums.create_of_label("New", DOG), Action(ActionKind.ADD_ALBUM, 1, "New")),
    "rename": (lambda it: it.albums.rename(it.id("Trip"), "Tour"), Action(ActionKind.EDIT_ALBUM, 1, "Tour")),
    "cover": (
        lambda it: it.albums.set_cover(it.id("Trip"), it.photos["b"]),
        Action(ActionKind.EDIT_ALBUM, 1, "Trip"),
    ),
    "order": (
        lambda it: it.albums.set_order(it.id("Trip"), AlbumOrder.NEWEST),
        Action(ActionKind.EDIT_ALBUM, 1, "Trip"),
    ),
    "query": (
        lambda it: it.albums.set_query(it.id("Late"), Query(filters=(HasLabel(DOG),))),
        Action(ActionKind.EDIT_ALBUM, 1, "Late"),
    ),
    "remove": (lambda it: it.albums.remove([it.id("Trip")]), Action(ActionKind.REMOVE_ALBUM, 1, "Trip")),
    "remove several": (
        lambda it: it.albums.remove([it.id("Trip"), it.id("Dogs"), it.id("Late"), AlbumId(99)]),
        Action(ActionKind.REMOVE_ALBUM, 3, ""),
    ),
    "put in": (lambda it: it.put_in("Trip", "fd", "b"), Action(ActionKind.PUT_IN, 2, "Trip")),
    "take out": (lambda it: it.take_out("Trip", "ab"), Action(ActionKind.TAKE_OUT, 2, "Trip")),
    "pin": (lambda it: it.put_in("Dogs", "df"), Action(ActionKind.PUT_IN, 2, "Dogs")),
    "throw out": (lambda it: it.take_out("Dogs", "abe"), Action(ActionKind.TAKE_OUT, 3, "Dogs")),
    "arrange": (
        lambda it: it.albums.arrange(it.id("Trip"), it.ids("cb")),
        Action(ActionKind.ARRANGE, 2, "Trip"),
    ),
}


def filled(shelf: Shelf) -> Shelf:
    shelf.tag("abc")
    shelf.create("Trip", "abc")
    shelf.albums.set_cover(shelf.id("Trip"), shelf.photos["c"])
    shelf.albums.create_of_label("Dogs", DOG)
    shelf.put_in("Dogs", "e")
    shelf.create_smart("Late", LONG_AGO, InAlbum(shelf.id("Trip")))
    return shelf


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_undone_and_done_again_after_a_restart(shelf: Shelf, step: str) -> None:
    work, action = STEPS[step]
    before = filled(shelf).state()
    assert work(shelf).albums
    after = shelf.state()
    assert after != before
    for undone in range(2):
        with Library.open(shelf.library.paths.folder) as again:
            shelf.library, shelf.albums = again, again.albums
            assert again.history().undo == action
            assert again.undo().albums
            assert shelf.state() == before
        with Library.open(shelf.library.paths.folder) as again:
            shelf.library, shelf.albums = again, again.albums
            assert again.history().redo == action
            assert again.redo().albums
            assert shelf.state() == after, undone


@pytest.mark.parametrize(
    "work",
    [
        lambda it: it.albums.rename(it.id("Trip"), " Trip "),
        lambda it: it.albums.set_cover(it.id("Trip"), it.photos["c"]),
        lambda it: it.albums.set_order(it.id("Trip"), AlbumOrder.OWN),
        lambda it: it.albums.set_query(it.id("Late"), it.albums.named("Late").query),
        lambda it: it.albums.remove([AlbumId(99)]),
        lambda it: it.put_in("Trip", "ab"),
        lambda it: it.put_in("Trip", "ab", "c"),
        lambda it: it.put_in("Trip", ""),
        lambda it: it.take_out("Trip", "ef"),
        lambda it: it.put_in("Dogs", "e"),
        lambda it: it.take_out("Dogs", "f"),
        lambda it: it.albums.arrange(it.id("Trip"), it.ids("abf")),
    ],
)
def test_what_changes_nothing_leaves_no_trace(shelf: Shelf, work: Step) -> None:
    history = filled(shelf).library.history()
    assert work(shelf) == LibraryChange()
    assert shelf.library.history() == history
