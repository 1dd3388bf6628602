from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from photolens.domain.folder import Place
from photolens.domain.photo import ContentHash, PhotoFacts, PhotoId
from photolens.search.vector_cache import VectorCache
from photolens.store.database import Database
from photolens.store.embeddings import Embeddings
from photolens.store.folders import Folders
from photolens.store.intake import Batch, Intake, NewContent

DIMENSIONS = 16


class Catalogue:
    """A real catalogue to which vectors are added by the dozen."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.database = Database.open(folder / "catalogue.sqlite", folder / "backups")
        self.embeddings = Embeddings(self.database, "test/model", DIMENSIONS)
        self.folder = Folders(self.database).add(folder, "volume")
        self.vectors = folder / "vectors"

    def add(self, first: int, count: int, *, version: int = 0) -> None:
        """Photos numbered from `first`; another version is another content at the same place."""
        Intake(self.database, self.embeddings.model_row).commit(
            Batch(new=[self._content(number, version) for number in range(first, first + count)])
        )

    def cache(self) -> VectorCache:
        return VectorCache(self.embeddings, self.vectors)

    def _content(self, number: int, version: int) -> NewContent:
        vector = np.random.default_rng([number, version]).standard_normal(DIMENSIONS).astype(np.float32)
        place = Place(self.folder.id, f"{number}.jpg", 1, version)
        content = ContentHash(f"{number}-{version}")
        return NewContent(place, content, 1, 0, PhotoFacts(1, 1, "JPEG"), vector / np.linalg.norm(vector))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(tmp_path)
    yield made
    made.database.close()


def assert_equal(cache: VectorCache, catalogue: Catalogue) -> None:
    """The cache holds all of the catalogue's vectors."""
    index = cache.current()
    for run in catalogue.embeddings.after(0):
        np.testing.assert_array_equal(index.vectors_of(run.rows), run.vectors)
    assert cache.count() == catalogue.embeddings.count()


def test_what_is_committed_is_found_at_once(catalogue: Catalogue) -> None:
    cache = catalogue.cache()
    assert len(cache.current()) == 0
    catalogue.add(0, 5)
    assert_equal(cache, catalogue)
    catalogue.add(5, 7)
    assert_equal(cache, catalogue)


def test_a_saved_index_is_loaded_and_topped_up(catalogue: Catalogue) -> None:
    catalogue.add(0, 5)
    catalogue.cache().save()
    catalogue.add(5, 5)
    assert_equal(catalogue.cache(), catalogue)


def test_a_vector_that_was_replaced_is_replaced_in_the_index(catalogue: Catalogue) -> None:
    catalogue.add(0, 5)
    cache = catalogue.cache()
    cache.save()
    catalogue.add(2, 1, version=1)
    assert_equal(cache, catalogue)
    assert_equal(catalogue.cache(), catalogue)


@pytest.mark.parametrize("removed", [[2], [5], [1, 2, 3, 4]])
def test_removed_vectors_do_no_harm(catalogue: Catalogue, removed: list[int]) -> None:
    catalogue.add(0, 5)
    catalogue.cache().save()
    catalogue.embeddings.remove([PhotoId(photo) for photo in removed])
    catalogue.add(5, 1)
    assert_equal(catalogue.cache(), catalogue)


def test_a_file_of_another_catalogue_is_not_trusted(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.add(0, 5)
    catalogue.cache().save()
    other = Catalogue(tmp_path / "restored")
    other.add(100, 5)
    other.vectors = catalogue.vectors
    assert_equal(other.cache(), other)
    assert len(list(other.cache().problems())) == 1
    other.database.close()


@pytest.mark.parametrize("suffix", [".json", ".usearch"])
@pytest.mark.parametrize("damage", ["cut", "empty", "flip", "gone"])
def test_a_damaged_file_is_a_problem_and_the_index_is_right_all_the_same(
    catalogue: Catalogue, suffix: str, damage: str
) -> None:
    catalogue.add(0, 50)
    catalogue.cache().save()
    assert list(catalogue.cache().problems()) == []
    (file,) = catalogue.vectors.glob(f"*{suffix}")
    content = bytearray(file.read_bytes())
    match damage:
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "empty":
            file.write_bytes(b"")
        case "flip":
            content[len(content) // 2] ^= 0xFF
            file.write_bytes(content)
        case "gone":
            file.unlink()
    cache = catalogue.cache()
    assert_equal(cache, catalogue)
    if (suffix, damage) != (".json", "gone"):
        assert len(list(cache.problems())) == 1
    cache.rebuild()
    assert list(catalogue.cache().problems()) == []


def test_a_file_that_is_behind_is_no_problem(catalogue: Catalogue) -> None:
    catalogue.add(0, 5)
    catalogue.cache().save()
    catalogue.add(5, 5)
    assert list(catalogue.cache().problems()) == []


def test_a_file_that_cannot_be_written_costs_nothing(catalogue: Catalogue) -> None:
    catalogue.add(0, 5)
    catalogue.vectors.write_text("a file where the folder should be")
    cache = catalogue.cache()
    cache.save()
    assert_equal(cache, catalogue)


def test_an_index_that_has_not_changed_is_not_written_again(catalogue: Catalogue) -> None:
    catalogue.add(0, 5)
    cache = catalogue.cache()
    cache.save()
    before = sorted(catalogue.vectors.iterdir())
    cache.save()
    assert sorted(catalogue.vectors.iterdir()) == before


def test_saving_waits_until_enough_is_new(catalogue: Catalogue) -> None:
    catalogue.add(0, 50)
    cache = catalogue.cache()
    cache.save(slack=0.1)
    before = sorted(catalogue.vectors.iterdir())
    assert before
    catalogue.add(50, 5)
    cache.save(slack=0.1)
    assert sorted(catalogue.vectors.iterdir()) == before
    catalogue.add(55, 5)
    again = catalogue.cache()
    assert_equal(again, catalogue)
    again.save(slack=0.1)
    assert sorted(catalogue.vectors.iterdir()) != before
