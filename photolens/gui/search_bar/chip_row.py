"""ChipRow: the chips of a search, in one line; those that do not fit are counted on a last one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui.names import Names
from photolens.gui.places import AllPhotos, Favourites, InsideAlbum, InsideFolder, RecentlyAdded, Shelf, WithLabel
from photolens.gui.search_bar.chips import GAP_PX, HEIGHT_PX, Chip
from photolens.gui.search_bar.faces import Face, Faces
from photolens.gui.wording import NO_NAMES, title_of

SHELVES = AllPhotos, Favourites, RecentlyAdded, InsideFolder, WithLabel, InsideAlbum

ChipKey = Shelf | PhotoId | Path
"""What a chip stands for: where is looked, a photo of the library, or a picture file."""


class ChipRow(QWidget):
    """Shows a chip for each key. Lives on the GUI thread."""

    removed = Signal(object)
    """A tuple of keys."""
    left = Signal()
    """The way leads on to the text."""
    typed = Signal(str)
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT_PX)
        self._room_px = 0
        self._keys: tuple[ChipKey, ...] = ()
        self._faces: Faces = {}
        self._names = NO_NAMES
        self._chips: list[Chip] = []
        self._rest = self._wired(Chip(self, "+0"))
        self._rest.removed.connect(self._on_rest_removed)

    @property
    def keys(self) -> tuple[ChipKey, ...]:
        """What the chips stand for, from left to right."""
        return self._keys

    @property
    def shown(self) -> list[Chip]:
        """The chips that can be seen, from left to right."""
        chips = [chip for chip in self._chips if not chip.isHidden()]
        return chips if self._rest.isHidden() else [*chips, self._rest]

    def set_keys(self, keys: Sequence[ChipKey]) -> None:
        """Show these and no others; a chip that had the focus hands it to its neighbour, or to the text."""
        if (wanted := tuple(keys)) == self._keys:
            return
        focused = next((at for at, chip in enumerate(self.shown) if chip.hasFocus()), None)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._keys = wanted
        self._faces = {key: face for key, face in self._faces.items() if key in wanted}
        self._chips = [self._chip(key) for key in wanted]
        self._arrange()
        if focused is not None:
            self._focus(focused)

    def set_faces(self, faces: Faces) -> None:
        """The names and images of photos and picture files; others keep theirs."""
        self._faces |= faces
        for key, chip in zip(self._keys, self._chips, strict=True):
            self._dress(chip, key)

    def set_names(self, names: Names) -> None:
        """What labels and albums are called."""
        if names == self._names:
            return
        self._names = names
        for key, chip in zip(self._keys, self._chips, strict=True):
            self._dress(chip, key)
        self._arrange()

    def set_room(self, room_px: int) -> None:
        """How wide the row may become."""
        if room_px != self._room_px:
            self._room_px = room_px
            self._arrange()

    def focus_last(self) -> bool:
        """Move the focus from the text to the chip beside it; False if there is none."""
        if shown := self.shown:
            shown[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(shown)

    # chips

    def _chip(self, key: ChipKey) -> Chip:
        chip = Chip(self, self._title(key)) if isinstance(key, SHELVES) else Chip(self)
        self._dress(chip, key)
        chip.removed.connect(self._on_chip_removed)
        return self._wired(chip)

    def _title(self, shelf: Shelf) -> str:
        return self.tr("In: {place}").format(place=title_of(shelf, self._names))

    def _dress(self, chip: Chip, key: ChipKey) -> None:
        if isinstance(key, SHELVES):
            chip.setText(self._title(key))
            chip.set_name(self.tr("Only in {place}").format(place=title_of(key, self._names)))
            return
        face = self._faces.get(key) or Face(key.name if isinstance(key, Path) else self.tr("a photo"), None)
        chip.set_name(self.tr("Similar to {name}").format(name=face.name))
        if face.image is not None:
            chip.set_face(QPixmap.fromImage(face.image))

    def _wired(self, chip: Chip) -> Chip:
        chip.moved.connect(self._on_chip_moved)
        chip.typed.connect(self.typed)
        chip.escaped.connect(self.escaped)
        return chip

    # arithmetic

    def _arrange(self) -> None:
        """Place from the left what fits; the rest, if any, is one chip that says how many."""
        widths = [chip.sizeHint().width() for chip in self._chips]
        fitting = self._fitting(widths)
        for chip in self._chips[fitting:]:
            chip.hide()
        self._rest.setVisible(fitting < len(widths))
        self._count_rest(len(widths) - fitting)
        row = [*self._chips[:fitting], self._rest] if fitting < len(widths) else self._chips
        self._place(row)

    def _fitting(self, widths: list[int]) -> int:
        """How many chips can be shown."""
        room = self._room_px
        if sum(widths) + GAP_PX * (len(widths) - 1) <= room:
            return len(widths)
        room -= self._rest.sizeHint().width()
        for number, width in enumerate(widths):
            room -= width + GAP_PX
            if room < 0:
                return number
        return len(widths)

    def _count_rest(self, hidden: int) -> None:
        self._rest.setText(f"+{hidden}")
        self._rest.set_name(self.tr("%n more", "", hidden))

    def _place(self, row: Sequence[Chip]) -> None:
        left, before = 0, None
        for chip in row:
            width = chip.sizeHint().width()
            chip.setGeometry(left, 0, width, HEIGHT_PX)
            chip.show()
            left += width + GAP_PX
            if before is not None:
                QWidget.setTabOrder(before, chip)
            before = chip
        self.setFixedWidth(max(0, left - GAP_PX))

    # keyboard

    def _focus(self, at: int) -> None:
        shown = self.shown
        if at < len(shown):
            shown[max(0, at)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def _on_chip_moved(self, step: int) -> None:
        at = next(number for number, chip in enumerate(self.shown) if chip is self.sender())
        self._focus(at + step)

    def _on_chip_removed(self) -> None:
        key = next(key for key, chip in zip(self._keys, self._chips, strict=True) if chip is self.sender())
        self.removed.emit((key,))

    def _on_rest_removed(self) -> None:
        hidden = [key for key, chip in zip(self._keys, self._chips, strict=True) if chip.isHidden()]
        self.removed.emit(tuple(hidden))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.width(), HEIGHT_PX)
