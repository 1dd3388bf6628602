"""What the commands about models tell programs and people."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from photolens.cli.model_printing import (
    Measured,
    entry_form,
    measured_form,
    print_generations,
    print_got,
    print_models,
    print_sources,
    print_speeds,
)
from photolens.cli.printing import print_status
from photolens.domain.model import STARTER, Generation, ModelCard, ModelEntry, ModelState, Speed
from photolens.domain.overview import LibraryStatus
from photolens.vision.catalogue import CARDS

CLIP = "ViT-B-32/laion2b_s34b_b79k"
SENTENCE = "CLIP ViT-B/32 needs the extra \"clip\": pip install 'photolens[clip]'"


def card(name: str = CLIP, **facts: Any) -> ModelCard:
    known = ModelCard(
        name=name, title="CLIP ViT-B/32", summary="Knows far more things than the starter.",
        architecture="ViT-B-32", parameters=151_277_313, download_bytes=605_219_813, input_px=224, dimensions=512,
        is_multilingual=False, licence="MIT", accuracy=0.666, accuracy_source="its authors", repository="owner/name",
    )  # fmt: skip
    return replace(known, **facts)


def entry(name: str = CLIP, state: ModelState = ModelState.AVAILABLE, **standing: Any) -> ModelEntry:
    known = ModelEntry(card(name), state, 0, is_chosen=False, is_serving=False, vectors=0, missing_extra="")
    return replace(known, **standing)


def starter(**standing: Any) -> ModelEntry:
    return entry(STARTER, ModelState.INSTALLED, **{"is_chosen": True, "is_serving": True} | standing)


def listed(
    capsys: pytest.CaptureFixture[str], *entries: ModelEntry, recommended: ModelEntry | None = None
) -> list[str]:
    print_models(entries, recommended)
    return capsys.readouterr().out.splitlines()


def test_a_model_stands_in_two_lines_under_their_heading(capsys: pytest.CaptureFixture[str]) -> None:
    heading, name, facts, *_ = listed(capsys, entry())
    assert heading.split() == ["parameters", "download", "input", "dimensions", "languages", "accuracy", "licence"]
    assert name.split() == [CLIP, "available"]
    assert facts.split() == ["151", "M", "605", "MB", "224", "px", "512", "English", "66.6%", "MIT"]
    assert [heading.index(word) for word in ("languages", "licence")] == [facts.index(w) for w in ("English", "MIT")]


def test_what_is_not_known_is_a_dash_and_many_languages_are_many(capsys: pytest.CaptureFixture[str]) -> None:
    unknown = card("my-clip", parameters=0, download_bytes=0, licence="", accuracy=None, is_multilingual=True)
    facts = listed(capsys, replace(entry(), card=unknown))[2]
    assert facts.split() == ["-", "-", "224", "px", "512", "many", "-", "-"]


def test_the_whole_catalogue_keeps_to_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    entries = [replace(entry(), card=one) for one in CARDS]
    for best in entries:
        lines = listed(capsys, *entries, recommended=best)
        assert all(len(line) <= 80 for line in lines if "photolens models download" not in line)


def test_a_licence_with_a_long_name_is_told_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    long = "Machine Learning Research Model License Agreement"
    assert listed(capsys, replace(entry(), card=card(licence=long)))[3].strip() == long


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (starter(), "in use"),
        (starter(is_chosen=False), "still in use"),
        (entry(state=ModelState.INSTALLED, is_chosen=True), "being prepared"),
        (entry(state=ModelState.INSTALLED), "downloaded"),
        (entry(state=ModelState.PARTIAL), "download begun"),
        (entry(), "available"),
    ],
)
def test_where_a_model_stands(one: ModelEntry, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, one, starter())[1].split(maxsplit=1)[1].strip() == said


def test_in_a_library_that_was_never_indexed_the_chosen_one_is_in_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, starter(is_serving=False))[1].split(maxsplit=1)[1].strip() == "in use"


@pytest.mark.parametrize(
    ("state", "next_step"),
    [
        (ModelState.AVAILABLE, f"Download it:  photolens models download {CLIP}"),
        (ModelState.PARTIAL, f"Go on with it: photolens models download {CLIP}"),
        (ModelState.INSTALLED, f"Use it:       photolens models use {CLIP}"),
    ],
)
def test_the_recommended_one_is_marked_with_what_to_do_next(
    state: ModelState, next_step: str, capsys: pytest.CaptureFixture[str]
) -> None:
    best = entry(state=state)
    lines = listed(capsys, starter(), best, recommended=best)
    assert lines[3].startswith(f"{CLIP} *")
    assert not lines[1].startswith(f"{STARTER} *")
    assert "* recommended for this computer: Knows far more things than the starter." in lines
    assert next_step in lines


def test_without_a_recommendation_nothing_is_recommended(capsys: pytest.CaptureFixture[str]) -> None:
    assert not any("recommended" in line for line in listed(capsys, starter(), entry()))


def test_a_missing_extra_is_told_once_however_many_models_need_it(capsys: pytest.CaptureFixture[str]) -> None:
    others = [entry(f"other-{number}", missing_extra=f"other {number}") for number in range(3)]
    lines = listed(capsys, starter(), entry(missing_extra=SENTENCE), *others)
    assert lines.count(SENTENCE) == 1
    assert not any(line.startswith("other ") for line in lines)


def test_each_missing_extra_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    second = replace(entry(missing_extra="and another one"), card=card("xlm", extra="multilingual"))
    lines = listed(capsys, entry(missing_extra=SENTENCE), second)
    assert lines.index(SENTENCE) < lines.index("and another one")


def test_accuracies_have_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    print_sources([entry(), replace(starter(), card=card(STARTER, accuracy=None, accuracy_source=""))])
    told = capsys.readouterr().out
    assert f"{CLIP}\n    its authors" in told
    assert STARTER not in told


def test_programs_get_all_of_it_but_where_it_lies_on_the_hub() -> None:
    form = entry_form(entry(state=ModelState.PARTIAL, disk_bytes=7), is_recommended=True)
    assert form.keys() == {
        "name", "title", "summary", "architecture", "parameters", "download_bytes", "input_px", "dimensions",
        "is_multilingual", "licence", "accuracy", "accuracy_source", "extra", "state", "disk_bytes", "is_chosen",
        "is_serving", "vectors", "missing_extra", "is_recommended",
    }  # fmt: skip
    assert (form["name"], form["state"], form["disk_bytes"], form["is_recommended"]) == (CLIP, "partial", 7, True)


def test_what_came_says_how_to_use_it(capsys: pytest.CaptureFixture[str]) -> None:
    print_got(entry(state=ModelState.INSTALLED, disk_bytes=605_219_813), "Downloaded")
    assert capsys.readouterr().out.splitlines() == [
        f"Downloaded {CLIP} (605 MB).",
        f"Use it:  photolens models use {CLIP}",
    ]


def test_what_came_says_what_it_lacks_and_not_how_to_use_what_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    print_got(entry(state=ModelState.INSTALLED, is_chosen=True, missing_extra=SENTENCE), "There already:")
    assert capsys.readouterr().out.splitlines() == [f"There already: {CLIP} (0 B).", SENTENCE]


def test_generations_say_which_one_answers_and_whose_space_can_be_freed(capsys: pytest.CaptureFixture[str]) -> None:
    print_generations(
        [
            Generation(STARTER, "starter-1", 1200, 3, is_serving=True, is_chosen=False),
            Generation(CLIP, "clip-1", 40, 1163, is_serving=False, is_chosen=True),
            Generation("my-clip", "clip-2", 1100, 103, is_serving=False, is_chosen=False),
            Generation("", "clip-of-old", 5, 0, is_serving=False, is_chosen=False),
        ]
    )
    heading, first, second, third, nameless, *free = capsys.readouterr().out.splitlines()
    assert heading.split() == ["photos", "missing"]
    assert first.split(maxsplit=3) == [STARTER, "1,200", "3", "still in use"]
    assert second.split(maxsplit=3) == [CLIP, "40", "1,163", "being prepared"]
    assert third.split() == ["my-clip", "1,100", "103"]
    assert nameless.split() == ["clip-of-old", "5", "0"]
    assert [line.split()[-1] for line in free] == ["my-clip", "clip-of-old"]


def test_without_photos_no_model_knows_any(capsys: pytest.CaptureFixture[str]) -> None:
    print_generations([])
    assert "photolens index FOLDER" in capsys.readouterr().out


def test_speeds_say_how_long_the_library_would_take_quickest_first(capsys: pytest.CaptureFixture[str]) -> None:
    slow = Measured("slow", Speed(2.0, 32, "cpu", "float32"), 10_000)
    quick = Measured("quick", Speed(1234.5, 32, "cuda", "bfloat16"), 10_000)
    print_speeds([slow, quick])
    heading, first, second, remark = capsys.readouterr().out.splitlines()
    assert heading.split() == ["photos/s", "library", "where"]
    assert first.split(maxsplit=2) == ["quick", "1,234.5", "8 s        cuda, bfloat16"]
    assert second.split() == ["slow", "2.0", "1", "h", "23", "min", "cpu,", "float32"]
    assert remark.startswith("The library has 10,000 photos")
    assert measured_form(slow) == {
        "name": "slow", "photos_per_second": 2.0, "photos": 32, "device": "cpu", "precision": "float32",
        "library_photos": 10_000, "library_s": 5000.0,
    }  # fmt: skip


def test_the_status_names_the_model_to_come(capsys: pytest.CaptureFixture[str]) -> None:
    found = LibraryStatus(Path("/library"), 1203, 1203, 1, 1200, 0, "starter-1", 384, 1200)
    print_status(found)
    assert "Next" not in capsys.readouterr().out
    print_status(found, Generation(CLIP, "clip-1", 40, 1163, is_serving=False, is_chosen=True))
    assert f"Next      {CLIP}, which knows 40 of 1,203 photos: photolens index\n" in capsys.readouterr().out
