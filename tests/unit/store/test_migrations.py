"""A catalogue of an older Photolens becomes one of this, and nothing in it is lost."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photolens.store import tables
from photolens.store.database import Database
from photolens.store.folders import Folders
from photolens.store.generations import Generations, StoredGeneration
from photolens.store.migrations import MIGRATIONS
from photolens.store.timeline import Timelines

FIRST = """
INSERT INTO model VALUES (1, 'm', 3);
INSERT INTO folder VALUES (7, '/photos', 'v', 'online', '2024-01-01 00:00:00.000000');
INSERT INTO photo (id, content_hash, size_bytes, perceptual_hash, width_px, height_px, format, captured_at, added_at,
    rating) VALUES
    (1, 'a', 1, 0, 4, 3, 'JPEG', '2001-02-03 04:05:06.999900', '2024-01-02 03:04:05.000000', 5),
    (2, 'b', 1, 0, 4, 3, 'JPEG', NULL, '2024-01-02 03:04:05.000000', 0),
    (3, 'c', 1, 0, 4, 3, 'JPEG', NULL, '2024-01-02 03:04:05.000000', 0);
INSERT INTO file (id, folder_id, relative_path, size_bytes, mtime_ns, state, photo_id) VALUES
    (10, 7, 'x/y/a.jpg', 1, 5, 'present', 1),
    (11, 7, 'late.jpg', 1, 1600000000000000000, 'present', 2),
    (12, 7, 'x/early.jpg', 1, 1500000000900000000, 'missing', 2),
    (13, 7, 'again.jpg', 1, -1, 'present', 3),
    (14, 7, 'broken.jpg', 1, 5, 'present', NULL);
INSERT INTO embedding VALUES (1, 1, 1, x'000000000000');
INSERT INTO failure VALUES (1, 7, 'broken.jpg', 'decode', 'damaged', 1, '2024-01-02 03:04:05.000000');
"""

THIRD = """
INSERT INTO model VALUES (2, 'other', 2);
INSERT INTO embedding VALUES (2, 2, 1, x'00000000');
INSERT INTO label_group VALUES (1, 'Animals', 1);
INSERT INTO label VALUES (1, 'cat', '["a kitten"]', '[]', 0.5, 1), (2, 'dog', '[]', '["a wolf"]', 0, 1);
INSERT INTO label_fit VALUES (1, 1, x'000000', 0.1, 0.5, 3, 1), (2, 2, x'0000', 0.2, 0.6, 3, 0);
INSERT INTO tag VALUES (1, 1, 'confirmed', NULL, NULL), (1, 2, 'auto', 0.9, 1), (2, 1, 'rejected', 0.8, 2);
INSERT INTO album VALUES (1, 'Cats', 'label', 'newest', NULL, NULL, 1), (2, 'Trip', 'manual', 'own', 1, NULL, NULL);
INSERT INTO album_photo VALUES (2, 1, 1.0, 0), (1, 2, 0.0, 1);
INSERT INTO journal VALUES (1, '2024-01-02 03:04:05.000000', 'rate', 1, '5', x'00', 0);
"""


def write_as_of(version: str, rows: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue as the Photolens left it whose newest migration this was, with rows in it."""
    with monkeypatch.context() as patch:
        for name in [name for name in MIGRATIONS if name > version]:
            patch.delitem(MIGRATIONS, name)
        Database.open(path, path.parent / "other backups").close()
    raw = sqlite3.connect(path)
    raw.executescript(rows)
    raw.close()


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    raw = sqlite3.connect(path)
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    found = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608
    raw.close()
    return found


@pytest.fixture
def migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A filled catalogue of the first version, opened by this one."""
    path, backups = tmp_path / "catalogue.sqlite", tmp_path / "backups"
    write_as_of("m001_create_tables", FIRST, path, monkeypatch)
    database = Database.open(path, backups)
    yield database
    database.close()


def local_s(seconds: int) -> int:
    return int(datetime.fromtimestamp(seconds, UTC).astimezone().replace(tzinfo=UTC).timestamp())


def test_photos_get_the_time_that_they_are_sorted_by(migrated: Database) -> None:
    """Of the capture, else of the oldest file, else of the addition where no file's time is known."""
    found = Timelines(migrated).all()
    added = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    taken = dict(zip(found.ids.tolist(), found.moments_s.tolist(), strict=True))
    assert taken == {
        1: int(datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC).timestamp()),
        2: local_s(1500000000),
        3: local_s(int(added.timestamp())),
    }


def test_nothing_is_lost(migrated: Database) -> None:
    with migrated.reading() as connection:
        for table, rows in ((tables.photo, 3), (tables.file, 5), (tables.embedding, 1), (tables.failure, 1)):
            assert len(connection.execute(table.select()).all()) == rows
        parents = {row.relative_path: row.parent_path for row in connection.execute(tables.file.select())}
        rating = connection.execute(tables.photo.select().where(tables.photo.c.id == 1)).one().rating
    assert parents == {
        "x/y/a.jpg": "x/y", "late.jpg": "", "x/early.jpg": "x", "again.jpg": "", "broken.jpg": "",
    }  # fmt: skip
    assert rating == 5
    assert migrated.problems() == []


def test_labels_tags_and_albums_of_the_third_version_come_through_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, backups = tmp_path / "catalogue.sqlite", tmp_path / "backups"
    write_as_of("m003_labels_albums", FIRST + THIRD, path, monkeypatch)
    before = contents(path)
    Database.open(path, backups).close()
    after = contents(path)
    assert after.pop("model") == [(*row, None, 0) for row in before.pop("model")]
    assert after.pop("migration") != before.pop("migration")
    assert after == before
    assert contents(backups / "catalogue-before-m004_model_generations.sqlite")["label"] == before["label"]


def test_which_model_serves_is_not_known_in_a_catalogue_of_before(migrated: Database) -> None:
    generations = Generations(migrated)
    assert generations.serving() is None
    assert generations.all() == [StoredGeneration(1, "m", 3, None, 1, is_serving=False)]
    generations.serve(1)
    assert generations.serving_row() == 1


def test_a_new_folder_gets_a_number_that_none_had(migrated: Database, tmp_path: Path) -> None:
    assert Folders(migrated).add(tmp_path, "v").id == 8
