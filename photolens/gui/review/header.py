"""Header: which label is reviewed, how far that is, and what came of it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from photolens.gui.fitting_label import FittingLabel
from photolens.gui.review.key_button import KeyButton
from photolens.gui.review.keys import Command
from photolens.gui.tool_button import tool_button

SEPARATOR = " · "
ENOUGH = 20
"""After so many answers a label is clearly better than its words alone (measured by tests/bench/labels.py)."""


class Header(QFrame):
    """The head of the page. Lives on the GUI thread."""

    commanded = Signal(object)
    """Command: a button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.leave = tool_button("arrow-left", self.tr("Back (Esc)"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title = FittingLabel()
        self.title.setProperty("role", "heading")
        self.progress = FittingLabel()
        self.progress.setProperty("role", "caption")
        self.switch = KeyButton("layout-grid", "", ("B",), role="muted")
        self.bar = QProgressBar(textVisible=False, maximum=ENOUGH)
        self.bar.setAccessibleName(self.tr("Answers"))
        self._lay_out()
        self.leave.clicked.connect(lambda: self.commanded.emit(Command.LEAVE))
        self.switch.clicked.connect(lambda: self.commanded.emit(Command.SWITCH))

    def show_label(self, name: str) -> None:
        """Name the label."""
        self.title.set_texts(self.tr("Review “{label}”").format(label=name), f"“{name}”")

    def show_progress(self, answered: int, photos: int, since: int) -> None:
        """Tell how many answers there are, how many photos have the label, and how many more than at first."""
        told = self.tr("%n answered", "", answered)
        aim = self.tr("{enough} make a label clearly better").format(enough=ENOUGH)
        now, change = self.tr("now %n photo(s)", "", photos), since_text(since)
        changed = f"{now}, {change}" if change else now
        longest = (told, aim, changed) if answered < ENOUGH else (told, changed)
        self.progress.set_texts(*map(SEPARATOR.join, (longest, (told, changed), (told, now), (told,))))
        self.bar.setValue(min(answered, ENOUGH))

    def show_switch(self, is_batch: bool, sure: int, *, is_possible: bool) -> None:
        """Offer the other way of asking."""
        self.switch.setVisible(is_possible)
        batches = self.tr("Confirm %n sure photo(s)", "", sure)
        self.switch.set_icon("image" if is_batch else "layout-grid")
        self.switch.set_words(self.tr("One by one") if is_batch else batches)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self.progress)
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.leave)
        row.addLayout(texts, 1)
        row.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.bar)


def since_text(since: int) -> str:
    """How many photos more, or fewer, have the label since the sitting began: "+9 since you began"; "" for none."""
    if not since:
        return ""
    return QCoreApplication.translate("Header", "{change} since you began").format(
        change=f"{since:+d}".replace("-", "−")
    )
