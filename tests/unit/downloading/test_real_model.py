"""A real open_clip model, tiny and random, comes through the whole download and can be built from what arrived."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from photolens.downloading import download_model
from photolens.vision.model_folder import ModelFolder
from tests.hub import Hub, card, make_repository, make_repository_with_tokenizer

pytest.importorskip("torch", reason="the extra clip is not installed")
open_clip = pytest.importorskip("open_clip", reason="the extra clip is not installed")


@pytest.mark.parametrize("make", [make_repository, make_repository_with_tokenizer])
def test_open_clip_builds_the_model_from_what_arrived(
    make: Callable[[Path], Path], hub: Hub, folder: ModelFolder, tmp_path: Path
) -> None:
    hub.add("test/real", make(tmp_path / "real"))
    assert download_model(card(repository="test/real"), folder, publish=lambda _: None, is_stopped=lambda: False)
    installed = folder.installed()[card().name]
    config = json.loads((installed.folder / "open_clip_config.json").read_text())["model_cfg"]
    text = config["text_cfg"]
    text.pop("hf_tokenizer_name", None)  # else open_clip would ask the hub
    model = open_clip.CLIP(**config)
    model.load_state_dict(import_module("safetensors.torch").load_file(installed.weights))


def test_the_tokenizer_that_arrived_knows_its_words(hub: Hub, folder: ModelFolder, tmp_path: Path) -> None:
    hub.add("test/real", make_repository_with_tokenizer(tmp_path / "real"))
    assert download_model(card(repository="test/real"), folder, publish=lambda _: None, is_stopped=lambda: False)
    path = folder.installed()[card().name].folder / "tokenizer.json"
    assert Tokenizer.from_file(str(path)).encode("a red dog").ids == [3, 5, 4]


def test_an_older_repository_without_a_configuration_gets_the_one_that_open_clip_knows(
    hub: Hub, repository: Path, folder: ModelFolder
) -> None:
    (repository / "open_clip_config.json").unlink()
    (repository / "open_clip_model.safetensors").rename(repository / "open_clip_pytorch_model.bin")
    (repository / "pytorch_model.bin").write_bytes(b"the same for another library")
    known = card("ViT-B-16/datacomp_xl_s13b_b90k")
    assert download_model(known, folder, publish=lambda _: None, is_stopped=lambda: False)
    installed = folder.installed()[known.name]
    config = json.loads((installed.folder / "open_clip_config.json").read_text())
    assert config["model_cfg"] == open_clip.get_model_config("ViT-B-16")
    assert tuple(config["preprocess_cfg"]["mean"]) == open_clip.OPENAI_DATASET_MEAN
    assert installed.weights.name == "open_clip_pytorch_model.bin"
