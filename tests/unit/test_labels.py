"""Labels through the library's door: tags with provenance, undo, exclusive groups, new photos."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from sqlalchemy import delete

from photolens.domain.album import AlbumKind
from photolens.domain.change import LibraryChange
from photolens.domain.folder import Place
from photolens.domain.history import ActionKind
from photolens.domain.label import Label, LabelDraft, TagSource
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.domain.query import HasLabel, Query
from photolens.errors import UsageError
from photolens.insight import Insight
from photolens.labelling.label_set import LabelSet, LabelSetEntry, LabelSetGroup
from photolens.library import Library
from photolens.paths import models_folder
from photolens.store import tables
from photolens.store.database import Database
from photolens.store.folders import Folders
from photolens.store.intake import Batch, Intake, NewContent
from photolens.vision.model_folder import ModelFolder

DOG, CAKE, BOAT = "a dog", "a birthday cake", "a boat"
OTHERS = ("an old church", "a bicycle in the street", "a bowl of soup", "a man reading a newspaper")
EACH = 15


class Shelf:
    """A library whose photos have vectors near what they are said to show; their files are only in the catalogue."""

    def __init__(self, library: Library, database: Database) -> None:
        self.library, self.labels = library, library.labels
        self._database = database
        self._insight = Insight(database, library.settings.model, library.paths.vectors, ModelFolder(models_folder()))
        self._intake = Intake(database, self._insight.embeddings.model_row, self._insight.labeller.given)
        self._folder = Folders(database).add(library.paths.folder.parent / "photos", "volume")
        self._chance = np.random.default_rng(0)

    def add(self, shows: str, count: int = 1) -> list[PhotoId]:
        """Photos of something, as the indexer commits them."""
        return [
            self._committed(shows, self._chance.standard_normal(self.library.encoder.dimensions)) for _ in range(count)
        ]

    def edit(self, photo: PhotoId, shows: str) -> None:
        """Have the file of a photo show something else."""
        card = self.library.cards([photo])[photo]
        name = card.path.relative_to(self._folder.path).as_posix()
        self._commit(name, self._vector(shows, np.zeros(self.library.encoder.dimensions)), mtime_ns=2)

    def label(self, name: str, *, group: str = "") -> Label:
        self.labels.add(LabelDraft(name, group=group))
        return self.labels.named(name)

    def forget_fits(self) -> None:
        """As somebody leaves it who has changed every label a moment ago."""
        with self._database.writing() as connection:
            connection.execute(delete(tables.label_fit))

    def source(self, photo: PhotoId, label: Label) -> TagSource | None:
        return next((tag.source for tag in self.labels.tags(photo) if tag.label == label.id), None)

    def having(self, label: Label) -> set[int]:
        return set(self.library.timeline((HasLabel(label.id),)).ids.tolist())

    def _committed(self, shows: str, noise: np.ndarray) -> PhotoId:
        return self._commit(f"{self._chance.integers(1 << 60)}.jpg", self._vector(shows, noise))

    def _commit(self, name: str, vector: np.ndarray, mtime_ns: int = 1) -> PhotoId:
        place = Place(self._folder.id, name, 1000, mtime_ns)
        content = NewContent(place, ContentHash(f"{name} {mtime_ns}"), 1000, 1, PhotoFacts(400, 300, "JPEG"), vector)
        (photo,) = self._intake.commit(Batch(new=[content])).photos
        return photo

    def _vector(self, shows: str, noise: np.ndarray) -> np.ndarray:
        """Photos have a region of their own, in which those of one subject lie near each other and near its words."""
        words = self.library.encoder.encode_texts([shows])[0]
        subject = _direction(shows, len(words))
        direction = 0.5 * _direction("photos", len(words)) + 0.45 * subject + 0.35 * words + 0.5 * _unit(noise)
        return _unit(direction)


def _direction(name: str, dimensions: int) -> np.ndarray:
    return _unit(np.random.default_rng(list(name.encode())).standard_normal(dimensions))


def _unit(vector: np.ndarray) -> np.ndarray:
    return (vector / max(1e-9, float(np.linalg.norm(vector)))).astype(np.float32)


@pytest.fixture
def shelf(library: Library) -> Iterator[Shelf]:
    """Photos of cakes and of much else, and none of dogs or boats yet."""
    database = Database.open(library.paths.catalogue, library.paths.backups)
    shelf = Shelf(library, database)
    for shows in OTHERS:
        shelf.add(shows, EACH)
    yield shelf
    database.close()


def test_a_new_label_tags_the_photos_that_show_it(shelf: Shelf) -> None:
    dogs = shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    having = shelf.having(dog)
    assert len(having & set(dogs)) >= EACH // 2
    assert having <= set(dogs)
    tag = shelf.labels.tags(PhotoId(min(having)))[0]
    assert (tag.name, tag.source, tag.model) == ("dog", TagSource.AUTO, shelf.library.encoder.model_id)
    assert tag.score is not None
    assert dog.threshold is not None
    assert tag.score >= dog.threshold


def test_new_photos_get_their_labels_with_the_batch_that_brings_them(shelf: Shelf) -> None:
    shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    before = shelf.having(dog)
    dogs, cakes = shelf.add(DOG, 10), shelf.add(CAKE, 10)
    fresh = shelf.having(dog) - before
    assert len(fresh & set(dogs)) >= 5
    assert not fresh & set(cakes)


def test_what_new_photos_get_is_what_looking_anew_would_give(shelf: Shelf) -> None:
    shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    shelf.add(DOG, 5)
    given = shelf.having(dog)
    shelf.labels.set_threshold(dog.id, 0.5)
    assert shelf.having(dog) == given


def test_a_threshold_decides_who_is_tagged(shelf: Shelf) -> None:
    shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    proposed = shelf.having(dog)
    shelf.labels.set_threshold(dog.id, 0.0001)
    generous = shelf.having(dog)
    shelf.labels.set_threshold(dog.id, 0.999999)
    assert len(generous) > len(proposed) > len(shelf.having(dog))
    shelf.labels.set_threshold(dog.id, None)
    assert shelf.having(dog) == proposed


def test_the_users_word_outlives_every_threshold_and_run(shelf: Shelf) -> None:
    (dog_photo,), (cake_photo,) = shelf.add(DOG, 1), shelf.add(CAKE, 1)
    dog = shelf.label("dog")
    shelf.labels.answer(dog.id, accepted=[cake_photo], rejected=[dog_photo])
    for threshold in (0.0001, 0.9999, None):
        shelf.labels.set_threshold(dog.id, threshold)
        shelf.labels.run()
        assert shelf.source(cake_photo, dog) is TagSource.CONFIRMED
        assert shelf.source(dog_photo, dog) is TagSource.REJECTED
        assert dog_photo not in shelf.having(dog)


def test_the_users_word_outlives_an_edit_of_the_file(shelf: Shelf) -> None:
    confirmed, rejected = shelf.add(DOG, 2)
    dog = shelf.label("dog")
    shelf.labels.answer(dog.id, accepted=[confirmed], rejected=[rejected])
    shelf.edit(confirmed, CAKE)
    shelf.edit(rejected, DOG)
    assert shelf.source(confirmed, dog) is TagSource.CONFIRMED
    assert shelf.source(rejected, dog) is TagSource.REJECTED


def test_an_auto_tag_goes_when_the_file_shows_something_else(shelf: Shelf) -> None:
    shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    photo = PhotoId(min(shelf.having(dog)))
    shelf.edit(photo, CAKE)
    assert shelf.source(photo, dog) is None


def test_withdrawn_tags_leave_no_trace_in_albums(shelf: Shelf) -> None:
    shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    albums = shelf.library.albums
    albums.create_of_label("Dogs", dog.id)
    albums.create_smart("Dogs found", shelf.library.understood(Query("label:dog")))
    ids = [albums.named(name).id for name in ("Dogs", "Dogs found")]
    assert all(set(albums.timeline(each).ids.tolist()) == shelf.having(dog) for each in ids)
    shelf.labels.set_threshold(dog.id, 0.999999999)
    assert not shelf.having(dog)
    assert [len(albums.timeline(each)) for each in ids] == [0, 0]
    assert {summary.album.name: summary.count for summary in albums.all()} == {"Dogs": 0, "Dogs found": 0}


def test_taking_an_answer_back_lets_the_model_decide_again(shelf: Shelf) -> None:
    dogs = shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    photo = next(photo for photo in dogs if photo in shelf.having(dog))
    shelf.labels.answer(dog.id, rejected=[photo])
    shelf.labels.take_back(dog.id, [photo])
    assert shelf.source(photo, dog) is TagSource.AUTO


def test_every_action_can_be_undone_and_redone_across_restarts(shelf: Shelf) -> None:
    dogs = shelf.add(DOG, EACH)
    labels, library = shelf.labels, shelf.library
    steps: list[Callable[[], LibraryChange]] = [
        lambda: labels.add(LabelDraft("dog", ("a puppy",), ("a wolf",), "Animals")),
        lambda: labels.answer(labels.named("dog").id, accepted=dogs[:3], rejected=dogs[3:4]),
        lambda: labels.set_threshold(labels.named("dog").id, 0.8),
        lambda: labels.set_exclusive("Animals", is_exclusive=True),
        lambda: labels.take_back(labels.named("dog").id, dogs[:1]),
        lambda: labels.edit(labels.named("dog").id, LabelDraft("hound", group="Beasts")),
        lambda: labels.import_set(LabelSet((LabelSetGroup("Time", True),), (LabelSetEntry("day", "Time"),))),
        lambda: labels.remove([labels.named("hound").id]),
    ]
    states = [_state(library)]
    for step in steps:
        assert step().history
        states.append(_state(library))
    with Library.open(library.paths.folder) as reopened:
        for state in reversed(states[:-1]):
            assert reopened.undo().labels
            assert _state(reopened) == state
    with Library.open(library.paths.folder) as reopened:
        for state in states[1:]:
            assert reopened.redo().labels
            assert _state(reopened) == state


def test_the_editor_says_everything_in_one_step(shelf: Shelf) -> None:
    one, two, three = shelf.add(DOG, 3)
    shelf.labels.add(LabelDraft("dog", group="Kind"), accepted=[one], rejected=[two], is_exclusive=True)
    dog, before = shelf.labels.named("dog"), _state(shelf.library)
    assert dog.is_exclusive
    assert shelf.labels.answers(dog.id) == ([one], [two])
    draft = LabelDraft("hound", group="Animals")
    shelf.labels.edit(dog.id, draft, accepted=[two], rejected=[three], taken_back=[one], is_exclusive=False)
    assert shelf.labels.answers(dog.id) == ([two], [three])
    assert [group.name for group in shelf.labels.groups()] == ["Animals"]
    shelf.library.undo()
    assert _state(shelf.library) == before


def _state(library: Library) -> object:
    """All that the user said, and all tags that follow from it."""
    counts = library.labels.all()
    having = {each.label.name: sorted(library.timeline((HasLabel(each.label.id),)).ids.tolist()) for each in counts}
    words = [(each.label.draft, each.label.is_exclusive, each.confirmed, each.rejected) for each in counts]
    return words, library.labels.groups(), having


def test_an_exclusive_group_never_gives_two(shelf: Shelf) -> None:
    photos = [*shelf.add(DOG, EACH), *shelf.add(BOAT, EACH), *shelf.add("a dog on a boat", EACH)]
    dog, boat = shelf.label("dog", group="Kind"), shelf.label("boat", group="Kind")
    shelf.labels.set_exclusive("Kind", is_exclusive=True)
    for threshold in (None, 0.01, 0.2):
        for label in (dog, boat):
            shelf.labels.set_threshold(label.id, threshold)
        assert not shelf.having(dog) & shelf.having(boat)
    shelf.add("a dog on a boat", 10)
    assert not shelf.having(dog) & shelf.having(boat)
    assert shelf.having(dog) | shelf.having(boat) > set(photos[:1])


def test_confirming_one_of_an_exclusive_group_takes_the_other_away(shelf: Shelf) -> None:
    (photo, *_) = shelf.add(DOG, EACH)
    dog, boat = shelf.label("dog", group="Kind"), shelf.label("boat", group="Kind")
    shelf.labels.set_exclusive("Kind", is_exclusive=True)
    shelf.labels.answer(dog.id, accepted=[photo])
    shelf.labels.answer(boat.id, accepted=[photo])
    assert (shelf.source(photo, dog), shelf.source(photo, boat)) == (None, TagSource.CONFIRMED)
    shelf.labels.run()
    assert (shelf.source(photo, dog), shelf.source(photo, boat)) == (None, TagSource.CONFIRMED)
    shelf.library.undo()
    assert (shelf.source(photo, dog), shelf.source(photo, boat)) == (TagSource.CONFIRMED, None)


def test_a_group_of_which_a_photo_has_two_cannot_become_exclusive(shelf: Shelf) -> None:
    (photo,) = shelf.add(DOG)
    dog, boat = shelf.label("dog", group="Kind"), shelf.label("boat", group="Kind")
    for label in (dog, boat):
        shelf.labels.answer(label.id, accepted=[photo])
    with pytest.raises(UsageError, match="take one of them back"):
        shelf.labels.set_exclusive("Kind", is_exclusive=True)
    assert not shelf.labels.groups()[0].is_exclusive
    assert shelf.source(photo, dog) is shelf.source(photo, boat) is TagSource.CONFIRMED


def test_removing_a_label_keeps_what_its_album_holds(shelf: Shelf) -> None:
    dogs = shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    shelf.library.albums.create_of_label("Dogs", dog.id)
    held = shelf.having(dog)
    shelf.labels.remove([dog.id])
    album = shelf.library.albums.named("Dogs")
    assert album.kind is AlbumKind.MANUAL
    assert set(shelf.library.albums.timeline(album.id).ids.tolist()) == held <= set(dogs)
    assert shelf.labels.all() == []
    shelf.library.undo()
    assert shelf.library.albums.named("Dogs").kind is AlbumKind.LABEL
    assert shelf.having(shelf.labels.named("dog")) == held


def test_review_asks_about_what_has_no_answer(shelf: Shelf) -> None:
    dogs = shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    shelf.labels.answer(dog.id, accepted=dogs[:2], rejected=shelf.add(CAKE))
    queue = shelf.labels.review(dog.id, limit=10)
    assert queue.answered == 3
    assert len(queue.uncertain) == 10
    assert not {candidate.photo for candidate in queue.uncertain} & set(dogs[:2])
    scores = [candidate.score for candidate in queue.confident]
    assert scores == sorted(scores, reverse=True)
    assert all(score >= queue.threshold for score in scores)


def test_a_label_that_somebody_changes_meanwhile_is_looked_at_first(shelf: Shelf) -> None:
    shelf.add(DOG, EACH)
    dog = shelf.label("dog")
    shelf.forget_fits()
    assert shelf.labels.review(dog.id).threshold == dog.threshold
    shelf.forget_fits()
    assert shelf.labels.explain(dog.id, shelf.add(DOG)[0]).threshold == dog.threshold
    shelf.labels.remove([dog.id])
    with pytest.raises(UsageError, match="no longer there"):
        shelf.labels.review(dog.id)


def test_answers_move_what_a_label_catches(shelf: Shelf) -> None:
    """A label whose name says something else learns from photos what is meant by it."""
    boats = shelf.add(BOAT, 30)
    shelf.add(DOG, 30)
    mine = shelf.label("grandpa's pride")
    before = len(shelf.having(mine) & set(boats[10:]))
    shelf.labels.answer(mine.id, accepted=boats[:10], rejected=map(PhotoId, shelf.having(mine) - set(boats)))
    after = shelf.having(mine)
    assert len(after & set(boats[10:])) >= max(10, before)
    assert len(after - set(boats)) <= 2


def test_an_explanation_names_what_spoke(shelf: Shelf) -> None:
    dogs = shelf.add(DOG, EACH)
    shelf.labels.add(LabelDraft("dog", ("a puppy",), ("a wolf",)), accepted=dogs[:2])
    dog = shelf.labels.named("dog")
    explanation = shelf.labels.explain(dog.id, dogs[5])
    assert {each.text for each in explanation.prompts} == {"dog", "a puppy"}
    assert [each.text for each in explanation.negatives] == ["a wolf"]
    assert explanation.background
    assert {each.photo for each in explanation.accepted} == set(dogs[:2])
    assert explanation.rejected == ()
    assert explanation.threshold == dog.threshold
    assert (explanation.tag is not None) == (explanation.score >= explanation.threshold)


def test_a_preview_changes_nothing_and_knows_the_answers(shelf: Shelf) -> None:
    dogs = shelf.add(DOG, EACH)
    preview = shelf.labels.preview(LabelDraft("dog"))
    assert shelf.labels.all() == []
    assert not shelf.library.history().undo
    caught = preview.photos[: preview.count(preview.proposed)].tolist()
    dog = shelf.label("dog")
    assert set(caught) == shelf.having(dog)
    shelf.labels.answer(dog.id, accepted=dogs[:5])
    known = shelf.labels.preview(dog.draft, label=dog.id)
    assert known.count(known.proposed) >= len(caught)
    assert np.all(np.diff(known.scores) <= 0)


def test_names_are_unique_whatever_their_case(shelf: Shelf) -> None:
    shelf.label("Ärger")
    with pytest.raises(UsageError, match="already"):
        shelf.labels.add(LabelDraft("  ärger "))
    with pytest.raises(UsageError, match="name"):
        shelf.labels.add(LabelDraft("   "))
    with pytest.raises(UsageError, match="no label"):
        shelf.labels.named("joy")


def test_a_set_goes_out_and_comes_in_again(shelf: Shelf) -> None:
    shelf.labels.add(LabelDraft("dog", ("a puppy",), ("a wolf",), "Animals", 0.5))
    shelf.label("day", group="Time")
    shelf.labels.set_exclusive("Time", is_exclusive=True)
    exported = shelf.labels.exported()
    shelf.labels.remove([count.label.id for count in shelf.labels.all()])
    shelf.labels.import_set(exported)
    assert shelf.labels.exported() == exported
    assert shelf.labels.import_set(exported) == shelf.labels.import_set(exported)
    action = shelf.library.history().undo
    assert action is not None
    assert (action.kind, action.count) == (ActionKind.ADD_LABEL, 2)


def test_labels_are_searched_with_words_or_without(shelf: Shelf) -> None:
    shelf.add(DOG, EACH)
    dog = shelf.label("our dog")
    library, having = shelf.library, shelf.having(dog)
    assert {found.photo_id for found in library.ask(Query('label:"our dog"'))} == having
    assert {found.photo_id for found in library.ask(Query('tag:"Our Dog" snow'))} == having
    without = {found.photo_id for found in library.ask(Query('-label:"our dog"'))}
    assert not without & having
    assert len(without | having) == len(library.timeline())
    with pytest.raises(UsageError, match="no label"):
        library.ask(Query("label:cat"))


def test_a_matrix_holds_cosines_and_probabilities(shelf: Shelf) -> None:
    photos = [*shelf.add(DOG), *shelf.add(CAKE)]
    matrix = shelf.labels.matrix([*photos, PhotoId(10**9)], ["a dog", " a  cake "])
    assert (matrix.photos, matrix.phrases) == (tuple(photos), ("a dog", "a cake"))
    assert matrix.cosines.shape == (2, 2)
    np.testing.assert_allclose(matrix.probabilities.sum(axis=1), 1, atol=1e-5)
    assert matrix.cosines.argmax(axis=1).tolist() == [0, 1]
    with pytest.raises(UsageError, match="phrase"):
        shelf.labels.matrix(photos, [""])
