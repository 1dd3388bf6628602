"""The icon in the formats of each system."""

from pathlib import Path

import numpy as np
from PIL import Image
from recipe import icons


def middle(image: Image.Image) -> tuple[int, ...]:
    colour = image.convert("RGBA").getpixel((image.width // 2, image.height // 20 + 1))
    assert isinstance(colour, tuple)
    return colour


def test_every_size_is_drawn_with_clear_corners_and_a_blue_tile(tmp_path: Path) -> None:
    drawn = icons.pngs(tmp_path / "icons", (16, 48))
    for size_px, path in drawn.items():
        with Image.open(path) as icon:
            assert icon.size == (size_px, size_px)
            assert icon.getpixel((0, 0)) == (0, 0, 0, 0)
            red, _, blue, opacity = middle(icon)
            assert blue > 2 * red
            assert opacity == 255


def test_a_small_icon_still_shows_what_was_found(tmp_path: Path) -> None:
    with Image.open(icons.pngs(tmp_path, (16,))[16]) as icon:
        pixels = np.asarray(icon.convert("RGB"), int)
    is_warm = (pixels[..., 0] > 200) & (pixels[..., 2] < 150)
    assert is_warm.sum() >= 4


def test_windows_gets_every_size_of_its_shell(tmp_path: Path) -> None:
    with Image.open(icons.ico(tmp_path / "app.ico")) as icon:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= set(icon.info["sizes"])


def test_macos_gets_an_icon_with_a_margin(tmp_path: Path) -> None:
    with Image.open(icons.icns(tmp_path / "app.icns")) as icon:
        assert max(icon.info["sizes"]) == (512, 512, 2)
        icon.load()
        largest = icon.convert("RGBA")
    assert largest.getbbox() == (100, 100, 924, 924)
