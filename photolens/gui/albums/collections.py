"""Collections: labels and albums as the window has them: commands and menus, joined to sidebar and gallery."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from photolens.gui.albums.commands import AlbumCommands, Targets
from photolens.gui.albums.label_commands import LabelCommands
from photolens.gui.albums.menus import CollectionMenus
from photolens.gui.browser import Browser
from photolens.gui.context import Context
from photolens.gui.navigator import Navigator
from photolens.gui.places import InsideAlbum, Shelf, WithLabel
from photolens.gui.wording import title_of


class Collections(QObject):
    """Owns the commands and menus. Lives on the GUI thread.

    targets: the photos that commands for a selection are about.
    """

    changed = Signal()
    """Something was done that can be undone; the library's history says what."""
    failed = Signal(str)
    """It could not be done: why, in a sentence."""
    new_label_requested = Signal()
    label_edit_requested = Signal(object)
    """A LabelId."""

    def __init__(
        self, context: Context, window: QWidget, *, browser: Browser, navigator: Navigator, targets: Targets
    ) -> None:
        super().__init__(window)
        stock = browser.stock
        self._window, self._browser = window, browser
        self._navigator, self._targets = navigator, targets
        self.albums = AlbumCommands(context, window, stock=stock, navigator=navigator, targets=targets)
        self.labels = LabelCommands(context, window)
        self.menus = CollectionMenus(stock, navigator, albums=self.albums, labels=self.labels)
        self._hand_signals_on()
        self._join_sidebar()
        self._join_gallery()

    @property
    def take_out_words(self) -> str:
        """What taking the selected photos out of the place on show is called; "" where it cannot be done."""
        here = self._navigator.here
        if self.albums.can_take_out:
            return self.tr("Remove from this album")
        if isinstance(here, WithLabel):
            name = title_of(here, self._browser.stock.names)
            return self.tr("Not “{label}”").format(label=name)
        return ""

    def take_out(self) -> None:
        """Take the selected photos out of the album on show, or say that they have not the label on show."""
        here, photos = self._navigator.here, self._targets()
        if isinstance(here, WithLabel) and photos:
            self.labels.reject(here.label, photos)
        else:
            self.albums.take_out_selection()

    def _hand_signals_on(self) -> None:
        for commands in (self.albums, self.labels):
            commands.changed.connect(self.changed)
            commands.failed.connect(self.failed)
            commands.failed.connect(self._browser.gallery.reload)
        self.menus.label_edit_requested.connect(self.label_edit_requested)

    def _join_sidebar(self) -> None:
        sidebar, albums, labels = self._browser.sidebar, self.albums, self.labels
        sidebar.new_album_requested.connect(albums.new_album)
        sidebar.album_rename_requested.connect(albums.rename)
        sidebar.album_removal_requested.connect(albums.remove)
        sidebar.photos_dropped_on_album.connect(albums.drop)
        sidebar.album_menu_requested.connect(lambda album, at: self._open_menu(InsideAlbum(album), at))
        sidebar.new_label_requested.connect(self.new_label_requested)
        sidebar.label_edit_requested.connect(self.label_edit_requested)
        sidebar.label_removal_requested.connect(labels.remove)
        sidebar.photos_dropped_on_label.connect(labels.confirm)
        sidebar.label_menu_requested.connect(lambda label, at: self._open_menu(WithLabel(label), at))
        sidebar.group_menu_requested.connect(lambda group, at: self.menus.open_for_group(group, at, self._window))

    def _join_gallery(self) -> None:
        gallery = self._browser.gallery
        gallery.header.save_requested.connect(self.albums.save_here)
        gallery.photos_arranged.connect(self.albums.arrange)
        gallery.search_edit_requested.connect(self.albums.edit_search)
        gallery.label_edit_requested.connect(self.label_edit_requested)
        gallery.label_review_requested.connect(self._navigator.review)
        gallery.collection_menu_requested.connect(self._open_menu)

    def _open_menu(self, shelf: Shelf, at: QPoint) -> None:
        self.menus.open_for(shelf, at, self._window)
