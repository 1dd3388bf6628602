"""Screenshots: drives the real app offscreen through its states, and writes the README's pictures.

    python packaging/screenshots.py packaging/screenshots           the README's
    python packaging/screenshots.py /tmp/shots --all                and many more, to look at before a release
    python packaging/screenshots.py /tmp/shots --only problems      one of them

The photos are made by scenes.py; they, and the library, lie in a folder that is thrown away. Needs photolens[dev].
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stage import (
    home_folder,
    label_some,
    mark_some,
    offscreen,
    photographed,
    picture_of,
    pump,
    send_off,
    speak,
    wait_until,
    write,
)

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    from photolens.domain.photo import PhotoId
    from photolens.gui.application import Application
    from photolens.gui.main_window import MainWindow

SIZE_PX = (1440, 900)
MOST_BYTES = 700_000


def main() -> int:
    """Write the pictures into the folder of the command line; 0, or 1 if one is too large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--all", action="store_true", help="also those that are only for looking")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="only these")
    wishes = parser.parse_args()
    names = wishes.only or [*README, *(EXTRA if wishes.all else ())]
    wishes.folder.mkdir(parents=True, exist_ok=True)
    with home_folder() as home:
        studio = Studio(home, wishes.folder.resolve())
        return max(studio.shoot(name) for name in names)


class Studio:
    """The app, a library full of photos, and the camera."""

    def __init__(self, home: Path, target: Path) -> None:
        self._home, self._target = home, target
        self.album = home / "Pictures"
        self._app = offscreen(home)
        self._prepare()

    def shoot(self, name: str) -> int:
        """Write one picture; 1 if it is larger than those of a README should be."""
        state = (README | EXTRA)[name]
        is_new = name in ON_A_NEW_LIBRARY
        folder = self._home / (f"new-{name}" if is_new else "library")
        speak(folder, "de" if name in IN_GERMAN else "en")
        with self._running(folder, wait=not is_new) as application:
            scene = Scene(application, self)
            image = state(scene) or photographed(application)
        path = self._target / f"{name}.png"
        size = write(image, path, is_small=name in README)
        sys.stdout.write(f"{path} {size / 1000:.0f} kB\n")
        return int(name in README and size > MOST_BYTES)

    def _prepare(self) -> None:
        """Make the photos and index them, with a few marks as a user would set."""
        from scenes import make_album  # noqa: PLC0415 (as in `stage.offscreen`)

        from photolens.library import Library  # noqa: PLC0415

        make_album(self.album)
        with Library.open(self._home / "library") as library:
            library.index([self.album])
            mark_some(library)
            label_some(library)
            library.models.decline_offer()

    @contextmanager
    def _running(self, folder: Path, *, wait: bool) -> "Iterator[Application]":
        """The app on a library, as it looks after its start; remembers nothing of the last one."""
        from photolens.gui.activity import State  # noqa: PLC0415 (as in `stage.offscreen`)
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
            send_off(self._app)


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
        from photolens.gui.places import Results  # noqa: PLC0415 (as in `stage.offscreen`)

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
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415 (as in `stage.offscreen`)

        from photolens.gui import theme  # noqa: PLC0415

        theme.apply(QApplication.instance(), theme.ThemeChoice.DARK)
        self.settle()

    def press(self, key: "Qt.Key") -> None:
        """Press a key."""
        from PySide6.QtTest import QTest  # noqa: PLC0415 (as in `stage.offscreen`)
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way and the picture stands still."""
        photographed(self.application)


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
    from PySide6.QtCore import Qt  # noqa: PLC0415 (as in `stage.offscreen`)

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


def label(scene: Scene) -> None:
    """A new label, and what it would catch."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 (as in `stage.offscreen`)
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from photolens.gui.labels import LabelEditor  # noqa: PLC0415

    scene.do("new_label")
    editor = scene.window.findChild(LabelEditor)
    editor.resize(1100, 720)
    QTest.keyClicks(QApplication.focusWidget(), "coast")
    scene.settle()


def review(scene: Scene) -> None:
    """The photos of a label, one after the other."""
    scene.settle()
    scene.window.navigator.review(scene.application.context.library.labels.named("mountains").id)
    scene.settle()


def labels(scene: Scene) -> None:
    """All labels."""
    scene.do("manage_labels")


def shelf(scene: Scene) -> None:
    """The photos of a label, one of them selected."""
    from photolens.gui.places import WithLabel  # noqa: PLC0415 (as in `stage.offscreen`)

    scene.window.navigator.go(WithLabel(scene.application.context.library.labels.named("mountains").id))
    scene.settle()
    scene.select(*scene.grid.arrangement().ids[:1].tolist())


def album(scene: Scene) -> None:
    """An album in an order of its own."""
    from photolens.gui.places import InsideAlbum  # noqa: PLC0415 (as in `stage.offscreen`)

    scene.window.navigator.go(InsideAlbum(scene.application.context.library.albums.named("Best of 2026").id))
    scene.settle()


def why(scene: Scene) -> None:
    """Why a photo has a label."""
    from photolens.gui.collection_wiring import explain  # noqa: PLC0415 (as in `stage.offscreen`)

    shelf(scene)
    named = scene.application.context.library.labels.named("mountains")
    explain(scene.window, named.id, scene.grid.selected()[0])
    scene.settle()


def several(verb: str) -> Callable[[Scene], None]:
    """What an action says of a few photos."""

    def do(scene: Scene) -> None:
        scene.select(*(scene.photo(f"2026/{trip}", 1) for trip in ("Alps", "Home", "Lisbon")))
        scene.do(verb)

    return do


def welcome(scene: Scene) -> None:
    """The first start."""
    scene.settle()


def indexing(scene: Scene) -> "QImage":
    """Photos appear while more are read: taken at once, as it does not stand still."""
    scene.window.add_folders([scene.studio.album])
    wait_until(lambda: len(scene.grid.arrangement()) > 8, "the first photos")
    pump(1.0)  # their pictures
    return picture_of(scene.window)


def preferences(page: str) -> Callable[[Scene], None]:
    """A page of the preferences."""

    def show(scene: Scene) -> None:
        from photolens.gui.preferences import Preferences  # noqa: PLC0415 (as in `stage.offscreen`)

        scene.do("preferences")
        scene.window.findChild(Preferences).show_page(page)

    return show


def offer(scene: Scene) -> None:
    """The line above the photos that offers a better model."""
    library = scene.application.context.library
    library.change_settings(model=replace(library.settings.model, offer=True))
    scene.window.browser.offer.consider()
    wait_until(scene.window.browser.offer.isVisible, "the offer")
    scene.settle()


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
    from photolens.gui.places import InsideFolder  # noqa: PLC0415 (as in `stage.offscreen`)

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


Drive = Callable[[Scene], "QImage | None"]
README: dict[str, Drive] = {
    "grid": grid, "search": search, "similar": similar, "viewer": viewer, "dark": dark, "empty": empty,
    "problems": problems, "label": label, "review": review, "models": preferences("model"),
}  # fmt: skip
PAGES = ("folders", "appearance", "indexing", "library", "about")
EXTRA: dict[str, Drive] = {
    "welcome": welcome, "welcome-dark": in_the_dark(welcome), "welcome-small": resized(900, 600, welcome),
    "indexing": indexing,
    **{f"preferences-{page}": preferences(page) for page in PAGES},
    "preferences-dark": in_the_dark(preferences("folders")), "models-dark": in_the_dark(preferences("model")),
    "shortcuts": verbs("shortcuts"), "shortcuts-dark": in_the_dark(verbs("shortcuts")),
    "squares": verbs("square"), "oldest": verbs("oldest"), "larger": verbs("larger", "larger", "larger"),
    "smaller": verbs(*["smaller"] * 4), "bare": verbs("sidebar", "inspector"), "bin": verbs("bin"),
    "labels": labels, "shelf": shelf, "album": album, "why": why, "matrix": several("matrix"),
    "picker": several("tag"), "chooser": several("add_to_album"), "labels-dark": in_the_dark(labels),
    "label-dark": in_the_dark(label), "review-dark": in_the_dark(review), "why-dark": in_the_dark(why),
    "matrix-dark": in_the_dark(several("matrix")), "small-label": resized(900, 600, label),
    "small-review": resized(640, 420, review), "small-labels": resized(640, 420, labels),
    "many": many, "favourites": favourites, "folder": folder, "refined": refined, "menu": menu, "hardly": hardly,
    "search-dark": in_the_dark(search), "similar-dark": in_the_dark(similar), "viewer-dark": in_the_dark(viewer),
    "empty-dark": in_the_dark(empty), "problems-dark": in_the_dark(problems), "menu-dark": in_the_dark(menu),
    "small": resized(900, 600, grid), "small-search": resized(900, 600, search),
    "small-viewer": resized(900, 600, viewer),
    "small-problems": resized(900, 600, problems), "smallest": resized(640, 420, grid),
    "4k": resized(3072, 1728, grid), "4k-viewer": resized(3072, 1728, viewer),
}  # fmt: skip
IN_GERMAN: dict[str, Drive] = {
    f"german-{name}": (README | EXTRA)[name]
    for name in ("grid", "search", "viewer", "problems", "preferences-folders", "preferences-indexing", "shortcuts",
                 "small", "small-problems", "welcome", "empty", "menu", "label", "review", "labels", "why", "matrix",
                 "picker", "shelf", "models")
}  # fmt: skip
EXTRA |= IN_GERMAN | {  # last: they change the library
    "toast": toast, "offer": offer, "offer-dark": in_the_dark(offer), "small-offer": resized(640, 420, offer),
}  # fmt: skip
ON_A_NEW_LIBRARY = {name for name in EXTRA if "welcome" in name or name == "indexing"}


if __name__ == "__main__":
    sys.exit(main())
