"""Labels and albums through the command line, on real photographs, and the JSON that other programs rely on."""

import io
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from photolens.app import run
from photolens.domain.label import LabelDraft
from photolens.labelling.background import Background
from photolens.labelling.label_set import starting_sets
from photolens.library import Library
from photolens.vision.catalogue import load_encoder

Answer = Callable[..., Any]
Say = Callable[..., tuple[int, str, str]]

CAT, COFFEE, ROCKET, BIKE, OTHER_BIKE = (
    "chelsea.png", "coffee.png", "rocket.jpg", "motorcycle_left.png", "motorcycle_right.png",
)  # fmt: skip

LABEL = {
    "id", "name", "group", "is_exclusive", "phrasings", "negatives", "proposed", "threshold", "auto", "confirmed",
    "rejected",
}  # fmt: skip
ALBUM = {"id", "name", "kind", "order", "count", "search", "label"}
PHOTO = {"path", "photo_id", "score"}


@pytest.fixture(scope="module")
def model() -> Iterator[None]:
    """Load the model and encode the everyday phrases once, instead of once a command as processes do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("photolens.insight.load_encoder", cache(load_encoder))
        patch.setattr(Background, "of", cache(Background.of))
        yield


@pytest.fixture(scope="module")
def indexed(model: None, photographs: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of all the pictures, which every test gets a copy of."""
    folder = tmp_path_factory.mktemp("labels") / "library"
    with Library.open(folder) as library:
        library.index(photographs)
    return folder


@pytest.fixture(scope="module")
def furnished(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a library with a label "cat" and an album "Taken", for tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("furnished") / "library"
    shutil.copytree(indexed, folder)
    with Library.open(folder) as library:
        library.labels.add(LabelDraft("cat"))
        library.albums.create("Taken")
    return folder


@pytest.fixture
def say(indexed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """`say("label", "list")` runs a command as the process would, and returns status, output and complaints."""
    shutil.copytree(indexed, tmp_path / "library")
    monkeypatch.setenv("PHOTOLENS_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)

    def spoken(*words: object, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        status = run([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return spoken


@pytest.fixture
def answer(say: Say) -> Answer:
    """`answer("label", "list")` runs a command that must succeed, with --json, and returns what it said."""

    def answered(*words: object) -> Any:
        status, out, complaints = say(*words, "--json")
        assert status == 0, complaints
        (line,) = out.splitlines()
        return json.loads(line)

    return answered


@pytest.fixture
def photo(photographs: list[Path]) -> Callable[[str], Path]:
    """The path of one of the pictures."""
    return lambda name: next(folder / name for folder in photographs if (folder / name).is_file())


Photo = Callable[[str], Path]


def names(photos: list[dict[str, Any]]) -> list[str]:
    return [Path(photo["path"]).name for photo in photos]


def tagged(answer: Answer, path: Path) -> dict[str, str]:
    (told,) = answer("tags", path)
    return {tag["name"]: tag["source"] for tag in told["tags"]}


def test_a_label_is_made_listed_and_searched_for(answer: Answer, photo: Photo) -> None:
    made = answer("label", "add", "motorcycle", "--phrasing", "a motorbike", "--not", "a cup", "--group", "Things")
    assert made.keys() == LABEL
    assert (made["name"], made["group"], made["is_exclusive"]) == ("motorcycle", "Things", False)
    assert (made["phrasings"], made["negatives"]) == (["a motorbike"], ["a cup"])
    assert made["threshold"] == pytest.approx(made["proposed"])
    assert made["auto"] >= 2
    assert answer("label", "list") == [made]
    found = answer("search", "label:motorcycle")
    assert {BIKE, OTHER_BIKE} <= set(names(found))
    assert all(result["match"] == 1.0 for result in found)
    assert CAT not in names(answer("search", "a cat label:Motorcycle"))
    assert BIKE not in names(answer("search", "a cat -label:motorcycle"))


def test_examples_are_the_users_word_from_the_start(answer: Answer, photo: Photo) -> None:
    made = answer("label", "add", "pet", "--example", photo(CAT), "--counterexample", photo(BIKE), photo(COFFEE))
    assert (made["confirmed"], made["rejected"]) == (1, 2)
    assert tagged(answer, photo(CAT)) == {"pet": "confirmed"}
    assert tagged(answer, photo(BIKE)) == {"pet": "rejected"}


def test_a_threshold_of_ones_own_and_back_to_the_proposed_one(answer: Answer) -> None:
    made = answer("label", "add", "cat", "--threshold", "99.9%")
    assert made["threshold"] == pytest.approx(0.999)
    assert made["auto"] <= answer("label", "edit", "cat", "--threshold", "0.01")["auto"]
    proposed = answer("label", "edit", "cat", "--threshold", "proposed")
    assert proposed["threshold"] == pytest.approx(proposed["proposed"])


def test_an_edited_label_keeps_what_is_not_named(answer: Answer, photo: Photo) -> None:
    answer("label", "add", "cat", "--phrasing", "a kitten", "--group", "Animals", "--example", photo(CAT))
    edited = answer("label", "edit", "cat", "--rename", "our cat", "--not", "a dog")
    assert (edited["name"], edited["phrasings"], edited["negatives"]) == ("our cat", ["a kitten"], ["a dog"])
    assert (edited["group"], edited["confirmed"]) == ("Animals", 1)
    cleared = answer("label", "edit", "our cat", "--phrasing", "", "--group", "")
    assert (cleared["phrasings"], cleared["negatives"], cleared["group"]) == ([], ["a dog"], "")


def test_a_group_is_made_exclusive_and_shared_again(answer: Answer, photo: Photo) -> None:
    assert answer("label", "add", "cat", "--group", "Motif", "--exclusive", "--example", photo(CAT))["is_exclusive"]
    assert answer("label", "add", "pet", "--group", "Motif", "--threshold", "0.01")["is_exclusive"]
    assert "pet" not in tagged(answer, photo(CAT))
    assert not answer("label", "edit", "pet", "--no-exclusive")["is_exclusive"]
    assert tagged(answer, photo(CAT)) == {"cat": "confirmed", "pet": "auto"}


def test_what_was_confirmed_is_not_overridden_by_an_exclusive_group(answer: Answer, say: Say, photo: Photo) -> None:
    answer("label", "add", "cat", "--group", "Motif", "--example", photo(CAT))
    status, _, complaint = say("label", "add", "pet", "--group", "Motif", "--exclusive", "--example", photo(CAT))
    assert (status, "two labels" in complaint) == (1, True)
    assert [label["name"] for label in answer("label", "list")] == ["cat"]
    answer("label", "add", "pet", "--example", photo(CAT))
    assert say("label", "edit", "pet", "--group", "Motif", "--exclusive")[0] == 1
    assert {label["name"]: label["group"] for label in answer("label", "list")} == {"cat": "Motif", "pet": ""}


def test_labels_are_removed_all_or_none(answer: Answer, say: Say) -> None:
    answer("label", "add", "cat")
    answer("label", "add", "dog")
    status, _, complaint = say("label", "remove", "cat", "unicorn")
    assert status == 1
    assert 'no label "unicorn"' in complaint
    assert len(answer("label", "list")) == 2
    assert answer("label", "remove", "cat", "DOG", "cat") == {"removed": ["cat", "dog"]}
    assert answer("label", "list") == []


def test_a_preview_saves_nothing_and_counts_at_every_threshold(answer: Answer) -> None:
    preview = answer("label", "preview", "motorcycle", "-k", "4")
    assert preview.keys() == {"name", "photos", "proposed", "threshold", "count", "counts", "best", "around"}
    assert preview["threshold"] == pytest.approx(preview["proposed"])
    assert [step["threshold"] for step in preview["counts"]] == [step / 10 for step in range(1, 10)]
    counts = [step["photos"] for step in preview["counts"]]
    assert counts == sorted(counts, reverse=True)
    assert set(names(preview["best"][:2])) == {BIKE, OTHER_BIKE}
    assert len(preview["best"]) == len(preview["around"]) == 4
    assert all(photo.keys() == PHOTO for photo in preview["best"])
    strict = answer("label", "preview", "motorcycle", "--threshold", "0.999999")
    assert (strict["threshold"], strict["count"] <= preview["count"]) == (0.999999, True)
    assert answer("label", "list") == []


def test_a_preview_of_a_label_that_is_there_knows_its_words_and_its_answers(answer: Answer, photo: Photo) -> None:
    before = answer("label", "preview", "xyz", "-k", "1000")
    answer("label", "add", "xyz", "--phrasing", "a cat", "--example", photo(CAT), "--counterexample", photo(BIKE))
    known = answer("label", "preview", "XYZ", "-k", "1000")
    assert names(known["best"])[0] == CAT
    assert known["name"] == "xyz"
    assert [photo["score"] for photo in known["best"]] != [photo["score"] for photo in before["best"]]


def test_a_run_reports_what_it_did(answer: Answer) -> None:
    answer("label", "add", "cat")
    answer("label", "add", "dog")
    photos = answer("status")["photos"]
    report = answer("label", "run")
    assert report.keys() == {"labels", "photos", "added", "withdrawn", "seconds"}
    assert (report["labels"], report["photos"], report["added"], report["withdrawn"]) == (2, photos, 0, 0)
    assert answer("label", "run", "cat")["labels"] == 1


def test_the_review_asks_keeps_every_answer_and_ends_when_told(answer: Answer, say: Say) -> None:
    answer("label", "add", "motorcycle")
    status, told, _ = say("label", "review", "motorcycle", stdin="n\nperhaps\ns\nN\nq\n")
    assert status == 0
    assert told.count("[1/20] y/n/s/q: ") == 1
    assert told.count("[2/20] y/n/s/q: ") == 2
    assert told.count("[4/20] y/n/s/q: ") == 1
    (label,) = answer("label", "list")
    assert (label["confirmed"], label["rejected"]) == (0, 2)


def test_the_review_asks_for_each_photo_once(say: Say, answer: Answer) -> None:
    answer("label", "add", "motorcycle")
    _, told, _ = say("label", "review", "motorcycle", "-k", "6", stdin="s\n" * 6)
    asked = re.findall(r"\d%  (/.*)", told.split("all of them?")[0])
    assert len(asked) == 6
    assert len(set(asked)) == 6


def test_the_review_ends_where_its_answers_end(say: Say, answer: Answer) -> None:
    answer("label", "add", "motorcycle")
    status, told, _ = say("label", "review", "motorcycle", stdin="n\n")
    assert status == 0
    assert '"motorcycle": ' in told.splitlines()[-3]


def test_confident_photos_are_confirmed_at_once(say: Say, answer: Answer, photo: Photo) -> None:
    answer("label", "add", "motorcycle", "--example", photo(BIKE), "--counterexample", photo(CAT), photo(COFFEE))
    confident = answer("label", "review", "motorcycle")["confident"]
    assert OTHER_BIKE in names(confident)
    _, told, _ = say("label", "review", "motorcycle", "-k", "1", stdin="s\ny\n")
    assert "all of them?" in told
    assert tagged(answer, photo(OTHER_BIKE)) == {"motorcycle": "confirmed"}


def test_the_queue_can_be_read_by_programs_which_answer_by_options(answer: Answer, photo: Photo) -> None:
    answer("label", "add", "motorcycle")
    queue = answer("label", "review", "motorcycle", "-k", "5")
    assert queue.keys() == {"label", "threshold", "answered", "uncertain", "confident"}
    assert (queue["label"], queue["answered"]) == ("motorcycle", 0)
    assert 0 < len(queue["uncertain"]) <= 5
    assert all(photo.keys() == PHOTO for photo in queue["uncertain"] + queue["confident"])
    accept, reject = ["--accept", photo(BIKE), photo(OTHER_BIKE)], ["--reject", photo(CAT)]
    told = answer("label", "review", "motorcycle", *accept, *reject)
    assert told.keys() == LABEL
    assert (told["confirmed"], told["rejected"]) == (2, 1)
    assert answer("label", "review", "motorcycle")["answered"] == 3
    assert answer("label", "review", "motorcycle", "--forget", photo(CAT))["rejected"] == 0


def test_an_explanation_names_what_spoke_for_a_label(answer: Answer, photo: Photo) -> None:
    answer("label", "add", "motorcycle", "--phrasing", "a motorbike", "--not", "a car", "--example", photo(BIKE))
    told = answer("label", "explain", "motorcycle", photo(OTHER_BIKE))
    assert told.keys() == {
        "label", "path", "photo_id", "tag", "score", "threshold", "prompts", "negatives", "background", "accepted",
        "rejected",
    }  # fmt: skip
    assert (told["label"], told["path"]) == ("motorcycle", str(photo(OTHER_BIKE)))
    assert {text["text"] for text in told["negatives"]} == {"a car"}
    assert len(told["prompts"]) == 2
    assert names(told["accepted"]) == [BIKE]
    assert told["accepted"][0].keys() == {"path", "photo_id", "cosine"}
    assert answer("label", "explain", "motorcycle", photo(BIKE))["tag"]["source"] == "confirmed"


def test_exported_labels_can_be_imported_elsewhere(answer: Answer, say: Say, tmp_path: Path) -> None:
    answer("label", "add", "our cat", "--phrasing", "a kitten", "--not", "a dog", "--group", "Home", "--exclusive")
    answer("label", "add", "rocket")
    assert answer("label", "export", "mine.toml") == {"file": "mine.toml", "labels": ["our cat", "rocket"]}
    status, printed, _ = say("label", "export")
    assert status == 0
    assert printed == (tmp_path / "mine.toml").read_text(encoding="utf-8")
    assert "rocket" not in say("label", "export", "-", "our cat")[1]
    assert [label["name"] for label in answer("label", "export")["labels"]] == ["our cat", "rocket"]
    answer("label", "remove", "our cat")
    assert answer("label", "import", "mine.toml", "--list") == {"imported": ["our cat"], "kept": ["rocket"]}
    assert len(answer("label", "list")) == 1
    assert answer("label", "import", "mine.toml") == {"imported": ["our cat"], "kept": ["rocket"]}
    cat = answer("label", "list")[0]
    assert (cat["name"], cat["group"], cat["is_exclusive"]) == ("our cat", "Home", True)
    assert (cat["phrasings"], cat["negatives"]) == (["a kitten"], ["a dog"])


def test_a_starting_set_is_chosen_by_its_groups(answer: Answer, say: Say) -> None:
    groups = answer("label", "import", "--starting-set", "--list")
    assert groups == {name: [label.name for label in each.labels] for name, each in starting_sets().items()}
    first, second = list(groups)[:2]
    assert answer("label", "import", "--starting-set", first, second)["imported"] == groups[first] + groups[second]
    assert answer("label", "import", "--starting-set", first.replace("-", " ").title())["imported"] == []
    assert {label["name"] for label in answer("label", "list")} == {*groups[first], *groups[second]}
    status, _, complaint = say("label", "import", "--starting-set", "dragons")
    assert (status, first in complaint) == (1, True)


def test_tags_of_photos_that_are_not_there_do_not_keep_the_others_back(say: Say, answer: Answer, photo: Photo) -> None:
    answer("label", "add", "cat", "--example", photo(CAT))
    status, told, complaint = say("tags", "nowhere.jpg", photo(CAT), "--json")
    assert status == 1
    assert complaint.startswith("photolens: nowhere.jpg is not in the library")
    (tagged_cat,) = json.loads(told)
    assert tagged_cat.keys() == {"path", "photo_id", "tags"}
    assert tagged_cat["tags"][0].keys() == {"label", "name", "source", "score", "model"}


def test_an_album_by_hand_keeps_its_order(answer: Answer, photo: Photo) -> None:
    made = answer("album", "create", "Favourite things", photo(ROCKET), photo(CAT))
    assert made.keys() == ALBUM
    assert (made["kind"], made["order"], made["count"]) == ("manual", "own", 2)
    assert answer("album", "add", "favourite things", photo(COFFEE), photo(CAT))["count"] == 3
    shown = answer("album", "show", "Favourite things")
    assert shown.keys() == ALBUM | {"photos"}
    assert names(shown["photos"]) == [ROCKET, CAT, COFFEE]
    assert answer("album", "remove", "Favourite things", photo(CAT))["count"] == 2
    assert names(answer("search", 'album:"Favourite things"')) != []


def test_an_album_of_a_search_is_always_current(answer: Answer, photo: Photo, say: Say) -> None:
    answer("label", "add", "pet", "--threshold", "0.999999", "--example", photo(CAT))
    made = answer("album", "create", "Pets", "--search", "label:pet")
    assert (made["kind"], made["search"], made["count"]) == ("smart", "label:pet", 1)
    answer("label", "review", "pet", "--accept", photo(BIKE))
    answer("label", "edit", "pet", "--rename", "our pets")
    (listed,) = answer("album", "list")
    assert (listed["search"], listed["count"]) == ('label:"our pets"', 2)
    assert say("album", "add", "Pets", photo(COFFEE))[0] == 1


def test_an_album_of_a_label_has_what_was_pinned_and_not_what_was_thrown_out(answer: Answer, photo: Photo) -> None:
    answer("label", "add", "pet", "--threshold", "0.999999", "--example", photo(CAT), photo(BIKE))
    made = answer("album", "create", "Pets", photo(COFFEE), "--label", "PET")
    assert (made["kind"], made["label"], made["count"]) == ("label", "pet", 3)
    answer("album", "remove", "Pets", photo(BIKE))
    assert set(names(answer("album", "show", "Pets")["photos"])) == {CAT, COFFEE}


def test_albums_are_deleted_all_or_none(answer: Answer, say: Say) -> None:
    answer("album", "create", "One")
    answer("album", "create", "Two")
    assert say("album", "delete", "One", "Three")[0] == 1
    assert len(answer("album", "list")) == 2
    assert answer("album", "delete", "one", "Two") == {"deleted": ["One", "Two"]}
    assert answer("album", "list") == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("label add ' '", "name"),
        ("label add cat", "cat"),
        ("label add pet --exclusive", "--group"),
        ("label add pet --example nowhere.jpg", "nowhere.jpg is not in the library"),
        ("label edit unicorn --rename horse", "unicorn"),
        ("label edit cat --rename ''", "name"),
        ("label remove unicorn", "unicorn"),
        ("label preview ' '", "name"),
        ("label run unicorn", "unicorn"),
        ("label review unicorn", "unicorn"),
        ("label review cat --accept nowhere.jpg", "nowhere.jpg is not in the library"),
        ("label explain cat nowhere.jpg", "nowhere.jpg is not in the library"),
        ("label explain unicorn nowhere.jpg", "unicorn"),
        ("label export - unicorn", "unicorn"),
        ("label export nowhere/set.toml", "nowhere/set.toml"),
        ("label import nowhere.toml", "nowhere.toml"),
        ("search label:unicorn", "unicorn"),
        ("search album:Nowhere", "Nowhere"),
        ("album create ' '", "name"),
        ("album create Taken", "Taken"),
        ("album create New nowhere.jpg", "nowhere.jpg is not in the library"),
        ("album create New nowhere.jpg --search sea", "takes no photos"),
        ("album create New --search label:unicorn", "unicorn"),
        ("album create New --search ' '", "say what the album is to hold"),
        ("album create New --label unicorn", "unicorn"),
        ("album show Nowhere", "Nowhere"),
        ("album add Nowhere nowhere.jpg", "Nowhere"),
        ("album remove Taken nowhere.jpg", "nowhere.jpg is not in the library"),
        ("album delete Nowhere", "Nowhere"),
    ],
)
def test_errors_are_one_sentence_and_a_status_and_change_nothing(
    furnished: Path, capsys: pytest.CaptureFixture[str], words: str, sentence: str
) -> None:
    assert run([*shlex.split(words), "--library", str(furnished)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err
    assert len(told.err.splitlines()) == 1
    with Library.open(furnished) as library:
        assert [count.label.name for count in library.labels.all()] == ["cat"]
        assert [summary.album.name for summary in library.albums.all()] == ["Taken"]


def test_people_are_told_in_lines(say: Say, photo: Photo) -> None:
    assert say("label", "add", "cat", "--example", photo(CAT))[1].startswith('"cat": ')
    assert "confirmed" in say("label", "list")[1]
    assert "would catch" in say("label", "preview", "dog")[1]
    assert "you said so" in say("label", "explain", "cat", photo(CAT))[1]
    assert "you said so" in say("tags", photo(CAT))[1]
    assert say("label", "run")[1].startswith("Looked at ")
    assert say("label", "export", "cats.toml")[1] == "1 label written to cats.toml.\n"
    assert "of the same name stayed" in say("label", "import", "cats.toml")[1]
    assert say("album", "create", "Cats", "--label", "cat")[1].startswith('"Cats": ')
    assert "by the label cat" in say("album", "list")[1]
    assert CAT in say("album", "show", "Cats")[1]
    assert say("album", "delete", "Cats")[1] == "Deleted: Cats. The photos stay in the library.\n"
    assert say("label", "remove", "cat")[1] == "Removed: cat.\n"


def test_labels_work_in_processes_of_their_own(
    indexed: Path, photolens: Callable[..., subprocess.CompletedProcess[str]], photo: Photo, tmp_path: Path
) -> None:
    shutil.copytree(indexed, tmp_path / "library")
    made = photolens("label", "add", "pet", "--example", photo(CAT), "--json")
    assert json.loads(made.stdout)["confirmed"] == 1, made.stderr
    reviewed = photolens("label", "review", "pet", stdin="n\nq\n")
    assert (reviewed.returncode, reviewed.stderr) == (0, "")
    assert "y/n/s/q" in reviewed.stdout
    (label,) = json.loads(photolens("label", "list", "--json").stdout)
    assert (label["confirmed"], label["rejected"]) == (1, 1)
