"""The preferences, page by page, on a real library."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from photolens import __version__
from photolens.domain.folder import FolderState
from photolens.gui import theme, translation
from photolens.gui.context import Context
from photolens.gui.grid.layout import GridMode
from photolens.gui.preferences import PageName, Preferences
from photolens.gui.preferences.excludes import patterns_in
from photolens.gui.verbs import Verbs
from tests.conftest import MakePhoto


@pytest.fixture
def preferences(context: Context, qtbot: QtBot) -> Preferences:
    """The dialog, shown, and its wishes carried out as the window does."""
    dialog = Preferences(context)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    verbs = Verbs(context, lambda: (), dialog)
    dialog.folder_removed.connect(verbs.remove_folder)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(context, qtbot)
    return dialog


def settle(context: Context, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle)


def counts(dialog: Preferences) -> dict[str, str]:
    return {row.path.name: row.count_text() for row in dialog.folders.rows()}


# the dialog


@pytest.mark.parametrize("name", list(PageName))
def test_every_page_opens_by_its_name(preferences: Preferences, context: Context, qtbot: QtBot, name: str) -> None:
    preferences.show_page(name)
    settle(context, qtbot)
    page = preferences.page()
    assert page.isVisible()
    assert preferences.list.currentItem().text() == page.accessibleName()


def test_the_keyboard_goes_from_page_to_page(preferences: Preferences, context: Context, qtbot: QtBot) -> None:
    preferences.list.setFocus()
    for name in list(PageName)[1:]:
        QTest.keyClick(preferences.list, Qt.Key.Key_Down)
        assert preferences.page() is getattr(preferences, name)
        settle(context, qtbot)


def test_every_control_has_an_accessible_name(preferences: Preferences) -> None:
    kinds = (QAbstractButton, QComboBox, QSlider, QSpinBox, QPlainTextEdit)
    controls = [control for kind in kinds for control in preferences.findChildren(kind) if control.objectName() == ""]
    assert len(controls) > 10
    assert [control for control in controls if not (control.accessibleName() or _text(control))] == []


def _text(control: QWidget) -> str:
    return control.text() if isinstance(control, QAbstractButton) else ""


def test_a_dialog_that_is_closed_at_once_is_not_missed(context: Context, qtbot: QtBot) -> None:
    dialog = Preferences(context)
    dialog.open()
    for name in PageName:
        dialog.show_page(name)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settle(context, qtbot)


# folders


def test_folders_are_listed_with_their_photos(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    for seed in range(3):
        make_photo(photos / f"{seed}.jpg", seed)
    context.library.index([photos])
    preferences.folders.refresh()
    settle(context, qtbot)
    assert list(counts(preferences)) == ["photos"]
    assert counts(preferences)["photos"].startswith("3 photo")


def test_a_folder_is_added_and_wants_to_be_scanned(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path
) -> None:
    with qtbot.waitSignal(preferences.folders_added) as added:
        preferences.folders.add_folders([photos])
    assert added.args == [[photos]]
    assert [folder.path for folder in context.library.folders()] == [photos]
    qtbot.waitUntil(lambda: list(counts(preferences)) == ["photos"])


def test_a_folder_that_cannot_be_added_is_told_on_the_page(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path
) -> None:
    with qtbot.assertNotEmitted(preferences.folders_added):
        preferences.folders.add_folders([photos / "nowhere"])
        settle(context, qtbot)
    assert "is not there" in preferences.folders.notice.text()
    assert preferences.folders.notice.isVisible()


def test_a_folder_is_removed_and_undo_brings_it_back(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    path = make_photo(photos / "a.jpg")
    context.library.index([photos])
    preferences.folders.refresh()
    settle(context, qtbot)
    [row] = preferences.folders.rows()
    QTest.mouseClick(row.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(preferences.folders.undo_button.isVisible)
    assert context.library.folders() == []
    assert "photos" in preferences.folders.notice.text()
    assert path.exists(), "the files stay where they are"

    QTest.mouseClick(preferences.folders.undo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: list(counts(preferences)) == ["photos"])
    assert not preferences.folders.undo_button.isVisible()
    assert context.library.overview().photos == 1


def test_undo_of_a_removal_takes_back_nothing_else(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path, tmp_path: Path, make_photo: MakePhoto
) -> None:
    make_photo(photos / "a.jpg", 1)
    make_photo(tmp_path / "other" / "b.jpg", 2)
    context.library.index([photos, tmp_path / "other"])
    preferences.folders.remove_folder(photos)
    settle(context, qtbot)
    ids = [int(photo) for photo in context.library.timeline().ids]
    context.library.set_favourite(ids, True)  # type: ignore[arg-type]  # ids of photos
    preferences.folders.undo_removal()
    settle(context, qtbot)
    assert context.library.overview().favourites == 1
    assert [folder.path for folder in context.library.folders()] == [tmp_path / "other"]


def test_an_unplugged_folder_says_so_in_words(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    make_photo(photos / "a.jpg")
    context.library.index([photos])
    photos.rename(photos.with_name("unplugged"))
    context.library.index()
    assert context.library.folders()[0].state is FolderState.OFFLINE
    preferences.folders.refresh()
    settle(context, qtbot)
    assert counts(preferences)["photos"].startswith("Offline")


def test_counts_follow_the_library_while_the_page_is_open(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    context.tasks.change(lambda: context.library.add_folders([photos]))
    qtbot.waitUntil(lambda: list(counts(preferences)) == ["photos"])
    [row] = preferences.folders.rows()
    make_photo(photos / "a.jpg")
    context.library.index()
    preferences.folders.refresh()
    qtbot.waitUntil(lambda: counts(preferences)["photos"].startswith("1 photo"))
    assert preferences.folders.rows() == (row,), "the row is the same, with the focus that it may have"


def test_scan_now_is_handed_on(preferences: Preferences, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preferences.scan_requested):
        QTest.mouseClick(preferences.folders.scan_button, Qt.MouseButton.LeftButton)


# what is left out


def test_patterns_are_written_a_moment_after_the_last_key(
    preferences: Preferences, context: Context, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(preferences.indexing_changed):
        QTest.keyClicks(preferences.folders.excludes.text, "*.tmp")
    assert context.library.settings.indexing.exclude == ("*.tmp",)
    assert "*.tmp" in context.library.paths.settings.read_text(encoding="utf-8")


def test_a_pattern_that_was_just_typed_is_not_lost_when_the_dialog_closes(
    preferences: Preferences, context: Context, qtbot: QtBot
) -> None:
    preferences.folders.excludes.text.setPlainText("Screenshots\n\n  private/*  \nScreenshots")
    preferences.close()
    settle(context, qtbot)
    assert context.library.settings.indexing.exclude == ("Screenshots", "private/*")


def test_a_full_path_is_refused_with_a_reason(preferences: Preferences, context: Context, qtbot: QtBot) -> None:
    preferences.folders.excludes.text.setPlainText("/home/me/private")
    qtbot.waitUntil(preferences.folders.excludes.notice.isVisible)
    assert "full path" in preferences.folders.excludes.notice.text()
    assert context.library.settings.indexing.exclude == ()


def test_settings_that_cannot_be_written_are_told(preferences: Preferences, context: Context, qtbot: QtBot) -> None:
    context.library.paths.settings.write_text("this is no TOML", encoding="utf-8")
    preferences.folders.excludes.text.setPlainText("*.tmp")
    qtbot.waitUntil(preferences.folders.excludes.notice.isVisible)
    assert "settings.toml" in preferences.folders.excludes.notice.text()


@pytest.mark.parametrize(
    ("text", "patterns"), [("", ()), (" \n\n", ()), ("a\nb", ("a", "b")), (" a \n a", ("a",)), ("a b", ("a b",))]
)
def test_patterns_stand_one_a_line(text: str, patterns: tuple[str, ...]) -> None:
    assert patterns_in(text) == patterns


# appearance


def test_a_theme_is_remembered_and_handed_on(preferences: Preferences, context: Context, qtbot: QtBot) -> None:
    preferences.show_page(PageName.APPEARANCE)
    with qtbot.waitSignal(preferences.theme_chosen) as chosen:
        QTest.mouseClick(preferences.appearance.theme.button("dark"), Qt.MouseButton.LeftButton)
    assert chosen.args == [theme.ThemeChoice.DARK]
    assert context.memory.get(theme.THEME_KEY, "") == "dark"


def test_the_grid_looks_as_the_window_says_and_nothing_is_asked_for(preferences: Preferences, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(preferences.cell_size_chosen), qtbot.assertNotEmitted(preferences.mode_chosen):
        preferences.set_grid(240, GridMode.SQUARE)
    assert preferences.appearance.cell_size.value() == 240
    assert preferences.appearance.mode.value() == GridMode.SQUARE


def test_size_and_shape_are_handed_on(preferences: Preferences, qtbot: QtBot) -> None:
    preferences.set_grid(240, GridMode.SQUARE)
    preferences.show_page(PageName.APPEARANCE)
    with qtbot.waitSignal(preferences.mode_chosen) as mode:
        QTest.mouseClick(preferences.appearance.mode.button("justified"), Qt.MouseButton.LeftButton)
    assert mode.args == [GridMode.JUSTIFIED]
    with qtbot.waitSignal(preferences.cell_size_chosen) as size:
        QTest.keyClick(preferences.appearance.cell_size, Qt.Key.Key_Right)
    assert size.args == [248]


def test_arrow_keys_go_through_the_choices(preferences: Preferences, qtbot: QtBot) -> None:
    preferences.show_page(PageName.APPEARANCE)
    light = preferences.appearance.theme.button("light")
    QTest.mouseClick(light, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(preferences.theme_chosen) as chosen:
        QTest.keyClick(light, Qt.Key.Key_Right)
    assert chosen.args == [theme.ThemeChoice.DARK]


def test_a_language_is_remembered_for_the_next_start(preferences: Preferences, context: Context, qtbot: QtBot) -> None:
    preferences.show_page(PageName.APPEARANCE)
    box = preferences.appearance.language
    assert [box.itemText(index) for index in range(1, box.count())] == ["English", "Deutsch"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_End)
    assert context.memory.get(translation.LANGUAGE_KEY, "") == "de"


# indexing


@pytest.mark.parametrize(
    ("set_it", "name", "value"),
    [
        (lambda page: page.battery.click(), "pause_on_battery", False),
        (lambda page: page.workers.setValue(2), "workers", 2),
        (lambda page: page.timeout.setValue(90), "timeout_s", 90.0),
    ],
)
def test_what_is_set_is_written_at_once(
    preferences: Preferences,
    context: Context,
    qtbot: QtBot,
    set_it: Callable[[object], None],
    name: str,
    value: object,
) -> None:
    preferences.show_page(PageName.INDEXING)
    with qtbot.waitSignal(preferences.indexing_changed):
        set_it(preferences.indexing)
    assert getattr(context.library.settings.indexing, name) == value
    assert name in context.library.paths.settings.read_text(encoding="utf-8")


def test_automatic_is_said_in_words(preferences: Preferences) -> None:
    assert preferences.indexing.workers.value() == 0
    assert preferences.indexing.workers.text() == "Automatic"


def test_the_switch_answers_to_the_space_bar(preferences: Preferences, qtbot: QtBot) -> None:
    preferences.show_page(PageName.INDEXING)
    was_on = preferences.indexing.battery.isChecked()
    QTest.keyClick(preferences.indexing.battery, Qt.Key.Key_Space)
    assert preferences.indexing.battery.isChecked() is not was_on


# model, library, about


def test_the_model_is_told(preferences: Preferences, context: Context, qtbot: QtBot) -> None:
    preferences.show_page(PageName.MODEL)
    settle(context, qtbot)
    assert preferences.model.now.serving.text() == "Built-in model"
    assert preferences.model.device.currentText() == "Automatic"


def test_the_library_is_counted(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    make_photo(photos / "a.jpg")
    context.library.index([photos])
    preferences.show_page(PageName.LIBRARY)
    settle(context, qtbot)
    assert preferences.library.photos.text() == "1"
    assert preferences.library.bytes.text().endswith("B")


def test_a_sound_library_is_told_to_be_one(preferences: Preferences, context: Context, qtbot: QtBot) -> None:
    preferences.show_page(PageName.LIBRARY)
    QTest.mouseClick(preferences.library.check_button, Qt.MouseButton.LeftButton)
    assert not preferences.library.check_button.isEnabled()
    settle(context, qtbot)
    assert preferences.library.verdict.text() == "Everything is in order."
    assert preferences.library.check_button.isEnabled()


def test_what_is_wrong_with_a_library_is_named(
    preferences: Preferences, context: Context, qtbot: QtBot, photos: Path, make_photo: MakePhoto
) -> None:
    make_photo(photos / "a.jpg")
    context.library.index([photos])
    for thumbnail in context.library.paths.thumbnails.rglob("*.jpg"):
        thumbnail.unlink()
    preferences.show_page(PageName.LIBRARY)
    preferences.library.check()
    settle(context, qtbot)
    assert "has no thumbnail" in preferences.library.verdict.text()
    assert "--repair" in preferences.library.verdict.text()


def test_about_names_the_version_and_the_licences(preferences: Preferences) -> None:
    said = " ".join(words.text() for words in preferences.about.findChildren(QLabel))
    assert __version__ in said
    for licence in ("MIT", "OFL", "ISC", "Apache-2.0", "LGPL"):
        assert licence in said
