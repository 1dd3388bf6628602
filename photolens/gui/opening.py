"""Opening: shows the folders and photos that were handed to the app from outside: by a file manager, or by `open`."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from photolens.domain.photo import PhotoId
from photolens.gui.adding import Adding, folder_title
from photolens.gui.desktop import name_of
from photolens.gui.places import AllPhotos, InsideFolder, Results, Shelf
from photolens.gui.wanted import KnownPhoto, Wanted, looked_up

if TYPE_CHECKING:
    from photolens.gui.main_window import MainWindow


class Opening(QObject):
    """Takes requests for one window; those that come before its first photos are there wait. Lives on the GUI thread.

    A folder of the library is gone to, another one is asked about. A photo opens in the viewer, several are selected;
    pictures that are not in the library are searched by, and their folder is offered. Folders go before files.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[str] = []
        self._is_ready = False
        self._then: tuple[Shelf, Callable[[], None]] | None = None
        self._adding = Adding(window)
        self._adding.agreed.connect(self._add)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon_timeout)
        window.browser.gallery.filled.connect(self._on_gallery_filled)

    def open(self, paths: Sequence[str]) -> None:
        """Show these absolute paths; those that come one right after the other, as from macOS, are one request."""
        self._waiting.extend(paths)
        if self._is_ready and self._waiting:
            self._soon.start()

    def _on_soon_timeout(self) -> None:
        paths, self._waiting = [Path(path) for path in self._waiting], []
        context = self._window.context
        context.tasks.run(partial(looked_up, context.library, paths), self._show)

    def _show(self, wanted: Wanted) -> None:
        if wanted.new_folders:
            self._adding.ask(wanted.new_folders)
        elif wanted.folders:
            self._go(InsideFolder(wanted.folders[0]))
        elif wanted.photos:
            self._show_photos(wanted.photos)
        elif wanted.pictures:
            self._turn_to_browser()
            self._window.navigator.go(Results(pictures=wanted.pictures))  # in all photos, wherever the user is
        if not wanted.new_folders:
            self._tell(wanted)

    # folders

    def _add(self, folders: Sequence[Path]) -> None:
        self._window.add_folders(folders, partial(self._go, InsideFolder(folders[0])))

    def _tell(self, wanted: Wanted) -> None:
        """Offer to add the folders of pictures that are searched by; or say what cannot be opened."""
        is_searching = not (wanted.folders or wanted.photos)
        if is_searching and wanted.strange_folders:
            offer = self._offer(wanted.strange_folders)
            self._window.toasts.show_toast(offer, self.tr("Add"), partial(self._add, wanted.strange_folders))
        elif text := self._refusal(wanted):
            self._window.toasts.show_toast(text)

    # photos

    def _show_photos(self, photos: Sequence[KnownPhoto]) -> None:
        """One in the viewer, among those of its folder; several in the grid."""
        ids = [photo.id for photo in photos]
        if len(ids) == 1:
            self._go(InsideFolder(photos[0].folder), partial(self._view, ids[0]))
        else:
            folders = {photo.folder for photo in photos}
            place = InsideFolder(photos[0].folder) if len(folders) == 1 else AllPhotos()
            self._go(place, partial(self._select, ids))

    def _view(self, photo: PhotoId) -> None:
        if self._window.browser.gallery.grid.position_of(photo) is None:
            self._window.view_alone(photo)
        else:
            self._window.view_photo(photo)

    def _select(self, photos: Sequence[PhotoId]) -> None:
        grid = self._window.browser.gallery.grid
        grid.go_to(photos[0])
        grid.select(photos)
        grid.setFocus()

    # places

    def _go(self, place: Shelf, then: Callable[[], None] = lambda: None) -> None:
        """Go to a place as a click in the sidebar does, and call `then` when its photos are there."""
        self._turn_to_browser()
        self._then = (place, then)
        if self._window.navigator.here == place:
            self._window.browser.gallery.reload()
        else:
            self._window.navigator.go(place)

    def _turn_to_browser(self) -> None:
        if self._window.is_viewing:
            self._window.show_page(self._window.browser)

    def _on_gallery_filled(self) -> None:
        if not self._is_ready:
            self._is_ready = True
            self.open(())
        if self._then is not None:
            (place, then), self._then = self._then, None
            if self._window.browser.gallery.place == place:
                then()

    # words

    def _offer(self, folders: Sequence[Path]) -> str:
        if len(folders) == 1:
            return self.tr("The folder “{folder}” is not in the library").format(folder=folder_title(folders[0]))
        return self.tr("These pictures are in %n folder(s) that are not in the library", "", len(folders))

    def _refusal(self, wanted: Wanted) -> str:
        """What cannot be opened and why; "" if everything can."""
        if wanted.missing:
            return self.tr("{file} is not there; check its name, or plug in the drive that it is on").format(
                file=name_of(wanted.missing[0])
            )
        if wanted.own:
            return self.tr("{folder} belongs to the library itself; open a folder of photos").format(
                folder=name_of(wanted.own[0])
            )
        if wanted.refused:
            return self.tr("{file} is not a photo; open a photo, or a folder of photos").format(
                file=name_of(wanted.refused[0])
            )
        return ""
