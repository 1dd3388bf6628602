"""OpenClipEncoder against open_clip itself, with a tiny random model that the test saves."""

import json
import pickle
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from photolens.domain.framing import Fit, Framing
from photolens.errors import ModelError
from photolens.vision import open_clip_model
from photolens.vision.device import choose_device, fast_half
from photolens.vision.encoder import Encoder
from photolens.vision.open_clip_model import OpenClipEncoder, default_phrase_calibration, load_open_clip

torch: Any = pytest.importorskip("torch", reason="the extra clip is not installed")
open_clip: Any = pytest.importorskip("open_clip", reason="the extra clip is not installed")

NAME, SIDE = "photolens-test", 32
CONFIG = {
    "embed_dim": 48,
    "vision_cfg": {"image_size": SIDE, "layers": 2, "width": 64, "head_width": 32, "patch_size": 8},
    "text_cfg": {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2},
}
TEXTS = ["a dog", "two children playing in the snow", "", "été à la mer", "word " * 100]


@pytest.fixture(autouse=True)
def _no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module", autouse=True)
def _architecture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """open_clip knows the test's tiny architecture while these tests run."""
    with pytest.MonkeyPatch.context() as patched:
        factory = open_clip.factory
        patched.setattr(factory, "_MODEL_CONFIGS", dict(factory._MODEL_CONFIGS))
        patched.setattr(factory, "_MODEL_CONFIG_PATHS", list(factory._MODEL_CONFIG_PATHS))
        path = tmp_path_factory.mktemp("configs") / f"{NAME}.json"
        path.write_text(json.dumps(CONFIG))
        open_clip.add_model_config(path)
        yield


@pytest.fixture(scope="module")
def model() -> Any:
    torch.manual_seed(0)
    return open_clip.create_model(NAME, pretrained_text=False).eval()


@pytest.fixture(scope="module", params=[".pt", ".safetensors"])
def checkpoint(request: pytest.FixtureRequest, model: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("model") / f"weights{request.param}"
    if request.param == ".pt":
        torch.save(model.state_dict(), path)
    else:
        from safetensors.torch import save_file  # noqa: PLC0415 (comes with the extra)

        save_file({name: value.contiguous() for name, value in model.state_dict().items()}, path)
    return path


@pytest.fixture(scope="module")
def encoder(checkpoint: Path) -> OpenClipEncoder:
    return load_open_clip(NAME, checkpoint, device="cpu")


def squares(count: int, seed: int = 0) -> NDArray[np.uint8]:
    return np.random.default_rng(seed).integers(0, 256, (count, SIDE, SIDE, 3), np.uint8)


def assert_unit(vectors: NDArray[np.float32], count: int) -> None:
    assert vectors.dtype == np.float32
    assert vectors.shape == (count, 48)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_photos_get_the_vectors_that_open_clip_gives_them(encoder: OpenClipEncoder, model: Any) -> None:
    preprocess = open_clip.image_transform(
        SIDE, is_train=False, mean=model.visual.image_mean, std=model.visual.image_std
    )
    pixels = torch.stack([preprocess(Image.fromarray(square)) for square in squares(5)])
    with torch.inference_mode():
        expected = model.encode_image(pixels, normalize=True).numpy()
    found = encoder.encode_images(squares(5))
    assert_unit(found, 5)
    np.testing.assert_allclose(found, expected, atol=1e-3)


def test_texts_get_the_vectors_that_open_clip_gives_them(encoder: OpenClipEncoder, model: Any) -> None:
    with torch.inference_mode():
        expected = model.encode_text(open_clip.get_tokenizer(NAME)(TEXTS), normalize=True).numpy()
    found = encoder.encode_texts(TEXTS)
    assert_unit(found, len(TEXTS))
    np.testing.assert_allclose(found, expected, atol=1e-3)


def test_batches_do_not_change_vectors(encoder: OpenClipEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    images, texts = encoder.encode_images(squares(7)), encoder.encode_texts(TEXTS)
    monkeypatch.setattr(open_clip_model, "IMAGES_AT_ONCE", 3)
    monkeypatch.setattr(open_clip_model, "TEXTS_AT_ONCE", 2)
    np.testing.assert_allclose(encoder.encode_images(squares(7)), images, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_texts(TEXTS), texts, atol=1e-5)


def test_nothing_in_gives_nothing_out(encoder: OpenClipEncoder) -> None:
    assert encoder.encode_images(squares(0)).shape == (0, 48)
    assert encoder.encode_texts([]).shape == (0, 48)


def test_several_threads_get_what_one_gets(encoder: OpenClipEncoder) -> None:
    expected = encoder.encode_images(squares(4))
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(encoder.encode_images, [squares(4)] * 12):
            np.testing.assert_allclose(found, expected, atol=1e-5)


def test_the_encoder_tells_what_the_model_is(encoder: Encoder, checkpoint: Path) -> None:
    assert encoder.dimensions == 48
    assert encoder.framing == Framing(SIDE, Fit.CROP, 1.0)
    assert encoder.logit_scale == pytest.approx(1 / 0.07, rel=1e-4)  # open_clip's initial value
    assert encoder.phrase_calibration.slope == encoder.logit_scale
    assert all(prompt.count("{}") == 1 for prompt in encoder.prompts)
    assert encoder.model_id.startswith(f"{NAME}-")
    assert load_open_clip(NAME, checkpoint).model_id == encoder.model_id


def test_other_weights_are_another_model(tmp_path: Path) -> None:
    ids = set()
    for seed in (1, 2):
        torch.manual_seed(seed)
        path = tmp_path / f"{seed}.pt"
        torch.save(open_clip.create_model(NAME, pretrained_text=False).state_dict(), path)
        ids.add(load_open_clip(NAME, path).model_id)
    assert len(ids) == 2


def test_squares_of_another_size_are_refused(encoder: OpenClipEncoder) -> None:
    with pytest.raises(ValueError, match="squares must be"):
        encoder.encode_images(np.zeros((1, SIDE + 1, SIDE, 3), np.uint8))


def test_bfloat16_is_taken_where_it_is_fast_and_agrees(
    encoder: OpenClipEncoder, checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_clip_model, "fast_half", lambda *_: torch.bfloat16)
    half = load_open_clip(NAME, checkpoint)
    assert half._towers.dtype == torch.bfloat16
    found = half.encode_images(squares(5))
    assert_unit(found, 5)
    assert (np.sum(found * encoder.encode_images(squares(5)), axis=1) > 0.999).all()


def test_float32_is_kept_where_sixteen_bits_do_not_agree(
    encoder: OpenClipEncoder, checkpoint: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_clip_model, "fast_half", lambda *_: torch.bfloat16)
    monkeypatch.setattr(open_clip_model, "AGREEMENT", 1.1)
    kept = load_open_clip(NAME, checkpoint)
    assert kept._towers.dtype == torch.float32
    np.testing.assert_allclose(kept.encode_images(squares(5)), encoder.encode_images(squares(5)), atol=1e-6)


def test_vectors_that_are_not_numbers_never_agree() -> None:
    row = np.ones((1, 1), np.float32)
    assert open_clip_model._agree(row, row)
    assert not open_clip_model._agree(row, row * np.nan)


def test_a_mistyped_architecture_is_named_with_what_is_near(checkpoint: Path) -> None:
    with pytest.raises(ModelError, match=r'no architecture "ViT-B-23".*ViT-B-32'):
        load_open_clip("ViT-B-23", checkpoint)
    with pytest.raises(ModelError, match="no architecture"):
        load_open_clip("hf-hub:somebody/something", checkpoint)


@pytest.mark.parametrize("name", ["ViT-B-16-SigLIP", "roberta-ViT-B-32"])
def test_an_architecture_that_needs_a_hub_is_refused(name: str, checkpoint: Path) -> None:
    with pytest.raises(ModelError, match="Hugging Face"):
        load_open_clip(name, checkpoint)


def test_a_missing_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no checkpoint .*gone\.pt"):
        load_open_clip(NAME, tmp_path / "gone.pt")


def test_a_checkpoint_cut_short_is_damaged(checkpoint: Path, tmp_path: Path) -> None:
    path = tmp_path / f"cut{checkpoint.suffix}"
    path.write_bytes(checkpoint.read_bytes()[:-1000])
    with pytest.raises(ModelError, match="damaged"):
        load_open_clip(NAME, path)


class _Shout:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return print, ("code from a checkpoint ran",)


@pytest.mark.parametrize("content", ["empty", "text", "code", "other"])
def test_what_is_no_checkpoint_of_this_model_is_refused_and_never_run(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "weights.pt"
    if content == "code":
        torch.save({"state_dict": _Shout()}, path)
    elif content == "other":
        torch.save({"positional_embedding": torch.zeros(3, 4)}, path)
    else:
        path.write_bytes({"empty": b"", "text": b"not a model"}[content])
    with pytest.raises(ModelError, match="damaged or no checkpoint"):
        load_open_clip(NAME, path)
    assert "code from" not in capsys.readouterr().out


def test_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(name: str) -> None:
        raise ModuleNotFoundError(f"No module named '{name}'")

    monkeypatch.setattr(open_clip_model, "import_module", fail)
    with pytest.raises(ModelError, match=r"pip install 'photolens\[clip\]'"):
        load_open_clip(NAME, tmp_path / "weights.pt")


def test_pictures_that_are_no_squares_cannot_be_made() -> None:
    assert open_clip_model._framing({"size": (64, 64), "resize_mode": "squash"}) == Framing(64, Fit.SQUEEZE)
    for size, mode in (((64, 32), "shortest"), (64, "longest")):
        with pytest.raises(ModelError, match="squares"):
            open_clip_model._framing({"size": size, "resize_mode": mode})


def test_preprocessing_is_taken_from_the_published_weights_where_they_agree() -> None:
    found = open_clip_model._usual_preprocessing(open_clip, "MobileCLIP-S1")
    assert found["mean"] == (0.0, 0.0, 0.0)
    assert open_clip_model._usual_preprocessing(open_clip, NAME) == {}


def test_the_default_calibration_is_the_softmax_against_a_thousand_unrelated_photos() -> None:
    curve = default_phrase_calibration(100.0)
    for cosine in (0.15, 0.24, 0.3):
        right, wrong = np.exp(100 * cosine), np.exp(100 * 0.17)
        assert curve.match(cosine) == pytest.approx(right / (right + 1000 * wrong))


def fake_torch(**available: bool) -> Any:
    def backend(name: str) -> SimpleNamespace:
        return SimpleNamespace(is_available=lambda: available.get(name, False), is_bf16_supported=lambda **_: False)

    return SimpleNamespace(
        cuda=backend("cuda"), xpu=backend("xpu"), backends=SimpleNamespace(mps=backend("mps")),
        cpu=SimpleNamespace(_is_avx512_bf16_supported=lambda: available.get("avx512_bf16", False)),
        float16="float16", bfloat16="bfloat16",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("available", "device", "half"),
    [
        ({"cuda": True, "xpu": True}, "cuda", "float16"),
        ({"mps": True}, "mps", "float16"),
        ({"xpu": True}, "xpu", "bfloat16"),
        ({"avx512_bf16": True}, "cpu", "bfloat16"),
        ({}, "cpu", None),
    ],
)
def test_the_best_device_and_its_precision_are_chosen(
    available: dict[str, bool], device: str, half: str | None
) -> None:
    fake = fake_torch(**available)
    assert choose_device(fake) == device
    assert fast_half(fake, device) == half


def test_a_device_that_is_not_there_is_refused() -> None:
    with pytest.raises(ModelError, match='no device "cuda"'):
        choose_device(fake_torch(mps=True), "cuda")


def test_a_pickle_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.pt"
    path.write_bytes(pickle.dumps(_Shout()))
    with pytest.raises(ModelError, match="damaged"):
        load_open_clip(NAME, path)
