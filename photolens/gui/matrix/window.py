"""MatrixWindow: chosen photos against phrases, for the curious, as a heat map that can be saved."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.photo import PhotoId
from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyMessage, EmptyState
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icons import icon
from photolens.gui.matrix.legend import Legend
from photolens.gui.matrix.look import Look
from photolens.gui.matrix.phrase_list import PhraseList
from photolens.gui.matrix.picture import picture
from photolens.gui.matrix.reading import Pictures, label_names, read_pictures, read_table
from photolens.gui.matrix.saving import FileKind, ask_for_file, png, write
from photolens.gui.matrix.spreadsheet import spreadsheet
from photolens.gui.matrix.table import MatrixTable, Measure
from photolens.gui.matrix.view import MatrixView
from photolens.gui.matrix.wording import as_sentence, cut_text, measure_text, missing_text, size_text
from photolens.gui.preferences.controls import Choice, Segments
from photolens.gui.tasks import sentence
from photolens.gui.tool_button import worded_button

MOST_PHOTOS = 100
PAUSE_MS = 200
"""Typing is followed once the user pauses so long."""
SIZE = QSize(1040, 680)
SMALLEST = QSize(560, 360)
SCREEN_MARGIN_PX = 48
PHRASES_PX, NARROWEST_PHRASES_PX = 220, 170
LANE, PICTURES_LANE = "matrix", "matrix pictures"

translate = QCoreApplication.translate


class MatrixWindow(QDialog):
    """Asks on other threads, anew whenever the phrases change. Lives on the GUI thread, until it is closed."""

    def __init__(self, context: Context, photos: Sequence[PhotoId], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(self.tr("Similarity matrix"))
        self._context = context
        self._chosen = len(photos)
        self._photos = tuple(photos[:MOST_PHOTOS])
        self._table: MatrixTable | None = None
        self._pictures: Pictures = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setMinimumSize(SMALLEST)
        self.resize(_fitting())
        self._begin()

    @classmethod
    def open_for(cls, context: Context, parent: QWidget, photo_ids: Sequence[PhotoId]) -> "MatrixWindow":
        """Open it for photos, in this order; no more than `MOST_PHOTOS` are compared."""
        window = cls(context, photo_ids, parent)
        window.open()
        return window

    def reload(self) -> None:
        """Compare anew."""
        self._pause.stop()
        phrases = self.phrases.phrases()
        if not self._photos:
            self._say(_no_photos())
        elif not phrases:
            self._context.tasks.drop(LANE)
            self._say(_no_phrases())
        else:
            work = partial(read_table, self._context.library, self._photos, phrases)
            self._context.tasks.run(work, self._on_read, lane=LANE, failed=self._on_failed)

    def save(self, kind: FileKind, path: Path) -> None:
        """Write what is on show into a file; a line above the cells tells what became of it."""
        table, measure, pictures = self._table, self._measure, self._pictures
        if table is None:
            return
        if kind is FileKind.PICTURE:
            work = partial(_save_picture, path, table, measure, pictures, Look.of(theme.LIGHT))
        else:
            work = partial(_save_table, path, table)
        said = self.tr("Saved as {name}.").format(name=path.name)
        self._context.tasks.run(work, lambda _: self._note(said), failed=self._on_saving_failed)

    @property
    def _measure(self) -> Measure:
        return Measure(self.measures.value())

    # building

    def _make_parts(self) -> None:
        self.view, self.legend, self.phrases = MatrixView(), Legend(), PhraseList()
        self.empty = EmptyState()
        self.title = FittingLabel()
        self.title.setProperty("role", "heading")
        self.note = QLabel()
        self.note.setProperty("role", "caption")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.hide()
        self.measures = self._make_measures()
        self.export = self._make_export()
        self.way_out = QPushButton(self.tr("Close"))
        self.way_out.setAutoDefault(False)

    def _make_measures(self) -> Segments:
        choices = [Choice(measure, measure_text(measure), "info") for measure in Measure]
        segments = Segments(choices)
        segments.setAccessibleName(self.tr("What the cells tell"))
        tips = {
            Measure.COSINE: self.tr("How near photo and phrase are, whatever the other phrases"),
            Measure.PROBABILITY: self.tr("How the phrases share a photo: each row adds up to 100%"),
        }
        for measure, tip in tips.items():
            button = segments.button(measure)
            button.setToolTip(tip)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setText(measure_text(measure))
        segments.set_value(Measure.COSINE)
        return segments

    def _make_export(self) -> QToolButton:
        button = worded_button("download", self.tr("Export"))
        button.setToolTip(self.tr("Save the matrix as a picture or as a table"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        texts = {
            FileKind.PICTURE: (self.tr("Picture (PNG)…"), "image"),
            FileKind.TABLE: (self.tr("Table (CSV)…"), "rows-3"),
        }
        for kind, (text, icon_name) in texts.items():
            menu.addAction(icon(icon_name, "muted"), text, partial(self._on_export_chosen, kind))
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(12)
        head.addWidget(self.title, 1)
        head.addWidget(self.measures)
        head.addWidget(self.export)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(16)
        foot.addWidget(self.legend, 1)
        foot.addWidget(self.way_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_line())
        column.addWidget(self._make_middle(), 1)
        column.addWidget(_line())
        column.addLayout(foot)

    def _make_middle(self) -> QSplitter:
        self.pages = QStackedWidget()
        for page in (QWidget(), self.view, self.empty):
            self.pages.addWidget(page)
        bed = QFrame()
        bed.setProperty("kind", "canvas")
        column = QVBoxLayout(bed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.note.setContentsMargins(12, 8, 12, 0)
        column.addWidget(self.note)
        column.addWidget(self.pages, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        self.phrases.setMinimumWidth(NARROWEST_PHRASES_PX)
        splitter.addWidget(self.phrases)
        splitter.addWidget(bed)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([PHRASES_PX, SIZE.width() - PHRASES_PX])
        return splitter

    def _connect(self) -> None:
        self._pause.timeout.connect(self.reload)
        self.phrases.changed.connect(self._pause.start)
        self.measures.chosen.connect(self._on_measure_chosen)
        self.way_out.clicked.connect(self.reject)
        self._context.mailbox.subscribe(LibraryChange, self._on_library_change)

    # showing

    def _begin(self) -> None:
        """With the library's labels, if there are some; nothing is compared before they are known."""
        self._show_state()
        if not self._photos:
            self._say(_no_photos())
            self.phrases.setEnabled(False)
            return
        self.phrases.field.setFocus(Qt.FocusReason.OtherFocusReason)
        library, tasks = self._context.library, self._context.tasks
        tasks.run(partial(label_names, library), self._on_labels_read, lane=LANE, failed=self._on_failed)
        tasks.run(partial(read_pictures, library, self._photos), self._on_pictures_read, lane=PICTURES_LANE)

    def _say(self, message: EmptyMessage) -> None:
        """Something in place of the cells."""
        self._table = None
        self.empty.show_message(message)
        self.pages.setCurrentWidget(self.empty)
        self._show_state()

    def _show_state(self) -> None:
        table = self._table
        self.title.set_texts(size_text(len(table.cards), len(table.phrases)) if table else self.windowTitle())
        for widget in (self.measures, self.export):
            widget.setEnabled(table is not None)
        self.legend.show_scale(table.scale(self._measure) if table else None)

    def _note(self, text: str, *, is_error: bool = False) -> None:
        self.note.setProperty("role", "warning" if is_error else "caption")
        self.note.style().polish(self.note)
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _caveats(self, table: MatrixTable) -> str:
        """What of the chosen photos is not on show."""
        missing = len(self._photos) - len(table.cards)
        cut = cut_text(len(self._photos), self._chosen) if self._chosen > len(self._photos) else ""
        return " ".join(filter(None, (cut, missing_text(missing) if missing else "")))

    # slots

    def _on_labels_read(self, names: Sequence[str]) -> None:
        examples = (self.tr("a dog"), self.tr("a beach"), self.tr("a city at night"))
        self.phrases.set_phrases(names or examples)
        self.reload()

    def _on_read(self, table: MatrixTable) -> None:
        self._table = table
        self.view.show_table(table)
        self.pages.setCurrentWidget(self.view)
        self._note(self._caveats(table))
        self._show_state()

    def _on_pictures_read(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self.view.show_pictures(pictures)

    def _on_failed(self, error: Exception) -> None:
        title = self.tr("This cannot be compared")
        self._say(EmptyMessage("triangle-alert", title, as_sentence(sentence(error))))

    def _on_measure_chosen(self, measure: str) -> None:
        self.view.show_measure(Measure(measure))
        self._show_state()

    def _on_export_chosen(self, kind: FileKind) -> None:
        ask_for_file(self, kind, partial(self.save, kind))

    def _on_saving_failed(self, error: Exception) -> None:
        self._note(as_sentence(sentence(error)), is_error=True)

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.photos & set(self._photos):
            self._pause.start()

    # Qt

    @override
    def done(self, result: int) -> None:
        """However it ends, it listens no longer."""
        self._pause.stop()
        self._context.mailbox.unsubscribe(LibraryChange, self._on_library_change)
        for lane in (LANE, PICTURES_LANE):
            self._context.tasks.drop(lane)
        super().done(result)


def _no_photos() -> EmptyMessage:
    return EmptyMessage(
        "images",
        translate("MatrixWindow", "Select photos first"),
        translate("MatrixWindow", "Then open the matrix again to compare them with phrases."),
    )


def _no_phrases() -> EmptyMessage:
    return EmptyMessage(
        "pencil",
        translate("MatrixWindow", "Type a phrase"),
        translate("MatrixWindow", "Each photo is compared with each phrase on the left."),
    )


def _save_picture(path: Path, table: MatrixTable, measure: Measure, pictures: Pictures, look: Look) -> None:
    """On another thread."""
    write(path, png(picture(table, measure, pictures, look)))


def _save_table(path: Path, table: MatrixTable) -> None:
    """On another thread. File names that are no text are told by their bytes."""
    write(path, spreadsheet(table).encode("utf-8", "backslashreplace"))


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line


def _fitting() -> QSize:
    screen = QGuiApplication.primaryScreen().availableSize()
    return SIZE.boundedTo(QSize(screen.width() - SCREEN_MARGIN_PX, screen.height() - SCREEN_MARGIN_PX))
