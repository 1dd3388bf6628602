"""Wording: the matrix in words and numbers, as the language writes them."""

from PySide6.QtCore import QCoreApplication, QLocale

from photolens.gui.fact_texts import percent_text
from photolens.gui.matrix.layout import HEADER, Cell
from photolens.gui.matrix.table import MatrixTable, Measure

translate = QCoreApplication.translate


def value_text(measure: Measure, value: float) -> str:
    """Like "0.31", or "87%"; never "-0.00"."""
    return percent_text(value) if measure is Measure.PROBABILITY else QLocale().toString(round(value, 2) + 0.0, "f", 2)


def measure_text(measure: Measure) -> str:
    """What the values are called."""
    if measure is Measure.PROBABILITY:
        return translate("Matrix", "Probability")
    return translate("Matrix", "Cosine")


def best_text() -> str:
    """What the mark on a cell means."""
    return translate("Matrix", "best phrase of the photo")


def told(table: MatrixTable, cell: Cell) -> list[str]:
    """A cell or a header in lines: whole phrase, file name, both values."""
    if cell.column == HEADER:
        return [str(table.cards[cell.row].path)]
    if cell.row == HEADER:
        return [table.phrases[cell.column]]
    values = translate("Matrix", "Cosine {cosine}, probability {probability}").format(
        cosine=value_text(Measure.COSINE, table.value(Measure.COSINE, *cell)),
        probability=value_text(Measure.PROBABILITY, table.value(Measure.PROBABILITY, *cell)),
    )
    lines = [table.phrases[cell.column], table.cards[cell.row].path.name, values]
    return [*lines, _capital(best_text())] if table.best(cell.row) == cell.column else lines


def size_text(photos: int, phrases: int) -> str:
    """Like "12 photos, 4 phrases"."""
    return translate("Matrix", "{photos}, {phrases}").format(
        photos=translate("Matrix", "%n photo(s)", "", photos),
        phrases=translate("Matrix", "%n phrase(s)", "", phrases),
    )


def cut_text(shown: int, chosen: int) -> str:
    """That there are more photos than are compared."""
    said = translate("Matrix", "Only the first {shown} of the {chosen} photos that you chose are compared.")
    return said.format(shown=QLocale().toString(shown), chosen=QLocale().toString(chosen))


def missing_text(missing: int) -> str:
    """That some photos cannot be compared."""
    return translate("Matrix", "%n photo(s) cannot be compared, as they are not indexed yet.", "", missing)


def as_sentence(reason: str) -> str:
    """A reason as exceptions tell it, with a capital and a full stop."""
    return f"{_capital(reason.rstrip('.'))}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
