"""Stage: a screen that is nowhere, the app's pictures of it, and a library as a user would have it.

Qt reads the environment when it is imported, and the processes that decode import the main module: hence late imports.
"""

import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from photolens.domain.photo import PhotoId
    from photolens.gui.application import Application
    from photolens.library import Library

SCALE = "1.5"
"""Device pixels for a pixel: sharp on the screens of those who read, and small enough to load."""
COLOURS, EXACT_COLOURS = 256, 64
"""A picture is reduced to so many colours; the most frequent ones, those of the app itself, stay as they are."""
PATIENCE_S = 120
STILL_S = 0.8
"""What has not changed for so long is complete: no timer of the app that leads to a repaint is slower."""


def offscreen(home: Path) -> "QApplication":
    """The application, on a screen that is nowhere; what it reads of its surroundings comes from `home`.

    Qt reads these when it is imported, and the processes that decode import this module too: hence the late imports.
    """
    screen = {"name": "page", "x": 0, "y": 0, "width": 4096, "height": 2304, "logicalDpi": 96, "dpr": 1}
    (home / "screens.json").write_text(json.dumps({"screens": [screen]}))
    os.environ |= {
        "QT_QPA_PLATFORM": f"offscreen:configfile={home / 'screens.json'}", "QT_SCALE_FACTOR": SCALE,
        "HOME": str(home), "PHOTOLENS_MODELS": str(home / "models"), "XDG_CONFIG_HOME": str(home / ".config"),
        "LC_ALL": "C.UTF-8", "LANGUAGE": "en",
    }  # fmt: skip
    from photolens.gui.application import create_application  # noqa: PLC0415

    app = create_application([])
    app.setCursorFlashTime(0)
    return app


def mark_some(library: "Library") -> None:
    """Hearts, stars, flags and words on a few photos."""
    from photolens.domain.photo import Flag  # noqa: PLC0415 (as in `offscreen`)

    ids = library.timeline().ids.tolist()
    library.set_favourite([ids[i] for i in (1, 4, 9, 12, 17, 30)], favourite=True)
    library.set_rating([ids[i] for i in (0, 4, 12, 21)], 5)
    library.set_rating([ids[i] for i in (2, 7, 15)], 3)
    library.set_flag([ids[i] for i in (2, 9)], Flag.PICK)
    library.set_flag([ids[36]], Flag.REJECT)
    library.set_caption([ids[1]], "Waiting for breakfast, as every morning")


def label_some(library: "Library") -> None:
    """Labels, with answers to some of them, and albums."""
    from photolens.domain.label import LabelDraft  # noqa: PLC0415 (as in `offscreen`)
    from photolens.domain.query import Query  # noqa: PLC0415
    from photolens.labelling.label_set import LabelSet, starting_set  # noqa: PLC0415

    known, wanted = starting_set(), {"beach", "mountains", "cat", "sunset", "city", "motorcycle", "day", "night"}
    library.labels.import_set(LabelSet(known.groups, tuple(each for each in known.labels if each.name in wanted)))
    ids = library.timeline().ids.tolist()
    library.labels.add(LabelDraft("breakfast"), accepted=ids[1:3])
    library.labels.answer(library.labels.named("mountains").id, accepted=_best(library, "mountains", 3))
    library.albums.create("Best of 2026", [ids[i] for i in (4, 0, 9, 17, 12, 30, 21)])
    library.albums.create_of_label("On two wheels", library.labels.named("motorcycle").id)
    library.albums.create_smart("Evenings at sea", library.understood(Query("label:sunset the sea")))


def _best(library: "Library", phrase: str, count: int) -> "list[PhotoId]":
    return [found.photo_id for found in library.search(phrase, limit=count)]


def speak(folder: Path, language: str) -> None:
    """Have the app speak a language from its next start on this library on."""
    from photolens.gui import translation  # noqa: PLC0415 (as in `offscreen`)
    from photolens.gui.memory import Memory  # noqa: PLC0415
    from photolens.paths import LibraryPaths  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    memory = Memory(LibraryPaths(folder))
    memory.put(translation.LANGUAGE_KEY, language)
    memory.save()


def wait_until(condition: Callable[[], bool], what: str) -> None:
    """Let the app work until something is so.

    Raises:
        TimeoutError: it is not so after a long while.
    """
    deadline_s = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline_s:
            raise TimeoutError(f"waited in vain for {what}")
        pump(0.02)


def pump(seconds: float) -> None:
    """Let the app work for so long; sleeping lets its threads run, which `QTest.qWait` does not."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (as in `offscreen`)

    deadline_s = time.monotonic() + seconds
    while time.monotonic() < deadline_s:
        QApplication.processEvents()
        time.sleep(0.005)


def photographed(application: "Application") -> "QImage":
    """The window with the dialogs and menus over it, once nothing is under way and it stands still.

    Raises:
        TimeoutError: it does not come to rest.
    """
    deadline_s = time.monotonic() + PATIENCE_S
    image, since_s = picture_of(application.window), time.monotonic()
    while time.monotonic() - since_s < STILL_S:
        pump(0.1)
        now = picture_of(application.window)
        if now != image or not application.tasks.is_idle:
            image, since_s = now, time.monotonic()
        if time.monotonic() > deadline_s:
            raise TimeoutError("the window does not come to rest")
    return image


def picture_of(window: "QWidget") -> "QImage":
    """The window with the dialogs and menus over it, now."""
    from PySide6.QtGui import QColor, QPainter  # noqa: PLC0415 (as in `offscreen`)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    image = window.grab().toImage()
    over = [other for other in QApplication.topLevelWidgets() if other.isVisible() and other is not window]
    painter = QPainter(image)
    for other in over:
        place = window.mapFromGlobal(other.mapToGlobal(other.rect().topLeft()))
        if other.isModal():
            place = window.rect().center() - other.rect().center()
            painter.fillRect(window.rect(), QColor(0, 0, 0, 90))
        painter.drawPixmap(place, other.grab())
    painter.end()
    return image


def send_off(app: "QApplication") -> None:
    """Let what deletes itself later go now."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 (as in `offscreen`)

    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def write(image: "QImage", path: Path, *, is_small: bool) -> int:
    """Write a PNG, of few colours if it is to be small. Gives its size."""
    from PIL import Image  # noqa: PLC0415 (as in `offscreen`)
    from PySide6.QtGui import QImage  # noqa: PLC0415

    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    picture = Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)
    (_reduced(picture) if is_small else picture).save(path, optimize=True)
    return path.stat().st_size


def _reduced(picture: "Image") -> "Image":
    """The picture in few colours, mixed of small dots where they are not enough."""
    import numpy as np  # noqa: PLC0415 (as in `offscreen`)
    from PIL import Image  # noqa: PLC0415

    pixels = np.asarray(picture)
    packed = pixels @ np.array([65536, 256, 1])
    colours, counts = np.unique(packed, return_counts=True)
    frequent = np.sort(colours[np.argsort(-counts, kind="stable")[:EXACT_COLOURS]])
    is_frequent = np.isin(packed, frequent)
    others = Image.fromarray(pixels[~is_frequent][None, ::5])
    mixed = others.quantize(COLOURS - EXACT_COLOURS, Image.Quantize.MEDIANCUT, kmeans=2).getpalette() or []
    exact = [part for colour in frequent.tolist() for part in (colour >> 16, colour >> 8 & 255, colour & 255)]
    exact += exact[-3:] * (EXACT_COLOURS - len(frequent))
    palette = Image.new("P", (1, 1))
    palette.putpalette(exact + mixed[: (COLOURS - EXACT_COLOURS) * 3])
    reduced = picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)
    chosen = np.where(is_frequent, np.searchsorted(frequent, packed), np.asarray(reduced)).astype(np.uint8)
    exactly = Image.fromarray(chosen, "P")
    exactly.putpalette(reduced.getpalette() or [])
    return exactly


@contextmanager
def home_folder() -> Iterator[Path]:
    """A home for a user called Ana, at the same place each time, since paths are seen in the pictures."""
    home = Path(tempfile.gettempdir()) / "ana"
    home.mkdir()
    try:
        yield home
    finally:
        shutil.rmtree(home)
