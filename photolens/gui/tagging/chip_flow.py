"""ChipFlow: the chips of several labels, in lines as words in a paragraph, one stop of the Tab key."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from photolens.domain.label import LabelId
from photolens.gui.tagging.chip import HEIGHT_PX, TagChip
from photolens.gui.tagging.standing import Standing

GAP_PX = 6
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
UPWARDS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChipFlow(QWidget):
    """Shows a chip for each standing, in as many lines as its width needs. Lives on the GUI thread.

    The Tab key stops at one chip, the last one that had the focus; the arrows go from there.
    """

    chosen = Signal(object)
    """A Standing: the label of this chip is wanted."""
    said = Signal(object, object)
    """A Standing and a Say."""
    explanation_requested = Signal(object)
    """A Standing."""
    menu_requested = Signal(object, object)
    """A Standing and a QPoint on the screen."""
    emptied = Signal()
    """The chip with the focus went, and there is none beside it."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._chips: list[TagChip] = []
        self._stop: TagChip | None = None
        self._anchor = self._made_anchor()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def chips(self) -> list[TagChip]:
        """The chips, in order."""
        return list(self._chips)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show these and no others; a chip keeps the focus with its label, or hands it to its neighbour."""
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        label = self._chips[focused].standing.label if focused is not None else None
        while len(self._chips) > len(standings):
            self._drop(self._chips.pop())
        for chip, standing in zip(self._chips, standings, strict=False):
            chip.show_standing(standing)
        self._chips += [self._made(standing) for standing in standings[len(self._chips) :]]
        self.setVisible(bool(self._chips))
        self._arrange()
        if focused is not None:
            self._keep_focus(label, focused)
        self._settle_stop()

    # chips

    def _made_anchor(self) -> QWidget:
        """Keeps the place among the stops of the Tab key, which a chip that is made later would have at the end."""
        anchor = QWidget(self)
        anchor.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        anchor.hide()
        return anchor

    def _made(self, standing: Standing) -> TagChip:
        chip = TagChip(standing, self)
        chip.clicked.connect(lambda: self.chosen.emit(chip.standing))
        chip.said.connect(lambda say: self.said.emit(chip.standing, say))
        chip.explanation_requested.connect(lambda: self.explanation_requested.emit(chip.standing))
        chip.menu_requested.connect(lambda at: self.menu_requested.emit(chip.standing, at))
        chip.moved.connect(partial(self._on_chip_moved, chip))
        chip.focused.connect(partial(self._stop_at, chip))
        chip.show()
        return chip

    def _drop(self, chip: TagChip) -> None:
        if self._stop is chip:
            self._stop = None
        chip.hide()
        chip.deleteLater()

    # places

    def _arrange(self) -> None:
        """Place the chips; none is wider than a line."""
        x, y, room = 0, 0, max(self.width(), 1)
        for chip in self._chips:
            width = min(chip.sizeHint().width(), room)
            if x and x + width > room:
                x, y = 0, y + HEIGHT_PX + GAP_PX
            chip.setGeometry(self._mirrored(QRect(x, y, width, HEIGHT_PX)))
            x += width + GAP_PX
        height = y + HEIGHT_PX if self._chips else 0
        if height != self.height():
            self.setFixedHeight(height)

    def _mirrored(self, place: QRect) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.moveLeft(self.width() - place.width() - place.x())
        return place

    # keyboard

    def _keep_focus(self, label: LabelId | None, at: int) -> None:
        if not self._chips:
            self.emptied.emit()
            return
        same = next((chip for chip in self._chips if chip.standing.label == label), None)
        (same or self._chips[min(at, len(self._chips) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_at(self, chip: TagChip) -> None:
        self._stop = chip
        self._settle_stop()

    def _settle_stop(self) -> None:
        self._stop = self._stop or (self._chips[0] if self._chips else None)
        for chip in self._chips:
            chip.set_stop(chip is self._stop)
        if self._stop is not None:
            QWidget.setTabOrder(self._anchor, self._stop)

    def _on_chip_moved(self, chip: TagChip, number: int) -> None:
        at, key = self._chips.index(chip), Qt.Key(number)
        if key in SIDEWAYS:
            mirror = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
            target = at + mirror * SIDEWAYS[key]
        elif key in UPWARDS:
            target = self._beyond(chip, UPWARDS[key])
        else:
            target = 0 if key is Qt.Key.Key_Home else len(self._chips) - 1
        if 0 <= target < len(self._chips):
            self._chips[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _beyond(self, chip: TagChip, lines: int) -> int:
        """The chip of the next line that is nearest; the same one, if there is no such line."""
        y = chip.y() + lines * (HEIGHT_PX + GAP_PX)
        there = [at for at, other in enumerate(self._chips) if other.y() == y]
        middle = chip.geometry().center().x()
        at = self._chips.index(chip)
        return min(there, key=lambda other: abs(self._chips[other].geometry().center().x() - middle), default=at)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()
