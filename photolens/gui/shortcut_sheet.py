"""ShortcutSheet: every shortcut of the app on one sheet, with a field to find one."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from photolens.gui import theme
from photolens.gui.icons import icon

Group = tuple[str, Sequence[tuple[str, str]]]
"""A title, and (what it does, its keys) for each."""

SIZE = QSize(780, 620)
SMALLEST = QSize(520, 360)
SCREEN_MARGIN_PX = 48
CAP_PX, CAP_PADDING_PX, CAP_GAP_PX = 22, 7, 4
CAP_FOOT_PX = 2
"""A cap is a little thicker at its foot."""
SYMBOLS = "⌃⌥⇧⌘"
"""macOS writes its modifiers as these, without a sign between them."""


class ShortcutSheet(QDialog):
    """Shows groups of shortcuts in two columns; what is typed leaves only those that fit. Open it with `open`."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._blocks = [_Block(title, lines) for title, lines in groups if lines]
        self.search = self._build_search()
        self._nothing = QLabel(self.tr("No shortcut has these words."), alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("role", "muted")
        self._nothing.hide()
        self._lay_out()
        self.setMinimumSize(SMALLEST)
        self.resize(_fitting())

    def shown(self) -> list[str]:
        """What the shortcuts on show do, in order."""
        return [line.words for block in self._blocks for line in block.lines if not line.isHidden()]

    def is_empty(self) -> bool:
        """Whether it says that nothing fits."""
        return self._nothing.isVisible()

    def _build_search(self) -> QLineEdit:
        field = QLineEdit(placeholderText=self.tr("Search shortcuts"), clearButtonEnabled=True)
        field.setAccessibleName(self.tr("Search shortcuts"))
        field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._on_search_text_changed)
        return field

    def _lay_out(self) -> None:
        sheet = QWidget()
        sheet.setObjectName("page")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(24, 8, 24, 24)
        columns.setSpacing(40)
        for blocks in halves(self._blocks, [len(block.lines) + 2 for block in self._blocks]):
            column = QVBoxLayout()
            column.setSpacing(20)
            for block in blocks:
                column.addWidget(block)
            column.addStretch()
            columns.addLayout(column, 1)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(sheet)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addLayout(self._head())
        around.addWidget(self._nothing, 1)
        around.addWidget(self._scroll, 1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(24, 24, 24, 16)
        head.addWidget(self.search)
        return head

    def _on_search_text_changed(self, text: str) -> None:
        for block in self._blocks:
            block.keep(text)
        is_empty = not self.shown()
        self._nothing.setVisible(is_empty)
        self._scroll.setHidden(is_empty)


class _Block(QWidget):
    """A group under its title."""

    def __init__(self, title: str, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title = title
        self.lines = [_Line(words, keys) for words, keys in lines]
        heading = QLabel(title)
        heading.setProperty("role", "section")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        for line in self.lines:
            column.addWidget(line)

    def keep(self, text: str) -> None:
        """Show the lines that have all the words of a text, in what they do, in their keys, or in the title."""
        wanted = text.casefold().split()
        for line in self.lines:
            there = f"{self._title} {line.words} {line.keys}".casefold()
            line.setVisible(all(word in there for word in wanted))
        self.setVisible(any(not line.isHidden() for line in self.lines))


class _Line(QFrame):
    """What a shortcut does, and its keys."""

    def __init__(self, words: str, keys: str) -> None:
        super().__init__()
        self.words, self.keys = words, keys
        says = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(says, 1)
        row.addWidget(KeyCaps(keys), 0, Qt.AlignmentFlag.AlignVCenter)


class KeyCaps(QWidget):
    """Keys as the caps of a keyboard, such as "Ctrl+Shift+F"."""

    def __init__(self, keys: str) -> None:
        super().__init__(accessibleName=keys)
        self.caps = caps_of(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _widths(self) -> list[int]:
        measure = self.fontMetrics().horizontalAdvance
        return [max(CAP_PX, measure(cap) + 2 * CAP_PADDING_PX) for cap in self.caps]

    @override
    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(sum(widths) + CAP_GAP_PX * (len(widths) - 1) + 1, CAP_PX + CAP_FOOT_PX + 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.scaled_font(-1))
        left = 0.5
        for cap, width in zip(self.caps, self._widths(), strict=True):
            _paint_cap(painter, QRectF(left, 0.5, width - 1, CAP_PX), cap)
            left += width + CAP_GAP_PX
        painter.end()


def caps_of(keys: str) -> list[str]:
    """The keys of a shortcut as it is written: "Ctrl++" has Ctrl and +, "⇧⌘F" has three."""
    if any(symbol in keys for symbol in SYMBOLS):
        modifiers = [key for key in keys if key in SYMBOLS]
        return [*modifiers, *filter(None, [keys.lstrip(SYMBOLS)])]
    if keys.endswith("+"):
        return [*filter(None, keys[:-1].split("+")), "+"]
    return keys.split("+")


def halves(blocks: Sequence["_Block"], heights: Sequence[int]) -> tuple[list["_Block"], list["_Block"]]:
    """Blocks in their order in two columns, as equal in height as can be."""
    cut = min(range(len(blocks) + 1), key=lambda cut: abs(sum(heights[:cut]) - sum(heights[cut:])))
    return list(blocks[:cut]), list(blocks[cut:])


def _paint_cap(painter: QPainter, rect: QRectF, text: str) -> None:
    colours = theme.current()
    painter.setPen(colours.colour("line"))
    painter.setBrush(colours.colour("line"))
    painter.drawRoundedRect(rect.translated(QPointF(0, CAP_FOOT_PX)), 5, 5)
    painter.setBrush(colours.colour("raised"))
    painter.drawRoundedRect(rect, 5, 5)
    painter.setPen(colours.colour("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _fitting() -> QSize:
    screen = QGuiApplication.primaryScreen().availableSize()
    return SIZE.boundedTo(QSize(screen.width() - SCREEN_MARGIN_PX, screen.height() - SCREEN_MARGIN_PX))
