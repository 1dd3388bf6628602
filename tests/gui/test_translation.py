"""The app speaks German, and English with plurals."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from photolens.gui.actions import Actions
from photolens.gui.context import Context
from photolens.gui.preferences import Preferences
from photolens.gui.translation import chosen_for, install, uninstall


@pytest.fixture(autouse=True)
def source_words(qapp: QApplication) -> Iterator[None]:
    """Other tests read the words of the source code."""
    yield
    uninstall(qapp)


def picked(count: int) -> str:
    return QCoreApplication.translate("Wording", "%n photo(s) picked", "", count)


def test_german_words_are_on_the_screen(qapp: QApplication, context: Context, qtbot: QtBot) -> None:
    assert install(qapp, "de") == "de"
    dialog = Preferences(context)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "Einstellungen"
    assert [dialog.list.item(row).text() for row in range(2)] == ["Ordner", "Darstellung"]


def test_menus_are_german_and_no_access_key_is_there_twice(qapp: QApplication, qtbot: QtBot) -> None:
    install(qapp, "de")
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.fill(window.menuBar())
    assert actions["undo"].text() == "&Rückgängig"
    menus = window.menuBar().findChildren(QMenu)
    assert len(menus) > 5
    for menu in [window.menuBar(), *menus]:
        keys = [_access_key(action.text()) for action in menu.actions()]
        named = [key for key in keys if key]
        assert len(named) == len(set(named)), [action.text() for action in menu.actions()]


def _access_key(text: str) -> str:
    return text.partition("&")[2][:1].casefold()


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("de", "1 Foto vorgemerkt", "5 Fotos vorgemerkt"), ("en", "1 photo picked", "5 photos picked")],
)
def test_plurals_are_right(qapp: QApplication, language: str, one: str, many: str) -> None:
    install(qapp, language)
    assert (picked(1), picked(5)) == (one, many)


def test_qt_speaks_german_too(qapp: QApplication) -> None:
    install(qapp, "de")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_dates_and_numbers_are_written_as_the_language_does(qapp: QApplication) -> None:
    install(qapp, "de")
    assert QLocale().monthName(3) == "März"
    assert QCoreApplication.translate("Hint", "%Ln photo(s)", "", 1234) == "1.234 Fotos"


def test_another_language_takes_the_place_of_the_first(qapp: QApplication) -> None:
    install(qapp, "de")
    install(qapp, "en")
    assert picked(2) == "2 photos picked"
    assert QLocale().language() is QLocale.Language.English


def test_a_language_that_is_not_there_is_the_system_s(qapp: QApplication) -> None:
    assert install(qapp, "tlh") == install(qapp, "") == chosen_for(QLocale.system().uiLanguages())


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        (["de-AT", "en"], "de"),
        (["de_DE"], "de"),
        (["fr-FR", "de", "en"], "de"),
        (["en-Latn-GB", "en"], "en"),
        (["fr"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_desktop_s_first_language_that_the_app_speaks_is_chosen(wanted: list[str], chosen: str) -> None:
    assert chosen_for(wanted) == chosen
