"""Info panel: the labels and the facts of the photo in the viewer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoDetails
from photolens.gui.context import Context
from photolens.gui.facts import FactsView
from photolens.gui.tagging import TagsSection
from photolens.gui.viewer.walk import Walk

WIDTH_PX = 304
_LANE = "viewer-details"


class InfoPanel(QFrame):
    """A column beside the picture. It asks the library only while it is visible. Lives on the GUI thread."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._walk = Walk()
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(self.tr("Information"))
        self.tags = TagsSection(context, "viewer-tags")
        self._facts = FactsView()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 4, 0)
        column.setSpacing(16)
        column.addWidget(self._heading())
        column.addWidget(self._scrolled(), 1)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def show_photo_of(self, walk: Walk) -> None:
        """Show what is known of the photo at the position of a walk, and how well it answers what was searched for."""
        self._walk = walk
        self._ask()

    def texts(self) -> list[str]:
        """What is shown, by group."""
        return self._facts.texts()

    def _ask(self) -> None:
        photo, library = self._walk.photo, self._context.library
        self.tags.show_photos(() if photo is None else (photo,))
        if photo is not None and self.isVisible():
            self._context.tasks.run(lambda: library.details(photo), self._on_details_fetched, lane=_LANE)

    def _on_details_fetched(self, details: PhotoDetails | None) -> None:
        self._facts.show_details(details, self._walk.match, self._walk.score)

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.files or change.folders or self._walk.photo in change.photos:
            self._ask()

    def _heading(self) -> QLabel:
        heading = QLabel(self.tr("Information"), self)
        heading.setProperty("role", "heading")
        return heading

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidget(self._sheet())
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        sheet.setAutoFillBackground(False)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(16)
        column.addWidget(self.tags)
        column.addWidget(self._facts, 1)
        return sheet

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()
