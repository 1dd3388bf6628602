import csv
from datetime import datetime
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from photolens.domain.photo import ContentHash, Flag, PhotoCard, PhotoId
from photolens.gui.matrix.spreadsheet import spreadsheet
from photolens.gui.matrix.table import NARROWEST, MatrixTable, Measure, Span


def card(number: int, path: str) -> PhotoCard:
    taken = datetime(2024, 5, 1, 12)  # noqa: DTZ001 (wall-clock time, as the library has it)
    return PhotoCard(
        PhotoId(number), ContentHash(f"{number:040}"), 60, 40, taken, False, 0, Flag.NONE, "", Path(path), False
    )


def table(cosines: list[list[float]], *phrases: str) -> MatrixTable:
    values = np.array(cosines, np.float32)
    weights = np.exp(values)
    cards = [card(number, f"/photos/{number}.jpg") for number in range(len(values))]
    return MatrixTable(cards, phrases, values, (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32))


TWO = table([[0.31, 0.12], [0.05, 0.22]], "a dog", 'a "beach", at night')


def test_the_best_phrase_of_each_photo_is_told() -> None:
    assert [TWO.best(row) for row in range(2)] == [0, 1]


def test_one_phrase_is_not_the_best_of_any() -> None:
    alone = table([[0.31]], "a dog")
    assert alone.best(0) is None
    assert not alone.scale(Measure.COSINE).has_best


def test_cosines_are_coloured_from_the_lowest_to_the_highest_and_probabilities_from_none_to_all() -> None:
    assert TWO.scale(Measure.COSINE).span == Span(0.05, 0.35)
    assert TWO.scale(Measure.PROBABILITY).span == Span(0.0, 1.0)


def test_nearly_equal_cosines_do_not_look_far_apart() -> None:
    lowest, highest = table([[0.201, 0.204]], "a", "b").scale(Measure.COSINE).span
    assert highest - lowest == pytest.approx(NARROWEST)


@pytest.mark.parametrize(("value", "share"), [(0.1, 0.0), (0.2, 0.5), (0.3, 1.0), (-4.0, 0.0), (4.0, 1.0)])
def test_a_value_lies_somewhere_between_the_ends(value: float, share: float) -> None:
    assert Span(0.1, 0.3).share(value) == pytest.approx(share)


def test_a_spreadsheet_has_a_line_for_each_photo_and_both_values_of_each_phrase() -> None:
    header, first, second = csv.reader(StringIO(spreadsheet(TWO), newline=""))
    assert header == [
        "path",
        "best phrase",
        "cosine: a dog",
        'cosine: a "beach", at night',
        "probability: a dog",
        'probability: a "beach", at night',
    ]
    assert first == [str(Path("/photos/0.jpg")), "a dog", "0.3100", "0.1200", "0.5474", "0.4526"]
    assert second[:3] == [str(Path("/photos/1.jpg")), 'a "beach", at night', "0.0500"]


def test_odd_names_come_back_from_a_spreadsheet_as_they_are() -> None:
    odd = MatrixTable(
        [card(1, 'Größe, "quoted"\nand 写真.jpg')], ["ein Hund; eine Katze"], *2 * [np.ones((1, 1), np.float32)]
    )
    rows = list(csv.reader(StringIO(spreadsheet(odd), newline="")))
    assert rows[1][0] == 'Größe, "quoted"\nand 写真.jpg'
    assert rows[0][2] == "cosine: ein Hund; eine Katze"
