"""Tags when the model changes: only the one that answers searches gives them, and the user's word stays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import insert, select

from photolens.domain.folder import Place
from photolens.domain.label import LabelId, threshold_of
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.labelling.labeller import Labeller
from photolens.labelling.tagging import Tagging
from photolens.search.vector_cache import VectorCache
from photolens.store import label_fits, tables, tags
from photolens.store.database import Database, Transaction
from photolens.store.embeddings import Embeddings
from photolens.store.folders import Folders
from photolens.store.generations import Generations
from photolens.store.intake import Batch, Intake, NewContent
from photolens.store.labels import LabelTable
from photolens.store.row_edits import RowEdits
from photolens.vision.encoder import Vectors
from photolens.vision.starter import StarterEncoder, load_starter

DOG, CAKE = "a dog", "a birthday cake"
OTHERS = ("an old church", "a bicycle in the street", "a bowl of soup")
EACH = 12

Given = dict[tuple[LabelId, PhotoId], int]
"""The auto tags: of each label and photo, the row of the model."""


class MirroredEncoder(StarterEncoder):
    """Another model: the starter with all its vectors the other way round."""

    def __init__(self) -> None:
        starter = load_starter()
        super().__init__(starter._folder, starter._config)

    @property
    def model_id(self) -> str:
        return "mirrored"

    def encode_texts(self, texts: Sequence[str]) -> Vectors:
        return np.ascontiguousarray(super().encode_texts(texts)[:, ::-1])


STARTER, MIRRORED = load_starter(), MirroredEncoder()
"""Their weights are read when they are first used."""


class HeldUpDatabase(Database):
    """A process to which something happens just before it writes."""

    happens: Callable[[], object] = staticmethod(lambda: None)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        happens, self.happens = self.happens, lambda: None
        happens()
        with super().writing() as connection:
            yield connection


class Model:
    """One model in the library."""

    def __init__(self, database: Database, encoder: StarterEncoder, folder: Path) -> None:
        embeddings = Embeddings(database, encoder.model_id, encoder.dimensions)
        self.row, self.encoder = embeddings.model_row, encoder
        self.labeller = Labeller(encoder, embeddings, VectorCache(embeddings, folder).current, folder)
        self.tagging = Tagging(database, self.labeller)
        self.intake = Intake(database, self.row, self.labeller.given)

    def vector(self, shows: str, seed: str) -> Vectors:
        """Photos have a region of their own, in which those of one subject lie near each other and near its words."""
        words = words_of(self.encoder, shows)
        region, subject, noise = (direction(name, len(words)) for name in ("photos", shows, seed))
        return unit(0.5 * region + 0.45 * subject + 0.35 * words + 0.5 * noise)


@cache
def words_of(encoder: StarterEncoder, shows: str) -> Vectors:
    (vector,) = encoder.encode_texts([shows])
    return np.asarray(vector)


@cache
def direction(name: str, dimensions: int) -> Vectors:
    return unit(np.random.default_rng(list(name.encode())).standard_normal(dimensions))


def unit(vector: np.ndarray) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


class World:
    """Photos with vectors of two models: the old one takes some cakes for dogs, which the new one does not."""

    def __init__(self, folder: Path, models: Path) -> None:
        database = HeldUpDatabase.open(folder / "catalogue.sqlite", folder / "backups")
        assert isinstance(database, HeldUpDatabase)
        self.database = database
        self.generations = Generations(self.database)
        self.root = Folders(self.database).add(folder, "volume")
        self.old, self.new = Model(database, STARTER, models), Model(database, MIRRORED, models)
        self.dogs = self.add_all({f"dog {number}": DOG for number in range(EACH)})
        self.cakes = self.add_all({f"cake {number}": CAKE if number % 2 else DOG for number in range(EACH)})
        self.others = self.add_all({f"{shows} {number}": shows for shows in OTHERS for number in range(EACH)})
        self.know(self.dogs, DOG)
        self.know(self.cakes, CAKE)
        for place, shows in enumerate(OTHERS):
            self.know(self.others[place * EACH : (place + 1) * EACH], shows)
        self.generations.serve(self.old.row)

    def add_all(self, shown: Mapping[str, str], by: Model | None = None, mtime_ns: int = 1) -> list[PhotoId]:
        """Photos by name and what they show, as an indexer commits them that uses the old model, or another one."""
        model = by or self.old
        new = [
            NewContent(
                Place(self.root.id, f"{name}.jpg", 1, mtime_ns), ContentHash(f"{name} {mtime_ns}"), 1, 1,
                PhotoFacts(4, 3, "JPEG"), model.vector(shows, name),
            )
            for name, shows in shown.items()
        ]  # fmt: skip
        return sorted(model.intake.commit(Batch(new=new)).photos)

    def know(self, photos: Sequence[PhotoId], shows: str) -> None:
        """Vectors of photos as the new model sees them."""
        sources = self.generations.sources(photos)
        vectors = {each: (sources[each].content, self.new.vector(shows, f"{each}")) for each in photos}
        self.generations.put(self.new.row, vectors)

    def label(self, name: str) -> LabelId:
        added = insert(tables.label).values(name=name).returning(tables.label.c.id)
        with self.database.writing() as connection:
            return LabelId(connection.execute(added).scalar_one())

    def answer(self, label: LabelId, accepted: Sequence[PhotoId] = (), rejected: Sequence[PhotoId] = ()) -> None:
        with self.database.writing() as connection:
            edits = RowEdits(connection)
            tags.answer(edits, label, accepted, rejected)
            edits.finish()

    def be_strict(self, label: LabelId, strictness: float) -> None:
        with self.database.writing() as connection:
            edits = RowEdits(connection)
            edits.update(tables.label, tables.label.c.id == label, {"strictness": strictness})
            edits.finish()

    def switch(self, model: Model) -> None:
        model.tagging.prepare()
        self.generations.serve(model.row)
        model.tagging.catch_up()

    def untag(self, model: Model) -> None:
        """As a change of all thresholds leaves it."""
        with self.database.writing() as connection:
            label_fits.note_untagged(connection, model.row)

    def given(self) -> Given:
        return {key: model for key, (source, model) in self.tags().items() if source == "auto"}

    def said(self) -> dict[tuple[LabelId, PhotoId], str]:
        """What the user said."""
        return {key: source for key, (source, _) in self.tags().items() if source != "auto"}

    def tags(self) -> dict[tuple[LabelId, PhotoId], tuple[str, int]]:
        with self.database.reading() as connection:
            rows = connection.execute(select(tables.tag)).all()
        return {(row.label_id, row.photo_id): (row.source, row.model_id) for row in rows}

    def threshold(self, label: LabelId) -> float:
        (found,) = LabelTable(self.database).of([label])
        assert found.threshold is not None
        return found.threshold


@pytest.fixture
def world(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(tmp_path, tmp_path_factory.getbasetemp())
    yield world
    world.database.close()


@pytest.fixture
def dog(world: World) -> LabelId:
    """A label, by the old model."""
    label = world.label("dog")
    world.old.tagging.catch_up()
    return label


def photos_of(given: Given) -> set[PhotoId]:
    return {photo for _, photo in given}


def test_preparing_fits_the_labels_and_leaves_the_tags(world: World, dog: LabelId) -> None:
    before, threshold = world.tags(), world.threshold(dog)
    world.new.tagging.prepare()
    with world.database.reading() as connection:
        assert [fit.label for fit in label_fits.fits_of(connection, world.new.row)] == [dog]
        assert [fit.label for fit in label_fits.fits_of(connection, world.old.row)] == [dog]
    assert (world.tags(), world.threshold(dog)) == (before, threshold)


def test_after_the_switch_all_auto_tags_are_those_of_the_new_model(world: World, dog: LabelId) -> None:
    assert photos_of(world.given()) & set(world.cakes)
    world.switch(world.new)
    given = world.given()
    assert set(given.values()) == {world.new.row}
    assert len(photos_of(given) & set(world.dogs)) >= EACH // 2
    assert not photos_of(given) & set(world.cakes)


def test_switching_there_and_back_leaves_what_the_user_said(world: World, dog: LabelId) -> None:
    world.answer(dog, world.dogs[:2], [*world.cakes[:2], world.others[0]])
    world.old.tagging.catch_up()
    said, given = world.said(), world.given()
    assert len(said) == 5
    for model in (world.new, world.old):
        world.switch(model)
        assert world.said() == said
    assert world.given() == given


def test_answers_given_to_one_model_teach_the_other(world: World, dog: LabelId) -> None:
    world.switch(world.new)
    world.answer(dog, world.dogs[:6], world.cakes[::2])
    world.new.tagging.catch_up()
    world.switch(world.old)
    assert world.said().items() >= {(dog, photo): "rejected" for photo in world.cakes[::2]}.items()
    assert len(photos_of(world.given()) & set(world.dogs[6:])) >= 3


def test_thresholds_are_proposed_anew_and_the_users_distance_from_them_stays(world: World, dog: LabelId) -> None:
    without_answers = world.threshold(dog)
    world.switch(world.new)
    world.answer(dog, world.dogs[:4], world.cakes[:4])
    for model in (world.new, world.old):
        world.switch(model)
        model.tagging.catch_up()
        proposed = world.threshold(dog)
        assert proposed < without_answers - 0.05
        world.be_strict(dog, 1.0)
        assert world.threshold(dog) == pytest.approx(threshold_of(proposed, 1.0))
        world.be_strict(dog, 0.0)


def test_going_back_needs_no_fitting(world: World, dog: LabelId) -> None:
    world.switch(world.new)
    with world.database.reading() as connection:
        assert label_fits.unfitted(connection, world.old.row) == []


def test_a_crash_between_the_switch_and_the_tags_is_made_good(world: World, dog: LabelId, tmp_path: Path) -> None:
    world.new.tagging.prepare()
    world.generations.serve(world.new.row)
    assert set(world.given().values()) == {world.old.row}
    anew = Database.open(tmp_path / "catalogue.sqlite", tmp_path / "backups")
    done = Model(anew, MIRRORED, tmp_path).tagging.catch_up()
    anew.close()
    assert done.labels == 1
    assert set(world.given().values()) == {world.new.row}


def test_a_model_that_does_not_serve_gives_no_tags(world: World, dog: LabelId) -> None:
    world.switch(world.new)
    given = world.given()
    world.untag(world.old)
    cake = world.label("birthday cake")
    for done in (world.old.tagging.catch_up(), world.old.tagging.catch_up_some(1), world.old.tagging.look_anew()):
        assert (done.labels, done.added, done.withdrawn) == (0, 0, 0)
        assert not done.change
    assert world.given() == given
    world.new.tagging.catch_up()
    assert any(label == cake for label, _ in world.given())


def test_an_old_model_that_writes_late_changes_nothing(world: World, dog: LabelId) -> None:
    """It has seen that it serves, and the switch comes while it waits for its turn to write."""
    world.new.tagging.prepare()
    world.untag(world.old)
    after_switch: list[Given] = []

    def happens() -> None:
        world.switch(world.new)
        after_switch.append(world.given())

    world.database.happens = happens
    done = world.old.tagging.catch_up()
    assert (done.labels, done.added, done.withdrawn) == (0, 0, 0)
    assert after_switch == [world.given()]
    assert set(world.given().values()) == {world.new.row}


def test_looking_anew_with_one_model_leaves_what_the_other_makes_of_labels(world: World, dog: LabelId) -> None:
    world.new.tagging.prepare()
    world.old.tagging.look_anew()
    with world.database.reading() as connection:
        assert label_fits.unfitted(connection, world.new.row) == []


def test_new_photos_get_tags_of_the_serving_model_only(world: World, dog: LabelId) -> None:
    world.switch(world.new)
    by_new = world.add_all({f"late {number}": DOG for number in range(EACH)}, world.new)
    by_old = world.add_all({f"later {number}": DOG for number in range(EACH)}, world.old)
    assert len(photos_of(world.given()) & set(by_new)) >= EACH // 2
    assert not photos_of(world.given()) & set(by_old)
    world.know(by_old, DOG)
    world.new.tagging.catch_up()
    assert len(photos_of(world.given()) & set(by_old)) >= EACH // 2


def test_a_photo_that_another_model_reads_anew_keeps_its_tags_unless_it_was_edited(world: World, dog: LabelId) -> None:
    world.switch(world.new)
    photo = min(photos_of(world.given()) & set(world.dogs))
    world.answer(dog, [photo])
    world.new.tagging.catch_up()
    other = min(photos_of(world.given()) & set(world.dogs))
    given = world.given()
    names = [f"dog {world.dogs.index(each)}" for each in (photo, other)]
    assert world.add_all(dict.fromkeys(names, DOG), world.old) == [photo, other]
    assert world.given() == given
    assert world.add_all(dict.fromkeys(names, CAKE), world.old, mtime_ns=2) == [photo, other]
    assert photos_of(world.given()) == photos_of(given) - {other}
    assert world.said() == {(dog, photo): "confirmed"}
