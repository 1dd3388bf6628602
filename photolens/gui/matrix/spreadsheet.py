"""Spreadsheet: the matrix as comma-separated values (RFC 4180). No Qt."""

import csv
from collections.abc import Iterator
from io import StringIO

from photolens.gui.matrix.table import MatrixTable, Measure


def spreadsheet(table: MatrixTable) -> str:
    """A header, then a line for each photo: its path, its best phrase, all cosines, all probabilities."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["path", "best phrase", *_titles(table)])
    for row, card in enumerate(table.cards):
        best = int(table.cosines[row].argmax())
        writer.writerow([str(card.path), table.phrases[best], *_numbers(table, row)])
    return text.getvalue()


def _titles(table: MatrixTable) -> Iterator[str]:
    for measure in Measure:
        yield from (f"{measure}: {phrase}" for phrase in table.phrases)


def _numbers(table: MatrixTable, row: int) -> Iterator[str]:
    """With a point, as programs read them, and four digits: float32 of a model tells no more."""
    for measure in Measure:
        yield from (f"{table.value(measure, row, column):.4f}" for column in range(len(table.phrases)))
