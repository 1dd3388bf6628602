"""AboutPage: what this is, which version, what is newer, what went wrong, and whose work it stands on."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, qVersion
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from photolens import __version__
from photolens.crashes import delete_reports, reports
from photolens.domain.news import News
from photolens.gui.context import Context
from photolens.gui.file_manager import show_in_file_manager
from photolens.gui.preferences.about.reports_card import ReportsCard, about_deletion
from photolens.gui.preferences.about.updates_card import UpdatesCard
from photolens.gui.preferences.models.asking import ask
from photolens.gui.preferences.page import Notice, Page, label
from photolens.gui.tasks import sentence
from photolens.paths import resource
from photolens.updates import newest

MARK_PX = 72
UPDATES_LANE, REPORTS_LANE = "about-updates", "about-reports"


class Credit(NamedTuple):
    """A work that comes with the app, or that it is built of."""

    name: str
    use: str
    licence: str


class AboutPage(Page):
    """The mark, the version and newer ones, crash reports, and the licences of what comes with the app."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("About"))
        self._context = context
        self._reports: list[Path] = []
        self.updates, self.crashes, self.notice = UpdatesCard(), ReportsCard(), Notice()
        self.updates.check_requested.connect(self.check)
        self.crashes.show_requested.connect(self._on_crashes_show_requested)
        self.crashes.delete_requested.connect(self._on_crashes_delete_requested)
        self.add(self._head())
        self.add_section(self.tr("Updates"), self.updates)
        self.add_section(self.tr("If something goes wrong"), self.crashes)
        self.add(self.notice)
        card = self.add_card(self.tr("Made with"))
        card.add_widget(_table(self._credits()))
        self.add(
            label(self.tr("The full texts of the licences come with the app, beside what they are about."), "caption")
        )

    def refresh(self) -> None:
        """Count the crash reports again."""
        paths = self._context.library.paths
        self._context.tasks.run(lambda: reports(paths), self.while_open(self._on_reports_known), lane=REPORTS_LANE)

    def check(self) -> None:
        """Ask whether there is a newer version, and show the answer."""
        tasks = self._context.tasks
        self.updates.show_checking()
        tasks.run(
            lambda: newest(is_stopped=lambda: not tasks.is_open),
            self.while_open(self._on_news_known),
            lane=UPDATES_LANE,
            failed=self.while_open(self._on_check_failed),
        )

    def _on_news_known(self, news: News | None) -> None:
        self.updates.show_news(news)

    def _on_check_failed(self, error: Exception) -> None:
        self.updates.show_failure(sentence(error))

    def _on_reports_known(self, found: list[Path]) -> None:
        self._reports = found
        self.crashes.show_count(len(found))

    def _on_crashes_show_requested(self) -> None:
        if self._reports:
            show_in_file_manager(self._reports[0], self)

    def _on_crashes_delete_requested(self) -> None:
        ask(self, about_deletion(len(self._reports)), self._delete_reports)

    def _delete_reports(self) -> None:
        paths = self._context.library.paths
        self.notice.tell("")
        self._context.tasks.run(
            lambda: delete_reports(paths),
            self.while_open(lambda _: self.refresh()),
            failed=self.while_open(self._on_delete_failed),
        )

    def _on_delete_failed(self, error: Exception) -> None:
        self.notice.complain(sentence(error))
        self.refresh()

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
