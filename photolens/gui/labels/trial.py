"""Trial: what a label would catch, asked again whenever it is changed, while the user goes on typing."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from photolens.domain.label import LabelDraft
from photolens.gui.context import Context
from photolens.gui.labels.verdict import Verdicts
from photolens.gui.tasks import sentence
from photolens.labelling.results import Preview
from photolens.library import Library

PATIENCE_MS = 150
"""Between the last letter and the question."""
LANE = "label-preview"


class Trial(QObject):
    """Asks off the GUI thread; of several questions only the newest is answered. Lives on the GUI thread."""

    began = Signal()
    previewed = Signal(object)
    """A Preview of what was asked last."""
    refused = Signal(str)
    """Why there is none, in a sentence."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: tuple[LabelDraft, Verdicts] | None = None
        self._is_asking = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_timeout)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._patience.isActive() or self._is_asking

    def ask(self, draft: LabelDraft, verdicts: Verdicts) -> None:
        """Try a label out, unless it was just tried; its group and strictness play no part."""
        asked = LabelDraft(draft.name.strip(), draft.phrasings, draft.negatives), verdicts
        if self._asked is None or _differ(asked, self._asked):
            self._asked = asked
            self._patience.start()

    def forget(self) -> None:
        """Nothing is to be tried; no answer arrives any more."""
        self._asked, self._is_asking = None, False
        self._patience.stop()
        self._context.tasks.drop(LANE)

    def _on_patience_timeout(self) -> None:
        if self._asked is None:
            return
        self._is_asking = True
        self.began.emit()
        work = partial(_preview, self._context.library, *self._asked)
        self._context.tasks.run(work, self._on_previewed, lane=LANE, failed=self._on_failed)

    def _on_previewed(self, preview: Preview) -> None:
        self._is_asking = False
        self.previewed.emit(preview)

    def _on_failed(self, error: Exception) -> None:
        self._is_asking = False
        self.refused.emit(sentence(error))


def _preview(library: Library, draft: LabelDraft, verdicts: Verdicts) -> Preview:
    """The verdicts are all that is said, also of a label that is there: one that was taken back counts no more."""
    return library.labels.preview(draft, accepted=verdicts.accepted, rejected=verdicts.rejected)


def _differ(one: tuple[LabelDraft, Verdicts], other: tuple[LabelDraft, Verdicts]) -> bool:
    return one[0] != other[0] or dict(one[1]) != dict(other[1])
