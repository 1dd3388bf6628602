"""Dropdowns: what is offered under the search field: recent searches while it is empty, labels and albums later."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from photolens.gui.names import Names
from photolens.gui.search_bar.field_list import FieldList
from photolens.gui.search_bar.recent import RecentSearches
from photolens.gui.search_bar.recent_list import RecentList
from photolens.gui.search_bar.term_list import TermList
from photolens.gui.search_bar.terms import offers
from photolens.gui.wording import NO_NAMES


class Dropdowns(QObject):
    """Two lists, of which one is open at most. Lives on the GUI thread."""

    phrase_chosen = Signal(str)
    """A phrase to search for again."""
    term_chosen = Signal(object)
    """An Offer."""

    def __init__(self, recent: RecentSearches, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._recent, self._terms = RecentList(recent, anchor), TermList(anchor)
        self._names = NO_NAMES
        self._cursor = -1
        self._recent.chosen.connect(self.phrase_chosen)
        self._terms.chosen.connect(self.term_chosen)

    @property
    def holds_back(self) -> bool:
        """Whether a term's name is being typed still, so that nothing could be found yet."""
        return self._terms.holds_back

    def set_names(self, names: Names) -> None:
        """What labels and albums are called."""
        self._names = names

    def open_recent(self) -> bool:
        """Show the recent searches; False if there are none."""
        self._terms.hide()
        return self._recent.open()

    def follow(self, text: str, cursor: int) -> None:
        """The user typed: offer what may be meant where the cursor is."""
        self._recent.hide()
        self._cursor = cursor
        self._terms.offer(offers(text, cursor, self._names))

    def follow_cursor(self, cursor: int) -> None:
        """What is offered belongs to where the typing ended."""
        if cursor != self._cursor:
            self._terms.hide()

    def close(self) -> bool:
        """Whether one was open."""
        return self._recent.close_list() | self._terms.close_list()

    def go_down(self) -> bool:
        """Mark the next line; False if the way leads on: nothing is open, or the last hint was marked."""
        opened = self._open()
        if opened is None or (opened is self._terms and self._terms.at_last):
            self.close()
            return False
        opened.step(1)
        return True

    def go_up(self) -> None:
        """Mark the line before."""
        if opened := self._open():
            opened.step(-1)

    def choose(self) -> bool:
        """Take what is marked; False if nothing is."""
        opened = self._open()
        return opened is not None and opened.choose()

    def takes_tab(self) -> bool:
        """Whether Tab takes something."""
        return self._terms.takes_tab

    def complete(self) -> None:
        """Take the label or album that is marked, or the first one."""
        self._terms.choose_or_first()

    def _open(self) -> FieldList | None:
        return next((each for each in (self._terms, self._recent) if each.isVisible()), None)
