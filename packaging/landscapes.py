"""Landscapes: pictures drawn from a seed, for screenshots: mountains, seas, forests, cities, as they look from afar."""

from collections.abc import Callable

import numpy as np
from brushes import (
    SKIES,
    Field,
    Picture,
    Random,
    Size,
    below,
    blend,
    clouds,
    developed,
    disc,
    drawn_on,
    glow,
    gradient,
    noise,
    outline,
    pick,
    rgb,
    ridges,
    sea,
    shaded_ridge,
    snow_on,
    stars,
    to_image,
)  # fmt: skip
from PIL import Image, ImageDraw


def mountains(size: Size, random: Random) -> Picture:
    """Ridges in haze."""
    sky, far, near = pick(random, ("dawn", "#d9a9a0", "#2b2f4c"), ("day", "#b5cfe4", "#1f3a3f"),
                           ("rose", "#c7a4bb", "#33304f"), ("sunset", "#d08a6c", "#2a2038"))  # fmt: skip
    picture = gradient(size, SKIES[sky], 0.6)
    at = (random.uniform(0.25, 0.75), random.uniform(0.25, 0.42))
    picture = glow(picture, at, "#fff0c8", 0.45, 0.7)
    picture = disc(picture, at, "#fffbe8", 0.018) if sky != "day" else picture
    picture = clouds(picture, "#ffffff", 0.45, random, 0.5)
    return ridges(picture, (0.45, 0.92), far, near, random, count=6)


def alps(size: Size, random: Random) -> Picture:
    """Snow on a high range, forest and meadow before it."""
    height = size[1]
    picture = clouds(gradient(size, SKIES[pick(random, "clear", "winter")], 0.7), "#ffffff", 0.5, random, 0.55)
    picture = ridges(picture, (0.5, 0.52), "#a9bdd3", "#8ea4bd", random, count=2, peaks=0.12)
    line = 0.46 * height - outline(size[0], 0.6, random, features=4) * 0.3 * height
    picture = shaded_ridge(picture, line, np.asarray(rgb("#59616f"), np.float32), random, haze=rgb("#a9b8c8"))
    picture = snow_on(picture, line, random, random.uniform(0.16, 0.3))
    picture = ridges(picture, (0.74, 0.8), "#4d6b62", "#2f4f3d", random, count=2, peaks=0.06)
    picture = conifers(picture, 0.83, "#1f3d2f", random, trees=(0.07, 0.012))
    return meadow(picture, 0.84, random, "#7f9c46", "#4e7430")


def sunset(size: Size, random: Random) -> Picture:
    """The sun goes down over the sea."""
    horizon = random.uniform(0.52, 0.64)
    at = (random.uniform(0.3, 0.7), horizon - random.uniform(0.02, 0.1))
    picture = gradient(size, SKIES[pick(random, "sunset", "ember", "dusk")], horizon)
    picture = glow(picture, at, "#ffcf7a", 0.5, 0.95)
    picture = clouds(picture, pick(random, "#ff9a6b", "#7a3f63", "#ffc39b"), 0.55, random, horizon)
    picture = disc(picture, at, "#fff3cf", 0.028)
    picture = ridges(picture, (horizon - 0.005, horizon), "#5b3b58", "#4a2f4c", random, count=1, peaks=0.03)
    return sea(picture, horizon, "#1c2748", random, 0.5)


def bay(size: Size, random: Random) -> Picture:
    """A blue bay with sand."""
    horizon = random.uniform(0.4, 0.48)
    picture = clouds(gradient(size, SKIES["clear"], horizon), "#ffffff", 0.55, random, horizon)
    picture = ridges(picture, (horizon - 0.01, horizon), "#9fb9b9", "#55806b", random, count=2, peaks=0.06)
    picture = sea(picture, horizon, "#0f7f9c", random, 0.75)
    height, width = picture.shape[:2]
    shore = (0.8 + 0.05 * np.sin(np.linspace(0, random.uniform(2, 4), width))) * height
    line = (shore + outline(width, 0.45, random) * 0.012 * height).astype(np.float32)
    picture = blend(picture, rgb("#63c6c4"), below(size, line - 0.11 * height) * 0.35)
    picture = blend(picture, rgb("#f7fbf8"), below(size, line - 0.016 * height) * 0.85)
    grains = noise(size, (60, 60), random, octaves=3)[..., None]
    return blend(picture, np.asarray(rgb("#e4cda0"), np.float32) * (0.9 + 0.16 * grains), below(size, line))


def night(size: Size, random: Random) -> Picture:
    """Stars over a dark ridge with trees."""
    picture = stars(gradient(size, SKIES["night"], 0.9), random, 0.82, random.uniform(0.8, 1.3))
    picture = glow(picture, (random.uniform(0.2, 0.8), 0.86), "#5b86b8", 0.4, 0.6)
    picture = ridges(picture, (0.76, 0.86), "#1d2c50", "#0d1630", random, count=3, peaks=0.08)
    return conifers(picture, 0.93, "#04070f", random, trees=(0.14, 0.02))


def forest(size: Size, random: Random) -> Picture:
    """Rows of firs, the far ones in mist."""
    sky, far, near = pick(random, ("grey", "#b9c6c6", "#17302a"), ("dawn", "#e3bfa8", "#2b3331"),
                           ("winter", "#c4d3dc", "#1e3340"), ("day", "#bcd3c8", "#1c4031"))  # fmt: skip
    picture = gradient(size, SKIES[sky], 0.5)
    picture = glow(picture, (random.uniform(0.2, 0.8), 0.2), "#fff3d8", 0.5, 0.55)
    for i in range(6):
        depth = i / 5
        colour = blend(np.asarray(rgb(far), np.float32), rgb(near), depth**0.9)
        text = "#" + "".join(f"{round(float(part) * 255):02x}" for part in colour)
        picture = conifers(picture, 0.42 + 0.55 * depth, text, random, trees=(0.12 + 0.2 * depth, 0.014 + 0.03 * depth))
        picture = blend(picture, rgb(far), _mist(size, 0.5 + 0.5 * depth, 0.12) * 0.35 * (1 - depth))
    return picture


def _mist(size: Size, at: float, thickness: float) -> Field:
    rows = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    return np.repeat(np.exp(-(((rows - at) / thickness) ** 2)), size[0], axis=1)


def conifers(picture: Picture, base: float, colour: str, random: Random, trees: tuple[float, float]) -> Picture:
    """A row of firs on a wavy ground: how tall they are and how far apart, as shares of the picture's size."""
    height, width = picture.shape[:2]
    ground = base * height + outline(width, 0.4, random) * 0.03 * height
    picture = blend(picture, rgb(colour), below((width, height), ground.astype(np.float32)))
    fill = tuple(round(part * 255) for part in rgb(colour))

    def draw(pen: ImageDraw.ImageDraw, scale: int) -> None:
        x = random.uniform(-0.02, 0.0) * width
        while x < width * 1.02:
            foot = float(ground[int(np.clip(x, 0, width - 1))]) + 0.01 * height
            _fir(pen, (x * scale, foot * scale), trees[0] * height * random.uniform(0.55, 1.1) * scale, fill, random)
            x += trees[1] * max(width, height) * random.uniform(0.4, 1.5)

    return drawn_on(picture, draw)


def _fir(
    pen: ImageDraw.ImageDraw, foot: tuple[float, float], tall: float, fill: tuple[int, ...], random: Random
) -> None:
    x, y = foot
    wide = tall * random.uniform(0.16, 0.24)
    tiers = 7
    for tier in range(tiers):
        share = tier / tiers
        top, bottom = y - tall * (1 - share * 0.93), y - tall * (1 - (share + 0.25) * 0.93)
        half = wide * (0.12 + share) * random.uniform(0.85, 1.1)
        pen.polygon([(x, top), (x - half, min(bottom, y)), (x + half, min(bottom, y))], fill=fill)
    pen.rectangle([x - tall * 0.012, y - tall * 0.1, x + tall * 0.012, y], fill=fill)


def meadow(picture: Picture, top: float, random: Random, light: str, dark: str) -> Picture:
    """Grass, in stripes of light that grow towards the eye."""
    height, width = picture.shape[:2]
    line = (top * height + outline(width, 0.35, random) * 0.015 * height).astype(np.float32)
    grass = noise((width, height), (6, 40), random, octaves=6)
    colour = blend(np.broadcast_to(np.asarray(rgb(dark), np.float32), picture.shape), rgb(light), grass)
    return blend(picture, colour, below((width, height), line))


def fields(size: Size, random: Random) -> Picture:
    """Hills with crops in stripes under a wide sky."""
    picture = clouds(gradient(size, SKIES[pick(random, "day", "dawn", "rose")], 0.55), "#ffffff", 0.6, random, 0.5)
    picture = ridges(picture, (0.5, 0.56), "#a9bfc9", "#6d8f82", random, count=2, peaks=0.04)
    tones = [("#c9b457", "#a68f35"), ("#8fa64a", "#5e7f35"), ("#d6c46d", "#b59a3f"), ("#6f9344", "#456e2f")]
    first = int(random.integers(len(tones)))
    for i in range(4):
        light, dark = tones[(first + i) % len(tones)]
        picture = _field(picture, 0.58 + 0.1 * i, light, dark, random)
    return conifers(picture, 1.02, "#27401f", random, trees=(0.12, 0.09)) if random.random() < 0.4 else picture


def _field(picture: Picture, top: float, light: str, dark: str, random: Random) -> Picture:
    height, width = picture.shape[:2]
    wave = np.sin(np.linspace(0, random.uniform(2, 5), width) + random.uniform(0, 6))
    line = ((top + 0.035 * wave) * height).astype(np.float32)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    depth = np.clip((rows - line[None, :]) / height, 0.004, 1)
    furrows = np.sin((columns - random.uniform(0, 1) * width) / width * 5 / (depth + 0.12) + depth * 8)
    rough = noise((width, height), (40, 60), random, octaves=3)
    colour = blend(np.broadcast_to(np.asarray(rgb(dark), np.float32), picture.shape), rgb(light),
                   np.clip(0.5 + 0.28 * furrows + 0.5 * (rough - 0.5), 0, 1))  # fmt: skip
    return blend(picture, colour, below((width, height), line))


def snow(size: Size, random: Random) -> Picture:
    """A white hill, firs, and soft shadows."""
    picture = gradient(size, SKIES[pick(random, "winter", "rose", "clear")], 0.6)
    picture = glow(picture, (random.uniform(0.2, 0.8), 0.3), "#fff2dc", 0.5, 0.6)
    picture = ridges(picture, (0.5, 0.6), "#d3deea", "#93a9c2", random, count=3, peaks=0.09)
    picture = conifers(picture, 0.66, "#2f4a58", random, trees=(0.14, 0.02))
    for i in range(3):
        height, width = picture.shape[:2]
        line = ((0.68 + 0.1 * i) * height + outline(width, 0.3, random, features=2) * 0.04 * height).astype(np.float32)
        soft = noise((width, height), (4, 7), random, octaves=4)
        colour = blend(
            np.broadcast_to(np.asarray(rgb("#b9cbe2"), np.float32), picture.shape), rgb("#fbfcff"), soft**0.7
        )
        picture = blend(picture, colour, below((width, height), line))
    return picture


def city(size: Size, random: Random) -> Picture:
    """Towers at dusk with lit windows, over water."""
    horizon = random.uniform(0.66, 0.74)
    picture = gradient(size, SKIES[pick(random, "dusk", "sunset", "night")], horizon)
    picture = glow(picture, (random.uniform(0.3, 0.7), horizon), "#ffb070", 0.5, 0.6)
    picture = clouds(picture, "#c98aa0", 0.4, random, horizon)
    for colour, tall in (("#4a4570", 0.34), ("#2d2b50", 0.27), ("#171833", 0.2)):
        picture = _towers(picture, horizon, tall, colour, random)
    return sea(picture, horizon, "#0a1228", random, 0.4)


def _towers(picture: Picture, horizon: float, tall: float, colour: str, random: Random) -> Picture:
    height, width = picture.shape[:2]
    fill = tuple(round(part * 255) for part in rgb(colour))

    def draw(pen: ImageDraw.ImageDraw, scale: int) -> None:
        x = -0.02 * width
        while x < width:
            wide = random.uniform(0.025, 0.06) * max(width, height)
            top = (horizon - tall * random.uniform(0.3, 1.0)) * height
            box = (x * scale, top * scale, (x + wide) * scale, (horizon * height + 2) * scale)
            pen.rectangle(box, fill=fill)
            _windows(pen, box, 0.0075 * max(width, height) * scale, random)
            x += wide * random.uniform(0.85, 1.6)

    return drawn_on(picture, draw)


def _windows(pen: ImageDraw.ImageDraw, box: tuple[float, ...], step: float, random: Random) -> None:
    left, top, right, bottom = box
    for x in np.arange(left + step * 0.6, right - step * 0.8, step):
        for y in np.arange(top + step, bottom - step, step * 1.25):
            if random.random() < 0.3:
                shade = random.uniform(0.5, 1)
                pen.rectangle([x, y, x + step * 0.45, y + step * 0.6],
                              fill=(round(255 * shade), round(205 * shade), round(125 * shade)))  # fmt: skip


def desert(size: Size, random: Random) -> Picture:
    """Dunes, bright along their crests."""
    picture = gradient(size, SKIES[pick(random, "clear", "dawn", "rose")], 0.55)
    picture = glow(picture, (random.uniform(0.2, 0.8), 0.4), "#ffe3b0", 0.5, 0.5)
    for i in range(4):
        picture = _dune(picture, 0.52 + 0.13 * i, 0.05 + 0.02 * i, random)
    return picture


def _dune(picture: Picture, base: float, swing: float, random: Random) -> Picture:
    height, width = picture.shape[:2]
    x = np.linspace(0, 1, width)
    crest = np.sin(x * random.uniform(3, 6) + random.uniform(0, 6)) + 0.4 * np.sin(x * 11 + random.uniform(0, 6))
    line = ((base - swing * crest) * height).astype(np.float32)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    under = np.clip((rows - line[None, :]) / (0.2 * height), 0, 1)
    lee = np.clip((under - 0.18 - 0.25 * np.sin(columns / width * 7 + base * 20)) * 5, 0, 1)
    warp = noise((width, height), (5, 4), random, octaves=3) * 60
    ripples = 0.5 + 0.5 * np.sin((rows * 1.6 + columns * 0.25 + warp) / (1.5 + 4 * base))
    amount = np.clip(0.95 - 0.3 * under - 0.4 * lee + 0.1 * ripples, 0, 1)
    sand = blend(np.broadcast_to(np.asarray(rgb("#7a3f2a"), np.float32), picture.shape), rgb("#f4c58a"), amount)
    return blend(picture, sand, below((width, height), line))


def lake(size: Size, random: Random) -> Picture:
    """Mountains that a still lake shows upside down."""
    horizon = random.uniform(0.52, 0.6)
    sky, far, near = pick(random, ("clear", "#b7cde0", "#3f5d68"), ("dawn", "#dcb7ae", "#3d4160"),
                           ("rose", "#c9aec4", "#42425f"))  # fmt: skip
    picture = clouds(gradient(size, SKIES[sky], horizon), "#ffffff", 0.5, random, horizon)
    picture = ridges(picture, (horizon - 0.16, horizon - 0.03), far, near, random, count=4, peaks=0.11)
    picture = conifers(picture, horizon - 0.012, "#20382f", random, trees=(0.05, 0.008))
    return sea(picture, horizon, "#173a4e", random, 0.32)


SCENES: dict[str, Callable[[Size, Random], Picture]] = {
    "mountains": mountains, "alps": alps, "sunset": sunset, "bay": bay, "night": night, "forest": forest,
    "fields": fields, "snow": snow, "city": city, "desert": desert, "lake": lake,
}  # fmt: skip
"""What can be drawn, by name."""


def draw(name: str, size: Size, seed: int) -> Image.Image:
    """A scene by its name; the same for the same seed."""
    random = np.random.default_rng([seed, sum(name.encode())])
    return to_image(developed(SCENES[name](size, random), random))
