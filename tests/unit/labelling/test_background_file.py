"""The background of a model is encoded once for a library, and never read from a file that is not its own."""

from pathlib import Path

import numpy as np
import pytest

from photolens.labelling import background_file
from photolens.labelling.background_file import background_of
from photolens.vision.starter import StarterEncoder, load_starter


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> StarterEncoder:
    """The starter, in a process that has no background in memory and whose background is short."""
    monkeypatch.setattr(background_file, "_KNOWN", {})
    return load_starter()


def in_a_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_file, "_KNOWN", {})


def test_the_file_gives_what_was_encoded(
    encoder: StarterEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded = background_of(encoder, tmp_path / "vectors")
    in_a_new_process(monkeypatch)
    monkeypatch.setattr(StarterEncoder, "encode_texts", None)  # nothing may be encoded
    read = background_of(encoder, tmp_path / "vectors")
    np.testing.assert_array_equal(read.vectors, encoded.vectors)
    assert (read.texts, read.scale) == (encoded.texts, encoded.scale)


@pytest.mark.parametrize("harm", ["cut", "nonsense", "another model's"])
def test_a_file_that_cannot_be_used_is_made_anew(
    harm: str, encoder: StarterEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded = background_of(encoder, tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    match harm:
        case "cut":
            path.write_bytes(whole[: len(whole) // 2])
        case "nonsense":
            path.write_bytes(b"no archive")
        case _:
            np.savez(path, vectors=np.zeros_like(encoded.vectors), stamp=np.array("of another model"))
    in_a_new_process(monkeypatch)
    np.testing.assert_array_equal(background_of(encoder, tmp_path).vectors, encoded.vectors)
    in_a_new_process(monkeypatch)
    assert background_file._read(path, background_file._stamp(encoder)) is not None
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
