"""Facts of a photo: how they read, and how they are shown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from photolens.domain.photo import ContentHash, Flag, PhotoCard, PhotoDetails, PhotoFacts, PhotoId
from photolens.gui import fact_texts, theme
from photolens.gui.facts import FactsView

TAKEN = datetime(2025, 6, 14, 14, 32, 7)  # noqa: DTZ001 (a wall clock has no zone)
ADDED = datetime(2025, 11, 3, 9, 0)  # noqa: DTZ001
CARD = PhotoCard(
    id=PhotoId(1),
    content=ContentHash("a" * 40),
    width_px=4032,
    height_px=3024,
    taken_at=TAKEN,
    favourite=True,
    rating=4,
    flag=Flag.NONE,
    caption="The last morning",
    path=Path("/home/anna/Pictures/terrace.jpg"),
    is_offline=False,
)
FACTS = PhotoFacts(
    4032,
    3024,
    "JPEG",
    captured_at=TAKEN,
    utc_offset=timedelta(hours=1),
    camera_make="Canon",
    camera_model="Canon EOS R5",
    lens="RF 24-70mm F2.8",
    exposure_s=1 / 250,
    f_number=2.8,
    iso=400,
    focal_length_mm=35.0,
    latitude_deg=38.72225,
    longitude_deg=-9.13934,
    altitude_m=42.0,
)
DETAILS = PhotoDetails(CARD, FACTS, 3_412_331, ADDED, (CARD.path,))


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def lines(details: PhotoDetails, match: float | None = None, score: float | None = None) -> dict[str, tuple[str, ...]]:
    return {group.name: group.lines for group in fact_texts.fact_groups(details, match, score)}


def test_a_photo_with_all_facts_reads_as_a_photographer_would_say_it() -> None:
    assert lines(DETAILS, 0.87, 0.3123) == {
        "Why it matched": ("87% match", "Very close to what was asked for", "Cosine similarity 0.312"),
        "Caption": ("The last morning",),
        "Favourite": ("Favourite",),
        "Rating": ("★★★★☆",),
        "Date": ("Saturday, 14 June 2025", "14:32 · UTC+1"),
        "Camera": ("Canon EOS R5", "RF 24-70mm F2.8", "1/250 s · f/2.8 · ISO 400 · 35 mm"),
        "Place": ("38.72225° N, 9.13934° W", "42 m above sea level"),
        "File": ("terrace.jpg", "4032 × 3024 · 12.2 megapixels", "JPEG · 3.4 MB"),
        "Folder": (str(CARD.path.parent),),
        "Added": lines(DETAILS)["Added"],
    }


def test_what_a_file_does_not_tell_is_not_shown() -> None:
    bare = replace(
        DETAILS, facts=PhotoFacts(4032, 3024, "PNG"), card=replace(CARD, caption="", favourite=False, rating=0)
    )
    assert list(lines(bare)) == ["Date", "File", "Folder", "Added"]
    assert lines(bare)["Date"] == ("Saturday, 14 June 2025", "14:32 · date of the file")


def test_numbers_and_dates_follow_the_language() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    german = lines(DETAILS, 0.5, 0.25)
    assert german["Date"][0] == "Samstag, 14. Juni 2025"
    assert german["Camera"][2] == "1/250 s · f/2,8 · ISO 400 · 35 mm"
    assert german["Why it matched"][2] == "Cosine similarity 0,250"
    assert german["Place"][0] == "38.72225° N, 9.13934° W", "a map would not understand commas"


@pytest.mark.parametrize(
    ("make", "model", "text"),
    [
        ("Canon", "Canon EOS R5", "Canon EOS R5"),
        ("NIKON CORPORATION", "NIKON D90", "NIKON D90"),
        ("Google", "Pixel 8", "Google Pixel 8"),
        ("Google", None, "Google"),
        (None, "Pixel 8", "Pixel 8"),
        (None, None, ""),
    ],
)
def test_the_make_of_a_camera_is_named_once(make: str | None, model: str | None, text: str) -> None:
    assert fact_texts.camera_text(replace(FACTS, camera_make=make, camera_model=model)) == text


@pytest.mark.parametrize(
    ("exposure_s", "text"), [(1 / 8000, "1/8000 s"), (1 / 60, "1/60 s"), (0.5, "0.5 s"), (1.0, "1 s"), (30.0, "30 s")]
)
def test_short_exposures_are_fractions(exposure_s: float, text: str) -> None:
    assert fact_texts.exposure_text(PhotoFacts(1, 1, "JPEG", exposure_s=exposure_s)) == text


@pytest.mark.parametrize(
    ("minutes", "text"), [(0, "UTC"), (120, "UTC+2"), (-210, "UTC−3:30"), (345, "UTC+5:45"), (-480, "UTC−8")]
)
def test_offsets_from_utc(minutes: int, text: str) -> None:
    assert fact_texts.offset_text(timedelta(minutes=minutes)) == text


def test_coordinates_name_their_hemispheres() -> None:
    assert fact_texts.coordinates_text(-33.9, 18.4) == "33.90000° S, 18.40000° E"
    assert fact_texts.coordinates_text(0, -0.5) == "0.00000° N, 0.50000° W"


@pytest.mark.parametrize(
    ("match", "words"), [(0.9, "Very close"), (0.6, "Close"), (0.5, "Close"), (0.2, "Not very close")]
)
def test_a_match_is_put_into_words(match: float, words: str) -> None:
    assert fact_texts.match_sentence(match).startswith(words)


def test_a_copy_under_another_name_is_told_in_full() -> None:
    places = (CARD.path, Path("/backup/terrace.jpg"), Path("/backup/terrace (1).jpg"))
    assert list(fact_texts.place_texts(places)) == [str(CARD.path.parent), str(places[1].parent), str(places[2])]


@pytest.fixture
def view(qtbot: QtBot) -> FactsView:
    view = FactsView()
    qtbot.addWidget(view)
    view.resize(280, 600)
    view.show()
    return view


def test_the_view_shows_a_photo_and_then_another_and_then_none(view: FactsView) -> None:
    view.show_details(DETAILS, 0.87)
    assert view.texts()[0] == "87% match\nVery close to what was asked for"
    view.show_details(replace(DETAILS, card=replace(CARD, path=Path("/x/other.jpg")), facts=PhotoFacts(10, 10, "PNG")))
    assert not any("match" in text for text in view.texts())
    assert any(text.startswith("other.jpg") for text in view.texts())
    view.show_details(None)
    assert view.texts() == []


def test_marks_can_be_left_to_controls(qtbot: QtBot) -> None:
    view = FactsView(with_marks=False)
    qtbot.addWidget(view)
    view.show_details(DETAILS)
    assert not any("★" in text or "The last morning" in text for text in view.texts())


def test_coordinates_can_be_copied_with_the_keyboard(view: FactsView) -> None:
    view.show_details(DETAILS)
    place = next(edit for edit in view.findChildren(QTextEdit) if edit.accessibleName() == "Place")
    QTest.keyClick(place, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(place, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "38.72225° N, 9.13934° W"


def test_a_long_path_is_wrapped_and_never_cut(view: FactsView, qtbot: QtBot) -> None:
    long = replace(DETAILS, places=(Path("/" + "averylongnamewithoutspaces" * 8) / "terrace.jpg",))
    view.show_details(long)
    folder = next(edit for edit in view.findChildren(QTextEdit) if edit.accessibleName() == "Folder")
    qtbot.waitUntil(lambda: folder.height() > 3 * folder.fontMetrics().height())
    assert folder.document().size().width() <= folder.width()
    assert folder.document().size().height() <= folder.height()


def test_colours_follow_the_theme(view: FactsView) -> None:
    view.show_details(DETAILS)
    date = next(edit for edit in view.findChildren(QTextEdit) if edit.accessibleName() == "Date")
    app = QGuiApplication.instance()
    assert date.document().begin().begin().fragment().charFormat().foreground().color().name() == theme.LIGHT.text
    try:
        theme.apply(app, theme.ThemeChoice.DARK)  # type: ignore[arg-type]
        colour = date.document().begin().begin().fragment().charFormat().foreground().color().name()
    finally:
        theme.apply(app, theme.ThemeChoice.LIGHT)  # type: ignore[arg-type]
    assert colour == theme.DARK.text
