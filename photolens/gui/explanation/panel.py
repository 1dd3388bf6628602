"""Panel: the parts of an explanation one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.gui.explanation.bars import CosineBars
from photolens.gui.explanation.evidence import Evidence
from photolens.gui.explanation.examples import Examples, paint_image
from photolens.gui.explanation.meter import ScoreMeter, score_text
from photolens.gui.explanation.verdict import verdict_of
from photolens.gui.icon_label import IconLabel
from photolens.labelling.results import Similar

PICTURE_PX = 132


class ExplanationPanel(QWidget):
    """Shows one piece of evidence. Lives on the GUI thread."""

    photo_chosen = Signal(object)
    """PhotoId: an example was clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: dict[QWidget, _Part] = {}
        self._build()
        self._lay_out()
        for row in (self.accepted, self.rejected):
            row.photo_chosen.connect(self.photo_chosen)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show why."""
        explanation = evidence.explanation
        self._show_verdict(evidence)
        texts = (*explanation.prompts, *explanation.negatives, *explanation.background)
        largest = max((similar.cosine for similar in texts), default=1.0)
        self._show_texts(self.prompts, explanation.prompts, largest)
        self._show_texts(self.negatives, explanation.negatives, largest)
        self._show_texts(self.background, explanation.background, largest)
        self._show_examples(self.accepted, explanation.accepted, evidence)
        self._show_examples(self.rejected, explanation.rejected, evidence)

    def _build(self) -> None:
        self.picture = _Picture()
        self.sign = IconLabel(size_px=20)
        self.sentence = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setProperty("role", "heading")
        self.reason = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.reason.setProperty("role", "muted")
        self.meter = ScoreMeter()
        self.score = _caption()
        self.threshold = _caption(Qt.AlignmentFlag.AlignRight)
        self.prompts, self.negatives, self.background = (CosineBars(role) for role in ("accent", "danger", "faint"))
        self.accepted, self.rejected = Examples(), Examples()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(20)
        column.addLayout(self._head())
        for title, content in (
            (self.tr("What the label says"), self.prompts),
            (self.tr("What it is not"), self.negatives),
            (self.tr("What else it may show"), self.background),
            (self.tr("Most alike of those that you confirmed"), self.accepted),
            (self.tr("Most alike of those that you rejected"), self.rejected),
        ):
            self._parts[content] = _Part(title, content)
            column.addWidget(self._parts[content])
        column.addWidget(self._note())
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        words = QGridLayout()
        words.setHorizontalSpacing(10)
        words.setVerticalSpacing(6)
        words.addWidget(self.sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(self.sentence, 0, 1, 1, 2)
        words.addWidget(self.reason, 1, 1, 1, 2)
        words.addWidget(self.meter, 2, 1, 1, 2)
        words.addWidget(self.score, 3, 1)
        words.addWidget(self.threshold, 3, 2)
        words.setColumnStretch(1, 1)
        words.setRowStretch(4, 1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _note(self) -> QLabel:
        told = self.tr("Numbers beside texts and photos are cosines: how alike the model finds both, 1 at most.")
        note = QLabel(told, wordWrap=True)
        note.setProperty("role", "caption")
        return note

    def _show_verdict(self, evidence: Evidence) -> None:
        explanation, card = evidence.explanation, evidence.cards.get(evidence.photo)
        verdict = verdict_of(explanation, evidence.label.name)
        self.picture.show_image(evidence.images.get(evidence.photo, QImage()), card.path.name if card else "")
        self.sign.show_icon(verdict.icon, verdict.role)
        self.sentence.setText(verdict.sentence)
        self.reason.setText(verdict.reason)
        self.meter.show_score(explanation.score, explanation.threshold)
        self.score.setText(self.tr("Score {score}").format(score=score_text(explanation.score)))
        self.threshold.setText(self.tr("Threshold {score}").format(score=score_text(explanation.threshold)))

    def _show_texts(self, bars: CosineBars, rows: Sequence[Similar], largest: float) -> None:
        bars.show_texts(rows, largest)
        self._parts[bars].setVisible(bool(rows))

    def _show_examples(self, row: Examples, rows: Sequence[Similar], evidence: Evidence) -> None:
        row.show_photos(rows, evidence.cards, evidence.images)
        self._parts[row].setVisible(bool(row.examples))


class _Part(QWidget):
    """Something under its title."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        heading = QLabel(title)
        heading.setProperty("role", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addWidget(content)


class _Picture(QWidget):
    """The photo, whole."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(PICTURE_PX, PICTURE_PX)

    def show_image(self, image: QImage, name: str) -> None:
        """Show another one; a null one is shown as missing."""
        self._image = image
        size = QSizeF(image.size()) if not image.isNull() else QSizeF(1, 1)
        self.setFixedHeight(round(size.scaled(PICTURE_PX, PICTURE_PX, Qt.AspectRatioMode.KeepAspectRatio).height()))
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        place = QRectF(self.rect())
        if not self._image.isNull():
            size = QSizeF(self._image.size()).scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF((place.width() - size.width()) / 2, 0, size.width(), size.height())
        paint_image(painter, place, self._image)
        painter.end()


def _caption(alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> QLabel:
    label = QLabel()
    label.setProperty("role", "caption")
    label.setAlignment(alignment)
    return label
