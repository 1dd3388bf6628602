"""Model: what is said of a model before it is loaded, where it stands on this computer, and the vectors it has made."""

from dataclasses import dataclass
from enum import StrEnum

STARTER = "starter"
"""The name of the model that comes with Photolens."""


@dataclass(frozen=True, slots=True)
class ModelCard:
    """What is known of a model without having it."""

    name: str
    """In the settings: "starter", "ARCHITECTURE/TAG" of open_clip, or the name that a file was imported as."""
    title: str
    """For people: "CLIP ViT-B/32"."""
    summary: str
    """One English sentence on what it is good for; "" for models nobody described."""
    architecture: str
    """open_clip's name of it, "ViT-B-32"; "" for the starter."""
    parameters: int
    """Of both towers together; 0 where it is not known."""
    download_bytes: int
    """All files together; 0 where it is not known, or for what is here already."""
    input_px: int
    """Side of the square that it looks at."""
    dimensions: int
    """Length of its vectors."""
    is_multilingual: bool
    """Whether phrases in other languages than English are understood."""
    licence: str
    """Of the weights: an SPDX name where there is one; "" where it is not known."""
    accuracy: float | None
    """Published zero-shot top-1 accuracy on ImageNet-1k, in [0, 1]."""
    accuracy_source: str
    """Where `accuracy` was published, in words; "" without one."""
    repository: str = ""
    """On the hub, "owner/name"; "" for what cannot be downloaded."""
    text_repository: str = ""
    """The repository of the text tower's configuration and tokenizer, where it is another one."""
    extra: str = "clip"
    """The extra of the package that runs it: "", "clip" or "multilingual"."""


class ModelState(StrEnum):
    """Where a model stands on this computer."""

    INSTALLED = "installed"
    """It can be used; the starter always is."""
    PARTIAL = "partial"
    """A download of it was begun and not finished."""
    AVAILABLE = "available"
    """It can be downloaded."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model in the list of models."""

    card: ModelCard
    state: ModelState
    disk_bytes: int
    """What its files, also those of an unfinished download, take on this computer."""
    is_chosen: bool
    """Whether the settings name it."""
    is_serving: bool
    """Whether searches are answered with it; another one than the chosen until the vectors of that are complete."""
    vectors: int
    """How many photos it has vectors of in this library."""
    missing_extra: str
    """One sentence with the command that adds what it needs to run; "" where nothing is missing."""


@dataclass(frozen=True, slots=True)
class Generation:
    """The vectors of one model in a library."""

    name: str
    """What the settings call the model; "" where that is no longer known."""
    model_id: str
    vectors: int
    """Photos that have one."""
    missing: int
    """Photos that can be reached and have none."""
    is_serving: bool
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast a model encodes, measured on photos of the library."""

    photos_per_second: float
    photos: int
    """How many were encoded to measure it."""
    device: str
    """Where: "cpu", "cuda", "mps" or "xpu"."""
    precision: str
    """In what: "float32", "bfloat16" or "float16"."""


@dataclass(frozen=True, slots=True)
class DownloadProgress:
    """How far a download is; all files of a model together."""

    name: str
    """Of the model."""
    done_bytes: int
    total_bytes: int
    bytes_per_second: float
    """Over the last seconds; 0.0 until something was measured."""
    eta_s: float | None
    """Seconds to go at that speed; None while nothing was measured."""
