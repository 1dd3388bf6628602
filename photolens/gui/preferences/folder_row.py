"""FolderRow: one folder of the library, as the preferences list it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from photolens.domain.folder import FolderNode, FolderState
from photolens.gui.desktop import text_of
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icons import icon

ICON = QSize(20, 20)


class FolderRow(QFrame):
    """Name, path, number of photos, and a button to take it out of the library."""

    remove_clicked = Signal(object)
    """The folder's Path."""

    def __init__(self, node: FolderNode) -> None:
        super().__init__()
        self.path: Path = node.path
        self._mark = QLabel()
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self.remove = self._build_remove()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(self._names(), 1)
        row.addWidget(self._count)
        row.addWidget(self.remove)
        self.show_node(node)

    def show_node(self, node: FolderNode) -> None:
        """Show the state and the count of the same folder."""
        is_online = node.state is FolderState.ONLINE
        self._mark.setPixmap(
            icon("folder" if is_online else "unplug", "muted" if is_online else "warning").pixmap(ICON)
        )
        count = self.tr("%Ln photo(s)", "", node.photos)
        self._count.setText(count if is_online else self.tr("Offline · {photos}").format(photos=count))
        self._count.setToolTip("" if is_online else self.tr("Its drive is not plugged in; its photos are kept."))

    def count_text(self) -> str:
        """What is said of its photos and its state."""
        return self._count.text()

    def _names(self) -> QVBoxLayout:
        name, place = FittingLabel(text_of(Path(self.path.name or self.path))), FittingLabel(text_of(self.path))
        place.setProperty("role", "caption")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(name)
        column.addWidget(place)
        return column

    def _build_remove(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("x", "muted"))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(self.tr("Remove from the library; the files stay where they are"))
        button.setAccessibleName(self.tr("Remove {folder}").format(folder=text_of(Path(self.path.name))))
        button.clicked.connect(lambda: self.remove_clicked.emit(self.path))
        return button
