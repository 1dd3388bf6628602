"""Reference: what the trained torch modules say about a few made-up squares and texts, for the tests."""

from pathlib import Path

import numpy as np
import torch
from model import ImageModel, TextModel
from numpy.typing import NDArray
from towers import SIDE_PX, load_tokenizer

TEXTS = (
    "a cat", "a dog running through the snow", "two children on a beach at sunset", "a photo of a red sports car",
    "chocolate chip cookies", "a bedroom with a wooden floor", "street at night", "an astronaut",
)  # fmt: skip


def made_up_squares() -> NDArray[np.uint8]:
    """Four squares uint8 (4, 260, 260, 3): ramps and coarse blocks of colour; a test makes the same ones."""
    ramp = np.linspace(0, 255, SIDE_PX).astype(np.uint8)
    across = np.broadcast_to(ramp[None, :, None], (SIDE_PX, SIDE_PX, 3))
    blocks = np.random.default_rng(7).integers(0, 256, (2, 13, 13, 3), dtype=np.uint8)
    return np.stack([across, across.transpose(1, 0, 2), *blocks.repeat(20, 1).repeat(20, 2)])


@torch.inference_mode()
def write_reference(image: ImageModel, text: TextModel, path: Path) -> None:
    """Saves the vectors of both models, and the texts, as one npz."""
    rows = load_tokenizer().encode_batch(list(TEXTS))
    ids, mask = (torch.tensor([getattr(row, part) for row in rows]) for part in ("ids", "attention_mask"))
    images = image.eval()(torch.from_numpy(made_up_squares())).numpy()
    np.savez_compressed(path, images=images, texts=np.array(TEXTS), text_vectors=text.eval()(ids, mask).numpy())
