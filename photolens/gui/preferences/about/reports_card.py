"""ReportsCard: how many crash reports there are, and the ways to read and to delete them."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from photolens.gui.preferences.models.asking import Question
from photolens.gui.preferences.page import GAP_PX, Card, button, label

translate = QCoreApplication.translate


class ReportsCard(Card):
    """Says what there is; whoever owns it does what is asked for."""

    show_requested = Signal()
    delete_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = label("", "caption")
        self.delete_all = button("trash-2", self.tr("Delete all…"))
        self.delete_all.clicked.connect(self.delete_requested)
        self.show_them = button("folder-open", self.tr("Show crash reports"))
        self.show_them.clicked.connect(self.show_requested)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Crash reports")))
        words.addWidget(self.count)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addSpacing(GAP_PX - 8)
        for press in (self.delete_all, self.show_them):
            row.addWidget(press, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_layout(row)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """There are so many."""
        none = self.tr("None, so far.")
        self.count.setText(self.tr("%n on this computer only.", "", count) if count else none)
        for press in (self.delete_all, self.show_them):
            press.setEnabled(count > 0)
            press.setAccessibleDescription(self.count.text())
        self.delete_all.setVisible(count > 0)


def about_deletion(count: int) -> Question:
    """Whether all crash reports should go."""
    return Question(
        translate("ReportsCard", "Delete %n crash report(s)?", "", count),
        translate("ReportsCard", "They say what went wrong, for whoever is to mend it. Nothing else reads them."),
        translate("ReportsCard", "Delete all"),
    )
