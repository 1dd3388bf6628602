import json
from pathlib import Path

import numpy as np
import pytest

from photolens.vision import remembering
from photolens.vision.remembering import Remembering
from photolens.vision.starter import load_starter
from tests.plain_encoder import PlainEncoder


def test_a_text_is_encoded_once(tmp_path: Path) -> None:
    model = PlainEncoder()
    encoder = Remembering(model, tmp_path)
    first = encoder.encode_texts(["a cat", "a dog", "a cat"])
    again = encoder.encode_texts(["a dog", "a bird", "a cat"])
    assert model.texts == [["a cat", "a dog"], ["a bird"]]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(again[[2, 0]], first[:2])
    assert np.array_equal(again, PlainEncoder().encode_texts(["a dog", "a bird", "a cat"]))


def test_vectors_are_the_very_same_after_a_restart(tmp_path: Path) -> None:
    starter = load_starter()
    texts = ["a red bicycle", "ein rotes Fahrrad", ""]
    encoder = Remembering(starter, tmp_path)
    before = encoder.encode_texts(texts)
    encoder.save()
    model = PlainEncoder(model_id=starter.model_id)
    model.dimensions = starter.dimensions
    assert np.array_equal(Remembering(model, tmp_path).encode_texts(texts), before)
    assert model.texts == []


def test_texts_of_any_letters_survive(tmp_path: Path) -> None:
    texts = ["", "\ud800 🚲", "line\nbreak", "null\0", "long " * 1000]
    encoder = Remembering(PlainEncoder(), tmp_path)
    before = encoder.encode_texts(texts)
    encoder.save()
    model = PlainEncoder()
    assert np.array_equal(Remembering(model, tmp_path).encode_texts(texts), before)
    assert model.texts == []


def test_a_process_that_is_killed_loses_the_last_texts_only(tmp_path: Path) -> None:
    encoder = Remembering(PlainEncoder(), tmp_path)
    saved = [f"text {number}" for number in range(remembering.SAVE_EVERY)]
    encoder.encode_texts(saved)
    encoder.encode_texts(["one more"])  # and no save
    model = PlainEncoder()
    Remembering(model, tmp_path).encode_texts([*saved, "one more"])
    assert model.texts == [["one more"]]


def test_what_was_used_least_recently_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "CAPACITY", 3)
    encoder = Remembering(PlainEncoder(), tmp_path)
    encoder.encode_texts(["a", "b", "c"])
    encoder.encode_texts(["a"])
    encoder.encode_texts(["d"])
    encoder.save()
    model = PlainEncoder()
    Remembering(model, tmp_path).encode_texts(["a", "b", "c", "d"])
    assert model.texts == [["b"]]


def test_more_texts_than_are_remembered_are_encoded_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembering, "CAPACITY", 3)
    texts = list("abcdefgh")
    assert np.array_equal(Remembering(PlainEncoder(), tmp_path).encode_texts(texts), PlainEncoder().encode_texts(texts))


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "other rows", "not finite", "a folder"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: str) -> None:
    encoder = Remembering(PlainEncoder(), tmp_path)
    right = encoder.encode_texts(["a", "b"])
    encoder.save()
    (path,) = tmp_path.iterdir()
    spoil(path, damage)
    model = PlainEncoder()
    made_anew = Remembering(model, tmp_path)
    assert np.array_equal(made_anew.encode_texts(["a", "b"]), right)
    assert model.texts == [["a", "b"]]
    made_anew.save()
    if damage != "a folder":
        model = PlainEncoder()
        assert np.array_equal(Remembering(model, tmp_path).encode_texts(["a", "b"]), right)
        assert model.texts == []


def spoil(path: Path, damage: str) -> None:
    data = path.read_bytes()
    if damage == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "flipped":
        place = data.index(right_bytes()) + 5
        path.write_bytes(data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :])
    elif damage == "emptied":
        path.write_bytes(b"")
    elif damage == "a folder":
        path.unlink()
        path.mkdir()
    else:
        vectors = np.full((2, 24), np.nan, np.float32) if damage == "not finite" else np.zeros((3, 24), np.float32)
        facts = json.dumps({"model_id": "plain", "texts": ["a", "b"]}).encode()
        np.savez(path, vectors=vectors, facts=np.frombuffer(facts, np.uint8))


def right_bytes() -> bytes:
    return PlainEncoder().encode_texts(["a", "b"]).tobytes()


def test_each_model_remembers_for_itself(tmp_path: Path) -> None:
    for model_id in ("one/of a:kind", "other"):
        encoder = Remembering(PlainEncoder(model_id=model_id), tmp_path)
        encoder.encode_texts(["a"])
        encoder.save()
    (tmp_path / "one_of_a_kind-texts.npz").replace(tmp_path / "other-texts.npz")
    model = PlainEncoder(model_id="other")
    Remembering(model, tmp_path).encode_texts(["a"])
    assert model.texts == [["a"]]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    encoder = Remembering(PlainEncoder(), tmp_path / "file")
    right = encoder.encode_texts(["a"])
    encoder.save()
    assert np.array_equal(encoder.encode_texts(["a"]), right)


def test_nothing_new_is_not_written(tmp_path: Path) -> None:
    encoder = Remembering(PlainEncoder(), tmp_path)
    encoder.save()
    assert list(tmp_path.iterdir()) == []
    encoder.encode_texts(["a"])
    encoder.save()
    (path,) = tmp_path.iterdir()
    path.unlink()
    encoder.encode_texts(["a"])
    encoder.save()
    assert list(tmp_path.iterdir()) == []


def test_all_else_is_the_models_own(tmp_path: Path) -> None:
    model = PlainEncoder(side_px=48)
    encoder = Remembering(model, tmp_path)
    squares = np.zeros((2, 48, 48, 3), np.uint8)
    assert np.array_equal(encoder.encode_images(squares), model.encode_images(squares))
    for fact in ("model_id", "dimensions", "framing", "prompts", "logit_scale", "phrase_calibration",
                 "photo_calibration", "device", "precision", "notice"):  # fmt: skip
        assert getattr(encoder, fact) == getattr(model, fact)


def test_the_tower_runs_when_it_is_warmed_up_whatever_is_remembered(tmp_path: Path) -> None:
    encoder = PlainEncoder()
    remembering = Remembering(encoder, tmp_path)
    remembering.encode_texts([""])
    remembering.warm_up()
    assert encoder.texts == [[""], [""]]
