"""Zoom: the point under the pointer stays, the limits hold, the picture never leaves the view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photolens.gui.viewer import zoom
from photolens.gui.viewer.zoom import LARGEST_SCALE, Placement, Size

SIDES = st.floats(1, 20_000)
PICTURES = st.builds(Size, SIDES, SIDES)
VIEWS = st.builds(Size, st.floats(50, 8000), st.floats(50, 8000))
FRACTIONS = st.floats(0, 1)
FACTORS = st.floats(0.01, 100)


@st.composite
def placements(draw: st.DrawFn) -> tuple[Placement, Size, Size]:
    """Any picture in any view, as it may be placed after some zooming and panning."""
    picture, view = draw(PICTURES), draw(VIEWS)
    at = draw(FRACTIONS) * view.width, draw(FRACTIONS) * view.height
    placed = zoom.zoomed(zoom.fitted(picture, view), draw(FACTORS), at, picture=picture, view=view)
    return placed, picture, view


def assert_inside(placed: Placement, picture: Size, view: Size) -> None:
    for start, length, room in (
        (placed.left, picture.width * placed.scale, view.width),
        (placed.top, picture.height * placed.scale, view.height),
    ):
        slack = 1e-6 * max(length, room)
        if length <= room:
            assert start == pytest.approx((room - length) / 2, abs=slack)
        else:
            assert start <= slack
            assert start + length >= room - slack


@given(PICTURES, VIEWS)
def test_a_fitted_picture_is_whole_and_not_blown_up(picture: Size, view: Size) -> None:
    placed = zoom.fitted(picture, view)
    assert placed.scale <= 1
    assert picture.width * placed.scale <= view.width * (1 + 1e-9)
    assert picture.height * placed.scale <= view.height * (1 + 1e-9)
    assert zoom.is_fitted(placed, picture, view)


@given(placements(), FACTORS, FRACTIONS, FRACTIONS)
def test_no_zoom_passes_the_limits_or_leaves_the_view(
    given_placement: tuple[Placement, Size, Size], factor: float, x: float, y: float
) -> None:
    placed, picture, view = given_placement
    at = x * view.width, y * view.height
    after = zoom.zoomed(placed, placed.scale * factor, at, picture=picture, view=view)
    assert zoom.smallest_scale(picture, view) <= after.scale <= LARGEST_SCALE
    assert_inside(after, picture, view)


@given(placements(), st.floats(1, 50), FRACTIONS, FRACTIONS)
def test_zooming_in_keeps_the_point_under_the_pointer(
    given_placement: tuple[Placement, Size, Size], factor: float, x: float, y: float
) -> None:
    placed, picture, view = given_placement
    at = x * view.width, y * view.height
    after = zoom.zoomed(placed, placed.scale * factor, at, picture=picture, view=view)
    for axis, (length, room) in enumerate(((picture.width, view.width), (picture.height, view.height))):
        if length * placed.scale >= room:  # where it does not fill the view it is kept in the middle instead
            assert after.at(*at)[axis] == pytest.approx(placed.at(*at)[axis], abs=1e-6 * max(length, room))


@given(placements(), st.floats(-1e5, 1e5), st.floats(-1e5, 1e5))
def test_no_pan_leaves_the_view_or_changes_the_scale(
    given_placement: tuple[Placement, Size, Size], dx: float, dy: float
) -> None:
    placed, picture, view = given_placement
    after = zoom.panned(placed, dx, dy, picture=picture, view=view)
    assert after.scale == placed.scale
    assert_inside(after, picture, view)


def test_a_pan_within_the_picture_moves_it_by_just_that() -> None:
    placed = Placement(1.0, -500, -400)
    after = zoom.panned(placed, 30, -20, picture=Size(4000, 3000), view=Size(800, 600))
    assert after == Placement(1.0, -470, -420)


@given(placements(), VIEWS)
def test_a_view_of_another_size_keeps_what_was_fit_fit(
    given_placement: tuple[Placement, Size, Size], after: Size
) -> None:
    placed, picture, before = given_placement
    was_fit = zoom.is_fitted(placed, picture, before)
    resized = zoom.resized(placed, picture, before, after)
    assert_inside(resized, picture, after)
    assert not was_fit or zoom.is_fitted(resized, picture, after)


def test_a_view_of_another_size_keeps_the_middle_of_a_zoomed_picture() -> None:
    picture, before, after = Size(4000, 3000), Size(800, 600), Size(1000, 500)
    placed = Placement(1.0, -1000, -900)
    assert zoom.resized(placed, picture, before, after).at(500, 250) == placed.at(400, 300)


@given(placements(), FRACTIONS, FRACTIONS)
def test_toggling_goes_to_full_size_and_back(given_placement: tuple[Placement, Size, Size], x: float, y: float) -> None:
    placed, picture, view = given_placement
    at = x * view.width, y * view.height
    once = zoom.toggled(placed, at, picture=picture, view=view)
    if zoom.is_fitted(placed, picture, view):
        assert once.scale in {1.0, 2.0}
        assert zoom.toggled(once, at, picture=picture, view=view) == zoom.fitted(picture, view)
    else:
        assert once == zoom.fitted(picture, view)


@given(st.floats(0.01, LARGEST_SCALE), st.sampled_from([-1, 1]))
def test_steps_never_skip_full_size(scale: float, direction: int) -> None:
    after = zoom.stepped(scale, direction)
    assert (after > scale) == (direction > 0)
    assert abs(scale - 1) <= 1e-6 or (scale - 1) * (after - 1) >= 0


@given(PICTURES, VIEWS, st.floats(0.001, LARGEST_SCALE))
def test_what_is_decoded_is_enough_and_at_most_double(picture: Size, view: Size, scale: float) -> None:
    scale = max(scale, zoom.smallest_scale(picture, view))
    long_side = max(picture.width, picture.height)
    fit_side = long_side * zoom.smallest_scale(picture, view)
    side = zoom.wanted_side(picture, fit_side, scale)
    drawn = long_side * scale
    if side is not None:
        assert side < long_side + 1
        assert drawn - 1 <= side <= max(2 * drawn, fit_side) + 1
    else:
        assert long_side <= max(2 * drawn, fit_side) * (1 + 1e-6)
