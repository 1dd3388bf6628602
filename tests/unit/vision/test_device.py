"""Devices and their failures, with a stand-in for a torch that has hardware."""

from types import SimpleNamespace
from typing import Any

import pytest

from photolens.errors import ModelError
from photolens.vision.device import choose_device, empty_cache, fast_halves, has_room, present_devices
from photolens.vision.failures import is_device_lost, is_out_of_memory

GIB = 1 << 30


def fake_torch(*, capability: tuple[int, int] = (9, 0), peak: int = 0, **available: bool) -> Any:
    def backend(name: str) -> SimpleNamespace:
        return SimpleNamespace(
            is_available=lambda: available.get(name, False),
            is_bf16_supported=lambda **_: available.get("bf16", False),
            get_device_capability=lambda: capability,
            mem_get_info=lambda: (10 * GIB, 16 * GIB), memory_allocated=lambda: GIB,
            memory_reserved=lambda: 2 * GIB, max_memory_allocated=lambda: GIB + peak,
        )  # fmt: skip

    return SimpleNamespace(
        cuda=backend("cuda"), xpu=backend("xpu"), backends=SimpleNamespace(mps=backend("mps")),
        cpu=SimpleNamespace(_is_avx512_bf16_supported=lambda: available.get("avx512_bf16", False)),
        float16="float16", bfloat16="bfloat16", OutOfMemoryError=MemoryError, AcceleratorError=ConnectionError,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("available", "device", "halves"),
    [
        ({"cuda": True, "xpu": True, "bf16": True}, "cuda", ["bfloat16", "float16"]),
        ({"cuda": True}, "cuda", ["float16"]),
        ({"mps": True}, "mps", ["float16"]),
        ({"xpu": True}, "xpu", ["bfloat16"]),
        ({"avx512_bf16": True}, "cpu", ["bfloat16"]),
        ({}, "cpu", []),
    ],
)
def test_the_best_device_and_its_precisions_are_chosen(
    available: dict[str, bool], device: str, halves: list[str]
) -> None:
    fake = fake_torch(**available)  # type: ignore[arg-type] # the other arguments are not in these
    assert choose_device(fake) == device
    assert fast_halves(fake, device) == halves


def test_an_old_gpu_computes_in_float32() -> None:
    assert fast_halves(fake_torch(cuda=True, capability=(6, 1)), "cuda") == []


def test_a_device_that_is_not_there_is_refused() -> None:
    with pytest.raises(ModelError, match='no device "cuda" here: set device to one of mps, cpu'):
        choose_device(fake_torch(mps=True), "cuda")


def test_a_device_that_is_there_can_be_chosen() -> None:
    fake = fake_torch(cuda=True, xpu=True)
    assert present_devices(fake) == ["cuda", "xpu", "cpu"]
    assert [choose_device(fake, name) for name in ("xpu", "cpu")] == ["xpu", "cpu"]


def test_a_gpu_keeps_some_of_its_memory_for_others() -> None:
    assert has_room(fake_torch(peak=4 * GIB), "cuda")  # 11 GiB are free or only kept by torch, a fifth is spared
    assert not has_room(fake_torch(peak=5 * GIB), "cuda")
    assert has_room(fake_torch(peak=5 * GIB), "mps")


def test_the_cache_of_a_device_that_is_gone_is_no_error() -> None:
    def refuse() -> None:
        raise RuntimeError("CUDA error: unspecified launch failure")

    calls = list[str]()
    empty_cache(SimpleNamespace(cuda=SimpleNamespace(empty_cache=refuse)), "cuda")
    empty_cache(SimpleNamespace(cpu=None), "cpu")
    empty_cache(SimpleNamespace(mps=SimpleNamespace(empty_cache=lambda: calls.append("mps"))), "mps")
    assert calls == ["mps"]


@pytest.mark.parametrize(
    "error",
    [
        MemoryError("anything"),
        RuntimeError("MPS backend out of memory (MPS allocated: 17 GB)"),
        RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        RuntimeError("Native API failed. Native API returns: UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY"),
    ],
)
def test_too_little_memory_is_told_from_other_errors(error: Exception) -> None:
    assert is_out_of_memory(fake_torch(), error)


@pytest.mark.parametrize(
    "error",
    [
        ConnectionError("anything"),
        RuntimeError("CUDA error: device-side assert triggered"),
        RuntimeError("HIP error: the operation cannot be performed"),
        RuntimeError("Native API failed. Native API returns: UR_RESULT_ERROR_DEVICE_LOST"),
        RuntimeError("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"),
    ],
)
def test_a_lost_device_is_told_from_other_errors(error: Exception) -> None:
    assert is_device_lost(fake_torch(), error)
    assert not is_out_of_memory(fake_torch(), error)


def test_an_error_of_ours_is_no_failure_of_a_device() -> None:
    error = RuntimeError("mat1 and mat2 shapes cannot be multiplied (4x64 and 32x64)")
    assert not is_device_lost(fake_torch(), error)
    assert not is_out_of_memory(fake_torch(), error)
