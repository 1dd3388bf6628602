"""Tiny models of every family that open_clip makes, random, with real files, in folders like installed ones."""

import json
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from photolens.domain.model import ModelCard
from photolens.vision.model_folder import InstalledModel

torch: Any = pytest.importorskip("torch", reason="the extra clip is not installed")
open_clip: Any = pytest.importorskip("open_clip", reason="the extra clip is not installed")

SIDE = 32
VISION = {"image_size": SIDE, "layers": 2, "width": 64, "head_width": 32, "patch_size": 8}
CLIP_TEXT = {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2}
SIGLIP_TEXT = {
    "context_length": 12, "vocab_size": 512, "hf_tokenizer_name": "timm/tiny", "width": 32, "heads": 2, "layers": 2,
    "tokenizer_kwargs": {"clean": "canonicalize"}, "no_causal_mask": True, "proj_bias": True, "pool_type": "last",
    "norm_kwargs": {"eps": 1e-6}, "act_kwargs": {"approximate": "tanh"},
}  # fmt: skip
ROBERTA_TEXT = {"hf_model_name": "text", "hf_tokenizer_name": "tiny", "hf_pooler_type": "mean_pooler"}
ROBERTA = {
    "model_type": "xlm-roberta", "vocab_size": 512, "hidden_size": 32, "num_hidden_layers": 2, "pad_token_id": 1,
    "num_attention_heads": 2, "intermediate_size": 64, "max_position_embeddings": 90, "type_vocab_size": 1,
}  # fmt: skip

CONFIGS: dict[str, dict[str, Any]] = {
    "clip": {"embed_dim": 48, "vision_cfg": VISION, "text_cfg": CLIP_TEXT},
    "quick": {"embed_dim": 48, "quick_gelu": True, "vision_cfg": VISION, "text_cfg": CLIP_TEXT},
    "custom": {"embed_dim": 48, "custom_text": True, "vision_cfg": VISION, "text_cfg": CLIP_TEXT},
    "siglip": {
        "embed_dim": 64, "custom_text": True, "init_logit_bias": -10, "text_cfg": SIGLIP_TEXT,
        "vision_cfg": {"image_size": 160, "timm_model_name": "test_vit", "timm_pool": "map", "timm_proj": "none"},
    },
    "mobile": {
        "embed_dim": 48, "custom_text": True, "text_cfg": {**CLIP_TEXT, "no_causal_mask": True},
        "vision_cfg": {"image_size": 160, "timm_model_name": "test_byobnet", "timm_pool": "avg", "timm_proj": None},
    },
    "roberta": {"embed_dim": 48, "vision_cfg": VISION, "text_cfg": ROBERTA_TEXT},
}  # fmt: skip
PREPROCESSING: dict[str, dict[str, Any]] = {
    "siglip": {"mean": [0.5] * 3, "std": [0.5] * 3, "interpolation": "bicubic", "resize_mode": "squash"},
    "mobile": {"mean": [0.0] * 3, "std": [1.0] * 3, "interpolation": "bilinear", "resize_mode": "shortest"},
}
"""Of each family, as published; OpenAI's where nothing is said."""

UNKNOWN: dict[str, Any] = {"unk_token": "<unk>"}
TEXTS = ["a dog", "Two children, playing in the snow!", "", "été à la mer", "word " * 100]
CORPUS = [*TEXTS, "a photo of a cat on the sofa", "der Hund spielt am Meer", "sunset over the mountains in winter"] * 3


def install(folder: Path, family: str, **preprocessing: Any) -> InstalledModel:
    """Writes a model of that family with random weights into `folder`, as a download would leave it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = CONFIGS[family]["text_cfg"]
    if text.get("hf_tokenizer_name"):
        write_gemma_tokenizer(folder) if family == "siglip" else write_roberta_tokenizer(folder)
    if text.get("hf_model_name"):
        (folder / "text").mkdir(exist_ok=True)
        (folder / "text" / "config.json").write_text(json.dumps(ROBERTA))
    preprocess = preprocessing or PREPROCESSING.get(family, {})
    config = {"model_cfg": CONFIGS[family], "preprocess_cfg": preprocess}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    weights = folder / "open_clip_model.safetensors"
    _save(_reference(folder, load_weights=False), weights)
    card = ModelCard(family, family, "", f"tiny-{family}", 0, 0, SIDE, 48, False, "", None, "")
    return InstalledModel(card, folder, weights, "0123456789ab", weights.stat().st_size)


def reference(model: InstalledModel) -> Any:
    """The same model as open_clip itself loads it."""
    return _reference(model.folder, load_weights=True)


def write_gemma_tokenizer(folder: Path, **config: Any) -> None:
    """A byte pair tokenizer as SigLIP 2 has it: which ends are marked stands in its file and in its configuration.

    transformers 4 went by the configuration, transformers 5 goes by the file.
    """
    tokenizer = Tokenizer(models.BPE(**UNKNOWN, byte_fallback=True, fuse_unk=True))
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.pre_tokenizer = pre_tokenizers.Split(" ", "merged_with_previous")
    tokenizer.decoder = decoders.Replace("▁", " ")
    special = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"]
    tokenizer.train_from_iterator(
        CORPUS, trainers.BpeTrainer(vocab_size=300, special_tokens=special, show_progress=False)
    )
    tokens = {f"{token.strip('<>')}_token": token for token in special}
    usual = {
        "tokenizer_class": "GemmaTokenizer",
        "add_bos_token": False,
        "add_eos_token": True,
        "padding_side": "right",
    }
    facts = {**usual, **tokens, **config}
    single = [*["<bos>"] * facts["add_bos_token"], "$A", *["<eos>"] * facts["add_eos_token"]]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=single, pair=[*single, "$B"], special_tokens=[("<bos>", 2), ("<eos>", 1)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps(facts))


def write_roberta_tokenizer(folder: Path) -> None:
    """A unigram tokenizer as XLM-RoBERTa has it: its own file marks the ends."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer.decoder = decoders.Metaspace()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trainer = trainers.UnigramTrainer(vocab_size=120, special_tokens=special, **UNKNOWN, show_progress=False)
    tokenizer.train_from_iterator(CORPUS, trainer)
    ends = [("<s>", 0), ("</s>", 2)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=ends
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "XLMRobertaTokenizer", "pad_token": {"content": "<pad>", "__type": "AddedToken"},
        "sep_token": "</s>", "bos_token": "<s>", "eos_token": "</s>", "cls_token": "<s>", "unk_token": "<unk>",
        "mask_token": "<mask>",
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(config))


def _reference(folder: Path, *, load_weights: bool) -> Any:
    """open_clip's own way; it takes the configuration of a foreign text tower from a path."""
    torch.manual_seed(0)
    config = json.loads((folder / "open_clip_config.json").read_text())["model_cfg"]
    given = {}
    if config["text_cfg"].get("hf_model_name"):
        given["text_cfg"] = {**config["text_cfg"], "hf_model_name": str(folder / "text"), "hf_model_pretrained": False}
    return open_clip.create_model(
        f"local-dir:{folder}", load_weights=load_weights, pretrained_text=False, **given
    ).eval()  # fmt: skip


def _save(model: Any, path: Path) -> None:
    from safetensors.torch import save_file  # noqa: PLC0415 (comes with the extra)

    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, path)
