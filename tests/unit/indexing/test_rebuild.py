"""Another model's vectors of the photos that a library has: real files, real decode processes, a real catalogue."""

import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from photolens.domain.folder import Place
from photolens.domain.framing import Framing
from photolens.domain.photo import PhotoId
from photolens.errors import MediaError
from photolens.indexing import rebuild, worker
from photolens.indexing.control import Control
from photolens.indexing.decoding import DecodeSettings
from photolens.indexing.events import Event, GenerationProgress
from photolens.indexing.rebuild import Rebuild
from photolens.library import Library
from photolens.media import ThumbnailFolder, read_photo, read_squares
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.folders import Folders
from photolens.store.generations import Generations, Recipe
from photolens.store.intake import Batch, Intake, NewContent
from photolens.vision.pooling import encode_photos
from tests.plain_encoder import PlainEncoder

LONG_S = 60.0


class Collection:
    """Photos that were indexed with an old model, and what a new one makes of them."""

    def __init__(self, catalogue: Database, thumbnails: ThumbnailFolder) -> None:
        self.catalogue = catalogue
        self.thumbnails = thumbnails
        self.generations = Generations(catalogue)
        self.old = Embeddings(catalogue, "old", 4)
        self.told: list[GenerationProgress] = []

    def add(self, path: Path, size: tuple[int, int] = (600, 400)) -> PhotoId:
        """A photo with a thumbnail, as the index run leaves it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        seed = sum(path.name.encode())
        rough = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), np.uint8)
        Image.fromarray(rough).save(path)
        return self.enter(path)

    def enter(self, path: Path) -> PhotoId:
        """Take up a file as it is."""
        read = read_photo(path, Framing(8))
        self.thumbnails.save(read.content_hash, read.thumbnail)
        folder = Folders(self.catalogue).add(path.parent, "volume").id
        place = Place(folder, path.name, read.size_bytes, 0)
        vector = np.array([1, 0, 0, 0], np.float32)
        new = NewContent(place, read.content_hash, read.size_bytes, 0, read.facts, vector)
        (photo,) = Intake(self.catalogue, self.old.model_row).commit(Batch(new=[new])).photos
        return photo

    def thumbnail(self, photo: PhotoId) -> Path:
        return self.thumbnails.path_of(self.generations.sources([photo])[photo].content)

    @contextmanager
    def rebuilding(
        self, encoder: PlainEncoder, publish: Callable[[GenerationProgress], None] = lambda _: None
    ) -> Iterator[Rebuild]:
        row = Embeddings(self.catalogue, encoder.model_id, encoder.dimensions).model_row
        self.generations.note(row, Recipe("plain-name", ""))

        def tell(event: Event) -> None:
            assert isinstance(event, GenerationProgress)
            self.told.append(event)
            if event.done:
                publish(event)

        settings = DecodeSettings(1, 20.0, Framing(8), self.thumbnails)
        made = Rebuild(self.generations, row, encoder, settings, tell)
        yield made
        made.close()

    def rebuild(self, encoder: PlainEncoder) -> int:
        """All of it; how many failed."""
        with self.rebuilding(encoder) as made:
            while made.step(Control(), LONG_S):
                pass
            return made.failed

    def vector(self, photo: PhotoId, encoder: PlainEncoder) -> NDArray[np.float32] | None:
        return Embeddings(self.catalogue, encoder.model_id, encoder.dimensions).of(photo)

    def count(self, encoder: PlainEncoder) -> int:
        return Embeddings(self.catalogue, encoder.model_id, encoder.dimensions).count()


@pytest.fixture
def collection(catalogue: Database, library: Library) -> Collection:
    return Collection(catalogue, ThumbnailFolder(library.paths.thumbnails))


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a few photos are several batches."""
    monkeypatch.setattr(rebuild, "BATCH", 2)
    monkeypatch.setattr(rebuild, "AHEAD", 4)
    monkeypatch.setattr(rebuild, "FIRST_BATCH", 2)


def same(one: NDArray[np.float32] | None, other: NDArray[np.float32]) -> bool:
    return one is not None and np.allclose(one, other, atol=2e-3)  # vectors are kept in 16 bits


def of_thumbnail(path: Path, encoder: PlainEncoder) -> NDArray[np.float32]:
    vector: NDArray[np.float32] = encode_photos(encoder, [read_squares(path, encoder.framing)])[0]
    return vector


def of_original(path: Path, encoder: PlainEncoder) -> NDArray[np.float32]:
    vector: NDArray[np.float32] = encode_photos(encoder, [read_squares(path, encoder.framing)])[0]
    return vector


def test_vectors_are_made_of_thumbnails_when_the_photos_are_gone(collection: Collection, photos: Path) -> None:
    ids = [collection.add(photos / f"{number}.png") for number in range(5)]
    for path in photos.iterdir():
        path.unlink()
    encoder = PlainEncoder(32)
    assert collection.rebuild(encoder) == 0
    for photo in ids:
        assert same(collection.vector(photo, encoder), of_thumbnail(collection.thumbnail(photo), encoder))


@pytest.mark.parametrize("side", [32, 400])
def test_vectors_are_made_of_the_photos_where_these_are_there(collection: Collection, photos: Path, side: int) -> None:
    path, encoder = photos / "a.png", PlainEncoder(side)
    photo = collection.add(path, (1200, 900))
    assert side == 32 or not same(of_thumbnail(collection.thumbnail(photo), encoder), of_original(path, encoder))
    assert collection.rebuild(encoder) == 0
    assert same(collection.vector(photo, encoder), of_original(path, encoder))


@pytest.mark.parametrize("fate", ["gone", "another picture"])
def test_a_thumbnail_is_better_than_nothing(collection: Collection, photos: Path, fate: str) -> None:
    path, encoder = photos / "a.png", PlainEncoder(400)
    photo = collection.add(path, (1200, 900))
    path.unlink()
    if fate == "another picture":
        Image.new("RGB", (1200, 900), "red").save(path)
    assert collection.rebuild(encoder) == 0
    assert same(collection.vector(photo, encoder), of_thumbnail(collection.thumbnail(photo), encoder))


def test_a_damaged_thumbnail_does_not_matter_where_the_photo_is_there(collection: Collection, photos: Path) -> None:
    ids = [collection.add(photos / f"{number}.png") for number in range(3)]
    first, second, third = map(collection.thumbnail, ids)
    first.write_bytes(first.read_bytes()[:500])
    second.write_bytes(b"no picture")
    third.unlink()
    encoder = PlainEncoder(32)
    assert collection.rebuild(encoder) == 0
    for number, photo in enumerate(ids):
        assert same(collection.vector(photo, encoder), of_original(photos / f"{number}.png", encoder))


def test_a_panorama_is_pooled(collection: Collection, photos: Path) -> None:
    path, encoder = photos / "wide.png", PlainEncoder(64)
    photo = collection.add(path, (1000, 100))
    assert collection.rebuild(encoder) == 0
    assert same(collection.vector(photo, encoder), of_original(path, encoder))
    assert max(encoder.images) == 8


def test_a_stopped_rebuild_is_gone_on_with(collection: Collection, photos: Path, small_batches: None) -> None:
    for number in range(9):
        collection.add(photos / f"{number}.png")
    control, encoder = Control(), PlainEncoder(32)
    with collection.rebuilding(encoder, publish=lambda _: control.stop()) as made:
        assert made.step(control, LONG_S)
    assert collection.count(encoder) == 2
    again = PlainEncoder(32)
    assert collection.rebuild(again) == 0
    assert collection.count(encoder) == 9
    assert sum(again.images) == 7
    assert [(told.done, told.total) for told in collection.told] == [
        (0, 9),
        (2, 9),
        (2, 9),
        (4, 9),
        (6, 9),
        (8, 9),
        (9, 9),
    ]
    assert {told.model for told in collection.told} == {"plain-name"}


def test_a_paused_rebuild_begins_nothing_until_it_is_resumed(
    collection: Collection, photos: Path, small_batches: None
) -> None:
    for number in range(6):
        collection.add(photos / f"{number}.png")
    control, encoder = Control(), PlainEncoder(32)
    with collection.rebuilding(encoder, publish=lambda _: control.pause()) as made:
        assert made.step(control, LONG_S)
        assert made.step(control, LONG_S)
        assert collection.count(encoder) == 2
        control.resume()
        assert made.step(control, LONG_S)
        assert collection.count(encoder) == 4


def test_a_step_without_time_does_nothing_but_tell_that_there_is_more(collection: Collection, photos: Path) -> None:
    collection.add(photos / "a.png")
    with collection.rebuilding(PlainEncoder()) as made:
        assert made.step(Control(), 0.0)
    assert [(told.done, told.total) for told in collection.told] == [(0, 1)]


def test_nothing_missing_is_nothing_to_do(collection: Collection) -> None:
    encoder = PlainEncoder()
    assert collection.rebuild(encoder) == 0
    assert (encoder.images, collection.told) == ([], [])


def test_a_photo_that_came_meanwhile_gets_its_vector_too(collection: Collection, photos: Path) -> None:
    collection.add(photos / "a.png")
    encoder, came = PlainEncoder(32), list[PhotoId]()

    def add(_: GenerationProgress) -> None:
        if not came:
            came.append(collection.add(photos / "b.png"))

    with collection.rebuilding(encoder, publish=add) as made:
        while made.step(Control(), LONG_S):
            pass
    assert collection.vector(came[0], encoder) is not None


def test_a_photo_that_is_removed_meanwhile_is_nobodys_failure(
    collection: Collection, photos: Path, library: Library, small_batches: None
) -> None:
    for number in range(8):
        collection.add(photos.with_name("kept") / f"{number}.png")
    removed = [collection.add(photos / f"{number}.png") for number in range(100, 103)]
    for photo in removed:
        collection.thumbnail(photo).unlink()
        collection.generations.sources([photo])[photo].paths[0].unlink()
    encoder = PlainEncoder(32)

    def remove(_: GenerationProgress) -> None:
        if photos in {folder.path for folder in library.folders()}:
            library.remove_folder(photos)

    with collection.rebuilding(encoder, publish=remove) as made:
        while made.step(Control(), LONG_S):
            pass
        assert made.failed == 0
    assert collection.count(encoder) == 8


def test_a_photo_that_cannot_be_read_is_left_out_and_told(
    collection: Collection, photos: Path, caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = collection.add(photos / "good.png"), collection.add(photos / "bad.png")
    collection.thumbnail(bad).write_bytes(b"\xff\xd8\xff")
    (photos / "bad.png").unlink()
    encoder = PlainEncoder(32)
    with collection.rebuilding(encoder) as made:
        while made.step(Control(), LONG_S):
            pass
        assert not made.step(Control(), LONG_S)  # it is not tried for ever
        assert made.failed == 1
    assert collection.vector(good, encoder) is not None
    assert collection.vector(bad, encoder) is None
    assert f"{photos / 'bad.png'} gets no vector of plain: " in caplog.text
    assert (collection.told[-1].done, collection.told[-1].total) in {(1, 1), (1, 2)}


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_crash_of_the_decoder_costs_one_photo(
    collection: Collection, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        collection.add(photos / f"{number}.png")
    path = photos / "harmful.png"
    Image.new("RGB", (64, 48)).save(path)
    path.write_bytes(path.read_bytes() + b"harmful")
    photo = collection.enter(path)
    monkeypatch.syspath_prepend(Path(__file__).parent)  # decode processes import what they run by its name
    monkeypatch.setattr(worker, "view", importlib.import_module("harm").view_or_crash)
    encoder = PlainEncoder(32)
    assert collection.rebuild(encoder) == 1
    assert collection.count(encoder) == 4
    assert collection.vector(photo, encoder) is None


def test_a_slow_model_is_given_few_photos_at_once(
    collection: Collection, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        collection.add(photos / f"{number}.png")
    monkeypatch.setattr(rebuild, "SLOW_S", -1.0)
    slow = PlainEncoder(32, "slow")
    collection.rebuild(slow)
    assert slow.images == [4, 2, 1, 1, 1, 1]
    monkeypatch.undo()
    quick = PlainEncoder(32, "quick")
    monkeypatch.setattr(rebuild, "QUICK_S", 60.0)
    monkeypatch.setattr(rebuild, "SLOW_S", 60.0)
    collection.rebuild(quick)
    assert quick.images == [4, 6]


def test_a_photo_without_thumbnail_and_file_is_told(photos: Path) -> None:
    known = worker.KnownPhoto(read_photo_of(photos).content_hash, photos / "none.jpg", ())
    with pytest.raises(MediaError, match="not there"):
        worker.view(known, Framing(32))


def read_photo_of(photos: Path) -> worker.ReadFile:
    Image.new("RGB", (64, 48)).save(photos / "a.png")
    return worker.read(photos / "a.png", Framing(32), ThumbnailFolder(photos / "thumbnails"))
