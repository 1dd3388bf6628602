"""TermList: the labels and albums that may be meant by what is being typed, under the search field."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from photolens.gui.search_bar.field_list import FieldList
from photolens.gui.search_bar.term_delegate import FIRST, OFFER, PREFIX, SOUGHT, TermDelegate
from photolens.gui.search_bar.terms import Field, Offer, Offers

MOST = 30
ICONS = {Field.LABEL: "tag", Field.ALBUM: "album"}


class TermList(FieldList):
    """Lives on the GUI thread."""

    chosen = Signal(object)
    """An Offer."""

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor, QCoreApplication.translate("TermList", "Labels and albums"))
        self._list.setItemDelegate(TermDelegate(self._list))
        self._offers = Offers()
        self._list.currentRowChanged.connect(self._list.viewport().update)  # the key cap goes along
        self.taken.connect(self._on_taken)

    @property
    def takes_tab(self) -> bool:
        """Whether Tab chooses: the first line of a term, and of mere hints one that is marked."""
        return self.isVisible() and (self._offers.is_term or self.has_mark)

    @property
    def at_last(self) -> bool:
        """Whether the next step down leads out of mere hints."""
        return not self._offers.is_term and self._list.currentRow() == self._list.count() - 1

    @property
    def holds_back(self) -> bool:
        """Whether it offers what a term lacks, so that the search had better wait."""
        return self.isVisible() and self._offers.is_unfinished

    def offer(self, offers: Offers) -> None:
        """Show what may be meant, if anything."""
        self._offers = offers
        self._list.clear()
        for place, offer in enumerate(offers.offers[:MOST]):
            self._add_offer(offer, is_first=offers.is_term and place == 0)
        if not (offers.offers and self._show()):
            self.hide()

    def choose_or_first(self) -> None:
        """Take the marked line, else the first one."""
        self._on_item_clicked(self._list.currentItem() if self.has_mark else self._list.item(0))

    def _add_offer(self, offer: Offer, *, is_first: bool) -> None:
        item = self._add(offer.name, ICONS[offer.field])
        spoken = self.tr("Album {name}") if offer.field is Field.ALBUM else self.tr("Label {name}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken.format(name=offer.name))
        item.setData(OFFER, offer)
        item.setData(SOUGHT, self._offers.sought.lstrip("-"))
        item.setData(PREFIX, "" if self._offers.is_term else f"{offer.field}:")
        item.setData(FIRST, is_first)

    def _on_taken(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(OFFER))
