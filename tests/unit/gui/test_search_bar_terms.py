import pytest

from photolens.domain.label import LabelId
from photolens.domain.query import AlbumId
from photolens.gui.names import Names
from photolens.gui.search_bar.terms import Field, Offers, offers
from photolens.search.parse import Term, parse

LABELS = "sandy beach", "beach", "bear", "our red car", "dog", "dog park", 'the "old" house'
ALBUMS = "At sea", "Beach days"
NAMES = Names(
    {LabelId(number): name for number, name in enumerate(LABELS)},
    {AlbumId(number): name for number, name in enumerate(ALBUMS)},
)


def typed(text: str) -> Offers:
    """What is offered for a text in which "|" is the cursor."""
    before, _, after = text.partition("|")
    return offers(before + after, len(before), NAMES)


def offered(text: str) -> list[str]:
    return [offer.name for offer in typed(text).offers]


def completed(text: str, place: int = 0) -> str:
    """The text with the offer of a place taken, and "|" where the cursor is then."""
    offer = typed(text).offers[place]
    return f"{offer.text[: offer.cursor]}|{offer.text[offer.cursor :]}"


# what is offered in a term


def test_names_that_begin_with_what_is_typed_come_before_those_that_have_it_in_them() -> None:
    assert offered("label:bea|") == ["beach", "bear", "sandy beach"]


def test_a_term_without_a_name_offers_every_name() -> None:
    assert sorted(offered("label:|")) == sorted(LABELS)
    assert sorted(offered("album:|")) == sorted(ALBUMS)


@pytest.mark.parametrize("before", ["tag:", "-label:", "LABEL:", "two dogs label:", 'album:"At sea" label:'])
def test_labels_are_offered_however_the_term_begins(before: str) -> None:
    assert offered(f"{before}bea|") == ["beach", "bear", "sandy beach"]


@pytest.mark.parametrize("quote", ['"', "“", "„"])
def test_names_are_offered_inside_quotes(quote: str) -> None:
    assert offered(f"label:{quote}our r|") == ["our red car"]


def test_names_are_offered_after_a_comma_but_for_those_that_stand_there_already() -> None:
    assert offered("label:beach,bea|") == ["bear", "sandy beach"]
    assert offered('label:"our red car",dog,|')[:2] == ["beach", "bear"]
    assert "dog" not in offered('label:"our red car",dog,|')


def test_an_album_is_no_label() -> None:
    assert offered("album:bea|") == ["Beach days"]


def test_a_name_that_is_whole_and_means_nothing_else_is_not_offered() -> None:
    assert offered("label:bear|") == []


def test_a_name_that_is_whole_and_may_go_on_is_offered_both_ways() -> None:
    assert offered("label:dog|") == ["dog", "dog park"]


@pytest.mark.parametrize(
    "text", ["label:zebra|", "label:beach |", "camera:bea|", "xlabel:bea|", '"|', "|", "label|:bea"]
)
def test_nothing_is_offered_where_nothing_can_be_meant(text: str) -> None:
    assert offered(text) == []


@pytest.mark.parametrize(
    ("text", "is_unfinished"),
    [("label:bea|", True), ("label:|", True), ("label:dog|", False), ("label:zebra|", False), ("bea|", False)],
)
def test_a_term_is_unfinished_while_its_name_can_still_become_one(text: str, is_unfinished: bool) -> None:
    assert typed(text).is_unfinished == is_unfinished


# completing


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("label:bea|", "label:beach |"),
        ("two dogs -tag:bea|", "two dogs -tag:beach |"),
        ("label:red|", 'label:"our red car" |'),
        ('label:"red|', 'label:"our red car" |'),
        ("label:“red|", 'label:"our red car" |'),
        ("label:dog,bea|", "label:dog,beach |"),
        ("label:bea| at night", "label:beach |at night"),
        ("label:be|ch at night", "label:beach |at night"),
        ('label:"our| blue car" at night', 'label:"our red car" |at night'),
        ('label:"our| album:"At sea"', 'label:"our red car" |album:"At sea"'),
        ("label:bea|,dog", "label:beach|,dog"),
        ("album:sea|", 'album:"At sea" |'),
    ],
)
def test_completing_writes_the_name_in_place_of_what_was_typed(text: str, done: str) -> None:
    assert completed(text) == done


@pytest.mark.parametrize("name", LABELS)
def test_what_is_completed_is_understood_as_that_name(name: str) -> None:
    offer = next(offer for offer in typed("sun label:|").offers if offer.name == name)
    assert parse(offer.text).terms == (Term("label", (name,)),)
    assert parse(offer.text).phrase == "sun"


# hints


def test_the_beginning_of_a_name_is_taken_for_a_hint() -> None:
    found = typed("bea|")
    assert not found.is_term
    assert [(offer.field, offer.name) for offer in found.offers] == [
        (Field.LABEL, "beach"),
        (Field.ALBUM, "Beach days"),
    ]
    assert offered("do|") == ["dog", "dog park"]


def test_a_hint_makes_a_term_of_the_words() -> None:
    assert completed("sunset bea|") == "sunset label:beach |"
    assert completed("sunset at s|") == 'sunset album:"At sea" |'
    assert completed("sunset -bea|") == "sunset -label:beach |"
    assert completed("label:dog bea|") == "label:dog label:beach |"


def test_several_words_are_one_name_rather_than_the_last_word_alone() -> None:
    assert offered("two in our red c|") == ["our red car"]
    assert completed("two in our red c|") == 'two in label:"our red car" |'


@pytest.mark.parametrize("text", ["b|", "-b|", "sandy|beach", "each|", "beach |", "a photo|"])
def test_there_are_no_hints_for_a_letter_or_within_words(text: str) -> None:
    assert offered(text) == []
