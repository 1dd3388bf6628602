"""Tables of the catalogue as the newest migration leaves them.

A photo is a content, a file is a place where it lies, an embedding is its vector under one model.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Computed,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)

_SURROGATES = {0xDC00 + byte: 0x10FF00 + byte for byte in range(0x80, 0x100)}
_PRIVATE_USE = {private: surrogate for surrogate, private in _SURROGATES.items()}


class PathText(TypeDecorator[str]):
    """A path as text, also when its bytes are no UTF-8.

    SQLite stores no lone surrogates, so Python's surrogate escapes are kept as the last private-use characters.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 (SQLAlchemy's signature)
        """Text that SQLite can store."""
        return value if value is None else value.translate(_SURROGATES)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (as above)
        """The path as the operating system gave it."""
        return value if value is None else str(value).translate(_PRIVATE_USE)


metadata = MetaData()

model = Table(
    "model",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("dimensions", Integer, nullable=False),
    Column("recipe", String),
    Column("is_serving", Boolean, nullable=False, server_default="0"),
)
"""`recipe` is JSON; `is_serving` is the model that answers searches: one at most, none in catalogues of before."""

folder = Table(
    "folder",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", PathText, nullable=False, unique=True),
    Column("volume", PathText, nullable=False),
    Column("state", String, nullable=False),
    Column("added_at", DateTime, nullable=False),
)

photo = Table(
    "photo",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("content_hash", String, nullable=False, unique=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("perceptual_hash", BigInteger, nullable=False),
    Column("width_px", Integer, nullable=False),
    Column("height_px", Integer, nullable=False),
    Column("format", String, nullable=False),
    Column("captured_at", DateTime),
    Column("utc_offset_s", Integer),
    Column("camera_make", String),
    Column("camera_model", String),
    Column("lens", String),
    Column("exposure_s", Float),
    Column("f_number", Float),
    Column("iso", Integer),
    Column("focal_length_mm", Float),
    Column("latitude_deg", Float),
    Column("longitude_deg", Float),
    Column("altitude_m", Float),
    Column("rating", Integer, nullable=False, server_default="0"),
    Column("favourite", Boolean, nullable=False, server_default="0"),
    Column("caption", String, nullable=False, server_default=""),
    Column("added_at", DateTime, nullable=False),
    Column("flag", Integer, nullable=False, server_default="0"),
    Column("taken_s", BigInteger, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
"""`taken_s` is what photos are sorted by: seconds since 1970 of the wall clock, of the capture or else of the file."""

_PARENT = "rtrim(rtrim(relative_path, replace(relative_path, '/', '')), '/')"
"""The path less every character behind the last "/", and less that."""

file = Table(
    "file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("folder_id", ForeignKey("folder.id", ondelete="CASCADE"), nullable=False),
    Column("relative_path", PathText, nullable=False),
    Column("parent_path", PathText, Computed(_PARENT, persisted=True), nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("photo_id", ForeignKey("photo.id", ondelete="SET NULL")),
    UniqueConstraint("folder_id", "relative_path"),
)

embedding = Table(
    "embedding",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), nullable=False),
    Column("model_id", ForeignKey("model.id", ondelete="CASCADE"), nullable=False),
    Column("vector", LargeBinary, nullable=False),
    UniqueConstraint("model_id", "photo_id"),
    sqlite_autoincrement=True,
)

folder_number = Table("folder_number", metadata, Column("id", Integer, primary_key=True), sqlite_autoincrement=True)
"""Gives folders their ids, none of them twice."""

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("kind", String, nullable=False),
    Column("count", Integer, nullable=False),
    Column("value", PathText, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("is_undone", Boolean, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)
"""What the user did, oldest first; `payload` is compressed JSON that tells how to undo and redo it."""

failure = Table(
    "failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("folder_id", ForeignKey("folder.id", ondelete="CASCADE"), nullable=False),
    Column("relative_path", PathText, nullable=False),
    Column("stage", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("failed_at", DateTime, nullable=False),
    UniqueConstraint("folder_id", "relative_path"),
)

label_group = Table(
    "label_group",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(collation="NOCASE"), nullable=False, unique=True),
    Column("is_exclusive", Boolean, nullable=False, server_default="0"),
    sqlite_autoincrement=True,
)

label = Table(
    "label",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(collation="NOCASE"), nullable=False, unique=True),
    Column("phrasings", String, nullable=False, server_default="[]"),
    Column("negatives", String, nullable=False, server_default="[]"),
    Column("strictness", Float, nullable=False, server_default="0"),
    Column("group_id", ForeignKey("label_group.id")),
    sqlite_autoincrement=True,
)
"""`phrasings` and `negatives` are JSON lists of texts."""

label_fit = Table(
    "label_fit",
    metadata,
    Column("label_id", ForeignKey("label.id", ondelete="CASCADE"), primary_key=True),
    Column("model_id", ForeignKey("model.id", ondelete="CASCADE"), primary_key=True),
    Column("weights", LargeBinary, nullable=False),
    Column("bias", Float, nullable=False),
    Column("proposed", Float, nullable=False),
    Column("photos", Integer, nullable=False),
    Column("is_tagged", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""What a model makes of a label: a cache. Whatever changes its words, or the answers to it, deletes its fits.

`photos` is how many photos the library had then; `is_tagged` whether the auto tags are those of this fit, and of the
threshold and group that the label has now; of a model that does not serve it tells nothing.
"""

tag = Table(
    "tag",
    metadata,
    Column("label_id", ForeignKey("label.id", ondelete="CASCADE"), primary_key=True),
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("source", String, nullable=False),
    Column("score", Float),
    Column("model_id", ForeignKey("model.id", ondelete="SET NULL")),
    sqlite_with_rowid=False,
)

album = Table(
    "album",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(collation="NOCASE"), nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("sorting", String, nullable=False),
    Column("cover_id", ForeignKey("photo.id", ondelete="SET NULL")),
    Column("search", String),
    Column("label_id", ForeignKey("label.id")),
    sqlite_autoincrement=True,
)
"""`search` is the JSON of a smart album's query."""

album_photo = Table(
    "album_photo",
    metadata,
    Column("album_id", ForeignKey("album.id", ondelete="CASCADE"), primary_key=True),
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Float, nullable=False),
    Column("is_out", Boolean, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)
"""`position` rises in the user's own order; `is_out` is a photo that was thrown out of a label album."""
