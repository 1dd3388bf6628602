"""Queries of several parts, in a space of four dimensions where everything can be told by hand."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import insert

from photolens.domain.folder import Place
from photolens.domain.framing import Framing
from photolens.domain.label import LabelId
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.domain.query import AnyOf, HasLabel, InFolder, Not, OneOf, Query
from photolens.errors import UsageError
from photolens.search.engine import Engine
from photolens.search.vector_cache import VectorCache
from photolens.store import tables
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.folders import Folders
from photolens.store.intake import Batch, Intake, NewContent
from photolens.store.photos import Photos
from photolens.vision.encoder import Calibration, Squares, Vectors

Vector = NDArray[np.float32]
PHRASES = {"dog": (1, 0, 0, 0), "snow": (0, 1, 0, 0)}
OTHER = (0, 0, 0, 1)


def unit(*numbers: float) -> Vector:
    vector = np.array(numbers, np.float32)
    return vector / np.linalg.norm(vector)


class Words:
    """A model that knows two words; cosines with photos are small for them, as they are for real models."""

    model_id, dimensions, framing, prompts, logit_scale = "words", 4, Framing(8), ("{}",), 1.0
    phrase_calibration, photo_calibration = Calibration(0.25, 30.0), Calibration(0.6, 6.0)
    device, precision, notice = "cpu", "float32", ""

    def encode_images(self, squares: Squares) -> Vectors:
        raise NotImplementedError

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        return np.stack([unit(*PHRASES.get(text, OTHER)) for text in texts])


class World:
    """A catalogue with vectors by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database.open(folder / "catalogue.sqlite", folder / "backups")
        embeddings = Embeddings(self.database, Words.model_id, Words.dimensions)
        self.intake = Intake(self.database, embeddings.model_row)
        self.root = Folders(self.database).add(folder, "volume")
        photos = Photos(self.database, embeddings.model_row)
        self.engine = Engine(photos, VectorCache(embeddings, folder / "vectors"), Words())

    def add(self, name: str, *numbers: float) -> PhotoId:
        place = Place(self.root.id, f"{name}.jpg", 1, 1)
        item = NewContent(place, ContentHash(name), 1, 0, PhotoFacts(1, 1, "JPEG"), unit(*numbers))
        (photo,) = self.intake.commit(Batch(new=[item])).photos
        return photo

    def ask(self, query: Query, *pictures: Vector, limit: int = 10) -> list[str]:
        return [result.path.stem for result in self.engine.ask(query, pictures, limit)]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.database.close()


def test_a_phrase_alone_ranks_by_its_cosine(world: World) -> None:
    world.add("some", 0.3, 0, 1, 0)
    world.add("none", 0, 0, 1, 0)
    world.add("much", 0.6, 0, 1, 0)
    assert world.ask(Query("  dog ")) == ["much", "some", "none"]
    (best, *_) = world.engine.ask(Query("dog"), (), 1)
    assert best.score == pytest.approx(float(unit(0.6, 0, 1, 0)[0]), abs=1e-3)
    assert best.match == Words.phrase_calibration.match(best.score)


def test_a_photo_alone_finds_its_like_but_not_itself(world: World) -> None:
    photo = world.add("itself", 0, 0, 1, 0)
    world.add("near", 0, 0.1, 1, 0)
    world.add("far", 1, 0, 0, 0)
    (near, far) = world.engine.ask(Query(photos=(photo,)), (), 10)
    assert (near.path.stem, far.path.stem) == ("near", "far")
    assert near.match == Words.photo_calibration.match(near.score)


def test_several_photos_are_asked_for_by_what_lies_between_them(world: World) -> None:
    photos = world.add("x", 1, 0, 0, 0), world.add("y", 0, 1, 0, 0)
    world.add("between", 1, 1, 0, 0)
    world.add("like x", 1, 0.2, 0, 0)
    assert world.ask(Query(photos=photos)) == ["between", "like x"]
    assert world.ask(Query(photos=photos), limit=1) == ["between"]


def test_pictures_from_outside_count_as_photos(world: World) -> None:
    photo = world.add("x", 1, 0, 0, 0)
    world.add("between", 1, 1, 0, 0)
    world.add("y", 0, 1, 0, 0)
    assert world.ask(Query(), unit(0, 1, 0, 0)) == ["y", "between", "x"]
    assert world.ask(Query(photos=(photo,)), unit(0, 1, 0, 0)) == ["between", "y"]


def test_a_phrase_and_a_photo_must_both_fit(world: World) -> None:
    """By the sum of the cosines the near twin without a dog would win: photos lie closer together than words."""
    photo = world.add("asked", 0, 0, 1, 0)
    world.add("twin without dog", 0.02, 0, 1, 0)
    world.add("dog and alike", 0.35, 0, 0.8, 0.45)
    world.add("dog elsewhere", 0.45, 0, 0, 1)
    assert world.ask(Query("dog", (photo,)))[0] == "dog and alike"
    results = world.engine.ask(Query("dog", (photo,)), (), 10)
    assert [result.match for result in results] == sorted((result.match for result in results), reverse=True)


def test_the_match_of_all_parts_is_the_geometric_mean_of_theirs(world: World) -> None:
    photo = world.add("asked", 0, 0, 1, 0)
    world.add("found", 0.3, 0, 0.7, 0.5)
    (found,) = world.engine.ask(Query("dog", (photo,)), (), 10)
    vector = unit(0.3, 0, 0.7, 0.5)
    of_phrase = Words.phrase_calibration.match(float(vector[0]))
    of_photo = Words.photo_calibration.match(float(vector[2]))
    assert found.match == pytest.approx((of_phrase * of_photo) ** 0.5, rel=0.02)
    assert found.score == pytest.approx(float(vector @ unit(30, 0, 6, 0)), abs=1e-3)


def test_many_photos_are_ranked_by_all_parts_as_by_hand(world: World) -> None:
    random = np.random.default_rng(3)
    asked = world.add("asked", 0, 0.2, 1, 0)
    vectors = {f"{number}": random.standard_normal(4).astype(np.float32) for number in range(60)}
    for name, vector in vectors.items():
        world.add(name, *vector.tolist())
    phrase, photo = unit(*PHRASES["dog"]), unit(0, 0.2, 1, 0)

    def fit(vector: Vector) -> float:
        rounded = (vector / np.linalg.norm(vector)).astype(np.float16).astype(np.float32)
        of_phrase = Words.phrase_calibration.match(float(rounded @ phrase))
        return of_phrase * Words.photo_calibration.match(float(rounded @ photo))

    found = world.engine.ask(Query("dog", (asked,)), (), 60)
    expected = sorted((fit(vector) ** 0.5 for vector in vectors.values()), reverse=True)
    np.testing.assert_allclose([result.match for result in found], expected, rtol=0.05)


def test_filters_hold_for_every_kind_of_query(world: World) -> None:
    photo = world.add("in/asked", 0, 0, 1, 0)
    world.add("in/a", 1, 0, 1, 0)
    world.add("out/b", 1, 0, 1, 0)
    within = (InFolder(world.folder / "in"),)
    for query in (
        Query("dog", filters=within),
        Query(photos=(photo,), filters=within),
        Query("dog", (photo,), (), within),
    ):
        assert [name for name in world.ask(query) if name != "asked"] == ["a"]


def test_a_small_limit_does_not_change_what_comes_first(world: World) -> None:
    photo = world.add("asked", 0, 0, 1, 0)
    random = np.random.default_rng(5)
    for number in range(50):
        world.add(f"{number}", *random.standard_normal(4).tolist())
    everything = world.ask(Query("dog", (photo,)), limit=100)
    assert world.ask(Query("dog", (photo,)), limit=5) == everything[:5]


def test_filters_alone_give_all_that_meet_them_newest_first(world: World) -> None:
    for name in ("in/a", "out/b", "in/c", "in/d"):
        world.add(name, 1, 0, 0, 0)
    within = Query("  ", filters=(InFolder(world.folder / "in"),))
    assert world.ask(within) == ["d", "c", "a"]
    assert world.ask(within, limit=2) == ["d", "c"]
    assert {(result.match, result.score) for result in world.engine.ask(within, (), 10)} == {(1.0, 1.0)}
    assert world.ask(Query(filters=(AnyOf(()),))) == []


def test_labels_and_lists_of_photos_are_filters_of_a_search(world: World) -> None:
    photos = {name: world.add(name, 1, number / 10, 0, 0) for number, name in enumerate("abcd")}
    with world.database.writing() as connection:
        connection.execute(insert(tables.label).values(id=1, name="dog"))
        rows = [{"label_id": 1, "photo_id": photos[name], "source": "auto"} for name in "bc"]
        connection.execute(insert(tables.tag), rows)
    dog = HasLabel(LabelId(1))
    assert world.ask(Query("dog", filters=(dog,))) == ["b", "c"]
    assert world.ask(Query("dog", filters=(Not(dog),))) == ["a", "d"]
    assert world.ask(Query("dog", filters=(AnyOf((dog, OneOf((photos["d"],)))),))) == ["b", "c", "d"]


@pytest.mark.parametrize("ask_for", [Query(), Query("   ")])
def test_asking_for_nothing_is_no_question(world: World, ask_for: Query) -> None:
    with pytest.raises(UsageError, match="say what to look for"):
        world.ask(ask_for)


def test_a_photo_without_a_vector_is_told(world: World) -> None:
    with pytest.raises(UsageError, match="not indexed yet"):
        world.ask(Query(photos=(PhotoId(77),)))


def test_photos_that_are_opposites_are_no_crash(world: World) -> None:
    photos = world.add("up", 0, 0, 1, 0), world.add("down", 0, 0, -1, 0)
    world.add("other", 1, 0, 0, 0)
    assert world.ask(Query(photos=photos)) == ["other"]
