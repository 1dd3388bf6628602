"""The catalogue: SQLite through SQLAlchemy. Domain values go in and come out; rows never leave this room."""
