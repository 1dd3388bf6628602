"""About: what this is, which version, and whose work it stands on."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, qVersion
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from photolens import __version__
from photolens.gui.preferences.page import Page, label
from photolens.paths import resource

MARK_PX = 72


class Credit(NamedTuple):
    """A work that comes with the app, or that it is built of."""

    name: str
    use: str
    licence: str


class AboutPage(Page):
    """The mark, the version, and the licences of what comes with the app."""

    def __init__(self) -> None:
        super().__init__(self.tr("About"))
        self.add(self._head())
        card = self.add_card(self.tr("Made with"))
        card.add_widget(_table(self._credits()))
        self.add(
            label(self.tr("The full texts of the licences come with the app, beside what they are about."), "caption")
        )

    def _head(self) -> QWidget:
        head = QWidget()
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Mark())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label("Photolens", "title"))
        words.addWidget(label(self.tr("Version {version} · MIT licence").format(version=__version__), "muted"))
        words.addWidget(label(self.tr("Finds photos by what is in them. Nothing leaves this computer."), "muted"))
        row.addLayout(words, 1)
        row.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _credits(self) -> list[Credit]:
        return [
            Credit("EfficientNet-Lite2", self.tr("Starter model, images"), "Apache-2.0"),
            Credit("all-MiniLM-L6-v2", self.tr("Starter model, words"), "Apache-2.0"),
            Credit("Inter", self.tr("Typeface"), "OFL-1.1"),
            Credit("Lucide", self.tr("Icons"), "ISC"),
            Credit(f"Qt {qVersion()}, PySide6", self.tr("Windows and pictures"), "LGPL-3.0"),
            Credit("ONNX Runtime", self.tr("Runs the model"), "MIT"),
            Credit("Pillow, pillow-heif", self.tr("Reads photos"), "MIT-CMU, BSD-3"),
            Credit("USearch, SQLAlchemy, SQLite", self.tr("Index and catalogue"), "Apache-2.0, MIT"),
        ]


class Mark(QWidget):
    """The app's mark, sharp on every screen."""

    def __init__(self) -> None:
        super().__init__(accessibleName="Photolens")
        self.setFixedSize(QSize(MARK_PX, MARK_PX))
        self._drawing = QSvgRenderer(str(resource("icons") / "photolens.svg"), self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._drawing.render(painter, QRectF(self.rect()))
        painter.end()


def _table(credits_: list[Credit]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for row, credit in enumerate(credits_):
        grid.addWidget(label(credit.name), row, 0)
        grid.addWidget(label(credit.use, "muted"), row, 1)
        grid.addWidget(label(credit.licence, "muted"), row, 2, Qt.AlignmentFlag.AlignRight)
    for column, stretch in enumerate((4, 4, 3)):
        grid.setColumnStretch(column, stretch)
    return table
