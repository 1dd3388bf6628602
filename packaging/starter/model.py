"""Model: the two towers joined by the heads this project trains, one space of 384 dimensions.

image vector = unit(a * unit(sum over the top classes of p(class) * text(class)) + W * standardised(feature) + b)
text vector = unit(e + U * e + c)

The first image term alone is ConSE (Norouzi et al., 2013, arXiv:1312.5650); the second is a linear projection onto the
text space. a, W, b, U and c are trained.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from towers import POOLED, WORDS_WIDTH, ImageFoot, ImageTop, TextTower


@dataclass(frozen=True, slots=True)
class Consensus:
    """How class probabilities become a vector: the softmax's temperature and how many classes take part."""

    top: int = 20
    temperature: float = 1.0


class Heads(nn.Module):
    """The trained part. `classes` float32 (1000, 384) are the class names' text vectors, `mean` and `std` (2560,)."""

    def __init__(self, classes: Tensor, mean: Tensor, std: Tensor, dropout: float, consensus: Consensus) -> None:
        super().__init__()
        self.classes, self.mean, self.std = (nn.Buffer(value) for value in (classes, mean, std))
        self.image, self.text = nn.Linear(POOLED, WORDS_WIDTH), nn.Linear(WORDS_WIDTH, WORDS_WIDTH)
        for layer in (self.image, self.text):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.prior, self.log_scale = nn.Parameter(torch.tensor(1.0)), nn.Parameter(torch.tensor(3.0))
        self.dropout, self.consensus = nn.Dropout(dropout), consensus

    def prior_vectors(self, logits: Tensor) -> Tensor:
        """ConSE: class logits (n, 1000) to unit vectors (n, 384)."""
        chances = (logits / self.consensus.temperature).softmax(1)
        best, which = chances.topk(self.consensus.top, 1)
        kept = torch.zeros_like(chances).scatter(1, which, best)
        return functional.normalize(kept @ self.classes, dim=1)

    def images(self, features: Tensor, prior: Tensor) -> Tensor:
        """Unit vectors (n, 384) of pooled features (n, 2560) and their prior vectors (n, 384)."""
        learned = self.image(self.dropout((features - self.mean) / self.std))
        return functional.normalize(self.prior * prior + learned, dim=1)

    def texts(self, vectors: Tensor) -> Tensor:
        """Unit vectors (n, 384) of the text tower's."""
        return functional.normalize(vectors + self.text(vectors), dim=1)


class ImageModel(nn.Module):
    """What becomes image.onnx: uint8 squares (n, 260, 260, 3) to unit vectors float32 (n, 384)."""

    def __init__(self, foot: ImageFoot, top: ImageTop, heads: Heads) -> None:
        super().__init__()
        self.foot, self.top, self.heads = foot, top, heads

    def forward(self, squares: Tensor) -> Tensor:
        """Pools the last map over its places, classifies, and joins both terms."""
        features, logits = self.top.pool(self.foot(squares))
        return self.heads.images(features, self.heads.prior_vectors(logits))


class TextModel(nn.Module):
    """What becomes text.onnx: token ids and mask, int64 (n, t), to unit vectors float32 (n, 384)."""

    def __init__(self, tower: TextTower, heads: Heads) -> None:
        super().__init__()
        self.tower, self.heads = tower, heads

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Reads the words and turns them into the shared space."""
        return self.heads.texts(self.tower(ids, mask))
