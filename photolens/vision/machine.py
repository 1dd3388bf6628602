"""Machine: what this computer can carry, told without loading anything."""

import locale
import os
import platform
import sys
from pathlib import Path

_GPU_FILES = ("/dev/nvidia0", "/dev/kfd", "/dev/dxg")
"""NVIDIA's and AMD's device files, and the one of Windows' subsystem for Linux."""
_MANY_CORES = 4


def has_accelerator() -> bool:
    """Whether there seems to be hardware that runs a model many times faster than the processor."""
    if sys.platform == "darwin":
        return platform.machine() == "arm64"
    if sys.platform == "win32":
        return Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "nvcuda.dll").exists()
    return any(Path(file).exists() for file in _GPU_FILES)


def speaks_english() -> bool:
    """Whether the user's language is English, or nobody said."""
    language = locale.getlocale()[0] or os.environ.get("LANG", "")
    return language.split("_")[0].casefold() in {"", "c", "en", "english", "posix", "c.utf-8"}


def recommended_name() -> str:
    """The model of the catalogue for this computer and its user's language.

    With an accelerator SigLIP 2, which knows many languages and is as accurate as far larger models. Without, the
    quickest one of CLIP proper; but phrases in other languages need a model that was trained on them, which takes a
    processor about four times as long.
    """
    has_time = has_accelerator() or (not speaks_english() and (os.cpu_count() or 1) >= _MANY_CORES)
    return "ViT-B-16-SigLIP2-256/webli" if has_time else "ViT-B-32/laion2b_s34b_b79k"
