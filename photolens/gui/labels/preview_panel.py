"""PreviewPanel: what a label would catch, with the line between those that get it and those that do not."""

import numpy as np
from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.label import strictness_of, threshold_of
from photolens.gui.context import Context
from photolens.gui.empty_state import EmptyMessage, EmptyState
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.grid import Thumbnails
from photolens.gui.labels.around import Answered, around
from photolens.gui.labels.preview_grid import PreviewGrid
from photolens.gui.labels.scale import spread, threshold_at
from photolens.gui.labels.slider import BINS, ThresholdSlider
from photolens.gui.labels.verdict import Verdicts
from photolens.gui.labels.words import as_sentence
from photolens.gui.search_bar.busy_line import BusyLine
from photolens.labelling.results import Preview

NO_ANSWERS = Answered(np.empty(0, np.intp), np.empty(0, np.intp))
FAR_LOGITS = 0.7
"""A label whose best photo lies so far below the proposed line means little to the model."""


class PreviewPanel(QFrame):
    """Shows one preview at a time and lets its threshold be moved; asks for nothing. Lives on the GUI thread."""

    said = Signal(object, object)
    """A PhotoId of the preview, and a Verdict or None."""
    strictness_changed = Signal(float)
    """By the user: how many logits the threshold lies above the proposed one."""

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setProperty("kind", "canvas")
        self._preview: Preview | None = None
        self._verdicts, self._answered = Verdicts(), NO_ANSWERS
        self._strictness = 0.0
        self.grid = PreviewGrid(context, thumbnails)
        self.slider = ThresholdSlider()
        self.use_proposed = QPushButton(self.tr("Use proposed"))
        self.empty = EmptyState()
        self.status = FittingLabel()
        self.advice = self._make_advice()
        self._busy = BusyLine(self)
        self._lay_out()
        self._connect()
        self.show_nothing_asked()

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    @property
    def threshold(self) -> float | None:
        """Where the line is; None without a preview."""
        return None if self._preview is None else threshold_of(self._preview.proposed, self._strictness)

    def set_strictness(self, strictness: float) -> None:
        """How many logits the threshold lies above any proposed one."""
        self._strictness = strictness

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Mark what was said of photos, and count them for it."""
        self._verdicts = verdicts
        self.grid.show_verdicts(verdicts)
        if self._preview is not None:
            self._answered = Answered.of(self._preview, verdicts)
            self._show_line(keep=True)

    def show_nothing_asked(self) -> None:
        """There is no label yet to try."""
        title, hint = self.tr("Give the label a name"), self.tr("What it would catch appears here while you type.")
        self._say(EmptyMessage("tag", title, hint))

    def show_busy(self) -> None:
        """An answer is awaited; what is shown stays until then."""
        self._busy.set_busy(True)
        if self._preview is None:
            self._say(EmptyMessage("sparkles", self.tr("Looking at your photos…")))
            self._busy.set_busy(True)

    def show_error(self, reason: str) -> None:
        """There can be no preview."""
        self._say(EmptyMessage("triangle-alert", self.tr("No preview"), as_sentence(reason)))

    def show_preview(self, preview: Preview, *, keep: bool) -> None:
        """Show what a label would catch; with `keep` it is the same label, only wiser."""
        self._busy.set_busy(False)
        if not len(preview.photos):
            title, hint = self.tr("No photos yet"), self.tr("Photos get the label as they come into the library.")
            self._say(EmptyMessage("images", title, hint))
            return
        self._preview, self._answered = preview, Answered.of(preview, self._verdicts)
        self._body.setCurrentWidget(self.grid)
        self._enable(True)
        self.slider.show_spread(spread(preview.scores, BINS), preview.proposed)
        self._show_line(keep=keep)

    # building

    def _lay_out(self) -> None:
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.grid)
        self._body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addSpacing(6)
        column.addWidget(self.slider)
        column.addLayout(self._ends())
        column.addSpacing(8)
        column.addWidget(self.advice)
        column.addWidget(body, 1)

    def _head(self) -> QHBoxLayout:
        title = QLabel(self.tr("Preview"))
        title.setProperty("role", "heading")
        self.status.setProperty("role", "muted")
        self.use_proposed.setProperty("kind", "quiet")
        self.use_proposed.setAutoDefault(False)
        self.use_proposed.setToolTip(self.tr("Move the line to where Photolens would draw it (▲)"))
        policy = self.use_proposed.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.use_proposed.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(10)
        head.addWidget(title)
        head.addWidget(self.status, 1)
        head.addWidget(self.use_proposed)
        return head

    def _make_advice(self) -> QLabel:
        advice = QLabel(
            self.tr(
                "These words fit no photo well. Try other words for what is seen, or mark a few photos ✓ as examples."
            )
        )
        advice.setProperty("role", "muted")
        advice.setWordWrap(True)
        advice.setContentsMargins(16, 4, 16, 8)
        return advice

    def _ends(self) -> QHBoxLayout:
        ends = QHBoxLayout()
        ends.setContentsMargins(16, 0, 16, 0)
        more, fewer = QLabel(self.tr("More photos")), QLabel(self.tr("Only the surest"))
        for label in (more, fewer):
            label.setProperty("role", "caption")
        ends.addWidget(more)
        ends.addStretch(1)
        ends.addWidget(fewer)
        self._end_labels = (more, fewer)
        return ends

    def _connect(self) -> None:
        QWidget.setTabOrder(self.slider, self.use_proposed)
        QWidget.setTabOrder(self.use_proposed, self.grid)
        self.grid.said.connect(self.said)
        self.slider.moved_by_user.connect(self._on_slider_moved)
        self.use_proposed.clicked.connect(self._on_use_proposed_clicked)

    # showing

    def _say(self, message: EmptyMessage) -> None:
        self._preview = None
        self._busy.set_busy(False)
        self.empty.show_message(message)
        self._body.setCurrentWidget(self.empty)
        self._enable(False)

    def _enable(self, is_there: bool) -> None:
        for widget in (self.slider, self.status, *self._end_labels):
            widget.setVisible(is_there)
        self.use_proposed.setVisible(is_there and bool(self._strictness))
        if not is_there:
            self.advice.hide()

    def _show_line(self, *, keep: bool) -> None:
        preview, threshold = self._preview, self.threshold
        if preview is None or threshold is None:
            return
        shown, percent = around(preview, threshold, self._answered), _percent(threshold)
        self.slider.show_threshold(threshold)
        self.slider.show_count(shown.caught, percent)
        self.grid.show_around(shown, keep=keep)
        self.status.set_texts(*self._told(shown.caught, len(preview.photos), percent))
        self.use_proposed.setVisible(bool(self._strictness))
        self.advice.setVisible(not shown.caught and _is_far(preview))

    def _told(self, caught: int, total: int, percent: int) -> tuple[str, str]:
        locale = QLocale()
        brief = self.tr("{caught} of {total}").format(caught=locale.toString(caught), total=locale.toString(total))
        return self.tr("{brief} photos, from a match of {percent} %").format(brief=brief, percent=percent), brief

    # what the user does

    def _on_slider_moved(self, step: int) -> None:
        if self._preview is None:
            return
        is_proposed = step == self.slider.proposed
        proposed = self._preview.proposed
        self._move(0.0 if is_proposed else strictness_of(proposed, threshold_at(step)))

    def _on_use_proposed_clicked(self) -> None:
        self.slider.setFocus()  # before the button goes
        self._move(0.0)

    def _move(self, strictness: float) -> None:
        self._strictness = strictness
        self._show_line(keep=True)
        self.grid.show_line()
        self.strictness_changed.emit(strictness)

    # Qt's own

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._busy.setGeometry(0, 0, self.width(), self._busy.height())
            self._busy.raise_()
        return super().event(event)


def _is_far(preview: Preview) -> bool:
    return strictness_of(preview.proposed, float(preview.scores[0])) < -FAR_LOGITS


def _percent(threshold: float) -> int:
    return round(100 * threshold)
