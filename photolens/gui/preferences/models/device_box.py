"""DeviceBox: on what the models run, of what this computer has."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from photolens.gui.models.words import device_words

AUTO = "auto"


class DeviceBox(QComboBox):
    """Offers what torch sees here, which takes seconds to import: nobody asks it before the list is opened."""

    device_chosen = Signal(str)
    devices_wanted = Signal()
    """The list was opened for the first time: `show_devices` is to be called with what there is."""

    def __init__(self, device: str) -> None:
        super().__init__()
        self._has_asked = False
        self._device = device
        self.show_devices([AUTO])
        self.activated.connect(self._on_activated)

    def show_devices(self, devices: Sequence[str]) -> None:
        """Offer these, and the one that is set even where it is not among them."""
        self.clear()
        for device in devices:
            self.addItem(device_words(device), device)
        self.set_device(self._device)

    def set_device(self, device: str) -> None:
        """Show which one is set."""
        self._device = device
        if self.findData(device) < 0:
            self.addItem(device_words(device), device)
        self.setCurrentIndex(self.findData(device))

    def _wait(self) -> None:
        """Say that more is to come, in a line that cannot be chosen."""
        self.addItem(self.tr("Looking for others…"))
        self.setItemData(self.count() - 1, 0, Qt.ItemDataRole.UserRole - 1)  # Qt's own role for the item's flags

    def _on_activated(self, index: int) -> None:
        if device := self.itemData(index):
            self.device_chosen.emit(device)

    @override
    def showPopup(self) -> None:
        if not self._has_asked:
            self._has_asked = True
            self._wait()
            self.devices_wanted.emit()
        super().showPopup()
