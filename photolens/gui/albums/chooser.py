"""AlbumChooser: finds by typing the album into which photos go, or makes one of the name that is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.album import AlbumKind, AlbumSummary
from photolens.gui.icons import icon
from photolens.gui.sidebar.album_entries import ICONS

SIZE, SMALLEST = QSize(360, 420), QSize(280, 240)
ROW_PX = 34
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class AlbumChooser(QDialog):
    """Lists the albums that take photos. Lives on the GUI thread, and goes by itself when it is closed."""

    chosen = Signal(object)
    """An AlbumId."""
    new_requested = Signal(str)
    """The name of an album that is not there yet; "" to be asked for one."""

    def __init__(self, albums: Sequence[AlbumSummary], photos: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Add to album"))
        self._albums = [summary for summary in albums if summary.album.kind is not AlbumKind.SMART]
        self._title = QLabel(self.tr("Add %Ln photo(s) to an album", "", photos), wordWrap=True)
        self._title.setProperty("role", "heading")
        self._field = QLineEdit(placeholderText=self.tr("Find an album, or name a new one"))
        self._field.setAccessibleName(self.tr("Album"))
        self._list = self._make_list()
        self._field.textChanged.connect(self._fill)
        self._field.installEventFilter(_Arrows(self._list, self))
        self._field.returnPressed.connect(self._on_field_return_pressed)
        self._lay_out()
        self._fill()

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setProperty("kind", "popup")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAccessibleName(self.tr("Albums"))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setIconSize(QSize(16, 16))
        made.setMouseTracking(True)
        made.itemClicked.connect(self._on_item_clicked)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for widget in (self._title, self._field):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)

    def _fill(self) -> None:
        """The albums whose names hold what is typed, and the way to a new one; the first one is marked."""
        typed = " ".join(self._field.text().split()).casefold()
        self._list.clear()
        for summary in self._albums:
            if typed in summary.album.name.casefold():
                self._add(summary.album.name, ICONS[summary.album.kind], summary)
        if not any(summary.album.name.casefold() == typed for summary in self._albums):
            name = self._field.text().strip()
            new = self.tr("New album “{name}”").format(name=name) if name else self.tr("New album…")
            self._add(new, "plus", None)
        self._list.setCurrentRow(0)

    def _add(self, text: str, icon_name: str, summary: AlbumSummary | None) -> None:
        item = QListWidgetItem(icon(icon_name, "muted"), text, self._list)
        item.setSizeHint(QSize(0, ROW_PX))
        item.setData(Qt.ItemDataRole.UserRole, summary)

    def _on_field_return_pressed(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self._on_item_clicked(item)

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        summary: AlbumSummary | None = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        if summary is None:
            self.new_requested.emit(self._field.text().strip())
        else:
            self.chosen.emit(summary.album.id)


class _Arrows(QObject):
    """Hands the keys that move through a list on to it, while the focus is in the field."""

    def __init__(self, rows: QListWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    @override
    def eventFilter(self, watched: QObject, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress and event.key() in _MOVING:
            self._rows.keyPressEvent(event)
            return True
        return False
