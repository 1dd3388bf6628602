"""Changing the model: two generations, the switch, going back, and what is left when something breaks off."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Flag
from threading import Thread

import numpy as np
import pytest
from PIL import Image

from photolens import generations
from photolens.domain.label import LabelDraft, TagSource
from photolens.domain.model import STARTER, ModelEntry, ModelState
from photolens.errors import ModelError, UsageError
from photolens.indexing.control import Control
from photolens.indexing.events import Event, GenerationFailed, GenerationProgress, ModelSwitched, Progress
from photolens.library import Library
from photolens.settings import ModelSettings
from tests.tiny_models import install_tiny

MakePhoto = Callable[..., Path]
PHOTOS = 80


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose photos have vectors of the starter; each test gets a copy."""
    folder, chance = tmp_path_factory.mktemp("template"), np.random.default_rng(0)
    (folder / "photos").mkdir()
    for number in range(PHOTOS):
        Image.fromarray(chance.integers(0, 256, (48, 64, 3), np.uint8)).save(folder / "photos" / f"{number}.png")
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
    return folder / "library"


@pytest.fixture
def indexed(template: Path, tmp_path: Path) -> Iterator[Library]:
    """The library of this test."""
    shutil.copytree(template, tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def tiny(models: Path) -> str:
    """The name of an installed model."""
    install_tiny(models)
    return "tiny"


def entry(library: Library, name: str) -> ModelEntry:
    return next(each for each in library.models.all() if each.card.name == name)


def serving(library: Library) -> str:
    return next(each.card.name for each in library.models.all() if each.is_serving)


def found(library: Library) -> set[Path]:
    return {result.path for result in library.search("a dog", limit=2 * PHOTOS)}


def test_the_one_before_serves_until_the_chosen_one_has_all_its_vectors(indexed: Library, tiny: str) -> None:
    assert indexed.models.use(tiny)
    assert (serving(indexed), entry(indexed, tiny).is_chosen, entry(indexed, tiny).vectors) == (STARTER, True, 0)
    assert len(found(indexed)) == PHOTOS
    assert indexed.models.build()
    assert (serving(indexed), entry(indexed, tiny).vectors) == (tiny, PHOTOS)
    assert indexed.encoder.model_id.startswith("tiny-")
    assert len(found(indexed)) == PHOTOS


def test_progress_is_told_and_the_switch_comes_last(indexed: Library, tiny: str) -> None:
    events: list[Event] = []
    indexed.models.use(tiny)
    indexed.models.build(publish=events.append)
    progress = [event for event in events if isinstance(event, GenerationProgress)]
    assert (progress[-1].model, progress[-1].done, progress[-1].total) == (tiny, PHOTOS, PHOTOS)
    assert events[-1] == ModelSwitched(tiny)


def test_a_build_that_is_stopped_goes_on_after_a_restart(indexed: Library, tiny: str) -> None:
    indexed.models.use(tiny)
    control = Control()

    def stop_early(event: Event) -> None:
        if isinstance(event, GenerationProgress) and 0 < event.done < event.total:
            control.stop()

    assert not indexed.models.build(publish=stop_early, control=control)
    made = entry(indexed, tiny).vectors
    assert 0 < made < PHOTOS
    with Library.open(indexed.paths.folder) as again:
        assert serving(again) == STARTER
        assert len(found(again)) == PHOTOS
        assert again.models.build()
        assert (serving(again), entry(again, tiny).vectors) == (tiny, PHOTOS)
        assert again.verify().ok


def test_going_back_needs_no_building(indexed: Library, tiny: str) -> None:
    indexed.models.use(tiny)
    indexed.models.build()
    indexed.models.use(STARTER)
    assert serving(indexed) == STARTER
    assert len(found(indexed)) == PHOTOS
    indexed.models.use(tiny)
    assert serving(indexed) == tiny


def test_photos_that_came_meanwhile_are_made_up_for_after_going_back(
    indexed: Library, photos: Path, make_photo: MakePhoto, tiny: str
) -> None:
    indexed.models.use(tiny)
    indexed.models.build()
    make_photo(photos / "new.jpg")
    indexed.index([photos])
    indexed.models.use(STARTER)
    assert serving(indexed) == STARTER
    assert indexed.models.build()
    assert photos / "new.jpg" in {result.path for result in indexed.search("a dog", limit=1000)}


def test_dropped_vectors_have_to_be_made_again(indexed: Library, tiny: str) -> None:
    indexed.models.use(tiny)
    indexed.models.build()
    assert indexed.models.drop_vectors(STARTER)
    assert entry(indexed, STARTER).vectors == 0
    indexed.models.use(STARTER)
    assert serving(indexed) == tiny
    assert indexed.models.build()
    assert (serving(indexed), len(found(indexed))) == (STARTER, PHOTOS)


def test_vectors_in_use_cannot_be_dropped_nor_their_model_removed(indexed: Library, tiny: str) -> None:
    indexed.models.use(tiny)
    for name in (tiny, STARTER):
        with pytest.raises(UsageError):
            indexed.models.drop_vectors(name)
        with pytest.raises(UsageError):
            indexed.models.remove(name)


def test_a_model_that_was_removed_can_be_had_no_more(indexed: Library, tiny: str) -> None:
    assert indexed.models.remove(tiny)
    assert tiny not in {each.card.name for each in indexed.models.all()}
    with pytest.raises((UsageError, ModelError)):
        indexed.models.use(tiny)
    assert serving(indexed) == STARTER


def test_a_model_that_is_not_here_is_not_chosen(indexed: Library) -> None:
    with pytest.raises(ModelError, match="photolens models download"):
        indexed.models.use("ViT-B-32/laion2b_s34b_b79k")
    assert indexed.settings.model == ModelSettings()
    assert entry(indexed, "ViT-B-32/laion2b_s34b_b79k").state is ModelState.AVAILABLE


def test_weights_that_are_gone_do_not_stop_the_starter(indexed: Library, tiny: str, models: Path) -> None:
    indexed.models.use(tiny)
    indexed.models.build()
    indexed.close()
    next(models.rglob("open_clip_model.pt")).unlink()
    with Library.open(indexed.paths.folder) as again:
        with pytest.raises(ModelError):
            again.search("a dog")
        again.models.use(STARTER)
        assert serving(again) == STARTER
        assert len(found(again)) == PHOTOS


def test_weights_that_cannot_be_loaded_are_told_once_and_change_nothing(
    indexed: Library, tiny: str, models: Path
) -> None:
    indexed.change_settings(model=ModelSettings("tiny"))
    next(models.rglob("open_clip_model.pt")).write_bytes(b"x" * next(models.rglob("open_clip_model.pt")).stat().st_size)
    events: list[Event] = []
    assert not indexed.models.build(publish=events.append)
    assert not indexed.models.build(publish=events.append)
    assert [type(event) for event in events] == [GenerationFailed]
    assert len(found(indexed)) == PHOTOS


def test_settings_written_by_hand_are_followed_by_the_next_index(indexed: Library, tiny: str) -> None:
    indexed.paths.settings.write_text('[model]\nname = "tiny"\n')
    indexed.index()
    assert serving(indexed) == tiny


def test_another_process_may_change_the_model(indexed: Library, tiny: str) -> None:
    with Library.open(indexed.paths.folder) as other:
        other.models.use(tiny)
        other.models.build()
    indexed.index()
    assert indexed.encoder.model_id.startswith("tiny-")
    assert serving(indexed) == tiny


def test_no_search_fails_while_the_model_changes(indexed: Library, tiny: str) -> None:
    stopped, sizes, errors = Flag(), list[int](), list[Exception]()

    def search() -> None:
        while not stopped.is_set():
            try:
                sizes.append(len(found(indexed)))
            except Exception as error:  # noqa: BLE001 (any would be a failure)
                errors.append(error)

    threads = [Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for name in (tiny, STARTER, tiny):
            indexed.models.use(name)
            indexed.models.build()
    finally:
        stopped.set()
        for thread in threads:
            thread.join()
    assert not errors
    assert set(sizes) == {PHOTOS}


def test_the_users_answers_stay_and_auto_tags_are_the_serving_models(indexed: Library, tiny: str) -> None:
    indexed.labels.add(LabelDraft("dog"))
    label, (yes, no, *_) = indexed.labels.named("dog").id, indexed.timeline().ids.tolist()
    indexed.labels.answer(label, accepted=[yes], rejected=[no])
    for name in (tiny, STARTER):
        indexed.models.use(name)
        indexed.models.build()
        indexed.labels.set_threshold(label, 0.01)
        tags = [tag for photo in indexed.timeline().ids.tolist() for tag in indexed.labels.tags(photo)]
        assert {tag.model for tag in tags if tag.source is TagSource.AUTO} <= {indexed.encoder.model_id}
        assert indexed.labels.answers(label) == ([yes], [no])


def test_a_switch_in_the_middle_of_indexing_goes_on_with_the_other_model(
    indexed: Library, photos: Path, make_photo: MakePhoto, tiny: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations, "NEARLY_ALL", 0.5)  # what came in a moment is much of so few photos
    indexed.models.use(tiny)
    indexed.models.build()
    for seed in range(PHOTOS):
        make_photo(photos / f"{seed}.jpg", seed)
    backs: list[object] = []

    def go_back(event: Event) -> None:
        if not backs and isinstance(event, Progress):
            backs.append(indexed.models.use(STARTER))

    indexed.index([photos], publish=go_back)
    assert backs
    assert serving(indexed) == STARTER
    assert len(indexed.search("a dog", limit=1000)) == 2 * PHOTOS


def test_the_offer_is_made_until_it_is_declined(indexed: Library) -> None:
    offered = indexed.models.offered()
    assert offered is not None
    assert offered == indexed.models.recommended()
    indexed.models.decline_offer()
    with Library.open(indexed.paths.folder) as again:
        assert again.models.offered() is None
        assert again.models.recommended() is not None


def test_a_model_of_ones_own_is_imported_and_measured(indexed: Library, tmp_path: Path, models: Path) -> None:
    weights = tmp_path / "mine.pt"
    torch = pytest.importorskip("torch", reason="the extra clip is not installed")
    open_clip = pytest.importorskip("open_clip", reason="the extra clip is not installed")
    torch.save(open_clip.create_model("ViT-S-32-alt", pretrained_text=False).state_dict(), weights)
    card = indexed.models.import_file(weights, "ViT-S-32-alt")
    assert (card.name, card.input_px, card.dimensions) == ("mine", 224, 256)
    assert entry(indexed, "mine").state is ModelState.INSTALLED
    with pytest.raises(UsageError, match="mine"):
        indexed.models.import_file(weights, "ViT-S-32-alt")
    speed = indexed.models.benchmark("mine", photos=4)
    assert speed.photos_per_second > 0
    assert speed.photos >= 4
    assert speed.device == "cpu"


def test_what_is_no_model_is_not_imported(indexed: Library, tmp_path: Path) -> None:
    pytest.importorskip("open_clip", reason="the extra clip is not installed")
    (tmp_path / "mine.pt").write_bytes(b"no weights")
    with pytest.raises(ModelError, match=r"mine\.pt"):
        indexed.models.import_file(tmp_path / "mine.pt", "ViT-S-32-alt")
    assert "mine" not in {each.card.name for each in indexed.models.all()}
