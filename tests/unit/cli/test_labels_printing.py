"""What the commands about labels tell programs and people."""

from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from photolens.cli import label_printing
from photolens.cli.label_forms import TagsForm, explanation_form, label_form, preview_form, queue_form, shown_of_preview
from photolens.domain.label import Label, LabelCount, LabelDraft, LabelId, Tag, TagSource
from photolens.domain.photo import PhotoId
from photolens.labelling.results import Candidate, Explanation, LabellingReport, Preview, ReviewQueue, Similar

PREVIEW = Preview(np.arange(1, 11), np.linspace(0.95, 0.05, 10, dtype=np.float32), 0.5)
PATHS = {PhotoId(number): Path(f"/photos/{number}.jpg") for number in range(1, 11)}


def count(name: str, *, group: str = "", is_exclusive: bool = False, proposed: float | None = 0.6) -> LabelCount:
    draft = LabelDraft(name, phrasings=("another way",), group=group)
    return LabelCount(Label(LabelId(7), draft, is_exclusive, proposed), auto=1200, confirmed=3, rejected=2)


def test_a_label_tells_its_words_its_threshold_and_its_counts() -> None:
    form = asdict(label_form(count("cat", group="Animals", is_exclusive=True)))
    assert form.pop("threshold") == pytest.approx(0.6)
    assert form == {
        "id": 7, "name": "cat", "group": "Animals", "is_exclusive": True, "phrasings": ("another way",),
        "negatives": (), "proposed": 0.6, "auto": 1200, "confirmed": 3, "rejected": 2,
    }  # fmt: skip


def test_labels_stand_under_their_groups(capsys: pytest.CaptureFixture[str]) -> None:
    labels = [count("day", group="Light", is_exclusive=True), count("our red car", proposed=None)]
    label_printing.print_labels([label_form(label) for label in labels])
    header, light, day, others, car = capsys.readouterr().out.splitlines()
    assert header.split() == ["threshold", "auto", "confirmed", "rejected"]
    assert light == "Light (at most one for a photo)"
    assert day.split() == ["day", "60%", "1,200", "3", "2"]
    assert others == "Without a group"
    assert car.split() == ["our", "red", "car", "1,200", "3", "2"]
    assert len(header) == len(day) == len(car)


def test_without_labels_one_is_told_how_to_get_some(capsys: pytest.CaptureFixture[str]) -> None:
    label_printing.print_labels([])
    assert "photolens label add NAME" in capsys.readouterr().out


def test_a_made_label_is_told_with_commands_that_can_be_pasted(capsys: pytest.CaptureFixture[str]) -> None:
    label_printing.print_label(label_form(count("our red car")))
    caught, see, improve = capsys.readouterr().out.splitlines()
    assert caught == '"our red car": 1,203 photos (3 confirmed), proposed threshold 60%.'
    assert see.endswith("""photolens search 'label:"our red car"'""")
    assert improve.endswith("photolens label review 'our red car'")


def test_a_preview_shows_the_best_and_those_on_both_sides_of_the_line() -> None:
    best, around = shown_of_preview(PREVIEW, 0.5, 4)
    assert [candidate.photo for candidate in best] == [1, 2, 3, 4]
    assert [candidate.photo for candidate in around] == [4, 5, 6, 7]


@pytest.mark.parametrize(("threshold", "photos"), [(0.99, [1, 2, 3, 4]), (0.01, [7, 8, 9, 10])])
def test_a_preview_shows_as_many_where_the_line_lies_at_an_end(threshold: float, photos: list[int]) -> None:
    assert [candidate.photo for candidate in shown_of_preview(PREVIEW, threshold, 4)[1]] == photos


def test_a_preview_of_few_photos_shows_them_all() -> None:
    best, around = shown_of_preview(PREVIEW, 0.5, 50)
    assert len(best) == len(around) == 10
    assert shown_of_preview(Preview(np.empty(0, np.int64), np.empty(0, np.float32), 0.5), 0.5, 4) == ([], [])


def test_a_preview_counts_at_other_thresholds_too() -> None:
    form = preview_form("cat", PREVIEW, 0.8, shown=shown_of_preview(PREVIEW, 0.8, 2), paths=PATHS)
    assert (form.photos, form.count, form.proposed, form.threshold) == (10, 2, 0.5, 0.8)
    assert [step.photos for step in form.counts] == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert form.best[0].path == PATHS[PhotoId(1)]


def test_a_preview_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    form = preview_form("cat", PREVIEW, 0.5, shown=shown_of_preview(PREVIEW, 0.5, 2), paths=PATHS)
    label_printing.print_preview(form)
    told = capsys.readouterr().out
    assert told.startswith('"cat" would catch 5 of 10 photos at the proposed threshold of 50%.\n')
    above, below = told.split("Just above the threshold:\n")[1].split("\n\nJust below it:\n")
    assert "/photos/5.jpg" in above
    assert "/photos/6.jpg" in below


def test_photos_that_lie_nowhere_are_not_asked_about() -> None:
    queue = ReviewQueue(0.5, (Candidate(PhotoId(1), 0.5), Candidate(PhotoId(99), 0.4)), (), 3)
    form = queue_form("cat", queue, PATHS)
    assert [photo.photo_id for photo in form.uncertain] == [1]
    assert (form.label, form.threshold, form.answered, form.confident) == ("cat", 0.5, 3, ())


def test_tags_say_whose_word_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    tags = (
        Tag(LabelId(1), "cat", TagSource.CONFIRMED, 0.9, "starter"),
        Tag(LabelId(2), "sofa", TagSource.AUTO, 0.71, "starter"),
        Tag(LabelId(3), "dog", TagSource.REJECTED, None, ""),
    )
    label_printing.print_tags(TagsForm(Path("/photos/1.jpg"), PhotoId(1), tags))
    path, cat, sofa, dog = capsys.readouterr().out.splitlines()
    assert path == "/photos/1.jpg"
    assert cat.split(maxsplit=2) == ["cat", "90%", "you said so"]
    assert sofa.split(maxsplit=2) == ["sofa", "71%", "Photolens thinks so"]
    assert dog.split(maxsplit=1) == ["dog", "you said no"]


def test_an_explanation_names_texts_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    tag = Tag(LabelId(1), "cat", TagSource.AUTO, 0.8, "starter")
    told = Explanation(
        tag, 0.8, 0.6, (Similar("a cat", 0.31),), (), (Similar("a photo", 0.2),), (Similar("", 0.9, PhotoId(2)),), ()
    )
    form = explanation_form("cat", PhotoId(1), told, PATHS)
    assert asdict(form)["accepted"] == ({"path": PATHS[PhotoId(2)], "photo_id": 2, "cosine": 0.9},)
    assert asdict(form)["prompts"] == ({"text": "a cat", "cosine": 0.31},)
    label_printing.print_explanation(form)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == '"cat": the photo has it, Photolens thinks so. Score 80%, threshold 60%.'
    assert lines[2:4] == ["What the label says:", "   0.31  a cat"]
    assert "What it is not:" not in lines
    assert lines[-1] == "   0.90  /photos/2.jpg"


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        (None, "the photo does not have it."),
        (TagSource.CONFIRMED, "the photo has it, you said so."),
        (TagSource.REJECTED, "the photo does not have it, you said no."),
    ],
)
def test_an_explanation_says_first_what_holds(
    source: TagSource | None, verdict: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tag = None if source is None else Tag(LabelId(1), "cat", source, 0.8, "starter")
    label_printing.print_explanation(
        explanation_form("cat", PhotoId(1), Explanation(tag, 0.8, 0.6, (), (), (), (), ()), PATHS)
    )
    assert f'"cat": {verdict}' in capsys.readouterr().out


def test_labelling_is_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    label_printing.print_labelling(LabellingReport(labels=1, photos=1500, added=4, withdrawn=0, seconds=0.26))
    assert capsys.readouterr().out == "Looked at 1,500 photos for 1 label in 0.3 s: 4 tags added, 0 withdrawn.\n"
