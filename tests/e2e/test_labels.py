"""Labels on real files: what the user said stays with a photo wherever its file goes and whatever model sees it."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from photolens.domain.label import LabelDraft, TagSource
from photolens.domain.photo import PhotoId
from photolens.library import Library
from photolens.settings import ModelSettings

TINY = "photolens-tiny"
CONFIG = {
    "embed_dim": 48,
    "vision_cfg": {"image_size": 32, "layers": 1, "width": 64, "head_width": 32, "patch_size": 8},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}
CAT, COFFEE, ROCKET = "chelsea.png", "coffee.png", "rocket.jpg"


@pytest.fixture
def indexed(library: Library, photos: Path, photographs: list[Path]) -> Library:
    """A library of real photographs."""
    for name in (CAT, COFFEE, ROCKET, "astronaut.png", "motorcycle_left.png"):
        shutil.copy(photographs[0] / name, photos / name)
    library.index([photos])
    return library


@pytest.fixture
def tiny_model(tmp_path: Path) -> Iterator[ModelSettings]:
    """Another model, small and random, that open_clip loads from a file."""
    torch: Any = pytest.importorskip("torch", reason="the extra clip is not installed")
    open_clip: Any = pytest.importorskip("open_clip", reason="the extra clip is not installed")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(open_clip.factory, "_MODEL_CONFIGS", dict(open_clip.factory._MODEL_CONFIGS))
        patched.setattr(open_clip.factory, "_MODEL_CONFIG_PATHS", list(open_clip.factory._MODEL_CONFIG_PATHS))
        (tmp_path / f"{TINY}.json").write_text(json.dumps(CONFIG))
        open_clip.add_model_config(tmp_path / f"{TINY}.json")
        torch.manual_seed(0)
        torch.save(open_clip.create_model(TINY, pretrained_text=False).state_dict(), tmp_path / "tiny.pt")
        yield ModelSettings(name=TINY, checkpoint=str(tmp_path / "tiny.pt"), device="cpu")


def photo(library: Library, path: Path) -> PhotoId:
    found = library.photo_at(path)
    assert found is not None
    return found


def sources(library: Library, of: PhotoId) -> dict[str, TagSource]:
    return {tag.name: tag.source for tag in library.labels.tags(of)}


def test_the_users_word_follows_a_file_that_moves_and_is_renamed(indexed: Library, photos: Path) -> None:
    indexed.labels.add(LabelDraft("our cat"))
    label = indexed.labels.named("our cat")
    cat, coffee = photo(indexed, photos / CAT), photo(indexed, photos / COFFEE)
    indexed.labels.answer(label.id, accepted=[cat], rejected=[coffee])
    (photos / "pets").mkdir()
    (photos / CAT).rename(photos / "pets" / "kitty.png")
    (photos / COFFEE).rename(photos / "cup.png")
    indexed.index()
    assert photo(indexed, photos / "pets" / "kitty.png") == cat
    assert sources(indexed, cat)["our cat"] is TagSource.CONFIRMED
    assert sources(indexed, photo(indexed, photos / "cup.png"))["our cat"] is TagSource.REJECTED
    assert {found.photo_id for found in indexed.search('label:"our cat"')} == {cat}


def test_the_users_word_outlives_a_change_of_the_model(
    indexed: Library, photos: Path, tiny_model: ModelSettings
) -> None:
    indexed.labels.add(LabelDraft("our cat"))
    label = indexed.labels.named("our cat")
    cat, coffee = photo(indexed, photos / CAT), photo(indexed, photos / COFFEE)
    indexed.labels.answer(label.id, accepted=[cat], rejected=[coffee])
    indexed.change_settings(model=tiny_model)
    indexed.index()
    indexed.labels.run()
    others = {tag.model for each in indexed.timeline().ids.tolist() for tag in indexed.labels.tags(each)
              if tag.source is TagSource.AUTO}  # fmt: skip
    assert others <= {indexed.encoder.model_id}, "the other model's auto tags are gone"
    assert sources(indexed, cat)["our cat"] is TagSource.CONFIRMED
    assert sources(indexed, coffee)["our cat"] is TagSource.REJECTED
    indexed.change_settings(model=ModelSettings())
    indexed.index()
    assert sources(indexed, cat)["our cat"] is TagSource.CONFIRMED
    assert sources(indexed, coffee)["our cat"] is TagSource.REJECTED


def test_new_files_are_labelled_in_the_pass_that_reads_them(
    indexed: Library, photos: Path, photographs: list[Path]
) -> None:
    indexed.labels.add(LabelDraft("motorcycle"))
    indexed.labels.set_threshold(indexed.labels.named("motorcycle").id, 0.05)
    shutil.copy(photographs[0] / "motorcycle_right.png", photos)
    events: list[object] = []
    indexed.index(publish=events.append)
    assert "motorcycle" in sources(indexed, photo(indexed, photos / "motorcycle_right.png"))


def test_labels_made_before_there_are_photos_wait_for_them(
    library: Library, photos: Path, photographs: list[Path]
) -> None:
    library.labels.add(LabelDraft("motorcycle"))
    library.labels.set_threshold(library.labels.named("motorcycle").id, 0.05)
    for name in ("motorcycle_left.png", "motorcycle_right.png", COFFEE):
        shutil.copy(photographs[0] / name, photos)
    library.index([photos])
    assert "motorcycle" in sources(library, photo(library, photos / "motorcycle_left.png"))
