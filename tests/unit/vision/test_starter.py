"""The starter that ships: the files in resources/starter, run by ONNX Runtime."""

import json
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photolens.domain.framing import Fit, Framing
from photolens.errors import ModelError
from photolens.media.square import square_of
from photolens.paths import resource
from photolens.vision.encoder import Squares, Vectors
from photolens.vision.starter import StarterEncoder, load_starter

REFERENCE = Path(__file__).parent / "starter_reference.npz"
FILES = ("model.json", "image.onnx", "text.onnx", "tokenizer.json")
PICTURES = {
    "skimage": ("data", ("astronaut.png", "chelsea.png", "coffee.png", "motorcycle_left.png", "rocket.jpg")),
    "sklearn": ("datasets/images", ("china.jpg", "flower.jpg")),
}


@pytest.fixture(scope="module")
def starter() -> StarterEncoder:
    return load_starter(threads=1)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(resource("starter") / name, tmp_path / name)
    return tmp_path


def made_up_squares() -> Squares:
    """The squares of packaging/starter/reference.py."""
    ramp = np.linspace(0, 255, 260).astype(np.uint8)
    across = np.broadcast_to(ramp[None, :, None], (260, 260, 3))
    blocks = np.random.default_rng(7).integers(0, 256, (2, 13, 13, 3), dtype=np.uint8)
    return np.stack([across, across.transpose(1, 0, 2), *blocks.repeat(20, 1).repeat(20, 2)])


def square(path: Path, framing: Framing) -> Squares:
    with Image.open(path) as opened:
        return square_of(opened.convert("RGB"), framing)


def picture_paths() -> dict[str, Path]:
    found = {}
    for package, (folder, names) in PICTURES.items():
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            pytest.skip(f"{package} is not installed: its pictures are needed (extra dev)")
        found.update({name: Path(spec.submodule_search_locations[0]) / folder / name for name in names})
    return found


@pytest.fixture(scope="module")
def pictures(starter: StarterEncoder) -> tuple[list[str], Vectors]:
    paths = picture_paths()
    squares = np.stack([square(path, starter.framing) for path in paths.values()])
    return list(paths), starter.encode_images(squares)


def phrase(starter: StarterEncoder, words: str) -> Vectors:
    vector = starter.encode_texts([prompt.format(words) for prompt in starter.prompts]).mean(0)
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def test_image_vectors_have_unit_length_and_the_models_dimensions(starter: StarterEncoder) -> None:
    vectors = starter.encode_images(made_up_squares())
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, starter.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_text_vectors_have_unit_length_and_the_models_dimensions(starter: StarterEncoder) -> None:
    vectors = starter.encode_texts(["a cat", "", "word " * 500])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, starter.dimensions)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_nothing_gives_no_vectors(starter: StarterEncoder) -> None:
    assert starter.encode_images(np.zeros((0, 260, 260, 3), np.uint8)).shape == (0, starter.dimensions)
    assert starter.encode_texts([]).shape == (0, starter.dimensions)


def test_a_square_has_the_same_vector_alone_and_in_a_large_batch(starter: StarterEncoder) -> None:
    squares = np.concatenate([made_up_squares()] * 5)
    np.testing.assert_allclose(starter.encode_images(squares)[16:], starter.encode_images(squares[:4]), atol=1e-4)


def test_a_text_has_the_same_vector_alone_and_beside_a_long_one(starter: StarterEncoder) -> None:
    together = starter.encode_texts(["a cat", "two children are playing with a red ball on a beach at sunset"])
    np.testing.assert_allclose(together[:1], starter.encode_texts(["a cat"]), atol=1e-5)


def test_image_vectors_are_those_of_the_trained_model(starter: StarterEncoder) -> None:
    with np.load(REFERENCE) as reference:
        np.testing.assert_allclose(starter.encode_images(made_up_squares()), reference["images"], atol=1e-3)


def test_text_vectors_in_int8_stay_close_to_the_trained_model(starter: StarterEncoder) -> None:
    with np.load(REFERENCE) as reference:
        vectors = starter.encode_texts([str(text) for text in reference["texts"]])
        nearest = (vectors @ reference["text_vectors"].T).argmax(1)
        assert float((vectors * reference["text_vectors"]).sum(1).min()) > 0.999
    assert nearest.tolist() == list(range(len(vectors)))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("a cat", "chelsea.png"),
        ("a cup of coffee", "coffee.png"),
        ("a motorcycle", "motorcycle_left.png"),
        ("a flower", "flower.jpg"),
        ("a temple", "china.jpg"),
    ],
)
def test_a_phrase_finds_its_picture(
    starter: StarterEncoder, pictures: tuple[list[str], Vectors], words: str, name: str
) -> None:
    names, vectors = pictures
    cosines = vectors @ phrase(starter, words)
    assert names[int(cosines.argmax())] == name
    assert starter.phrase_calibration.match(float(cosines.max())) > 0.5


def test_a_picture_matches_its_mirror_image_and_not_another(starter: StarterEncoder) -> None:
    paths = picture_paths()
    cat, coffee = (square(paths[name], starter.framing) for name in ("chelsea.png", "coffee.png"))
    vectors = starter.encode_images(np.stack([cat, cat[:, ::-1], coffee]))
    assert starter.photo_calibration.match(float(vectors[0] @ vectors[1])) > 0.5
    assert starter.photo_calibration.match(float(vectors[0] @ vectors[2])) < 0.5


def test_every_prompt_has_one_place_for_the_phrase(starter: StarterEncoder) -> None:
    assert starter.prompts
    assert all(prompt.count("{}") == 1 for prompt in starter.prompts)


def test_the_facts_are_those_of_the_file(starter: StarterEncoder) -> None:
    facts = json.loads((resource("starter") / "model.json").read_text(encoding="utf-8"))
    assert (starter.model_id, starter.dimensions) == (facts["model_id"], facts["dimensions"])
    assert starter.framing == Framing(260, Fit.CROP, 1.0)
    assert starter.logit_scale > 1
    assert starter.phrase_calibration.match(facts["phrase_calibration"]["midpoint"]) == pytest.approx(0.5)


def test_all_files_together_stay_under_sixty_megabytes() -> None:
    assert sum((resource("starter") / name).stat().st_size for name in FILES) < 60e6


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=name):
        load_starter(copied)


@pytest.mark.parametrize("content", [b"", b"{}", b"not json", b'{"model_id": "x", "dimensions": "many"}'])
def test_damaged_facts_are_named(copied: Path, content: bytes) -> None:
    (copied / "model.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.json"):
        load_starter(copied)


@pytest.mark.parametrize("name", ["text.onnx", "tokenizer.json"])
def test_a_damaged_text_tower_is_named_and_photos_still_work(copied: Path, name: str) -> None:
    (copied / name).write_bytes((copied / name).read_bytes()[:1000])
    broken = load_starter(copied, threads=1)
    with pytest.raises(ModelError, match=name):
        broken.encode_texts(["a cat"])
    assert broken.encode_images(made_up_squares()[:1]).shape == (1, broken.dimensions)


def test_a_damaged_image_tower_is_named(copied: Path) -> None:
    (copied / "image.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match=r"image\.onnx"):
        load_starter(copied).encode_images(made_up_squares())


@pytest.mark.parametrize("shape", [(260, 260, 3), (1, 3, 260, 260), (1, 224, 224, 3), (1, 260, 260, 4)])
def test_squares_of_another_shape_are_refused(starter: StarterEncoder, shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="expected uint8"):
        starter.encode_images(np.zeros(shape, np.uint8))


def test_squares_of_another_dtype_are_refused(starter: StarterEncoder) -> None:
    with pytest.raises(ValueError, match="expected uint8"):
        starter.encode_images(np.zeros((1, 260, 260, 3), np.float32))


def test_one_string_is_not_a_sequence_of_texts(starter: StarterEncoder) -> None:
    with pytest.raises(ValueError, match="sequence"):
        starter.encode_texts("a cat")


def test_a_text_search_loads_neither_torch_nor_the_image_tower() -> None:
    script = (
        "import sys; from photolens.vision.starter import load_starter; e = load_starter(); e.encode_texts(['a cat']);"
        "print(sorted({'torch', 'timm', 'open_clip'} & set(sys.modules)), '_image_session' in vars(e))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "[] False"
    assert not done.stderr
