"""What a person types: words and terms, taken apart and put together again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolens.search.parse import SearchText, Term, format_term, format_text, parse


def label(*names: str, is_negated: bool = False) -> Term:
    return Term("label", names, is_negated)


def album(*names: str, is_negated: bool = False) -> Term:
    return Term("album", names, is_negated)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", SearchText("")),
        ("  two   dogs ", SearchText("two dogs")),
        ("label:beach", SearchText("", (label("beach"),))),
        ("tag:beach", SearchText("", (label("beach"),))),
        ("-label:dog", SearchText("", (label("dog", is_negated=True),))),
        ("LABEL:Beach Tag:x", SearchText("", (label("Beach"), label("x")))),
        ('album:"At sea" sunset', SearchText("sunset", (album("At sea"),))),
        ("sunset album:“At sea”", SearchText("sunset", (album("At sea"),))),
        ("album:„Auf See“ -album:„Zu Haus”", SearchText("", (album("Auf See"), album("Zu Haus", is_negated=True)))),
        ('label:dog,"our car"', SearchText("", (label("dog", "our car"),))),
        ('label:"a, b",c', SearchText("", (label("a, b", "c"),))),
        ("label:dog,", SearchText("", (label("dog"),))),
        ("label:dog,,cat,,", SearchText("", (label("dog", "cat"),))),
        ("red label:dog car", SearchText("red car", (label("dog"),))),
        ("label:a:b", SearchText("", (label("a:b"),))),
        ("label:rock'n'roll", SearchText("", (label("rock'n'roll"),))),
        ("label:été label:夏", SearchText("", (label("été"), label("夏")))),
        ("label:a\tlabel:b\nc", SearchText("c", (label("a"), label("b")))),
        (r'label:"the \"old\" car"', SearchText("", (label('the "old" car'),))),
        (r'label:"C:\photos"', SearchText("", (label(r"C:\photos"),))),
        ("label:-5", SearchText("", (label("-5"),))),
    ],
)
def test_terms_are_told_from_words(text: str, asked: SearchText) -> None:
    assert parse(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "note: x",
        "label:",
        "label: dog",
        "tag:,",
        'label:""',
        'label:" "',
        'label:"our car',
        "label:“our car",
        'label:dog"s"',
        "mylabel:dog",
        "--label:dog",
        "label :dog",
        "a-label:dog",
        "https://photos",
        "folder:x",
    ],
)
def test_what_is_no_term_is_a_word(text: str) -> None:
    assert parse(text) == SearchText(text)


def test_terms_are_written_as_people_would() -> None:
    assert format_term(label("dog", "our car")) == 'label:dog,"our car"'
    assert format_term(album("At sea", is_negated=True)) == '-album:"At sea"'
    assert format_text(SearchText("red car", (label("dog"),))) == "red car label:dog"
    assert format_text(SearchText("", (label("dog"), album("x")))) == "label:dog album:x"
    assert format_text(SearchText("two dogs")) == "two dogs"


def test_what_stands_around_a_term_may_be_one_itself() -> None:
    assert parse('tag:"our tag:"a" car"') == SearchText("", (label("a"), label("our car")))


def test_a_quote_among_the_words_swallows_no_term() -> None:
    asked = SearchText('label:"our', (label(" x"),))
    assert format_text(asked) == 'label:" x" label:"our'
    assert parse(format_text(asked)) == asked


def test_a_long_text_is_read_at_once() -> None:
    assert parse('label:"' + "\\" * 50_000).terms == ()
    assert parse("label:a" + ",a" * 20_000 + '"').terms == ()
    assert len(parse("label:a " * 2_000).terms) == 2_000


names = st.text(min_size=1).filter(str.strip)
terms = st.builds(Term, st.sampled_from(["label", "album"]), st.lists(names, min_size=1).map(tuple), st.booleans())
typed = st.lists(
    st.sampled_from(['label:"our', "tag:", "-", "album:", '"', "“", "”", "\\", ",", " ", "a", "label:x", ' car"', "\n"])
    | st.text(max_size=3)
).map("".join)


@given(typed, st.lists(terms, max_size=4).map(tuple))
def test_what_is_written_is_read_again(words: str, asked: tuple[Term, ...]) -> None:
    text = SearchText(parse(words).phrase, asked)
    assert parse(format_text(text)) == text


@given(typed)
def test_whatever_is_typed_can_be_written(text: str) -> None:
    asked = parse(text)
    assert parse(format_text(asked)) == asked
