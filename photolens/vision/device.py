"""Device: where torch runs a model, in which precision it is fast there, and how much memory it has left."""

from contextlib import suppress
from typing import Any

from photolens.errors import ModelError

AUTO, CPU = "auto", "cpu"
SPARED = 0.2
"""Part of the free memory of a GPU that is left to others."""


def present_devices(torch: Any) -> list[str]:
    """What torch can run on here, the fastest first; cuda is ROCm as well. The CPU is always the last one."""
    return [name for name in ("cuda", "mps", "xpu") if _is_present(torch, name)] + [CPU]


def choose_device(torch: Any, wanted: str = AUTO) -> str:
    """The best accelerator that torch sees for "auto", else the one that was asked for: cuda, mps, xpu or cpu.

    Raises:
        ModelError: torch cannot run on it here.
    """
    present = present_devices(torch)
    if wanted == AUTO:
        return present[0]
    if wanted not in present:
        raise ModelError(
            f'torch has no device "{wanted}" here: set device to one of {", ".join(present)}, or to {AUTO}'
        )
    return wanted


def fast_halves(torch: Any, device: str) -> list[Any]:
    """The 16-bit dtypes that the device computes natively, the better one first; none where float32 is the faster.

    Told by what the hardware says of itself: without native instructions bfloat16 is emulated and slower, with
    avx512_bf16 it ran ViT-B/32 at 73 photos/s where float32 did 20. Timing both at every start would say no more.
    float16 is twice as fast as float32 from compute capability 7.0 (Volta) on.
    """
    if device == "cuda":
        is_modern = torch.cuda.is_bf16_supported(including_emulation=False)
        is_fast = is_modern or torch.cuda.get_device_capability() >= (7, 0)
        return [torch.bfloat16, torch.float16] if is_modern else [torch.float16] if is_fast else []
    if device == "mps":
        return [torch.float16]
    return [torch.bfloat16] if device == "xpu" or _has_native_bfloat16(torch) else []


def is_accelerator(device: str) -> bool:
    """Whether there is the CPU to fall back to."""
    return device != CPU


def has_room(torch: Any, device: str) -> bool:
    """Whether a batch twice as large as the largest so far fits into a GPU; elsewhere only trying tells.

    What the largest one needed is torch's peak beyond what is in use now.
    """
    if device != "cuda":
        return True
    free, _ = torch.cuda.mem_get_info()
    in_use = torch.cuda.memory_allocated()
    spare = free + torch.cuda.memory_reserved() - in_use
    return bool(2 * (torch.cuda.max_memory_allocated() - in_use) <= (1 - SPARED) * spare)


def empty_cache(torch: Any, device: str) -> None:
    """Gives back what torch keeps for later batches."""
    clear = getattr(getattr(torch, device, None), "empty_cache", None)
    with suppress(RuntimeError):  # a device that is gone cannot be asked; its memory is gone with it
        if clear is not None:
            clear()


def _is_present(torch: Any, name: str) -> bool:
    backend = torch.backends.mps if name == "mps" else getattr(torch, name, None)
    return backend is not None and bool(backend.is_available())


def _has_native_bfloat16(torch: Any) -> bool:
    """Asks torch's own tests for the two instruction sets; a torch without them is taken to have neither."""
    asked = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, name, bool)() for name in asked)
