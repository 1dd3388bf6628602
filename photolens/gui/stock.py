"""Stock: the newest inventory of the library, for all that lists or names what is in it."""

from PySide6.QtCore import QObject, QTimer, Signal

from photolens.domain.change import LibraryChange
from photolens.domain.overview import Overview
from photolens.gui.context import Context
from photolens.gui.inventory import Inventory, inventory_of
from photolens.gui.names import Names

FOLLOWS_MS = 500
"""Counts follow the indexer at this pace; what the user does with labels and albums is followed at once."""
LANE = "stock"
NOTHING = Inventory(Overview(0, 0, 0, 0, ()))


class Stock(QObject):
    """Reads the inventory anew whenever the library changes. Lives on the GUI thread; reading is done on others."""

    changed = Signal(object)
    """An Inventory."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._inventory = NOTHING
        self._following = QTimer(self, singleShot=True, interval=FOLLOWS_MS)
        self._following.timeout.connect(self.refresh)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    @property
    def inventory(self) -> Inventory:
        """What was known last; nothing at first."""
        return self._inventory

    @property
    def names(self) -> Names:
        """What labels and albums are called."""
        return self._inventory.names

    def refresh(self) -> None:
        """Read the inventory anew."""
        self._following.stop()
        library = self._context.library
        self._context.tasks.run(lambda: inventory_of(library), self._on_read, lane=LANE)

    def _on_read(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self.changed.emit(inventory)

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.history and (change.labels or change.albums):
            self.refresh()
        elif not self._following.isActive():
            self._following.start()
