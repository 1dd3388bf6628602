"""OpenClipEncoder against open_clip itself, with tiny random models that the tests save; none needs a network."""

import json
import pickle
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from photolens.domain.framing import Fit, Framing, Resampling
from photolens.errors import ModelError
from photolens.media.reading import read_squares
from photolens.vision import lanes, open_clip_model, towers
from photolens.vision.blank import without_random_weights
from photolens.vision.encoder import Encoder
from photolens.vision.lanes import Lane
from photolens.vision.loading import _usual_preprocessing, build_model, folder_blueprint
from photolens.vision.model_folder import InstalledModel
from photolens.vision.open_clip_model import (
    OpenClipEncoder,
    default_phrase_calibration,
    load_installed,
    load_open_clip,
    untrained,
)  # fmt: skip
from tests.unit.vision.tiny_models import CONFIGS, SIDE, TEXTS, install, open_clip, reference, torch

NAME = "photolens-test"
STAND_IN = "cpu:0"
"""The CPU under another name: what is done for a GPU that fails is done for it, too."""


@pytest.fixture(autouse=True)
def _no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(scope="module", autouse=True)
def _exact() -> Iterator[None]:
    """float32 also on a CPU that is faster with 16 bits; one thread, as more only wait for each other here."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(towers, "fast_halves", lambda *_: [])
        yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module", autouse=True)
def _architecture(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """open_clip knows the test's tiny architecture while these tests run."""
    with pytest.MonkeyPatch.context() as patched:
        factory = open_clip.factory
        patched.setattr(factory, "_MODEL_CONFIGS", dict(factory._MODEL_CONFIGS))
        patched.setattr(factory, "_MODEL_CONFIG_PATHS", list(factory._MODEL_CONFIG_PATHS))
        path = tmp_path_factory.mktemp("configs") / f"{NAME}.json"
        path.write_text(json.dumps(CONFIGS["clip"]))
        open_clip.add_model_config(path)
        yield


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> InstalledModel:
    return install(tmp_path_factory.mktemp("clip"), "clip")


@pytest.fixture(scope="module")
def encoder(installed: InstalledModel) -> OpenClipEncoder:
    return load_installed(installed, "cpu")


@pytest.fixture
def stand_in(installed: InstalledModel) -> OpenClipEncoder:
    return OpenClipEncoder(folder_blueprint(installed), installed.model_id, STAND_IN)


@pytest.fixture(scope="module", params=[".pt", ".safetensors"])
def checkpoint(request: pytest.FixtureRequest, installed: InstalledModel, tmp_path_factory: Any) -> Path:
    path: Path = tmp_path_factory.mktemp("file") / f"weights{request.param}"
    if request.param == ".pt":
        torch.save(reference(installed).state_dict(), path)
    else:
        path.write_bytes(installed.weights.read_bytes())
    return path


def squares(count: int, side: int = SIDE) -> NDArray[np.uint8]:
    return np.random.default_rng(0).integers(0, 256, (count, side, side, 3), np.uint8)


def assert_unit(vectors: NDArray[np.float32], count: int, dimensions: int = 48) -> None:
    assert vectors.dtype == np.float32
    assert vectors.shape == (count, dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def tokens_of(model: InstalledModel) -> Any:
    if model.card.architecture in {"tiny-siglip", "tiny-roberta"}:
        pytest.importorskip("transformers", reason="the extra multilingual is not installed")
    return open_clip.get_tokenizer(f"local-dir:{model.folder}")(TEXTS)


@pytest.mark.parametrize("family", CONFIGS)
def test_photos_and_texts_get_the_vectors_that_open_clip_gives_them(family: str, tmp_path: Path) -> None:
    if family == "roberta":
        pytest.importorskip("transformers", reason="the extra multilingual is not installed")
    model = install(tmp_path, family)
    theirs, ours = reference(model), load_installed(model, "cpu")
    side = ours.framing.side_px
    preprocess = open_clip.transform.image_transform_v2(
        open_clip.transform.PreprocessCfg(**theirs.visual.preprocess_cfg), is_train=False
    )
    pixels = torch.stack([preprocess(Image.fromarray(square)) for square in squares(3, side)])
    with torch.inference_mode():
        images = theirs.encode_image(pixels, normalize=True).numpy()
        texts = theirs.encode_text(tokens_of(model), normalize=True).numpy()
    found = ours.encode_images(squares(3, side))
    assert_unit(found, 3, CONFIGS[family]["embed_dim"])
    np.testing.assert_allclose(found, images, atol=1e-3)
    np.testing.assert_allclose(ours.encode_texts(TEXTS), texts, atol=1e-3)


@pytest.mark.parametrize(
    ("mode", "interpolation", "framing"),
    [
        ("shortest", "bicubic", Framing(SIDE)),
        ("squash", "bicubic", Framing(SIDE, Fit.SQUEEZE)),
        ("shortest", "bilinear", Framing(SIDE, resampling=Resampling.BILINEAR)),
    ],
)
def test_pictures_come_through_our_decoder_as_through_open_clips_own_preprocessing(
    mode: str, interpolation: str, framing: Framing, tmp_path: Path, make_photo: Any
) -> None:
    model = install(tmp_path, "clip", resize_mode=mode, interpolation=interpolation, mean=[0.4] * 3, std=[0.3] * 3)
    theirs, ours = reference(model), load_installed(model, "cpu")
    assert ours.framing == framing
    config = open_clip.transform.PreprocessCfg(**theirs.visual.preprocess_cfg)
    preprocess = open_clip.transform.image_transform_v2(config, is_train=False)
    paths = [make_photo(tmp_path / f"{width}.png", width, (width, 96)) for width in (96, 128, 161)]
    pixels = torch.stack([preprocess(Image.open(path).convert("RGB")) for path in paths])
    found = np.concatenate([read_squares(path, ours.framing) for path in paths])
    shown = (pixels.permute(0, 2, 3, 1).numpy() * 0.3 + 0.4) * 255
    difference = np.abs(found - shown).reshape(3, -1)
    assert difference[:2].max() <= 1.5  # rounding
    assert difference[2].mean() <= 2.0  # and at an odd width the middle is half a pixel elsewhere
    with torch.inference_mode():
        expected = theirs.encode_image(pixels, normalize=True).numpy()
    np.testing.assert_allclose(ours.encode_images(found)[:2], expected[:2], atol=1e-2)


@pytest.mark.parametrize("family", ["clip", "siglip"])
def test_every_weight_is_the_files_and_every_buffer_as_usual(family: str, tmp_path: Path) -> None:
    model = install(tmp_path, family)
    usual, ours = reference(model), build_model(folder_blueprint(model))
    for kind in ("named_parameters", "named_buffers"):
        expected, found = dict(getattr(usual, kind)()), dict(getattr(ours, kind)())
        assert expected.keys() == found.keys()
        assert all(torch.equal(value, found[name]) for name, value in expected.items())
    assert not any(value.requires_grad for value in ours.parameters())


def test_nothing_is_filled_at_random_while_that_is_turned_off() -> None:
    state = torch.random.get_rng_state()
    with without_random_weights(torch):
        torch.nn.Linear(4, 4), torch.nn.init.trunc_normal_(torch.ones(3)), torch.randn(3, 4)
        kept = torch.nn.init.normal_(torch.ones(3))
    assert torch.equal(state, torch.random.get_rng_state())
    assert torch.equal(kept, torch.ones(3))
    assert not torch.equal(torch.randn(3), torch.randn(3))


def test_nothing_in_gives_nothing_out(encoder: OpenClipEncoder) -> None:
    assert encoder.encode_images(squares(0)).shape == (0, 48)
    assert encoder.encode_texts([]).shape == (0, 48)


def test_batches_do_not_change_vectors(encoder: OpenClipEncoder) -> None:
    whole = encoder.encode_images(squares(9))
    alone = np.concatenate([encoder.encode_images(squares(9)[number : number + 1]) for number in range(9)])
    np.testing.assert_allclose(alone, whole, atol=1e-5)


def test_several_threads_get_what_one_gets(encoder: OpenClipEncoder) -> None:
    images, texts = encoder.encode_images(squares(4)), encoder.encode_texts(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(encoder.encode_images, [squares(4)] * 12)
        asked = pool.map(encoder.encode_texts, [TEXTS] * 12)
        for one, other in zip(found, asked, strict=True):
            np.testing.assert_allclose(one, images, atol=1e-5)
            np.testing.assert_allclose(other, texts, atol=1e-5)


def test_squares_that_nobody_may_write_to_are_read(encoder: OpenClipEncoder) -> None:
    given = squares(3)
    expected = encoder.encode_images(given)
    given.flags.writeable = False
    np.testing.assert_allclose(encoder.encode_images(given), expected, atol=1e-6)


def test_the_encoder_tells_what_the_model_is(encoder: Encoder, installed: InstalledModel) -> None:
    assert encoder.dimensions == 48
    assert encoder.framing == Framing(SIDE, Fit.CROP, 1.0)
    assert encoder.logit_scale == pytest.approx(1 / 0.07, rel=1e-4)  # open_clip's initial value
    assert encoder.phrase_calibration.slope == encoder.logit_scale
    assert all(prompt.count("{}") == 1 for prompt in encoder.prompts)
    assert encoder.model_id == installed.model_id == "tiny-clip-0123456789ab"
    assert (encoder.device, encoder.notice) == ("cpu", "")


def test_a_file_of_weights_is_loaded_as_well(checkpoint: Path, encoder: OpenClipEncoder) -> None:
    loaded = load_open_clip(NAME, checkpoint, device="cpu")
    assert loaded.model_id.startswith(f"{NAME}-")
    np.testing.assert_allclose(loaded.encode_images(squares(3)), encoder.encode_images(squares(3)), atol=1e-5)


def test_other_weights_are_another_model(tmp_path: Path) -> None:
    ids = set()
    for seed in (1, 2):
        torch.manual_seed(seed)
        path = tmp_path / f"{seed}.pt"
        torch.save(open_clip.create_model(NAME, pretrained_text=False).state_dict(), path)
        ids.add(load_open_clip(NAME, path).model_id)
    assert len(ids) == 2


@pytest.mark.parametrize("family", ["clip", "siglip", "roberta"])
def test_a_model_with_random_weights_needs_no_files(family: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(open_clip.factory._MODEL_CONFIGS, NAME, CONFIGS[family])
    monkeypatch.setitem(open_clip.factory._MODEL_CONFIGS, "ViT-B-32", CONFIGS["clip"])
    encoder = untrained(NAME, "cpu")
    side = encoder.framing.side_px
    assert_unit(encoder.encode_images(squares(2, side)), 2, CONFIGS[family]["embed_dim"])
    assert_unit(encoder.encode_texts(TEXTS), len(TEXTS), CONFIGS[family]["embed_dim"])
    assert encoder.model_id == f"{NAME}-untrained"


@pytest.mark.parametrize(
    "wrong", [np.zeros((1, SIDE + 1, SIDE, 3), np.uint8), np.zeros((1, SIDE, SIDE, 3), np.float32)]
)
def test_squares_of_another_size_or_kind_are_refused(wrong: Any, encoder: OpenClipEncoder) -> None:
    with pytest.raises(ValueError, match="squares must be"):
        encoder.encode_images(wrong)


def test_sixteen_bits_are_taken_where_they_are_fast_and_agree(
    encoder: OpenClipEncoder, installed: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(towers, "fast_halves", lambda *_: [torch.bfloat16])
    half = load_installed(installed, "cpu")
    assert half.precision == "bfloat16"
    found = half.encode_images(squares(5))
    assert_unit(found, 5)
    assert (np.sum(found * encoder.encode_images(squares(5)), axis=1) > 0.999).all()


def test_float32_is_kept_where_sixteen_bits_do_not_agree(
    encoder: OpenClipEncoder, installed: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(towers, "fast_halves", lambda *_: [torch.bfloat16, torch.float16])
    monkeypatch.setattr(towers, "AGREEMENT", 1.1)
    kept = load_installed(installed, "cpu")
    assert kept.precision == "float32"
    np.testing.assert_allclose(kept.encode_images(squares(5)), encoder.encode_images(squares(5)), atol=1e-6)


def test_vectors_that_are_not_numbers_never_agree() -> None:
    row = np.ones((1, 1), np.float32)
    assert towers.agree(row, row)
    assert not towers.agree(row, row * np.nan)


class Failing:
    """Makes a tower of an encoder raise an error in some of its batches, and counts what it was given."""

    def __init__(self, encoder: OpenClipEncoder, error: Exception, *, above: int = 0, after: int = 0) -> None:
        self.error, self.above, self.after = error, above, after
        self.sizes = list[int]()
        encoder._stage.towers._model.visual.register_forward_pre_hook(self._check)

    def _check(self, _: Any, inputs: Any) -> None:
        self.sizes.append(len(inputs[0]))
        if len(inputs[0]) > self.above and len(self.sizes) > self.after:
            raise self.error


@pytest.fixture
def _timeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """No batch is slow, however busy this computer is."""
    monkeypatch.setattr(lanes, "perf_counter", lambda: 0.0)


def deepen(encoder: OpenClipEncoder, size: int, depth: int) -> None:
    """Photos go through in settled batches of that size, as they do after a while; `depth` of them at a time."""
    stage = encoder._stage
    stage.images.sizes._settle(size)
    lane = Lane(stage.towers.start_images, encoder._turns.photos, sizes=stage.images.sizes, depth=depth)
    encoder._stage = replace(stage, images=lane)


OUT_OF_MEMORY = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB.")
LOST = RuntimeError("CUDA error: device-side assert triggered")


@pytest.mark.usefixtures("_timeless")
@pytest.mark.parametrize("depth", [1, 2])
@pytest.mark.parametrize("error", [OUT_OF_MEMORY, RuntimeError("MPS backend out of memory")])
def test_where_memory_ends_batches_become_smaller_and_nothing_is_lost(
    error: Exception, depth: int, stand_in: OpenClipEncoder, encoder: OpenClipEncoder
) -> None:
    deepen(stand_in, 16, depth)
    failing = Failing(stand_in, error, above=4)
    found = stand_in.encode_images(squares(19))
    np.testing.assert_allclose(found, encoder.encode_images(squares(19)), atol=1e-5)
    assert failing.sizes == [16, 8, 4, 4, 4, 4, 3]
    stand_in.encode_images(squares(8))
    assert failing.sizes[7:] == [4, 4]  # it is remembered
    assert (stand_in.device, stand_in.notice) == (STAND_IN, "")


@pytest.mark.parametrize("depth", [1, 2])
def test_a_device_that_disappears_is_replaced_by_the_cpu_in_the_same_call(
    depth: int, stand_in: OpenClipEncoder, encoder: OpenClipEncoder
) -> None:
    deepen(stand_in, 4, depth)
    Failing(stand_in, LOST, after=2)
    found = stand_in.encode_images(squares(19))
    np.testing.assert_allclose(found, encoder.encode_images(squares(19)), atol=1e-5)
    assert stand_in.device == "cpu"
    assert "stopped answering" in stand_in.notice
    np.testing.assert_allclose(stand_in.encode_texts(TEXTS), encoder.encode_texts(TEXTS), atol=1e-5)


def test_torchs_own_error_of_a_lost_device_is_known(stand_in: OpenClipEncoder) -> None:
    if not hasattr(torch, "AcceleratorError"):
        pytest.skip("this torch has no error of its own for that")
    Failing(stand_in, torch.AcceleratorError("an illegal memory access was encountered"))
    assert_unit(stand_in.encode_images(squares(3)), 3)
    assert stand_in.device == "cpu"


def test_a_device_without_room_for_a_single_square_is_replaced_by_the_cpu(stand_in: OpenClipEncoder) -> None:
    Failing(stand_in, OUT_OF_MEMORY)
    assert_unit(stand_in.encode_images(squares(3)), 3)
    assert stand_in.device == "cpu"
    assert "too little memory" in stand_in.notice


def test_threads_that_lose_their_device_together_build_one_new_model(
    stand_in: OpenClipEncoder, encoder: OpenClipEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = list[str]()

    def raise_towers(blueprint: Any, device: str) -> Any:
        built.append(device)
        return towers.raise_towers(blueprint, device)

    monkeypatch.setattr(open_clip_model, "raise_towers", raise_towers)
    Failing(stand_in, LOST)
    expected = encoder.encode_images(squares(6))
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(stand_in.encode_images, [squares(6)] * 8):
            np.testing.assert_allclose(found, expected, atol=1e-5)
    assert built == ["cpu"]


@pytest.mark.parametrize(("error", "word"), [(OUT_OF_MEMORY, "too little memory"), (LOST, "stopped answering")])
def test_a_device_that_fails_while_the_model_is_loaded_is_replaced_by_the_cpu(
    error: Exception, word: str, installed: InstalledModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raise_towers(blueprint: Any, device: str) -> Any:
        if device == STAND_IN:
            raise error
        return towers.raise_towers(blueprint, device)

    monkeypatch.setattr(open_clip_model, "raise_towers", raise_towers)
    loaded = OpenClipEncoder(folder_blueprint(installed), "tiny", STAND_IN)
    assert loaded.device == "cpu"
    assert word in loaded.notice
    assert_unit(loaded.encode_images(squares(3)), 3)


def test_a_computer_without_memory_for_one_square_says_so(installed: InstalledModel) -> None:
    loaded = load_installed(installed, "cpu")
    Failing(loaded, RuntimeError("DefaultCPUAllocator: can't allocate memory"))
    with pytest.raises(ModelError, match=r"too little memory .* choose a smaller model"):
        loaded.encode_images(squares(1))


@pytest.mark.parametrize("device", [STAND_IN, "cpu"])
def test_a_mistake_of_ours_is_no_failure_of_a_device(device: str, installed: InstalledModel) -> None:
    loaded = OpenClipEncoder(folder_blueprint(installed), "tiny", device)
    Failing(loaded, RuntimeError("mat1 and mat2 shapes cannot be multiplied"))
    with pytest.raises(RuntimeError, match="mat1"):
        loaded.encode_images(squares(1))
    assert loaded.device == device


def test_a_mistyped_architecture_is_named_with_what_is_near(checkpoint: Path) -> None:
    with pytest.raises(ModelError, match=r'no architecture "ViT-B-23".*ViT-B-32'):
        load_open_clip("ViT-B-23", checkpoint)
    with pytest.raises(ModelError, match="no architecture"):
        load_open_clip("hf-hub:somebody/something", checkpoint)
    with pytest.raises(ModelError, match="no architecture"):
        untrained("ViT-B-23", "cpu")


@pytest.mark.parametrize("name", ["ViT-B-16-SigLIP", "roberta-ViT-B-32"])
def test_an_architecture_that_needs_more_than_its_weights_is_refused(name: str, checkpoint: Path) -> None:
    with pytest.raises(ModelError, match="download the whole model"):
        load_open_clip(name, checkpoint)


def test_a_device_that_is_not_there_is_refused(installed: InstalledModel) -> None:
    with pytest.raises(ModelError, match='no device "xpu"'):
        load_installed(installed, "xpu")


def test_a_text_tower_of_transformers_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("transformers", reason="the extra multilingual is not installed")
    model = install(tmp_path, "roberta")
    monkeypatch.setitem(__import__("sys").modules, "transformers", None)
    with pytest.raises(ModelError, match=r"pip install 'photolens\[multilingual\]'"):
        load_installed(model, "cpu")


def test_a_missing_checkpoint_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no checkpoint .*gone\.pt"):
        load_open_clip(NAME, tmp_path / "gone.pt")


@pytest.mark.parametrize("content", ["{", "{}", "[]"])
def test_a_damaged_configuration_is_named(content: str, tmp_path: Path) -> None:
    model = install(tmp_path, "clip")
    (tmp_path / "open_clip_config.json").write_text(content)
    with pytest.raises(ModelError, match=r"open_clip_config\.json is damaged: remove the model clip"):
        load_installed(model, "cpu")


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


def test_a_pickle_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.pt"
    path.write_bytes(pickle.dumps(_Shout()))
    with pytest.raises(ModelError, match="damaged"):
        load_open_clip(NAME, path)


def test_preprocessing_is_taken_from_the_published_weights_where_they_agree() -> None:
    found = _usual_preprocessing(open_clip, "MobileCLIP-S1")
    assert found["mean"] == (0.0, 0.0, 0.0)
    assert _usual_preprocessing(open_clip, NAME) == {}


def test_the_default_calibration_is_the_softmax_against_a_thousand_unrelated_photos() -> None:
    curve = default_phrase_calibration(100.0)
    for cosine in (0.15, 0.24, 0.3):
        right, wrong = np.exp(100 * cosine), np.exp(100 * 0.17)
        assert curve.match(cosine) == pytest.approx(right / (right + 1000 * wrong))


def test_a_model_trained_with_a_logistic_curve_is_calibrated_by_it_for_a_thousand_photos() -> None:
    curve = default_phrase_calibration(110.0, -12.0)
    for cosine in (0.05, 0.11, 0.2):
        odds = np.exp(110 * cosine - 12) * 32_768 / 1000
        assert curve.match(cosine) == pytest.approx(odds / (1 + odds))
