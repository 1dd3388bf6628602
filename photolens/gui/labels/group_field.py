"""GroupField: the group of a label, one that is there or a new one, and whether its labels exclude each other."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from photolens.domain.label import LabelGroup


class GroupField(QWidget):
    """A name with suggestions, and a box to tick. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[str, LabelGroup] = {}
        self._is_ticked_by_user = False
        self.name = self._make_name()
        self.exclusive = QCheckBox(self.tr("At most one per photo"))
        self.exclusive.setToolTip(
            self.tr("A photo gets the likeliest label of the group, or none: day or night, for example")
        )
        self.problem = QLabel()
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._lay_out()
        self.name.currentTextChanged.connect(self._on_name_changed)
        self.exclusive.clicked.connect(self._on_exclusive_clicked)
        self._on_name_changed("")

    def group(self) -> str:
        """The name of the group; "" for none. One that is there is written as it is there."""
        text = self.name.currentText().strip()
        known = self._groups.get(text.casefold())
        return known.name if known else text

    def is_exclusive(self) -> bool:
        """Whether a photo is to have at most one label of the group."""
        return bool(self.group()) and self.exclusive.isChecked()

    def is_other_exclusive(self) -> bool:
        """Whether the group is to be another in this respect than it is now."""
        known = self._groups.get(self.group().casefold())
        return bool(self.group()) and self.is_exclusive() != (known is not None and known.is_exclusive)

    def set_groups(self, groups: Sequence[LabelGroup]) -> None:
        """Suggest these; what is chosen stays."""
        self._groups = {group.name.casefold(): group for group in groups}
        text = self.name.currentText()
        with QSignalBlocker(self.name):
            self.name.clear()
            self.name.addItem("")
            self.name.addItems([group.name for group in groups])
            self.name.setCurrentText(text)
        self._on_name_changed(text)

    def set_group(self, name: str) -> None:
        """Choose a group."""
        self.name.setCurrentText(name)

    def show_problem(self, text: str) -> None:
        """Say what is wrong with it, or nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _make_name(self) -> QComboBox:
        name = QComboBox()
        name.setEditable(True)
        name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        name.setMinimumContentsLength(8)
        name.setAccessibleName(self.tr("Group"))
        if (line := name.lineEdit()) is not None:
            line.setPlaceholderText(self.tr("None"))
        return name

    def _lay_out(self) -> None:
        caption = QLabel(self.tr("Group"))
        caption.setProperty("role", "section")
        caption.setBuddy(self.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (caption, self.name, self.exclusive, self.problem):
            column.addWidget(widget)

    def _on_name_changed(self, text: str) -> None:
        known = self._groups.get(text.strip().casefold())
        self.exclusive.setEnabled(bool(text.strip()))
        if known is not None or not self._is_ticked_by_user:
            self.exclusive.setChecked(known is not None and known.is_exclusive)
        self.show_problem("")
        self.changed.emit()

    def _on_exclusive_clicked(self) -> None:
        self._is_ticked_by_user = True
        self.show_problem("")
        self.changed.emit()
