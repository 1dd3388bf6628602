"""Icons: the app's icon, which is drawn once, in the sizes and formats that systems want."""

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from recipe.details import ROOT

SOURCE = ROOT / "resources" / "icons" / "photolens.svg"
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_WINDOWS_PX = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Those of the shell at 100, 125, 150 and 200 %."""
_MACOS_PX = 1024
_MACOS_SHARE = 824 / 1024
"""How much of the square macOS wants an icon to fill (Apple, Human Interface Guidelines: app icons)."""


def pngs(out: Path, sizes: Sequence[int] = SIZES_PX) -> dict[int, Path]:
    """The icon as PNG files in `out`, by the length of their side in pixels."""
    out.mkdir(parents=True, exist_ok=True)
    written = {size_px: out / f"photolens-{size_px}.png" for size_px in sizes}
    for size_px, path in written.items():
        _drawn(size_px).save(path)
    return written


def ico(out: Path) -> Path:
    """The icon for Windows, written to `out`, each size drawn for itself."""
    out.parent.mkdir(parents=True, exist_ok=True)
    *smaller, largest = [_drawn(size_px) for size_px in _WINDOWS_PX]
    largest.save(out, format="ICO", sizes=[(size_px, size_px) for size_px in _WINDOWS_PX], append_images=smaller)
    return out


def icns(out: Path) -> Path:
    """The icon for macOS, written to `out`, each size drawn for itself and with the margin that is usual there."""
    out.parent.mkdir(parents=True, exist_ok=True)
    sizes = [_MACOS_PX >> halved for halved in range(7)]
    largest, *smaller = [_drawn(size_px, _MACOS_SHARE) for size_px in sizes]
    largest.save(out, format="ICNS", append_images=smaller)
    return out


def _drawn(size_px: int, share: float = 1.0) -> Image.Image:
    """The icon in a transparent square, filling `share` of its side."""
    _start_qt()
    side = round(size_px * share)
    drawn = QImage(side, side, QImage.Format.Format_RGBA8888)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    icon = Image.frombytes("RGBA", (side, side), bytes(drawn.constBits()), "raw", "RGBA", drawn.bytesPerLine())
    square = Image.new("RGBA", (size_px, size_px))
    square.paste(icon, ((size_px - side) // 2, (size_px - side) // 2))
    return square


@cache
def _start_qt() -> QCoreApplication:
    """What Qt needs to draw, without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QCoreApplication.instance() or QGuiApplication([])
