"""FoldersPage: the folders of the library, and what in them is left out."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.folder import FolderNode
from photolens.domain.history import ActionKind
from photolens.domain.overview import Overview
from photolens.gui.context import Context
from photolens.gui.desktop import text_of
from photolens.gui.preferences.excludes import Excludes
from photolens.gui.preferences.folder_row import FolderRow
from photolens.gui.preferences.page import Notice, Page, button, label
from photolens.gui.tasks import sentence
from photolens.library import Library

LANE = "preferences-folders"
REFRESH_MS = 800
"""While photos come in, the counts follow at this pace."""


class FoldersPage(Page):
    """Adds folders by itself, so that what is wrong with one is said here; the window removes them, undoably."""

    folders_added = Signal(list)
    """Paths that are in the library now; they want to be scanned."""
    folder_removed = Signal(object)
    """The Path of a folder that the user wants out of the library."""
    scan_requested = Signal()
    excludes_changed = Signal()
    """What is left out is another thing now; the next scan goes by it."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Folders"))
        self._context = context
        self._rows: list[FolderRow] = []
        self._removed: Path | None = None
        self._card = self.add_card()
        self._build_buttons()
        self.excludes = Excludes(context)
        self.excludes.changed.connect(self.excludes_changed)
        self.add(self.excludes)
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)

    def rows(self) -> Sequence[FolderRow]:
        """The folders as they are listed."""
        return tuple(self._rows)

    def add_folders(self, paths: Sequence[Path]) -> None:
        """Add folders to the library, or say what is wrong with one."""
        self.notice.tell("")
        self.undo_button.hide()
        self._context.tasks.change(
            partial(self._context.library.add_folders, paths),
            self.while_open(lambda _: self.folders_added.emit(list(paths))),
            failed=self.while_open(lambda error: self.notice.complain(sentence(error))),
        )

    def remove_folder(self, path: Path) -> None:
        """Have a folder taken out of the library."""
        self._removed = path
        self.folder_removed.emit(path)

    def refresh(self) -> None:
        """Ask for the folders and their counts."""
        self._context.tasks.run(self._context.library.overview, self.while_open(self._on_overview_known), lane=LANE)

    def undo_removal(self) -> None:
        """Take back the removal that was just said, if nothing else was done since."""
        if self._removed is not None:
            self._context.tasks.change(partial(_undo_removal, self._context.library, self._removed))

    def _build_buttons(self) -> None:
        self.add_button = button("folder-plus", self.tr("Add folder…"), "on_accent")
        self.add_button.setProperty("kind", "primary")
        self.add_button.clicked.connect(self._on_add_clicked)
        self.scan_button = button("refresh-cw", self.tr("Scan now"))
        self.scan_button.setToolTip(self.tr("Look through every folder for new, changed and missing photos"))
        self.scan_button.clicked.connect(self._on_scan_clicked)
        self.notice, self.undo_button = Notice(), QPushButton(self.tr("Undo"))
        self.undo_button.hide()
        self.undo_button.setProperty("kind", "quiet")
        self.undo_button.setAutoDefault(False)
        self.undo_button.clicked.connect(self.undo_removal)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add_button)
        row.addWidget(self.scan_button)
        row.addStretch()
        said = QHBoxLayout()
        said.addWidget(self.notice, 1)
        said.addWidget(self.undo_button)
        self.add_rows(row, said)

    def _show(self, nodes: Sequence[FolderNode]) -> None:
        if [row.path for row in self._rows] == [node.path for node in nodes]:
            for row, node in zip(self._rows, nodes, strict=True):
                row.show_node(node)
        else:
            self._rebuild(nodes)

    def _rebuild(self, nodes: Sequence[FolderNode]) -> None:
        self._card.clear()
        self._rows = [FolderRow(node) for node in nodes]
        for row in self._rows:
            row.remove_clicked.connect(self.remove_folder)
            self._card.add_widget(row)
        if not nodes:
            self._card.add_widget(label(self.tr("No folders yet. Add the one that your photos are in."), "muted"))

    def _say_what_went(self, nodes: Sequence[FolderNode]) -> None:
        """Once the folder that was to be removed is gone, say so; once it is back, no more."""
        if self._removed is None:
            return
        is_gone = self._removed not in [node.path for node in nodes]
        words = self.tr("“{folder}” is no longer in the library; its files are where they were.")
        self.notice.tell(words.format(folder=text_of(Path(self._removed.name))) if is_gone else "")
        self.undo_button.setVisible(is_gone)

    def _on_overview_known(self, overview: Overview) -> None:
        self._show(overview.folders)
        self._say_what_went(overview.folders)

    def _on_add_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("Add a folder of photos"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        dialog.fileSelected.connect(lambda chosen: self.add_folders([Path(chosen)]))
        dialog.open()

    def _on_scan_clicked(self) -> None:
        self.undo_button.hide()
        self._removed = None
        self.notice.tell(self.tr("The folders are being looked through."))
        self.scan_requested.emit()

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.folders:
            self.refresh()
        elif change and not self._refresh.isActive():
            self._refresh.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._context.mailbox.subscribe(LibraryChange, self._on_library_change)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._refresh.stop()
        self._context.mailbox.unsubscribe(LibraryChange, self._on_library_change)


def _undo_removal(library: Library, path: Path) -> LibraryChange:
    last = library.history().undo
    is_it = last is not None and last.kind is ActionKind.REMOVE_FOLDER and last.value == str(path)
    return library.undo() if is_it else LibraryChange()
