"""Brushes: what drawn pictures are made of. Pictures are float32 arrays (height, width, 3), 0 to 1."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Picture = NDArray[np.float32]
Field = NDArray[np.float32]
"""One value for each pixel: (height, width)."""
Colour = tuple[float, float, float]
Random = np.random.Generator
Choice = TypeVar("Choice")
Size = tuple[int, int]
"""Width and height in pixels."""


def rgb(text: str) -> Colour:
    """A colour from "#rrggbb"."""
    red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


SKIES = {
    "day": ("#3f7fc4", "#8fbfe6", "#dfeef5"),
    "clear": ("#2a62b0", "#6ea6dd", "#cfe4f2"),
    "dawn": ("#5d6fa8", "#e0a7a0", "#fbe3c0"),
    "sunset": ("#2f3d73", "#b8587a", "#f58a4b", "#fdd27a"),
    "ember": ("#3a1f4e", "#a8334c", "#ee6a2f", "#ffc24d"),
    "rose": ("#7d86c4", "#e2a9c4", "#fcd9c6"),
    "dusk": ("#141c3f", "#3a437f", "#a2688f", "#ee9c78"),
    "night": ("#070f2b", "#14275a", "#3d5a8f"),
    "grey": ("#8d9aa8", "#b9c4cc", "#e3e8ea"),
    "winter": ("#7fa6cf", "#b8d2e8", "#f1f3f4"),
}
"""Colours from the zenith to the horizon."""


def gradient(size: Size, colours: Sequence[str], horizon: float = 1.0) -> Picture:
    """A sky: colours from the top to `horizon`, a share of the height; the last one goes on below."""
    width, height = size
    stops = np.linspace(0, horizon, len(colours))
    rows = np.linspace(0, 1, height)
    channels = [np.interp(rows, stops, [rgb(colour)[i] for colour in colours]) for i in range(3)]
    column = np.stack(channels, axis=-1).astype(np.float32)
    return np.repeat(column[:, None, :], width, axis=1)


def noise(size: Size, cells: tuple[float, float], random: Random, octaves: int = 5) -> Field:
    """Smooth fractal noise, 0 to 1; `cells` is how many features lie across and down."""
    width, height = size
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        across, down = (max(2, round(count * 2**octave)) for count in cells)
        rough = random.random((min(down, height) + 1, min(across, width) + 1)).astype(np.float32)
        total += np.asarray(Image.fromarray(rough).resize(size, Image.Resampling.BICUBIC)) / 2**octave
    return (total - total.min()) / max(float(np.ptp(total)), 1e-6)


def outline(width: int, roughness: float, random: Random, features: int = 3) -> Field:
    """The height of a ridge along x, about -1 to 1; more `roughness` makes more jagged peaks."""
    line = np.zeros(width)
    for octave in range(9):
        knots = features * 2**octave + 2
        places = np.linspace(0, 1, knots)
        line += np.interp(np.linspace(0, 1, width), places, random.uniform(-1, 1, knots)) * roughness**octave
    return (line / np.abs(line).max()).astype(np.float32)


def blend(picture: Picture, colour: Colour | Picture, amount: Field | float) -> Picture:
    """Lay a colour over a picture, by an amount from 0 to 1 that may differ from pixel to pixel."""
    share = np.asarray(amount, np.float32)
    share = share[..., None] if share.ndim == 2 else share
    mixed: Picture = picture * (1 - share) + np.asarray(colour, np.float32) * share
    return mixed


def below(size: Size, line: Field) -> Field:
    """1 below a line of heights in pixels, 0 above, with a smooth edge."""
    rows = np.arange(size[1], dtype=np.float32)[:, None]
    return np.clip(rows - line[None, :] + 0.5, 0, 1)


def glow(picture: Picture, at: tuple[float, float], colour: str, radius: float, strength: float = 0.9) -> Picture:
    """Light around a point, both as shares of the picture's size; adds up, as light does."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = np.hypot(columns - at[0] * width, rows - at[1] * height) / (radius * max(width, height))
    light = strength * np.exp(-(distance**1.2) * 2.2)
    lit: Picture = 1 - (1 - picture) * (1 - light[..., None] * np.asarray(rgb(colour), np.float32))
    return lit


def disc(picture: Picture, at: tuple[float, float], colour: str, radius: float) -> Picture:
    """The sun or the moon."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = np.hypot(columns - at[0] * width, rows - at[1] * height)
    return blend(picture, rgb(colour), np.clip(radius * max(width, height) - distance, 0, 1))


def clouds(picture: Picture, colour: str, amount: float, random: Random, horizon: float) -> Picture:
    """Clouds that lie flatter and closer towards the horizon."""
    height, width = picture.shape[:2]
    field = noise((width, height), (2.2, 6.0), random, octaves=6)
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    fade = np.clip(rows / max(horizon, 0.01), 0, 1) * np.clip((horizon - rows) * 12 + 0.2, 0, 1)
    thickness = np.clip((field - (1 - amount)) / 0.35, 0, 1) ** 1.3
    return blend(picture, rgb(colour), thickness * (0.35 + 0.65 * fade) * 0.85)


def ridges(picture: Picture, span: tuple[float, float], far: str, near: str, random: Random, **how: float) -> Picture:
    """Mountains one before the other, from `span`'s first height to its last; far ones lie in haze."""
    height, width = picture.shape[:2]
    count, peaks = int(how.get("count", 5)), how.get("peaks", 0.12)
    for i in range(count):
        depth = i / max(count - 1, 1)
        middle = (span[0] + (span[1] - span[0]) * depth) * height
        line = middle - outline(width, how.get("roughness", 0.5), random) * peaks * height * (1 - 0.35 * depth)
        colour = blend(np.asarray(rgb(far), np.float32), rgb(near), depth)
        picture = shaded_ridge(picture, line, colour, random, haze=rgb(far))
    return picture


def shaded_ridge(picture: Picture, line: Field, colour: NDArray[np.float32], random: Random, haze: Colour) -> Picture:
    """One ridge with some relief, that fades into haze at its foot."""
    height, width = picture.shape[:2]
    relief = noise((width, height), (14, 9), random, octaves=4)[..., None]
    rows = np.arange(height, dtype=np.float32)[:, None]
    foot = np.clip((rows - line[None, :]) / (0.22 * height), 0, 1)
    body = blend(colour * (0.86 + 0.28 * relief), haze, foot * 0.42)
    return blend(picture, body, below((width, height), line))


def snow_on(picture: Picture, line: Field, random: Random, depth: float) -> Picture:
    """White on the upper part of the ridge along a line of heights in pixels; rocks and gullies show through it."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    gullies = noise((width, height), (26, 9), random, octaves=5)
    sheared = gullies[rows.astype(int), (columns + (rows - line[None, :]) * 0.7).astype(int) % width]
    reach = depth * height * (0.35 + 1.3 * noise((width, height), (12, 3), random, octaves=5))
    cover = np.clip((line[None, :] + reach - rows) / (0.05 * height), 0, 1) * np.clip((sheared - 0.3) * 7, 0, 1)
    white = 0.7 + 0.3 * np.clip((sheared - 0.35) * 3, 0, 1)
    colour = np.stack([white * 0.95, white * 0.98, np.minimum(white * 1.06, 1)], axis=-1).astype(np.float32)
    return blend(picture, colour, cover * below((width, height), line))


def sea(picture: Picture, horizon: float, tint: str, random: Random, depth: float = 0.45) -> Picture:
    """Water from the horizon down: what is above it upside down, broken by waves that grow nearer the eye."""
    height, width = picture.shape[:2]
    top = int(horizon * height)
    mirrored = picture[:top][::-1]
    count = height - top
    rows = np.clip((np.arange(count) * (top - 1) / max(count, 1)).astype(int), 0, top - 1)
    near = np.linspace(0, 1, count, dtype=np.float32)[:, None]
    waves = noise((width, count), (9, 70), random, octaves=4) - 0.5
    shift = np.clip(rows[:, None] + (waves * near * 0.35 * top).astype(int), 0, top - 1)
    columns = np.clip(np.arange(width)[None, :] + (waves[::-1] * near * 60).astype(int), 0, width - 1)
    water = blend(mirrored[shift, columns], rgb(tint), depth * (0.5 + 0.5 * near))
    water *= 1 + (waves * (0.25 + 0.5 * near))[..., None]
    return np.concatenate([picture[:top], np.clip(water, 0, 1)]).astype(np.float32)


def stars(picture: Picture, random: Random, horizon: float, milky: float = 0.7) -> Picture:
    """Stars of a few sizes, and a band of many faint ones across."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    slope = random.uniform(0.5, 0.9) * random.choice([-1, 1])
    away = (rows / height - 0.4) - slope * (columns / width - 0.5)
    veil = np.exp(-((away / 0.16) ** 2)) * noise((width, height), (5, 5), random, octaves=6) ** 1.5 * milky
    sky = np.clip((horizon - rows / height) * 4, 0, 1)
    picture = blend(picture, (0.75, 0.72, 0.86), veil * 0.95 * sky)
    light = (random.random((height, width)) > 0.9985 - 0.004 * veil).astype(np.float32)
    light *= random.random((height, width)).astype(np.float32) ** 2 * sky
    bright = Image.fromarray((light * 255).astype(np.uint8))
    spread = np.asarray(bright.filter(ImageFilter.GaussianBlur(1.1)), np.float32) / 255 * 6
    return np.clip(picture + np.maximum(light, spread)[..., None], 0, 1)


def drawn_on(picture: Picture, draw: Callable[[ImageDraw.ImageDraw, int], None]) -> Picture:
    """Draw shapes with smooth edges; `draw` is told by how much the canvas is larger."""
    height, width = picture.shape[:2]
    canvas = to_image(picture).resize((width * 2, height * 2))
    draw(ImageDraw.Draw(canvas), 2)
    return np.asarray(canvas.resize((width, height), Image.Resampling.LANCZOS), np.float32) / 255


def to_image(picture: Picture) -> Image.Image:
    """The picture for Pillow."""
    return Image.fromarray((np.clip(picture, 0, 1) * 255).round().astype(np.uint8))


def developed(picture: Picture, random: Random) -> Picture:
    """As a camera would give it: a little contrast, vignette and grain."""
    height, width = picture.shape[:2]
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    vignette = 1 - 0.16 * np.clip(np.hypot(rows, columns) - 0.5, 0, 1)
    curved = picture + 0.06 * np.sin((picture - 0.5) * 2 * np.pi)
    grain = random.normal(0, 0.008, (height, width, 1))
    return np.clip(curved * vignette[..., None] + grain, 0, 1).astype(np.float32)


def pick(random: Random, *choices: Choice) -> Choice:
    """One of several."""
    return choices[int(random.integers(len(choices)))]
