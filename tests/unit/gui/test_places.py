from pathlib import Path

from photolens.domain.label import LabelId
from photolens.domain.overview import RECENT_DAYS
from photolens.domain.photo import PhotoId
from photolens.domain.query import AddedWithin, AlbumId, HasLabel, InAlbum, InFolder, IsFavourite, Order
from photolens.gui.names import Names
from photolens.gui.places import (
    AllPhotos,
    Favourites,
    InsideAlbum,
    InsideFolder,
    Journey,
    ManagingLabels,
    Place,
    Problems,
    RecentlyAdded,
    Results,
    Reviewing,
    Stop,
    WithLabel,
    filters_of,
    order_of,
)

ITALY = InsideFolder(Path("/photos/Italy"))


def leave_at(photo: int, offset_px: int = 0) -> "Leave":
    return Leave(PhotoId(photo), offset_px)


class Leave:
    """Says where a place was left, as the gallery does."""

    def __init__(self, photo: PhotoId, offset_px: int) -> None:
        self.photo, self.offset_px = photo, offset_px

    def __call__(self, place: Place) -> Stop:
        return Stop(place, self.photo, self.offset_px)


def test_going_back_gives_the_place_and_where_it_was_left() -> None:
    journey = Journey()
    journey.go(ITALY, leave_at(7, 30))
    assert str(journey.here) == str(ITALY)
    assert journey.back() == Stop(AllPhotos(), PhotoId(7), 30)
    assert str(journey.here) == str(AllPhotos())


def test_there_is_nowhere_to_go_back_to_at_the_start() -> None:
    journey = Journey()
    assert not journey.can_go_back
    assert journey.back() is None


def test_going_where_one_is_leaves_no_stop() -> None:
    journey = Journey()
    journey.go(AllPhotos(), leave_at(1))
    assert not journey.can_go_back


def test_a_phrase_that_is_being_typed_is_one_step() -> None:
    journey = Journey(ITALY)
    for phrase in ("d", "do", "dog"):
        journey.go(Results(phrase), leave_at(5))
    assert journey.back() == Stop(ITALY, PhotoId(5))
    assert not journey.can_go_back


def test_finding_similar_in_results_is_a_step_of_its_own() -> None:
    journey = Journey()
    journey.go(Results("dog"), leave_at(1))
    journey.go(Results(photos=(PhotoId(3),)), leave_at(2))
    assert journey.back() == Stop(Results("dog"), PhotoId(2))


def test_refining_by_a_phrase_stays_one_search() -> None:
    journey = Journey()
    journey.go(Results(photos=(PhotoId(3),)), leave_at(1))
    journey.go(Results("at night", photos=(PhotoId(3),)), leave_at(2))
    assert journey.back() == Stop(AllPhotos(), PhotoId(1))


def test_only_so_many_stops_are_kept() -> None:
    journey = Journey()
    for number in range(3 * Journey.LONGEST):
        journey.go(InsideFolder(Path(f"/{number}")), leave_at(number))
    stops = 0
    while journey.back():
        stops += 1
    assert stops == Journey.LONGEST


def test_each_shelf_asks_the_library_for_its_own() -> None:
    assert filters_of(AllPhotos()) == ()
    assert filters_of(Favourites()) == (IsFavourite(),)
    assert filters_of(ITALY) == (InFolder(ITALY.path),)
    assert filters_of(RecentlyAdded()) == (AddedWithin(RECENT_DAYS),)


def test_recent_additions_keep_their_own_order() -> None:
    assert order_of(RecentlyAdded(), Order.OLDEST) is Order.ADDED
    assert order_of(ITALY, Order.OLDEST) is Order.OLDEST


def test_a_search_is_kept_to_its_scope() -> None:
    assert Results("dog", scope=ITALY).query().filters == (InFolder(ITALY.path),)


def test_a_search_for_blanks_is_empty() -> None:
    assert Results("  ").is_empty
    assert not Results(pictures=(Path("a.jpg"),)).is_empty


def test_problems_are_a_place_to_go_back_from() -> None:
    journey = Journey(ITALY)
    journey.go(Problems(), leave_at(9))
    assert journey.back() == Stop(ITALY, PhotoId(9))


DOG, SEA = LabelId(1), AlbumId(2)
NAMES = Names({DOG: "dog"}, {SEA: "At sea"})


def test_labels_and_albums_are_shelves_that_a_search_can_be_kept_to() -> None:
    assert filters_of(WithLabel(DOG)) == (HasLabel(DOG),)
    assert filters_of(InsideAlbum(SEA)) == (InAlbum(SEA),)
    assert Results("running", scope=WithLabel(DOG)).query().filters == (HasLabel(DOG),)


def test_places_of_what_is_deleted_are_gone_and_all_others_are_not() -> None:
    there: list[Place] = [
        WithLabel(DOG),
        Reviewing(DOG),
        InsideAlbum(SEA),
        ManagingLabels(),
        AllPhotos(),
        ITALY,
        Results("sea"),
    ]
    gone: list[Place] = [WithLabel(LabelId(9)), Reviewing(LabelId(9)), InsideAlbum(AlbumId(9))]
    gone_scope = Results("sea", scope=InsideAlbum(AlbumId(9)))
    assert all(NAMES.has(place) for place in there)
    assert not any(NAMES.has(place) for place in [*gone, gone_scope])


def test_who_is_in_a_place_that_goes_is_led_to_all_photos() -> None:
    journey = Journey(ITALY)
    journey.go(InsideAlbum(SEA), leave_at(1))
    assert journey.leave_out(lambda place: place == InsideAlbum(SEA))
    assert str(journey.here) == str(AllPhotos())
    assert journey.back() == Stop(ITALY, PhotoId(1))


def test_places_that_go_are_left_out_on_the_way_back() -> None:
    journey = Journey(ITALY)
    journey.go(WithLabel(DOG), leave_at(1))
    journey.go(AllPhotos(), leave_at(2))
    assert not journey.leave_out(lambda place: place == WithLabel(DOG))
    assert journey.back() == Stop(ITALY, PhotoId(1))
