"""The page about the app: newer versions when asked, from a real server, and crash reports."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from photolens import __version__
from photolens.crashes import reports
from photolens.gui.context import Context
from photolens.gui.preferences.about import AboutPage
from tests.news_server import NewsServer

Press = Callable[[QPushButton], None]


class Browser(QObject):
    """Stands where the desktop's browser and file manager would be."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []
        for scheme in ("https", "http", "file"):
            QDesktopServices.setUrlHandler(scheme, self, "take")  # type: ignore[arg-type]  # it wants a str

    def close(self) -> None:
        for scheme in ("https", "http", "file"):
            QDesktopServices.unsetUrlHandler(scheme)

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url)


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[Browser]:
    stand_in = Browser()
    yield stand_in
    stand_in.close()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsServer]:
    """Announces versions; this copy of Photolens knows it."""
    with NewsServer() as served:
        release = tmp_path / "release.toml"
        release.write_text(f'news = "{served.address}"\n', encoding="utf-8")
        monkeypatch.setenv("PHOTOLENS_RELEASE", str(release))
        yield served


@pytest.fixture
def page(context: Context, qtbot: QtBot) -> AboutPage:
    made = AboutPage(context)
    qtbot.addWidget(made)
    made.resize(620, 700)
    made.show()
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    return made


@pytest.fixture
def press(context: Context, qtbot: QtBot) -> Press:
    """Presses a button and waits for what it does."""

    def do(button: QPushButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: context.tasks.is_idle)

    return do


def said(page: AboutPage) -> str:
    """Every word of the card about updates that is on show."""
    return " ".join(words.text() for words in page.updates.findChildren(QLabel) if words.isVisible())


def write_reports(context: Context, count: int) -> list[Path]:
    folder = context.library.paths.crash_reports
    folder.mkdir(exist_ok=True)
    for day in range(1, count + 1):
        (folder / f"crash-2031-01-{day:02}-120000.txt").write_text("a report")
    return reports(context.library.paths)


# newer versions


def test_nobody_is_asked_until_the_button_is_pressed(page: AboutPage, server: NewsServer) -> None:
    page.refresh()
    assert server.asked == []
    assert f"Version {__version__}" in said(page)


def test_a_newer_version_is_shown_with_its_date_and_what_is_new(
    page: AboutPage, server: NewsServer, press: Press
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    press(page.updates.check)
    QLocale.setDefault(before)
    assert len(server.asked) == 1
    assert page.updates.outcome.text() == "Version 9.1.0 is available."
    assert "1 December 2031" in page.updates.more.text()
    assert page.updates.notes.texts == ("Starts in half the time.", "Reads camera RAW.")
    assert page.updates.page.isVisible()


def test_its_page_opens_in_the_browser_and_nothing_else_happens(
    page: AboutPage, server: NewsServer, press: Press, browser: Browser
) -> None:
    press(page.updates.check)
    assert browser.opened == []
    press(page.updates.page)
    assert browser.opened == [QUrl("https://example.org/photolens")]
    assert len(server.asked) == 1


def test_a_version_without_a_page_has_no_button(page: AboutPage, server: NewsServer, press: Press) -> None:
    server.announce(page="file:///etc/passwd", date=None, notes=None)
    press(page.updates.check)
    assert page.updates.outcome.text() == "Version 9.1.0 is available."
    hidden = (page.updates.page, page.updates.more, page.updates.notes)
    assert not any(widget.isVisible() for widget in hidden)


def test_the_newest_version_is_told_to_be_that(page: AboutPage, server: NewsServer, press: Press) -> None:
    press(page.updates.check)
    server.announce(version=__version__)
    press(page.updates.check)
    assert page.updates.outcome.text() == "This is the newest version."
    assert not page.updates.page.isVisible(), "what was shown before is gone"
    assert "half the time" not in said(page)


def test_what_went_wrong_is_told_and_can_be_tried_again(page: AboutPage, server: NewsServer, press: Press) -> None:
    server.answer(503)
    press(page.updates.check)
    assert "has a problem of its own (HTTP 503): try again later." in said(page)
    server.answer(200)
    press(page.updates.check)
    assert page.updates.outcome.text() == "Version 9.1.0 is available."


def test_a_copy_that_knows_nobody_to_ask_says_how_to_update(
    page: AboutPage, press: Press, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHOTOLENS_RELEASE", str(tmp_path / "none.toml"))
    press(page.updates.check)
    assert "update it the way you installed it." in said(page)


def test_while_it_waits_it_says_so_and_asks_no_second_time(
    page: AboutPage, server: NewsServer, context: Context, qtbot: QtBot
) -> None:
    server.hold()
    page.updates.check.setFocus()
    for _ in range(3):
        QTest.keyClick(page.updates.check, Qt.Key.Key_Space)
    assert "Checking" in page.updates.check.text()
    assert page.updates.check.hasFocus()
    qtbot.waitUntil(server.held.is_set)
    server.go_on()
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    assert len(server.asked) == 1
    assert "Check for a newer version" in page.updates.check.text()


def test_the_app_ends_without_waiting_for_an_answer(
    page: AboutPage, server: NewsServer, context: Context, qtbot: QtBot
) -> None:
    server.hold()
    QTest.mouseClick(page.updates.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(server.held.is_set)
    context.tasks.close()
    assert "Checking" in page.updates.check.text(), "no answer ever came, and nobody waited for one"


def test_a_page_that_is_gone_misses_no_answer(context: Context, server: NewsServer, qtbot: QtBot) -> None:
    page = AboutPage(context)
    server.hold()
    page.check()
    qtbot.waitUntil(server.held.is_set)
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    server.go_on()
    qtbot.waitUntil(lambda: context.tasks.is_idle)


# crash reports


def test_without_reports_there_is_nothing_to_show(page: AboutPage) -> None:
    assert page.crashes.count.text() == "None, so far."
    assert not page.crashes.show_them.isEnabled()
    assert not page.crashes.delete_all.isVisible()


def test_reports_are_counted_whenever_the_page_is_shown(page: AboutPage, context: Context, qtbot: QtBot) -> None:
    write_reports(context, 3)
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.crashes.count.text() == "3 on this computer only.")
    assert page.crashes.show_them.isEnabled()
    assert page.crashes.delete_all.isVisible()


def test_reports_are_shown_in_the_file_manager(
    page: AboutPage, context: Context, qtbot: QtBot, press: Press, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    newest = write_reports(context, 2)[0]
    page.refresh()
    qtbot.waitUntil(page.crashes.show_them.isEnabled)
    press(page.crashes.show_them)
    qtbot.waitUntil(lambda: [url.toLocalFile() for url in browser.opened] == [str(newest.parent)])


def test_reports_are_deleted_after_asking(page: AboutPage, context: Context, qtbot: QtBot, press: Press) -> None:
    write_reports(context, 2)
    page.refresh()
    qtbot.waitUntil(page.crashes.delete_all.isVisible)
    answer(page, press, "Cancel")
    assert len(reports(context.library.paths)) == 2
    answer(page, press, "Delete all")
    qtbot.waitUntil(lambda: page.crashes.count.text() == "None, so far.")
    assert reports(context.library.paths) == []


def test_a_report_that_cannot_be_deleted_is_told(page: AboutPage, context: Context, qtbot: QtBot, press: Press) -> None:
    (context.library.paths.crash_reports / "crash-2031-01-01-120000.txt").mkdir(parents=True)
    page.refresh()
    qtbot.waitUntil(page.crashes.delete_all.isVisible)
    answer(page, press, "Delete all")
    qtbot.waitUntil(page.notice.isVisible)
    assert "cannot be deleted" in page.notice.text()


def answer(page: AboutPage, press: Press, words: str) -> None:
    QTest.mouseClick(page.crashes.delete_all, Qt.MouseButton.LeftButton)
    box = next(box for box in page.findChildren(QMessageBox) if box.isVisible())
    assert "crash report" in box.text()
    press(next(button for button in box.findChildren(QPushButton) if button.text() == words))
