"""Labels, what models make of them, the tags of photos, and albums."""

from sqlalchemy import Connection

_STATEMENTS = (
    """
    CREATE TABLE label_group (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name VARCHAR NOT NULL COLLATE NOCASE UNIQUE,
        is_exclusive BOOLEAN NOT NULL DEFAULT 0
    )
    """,
    # phrasings and negatives: JSON lists of texts
    """
    CREATE TABLE label (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name VARCHAR NOT NULL COLLATE NOCASE UNIQUE,
        phrasings VARCHAR NOT NULL DEFAULT '[]',
        negatives VARCHAR NOT NULL DEFAULT '[]',
        strictness FLOAT NOT NULL DEFAULT 0,
        group_id INTEGER REFERENCES label_group (id)
    )
    """,
    "CREATE INDEX ix_label_group ON label (group_id)",
    # a label without a fit is looked at anew: whatever changes its words, or the answers to it, deletes its fits;
    # one that is not tagged has photos compared with it anew: whatever changes its threshold or group
    """
    CREATE TABLE label_fit (
        label_id INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
        model_id INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
        weights BLOB NOT NULL,
        bias FLOAT NOT NULL,
        proposed FLOAT NOT NULL,
        photos INTEGER NOT NULL,
        is_tagged BOOLEAN NOT NULL,
        PRIMARY KEY (label_id, model_id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE tag (
        label_id INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
        photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
        source VARCHAR NOT NULL CHECK (source IN ('auto', 'confirmed', 'rejected')),
        score FLOAT,
        model_id INTEGER REFERENCES model (id) ON DELETE SET NULL,
        PRIMARY KEY (label_id, photo_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_tag_photo ON tag (photo_id)",
    # search: the JSON of a smart album's query
    """
    CREATE TABLE album (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name VARCHAR NOT NULL COLLATE NOCASE UNIQUE,
        kind VARCHAR NOT NULL CHECK (kind IN ('manual', 'smart', 'label')),
        sorting VARCHAR NOT NULL CHECK (sorting IN ('own', 'newest', 'oldest', 'added')),
        cover_id INTEGER REFERENCES photo (id) ON DELETE SET NULL,
        search VARCHAR,
        label_id INTEGER REFERENCES label (id)
    )
    """,
    "CREATE INDEX ix_album_label ON album (label_id)",
    # position: of photos that are in, rising; is_out: thrown out of a label album
    """
    CREATE TABLE album_photo (
        album_id INTEGER NOT NULL REFERENCES album (id) ON DELETE CASCADE,
        photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
        position FLOAT NOT NULL,
        is_out BOOLEAN NOT NULL DEFAULT 0,
        PRIMARY KEY (album_id, photo_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_album_photo_photo ON album_photo (photo_id)",
)


def apply(connection: Connection) -> None:
    """Add them to a catalogue as the second migration left it."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
