"""LabelEditor: a label is made, or changed, and what it would catch is seen while one types."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.label import Label, LabelDraft, LabelGroup
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.grid import Thumbnails
from photolens.gui.labels.form import LabelForm
from photolens.gui.labels.preview_panel import PreviewPanel
from photolens.gui.labels.saving import GroupRefusedError, Work, save
from photolens.gui.labels.trial import Trial
from photolens.gui.labels.verdict import Verdict, Verdicts
from photolens.gui.labels.words import as_sentence
from photolens.gui.tasks import sentence
from photolens.labelling.results import Preview
from photolens.library import Library

SIZE = QSize(1080, 760)
SMALLEST = QSize(560, 400)
SCREEN_MARGIN_PX = 48
ROOMY_PX = 800
"""Below this width the form takes as little as it can."""
KEPT_BYTES = 48 * 2**20


@dataclass(frozen=True, slots=True)
class Known:
    """What the editor has to know of the labels that are there."""

    groups: tuple[LabelGroup, ...]
    names: tuple[str, ...]
    """Of all labels but the one that is edited."""
    said: Verdicts
    """What the user said of photos and the label that is edited."""


class LabelEditor(QDialog):
    """Open it with `open`; it is gone when it is closed. Lives on the GUI thread."""

    label_created = Signal(str)
    """The name of a label that is in the library now."""
    label_saved = Signal(object)
    """The LabelId of a label that was changed."""

    def __init__(self, context: Context, parent: QWidget | None, label: Label | None, start: Verdicts) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._context, self._label = context, label
        self._verdicts = self._verdicts_at_first = start
        self._earlier = Verdicts()
        self._is_known = label is None
        self._strictness = 0.0 if label is None else label.draft.strictness
        self._previewed_name = ""
        self._is_saving = False
        self._thumbnails = Thumbnails(context, limit_bytes=KEPT_BYTES, parent=self)
        self._trial = Trial(context, self)
        self.form = LabelForm(context, self._thumbnails)
        self.panel = PreviewPanel(context, self._thumbnails)
        self._build_foot()
        self._lay_out()
        self._connect()
        self._fill()
        self._end_with_the_app()

    @classmethod
    def for_new(
        cls,
        context: Context,
        parent: QWidget | None,
        *,
        name: str = "",
        accepted: Iterable[PhotoId] = (),
        rejected: Iterable[PhotoId] = (),
    ) -> "LabelEditor":
        """For a label that is to be made, with a name or examples to begin with."""
        editor = cls(context, parent, None, Verdicts(accepted, rejected))
        editor.form.name.setText(name)
        return editor

    @classmethod
    def for_label(cls, context: Context, parent: QWidget | None, label: Label) -> "LabelEditor":
        """For a label that is to be changed, with all that was said of it before."""
        return cls(context, parent, label, Verdicts())

    @property
    def draft(self) -> LabelDraft:
        """What the label is to be."""
        return self.form.draft(self._strictness)

    # building

    def _build_foot(self) -> None:
        is_new = self._label is None
        self.setWindowTitle(self.tr("New label") if is_new else self.tr("Edit label"))
        self.hint = QLabel(self.tr("Click what is right ✓ or wrong ✗: the preview learns at once."))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.cancel = QPushButton(self.tr("Cancel"))
        self._save_words = self.tr("Create label") if is_new else self.tr("Save")
        self.save = QPushButton(self._save_words)
        self.save.setProperty("kind", "primary")
        self.save.setToolTip(self.tr("Ctrl+Enter"))
        for button in (self.cancel, self.save):
            button.setAutoDefault(False)  # Enter belongs to the fields

    def _lay_out(self) -> None:
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        for widget, stretch in ((self.form, 0), (_line(is_upright=True), 0), (self.panel, 1)):
            halves.addWidget(widget, stretch)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        foot.addStretch(0)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(halves, 1)
        column.addWidget(_line(is_upright=False))
        column.addLayout(foot)
        self.setMinimumSize(SMALLEST)
        self.resize(_fitting())

    def _connect(self) -> None:
        self.form.changed.connect(self._on_form_changed)
        self.form.said.connect(self._on_said)
        self.panel.said.connect(lambda photo, verdict: self._on_said((photo,), verdict))
        self.panel.strictness_changed.connect(self._on_strictness_changed)
        self._trial.began.connect(self.panel.show_busy)
        self._trial.previewed.connect(self._on_previewed)
        self._trial.refused.connect(self.panel.show_error)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.save_label)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.save_label)

    def _end_with_the_app(self) -> None:
        """The threads of the thumbnails must end, also when nobody closes the editor."""
        self.destroyed.connect(self._thumbnails.close)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self._thumbnails.close)

    def _fill(self) -> None:
        self.panel.set_strictness(self._strictness)
        self._show_verdicts()
        if self._label is not None:
            self.form.show_draft(self._label.draft)
        self._on_form_changed()
        work = partial(_known, self._context.library, self._label)
        self._context.tasks.run(work, self._on_known, lane="label-known")

    # following the user

    def _on_known(self, known: Known) -> None:
        """What was said before of a label is there now, and only now is it worth trying."""
        self.form.set_known(known.groups, known.names)
        if self._label is not None:
            self._is_known, self._earlier, self._verdicts_at_first = True, known.said, known.said
            self._verdicts = self._verdicts.over(known.said)
            self._show_verdicts()
        self._on_form_changed()

    def _on_form_changed(self) -> None:
        draft = self.draft
        if draft.name and not self._is_known:
            self.panel.show_busy()
        elif draft.name:
            self._trial.ask(draft, self._verdicts)
        else:
            self._trial.forget()
            self.panel.show_nothing_asked()
            self.hint.hide()
        self._enable()

    def _on_said(self, photos: tuple[PhotoId, ...], verdict: Verdict | None) -> None:
        self._verdicts = self._verdicts.with_said(photos, verdict)
        self._show_verdicts()
        self._on_form_changed()

    def _show_verdicts(self) -> None:
        self.panel.show_verdicts(self._verdicts)
        self.form.show_verdicts(self._verdicts)

    def _on_strictness_changed(self, strictness: float) -> None:
        self._strictness = strictness
        self._enable()

    def _on_previewed(self, preview: Preview) -> None:
        name = self.draft.name
        self.panel.show_preview(preview, keep=name == self._previewed_name)
        self._previewed_name = name
        self.hint.setVisible(self.panel.preview is not None)

    def _enable(self) -> None:
        is_good = bool(self.draft.name) and not self.form.is_name_taken
        self.save.setEnabled(is_good and not self._is_saving and self._is_known and self._work().is_changed)

    # saving

    def _work(self) -> Work:
        group = self.form.group
        is_exclusive = group.is_exclusive() if group.is_other_exclusive() else None
        return Work(self._label, self.draft, self._verdicts, self._earlier, is_exclusive)

    def save_label(self) -> None:
        """Make or change the label, as far as it can be; the editor closes when it is done."""
        if not self.save.isEnabled():
            return
        self._set_saving(True)
        work = self._work()
        self._context.tasks.change(
            partial(save, self._context.library, work), lambda _: self._on_saved(work), failed=self._on_save_failed
        )

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self.save.setText(self.tr("Saving…") if is_saving else self._save_words)
        self.cancel.setEnabled(not is_saving)
        self._enable()

    def _on_saved(self, work: Work) -> None:
        if self._label is None:
            self.label_created.emit(work.draft.name)
        else:
            self.label_saved.emit(self._label.id)
        self.accept()

    def _on_save_failed(self, error: Exception) -> None:
        self._set_saving(False)
        told = as_sentence(sentence(error))
        if isinstance(error, GroupRefusedError):
            self.form.group.show_problem(told)
            self.form.ensureWidgetVisible(self.form.group.problem)
        else:
            self.form.show_problem(told)
            self.form.ensureWidgetVisible(self.form.problem)
            self.form.name.setFocus()

    def _ask_to_discard(self) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(self.windowTitle())
        box.setText(self.tr("Discard what you marked?"))
        box.setInformativeText(self.tr("Nothing of it was saved yet."))
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Go on editing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        discard.clicked.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        box.open()

    # Qt's own

    @override
    def reject(self) -> None:
        if self._is_saving:
            return
        if dict(self._verdicts) != dict(self._verdicts_at_first):
            self._ask_to_discard()
        else:
            super().reject()

    @override
    def done(self, result: int) -> None:
        self._trial.forget()
        self._context.tasks.drop("label-known")
        self._thumbnails.close()
        super().done(result)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.set_narrow(self.width() < ROOMY_PX)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.name.setFocus()
        self.form.name.selectAll()


def _known(library: Library, label: Label | None) -> Known:
    labels, mine = library.labels, None if label is None else label.id
    names = tuple(name for each, name in labels.names().items() if each != mine)
    said = Verdicts() if mine is None else Verdicts(*labels.answers(mine))
    return Known(tuple(labels.groups()), names, said)


def _line(*, is_upright: bool) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    (line.setFixedWidth if is_upright else line.setFixedHeight)(1)
    return line


def _fitting() -> QSize:
    """The editor's size, or less on a small screen."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return SIZE.boundedTo(QSize(screen.width() - SCREEN_MARGIN_PX, screen.height() - SCREEN_MARGIN_PX))
