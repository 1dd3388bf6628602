"""Our tokenizer against transformers', on small tokenizers that the test trains."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photolens.errors import ModelError
from photolens.vision.tokenizer import clip_tokenizer, file_tokenizer
from tests.unit.vision.tiny_models import (
    CLIP_TEXT,
    CONFIGS,
    ROBERTA_TEXT,
    SIGLIP_TEXT,
    TEXTS,
    open_clip,
    write_gemma_tokenizer,
    write_roberta_tokenizer,
)  # fmt: skip


def expected(folder: Path, family: str, text: dict[str, Any]) -> Any:
    """What open_clip gives through transformers."""
    pytest.importorskip("transformers", reason="the extra multilingual is not installed")
    config = {"model_cfg": {**CONFIGS[family], "text_cfg": text}}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    return open_clip.get_tokenizer(f"local-dir:{folder}")(TEXTS).numpy()


@pytest.mark.parametrize(
    "ends",
    [
        {},
        {"add_bos_token": True},
        {"add_eos_token": False},
        {"pad_token": {"content": "<pad>", "__type": "AddedToken"}},
    ],
)
def test_a_tokenizer_like_siglips_is_cleaned_marked_cut_and_filled_as_transformers_does(
    ends: dict[str, Any], tmp_path: Path
) -> None:
    write_gemma_tokenizer(tmp_path, **ends)
    found = file_tokenizer(tmp_path, SIGLIP_TEXT)(TEXTS)
    assert found.dtype == np.int64
    np.testing.assert_array_equal(found, expected(tmp_path, "siglip", SIGLIP_TEXT))


def test_the_ends_are_marked_as_the_configuration_says_where_the_file_says_nothing(tmp_path: Path) -> None:
    write_gemma_tokenizer(tmp_path)
    whole = file_tokenizer(tmp_path, SIGLIP_TEXT)(TEXTS)
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "post_processor": None}))
    np.testing.assert_array_equal(file_tokenizer(tmp_path, SIGLIP_TEXT)(TEXTS), whole)
    assert (whole == 1).any(axis=1).all()  # the number of <eos>


@pytest.mark.parametrize("options", [{}, {"strip_sep_token": True}, {"clean": "canonicalize"}, {"clean": "lower"}])
def test_a_tokenizer_like_robertas_gives_what_transformers_gives(options: dict[str, Any], tmp_path: Path) -> None:
    write_roberta_tokenizer(tmp_path)
    text = {**ROBERTA_TEXT, "tokenizer_kwargs": options}
    found = file_tokenizer(tmp_path, text)(TEXTS)
    assert found.shape == (len(TEXTS), 77)
    np.testing.assert_array_equal(found, expected(tmp_path, "roberta", text))


def test_without_a_configuration_the_tokenizers_own_file_counts(tmp_path: Path) -> None:
    write_roberta_tokenizer(tmp_path)
    whole = file_tokenizer(tmp_path, ROBERTA_TEXT)(TEXTS)
    (tmp_path / "tokenizer_config.json").unlink()
    np.testing.assert_array_equal(file_tokenizer(tmp_path, ROBERTA_TEXT)(TEXTS), whole)


def test_clips_tokenizer_is_open_clips() -> None:
    simple = open_clip.SimpleTokenizer(context_length=16)
    np.testing.assert_array_equal(clip_tokenizer(CLIP_TEXT)(TEXTS), simple(TEXTS).numpy())


@pytest.mark.parametrize("damage", ["missing", "cut", "other", "no mark"])
def test_a_damaged_tokenizer_is_named(damage: str, tmp_path: Path) -> None:
    write_gemma_tokenizer(tmp_path)
    path = tmp_path / "tokenizer.json"
    if damage == "missing":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-100])
    elif damage == "other":
        path.write_text("{}")
    else:
        unknown = {"eos_token": "<end>"}
        write_gemma_tokenizer(tmp_path, **unknown)
    with pytest.raises(ModelError, match=r"tokenizer in .* is damaged: remove the model and get it again"):
        file_tokenizer(tmp_path, SIGLIP_TEXT)


@pytest.mark.parametrize("text", [{"tokenizer_mode": "clips"}, {"tokenizer_kwargs": {"language": "deu"}}])
def test_what_only_transformers_can_do_is_refused(text: dict[str, Any], tmp_path: Path) -> None:
    write_gemma_tokenizer(tmp_path)
    with pytest.raises(ModelError, match="choose another"):
        file_tokenizer(tmp_path, {**SIGLIP_TEXT, **text})
