"""Zoom: how a picture is placed in a view. Arithmetic alone, no Qt; all lengths are device pixels of the screen."""

from dataclasses import dataclass, replace

LARGEST_SCALE = 8.0
STEP = 1.25
"""One step of the keys."""
NOTCH = 1.2
"""One notch of a wheel."""
_CLOSE = 1e-6
_BIGGER_SMALL = 2.0


@dataclass(frozen=True, slots=True)
class Size:
    """Of a picture in its own pixels, or of a view in the screen's; both sides at least 1."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a picture is: `scale` is screen pixels for one of its own, `left` and `top` its corner in the view."""

    scale: float
    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The point of the picture, in its own pixels, under a point of the view."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale


def fit_scale(picture: Size, view: Size) -> float:
    """The scale at which all of the picture just fits into the view; above 1 for a picture that is smaller."""
    return min(view.width / picture.width, view.height / picture.height)


def smallest_scale(picture: Size, view: Size) -> float:
    """Nothing is shown smaller than it fits, and nothing small is blown up by that."""
    return min(1.0, fit_scale(picture, view))


def fitted(picture: Size, view: Size) -> Placement:
    """All of the picture, in the middle."""
    return _kept_inside(Placement(smallest_scale(picture, view), 0, 0), picture, view)


def is_fitted(placed: Placement, picture: Size, view: Size) -> bool:
    """Whether nothing can be smaller."""
    return placed.scale <= smallest_scale(picture, view) * (1 + _CLOSE)


def zoomed(placed: Placement, scale: float, at: tuple[float, float], *, picture: Size, view: Size) -> Placement:
    """The picture at another scale, within the limits, with the point under `at` (of the view) staying where it is."""
    scale = max(smallest_scale(picture, view), min(LARGEST_SCALE, scale))
    x, y = placed.at(*at)
    return _kept_inside(Placement(scale, at[0] - x * scale, at[1] - y * scale), picture, view)


def stepped(scale: float, steps: int) -> float:
    """The scale some steps larger or smaller; 100 % is never stepped over."""
    wanted = scale * STEP**steps
    is_over = (scale - 1) * (wanted - 1) < 0 and abs(scale - 1) > _CLOSE
    return 1.0 if is_over else wanted


def toggled(placed: Placement, at: tuple[float, float], *, picture: Size, view: Size) -> Placement:
    """From fit to 100 % at a point, and back to fit from anything else. What is 100 % when fit goes to 200 %."""
    if not is_fitted(placed, picture, view):
        return fitted(picture, view)
    scale = 1.0 if smallest_scale(picture, view) < 1 - _CLOSE else _BIGGER_SMALL
    return zoomed(placed, scale, at, picture=picture, view=view)


def panned(placed: Placement, dx: float, dy: float, *, picture: Size, view: Size) -> Placement:
    """The picture moved, as far as it goes."""
    return _kept_inside(replace(placed, left=placed.left + dx, top=placed.top + dy), picture, view)


def resized(placed: Placement, picture: Size, before: Size, after: Size) -> Placement:
    """The picture in a view of another size: what was fit stays fit, else the middle stays the middle."""
    if is_fitted(placed, picture, before):
        return fitted(picture, after)
    dx, dy = (after.width - before.width) / 2, (after.height - before.height) / 2
    moved = Placement(placed.scale, placed.left + dx, placed.top + dy)
    return zoomed(moved, placed.scale, (after.width / 2, after.height / 2), picture=picture, view=after)


def wanted_side(picture: Size, fit_side: float, scale: float) -> int | None:
    """The long side in pixels at which to decode for a scale; None for the whole picture.

    In doublings of the fit size: each decode serves a range of scales, and nothing is drawn at less than half its
    size, where bilinear scaling begins to skip pixels.
    """
    long_side = max(picture.width, picture.height)
    needed, side = long_side * min(scale, 1.0), fit_side
    while side < needed * (1 - _CLOSE):
        side *= 2
    return None if side >= long_side else round(side)


def _kept_inside(placed: Placement, picture: Size, view: Size) -> Placement:
    """No gap on a side where the picture could fill it; in the middle where it cannot."""
    left = _kept(placed.left, picture.width * placed.scale, view.width)
    top = _kept(placed.top, picture.height * placed.scale, view.height)
    return Placement(placed.scale, left, top)


def _kept(start: float, length: float, room: float) -> float:
    return (room - length) / 2 if length <= room else min(0.0, max(room - length, start))
