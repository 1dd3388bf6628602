"""Dialog: the explanation of one photo and one label, and what the user has to say to it."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId, TagSource
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyMessage, EmptyState
from photolens.gui.explanation.evidence import Evidence, read
from photolens.gui.explanation.panel import ExplanationPanel
from photolens.gui.icons import icon
from photolens.gui.tasks import sentence

SIZE = QSize(600, 680)
SMALLEST = QSize(540, 320)
SCREEN_MARGIN_PX = 48
LANE = "explanation"


class ExplanationDialog(QDialog):
    """Reads on another thread and follows what changes; lives on the GUI thread, and until it is closed."""

    photo_chosen = Signal(object)
    """PhotoId: an example is to be seen; the dialog is closed then."""

    def __init__(self, context: Context, label: LabelId, photo: PhotoId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Why this label?"))
        self._context, self._label, self._photo = context, label, photo
        self.panel = ExplanationPanel()
        self.trouble = EmptyState()
        self.yes = QPushButton(icon("check", "good"), self.tr(" Confirm"))
        self.no = QPushButton(icon("x", "danger"), self.tr(" Reject"))
        self.nothing = QPushButton(icon("undo-2"), self.tr(" Take back"))
        self.way_out = QPushButton(self.tr("Close"))
        self._lay_out()
        self._connect()
        self._show_buttons(None, is_known=False)
        self.setMinimumSize(SMALLEST)
        self.resize(_fitting())
        self.reload()

    @classmethod
    def open_for(cls, context: Context, parent: QWidget, label: LabelId, photo: PhotoId) -> "ExplanationDialog":
        """Open it for a photo and a label."""
        dialog = cls(context, label, photo, parent)
        dialog.open()
        return dialog

    def reload(self) -> None:
        """Read the evidence again."""
        work = partial(read, self._context.library, self._label, self._photo)
        self._context.tasks.run(work, self._on_read, lane=LANE, failed=self._on_failed)

    def _lay_out(self) -> None:
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.panel)
        self._scroll.viewport().setAutoFillBackground(False)
        self.panel.setAutoFillBackground(False)  # `setWidget` turns it on
        body, blank = QWidget(), QWidget()
        self._body = QStackedLayout(body)
        for widget in (blank, self._scroll, self.trouble):
            self._body.addWidget(widget)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(body, 1)
        column.addWidget(line)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        for button in (self.no, self.yes, self.nothing):
            button.setAccessibleName(button.text().strip())
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.way_out)
        self.way_out.setDefault(True)
        return foot

    def _connect(self) -> None:
        labels, label, photos = self._context.library.labels, self._label, (self._photo,)
        change = self._context.tasks.change
        self.yes.clicked.connect(lambda: change(partial(labels.answer, label, accepted=photos)))
        self.no.clicked.connect(lambda: change(partial(labels.answer, label, rejected=photos)))
        self.nothing.clicked.connect(lambda: change(partial(labels.take_back, label, photos)))
        self.way_out.clicked.connect(self.reject)
        self.panel.photo_chosen.connect(self._on_photo_chosen)
        self._context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def _on_read(self, evidence: Evidence) -> None:
        self.setWindowTitle(self.tr("Why “{label}”?").format(label=evidence.label.name))
        self.panel.show_evidence(evidence)
        self._body.setCurrentWidget(self._scroll)
        tag = evidence.explanation.tag
        self._show_buttons(tag.source if tag else None, is_known=True)

    def _on_failed(self, error: Exception) -> None:
        told = sentence(error)
        title = self.tr("This cannot be explained")
        self.trouble.show_message(EmptyMessage("triangle-alert", title, f"{told[:1].upper()}{told[1:].rstrip('.')}."))
        self._body.setCurrentWidget(self.trouble)
        self._show_buttons(None, is_known=False)

    def _show_buttons(self, source: TagSource | None, *, is_known: bool) -> None:
        """What the user said already can only be taken back, or turned round."""
        self.yes.setVisible(is_known and source is not TagSource.CONFIRMED)
        self.no.setVisible(is_known and source is not TagSource.REJECTED)
        self.nothing.setVisible(source in {TagSource.CONFIRMED, TagSource.REJECTED})

    def _on_photo_chosen(self, photo: PhotoId) -> None:
        self.photo_chosen.emit(photo)
        self.close()

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.labels:
            self.reload()

    @override
    def done(self, result: int) -> None:
        """However it ends, it listens no longer."""
        self._context.mailbox.unsubscribe(LibraryChange, self._on_library_change)
        self._context.tasks.drop(LANE)
        super().done(result)


def _fitting() -> QSize:
    screen = QGuiApplication.primaryScreen().availableSize()
    return SIZE.boundedTo(QSize(screen.width() - SCREEN_MARGIN_PX, screen.height() - SCREEN_MARGIN_PX))
