"""Migrations: small functions applied once, in order, by name, each in a transaction with its record.

To change the tables, add `mNNN_what_it_does.py` with a function `apply(connection)`, name it in `MIGRATIONS`, and bring
`store/tables.py` to what it leaves. A migration that has been released is never edited.
"""

from collections.abc import Callable

from sqlalchemy import Connection

from photolens.store.migrations import (
    m001_create_tables,
    m002_flags_times_journal,
    m003_labels_albums,
    m004_model_generations,
)

Migration = Callable[[Connection], None]

MIGRATIONS: dict[str, Migration] = {
    "m001_create_tables": m001_create_tables.apply,
    "m002_flags_times_journal": m002_flags_times_journal.apply,
    "m003_labels_albums": m003_labels_albums.apply,
    "m004_model_generations": m004_model_generations.apply,
}
