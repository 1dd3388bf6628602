"""A catalogue of an older Photolens becomes one of this, and nothing in it is lost."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photolens.store import tables
from photolens.store.database import Database
from photolens.store.folders import Folders
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
INSERT INTO file VALUES
    (10, 7, 'x/y/a.jpg', 1, 5, 'present', 1),
    (11, 7, 'late.jpg', 1, 1600000000000000000, 'present', 2),
    (12, 7, 'x/early.jpg', 1, 1500000000900000000, 'missing', 2),
    (13, 7, 'again.jpg', 1, -1, 'present', 3),
    (14, 7, 'broken.jpg', 1, 5, 'present', NULL);
INSERT INTO embedding VALUES (1, 1, 1, x'000000000000');
INSERT INTO failure VALUES (1, 7, 'broken.jpg', 'decode', 'damaged', 1, '2024-01-02 03:04:05.000000');
"""


@pytest.fixture
def migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A filled catalogue of the first version, opened by this one."""
    path, backups = tmp_path / "catalogue.sqlite", tmp_path / "backups"
    with monkeypatch.context() as patch:
        for name in [name for name in MIGRATIONS if name != "m001_create_tables"]:
            patch.delitem(MIGRATIONS, name)
        Database.open(path, backups).close()
    raw = sqlite3.connect(path)
    raw.executescript(FIRST)
    raw.close()
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


def test_a_new_folder_gets_a_number_that_none_had(migrated: Database, tmp_path: Path) -> None:
    assert Folders(migrated).add(tmp_path, "v").id == 8
