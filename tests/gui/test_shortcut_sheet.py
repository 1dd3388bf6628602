"""The sheet of shortcuts, and the keys as they are drawn."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from photolens.gui.actions import Actions
from photolens.gui.shortcut_sheet import KeyCaps, ShortcutSheet, caps_of

GROUPS = [
    ("File", [("Add folder", "Ctrl+O"), ("Quit", "Ctrl+Q")]),
    ("Empty", []),
    ("View", [("Larger", "Ctrl++"), ("Full screen", "F11")]),
]


@pytest.fixture
def sheet(qtbot: QtBot) -> ShortcutSheet:
    dialog = ShortcutSheet(GROUPS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("F11", ["F11"]),
        ("?", ["?"]),
        ("Ctrl+Shift+F", ["Ctrl", "Shift", "F"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("+", ["+"]),
        ("Ctrl+-", ["Ctrl", "-"]),
        ("Ctrl+,", ["Ctrl", ","]),
        ("⇧⌘F", ["⇧", "⌘", "F"]),
        ("⌘+", ["⌘", "+"]),
        ("⌥Left", ["⌥", "Left"]),
    ],
)
def test_keys_are_told_apart(keys: str, caps: list[str]) -> None:
    assert caps_of(keys) == caps


def test_every_shortcut_is_on_the_sheet(sheet: ShortcutSheet) -> None:
    assert sheet.shown() == ["Add folder", "Quit", "Larger", "Full screen"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("quit", ["Quit"]),
        ("FULL scr", ["Full screen"]),
        ("ctrl q", ["Quit"]),
        ("view", ["Larger", "Full screen"]),
        ("f11", ["Full screen"]),
        ("nothing like it", []),
    ],
)
def test_typing_leaves_what_has_the_words(sheet: ShortcutSheet, typed: str, shown: list[str]) -> None:
    QTest.keyClicks(sheet.search, typed)
    assert sheet.shown() == shown
    sheet.search.clear()
    assert len(sheet.shown()) == 4


def test_typing_begins_at_once(sheet: ShortcutSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sheet.focusWidget() is sheet.search)


def test_no_match_is_said_in_words(sheet: ShortcutSheet) -> None:
    assert not sheet.is_empty()
    QTest.keyClicks(sheet.search, "zzz")
    assert sheet.is_empty()


def test_escape_closes_it(sheet: ShortcutSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_keys_are_told_to_screen_readers_and_drawn_with_room(sheet: ShortcutSheet) -> None:
    caps = sheet.findChildren(KeyCaps)
    assert [cap.accessibleName() for cap in caps] == ["Ctrl+O", "Ctrl+Q", "Ctrl++", "F11"]
    for cap in caps:
        texts_px = sum(cap.fontMetrics().horizontalAdvance(text) for text in cap.caps)
        assert cap.width() > texts_px


def test_the_sheet_of_the_app_has_every_verb_with_a_shortcut(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window)
    dialog = ShortcutSheet(actions.sheet(), window)
    assert len(dialog.shown()) == sum(len(lines) for _, lines in actions.sheet()) > 30
