"""How each model is loaded, and which one answers searches: a library may hold the vectors of several."""

from sqlalchemy import Connection

_STATEMENTS = (
    # JSON of the settings that load it; NULL where nobody noted them
    "ALTER TABLE model ADD COLUMN recipe VARCHAR",
    "ALTER TABLE model ADD COLUMN is_serving BOOLEAN NOT NULL DEFAULT 0",
    "CREATE UNIQUE INDEX ix_model_serving ON model (is_serving) WHERE is_serving = 1",
)


def apply(connection: Connection) -> None:
    """Add them to a catalogue as the third migration left it; which of its models serves is not known there."""
    for statement in _STATEMENTS:
        connection.exec_driver_sql(statement)
