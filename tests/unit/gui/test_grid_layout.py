"""The grid's arithmetic: whatever the photos, sections, width and size, nothing overlaps and nothing is lost."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from photolens.gui.grid.arrangement import Arrangement, Section
from photolens.gui.grid.holding import View, hold_at, hold_in, hold_top
from photolens.gui.grid.layout import Box, GridMode, Layout
from photolens.gui.grid.outline import Outline
from photolens.gui.grid.rows import TALLEST, Metrics

MODES = [GridMode.JUSTIFIED, GridMode.SQUARE]


def arranged(ratios: list[float], starts: list[int] | None = None, titles: list[str] | None = None) -> Arrangement:
    starts = ([0] if ratios else []) if starts is None else starts
    titles = ["A day"] * len(starts) if titles is None else titles
    sections = tuple(Section(start, title) for start, title in zip(starts, titles, strict=True))
    return Arrangement(np.arange(1, len(ratios) + 1), np.array(ratios, np.float32), sections)


def laid_out(arrangement: Arrangement, metrics: Metrics, mode: GridMode) -> Layout:
    return Layout(Outline.of(arrangement), metrics, mode)


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangement:
    ratios = draw(st.lists(st.floats(0.03125, 50, width=32), max_size=80))
    cuts = draw(st.sets(st.integers(1, max(1, len(ratios) - 1)), max_size=8))
    starts = [0, *sorted(cut for cut in cuts if cut < len(ratios))] if ratios else []
    titles = draw(st.lists(st.sampled_from(["", "A day"]), min_size=len(starts), max_size=len(starts)))
    return arranged(ratios, starts, titles)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    metrics = Metrics(
        draw(st.integers(64, 2600)),
        draw(st.integers(80, 400)),
        draw(st.integers(2, 10)),
        draw(st.integers(20, 60)),
        draw(st.integers(0, 16)),
    )
    return laid_out(draw(arrangements()), metrics, draw(st.sampled_from(MODES)))


def boxes_of(layout: Layout, count: int) -> list[Box]:
    return [Box(*box) for box in layout.boxes(0, count).tolist()]


def touches(box: Box, other: Box) -> bool:
    across = box.left < other.right and other.left < box.right
    return across and box.top < other.bottom and other.top < box.bottom


def count_of(layout: Layout) -> int:
    return layout.visible(0, layout.height_px + 1)[1]


@given(layouts())
def test_every_photo_has_one_place_of_some_size_within_the_width(layout: Layout) -> None:
    margin, inner = layout.metrics.margin_px, layout.metrics.inner_px
    for position, box in enumerate(boxes_of(layout, count_of(layout))):
        assert box.width > 0
        assert box.height > 0
        assert margin <= box.left < box.right <= margin + inner
        assert 0 <= box.top < box.bottom <= layout.height_px
        assert layout.box(position) == box


@given(layouts())
def test_photos_follow_each_other_in_reading_order_and_never_overlap(layout: Layout) -> None:
    boxes = boxes_of(layout, count_of(layout))
    for one, next_one in pairwise(boxes):
        is_beside = next_one.top == one.top and next_one.left >= one.right + layout.metrics.gap_px
        is_below = next_one.top >= one.bottom + layout.metrics.gap_px and next_one.left == layout.metrics.margin_px
        assert is_beside or is_below


@given(layouts())
def test_a_photo_is_found_where_it_lies_and_nowhere_else(layout: Layout) -> None:
    for position, box in enumerate(boxes_of(layout, count_of(layout))):
        assert layout.position_at(*box.centre) == position
        assert layout.position_at(box.left, box.top) == position
        assert layout.position_at(box.right - 1, box.bottom - 1) == position
        assert layout.position_at(box.right, box.top) is None
        assert layout.position_at(box.left, box.bottom) is None


@given(layouts(), st.integers(-100, 6000), st.integers(0, 2000))
def test_visible_are_exactly_the_photos_that_touch_the_range(layout: Layout, top: int, height: int) -> None:
    first, end = layout.visible(top, top + height)
    seen = [
        position
        for position, box in enumerate(boxes_of(layout, count_of(layout)))
        if height and box.top < top + height and top < box.bottom
    ]
    assert list(range(first, end)) == seen


@given(layouts(), st.tuples(st.integers(-50, 2700), st.integers(-50, 4000), st.integers(1, 900), st.integers(1, 2000)))
def test_a_rubber_band_takes_exactly_what_it_touches(layout: Layout, band: tuple[int, int, int, int]) -> None:
    left, top, width, height = band
    box = Box(left, top, left + width, top + height)
    touched = [position for position, other in enumerate(boxes_of(layout, count_of(layout))) if touches(box, other)]
    assert layout.positions_in(box).tolist() == touched


@given(layouts())
def test_down_and_up_reach_every_row_and_come_back(layout: Layout) -> None:
    count = count_of(layout)
    if not count:
        return
    boxes = boxes_of(layout, count)
    tops = sorted({box.top for box in boxes})
    x, position, way = boxes[0].centre[0], 0, [0]
    while (below := layout.below(position, x)) != position:
        position = below
        way.append(position)
    assert [boxes[step].top for step in way] == tops
    back = [position]
    while (above := layout.above(position, x)) != position:
        position = above
        back.append(position)
    assert [boxes[step].top for step in back] == tops[::-1]


@given(layouts(), st.integers(0, 2700))
def test_down_leads_to_the_nearest_photo_of_the_next_row(layout: Layout, x: int) -> None:
    boxes = boxes_of(layout, count_of(layout))
    for position, box in enumerate(boxes):
        below = layout.below(position, x)
        if below == position:
            assert box.top == boxes[-1].top
            continue
        row = [other for other in boxes if other.top == boxes[below].top]
        assert boxes[below].top == min(other.top for other in boxes if other.top > box.top)
        assert _away(boxes[below], x) == min(_away(other, x) for other in row)


def _away(box: Box, x: int) -> int:
    return max(0, box.left - x, x - box.right + 1)


@given(layouts(), st.integers(1, 3000))
def test_pages_always_get_on_and_end_in_the_last_row(layout: Layout, page: int) -> None:
    count = count_of(layout)
    if not count:
        return
    boxes, position = boxes_of(layout, count), 0
    for _ in range(count):
        paged = layout.paged(position, 0, page)
        assert boxes[paged].top > boxes[position].top or boxes[position].top == boxes[-1].top
        position = paged
    assert boxes[position].top == boxes[-1].top
    for _ in range(count):
        position = layout.paged(position, 0, -page)
    assert boxes[position].top == boxes[0].top


@given(arrangements(), st.integers(64, 2600), st.integers(80, 400), st.sampled_from(MODES))
def test_headings_stand_right_above_their_photos(
    arrangement: Arrangement, width: int, cell: int, mode: GridMode
) -> None:
    layout = laid_out(arrangement, Metrics(width, cell), mode)
    headings = dict(layout.headings(0, layout.height_px))
    titled = [number for number, section in enumerate(arrangement.sections) if section.title]
    assert list(headings) == titled
    for number in titled:
        box = layout.box(arrangement.sections[number].start)
        assert headings[number] + layout.metrics.header_px == box.top
        assert layout.section_at(box.top) == number
        assert layout.section_at(headings[number]) == number


@given(layouts(), st.integers(-100, 5000), st.integers(1, 900))
def test_headings_in_view_are_those_that_touch_it(layout: Layout, top: int, height: int) -> None:
    everywhere = layout.headings(-1000, layout.height_px + 1000)
    expected = [(n, y) for n, y in everywhere if y < top + height and y + layout.metrics.header_px > top]
    assert layout.headings(top, top + height) == expected


@given(arrangements(), st.integers(300, 2600), st.integers(80, 400))
@example(arranged([1.5] * 7), 1600, 200)
def test_no_justified_row_is_much_higher_than_asked_for(arrangement: Arrangement, width: int, cell: int) -> None:
    layout = laid_out(arrangement, Metrics(width, cell), GridMode.JUSTIFIED)
    assert all(box.height <= round(TALLEST * cell) for box in boxes_of(layout, len(arrangement)))


def test_full_rows_end_exactly_at_the_right_edge_and_the_last_is_left_ragged() -> None:
    layout = laid_out(arranged([1.5] * 100), Metrics(1600, 200), GridMode.JUSTIFIED)
    boxes = boxes_of(layout, 100)
    ends = {box.top: box.right for box in boxes}
    assert set(list(ends.values())[:-1]) == {1600 - 16}
    alone = laid_out(arranged([1.5] * 2), Metrics(1600, 200), GridMode.JUSTIFIED)
    assert [box.height for box in boxes_of(alone, 2)] == [200, 200]


def test_common_photos_keep_their_shape_and_panoramas_are_cut() -> None:
    ratios = [1.5, 0.667, 1.333, 0.75, 1.778, 1.0] * 40
    layout = laid_out(arranged([*ratios, 12.0]), Metrics(1600, 200), GridMode.JUSTIFIED)
    boxes = boxes_of(layout, len(ratios) + 1)
    shapes = [box.width / box.height for box in boxes]
    assert np.allclose(shapes[:-1], ratios, rtol=0.02)
    assert shapes[-1] == pytest.approx(3.0, rel=0.02)


@pytest.mark.parametrize("mode", MODES)
def test_no_photos_take_no_room(mode: GridMode) -> None:
    layout = laid_out(Arrangement.empty(), Metrics(800, 200), mode)
    assert layout.height_px == 0
    assert layout.visible(0, 1000) == (0, 0)
    assert layout.position_at(5, 5) is None
    assert layout.positions_in(Box(0, 0, 800, 800)).size == 0
    assert layout.headings(0, 1000) == []


@pytest.mark.parametrize("mode", MODES)
def test_a_million_photos_lie_to_the_pixel(mode: GridMode) -> None:
    count = 1_000_000
    ratios = np.random.default_rng(0).choice(np.array([1.5, 0.75, 1.333], np.float32), count)
    sections = tuple(Section(start, "A day") for start in range(0, count, 150))
    layout = laid_out(Arrangement(np.arange(count), ratios, sections), Metrics(500, 400), mode)
    assert layout.height_px < 2**31
    for position in (0, count // 2, count - 1):
        assert layout.position_at(*layout.box(position).centre) == position
    last = layout.box(count - 1)
    assert last.bottom + layout.metrics.margin_px == layout.height_px


@given(arrangements(), st.integers(1, 3000), st.sampled_from(MODES), st.integers(80, 400), st.integers(80, 400))
def test_the_photo_at_the_top_stays_there_at_another_size(
    arrangement: Arrangement, top: int, mode: GridMode, cell: int, other_cell: int
) -> None:
    layout = laid_out(arrangement, Metrics(900, cell), mode)
    hold = hold_top(View(layout, top, 700))
    first, end = layout.visible(top, top + 700)
    if first == end:
        assert hold is None
        return
    assert hold is not None
    assert hold.position == first
    other = laid_out(arrangement, Metrics(900, other_cell), mode)
    assert other.box(first).top - hold.top_px(other) == layout.box(first).top - top


def test_who_looks_at_the_very_top_goes_on_doing_so() -> None:
    layout = laid_out(arranged([1.5] * 300), Metrics(1200, 200), GridMode.SQUARE)
    assert hold_top(View(layout, 0, 700)) is None
    assert hold_in(View(layout, 0, 700), np.arange(300), np.arange(300)) is None


def test_what_is_under_the_pointer_stays_under_it() -> None:
    arrangement = arranged([1.5, 0.75, 1.0] * 100)
    small = laid_out(arrangement, Metrics(1200, 120), GridMode.JUSTIFIED)
    large = laid_out(arrangement, Metrics(1200, 300), GridMode.JUSTIFIED)
    x, y = small.box(150).centre
    hold = hold_at(View(small, y - 333, 700), x, 333)
    assert hold is not None
    assert hold.position == 150
    box, top = large.box(150), hold.top_px(large)
    assert abs(box.centre[1] - top - 333) <= 1


def test_photos_that_come_in_above_push_nothing_away() -> None:
    old, new = np.arange(1, 301), np.arange(-39, 301)
    before = laid_out(arranged([1.5] * 300), Metrics(1200, 200), GridMode.SQUARE)
    after = laid_out(arranged([1.5] * 340), Metrics(1200, 200), GridMode.SQUARE)
    hold = hold_in(View(before, 2000, 700), old, new)
    assert hold is not None
    first = before.visible(2000, 2700)[0]
    assert after.box(first + 40).top - hold.top_px(after) == before.box(first).top - 2000


def test_if_the_photo_at_the_top_goes_away_the_next_one_stays() -> None:
    old = np.arange(1, 301)
    layout = laid_out(arranged([1.5] * 300), Metrics(1200, 200), GridMode.SQUARE)
    first = layout.visible(2000, 2700)[0]
    hold = hold_in(View(layout, 2000, 700), old, old[first + 2 :])
    assert hold is not None
    assert hold.position == 0
    assert hold_in(View(layout, 2000, 700), old, np.empty(0, np.int64)) is None
