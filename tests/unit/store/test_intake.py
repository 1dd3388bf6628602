from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from photolens.domain.folder import FileState, Folder, Place
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.domain.query import InFolder
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.failures import Failures
from photolens.store.files import Files
from photolens.store.folders import Folders
from photolens.store.intake import Batch, Intake, KnownContent, NewContent, Rejected
from photolens.store.photos import Photos, photo_at

FACTS = PhotoFacts(4000, 3000, "JPEG", datetime.fromisoformat("2024-05-06T07:08:09"),
                   timedelta(hours=2), "Canon", "EOS", "50mm",
                   0.01, 2.8, 200, 50.0, 48.1, -11.5, 520.0)  # fmt: skip


@dataclass
class Catalogue:
    database: Database
    embeddings: Embeddings
    photos: Photos
    files: Files
    folders: Folders
    failures: Failures
    intake: Intake
    folder: Folder

    def new(self, path: str, content: str, **place: int) -> NewContent:
        return NewContent(self.place(path, **place), ContentHash(content), 1000, 2**63 + 5, FACTS, unit(content))

    def place(self, path: str, *, size_bytes: int = 1000, mtime_ns: int = 1) -> Place:
        return Place(self.folder.id, path, size_bytes, mtime_ns)

    def photo_at(self, path: str) -> PhotoId:
        found = photo_at(self.database, self.folder.path / path, self.folders)
        assert found is not None
        return found


def unit(seed: str) -> NDArray[np.float32]:
    vector = np.random.default_rng(list(seed.encode())).standard_normal(8).astype(np.float32)
    return vector / np.linalg.norm(vector)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    database = Database.open(tmp_path / "catalogue.sqlite", tmp_path / "backups")
    embeddings = Embeddings(database, "test-model", 8)
    row, folders = embeddings.model_row, Folders(database)
    folder = folders.add(tmp_path, "volume")
    yield Catalogue(
        database, embeddings, Photos(database, row), Files(database, row), folders, Failures(database),
        Intake(database, row), folder,
    )  # fmt: skip
    database.close()


def test_a_new_content_comes_back_as_it_went_in(catalogue: Catalogue) -> None:
    change = catalogue.intake.commit(Batch(new=[catalogue.new("a/b.jpg", "aa")]))
    photo = catalogue.photo_at("a/b.jpg")
    assert change.photos == {photo}
    assert catalogue.photos.facts(photo) == FACTS
    vector = catalogue.embeddings.of(photo)
    assert vector is not None
    np.testing.assert_allclose(vector, unit("aa"), atol=1e-3)
    known = catalogue.files.below(catalogue.folder)["a/b.jpg"]
    assert (known.place, known.is_complete) == (catalogue.place("a/b.jpg"), True)


def test_the_same_content_twice_is_one_photo_in_two_files(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new("a.jpg", "aa"), catalogue.new("b.jpg", "aa")]))
    assert catalogue.photos.count() == 1
    assert catalogue.files.count_present() == 2
    assert catalogue.photo_at("a.jpg") == catalogue.photo_at("b.jpg")


def test_an_edited_file_keeps_its_photo_and_gets_a_new_vector(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new("a.jpg", "aa")]))
    photo, row = catalogue.photo_at("a.jpg"), catalogue.embeddings.highest_row()
    catalogue.intake.commit(Batch(new=[catalogue.new("a.jpg", "edited", mtime_ns=2)]))
    assert catalogue.photo_at("a.jpg") == photo
    vector = catalogue.embeddings.of(photo)
    assert vector is not None
    np.testing.assert_allclose(vector, unit("edited"), atol=1e-3)
    assert catalogue.embeddings.highest_row() > row
    assert catalogue.embeddings.count() == 1


def test_an_edited_copy_becomes_a_photo_of_its_own(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new("a.jpg", "aa"), catalogue.new("b.jpg", "aa")]))
    original = catalogue.photo_at("a.jpg")
    catalogue.intake.commit(Batch(new=[catalogue.new("b.jpg", "edited", mtime_ns=2)]))
    assert catalogue.photo_at("a.jpg") == original
    assert catalogue.photo_at("b.jpg") != original


def test_a_moved_file_keeps_its_photo(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new("old.jpg", "aa")]))
    photo, old = catalogue.photo_at("old.jpg"), catalogue.files.below(catalogue.folder)["old.jpg"]
    catalogue.intake.commit(Batch(known=[KnownContent(catalogue.place("new.jpg"), photo, old.id)]))
    assert set(catalogue.files.below(catalogue.folder)) == {"new.jpg"}
    assert catalogue.photo_at("new.jpg") == photo


def test_a_file_may_move_to_where_a_failure_was(catalogue: Catalogue) -> None:
    catalogue.intake.commit(
        Batch(new=[catalogue.new("old.jpg", "aa")], rejected=[Rejected(catalogue.place("new.jpg"), "decode", "broken")])
    )
    photo, old = catalogue.photo_at("old.jpg"), catalogue.files.below(catalogue.folder)["old.jpg"]
    catalogue.intake.commit(Batch(known=[KnownContent(catalogue.place("new.jpg", mtime_ns=9), photo, old.id)]))
    assert catalogue.photo_at("new.jpg") == photo
    assert catalogue.failures.all() == []


def test_a_failure_counts_its_attempts_and_is_forgotten_when_the_file_is_read(catalogue: Catalogue) -> None:
    rejected = Rejected(catalogue.place("a.jpg"), "decode", "broken")
    catalogue.intake.commit(Batch(rejected=[rejected]))
    catalogue.intake.commit(Batch(rejected=[rejected]))
    (failure,) = catalogue.failures.all()
    assert (failure.path.name, failure.stage, failure.reason, failure.attempts) == ("a.jpg", "decode", "broken", 2)
    catalogue.intake.commit(Batch(new=[catalogue.new("a.jpg", "aa")]))
    assert catalogue.failures.all() == []


def test_a_file_that_fails_after_it_was_read_keeps_its_photo(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new("a.jpg", "aa")]))
    photo = catalogue.photo_at("a.jpg")
    catalogue.intake.commit(Batch(rejected=[Rejected(catalogue.place("a.jpg", mtime_ns=2), "decode", "half copied")]))
    assert catalogue.photo_at("a.jpg") == photo
    assert catalogue.failures.count() == 1


def test_retry_makes_failed_files_look_changed_but_not_those_of_other_formats(catalogue: Catalogue) -> None:
    catalogue.intake.commit(
        Batch(
            rejected=[
                Rejected(catalogue.place("a.jpg"), "decode", "broken"),
                Rejected(catalogue.place("a.txt"), "format", "a text"),
            ]
        )
    )
    assert catalogue.failures.retry() == 1
    known = catalogue.files.below(catalogue.folder)
    assert known["a.jpg"].place.mtime_ns == -1
    assert known["a.txt"].place.mtime_ns == 1


def test_a_missing_file_is_no_failure_any_more(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(rejected=[Rejected(catalogue.place("a.jpg"), "decode", "broken")]))
    known = catalogue.files.below(catalogue.folder)["a.jpg"]
    catalogue.files.set_state([known.id], FileState.MISSING)
    assert catalogue.failures.count() == 0


def test_a_batch_is_whole_or_absent(catalogue: Catalogue) -> None:
    broken = NewContent(catalogue.place("b.jpg"), ContentHash("bb"), 1, 0, FACTS, None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        catalogue.intake.commit(Batch(new=[catalogue.new("a.jpg", "aa"), broken]))
    assert (catalogue.photos.count(), catalogue.files.below(catalogue.folder)) == (0, {})


def test_a_name_that_is_no_text_survives(catalogue: Catalogue) -> None:
    name = b"caf\xe9\xff.jpg".decode("utf-8", "surrogateescape")
    catalogue.intake.commit(Batch(new=[catalogue.new(name, "aa")]))
    assert set(catalogue.files.below(catalogue.folder)) == {name}
    ((_, path),) = catalogue.photos.found(catalogue.embeddings.rows().tolist()).values()
    assert path.name == name


def test_photos_are_found_by_folder(catalogue: Catalogue) -> None:
    paths = ["a/1.jpg", "a/b/2.jpg", "ab/3.jpg", "4.jpg"]
    catalogue.intake.commit(Batch(new=[catalogue.new(path, path) for path in paths]))
    root, every = catalogue.folder.path, catalogue.embeddings.rows().tolist()

    def found(*filters: InFolder) -> list[str]:
        places = catalogue.photos.found(every, filters)
        assert set(catalogue.photos.matching(filters).tolist()) == set(places)
        return sorted(path.relative_to(root).as_posix() for _, path in places.values())

    assert found(InFolder(root / "a")) == ["a/1.jpg", "a/b/2.jpg"]
    assert found() == found(InFolder(root)) == found(InFolder(root.parent)) == sorted(paths)
    assert found(InFolder(root / "a"), InFolder(root / "a" / "b")) == ["a/b/2.jpg"]
    assert found(InFolder(root / "nowhere")) == found(InFolder(root / "a"), InFolder(root / "ab")) == []


def test_a_photo_is_shown_where_it_was_looked_for(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new("a/1.jpg", "aa"), catalogue.new("b/1.jpg", "aa")]))
    (row,), root = catalogue.embeddings.rows().tolist(), catalogue.folder.path
    for name in ("a", "b"):
        ((_, path),) = catalogue.photos.found([row], [InFolder(root / name)]).values()
        assert path == root / name / "1.jpg"


def test_a_folder_around_others_takes_them_in(tmp_path: Path, catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new("a/1.jpg", "aa")]))
    photo = catalogue.photo_at("a/1.jpg")
    outer = catalogue.folders.add(tmp_path.parent, "volume")
    assert [folder.path for folder in catalogue.folders.all()] == [tmp_path.parent]
    assert photo_at(catalogue.database, outer.path / tmp_path.name / "a/1.jpg", catalogue.folders) == photo


def test_a_folder_inside_another_is_that_one(tmp_path: Path, catalogue: Catalogue) -> None:
    assert catalogue.folders.add(tmp_path / "inside", "volume") == catalogue.folder


def test_damaged_vectors_are_found(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new(f"{name}.jpg", name) for name in "abc"]))
    assert catalogue.embeddings.unsound() == []
    with catalogue.database.writing() as connection:
        connection.exec_driver_sql("UPDATE embedding SET vector = x'0000' WHERE id = 1")
        connection.exec_driver_sql("UPDATE embedding SET vector = zeroblob(16) WHERE id = 2")
    assert len(catalogue.embeddings.unsound()) == 2
    catalogue.embeddings.remove(catalogue.embeddings.unsound())
    assert len(catalogue.photos.without_vector()) == 2


def test_vectors_are_read_in_runs_from_any_row(catalogue: Catalogue) -> None:
    catalogue.intake.commit(Batch(new=[catalogue.new(f"{i}.jpg", f"{i}") for i in range(10)]))
    runs = list(catalogue.embeddings.after(0, chunk=4))
    assert [len(run.rows) for run in runs] == [4, 4, 2]
    assert runs[-1].rows[-1] == catalogue.embeddings.highest_row()
    (rest,) = catalogue.embeddings.after(int(runs[1].rows[-1]))
    np.testing.assert_array_equal(rest.rows, runs[2].rows)
    assert catalogue.embeddings.count(up_to_row=int(runs[0].rows[-1])) == 4
