"""Verbs: what the actions do to photos, each through the library, each undoable, each told in a sentence."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from photolens.domain.change import LibraryChange
from photolens.domain.history import Action
from photolens.domain.photo import Flag, PhotoCard, PhotoId
from photolens.gui.context import Context
from photolens.gui.tasks import sentence
from photolens.gui.wording import said

Targets = Callable[[], tuple[PhotoId, ...]]
"""The photos that a verb is about, in the order in which they are shown."""


MOST_LOOKED_UP = 500
"""Of more photos than these nobody needs to know at once whether all are favourites."""


class Verbs(QObject):
    """Changes the library for the user. Lives on the GUI thread; the work is done on others."""

    told = Signal(str, bool)
    """A sentence on what was done, and whether `undo` takes it back."""
    history_changed = Signal(object)
    """A History."""
    favourite_known = Signal(bool)
    """Whether all targets are favourites."""
    folders_changed = Signal()
    """Folders were taken out or came back, by a verb or by undoing one: they want to be looked through."""
    rated = Signal()
    """The targets were rated or flagged."""

    def __init__(self, context: Context, targets: Targets, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._targets = targets
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    # photos

    def toggle_favourite(self) -> None:
        """Make all targets favourites, or none of them if all are."""
        targets = self._targets()

        def toggled() -> LibraryChange:
            cards = self._library.cards(targets).values()
            return self._library.set_favourite(targets, not all(card.favourite for card in cards))

        self._change(toggled)

    def tell_favourite(self) -> None:
        """Have `favourite_known` say how the targets are; of very many it is not looked up."""
        targets = self._targets()
        if not 0 < len(targets) <= MOST_LOOKED_UP:
            self.favourite_known.emit(False)
            return
        self._context.tasks.run(
            lambda: all(card.favourite for card in self._library.cards(targets).values()),
            self.favourite_known.emit,
            lane="favourite",
        )

    def rate(self, stars: int) -> None:
        """Give the targets 0 to 5 stars."""
        self._change(partial(self._library.set_rating, self._targets(), stars), self.rated.emit)

    def flag(self, flag: Flag) -> None:
        """Pick or reject the targets, or neither."""
        self._change(partial(self._library.set_flag, self._targets(), flag), self.rated.emit)

    def with_cards(self, use: Callable[[Sequence[PhotoCard]], None]) -> None:
        """Call `use` with the cards of the targets, in order."""
        targets = self._targets()
        self._context.tasks.run(
            partial(self._library.cards, targets),
            lambda cards: use([cards[photo] for photo in targets if photo in cards]),
        )

    def with_places(self, use: Callable[[Sequence[Path]], None]) -> None:
        """Call `use` with every place of the targets that can be reached."""
        targets = self._targets()

        def places() -> list[Path]:
            found = filter(None, map(self._library.details, targets))
            return [place for details in found for place in details.places if place.exists()]

        self._context.tasks.run(places, use)

    # folders

    def remove_folder(self, folder: Path) -> None:
        """Take a folder out of the library; its files stay where they are."""
        self._change(partial(self._library.remove_folder, folder))

    def add_folders(self, folders: Sequence[Path], then: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Add folders to the library, then call `then`; or `failed` with what is wrong, in a sentence."""
        self._context.tasks.change(
            partial(self._library.add_folders, folders),
            lambda _: then(),
            failed=lambda error: failed(sentence(error)),
        )

    # files

    def record_binned(self, moves: Sequence[tuple[Path, Path]]) -> None:
        """Note what was moved to the bin, so that it can be taken back."""
        self._change(partial(self._library.record_binned, moves))

    def retry(self, paths: Sequence[Path] | None, then: Callable[[], None]) -> None:
        """Let some failed files, or all, be tried again; `then` should start a scan."""
        self._context.tasks.change(partial(self._library.retry_failures, paths), lambda _: then())

    # history

    def undo(self) -> None:
        """Take back what was done last."""
        self._turn("undo")

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._turn("redo")

    def tell_history(self) -> None:
        """Have `history_changed` say what can be undone and redone now."""
        self._context.tasks.run(self._library.history, self.history_changed.emit, lane="history")

    def tell_last(self) -> None:
        """Say what was done last: it was done somewhere else, and can be undone here."""
        self._context.tasks.run(self._library.history, lambda history: self._tell(history.undo))

    def _turn(self, way: str) -> None:
        turned: list[Action | None] = []

        def turn() -> LibraryChange:
            history = self._library.history()
            turned.append(history.undo if way == "undo" else history.redo)
            return self._library.undo() if way == "undo" else self._library.redo()

        def tell(_change: LibraryChange) -> None:
            if action := turned[0]:
                taken_back = self.tr("Taken back: {what}") if way == "undo" else self.tr("Done again: {what}")
                self.told.emit(taken_back.format(what=said(action)), way == "redo")

        self._context.tasks.change(turn, tell)

    def _change(self, work: Callable[[], LibraryChange], then: Callable[[], None] = lambda: None) -> None:
        def told(change: LibraryChange) -> None:
            if change.history:
                self.tell_last()
            then()

        self._context.tasks.change(work, told)

    def _tell(self, action: Action | None) -> None:
        if action is not None:
            self.told.emit(said(action), True)

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.history and change.folders:
            self.folders_changed.emit()
        if change.history:
            self.tell_history()
            self.tell_favourite()
