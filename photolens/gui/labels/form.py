"""Form: what the user says that a label is: its name, other words, what it is not, its group and its examples."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.label import LabelDraft, LabelGroup
from photolens.gui.context import Context
from photolens.gui.grid import Thumbnails
from photolens.gui.labels.examples import ExampleStrip
from photolens.gui.labels.group_field import GroupField
from photolens.gui.labels.phrases import LONGEST, PhraseField
from photolens.gui.labels.verdict import Verdict, Verdicts

WIDE_PX, NARROW_PX = 300, 232


class LabelForm(QScrollArea):
    """The left half of the editor. Lives on the GUI thread."""

    changed = Signal()
    """Anything but the examples."""
    said = Signal(object, object)
    """A tuple of PhotoIds, and a Verdict or None: examples came or went."""

    def __init__(self, context: Context, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._taken: frozenset[str] = frozenset()
        self.name = self._make_name()
        self.problem = QLabel()
        self.phrasings = PhraseField(self.tr("Other words for it"), self.tr("for example, a cake with candles"))
        self.negatives = PhraseField(
            self.tr("What it is not"),
            self.tr("for example, a wedding"),
            note=self.tr("Use with care: it can cost photos that belong here, as the preview shows at once."),
        )
        self.group = GroupField()
        self.examples = ExampleStrip(context, thumbnails, Verdict.YES)
        self.counterexamples = ExampleStrip(context, thumbnails, Verdict.NO)
        self._lay_out()
        self.name.textChanged.connect(self._on_name_changed)
        for field in (self.phrasings, self.negatives, self.group):
            field.changed.connect(self.changed)
        for strip in (self.examples, self.counterexamples):
            strip.said.connect(self.said)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take as little width as it can, or enough to be comfortable."""
        self.setFixedWidth(NARROW_PX if is_narrow else WIDE_PX)

    def draft(self, strictness: float) -> LabelDraft:
        """What is filled in."""
        return LabelDraft(
            name=" ".join(self.name.text().split()),
            phrasings=self.phrasings.texts(),
            negatives=self.negatives.texts(),
            group=self.group.group(),
            strictness=strictness,
        )

    def show_draft(self, draft: LabelDraft) -> None:
        """Fill the fields."""
        self.name.setText(draft.name)
        self.phrasings.set_texts(draft.phrasings)
        self.negatives.set_texts(draft.negatives)
        self.group.set_group(draft.group)

    def show_verdicts(self, verdicts: Verdicts) -> None:
        """Show the examples."""
        self.examples.show_photos(verdicts.accepted)
        self.counterexamples.show_photos(verdicts.rejected)

    def set_known(self, groups: Sequence[LabelGroup], names: Sequence[str]) -> None:
        """The groups to suggest, and the names that other labels have."""
        self._taken = frozenset(name.casefold() for name in names)
        self.group.set_groups(groups)
        self._check_name()

    @property
    def is_name_taken(self) -> bool:
        """Whether another label is called like this."""
        return self.draft(0).name.casefold() in self._taken

    def show_problem(self, text: str) -> None:
        """Say below the name what is wrong with it; nothing for ""."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.name.setAccessibleDescription(text)

    # building

    def _make_name(self) -> QLineEdit:
        name = QLineEdit()
        name.setPlaceholderText(self.tr("birthday, our red car, whiteboard"))
        name.setAccessibleName(self.tr("Name"))
        name.setMaxLength(LONGEST)
        return name

    def _lay_out(self) -> None:
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        bed = _Bed()
        bed.setObjectName("page")  # which has no ground of its own
        column = QVBoxLayout(bed)
        column.setContentsMargins(16, 16, 12, 16)
        column.setSpacing(16)
        column.addLayout(self._named())
        for widget in (self.phrasings, self.negatives, self.group, self.examples, self.counterexamples):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(bed)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _named(self) -> QVBoxLayout:
        caption = QLabel(self.tr("Name"))
        caption.setProperty("role", "section")
        caption.setBuddy(self.name)
        column = QVBoxLayout()
        column.setSpacing(6)
        for widget in (caption, self.name, self.problem):
            column.addWidget(widget)
        return column

    def _on_name_changed(self) -> None:
        self._check_name()
        self.changed.emit()

    def _check_name(self) -> None:
        taken = self.tr("There is a label of this name already; choose another name.")
        self.show_problem(taken if self.is_name_taken else "")


class _Bed(QWidget):
    """What is scrolled: as high as its width asks for, and not as high as the least width would."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
