"""The catalogue: what is known of models without having them, against open_clip's own lists, and loading by name."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from photolens.domain.model import STARTER, ModelCard
from photolens.errors import ModelError, UsageError
from photolens.vision.catalogue import CARDS, card_of, load_encoder, open_clip_card
from photolens.vision.extras import missing_extra
from photolens.vision.importing import import_text_towers
from photolens.vision.model_folder import ModelFolder
from photolens.vision.starter import load_starter

DOWNLOADED = [card for card in CARDS if card.repository]
LARGEST_TOKENIZER_BYTES = 35_000_000
XLM_ROBERTA_BASE = {
    "model_type": "xlm-roberta", "vocab_size": 250002, "hidden_size": 768, "num_hidden_layers": 12,
    "num_attention_heads": 12, "intermediate_size": 3072, "max_position_embeddings": 514, "type_vocab_size": 1,
}  # fmt: skip
"""Its published configuration, as far as it says how many parameters there are."""
TINY = {
    "embed_dim": 48,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 64, "head_width": 32, "patch_size": 8},
    "text_cfg": {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2},
}


@pytest.fixture
def folder(models: Path) -> ModelFolder:
    return ModelFolder(models)


@pytest.fixture
def open_clip() -> Any:
    return pytest.importorskip("open_clip", reason="the extra clip is not installed")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that is not imported yet can be found: as without the extras."""
    monkeypatch.setattr(sys, "path", [])


def card_with(extra: str) -> ModelCard:
    return next(card for card in CARDS if card.extra == extra)


def test_looking_into_the_catalogue_loads_nothing_heavy() -> None:
    script = (
        "import sys; from photolens.vision.catalogue import CARDS, card_of; card_of('x');"
        "from photolens.vision.extras import missing_extra;"
        "[missing_extra(card) for card in CARDS];"
        "print(*{'torch', 'open_clip', 'onnxruntime', 'transformers', 'tokenizers'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_card_has_a_name_of_its_own_and_the_starter_comes_first() -> None:
    names = [card.name for card in CARDS]
    assert names[0] == STARTER
    assert len(set(names)) == len({card.title for card in CARDS}) == len(names)
    assert all(card_of(card.name) is card for card in CARDS)
    assert card_of("ViT-B-32") is None


def test_the_card_of_the_starter_agrees_with_its_files() -> None:
    card, starter = CARDS[0], load_starter()
    assert (card.input_px, card.dimensions) == (starter.framing.side_px, starter.dimensions)
    assert (card.download_bytes, card.repository, missing_extra(card)) == (0, "", "")


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_a_card_says_all_that_a_user_chooses_by(card: ModelCard) -> None:
    assert card.summary.endswith(".")
    assert card.licence
    assert card.parameters > 0
    assert bool(card.accuracy) == bool(card.accuracy_source)
    assert card.accuracy is None or 0.5 < card.accuracy < 0.9


@pytest.mark.parametrize("card", DOWNLOADED, ids=lambda card: card.name)
def test_a_card_agrees_with_what_open_clip_lists(card: ModelCard, open_clip: Any) -> None:
    architecture, tag = card.name.split("/")
    assert architecture == card.architecture
    assert (architecture, tag) in open_clip.list_pretrained()
    assert open_clip.get_pretrained_cfg(architecture, tag)["hf_hub"] == f"{card.repository}/"
    config = open_clip.get_model_config(architecture)
    assert (card.input_px, card.dimensions) == (config["vision_cfg"]["image_size"], config["embed_dim"])
    needs_transformers = "hf_model_name" in config["text_cfg"]
    assert (card.extra == "multilingual") == needs_transformers == bool(card.text_repository)


@pytest.mark.parametrize("card", DOWNLOADED, ids=lambda card: card.name)
def test_parameters_and_size_are_those_of_the_architecture(card: ModelCard, open_clip: Any, tmp_path: Path) -> None:
    config = open_clip.get_model_config(card.architecture)
    if card.extra == "multilingual":
        pytest.importorskip("transformers", reason="the extra multilingual is not installed")
        (tmp_path / "config.json").write_text(json.dumps(XLM_ROBERTA_BASE))
        config["text_cfg"] |= {"hf_model_name": str(tmp_path), "hf_model_pretrained": False}
    model = on_no_memory(open_clip, config)
    assert card.parameters == sum(parameter.numel() for parameter in model.parameters())
    weights_bytes = sum(tensor.numel() * tensor.element_size() for tensor in model.state_dict().values())
    has_tokenizer = bool({"hf_tokenizer_name", "hf_model_name"} & config["text_cfg"].keys())
    rest_bytes = card.download_bytes - weights_bytes
    assert abs(rest_bytes) < 100_000 if not has_tokenizer else 5_000_000 < rest_bytes < LARGEST_TOKENIZER_BYTES


def on_no_memory(open_clip: Any, config: dict[str, Any]) -> Any:
    import torch  # noqa: PLC0415 (only where open_clip is)

    has_own_text = config.pop("custom_text", False)
    if "hf_model_name" in config["text_cfg"]:
        import_text_towers()
        has_own_text = True
    with torch.device("meta"):
        return (open_clip.CustomTextCLIP if has_own_text else open_clip.CLIP)(**config)


def test_any_other_model_of_open_clip_is_described_too(open_clip: Any) -> None:
    card = open_clip_card("ViT-B-32/openai")
    assert (card.architecture, card.input_px, card.dimensions, card.parameters) == ("ViT-B-32", 224, 512, 151_277_313)
    assert (card.extra, card.text_repository, card.is_multilingual) == ("clip", "", False)
    assert card.repository.count("/") == 1
    assert (card.licence, card.accuracy) == ("", None)


@pytest.mark.parametrize(
    ("name", "extra", "text_repository", "is_multilingual"),
    [
        ("xlm-roberta-large-ViT-H-14/frozen_laion5b_s13b_b90k", "multilingual", "FacebookAI/xlm-roberta-large", True),
        ("roberta-ViT-B-32/laion2b_s12b_b32k", "multilingual", "FacebookAI/roberta-base", False),
        ("ViT-B-16-SigLIP/webli", "clip", "", False),
        ("ViT-B-16-SigLIP-256/webli", "clip", "timm/ViT-B-16-SigLIP", False),
        ("ViT-B-32-SigLIP2-256/webli", "clip", "", True),
    ],
)
def test_what_reads_the_texts_of_a_model_is_told_from_its_configuration(
    name: str, extra: str, text_repository: str, is_multilingual: bool, open_clip: Any
) -> None:
    card = open_clip_card(name)
    assert (card.extra, card.text_repository, card.is_multilingual) == (extra, text_repository, is_multilingual)


def test_a_name_of_the_catalogue_keeps_what_the_catalogue_says_of_it() -> None:
    assert open_clip_card(DOWNLOADED[0].name) is DOWNLOADED[0]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ViT-B-32", "did you mean ViT-B-32/laion2b_s34b_b79k or "),
        ("vit-b-16/datacomp_xl_s13b_b90", "ViT-B-16/datacomp_xl_s13b_b90k"),
        ("~~~~", "photolens models list"),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones(name: str, meant: str, open_clip: Any) -> None:
    with pytest.raises(UsageError, match=f'no model "{name}": .*{meant}'):
        open_clip_card(name)


def test_a_model_that_is_not_on_the_hub_is_to_be_imported(open_clip: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED["ViT-B-32"], "elsewhere", {"url": "an address"})
    with pytest.raises(ModelError, match=r"ViT-B-32/elsewhere is not published on the hub: .* import the file"):
        open_clip_card("ViT-B-32/elsewhere")


@pytest.mark.parametrize("extra", ["clip", "multilingual"])
def test_a_missing_extra_is_one_sentence_with_the_command(extra: str, bare: None) -> None:
    card = card_with(extra)
    assert missing_extra(card) == f"{card.title} needs the extra \"{extra}\": pip install 'photolens[{extra}]'"


def test_the_starter_needs_no_extra(bare: None) -> None:
    assert missing_extra(CARDS[0]) == ""
    assert load_encoder(STARTER, "", "auto", ModelFolder(Path("nowhere"))).model_id.startswith("photolens-starter")


def test_other_names_than_those_of_the_catalogue_need_the_extra(bare: None) -> None:
    with pytest.raises(ModelError, match=r"ViT-B-32/openai .* pip install 'photolens\[clip\]'"):
        open_clip_card("ViT-B-32/openai")


def test_a_model_that_is_not_here_is_to_be_downloaded(folder: ModelFolder) -> None:
    name = DOWNLOADED[0].name
    with pytest.raises(ModelError, match=f"{name} is not on this computer: .*photolens models download {name}"):
        load_encoder(name, "", "cpu", folder)


def test_an_architecture_alone_needs_the_path_of_its_weights(folder: ModelFolder, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r'no model "ViT-B-32" .* checkpoint'):
        load_encoder("ViT-B-32", "", "cpu", folder)
    with pytest.raises(ModelError, match=str(tmp_path / "gone.pt")):
        load_encoder("ViT-B-32", str(tmp_path / "gone.pt"), "cpu", folder)


@pytest.fixture
def mine(open_clip: Any, folder: ModelFolder, tmp_path: Path) -> ModelCard:
    """A tiny model with random weights, imported under the name "mine"."""
    import torch  # noqa: PLC0415 (only where open_clip is)

    weights = tmp_path / "weights.pt"
    torch.save(open_clip.CLIP(**TINY).state_dict(), weights)
    card = ModelCard(
        name="mine", title="Mine", summary="", architecture="ViT-B-32", parameters=0, download_bytes=0, input_px=32,
        dimensions=48, is_multilingual=False, licence="", accuracy=None, accuracy_source="",
    )  # fmt: skip
    folder.import_weights(card, weights, {"model_cfg": TINY, "preprocess_cfg": {}})
    return card


def test_a_model_that_is_here_is_loaded_by_its_name(mine: ModelCard, folder: ModelFolder) -> None:
    encoder = load_encoder("mine", "", "cpu", folder)
    installed = folder.of("mine")
    assert installed is not None
    assert encoder.model_id == installed.model_id
    assert encoder.encode_texts(["a dog"]).shape == (1, 48)


def test_a_model_that_is_here_says_which_extra_went_missing(mine: ModelCard, folder: ModelFolder, bare: None) -> None:
    with pytest.raises(ModelError, match='Mine needs the extra "clip"'):
        load_encoder("mine", "", "cpu", folder)
