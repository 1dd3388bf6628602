"""Details: everything that is known of a model, a line a fact, shown and hidden by a quiet line of words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from photolens.gui.models.words import Fact
from photolens.gui.preferences.page import label
from photolens.gui.tagging.disclosure import EDGE_PX, GAP_PX, ICON_PX, Disclosure


class Details(QWidget):
    """Closed at first."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: list[Fact] = []
        self.disclosure = Disclosure(self, self.tr("Details"))
        self.disclosure.show()
        self.table = QWidget()
        self.table.hide()
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(EDGE_PX + ICON_PX + GAP_PX, 4, 0, 6)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.disclosure.toggled.connect(self.table.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.disclosure, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.table)

    @property
    def facts(self) -> dict[str, str]:
        """What is listed, by the names of the facts."""
        return dict(self._facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """List facts in place of those before."""
        if list(facts) == self._facts:
            return
        self._facts = list(facts)
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, fact in enumerate(facts):
            self._grid.addWidget(label(fact.name, "caption"), row, 0, Qt.AlignmentFlag.AlignTop)
            value = label(fact.value, "caption")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(value, row, 1)
