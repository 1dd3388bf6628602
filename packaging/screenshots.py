"""Screenshots: drives the real app offscreen through its states, and writes the README's pictures.

    python packaging/screenshots.py packaging/screenshots           the README's
    python packaging/screenshots.py /tmp/shots --all                and many more, to look at before a release
    python packaging/screenshots.py /tmp/shots --only problems      one of them

The photos are made by scenes.py; they, and the library, lie in a folder that is thrown away. Needs photolens[demo].
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from photolens.domain.photo import PhotoId
    from photolens.gui.application import Application
    from photolens.gui.main_window import MainWindow
    from photolens.library import Library

ROOT = Path(__file__).resolve().parents[1]
SIZE_PX = (1440, 900)
SCALE = "1.5"
"""Device pixels for a pixel: sharp on the screens of those who read, and small enough to load."""
MOST_BYTES = 700_000
COLOURS, EXACT_COLOURS = 256, 64
"""A picture is reduced to so many colours; the most frequent ones, those of the app itself, stay as they are."""
PATIENCE_S = 120
STILL_S = 0.8
"""What has not changed for so long is complete: no timer of the app that leads to a repaint is slower."""


def main() -> int:
    """Write the pictures into the folder of the command line; 0, or 1 if one is too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--all", action="store_true", help="also those that are only for looking")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="only these")
    wishes = parser.parse_args()
    names = wishes.only or [*README, *(EXTRA if wishes.all else ())]
    wishes.folder.mkdir(parents=True, exist_ok=True)
    with _home() as home:
        studio = Studio(home, wishes.folder.resolve())
        return max(studio.shoot(name) for name in names)


class Studio:
    """The app, a library full of photos, and the camera."""

    def __init__(self, home: Path, target: Path) -> None:
        self._home, self._target = home, target
        self.album = home / "Pictures"
        self._app = _offscreen(home)
        self._prepare()

    def shoot(self, name: str) -> int:
        """Write one picture; 1 if it is larger than those of a README should be."""
        state = (README | EXTRA)[name]
        is_new = name in ON_A_NEW_LIBRARY
        folder = self._home / (f"new-{name}" if is_new else "library")
        _speak(folder, "de" if name in IN_GERMAN else "en")
        with self._running(folder, wait=not is_new) as application:
            state(Scene(application, self))
            image = photographed(application.window)
        path = self._target / f"{name}.png"
        size = _write(image, path, is_small=name in README)
        sys.stdout.write(f"{path} {size / 1000:.0f} kB\n")
        return int(name in README and size > MOST_BYTES)

    def _prepare(self) -> None:
        """Make the photos and index them, with a few marks as a user would set."""
        from scenes import make_album  # noqa: PLC0415 (as in `_offscreen`)

        from photolens.library import Library  # noqa: PLC0415

        make_album(self.album)
        with Library.open(self._home / "library") as library:
            library.index([self.album])
            _mark_some(library)

    @contextmanager
    def _running(self, folder: Path, *, wait: bool) -> "Iterator[Application]":
        """The app on a library, as it looks after its start; remembers nothing of the last one."""
        from photolens.gui.activity import State  # noqa: PLC0415 (as in `_offscreen`)
        from photolens.gui.application import Application  # noqa: PLC0415
        from photolens.library import Library  # noqa: PLC0415

        application = Application(self._app, Library.open(folder))
        try:
            application.start()
            application.window.resize(*SIZE_PX)
            bar = application.window.browser.status_bar
            if wait:
                wait_until(lambda: bar.activity.state is State.IDLE, "the first look through the folders")
            yield application
        finally:
            application.close()
            application.context.library.paths.window_state.unlink(missing_ok=True)
            _send_off(self._app)


class Scene:
    """One state of the app on its way: what a user would do, and waiting for what follows."""

    def __init__(self, application: "Application", studio: Studio) -> None:
        self.studio = studio
        self.application = application
        self.window: MainWindow = application.window
        self.grid = application.window.browser.gallery.grid

    def do(self, verb: str) -> None:
        """Trigger an action by its name."""
        self.window.verb_actions[verb].trigger()
        self.settle()

    def type_phrase(self, phrase: str) -> None:
        """Type a phrase and wait for its results."""
        from photolens.gui.places import Results  # noqa: PLC0415 (as in `_offscreen`)

        self.window.browser.search_bar.start_typing(phrase)
        wait_until(lambda: isinstance(self.window.navigator.here, Results), "the search")
        self.settle()

    def photo(self, folder: str, number: int = 0) -> "PhotoId":
        """A photo by its place on disk: the `number`th of a folder of the album."""
        library = self.application.context.library
        cards = library.cards([int(photo) for photo in library.timeline().ids])  # type: ignore[misc]
        inside = sorted((card.path, card.id) for card in cards.values() if card.path.parent.match(folder))
        return inside[number][1]

    def select(self, *photos: "PhotoId") -> None:
        """Select photos and wait for what is said of them."""
        self.settle()
        self.grid.select(photos)
        self.settle()

    def dark(self) -> None:
        """Turn the lights off."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (as in `_offscreen`)

        from photolens.gui import theme  # noqa: PLC0415

        theme.apply(QApplication.instance(), theme.ThemeChoice.DARK)
        self.settle()

    def press(self, key: "Qt.Key") -> None:
        """Press a key."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 (as in `_offscreen`)
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way and the picture stands still."""
        wait_until(lambda: self.application.tasks.is_idle, "the app's tasks")
        photographed(self.window)


# the states


def grid(scene: Scene) -> None:
    """All photos, one of them selected."""
    scene.select(scene.photo("2026/Home", 2))


def search(scene: Scene) -> None:
    """What a phrase finds."""
    scene.type_phrase("a sandy beach with blue water")
    scene.select(*scene.grid.arrangement().ids[:1].tolist())


def similar(scene: Scene) -> None:
    """What looks like one photo, which stands in the search bar."""
    scene.select(scene.photo("2026/Lisbon", 6))
    scene.do("find_similar")
    scene.select(*scene.grid.arrangement().ids[:1].tolist())


def viewer(scene: Scene) -> None:
    """One photo, with what is known of it."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 (as in `_offscreen`)

    scene.settle()
    scene.window.view_photo(scene.photo("2026/Alps", 1))
    scene.settle()
    scene.press(Qt.Key.Key_I)
    scene.press(Qt.Key.Key_T)


def dark(scene: Scene) -> None:
    """All photos at night."""
    scene.dark()
    scene.select(scene.photo("2026/Lisbon", 7))


def empty(scene: Scene) -> None:
    """A phrase that nothing answers."""
    scene.type_phrase("a page of sheet music")


def problems(scene: Scene) -> None:
    """The files that could not be read."""
    scene.do("problems")


def welcome(scene: Scene) -> None:
    """The first start."""
    scene.settle()


def indexing(scene: Scene) -> None:
    """Photos appear while more are read."""
    from photolens.gui.activity import State  # noqa: PLC0415 (as in `_offscreen`)

    scene.window.add_folders([scene.studio.album])
    bar, arrangement = scene.window.browser.status_bar, scene.grid.arrangement
    wait_until(lambda: bar.activity.state is State.READING and len(arrangement()) > 5, "the first photos")
    pump(0.2)


def preferences(page: str) -> Callable[[Scene], None]:
    """A page of the preferences."""

    def show(scene: Scene) -> None:
        from photolens.gui.preferences import Preferences  # noqa: PLC0415 (as in `_offscreen`)

        scene.do("preferences")
        scene.window.findChild(Preferences).show_page(page)

    return show


def verbs(*names: str) -> Callable[[Scene], None]:
    """What these actions lead to, one after the other, with a photo selected."""

    def do(scene: Scene) -> None:
        scene.select(scene.photo("2026/Lisbon", 1))
        for name in names:
            scene.do(name)

    return do


def resized(width_px: int, height_px: int, state: Callable[[Scene], None]) -> Callable[[Scene], None]:
    """A state in a window of another size."""

    def show(scene: Scene) -> None:
        scene.window.resize(width_px, height_px)
        state(scene)

    return show


def in_the_dark(state: Callable[[Scene], None]) -> Callable[[Scene], None]:
    """A state in dark colours."""

    def show(scene: Scene) -> None:
        scene.dark()
        state(scene)

    return show


def many(scene: Scene) -> None:
    """Several photos selected."""
    scene.settle()
    scene.grid.select_all()
    scene.settle()


def favourites(scene: Scene) -> None:
    """Those with a heart."""
    scene.do("favourites")


def folder(scene: Scene) -> None:
    """One folder, chosen in the sidebar."""
    from photolens.gui.places import InsideFolder  # noqa: PLC0415 (as in `_offscreen`)

    scene.window.navigator.go(InsideFolder(scene.studio.album / "2026" / "Alps"))
    scene.settle()


def refined(scene: Scene) -> None:
    """Like this photo, but."""
    similar(scene)
    scene.type_phrase("at night")


def menu(scene: Scene) -> None:
    """The context menu of a photo."""
    grid(scene)
    scene.grid.menu_requested.emit(scene.window.mapToGlobal(scene.window.rect().center()))


def toast(scene: Scene) -> None:
    """What is said after a change, with a way to take it back."""
    scene.select(scene.photo("2026/Lisbon", 3))
    scene.do("favourite")


def hardly(scene: Scene) -> None:
    """A phrase with weak answers only."""
    scene.type_phrase("an elephant")


README: dict[str, Callable[[Scene], None]] = {
    "grid": grid, "search": search, "similar": similar, "viewer": viewer, "dark": dark, "empty": empty,
    "problems": problems,
}  # fmt: skip
PAGES = ("folders", "appearance", "indexing", "model", "library", "about")
EXTRA: dict[str, Callable[[Scene], None]] = {
    "welcome": welcome, "welcome-dark": in_the_dark(welcome), "welcome-small": resized(900, 600, welcome),
    "indexing": indexing,
    **{f"preferences-{page}": preferences(page) for page in PAGES},
    "preferences-dark": in_the_dark(preferences("folders")),
    "shortcuts": verbs("shortcuts"), "shortcuts-dark": in_the_dark(verbs("shortcuts")),
    "squares": verbs("square"), "oldest": verbs("oldest"), "larger": verbs("larger", "larger", "larger"),
    "smaller": verbs(*["smaller"] * 4), "bare": verbs("sidebar", "inspector"), "bin": verbs("bin"),
    "many": many, "favourites": favourites, "folder": folder, "refined": refined, "menu": menu, "toast": toast,
    "hardly": hardly,
    "search-dark": in_the_dark(search), "similar-dark": in_the_dark(similar), "viewer-dark": in_the_dark(viewer),
    "empty-dark": in_the_dark(empty), "problems-dark": in_the_dark(problems), "menu-dark": in_the_dark(menu),
    "small": resized(900, 600, grid), "small-search": resized(900, 600, search),
    "small-viewer": resized(900, 600, viewer),
    "small-problems": resized(900, 600, problems), "smallest": resized(640, 420, grid),
    "4k": resized(3072, 1728, grid), "4k-viewer": resized(3072, 1728, viewer),
}  # fmt: skip
IN_GERMAN: dict[str, Callable[[Scene], None]] = {
    f"german-{name}": (README | EXTRA)[name]
    for name in ("grid", "search", "viewer", "problems", "preferences-folders", "preferences-indexing", "shortcuts",
                 "small", "small-problems", "welcome", "empty", "menu")
}  # fmt: skip
EXTRA |= IN_GERMAN
ON_A_NEW_LIBRARY = {name for name in EXTRA if "welcome" in name or name == "indexing"}


# the stage


def _offscreen(home: Path) -> "QApplication":
    """The application, on a screen that is nowhere; what it reads of its surroundings comes from `home`.

    Qt reads these when it is imported, and the processes that decode import this module too: hence the late imports.
    """
    screen = {"name": "page", "x": 0, "y": 0, "width": 4096, "height": 2304, "logicalDpi": 96, "dpr": 1}
    (home / "screens.json").write_text(json.dumps({"screens": [screen]}))
    os.environ |= {
        "QT_QPA_PLATFORM": f"offscreen:configfile={home / 'screens.json'}", "QT_SCALE_FACTOR": SCALE,
        "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "LC_ALL": "C.UTF-8", "LANGUAGE": "en",
    }  # fmt: skip
    from photolens.gui.application import create_application  # noqa: PLC0415

    app = create_application([])
    app.setCursorFlashTime(0)
    return app


def _mark_some(library: "Library") -> None:
    """Hearts, stars, flags and words on a few photos."""
    from photolens.domain.photo import Flag  # noqa: PLC0415 (as in `_offscreen`)

    ids = library.timeline().ids.tolist()
    library.set_favourite([ids[i] for i in (1, 4, 9, 12, 17, 30)], favourite=True)
    library.set_rating([ids[i] for i in (0, 4, 12, 21)], 5)
    library.set_rating([ids[i] for i in (2, 7, 15)], 3)
    library.set_flag([ids[i] for i in (2, 9)], Flag.PICK)
    library.set_flag([ids[36]], Flag.REJECT)
    library.set_caption([ids[1]], "Waiting for breakfast, as every morning")


def _speak(folder: Path, language: str) -> None:
    """Have the app speak a language from its next start on this library on."""
    from photolens.gui import translation  # noqa: PLC0415 (as in `_offscreen`)
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
    """Let the app work for so long."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 (as in `_offscreen`)

    QTest.qWait(round(seconds * 1000))


def photographed(window: "QWidget") -> "QImage":
    """The window with the dialogs and menus over it, once it stands still."""
    deadline_s = time.monotonic() + PATIENCE_S
    image, since_s = _picture(window), time.monotonic()
    while time.monotonic() - since_s < STILL_S:
        pump(0.1)
        now = _picture(window)
        if now != image:
            image, since_s = now, time.monotonic()
        if time.monotonic() > deadline_s:
            raise TimeoutError("the window does not come to rest")
    return image


def _picture(window: "QWidget") -> "QImage":
    from PySide6.QtGui import QColor, QPainter  # noqa: PLC0415 (as in `_offscreen`)
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


def _send_off(app: "QApplication") -> None:
    """Let what deletes itself later go now."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 (as in `_offscreen`)

    app.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _write(image: "QImage", path: Path, *, is_small: bool) -> int:
    """Write a PNG, of few colours if it is to be small. Gives its size."""
    from PIL import Image  # noqa: PLC0415 (as in `_offscreen`)
    from PySide6.QtGui import QImage  # noqa: PLC0415

    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    size = (plain.width(), plain.height())
    picture = Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine(), 1)
    (_reduced(picture) if is_small else picture).save(path, optimize=True)
    return path.stat().st_size


def _reduced(picture: "Image") -> "Image":
    """The picture in few colours, mixed of small dots where they are not enough."""
    import numpy as np  # noqa: PLC0415 (as in `_offscreen`)
    from PIL import Image  # noqa: PLC0415

    pixels = np.asarray(picture).reshape(-1, 3)
    packed = pixels @ np.array([65536, 256, 1])
    colours, counts = np.unique(packed, return_counts=True)
    frequent = colours[np.argsort(-counts, kind="stable")[:EXACT_COLOURS]]
    others = Image.fromarray(pixels[~np.isin(packed, frequent)][None, ::5])
    mixed = others.quantize(COLOURS - EXACT_COLOURS, Image.Quantize.MEDIANCUT, kmeans=2).getpalette()
    exact = [part for colour in frequent.tolist() for part in (colour >> 16, colour >> 8 & 255, colour & 255)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(exact + (mixed or [])[: (COLOURS - EXACT_COLOURS) * 3])
    return picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)


@contextmanager
def _home() -> Iterator[Path]:
    """A home for a user called Ana, at the same place each time, since paths are seen in the pictures."""
    home = Path(tempfile.gettempdir()) / "ana"
    home.mkdir()
    try:
        yield home
    finally:
        shutil.rmtree(home)


if __name__ == "__main__":
    sys.exit(main())
