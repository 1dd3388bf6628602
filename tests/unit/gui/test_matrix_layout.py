import pytest

from photolens.gui.matrix.layout import (
    HEADER,
    NAMED_FROM_PX,
    NARROWEST_CELL_PX,
    NOT_SCROLLED,
    ROW_PX,
    WIDEST_CELL_PX,
    Cell,
    MatrixLayout,
)

MANY = MatrixLayout(40, 12, 800, 500, 60)


def test_few_columns_are_no_wider_than_is_of_use() -> None:
    assert MatrixLayout(3, 2, 1600, 500, 60).cell_width == WIDEST_CELL_PX


def test_columns_share_the_width_that_there_is() -> None:
    layout = MatrixLayout(3, 5, 800, 500, 60)
    assert NARROWEST_CELL_PX < layout.cell_width < WIDEST_CELL_PX
    assert layout.overflow == NOT_SCROLLED


def test_many_columns_keep_a_width_at_which_values_are_read_and_can_be_scrolled() -> None:
    assert MANY.cell_width == NARROWEST_CELL_PX
    last = MANY.cell(Cell(39, 11), MANY.overflow)
    assert last.x + last.width <= MANY.width
    assert last.y + last.height <= MANY.height


def test_file_names_are_left_out_where_it_is_narrow() -> None:
    narrow, wide = (MatrixLayout(3, 5, width, 500, 60) for width in (NAMED_FROM_PX - 1, NAMED_FROM_PX))
    assert (narrow.has_names, wide.has_names) == (False, True)
    assert narrow.left < wide.left


def test_headers_stay_on_their_side_while_cells_are_scrolled() -> None:
    scrolled = 150, 230
    assert MANY.photo(7, scrolled).x == 0
    assert MANY.photo(7, scrolled).y == MANY.cell(Cell(7, 3), scrolled).y
    assert MANY.phrase(3, scrolled).y == 0
    assert MANY.phrase(3, scrolled).x == MANY.cell(Cell(7, 3), scrolled).x


@pytest.mark.parametrize("scrolled", [NOT_SCROLLED, (100, 130), MANY.overflow])
def test_every_cell_in_sight_is_found_where_it_is(scrolled: tuple[int, int]) -> None:
    for row in MANY.visible_rows(scrolled):
        for column in MANY.visible_columns(scrolled):
            box = MANY.cell(Cell(row, column), scrolled)
            x, y = max(box.x, MANY.left), max(box.y, MANY.top)
            assert MANY.at(x, y, scrolled) == Cell(row, column)


@pytest.mark.parametrize("scrolled", [NOT_SCROLLED, (100, 130), MANY.overflow])
def test_what_is_not_counted_as_visible_cannot_be_seen(scrolled: tuple[int, int]) -> None:
    for row in set(range(MANY.rows)) - set(MANY.visible_rows(scrolled)):
        box = MANY.cell(Cell(row, 0), scrolled)
        assert box.y + box.height <= MANY.top or box.y >= MANY.height
    for column in set(range(MANY.columns)) - set(MANY.visible_columns(scrolled)):
        box = MANY.cell(Cell(0, column), scrolled)
        assert box.x + box.width <= MANY.left or box.x >= MANY.width


def test_headers_are_found_and_the_corner_is_nothing() -> None:
    assert MANY.at(5, MANY.top + ROW_PX + 1, (0, ROW_PX)) == Cell(2, HEADER)
    assert MANY.at(MANY.left + 1, 5, (NARROWEST_CELL_PX, 0)) == Cell(HEADER, 1)
    assert MANY.at(5, 5, NOT_SCROLLED) is None


def test_beside_the_cells_there_is_nothing() -> None:
    small = MatrixLayout(1, 1, 800, 500, 60)
    assert small.at(small.left + small.cell_width + 1, 70, NOT_SCROLLED) is None
    assert small.at(small.left + 1, small.top + ROW_PX + 1, NOT_SCROLLED) is None


@pytest.mark.parametrize("cell", [Cell(0, 0), Cell(39, 11), Cell(20, 6), Cell(39, 0)])
@pytest.mark.parametrize("scrolled", [NOT_SCROLLED, (100, 700), MANY.overflow])
def test_scrolling_to_a_cell_shows_all_of_it(cell: Cell, scrolled: tuple[int, int]) -> None:
    box = MANY.cell(cell, MANY.scrolled_to(cell, scrolled))
    assert MANY.left <= box.x
    assert box.x + box.width <= MANY.width
    assert MANY.top <= box.y
    assert box.y + box.height <= MANY.height


def test_what_is_in_sight_already_is_not_scrolled() -> None:
    assert MANY.scrolled_to(Cell(4, 3), (100, 130)) == (100, 130)
