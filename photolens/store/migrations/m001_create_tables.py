"""The first tables: model, folder, photo, file, embedding, failure."""

from sqlalchemy import Connection

_STATEMENTS = (
    """
    CREATE TABLE model (
        id INTEGER PRIMARY KEY,
        name VARCHAR NOT NULL UNIQUE,
        dimensions INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE folder (
        id INTEGER PRIMARY KEY,
        path VARCHAR NOT NULL UNIQUE,
        volume VARCHAR NOT NULL,
        state VARCHAR NOT NULL CHECK (state IN ('online', 'offline')),
        added_at DATETIME NOT NULL
    )
    """,
    """
    CREATE TABLE photo (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        content_hash VARCHAR NOT NULL UNIQUE,
        size_bytes BIGINT NOT NULL,
        perceptual_hash BIGINT NOT NULL,
        width_px INTEGER NOT NULL,
        height_px INTEGER NOT NULL,
        format VARCHAR NOT NULL,
        captured_at DATETIME,
        utc_offset_s INTEGER,
        camera_make VARCHAR,
        camera_model VARCHAR,
        lens VARCHAR,
        exposure_s FLOAT,
        f_number FLOAT,
        iso INTEGER,
        focal_length_mm FLOAT,
        latitude_deg FLOAT,
        longitude_deg FLOAT,
        altitude_m FLOAT,
        rating INTEGER NOT NULL DEFAULT 0,
        favourite BOOLEAN NOT NULL DEFAULT 0,
        caption VARCHAR NOT NULL DEFAULT '',
        added_at DATETIME NOT NULL
    )
    """,
    "CREATE INDEX ix_photo_size_bytes ON photo (size_bytes)",
    """
    CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
        relative_path VARCHAR NOT NULL,
        size_bytes BIGINT NOT NULL,
        mtime_ns BIGINT NOT NULL,
        state VARCHAR NOT NULL CHECK (state IN ('present', 'missing')),
        photo_id INTEGER REFERENCES photo (id) ON DELETE SET NULL,
        UNIQUE (folder_id, relative_path)
    )
    """,
    "CREATE INDEX ix_file_photo_id ON file (photo_id)",
    """
    CREATE TABLE embedding (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
        model_id INTEGER NOT NULL REFERENCES model (id) ON DELETE CASCADE,
        vector BLOB NOT NULL,
        UNIQUE (model_id, photo_id)
    )
    """,
    "CREATE INDEX ix_embedding_photo_id ON embedding (photo_id)",
    # holds the row id too, and so gives the newest rows of a model at once
    "CREATE INDEX ix_embedding_model_id ON embedding (model_id)",
    """
    CREATE TABLE failure (
        id INTEGER PRIMARY KEY,
        folder_id INTEGER NOT NULL REFERENCES folder (id) ON DELETE CASCADE,
        relative_path VARCHAR NOT NULL,
        stage VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        attempts INTEGER NOT NULL,
        failed_at DATETIME NOT NULL,
        UNIQUE (folder_id, relative_path)
    )
    """,
)


def apply(connection: Connection) -> None:
    """Create the first tables in an empty catalogue."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
