from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from photolens.gui.actions import Actions, Needs, plain


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def actions(window: QMainWindow) -> Actions:
    return Actions(window)


def test_every_verb_is_in_the_menu_bar_once(window: QMainWindow, actions: Actions) -> None:
    actions.fill(window.menuBar())
    listed = [action.objectName() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    verbs = Counter(name for name in listed if name)
    assert set(verbs) == {verb.name for verb in actions._verbs()}
    assert set(verbs.values()) == {1}


def test_no_two_verbs_share_a_shortcut(actions: Actions) -> None:
    keys = Counter(key for verb in actions._verbs() for key in verb.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_shortcut_is_one_that_qt_understands(actions: Actions) -> None:
    for verb in actions._verbs():
        for key in verb.keys:
            assert QKeySequence(key).toString(), key


def test_verbs_about_photos_rest_while_there_are_none(actions: Actions) -> None:
    actions.require(0)
    enabled = {verb.needs for verb in actions._verbs() if actions[verb.name].isEnabled()}
    assert enabled == {Needs.NOTHING}


def test_some_verbs_are_about_one_photo_only(actions: Actions) -> None:
    actions.require(2)
    assert actions["favourite"].isEnabled()
    assert not actions["reveal"].isEnabled()
    actions.require(1)
    assert actions["reveal"].isEnabled()


def test_choices_exclude_each_other(actions: Actions) -> None:
    actions["newest"].setChecked(True)
    actions["oldest"].setChecked(True)
    assert not actions["newest"].isChecked()
    actions["square"].setChecked(True)
    assert actions["oldest"].isChecked()


def test_the_menu_of_photos_has_what_is_done_to_photos(window: QMainWindow, actions: Actions) -> None:
    menu = actions.menu(window)
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert {"open", "find_similar", "favourite", "copy_image", "copy_path", "reveal", "bin"} <= set(names)
    [rating] = [action.menu() for action in menu.actions() if action.menu()]
    assert isinstance(rating, QMenu)
    assert "rate_5" in [action.objectName() for action in rating.actions()]


def test_the_sheet_names_every_verb_with_a_key_for_people(actions: Actions) -> None:
    sheet = dict(actions.sheet())
    assert ("Find similar", QKeySequence("Ctrl+Shift+F").toString()) in sheet["Photo"]
    assert len([line for lines in sheet.values() for line in lines]) == len([v for v in actions._verbs() if v.keys])


def test_words_of_menus_lose_their_marks() -> None:
    assert plain("&Add folder…") == "Add folder"
