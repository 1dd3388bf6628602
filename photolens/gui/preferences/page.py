"""Page: what the pages of the preferences are made of: a title, cards of rows, and a line that says what happened."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from photolens.gui.icons import icon

Answer = TypeVar("Answer")

MARGIN_PX = 24
GAP_PX = 16
ROW_PX = 12


class Page(QScrollArea):
    """One page, scrolled when the window is small. Its contents are asked for again whenever it is shown."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        contents = QWidget()
        contents.setObjectName("page")
        self._column = QVBoxLayout(contents)
        self._column.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        self._column.setSpacing(GAP_PX)
        self._column.addWidget(label(title, "heading"))
        self._column.addStretch()
        self.setWidget(contents)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_rows(self, *rows: QHBoxLayout) -> None:
        """Put rows of widgets below the others, close together."""
        together = QVBoxLayout()
        together.setSpacing(8)
        for row in rows:
            together.addLayout(row)
        self._column.insertLayout(self._column.count() - 1, together)

    def add_card(self, title: str = "") -> "Card":
        """A new card below the others, under a small heading."""
        card = Card()
        if title:
            self.add_section(title, card)
        else:
            self.add(card)
        return card

    def add_section(self, title: str, card: "Card") -> None:
        """Put a card of one's own below the others, under a small heading."""
        self.add(_section(title, card))

    def while_open(self, use: Callable[[Answer], object]) -> Callable[[Answer], None]:
        """`use`, for the answer of a task that may come when the page is gone; it is lost then."""

        def use_if_open(answer: Answer) -> None:
            if isValid(self):
                use(answer)

        return use_if_open

    def refresh(self) -> None:
        """Ask for what the page shows; called when it is shown."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


class Card(QFrame):
    """A frame of rows with lines between them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add_row(self, title: str, note: str, control: QWidget) -> None:
        """What can be set on the left, with a quiet explanation, and its control on the right."""
        words = label(title)
        words.setBuddy(control)
        control.setAccessibleName(title)
        control.setAccessibleDescription(note)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addLayout(_texts(words, note), 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add_layout(row)

    def add_fact(self, title: str) -> QLabel:
        """A row that only tells something; gives the label that tells it."""
        value = label("", "muted")
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addWidget(QLabel(title))
        row.addWidget(value, 1)
        self.add_layout(row)
        return value

    def add_widget(self, widget: QWidget) -> None:
        """A row of one widget."""
        row = QHBoxLayout()
        row.addWidget(widget)
        self.add_layout(row)

    def add_layout(self, row: QHBoxLayout | QVBoxLayout) -> None:
        """A row laid out by the caller."""
        if self._column.count():
            self._column.addWidget(_line())
        row.setContentsMargins(GAP_PX, ROW_PX, GAP_PX, ROW_PX)
        self._column.addLayout(row)

    def clear(self) -> None:
        """Take every row away, with its widgets, which must have been added by `add_widget`."""
        while (item := self._column.takeAt(0)) is not None:
            _discard(item.layout(), item.widget())


class Notice(QLabel):
    """A sentence on what happened, or on what could not be done; not there while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.hide()

    def tell(self, text: str) -> None:
        """Say something."""
        self._show(text, "muted")

    def complain(self, text: str) -> None:
        """Say what is wrong."""
        self._show(text, "danger")

    def _show(self, text: str, role: str) -> None:
        self.setProperty("role", role)
        self.style().polish(self)
        self.setText(text)
        self.setVisible(bool(text))


def label(text: str, role: str = "") -> QLabel:
    """A label of a role in the style sheet, which wraps."""
    made = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def button(icon_name: str, text: str, role: str = "text") -> QPushButton:
    """A button with an icon, a little apart from its words; Qt's styled buttons leave hardly any space between them."""
    made = QPushButton(icon(icon_name, role), f" {text}")
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    return made


def _texts(words: QLabel, note: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(words)
    if note:
        column.addWidget(label(note, "caption"))
    return column


def _section(title: str, card: Card) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(label(title, "section"))
    column.addWidget(card)
    return section


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line


def _discard(layout: object, widget: QWidget | None) -> None:
    if isinstance(layout, (QHBoxLayout, QVBoxLayout)):
        while (item := layout.takeAt(0)) is not None:
            _discard(item.layout(), item.widget())
        layout.deleteLater()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
