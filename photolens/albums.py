"""Albums: the door to albums. Reached as `library.albums`.

Safe to call from several threads. Every mutation returns what it changed, and can be undone.
"""

from collections.abc import Callable, Sequence

from photolens.domain.album import Album, AlbumKind, AlbumOrder, AlbumSummary
from photolens.domain.change import LibraryChange
from photolens.domain.history import ActionKind
from photolens.domain.label import LabelId
from photolens.domain.naming import folded
from photolens.domain.photo import PhotoId
from photolens.domain.query import AlbumId, Filter, Order, Query
from photolens.errors import UsageError
from photolens.search.filling import Ask, Filling, named_in
from photolens.store import albums as rows
from photolens.store.album_glance import AlbumGlances
from photolens.store.album_rows import AlbumTable
from photolens.store.database import Database
from photolens.store.journal import Journal
from photolens.store.row_edits import RowEdits
from photolens.store.timeline import Timeline, Timelines

_ORDERS = {
    AlbumOrder.OWN: Order.NEWEST,
    AlbumOrder.NEWEST: Order.NEWEST,
    AlbumOrder.OLDEST: Order.OLDEST,
    AlbumOrder.ADDED: Order.ADDED,
}


class Albums:
    """The albums of one library.

    `ask` answers the searches of smart albums: a query whose filters name no album, best first.
    """

    def __init__(self, database: Database, journal: Journal, ask: Ask) -> None:
        self._table, self._glances = AlbumTable(database), AlbumGlances(database)
        self._journal = journal
        self._ask = ask
        self._timelines = Timelines(database)

    # what there is

    def all(self) -> list[AlbumSummary]:
        """Every album, by name; asks no model."""
        there = self._table.all()
        return self._glances.summaries(there, self._filling(there).of_catalogue)

    def of(self, album: AlbumId) -> Album | None:
        """An album, or None if it is gone."""
        return next((each for each in self._table.all() if each.id == album), None)

    def named(self, name: str) -> Album:
        """The album of a name, in whatever case.

        Raises:
            UsageError: there is none.
        """
        wanted = folded(_clean(name))
        found = next((each for each in self._table.all() if folded(each.name) == wanted), None)
        if found is None:
            raise UsageError(f"there is no album “{name}”; see which there are, or make it")
        return found

    def timeline(self, album: AlbumId) -> Timeline:
        """The photos of an album, in its order; none if it is gone."""
        there = self._table.all()
        found = next((each for each in there if each.id == album), None)
        if found is None:
            return self._timelines.arranged(())
        if found.order is AlbumOrder.OWN:
            return self._timelines.arranged(self._table.photos(album))
        return self._timelines.all(self._filling(there).of(found), _ORDERS[found.order])

    def holding(self, photo: PhotoId) -> list[Album]:
        """The albums that a photo is in, but those that only a model could tell, by name."""
        there = self._table.all()
        return self._glances.holding(photo, there, self._filling(there).of_catalogue)

    def resolved(self, filters: Sequence[Filter]) -> tuple[Filter, ...]:
        """The same filters with every album replaced by what fills it, as the catalogue is asked.

        Raises:
            LibraryError: an album was saved by a newer Photolens.
            PhotolensError: the search of an album cannot be answered.
        """
        return self._filling(self._table.all()).resolved(filters) if named_in(filters) else tuple(filters)

    # what the user does; each may be undone

    def create(self, name: str, photos: Sequence[PhotoId] = ()) -> LibraryChange:
        """Make a manual album.

        Raises:
            UsageError: the name is empty, or another album has it. So for the next two.
        """

        def work(edits: RowEdits) -> int:
            rows.put_in(edits, rows.add_album(edits, cleaned, AlbumKind.MANUAL), photos)
            return 1

        cleaned = _checked(name)
        return self._journal.edit(ActionKind.ADD_ALBUM, cleaned, work)

    def create_smart(self, name: str, query: Query) -> LibraryChange:
        """Make an album that a saved search fills, always anew.

        With a phrase, or with photos to be similar to, it holds what matches by at least 0.5.

        Raises:
            UsageError: also if the search asks for nothing, or for pictures, which may be gone the next day.
        """
        _refuse_unkept(query)
        return self._add(name, AlbumKind.SMART, query=query)

    def create_of_label(self, name: str, label: LabelId) -> LibraryChange:
        """Make an album of everything with a label.

        Raises:
            UsageError: also if the label is gone.
        """
        return self._add(name, AlbumKind.LABEL, label=label)

    def rename(self, album: AlbumId, name: str) -> LibraryChange:
        """Give an album another name.

        Raises:
            UsageError: the name is empty, another album has it, or the album is gone.
        """
        cleaned = _checked(name)
        return self._edit(album, lambda edits: rows.rename_album(edits, album, cleaned), cleaned)

    def set_cover(self, album: AlbumId, cover: PhotoId | None) -> LibraryChange:
        """Choose the photo on an album; None for its first.

        Raises:
            UsageError: the album or the photo is gone.
        """
        return self._edit(album, lambda edits: rows.set_cover(edits, album, cover))

    def set_order(self, album: AlbumId, order: AlbumOrder) -> LibraryChange:
        """Sort an album.

        Raises:
            UsageError: `AlbumOrder.OWN` for an album that fills itself, or the album is gone.
        """
        return self._edit(album, lambda edits: rows.set_order(edits, album, order))

    def set_query(self, album: AlbumId, query: Query) -> LibraryChange:
        """Give a smart album another search.

        Raises:
            UsageError: it is no smart album, or the search asks for nothing or for the album itself.
        """
        _refuse_unkept(query)
        filling = self._filling(self._table.all())
        if any(album in filling.within(other) for other in named_in(query.filters)):
            raise UsageError("the search asks for the album itself; leave it out")
        return self._edit(album, lambda edits: rows.set_query(edits, album, query))

    def remove(self, albums: Sequence[AlbumId]) -> LibraryChange:
        """Forget albums; their photos stay in the library."""
        names = [each.name for each in self._table.all() if each.id in albums]
        value = names[0] if len(names) == 1 else ""
        return self._journal.edit(ActionKind.REMOVE_ALBUM, value, lambda edits: rows.remove_albums(edits, albums))

    def put_in(self, album: AlbumId, photos: Sequence[PhotoId], *, before: PhotoId | None = None) -> LibraryChange:
        """Add photos to a manual album, at the end or before one of its photos; pin them to a label album.

        Photos that a manual album has already move there when `before` is given, and stay where they are otherwise.

        Raises:
            UsageError: the album is smart, or gone.
        """
        is_move = before is not None and set(photos) <= set(self._table.photos(album))
        kind = ActionKind.ARRANGE if is_move else ActionKind.PUT_IN
        return self._list(kind, album, lambda edits: rows.put_in(edits, album, photos, before))

    def take_out(self, album: AlbumId, photos: Sequence[PhotoId]) -> LibraryChange:
        """Take photos out of a manual album; throw them out of a label album, or unpin them.

        Raises:
            UsageError: the album is smart, or gone.
        """
        return self._list(ActionKind.TAKE_OUT, album, lambda edits: rows.take_out(edits, album, photos))

    def arrange(self, album: AlbumId, photos: Sequence[PhotoId]) -> LibraryChange:
        """Give a manual album this order; what it holds and is not named here comes behind, as it stood.

        Raises:
            UsageError: it is no manual album.
        """
        return self._list(ActionKind.ARRANGE, album, lambda edits: rows.arrange(edits, album, photos))

    # inside

    def _filling(self, there: Sequence[Album]) -> Filling:
        return Filling(there, self._ask)

    def _add(
        self, name: str, kind: AlbumKind, *, query: Query | None = None, label: LabelId | None = None
    ) -> LibraryChange:
        def work(edits: RowEdits) -> int:
            rows.add_album(edits, cleaned, kind, query=query, label=label)
            return 1

        cleaned = _checked(name)
        return self._journal.edit(ActionKind.ADD_ALBUM, cleaned, work)

    def _edit(self, album: AlbumId, work: Callable[[RowEdits], None], name: str = "") -> LibraryChange:
        def edit(edits: RowEdits) -> int:
            work(edits)
            return 1

        return self._journal.edit(ActionKind.EDIT_ALBUM, name or self._table.of(album).name, edit)

    def _list(self, kind: ActionKind, album: AlbumId, work: Callable[[RowEdits], int]) -> LibraryChange:
        return self._journal.edit(kind, self._table.of(album).name, work)


def _clean(name: str) -> str:
    """A name without spaces around it; half a character, as some input methods leave, is no text."""
    return " ".join(name.encode(errors="replace").decode().split())


def _checked(name: str) -> str:
    cleaned = _clean(name)
    if not cleaned:
        raise UsageError("an album needs a name; type one")
    return cleaned


def _refuse_unkept(query: Query) -> None:
    if query.pictures:
        raise UsageError("an album cannot keep a search by image files; search by photos of the library instead")
    if not (query.phrase.strip() or query.photos or query.filters):
        raise UsageError("say what the album is to hold: a phrase, a label, a folder or the like")
