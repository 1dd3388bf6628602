"""UpdatesCard: the version that runs, and what is announced about a newer one, once somebody asked."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from photolens import __version__
from photolens.domain.news import News
from photolens.gui.icon_label import IconLabel
from photolens.gui.icons import icon
from photolens.gui.preferences.page import GAP_PX, Card, button, label
from photolens.gui.toast import announce

MARK_PX = 18


class UpdatesCard(Card):
    """Asks by `check_requested`, and shows the answer it is given. Downloads nothing."""

    check_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.check = button("refresh-cw", self.tr("Check for a newer version"))
        self.check.clicked.connect(self._on_check_clicked)
        self.page = _primary(button("external-link", self.tr("Open the download page")))
        self.page.clicked.connect(self._on_page_clicked)
        self._address, self._is_checking = "", False
        self.outcome, self.more = label("", "strong"), label("", "muted")
        self.notes = Notes()
        self._mark = IconLabel(size_px=MARK_PX)
        self._answer = self._build_answer()
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addLayout(self._build_question())
        column.addWidget(self._answer)
        self.add_layout(column)
        self._answer.hide()

    def show_checking(self) -> None:
        """Somebody asked; there is no answer yet. The button stays enabled, for the focus would leave it for good."""
        self._is_checking = True
        self.check.setMinimumWidth(self.check.width())
        self._answer.hide()
        self.check.setText(f" {self.tr('Checking…')}")

    def show_news(self, news: News | None) -> None:
        """There is a newer version, or None: this is the newest."""
        if news is None:
            self._show("circle-check", "good", self.tr("This is the newest version."))
        else:
            available = self.tr("Version {version} is available.").format(version=news.version)
            self._show("sparkles", "accent", available, self._published(news), news)

    def show_failure(self, reason: str) -> None:
        """Nobody could be asked; `reason` is a sentence that says what to do."""
        told = f"{reason[:1].upper()}{reason[1:].rstrip('.')}."
        self._show("triangle-alert", "warning", self.tr("That could not be found out."), told)

    def _build_question(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.tr("Version {version}").format(version=__version__)))
        note = self.tr("Asks the internet once, when you press the button. Nothing is downloaded by itself.")
        words.addWidget(label(note, "caption"))
        self.check.setAccessibleDescription(note)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        row.addLayout(words, 1)
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _build_answer(self) -> QWidget:
        answer = QWidget()
        row = QHBoxLayout(answer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for widget in (self.outcome, self.more, self.notes):
            words.addWidget(widget)
        words.addWidget(self.page, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        return answer

    def _published(self, news: News) -> str:
        if news.date is None:
            return ""
        day = QLocale().toString(QDate(*news.date.timetuple()[:3]), QLocale.FormatType.LongFormat)
        return self.tr("Published on {day}").format(day=day)

    def _show(self, mark: str, role: str, outcome: str, more: str = "", news: News | None = None) -> None:
        self._is_checking = False
        self.check.setText(f" {self.tr('Check for a newer version')}")
        self._mark.show_icon(mark, role)
        self.outcome.setText(outcome)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.notes.show_notes(news.notes if news else ())
        self._address = news.page if news else ""
        self.page.setToolTip(self._address)
        self.page.setVisible(bool(self._address))
        self._answer.show()
        announce(self, " ".join([outcome, more, *(news.notes if news else ())]))

    def _on_check_clicked(self) -> None:
        if not self._is_checking:
            self.check_requested.emit()

    def _on_page_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))


class Notes(QWidget):
    """A short list of sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: tuple[str, ...] = ()
        """The sentences on show."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show these and no others."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.texts = tuple(notes)
        for row, note in enumerate(notes):
            self._grid.addWidget(label("•", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(label(note), row, 1)
        self.setVisible(bool(notes))


def _primary(made: QPushButton) -> QPushButton:
    """The obvious thing to press."""
    made.setProperty("kind", "primary")
    made.setIcon(icon("external-link", "on_accent"))
    return made
