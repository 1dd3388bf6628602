"""Flags, the time that photos are sorted by, the journal of what the user did, and what makes screens quick."""

from sqlalchemy import Connection

_FROM_CAPTURE = "strftime('%s', substr(captured_at, 1, 19))"
_FROM_FILE = """
    SELECT strftime('%s', min(file.mtime_ns) / 1000000000, 'unixepoch', 'localtime')
    FROM file WHERE file.photo_id = photo.id AND file.mtime_ns >= 0
"""  # -1 stands for "look again"
_FROM_ADDITION = "strftime('%s', substr(added_at, 1, 19), 'localtime')"

_STATEMENTS = (
    "ALTER TABLE photo ADD COLUMN flag INTEGER NOT NULL DEFAULT 0",
    # seconds since 1970 of the local wall clock
    "ALTER TABLE photo ADD COLUMN taken_s INTEGER NOT NULL DEFAULT 0",
    f"UPDATE photo SET taken_s = CAST(coalesce({_FROM_CAPTURE}, ({_FROM_FILE}), {_FROM_ADDITION}) AS INTEGER)",  # noqa: S608
    # holds all that a timeline wants, so that the wide rows of photos need not be read
    "CREATE INDEX ix_photo_taken ON photo (taken_s, id, width_px, height_px)",
    "CREATE INDEX ix_photo_favourite ON photo (taken_s, id, width_px, height_px) WHERE favourite = 1",
    "CREATE INDEX ix_photo_added ON photo (added_at, id, width_px, height_px)",
    # a stored column can be had only with a new table; no other table points to this one
    """
    CREATE TABLE new_file (
        id INTEGER PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
        relative_path VARCHAR NOT NULL,
        parent_path VARCHAR NOT NULL GENERATED ALWAYS AS (
            rtrim(rtrim(relative_path, replace(relative_path, '/', '')), '/')
        ) STORED,
        size_bytes BIGINT NOT NULL,
        mtime_ns BIGINT NOT NULL,
        state VARCHAR NOT NULL CHECK (state IN ('present', 'missing')),
        photo_id INTEGER REFERENCES photo (id) ON DELETE SET NULL,
        UNIQUE (folder_id, relative_path)
    )
    """,
    """
    INSERT INTO new_file (id, folder_id, relative_path, size_bytes, mtime_ns, state, photo_id)
    SELECT id, folder_id, relative_path, size_bytes, mtime_ns, state, photo_id FROM file
    """,
    "DROP TABLE file",
    "ALTER TABLE new_file RENAME TO file",
    # tells by itself whether a photo has a present file
    "CREATE INDEX ix_file_photo_state ON file (photo_id, state)",
    # tells by itself which photos lie in which folder
    "CREATE INDEX ix_file_parent ON file (folder_id, parent_path, state, photo_id)",
    # what numbers folders: SQLite would give the number of a removed folder to the next one, and a run that is still
    # reading the old one would take the new one for it
    "CREATE TABLE folder_number (id INTEGER PRIMARY KEY AUTOINCREMENT)",
    "INSERT INTO folder_number (id) SELECT max(id) FROM folder HAVING max(id) IS NOT NULL",
    """
    CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at DATETIME NOT NULL,
        kind VARCHAR NOT NULL,
        count INTEGER NOT NULL,
        value VARCHAR NOT NULL,
        payload BLOB NOT NULL,
        is_undone BOOLEAN NOT NULL DEFAULT 0
    )
    """,
)


def apply(connection: Connection) -> None:
    """Add them to a catalogue as the first migration left it, filled or not."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
