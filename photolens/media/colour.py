"""Colour: any mode that Pillow decodes, and any ICC profile, to plain 8-bit sRGB."""

import io
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial

import numpy as np
from PIL import Image, ImageCms

_Flatten = Callable[[Image.Image], Image.Image]

_STRIP_PIXELS = 1 << 22
_SENSOR_MAXIMA = (255, 1023, 4095, 16383, 65535)


def flattened(image: Image.Image, factor: int) -> Image.Image:
    """The picture as 8-bit L, RGB or CMYK on white, made `factor` times smaller in both directions (box means).

    A large picture goes through in strips, so that beside the decoded picture only little memory is needed.
    """
    flatten = _flatten_for(image)
    if factor < 2:
        return flatten(image)
    rows = max(1, _STRIP_PIXELS // (image.width * factor)) * factor
    small: Image.Image | None = None
    for top, strip in _strips(image, rows):
        reduced = flatten(strip).reduce(factor)
        small = small or Image.new(reduced.mode, (reduced.width, -(-image.height // factor)))
        small.paste(reduced, (0, top // factor))
    return small or flatten(image)


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """An L, RGB or CMYK picture as sRGB; a profile that is broken or made for other colours is ignored."""
    transform = _transform(profile, image.mode) if profile else None
    if transform is not None:
        try:
            # Pillow gives None only when it works in place.
            return ImageCms.applyTransform(image, transform) or image
        except (ImageCms.PyCMSError, ValueError):
            pass
    return image if image.mode == "RGB" else image.convert("RGB")


def _flatten_for(image: Image.Image) -> _Flatten:
    if image.mode in {"I", "F"} or image.mode.startswith("I;"):
        return partial(_rescaled, limits=_limits(image))
    if image.has_transparency_data:
        return _on_white
    if image.mode in {"L", "RGB", "CMYK"}:
        return lambda strip: strip
    return lambda strip: strip.convert("L" if image.mode == "1" else "RGB")


def _on_white(image: Image.Image) -> Image.Image:
    # Pillow has no direct way from the modes with premultiplied or palette alpha to all others.
    straight = image.convert({"La": "LA", "RGBa": "RGBA"}[image.mode]) if image.mode in {"La", "RGBa"} else image
    rgba = straight.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(rgba, mask=rgba.getchannel("A"))
    return white


def _limits(image: Image.Image) -> tuple[float, float]:
    """What becomes black and what becomes white in a picture of 16-bit, 32-bit or float samples.

    Cameras and scanners store 10, 12 or 14 bits in 16, and programs store floats from 0 to 1: the smallest usual
    range that holds every sample is taken; if none does, black and white are the extremes of the picture.
    """
    extremes = [_finite_extremes(np.asarray(strip)) for _, strip in _strips(image, _rows_of(image))]
    low, high = min(e[0] for e in extremes), max(e[1] for e in extremes)
    usual = (1.0, *_SENSOR_MAXIMA) if image.mode == "F" else _SENSOR_MAXIMA
    ceiling = next((float(top) for top in usual if high <= top), None)
    return (0.0, ceiling) if low >= 0 and ceiling is not None else (low, high)


def _finite_extremes(samples: np.ndarray) -> tuple[float, float]:
    finite = samples[np.isfinite(samples)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)


def _rescaled(image: Image.Image, limits: tuple[float, float]) -> Image.Image:
    low, high = limits
    # float64 holds every 32-bit sample, and the difference of any two.
    samples = np.nan_to_num(np.asarray(image, dtype=np.float64), nan=low, posinf=high, neginf=low)
    grey = (samples - low) * (255.0 / (high - low or 1.0))
    return Image.fromarray(np.rint(np.clip(grey, 0, 255)).astype(np.uint8))


def _rows_of(image: Image.Image) -> int:
    return max(1, _STRIP_PIXELS // image.width)


def _strips(image: Image.Image, rows: int) -> Iterator[tuple[int, Image.Image]]:
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(top + rows, image.height)))


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """What browsers do: relative colorimetric with black point compensation. None where there is nothing to do."""
    try:
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            _srgb(),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        return None if mode == "RGB" and _changes_nothing(transform) else transform
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether a profile is sRGB, under whatever name: most are, and their photos need not go through it."""
    steps = np.linspace(0, 255, 9).astype(np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    seen = np.asarray(ImageCms.applyTransform(Image.fromarray(cube), transform))
    return int(np.abs(seen.astype(int) - cube).max()) <= 2


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
