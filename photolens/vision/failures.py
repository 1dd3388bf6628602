"""Failures: what a device's error means, told by its type where torch has one for it and by its words elsewhere."""

from typing import Any

_NO_MEMORY = ("out of memory", "not enough memory", "can't allocate memory", "alloc_failed", "out_of_device_memory")
"""CUDA, ROCm and MPS; the CPU on Windows and elsewhere; cuBLAS; Level Zero."""
_LOST = (
    *("cuda error", "cudnn_status", "cudnn error", "cublas_status", "hip error", "device-side assert", "device lost"),
    *("device_lost", "launch failure", "driver shutting down", "no cuda gpus", "ur error", "ur_result_error"),
    *("mps backend", "command buffer"),
)


def is_out_of_memory(torch: Any, error: BaseException) -> bool:
    """Whether a smaller batch may succeed where this one failed."""
    return isinstance(error, torch.OutOfMemoryError) or _says(error, _NO_MEMORY)


def is_device_lost(torch: Any, error: BaseException) -> bool:
    """Whether the device itself failed: it was taken away, reset, or no longer answers."""
    known = getattr(torch, "AcceleratorError", None)  # since torch 2.8
    return (known is not None and isinstance(error, known)) or _says(error, _LOST)


def _says(error: BaseException, words: tuple[str, ...]) -> bool:
    text = str(error).lower()
    return any(word in text for word in words)
