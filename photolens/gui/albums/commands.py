"""AlbumCommands: making albums, filling them, and changing what they are."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from photolens.domain.album import Album, AlbumKind, AlbumOrder, AlbumSummary
from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId, Query
from photolens.gui.albums.changing import Changing
from photolens.gui.albums.chooser import AlbumChooser
from photolens.gui.albums.name_dialog import NameDialog, Question
from photolens.gui.albums.searches import search_of, words_of
from photolens.gui.context import Context
from photolens.gui.navigator import Navigator
from photolens.gui.places import Favourites, InsideAlbum, InsideFolder, Place, Results, WithLabel, filters_of
from photolens.gui.stock import Stock
from photolens.gui.tasks import sentence
from photolens.gui.wording import title_of

Make = Callable[[str], LibraryChange]
Targets = Callable[[], tuple[PhotoId, ...]]


class AlbumCommands(Changing):
    """Changes albums for the user. Lives on the GUI thread; the work is done on others.

    targets: the photos that commands for a selection are about.
    """

    def __init__(
        self, context: Context, window: QWidget, *, stock: Stock, navigator: Navigator, targets: Targets
    ) -> None:
        super().__init__(context, window)
        self._window, self._stock, self._navigator, self._targets = window, stock, navigator, targets
        self._albums = context.library.albums
        self._edited: Album | None = None
        navigator.went.connect(self._on_navigator_went)

    @property
    def filled_by_hand(self) -> list[AlbumSummary]:
        """The albums into which photos can be put, by name."""
        return [summary for summary in self._stock.inventory.albums if summary.album.kind is not AlbumKind.SMART]

    @property
    def can_save_here(self) -> bool:
        """Whether what is looked at can be saved as an album that fills itself."""
        here = self._navigator.here
        return isinstance(here, WithLabel) or _query_of(here) is not None

    @property
    def can_take_out(self) -> bool:
        """Whether photos can be taken out of what is looked at."""
        here = self._navigator.here
        return isinstance(here, InsideAlbum) and any(summary.album.id == here.album for summary in self.filled_by_hand)

    # making

    def new_album(self, photos: Sequence[PhotoId] = ()) -> None:
        """Ask for a name, and make an album of photos, or an empty one, which is gone to."""
        hint = self.tr("%Ln photo(s) will be in it.", "", len(photos)) if photos else ""
        name = self._name_here() if photos else self.tr("New album")
        question = Question(self.tr("New album"), hint, self.tr("Create"), self._free_name(name))
        self._make(question, lambda name: self._albums.create(name, photos), is_shown=not photos)

    def new_album_of_selection(self) -> None:
        """Make an album of the photos that are selected."""
        self.new_album(self._targets())

    def new_album_of_label(self, label: LabelId) -> None:
        """Make an album of everything with a label."""
        name = self._free_name(title_of(WithLabel(label), self._stock.names))
        hint = self.tr("It fills itself with everything that has the label; you can pin photos and throw others out.")
        question = Question(self.tr("New album of a label"), hint, self.tr("Create"), name)
        self._make(question, lambda chosen: self._albums.create_of_label(chosen, label))

    def save_here(self) -> None:
        """Make an album of what is looked at, a search, a label or a folder, that fills itself from now on.

        If it is the search of an album that is being edited, and the name stays, that album gets the search.
        """
        here = self._navigator.here
        if isinstance(here, WithLabel):
            self.new_album_of_label(here.label)
        elif (query := _query_of(here)) is not None:
            self._make(self._question_for_search(), partial(self._save, query, self._edited))

    # filling

    def add(self, album: AlbumId, photos: Sequence[PhotoId]) -> None:
        """Put photos into an album."""
        self._change(lambda: self._albums.put_in(album, photos))

    def add_selection(self, album: AlbumId) -> None:
        """Put the photos that are selected into an album."""
        self.add(album, self._targets())

    def choose_for_selection(self) -> None:
        """Let the user find the album into which the selected photos go."""
        photos = self._targets()
        if not photos:
            return
        chooser = AlbumChooser(self.filled_by_hand, len(photos), self._window)
        chooser.chosen.connect(lambda album: self.add(album, photos))
        chooser.new_requested.connect(lambda name: self._make_at_once(name, photos) if name else self.new_album(photos))
        chooser.open()

    def drop(self, album: AlbumId | None, photos: Sequence[PhotoId]) -> None:
        """Photos were dropped onto an album, or onto the place for a new one."""
        if album is None:
            self.new_album(photos)
        else:
            self.add(album, photos)

    def take_out_selection(self) -> None:
        """Take the selected photos out of the album that is looked at."""
        here, photos = self._navigator.here, self._targets()
        if isinstance(here, InsideAlbum) and photos:
            self._change(lambda: self._albums.take_out(here.album, photos))

    def arrange(self, album: AlbumId, photos: Sequence[PhotoId]) -> None:
        """Give an album the order in which the user put its photos."""
        self._change(lambda: self._albums.arrange(album, photos))

    # changing

    def set_cover(self) -> None:
        """Put the first selected photo on the album that is looked at."""
        here, photos = self._navigator.here, self._targets()
        if isinstance(here, InsideAlbum) and photos:
            self._change(lambda: self._albums.set_cover(here.album, photos[0]))

    def sort(self, album: AlbumId, order: AlbumOrder) -> None:
        """Sort an album."""
        self._change(lambda: self._albums.set_order(album, order))

    def rename(self, album: AlbumId) -> None:
        """Ask for another name of an album."""
        name = title_of(InsideAlbum(album), self._stock.names)
        question = Question(self.tr("Rename album"), "", self.tr("Rename"), name)
        self._ask(question, lambda chosen: self._albums.rename(album, chosen))

    def remove(self, album: AlbumId) -> None:
        """Forget an album; its photos stay."""
        self._change(lambda: self._albums.remove([album]))

    def edit_search(self, album: AlbumId) -> None:
        """Go to the search of a smart album; saved under the album's name it takes the place of the old one."""
        summary = self._stock.inventory.album(album)
        query = summary.album.query if summary is not None else None
        place = search_of(query, self._stock.names) if query is not None else None
        if summary is None or place is None:
            self.failed.emit(self.tr("This search cannot be shown in the search bar; make a new album instead"))
        elif place.is_empty:
            self._navigator.go(place.scope)
        else:
            self._navigator.go(place)
            self._edited = summary.album

    # inside

    def _question_for_search(self) -> Question:
        if self._edited is not None:
            hint = self.tr("“{name}” gets this search. With another name it becomes an album of its own.")
            name = self._edited.name
            return Question(self.tr("Save search"), hint.format(name=name), self.tr("Save"), name)
        hint = self.tr("The album holds what this search finds, also among photos that are yet to come.")
        name = self._free_name(self._name_here())
        return Question(self.tr("Save search as album"), hint, self.tr("Save"), name)

    def _save(self, query: Query, edited: Album | None, name: str) -> LibraryChange:
        """On another thread: a new smart album, or another search for the one that is edited."""
        understood = self._library.understood(query)
        if edited is not None and " ".join(name.split()).casefold() == edited.name.casefold():
            return self._albums.set_query(edited.id, understood)
        return self._albums.create_smart(name, understood)

    def _make(self, question: Question, make: Make, *, is_shown: bool = True) -> None:
        """Ask for a name, make an album of it, and go there if it is to be shown."""

        def made(name: str) -> LibraryChange:
            change = make(name)
            found.append(InsideAlbum(self._albums.named(name).id))
            return change

        found: list[Place] = []
        self._ask(question, made, lambda: self._navigator.go(found[-1]) if is_shown else None)

    def _make_at_once(self, name: str, photos: Sequence[PhotoId]) -> None:
        self._change(lambda: self._albums.create(name, photos))

    def _ask(self, question: Question, work: Make, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a name until the work can be done with it."""
        dialog = NameDialog(question, self._window)

        def done(_change: LibraryChange) -> None:
            if isValid(dialog):
                dialog.accept()
            self.changed.emit()
            then()

        def failed(error: Exception) -> None:
            if isValid(dialog):
                dialog.show_error(sentence(error))

        dialog.named.connect(lambda name: self._context.tasks.change(lambda: work(name), done, failed=failed))
        dialog.open()

    def _on_navigator_went(self, place: Place) -> None:
        if not isinstance(place, Results):
            self._edited = None

    def _name_here(self) -> str:
        """A name for an album made here: what is searched for, or the folder or label; else just that it is new."""
        here = self._navigator.here
        if isinstance(here, Results) and here.phrase.strip():
            return words_of(here.phrase)
        if isinstance(here, InsideFolder | WithLabel):
            return title_of(here, self._stock.names)
        return self.tr("New album")

    def _free_name(self, name: str) -> str:
        """The name, with a number if an album has it already."""
        taken = {summary.album.name.casefold() for summary in self._stock.inventory.albums}
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{name} {number}"
        return free


def _query_of(place: Place) -> Query | None:
    """What a place asks the library for; None where an album cannot ask for the same."""
    match place:
        case Results(pictures=()):
            return place.query()
        case Favourites() | InsideFolder():
            return Query(filters=filters_of(place))
        case _:
            return None
