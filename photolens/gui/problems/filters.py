"""Filters: which failures are shown: of which sort, and of which kind of file."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from photolens.gui.problems.flow import FlowLayout

Kind = tuple[str, int]


class Sorts(QFrame):
    """Photos that could not be read, or files that are no photos; each with its count."""

    chosen = Signal(bool)
    """Whether the files that are no photos are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "segments")
        self.setAccessibleName(self.tr("Which files to show"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._unread, self._others = _segment(), _segment()
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for button in (self._unread, self._others):
            group.addButton(button)
            row.addWidget(button)
        self._unread.setChecked(True)
        self._unread.clicked.connect(lambda: self.chosen.emit(False))
        self._others.clicked.connect(lambda: self.chosen.emit(True))

    def show_counts(self, unread: int, others: int) -> None:
        """Show how many there are of each."""
        self._unread.setText(self.tr("Could not be read ({count})").format(count=QLocale().toString(unread)))
        self._others.setText(self.tr("Not photos ({count})").format(count=QLocale().toString(others)))

    def show_chosen(self, others: bool) -> None:
        """Show which one is shown, without telling."""
        (self._others if others else self._unread).setChecked(True)


class Kinds(QWidget):
    """The kinds of the files that are no photos, with their counts; one of them, or all, is chosen."""

    chosen = Signal(str)
    """A kind; "" for all."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Kinds of files"))
        self._kinds: tuple[Kind, ...] = ()
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_kinds(self, kinds: tuple[Kind, ...], chosen: str) -> None:
        """Offer these, and show which one is chosen."""
        if kinds != self._kinds:
            self._kinds = kinds
            self._build()
        if chosen in self._buttons:
            self._buttons[chosen].setChecked(True)

    def _build(self) -> None:
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        everything = (("", sum(count for _, count in self._kinds)),)
        self._buttons = {kind: self._button(kind, count) for kind, count in (*everything, *self._kinds)}
        self.updateGeometry()

    def _button(self, kind: str, count: int) -> QToolButton:
        button = _segment()
        button.setProperty("kind", "kind")
        button.setText(f"{kind or self.tr('All')}  {QLocale().toString(count)}")
        button.clicked.connect(lambda: self.chosen.emit(kind))
        self._group.addButton(button)
        self._flow.addWidget(button)
        button.show()
        return button


def _segment() -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setProperty("kind", "segment")
    return button
