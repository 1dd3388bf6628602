"""ModelView: one model in the list: what it is, how it stands, and the one thing that is likely wanted of it."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icons import icon
from photolens.gui.models.standing import Deed, Standing
from photolens.gui.models.words import Fact, all_facts, deed_words, essential_facts, summary_words, title_words
from photolens.gui.preferences.models.badge import Badge
from photolens.gui.preferences.models.details import Details
from photolens.gui.preferences.models.look import (
    ICONS,
    Look,
    advance_of,
    fault_of,
    limit_of,
    marks_of,
    obstacle_of,
    recommendation_of,
)
from photolens.gui.preferences.page import label
from photolens.gui.problems.flow import FlowLayout
from photolens.gui.tool_button import tool_button

PERMILLE = 1000


class ModelView(QFrame):
    """A card that is filled again and again, so that focus and open details stay. Lives on the GUI thread."""

    asked = Signal(str, object)
    """The name of the model, and the Deed that the user wants."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.name = name
        self._deed: Deed | None = None
        self._standing: Standing | None = None
        self._others: tuple[Deed, ...] = ()
        self._known: list[Fact] = []
        self._build_words()
        self._build_buttons()
        self._lay_out()

    def show_look(self, look: Look) -> None:
        """Show a model as it stands now."""
        card, self._standing = look.entry.card, look.standing
        self.title.setText(title_words(card))
        self.setAccessibleName(title_words(card))
        _say(self.summary, " ".join(filter(None, (summary_words(card), recommendation_of(look), limit_of(look)))))
        _say(self.fault, fault_of(look))
        _style(self, "is_recommended", look.is_recommended)
        self._show_badges(look)
        self._show_facts(look)
        self._show_advance(look)
        self._show_button(look)
        self._show_others(look)

    def shows(self, look: Look) -> bool:
        """Whether the model stood as it does now when it was shown last, so that only figures differ."""
        return self._standing == look.standing and self.progress_words.isVisible()

    def badges(self) -> list[str]:
        """What the badges say."""
        widgets = (item.widget() for item in map(self._badges.itemAt, range(self._badges.count())) if item)
        return [widget.words.text() for widget in widgets if isinstance(widget, Badge)]

    # building

    def _build_words(self) -> None:
        self.title = label("", "strong")
        self.summary = label("", "muted")
        self.fault = label("", "danger")
        self.progress = QProgressBar(textVisible=False, maximum=PERMILLE)
        self.progress_words = FittingLabel()
        self.progress_words.setProperty("role", "caption")
        self._badge_row, self._fact_row = QWidget(), QWidget()
        self._badges, self._facts = FlowLayout(), FlowLayout()
        self._badge_row.setLayout(self._badges)
        self._fact_row.setLayout(self._facts)
        self.details = Details()

    def _build_buttons(self) -> None:
        self.button = QPushButton(autoDefault=False)
        self.button.clicked.connect(self._on_button_clicked)
        self.more = tool_button("ellipsis", self.tr("More"))
        self.more.clicked.connect(self._on_more_clicked)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(6)
        head.addStretch()
        head.addWidget(self.title)
        head.addWidget(self._badge_row)
        head.addStretch()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(head, 1)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 8)
        column.setSpacing(6)
        column.addLayout(top)
        for widget in (self.summary, self._fact_row, self.progress, self.progress_words, self.fault, self.details):
            column.addWidget(widget)

    # showing

    def _show_badges(self, look: Look) -> None:
        marks = marks_of(look)
        if [mark.text for mark in marks] != self.badges():
            _empty(self._badges)
            for mark in marks:
                _add(self._badges, Badge(mark.icon, mark.text, role=mark.role, is_accented=mark.is_accented))
        self._badge_row.setVisible(bool(marks))

    def _show_facts(self, look: Look) -> None:
        facts = essential_facts(look.entry, look.speed)
        if facts != self._known:
            self._known = facts
            _empty(self._facts)
            for number, fact in enumerate(facts, 1):
                words = label(fact.value if number == len(facts) else f"{fact.value}  ·", "caption")
                words.setWordWrap(False)
                words.setToolTip(fact.name)
                _add(self._facts, words)
        self.details.show_facts(all_facts(look.entry, look.speed))

    def _show_advance(self, look: Look) -> None:
        share, words = advance_of(look)
        self.progress.setVisible(share is not None)
        self.progress.setValue(round((share or 0.0) * PERMILLE))
        self.progress.setAccessibleName(words[0] if words else "")
        self.progress_words.setVisible(bool(words))
        self.progress_words.set_texts(*(words or [""]))

    def _show_button(self, look: Look) -> None:
        self._deed = deed = look.standing.deed
        self.button.setVisible(deed is not None)
        if deed is None:
            return
        words = deed_words(deed, look.entry.card, look.addition_bytes)
        self.button.setText(f" {words}")  # as in `page.button`
        self.button.setIcon(icon(ICONS[deed], "on_accent" if look.is_primary else "text"))
        self.button.setAccessibleName(f"{words}: {title_words(look.entry.card)}")
        self.button.setEnabled(look.standing.is_possible)
        self.button.setToolTip(obstacle_of(look))
        _style(self.button, "kind", "primary" if look.is_primary else "")

    def _show_others(self, look: Look) -> None:
        self._others = tuple(deed for deed in look.standing.others if deed is not Deed.MEASURE or not look.is_measuring)
        self.more.setEnabled(bool(self._others))
        self.more.setAccessibleName(self.tr("More: {model}").format(model=title_words(look.entry.card)))

    def menu(self) -> QMenu:
        """What else can be done with the model, as a menu that goes when it is closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for deed in self._others:
            menu.addAction(deed_words(deed), partial(self.asked.emit, self.name, deed))
        return menu

    def _on_button_clicked(self) -> None:
        if self._deed is not None:
            self.asked.emit(self.name, self._deed)

    def _on_more_clicked(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))


def _style(widget: QWidget, name: str, value: object) -> None:
    """Set what the style sheet goes by, and have it looked at again only if that is another value."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().polish(widget)


def _add(layout: QLayout, widget: QWidget) -> None:
    layout.addWidget(widget)
    widget.show()  # as in `Listing.show_looks`


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
