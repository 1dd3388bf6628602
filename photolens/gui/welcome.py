"""Welcome: the first page of a new library; asks for folders and says what will, and will not, happen to them."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QRectF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from photolens.gui.file_manager import local_paths
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icon_label import IconLabel
from photolens.gui.toast import announce
from photolens.gui.tool_button import tool_button, worded_button
from photolens.paths import resource

WIDTH_PX = 540
MARK_PX, MARK_LARGE_PX = 72, 112
LARGE_PX = 1000
"""From this height on there is room for a larger mark and title."""


class Welcome(QFrame):
    """One page: what this is, the folders to show, and the button that begins. Lives on the GUI thread."""

    folders_chosen = Signal(object)
    """list[Path], as chosen; whether they can be added is told by `show_error`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "canvas")
        self.setAcceptDrops(True)
        self._rows: list[_FolderRow] = []
        self._begin = QPushButton(self.tr("Show my photos"))
        self._begin.setProperty("kind", "primary")
        self._begin.setProperty("is_large", True)
        self._begin.clicked.connect(self._on_begin_clicked)
        self._another = worded_button("folder-plus", self.tr("Choose another folder…"), role="accent")
        self._another.setProperty("kind", "link")
        self._another.clicked.connect(self.choose)
        self._mark = _Mark()
        self._title = _centred(self.tr("Find your photos by what is in them"), "hero")
        self._error = _Complaint()
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._offers = QVBoxLayout(self._card)
        self._offers.setContentsMargins(16, 12, 12, 12)
        self._offers.setSpacing(4)
        self._lay_out()
        self._offer_pictures()

    def folders(self) -> list[Path]:
        """The folders that are ticked."""
        return [row.path for row in self._rows if row.is_chosen]

    def add_folders(self, paths: Iterable[Path]) -> None:
        """Offer more folders, ticked; what is no folder, or is offered already, is left out."""
        self._error.show_text("")
        for path in paths:
            if path.is_dir() and path not in [row.path for row in self._rows]:
                self._add_row(_FolderRow(path, is_removable=True))
        self._on_choice_changed()

    def choose(self) -> None:
        """Ask for another folder."""
        dialog = QFileDialog(self, self.tr("Choose a folder with photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self.add_folders(map(Path, paths)))
        dialog.open()

    def show_error(self, text: str) -> None:
        """Say why the folders could not be added, and let the user choose again."""
        self._error.show_text(text)
        self._on_choice_changed()

    # building

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("welcome")
        around = QVBoxLayout(page)
        around.setContentsMargins(24, 24, 24, 24)
        around.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column())
        middle.addStretch(1)
        around.addLayout(middle)
        around.addStretch(3)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)  # `setWidget` turns it on
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _column(self) -> QWidget:
        column = QWidget()
        column.setFixedWidth(WIDTH_PX)
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(12)
        inside.addWidget(self._title)
        inside.addWidget(_centred(self._promise(), "muted"))
        inside.addSpacing(20)
        inside.addWidget(self._card)
        inside.addWidget(self._error)
        inside.addSpacing(16)
        inside.addWidget(self._begin)
        return column

    def _promise(self) -> str:
        return self.tr("Everything stays on this computer.\nYour photos are only read, never changed or moved.")

    def _offer_pictures(self) -> None:
        pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        foot = QHBoxLayout()
        hint = QLabel(self.tr("or drop folders anywhere"))
        hint.setProperty("role", "caption")
        foot.addWidget(self._another)
        foot.addWidget(hint)
        foot.addStretch(1)
        self._offers.addLayout(foot)
        if pictures.is_dir() and pictures != Path.home():
            self._add_row(_FolderRow(pictures, is_removable=False))
        self._on_choice_changed()

    def _add_row(self, row: "_FolderRow") -> None:
        self._rows.append(row)
        row.changed.connect(self._on_choice_changed)
        row.removed.connect(lambda: self._remove_row(row))
        self._offers.insertWidget(len(self._rows) - 1, row)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes from top to bottom, also through what was added later."""
        rows = [control for row in self._rows for control in row.controls()]
        for before, after in pairwise([*rows, self._another, self._begin]):
            QWidget.setTabOrder(before, after)

    def _remove_row(self, row: "_FolderRow") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_choice_changed()

    # what the user does

    def _on_choice_changed(self) -> None:
        self._begin.setEnabled(bool(self.folders()))

    def _on_begin_clicked(self) -> None:
        self._error.show_text("")
        self._begin.setEnabled(False)
        self.folders_chosen.emit(self.folders())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_large = self.height() >= LARGE_PX
        self._mark.setFixedSize(*((MARK_LARGE_PX if is_large else MARK_PX,) * 2))
        self._title.setProperty("is_large", is_large)
        self._title.style().polish(self._title)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folders(event):
            event.acceptProposedAction()
            self._show_drop(is_over=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(is_over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._show_drop(is_over=False)
        event.acceptProposedAction()
        self.add_folders(dropped_folders(event))
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_drop(self, *, is_over: bool) -> None:
        self._card.setProperty("is_over", is_over)
        self._card.style().polish(self._card)


class _FolderRow(QWidget):
    """A folder with a tick, its whole path, and for those that the user added a way out."""

    changed = Signal()
    removed = Signal()

    def __init__(self, path: Path, *, is_removable: bool) -> None:
        super().__init__()
        self.path = path
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tick = QCheckBox(path.name or str(path))
        self._tick.setChecked(True)
        self._tick.toggled.connect(self.changed)
        self._tick.setAccessibleDescription(str(path))
        where = FittingLabel(str(path), elide=Qt.TextElideMode.ElideMiddle)
        where.setProperty("role", "caption")
        where.setContentsMargins(26, 0, 0, 0)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 4, 0, 6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._tick, 0, 0)
        grid.addWidget(where, 1, 0)
        grid.setColumnStretch(0, 1)
        self._way_out = self._build_way_out() if is_removable else None
        if self._way_out:
            grid.addWidget(self._way_out, 0, 1, 2, 1)

    @property
    def is_chosen(self) -> bool:
        """Whether it is ticked."""
        return bool(self._tick.isChecked())

    def controls(self) -> list[QWidget]:
        """What can be reached by Tab, in order."""
        return [self._tick, self._way_out] if self._way_out else [self._tick]

    def _build_way_out(self) -> QToolButton:
        button = tool_button("x", self.tr("Leave out {folder}").format(folder=self.path.name))
        button.clicked.connect(self.removed)
        return button


class _Complaint(QWidget):
    """A sentence on what went wrong, with its sign; takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._label.setProperty("role", "danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 8, 4, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("triangle-alert", "danger"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show this; nothing for an empty one."""
        self._label.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)


class _Mark(QWidget):
    """The sign of the app."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Photolens")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(str(resource("icons/photolens.svg"))).render(painter, QRectF(self.rect()))


def dropped_folders(event: QDropEvent) -> list[Path]:
    """The folders among what is being dragged; for a file, the folder that it lies in is not guessed."""
    return [path for path in local_paths(event.mimeData()) if path.is_dir()]


def _centred(text: str, role: str) -> QLabel:
    label = QLabel(text, wordWrap=True, alignment=Qt.AlignmentFlag.AlignHCenter)
    label.setProperty("role", role)
    return label
