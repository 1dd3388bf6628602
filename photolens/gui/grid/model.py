"""PhotoModel: the photos of an arrangement for Qt. It holds ids, and the cards of what is near to being seen."""

from collections.abc import Callable, Collection, Iterable, Sequence
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from shiboken6 import isValid
from typing_extensions import override

from photolens.domain.photo import Flag, PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.grid.arrangement import Arrangement
from photolens.gui.grid.dragging import files_of

Index = QModelIndex | QPersistentModelIndex
Cards = dict[PhotoId, PhotoCard]

MOST_CARDS = 20_000
"""When more than so many were read, those that nobody wants now are let go; a card takes about half a kilobyte."""


class Role(IntEnum):
    """What the model tells of a photo beside the usual."""

    ID = Qt.ItemDataRole.UserRole + 1
    """PhotoId."""
    CARD = ID + 1
    """PhotoCard, or None until it was read."""
    MATCH = CARD + 1
    """How well the photo answers a search, in [0, 1], or None."""


class PhotoModel(QAbstractListModel):
    """A flat list. Lives on the GUI thread; cards are read on others, one batch at a time, and the newest wish next."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._arrangement = Arrangement.empty()
        self._cards: dict[PhotoId, PhotoCard | None] = {}
        self._stale: set[PhotoId] = set()
        self._wanted = (0, 0)
        self._is_reading = False

    @property
    def arrangement(self) -> Arrangement:
        """What is shown."""
        return self._arrangement

    def reset(self, arrangement: Arrangement) -> None:
        """Show another arrangement. Cards that are known stay, and are read anew as soon as they are wanted."""
        self.beginResetModel()
        self._arrangement = arrangement
        self._wanted = (0, 0)
        self._stale.update(self._cards)
        self.endResetModel()

    def ids(self, first: int, end: int) -> list[PhotoId]:
        """The ids in a run of positions."""
        ids: list[PhotoId] = self._arrangement.ids[first:end].tolist()
        return ids

    def card(self, photo: PhotoId) -> PhotoCard | None:
        """The card of a photo, if it was read already."""
        return self._cards.get(photo)

    def match_of(self, position: int) -> float | None:
        """How well a photo answers the search, in [0, 1]."""
        matches = self._arrangement.matches
        return float(matches[position]) if len(matches) else None

    def want(self, first: int, end: int) -> None:
        """Have the cards of a run of positions read; `dataChanged` tells when they are there."""
        self._wanted = (first, end)
        if not self._is_reading:
            self._read()

    def refresh(self, photos: Collection[PhotoId]) -> None:
        """Some photos have other cards now. Those that are known are shown until the new ones are there."""
        self._stale.update(photo for photo in photos if photo in self._cards)
        if not self._is_reading:
            self._read()

    def close(self) -> None:
        """Read nothing more."""
        self._wanted = (0, 0)

    def _read(self) -> None:
        first, end = self._wanted
        wanted = self.ids(first, end)
        missing = [photo for photo in wanted if photo not in self._cards or photo in self._stale]
        if len(self._cards) > MOST_CARDS:
            self._let_go_of_all_but(wanted)
        self._is_reading = bool(missing)
        if missing:
            self._stale.difference_update(missing)
            read = partial(self._context.library.cards, missing)
            self._context.tasks.run(read, partial(self._on_cards_read, missing), failed=self._on_reading_failed)

    def _let_go_of_all_but(self, wanted: Sequence[PhotoId]) -> None:
        self._cards = {photo: self._cards[photo] for photo in wanted if photo in self._cards}
        self._stale.intersection_update(wanted)

    def _on_cards_read(self, asked: Sequence[PhotoId], cards: Cards) -> None:
        if not isValid(self):
            return  # the window was closed meanwhile
        self._cards.update((photo, cards.get(photo)) for photo in asked)
        first, end = self._wanted
        if first < end:
            self.dataChanged.emit(self.index(first), self.index(end - 1))
        self._read()

    def _on_reading_failed(self, _error: Exception) -> None:
        self._is_reading = False  # the next scroll tries again

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        return 0 if parent.isValid() else len(self._arrangement)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._told_by(role, index.row()) if index.isValid() else None

    def _told_by(self, role: int, position: int) -> object:
        photo = PhotoId(int(self._arrangement.ids[position]))
        card, match = self._cards.get(photo), self.match_of(position)
        answers: dict[int, Callable[[], object]] = {
            int(Role.ID): lambda: photo,
            int(Role.CARD): lambda: card,
            int(Role.MATCH): lambda: match,
            int(Qt.ItemDataRole.DisplayRole): lambda: card.path.name if card else "",
            int(Qt.ItemDataRole.ToolTipRole): lambda: self._trouble(card),
            int(Qt.ItemDataRole.AccessibleTextRole): lambda: self._told(card, match),
        }
        return answers[role]() if role in answers else None

    def _told(self, card: PhotoCard | None, match: float | None) -> str:
        """A photo in words, for a screen reader."""
        if card is None:
            return self.tr("Photo")
        day = QLocale().toString(QDate(*card.taken_at.timetuple()[:3]), QLocale.FormatType.LongFormat)
        parts = [self.tr("Photo {name}").format(name=card.path.name), day, card.caption, *self._marks(card)]
        if match is not None:
            parts.append(self.tr("match {percent} %").format(percent=round(100 * match)))
        return ", ".join(filter(None, parts))

    def _trouble(self, card: PhotoCard | None) -> str | None:
        return self.tr("Its drive is not connected") if card and card.is_offline else None

    def _marks(self, card: PhotoCard) -> Iterable[str]:
        if card.favourite:
            yield self.tr("favourite")
        if card.rating:
            yield self.tr("rated {stars}").format(stars=card.rating)
        if card.flag is not Flag.NONE:
            yield self.tr("picked") if card.flag is Flag.PICK else self.tr("rejected")
        if card.is_offline:
            yield self.tr("offline")

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    @override
    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        cards = (self._cards.get(index.data(Role.ID)) for index in indexes)
        return files_of(card for card in cards if card is not None)
