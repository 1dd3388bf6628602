"""The label editor: a real library, and the preview, the line and the examples that one has while typing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.label import Label, LabelDraft
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.grid.carrying import carry
from photolens.gui.labels import LabelEditor
from photolens.gui.labels.around import Answered
from photolens.gui.labels.examples import MOST_TILES, ExampleStrip
from photolens.gui.labels.tile import Tile
from photolens.gui.labels.verdict import Verdict, Verdicts
from photolens.labelling.results import Preview
from photolens.library import Library

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of windows

PHOTOS = 9


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library of nine photos, opened once, as its model takes a while to load."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "photos").mkdir()
    for number in range(PHOTOS):
        rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
        Image.fromarray(rough).resize((64, 48)).save(folder / "photos" / f"{number}.jpg")
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
        yield library


@pytest.fixture
def library(opened: Library) -> Iterator[Library]:
    """Without labels, before and after each test."""
    yield opened
    opened.labels.remove([count.label.id for count in opened.labels.all()])


@pytest.fixture
def ids(library: Library) -> tuple[PhotoId, ...]:
    return tuple(sorted(PhotoId(int(photo)) for photo in library.timeline().ids))


@pytest.fixture
def window(context: Context, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    return window


@pytest.fixture
def editor(context: Context, window: QWidget, qtbot: QtBot) -> Iterator[LabelEditor]:
    """For a new label."""
    with shown(LabelEditor.for_new(context, window), qtbot) as editor:
        yield editor


@contextmanager
def shown(editor: LabelEditor, qtbot: QtBot) -> Iterator[LabelEditor]:
    gone: list[bool] = []
    editor.destroyed.connect(lambda: gone.append(True))
    tasks = editor._context.tasks
    editor.open()
    settle(editor, qtbot)
    yield editor
    qtbot.waitUntil(lambda: tasks.is_idle)
    if not gone and editor.isVisible():
        editor._verdicts = editor._verdicts_at_first
        editor.reject()


def settle(editor: LabelEditor, qtbot: QtBot) -> None:
    """Until the newest question is answered."""
    qtbot.waitUntil(lambda: editor._context.tasks.is_idle and not editor._trial.is_busy, timeout=20_000)


def type_name(editor: LabelEditor, name: str, qtbot: QtBot) -> None:
    editor.form.name.setText(name)
    settle(editor, qtbot)


def named(library: Library, name: str) -> Label:
    return library.labels.named(name)


def shown_ids(editor: LabelEditor) -> list[int]:
    ids: list[int] = editor.panel.grid.arrangement().ids.tolist()
    return ids


# what one sees while typing


def test_without_a_name_there_is_nothing_to_create(editor: LabelEditor) -> None:
    assert editor.form.name.hasFocus()
    assert not editor.save.isEnabled()
    assert editor.panel.empty.isVisible()
    assert not editor.panel.slider.isVisible()


def test_typing_a_name_shows_every_photo_best_first(editor: LabelEditor, library: Library, qtbot: QtBot) -> None:
    type_name(editor, "a colourful blur", qtbot)
    preview = library.labels.preview(LabelDraft("a colourful blur"))
    assert shown_ids(editor) == preview.photos.tolist()
    assert editor.panel.grid.line == preview.count(preview.proposed)
    assert editor.save.isEnabled()


def test_of_what_is_typed_in_one_go_only_the_last_is_looked_for(editor: LabelEditor, qtbot: QtBot) -> None:
    asked: list[None] = []
    editor._trial.began.connect(lambda: asked.append(None))
    for length in range(1, 6):
        editor.form.name.setText("ocean"[:length])
    settle(editor, qtbot)
    assert len(asked) == 1


def test_a_name_that_is_deleted_again_leaves_no_preview(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    type_name(editor, "  ", qtbot)
    assert editor.panel.preview is None
    assert editor.panel.empty.isVisible()
    assert not editor.save.isEnabled()


def test_other_words_and_what_it_is_not_change_the_preview(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    before = editor.panel.preview
    QTest.keyClicks(editor.form.phrasings.field, "waves at the beach")
    QTest.keyClick(editor.form.phrasings.field, Qt.Key.Key_Return)
    QTest.keyClicks(editor.form.negatives.field, "a pool")
    settle(editor, qtbot)
    after = editor.panel.preview
    assert before is not None
    assert after is not None
    assert not np.array_equal(before.scores, after.scores)
    assert editor.draft == LabelDraft("ocean", ("waves at the beach",), ("a pool",))
    assert editor.isVisible(), "Enter belongs to the field"


def test_an_empty_library_says_that_photos_will_get_the_label(
    context: Context, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    with Library.open(tmp_path / "empty") as empty:
        alone = Context(empty, context.mailbox, context.tasks, context.memory)
        with shown(LabelEditor.for_new(alone, window, name="ocean"), qtbot) as editor:
            assert editor.panel.preview is None
            assert "come into the library" in editor.panel.empty.accessibleDescription()
            assert editor.save.isEnabled()


# the line


def test_the_line_follows_the_slider_without_another_question(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    asked: list[None] = []
    editor._trial.began.connect(lambda: asked.append(None))
    for step, line in ((0, PHOTOS), (editor.panel.slider.maximum(), 0)):
        editor.panel.slider.setValue(step)
        preview, threshold = editor.panel.preview, editor.panel.threshold
        assert preview is not None
        assert threshold is not None
        assert editor.panel.grid.line == preview.count(threshold)
        assert editor.panel.grid.line == line
    assert not asked


def test_the_threshold_is_kept_as_its_distance_from_the_proposed_one(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    assert editor.draft.strictness == 0
    editor.panel.slider.setValue(editor.panel.slider.value() + 100)
    stricter = editor.draft.strictness
    assert stricter > 0
    editor.form.phrasings.set_texts(("waves",))
    type_name(editor, "the ocean", qtbot)
    assert editor.draft.strictness == stricter


def test_the_proposed_threshold_comes_back_with_a_button(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    assert not editor.panel.use_proposed.isVisible()
    QTest.keyClick(editor.panel.slider, Qt.Key.Key_Left)
    assert editor.panel.use_proposed.isVisible()
    editor.panel.use_proposed.click()
    assert editor.draft.strictness == 0
    assert editor.panel.slider.value() == editor.panel.slider.proposed
    assert not editor.panel.use_proposed.isVisible()


def test_the_pointer_finds_the_proposed_threshold_from_nearby(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    slider = editor.panel.slider
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(30, 60))
    assert editor.draft.strictness < 0
    assert slider.proposed is not None
    near = round(slider._x_of(slider.proposed)) + 3
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(near, 60))
    assert editor.draft.strictness == 0


def test_the_slider_tells_how_many_photos_there_are(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    editor.panel.slider.setValue(0)
    assert editor.panel.slider.accessibleDescription().startswith(str(PHOTOS))


def test_the_word_of_the_user_counts_more_than_the_line(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    slider, best = editor.panel.slider, PhotoId(shown_ids(editor)[0])
    editor._on_said((best,), Verdict.NO)
    settle(editor, qtbot)
    slider.setValue(0)
    assert slider.accessibleDescription().startswith(f"{PHOTOS - 1} ")
    editor._on_said((best,), Verdict.YES)
    settle(editor, qtbot)
    slider.setValue(slider.maximum())
    preview, threshold = editor.panel.preview, editor.panel.threshold
    assert preview is not None
    assert threshold is not None
    assert preview.count(threshold) == 0
    assert slider.accessibleDescription().startswith("1 ")
    assert editor.panel.status.accessibleName().startswith(f"1 of {PHOTOS}")


def test_answers_are_counted_on_their_side_of_the_line() -> None:
    preview = Preview(np.arange(10, 20), np.linspace(0.9, 0.0, 10, dtype=np.float32), 0.5)
    said = Verdicts(accepted=[PhotoId(10), PhotoId(18), PhotoId(99)], rejected=[PhotoId(11), PhotoId(19)])
    answered = Answered.of(preview, said)
    assert [answered.caught(reach) for reach in (0, 1, 2, 9, 10)] == [2, 2, 2, 8, 8]


# words that mean nothing


def test_words_that_fit_no_photo_are_answered_with_advice(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    ids = np.arange(1, PHOTOS + 1)
    far, near = np.full(PHOTOS, 0.1, np.float32), np.full(PHOTOS, 0.6, np.float32)
    editor.panel.show_preview(Preview(ids, near, 0.65), keep=True)
    assert not editor.panel.advice.isVisible()
    editor.panel.show_preview(Preview(ids, far, 0.65), keep=True)
    assert editor.panel.advice.isVisible()
    editor.panel.slider.setValue(0)
    assert not editor.panel.advice.isVisible(), "the user has drawn the line lower"


# examples


def test_keys_mark_photos_and_the_preview_learns(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    grid, before = editor.panel.grid, editor.panel.preview
    first, second = shown_ids(editor)[:2]
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grid, Qt.Key.Key_A)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_R)
    settle(editor, qtbot)
    assert editor.form.examples.photos() == (first,)
    assert editor.form.counterexamples.photos() == (second,)
    assert before is not None
    assert editor.panel.preview is not None
    assert not np.array_equal(before.scores, editor.panel.preview.scores)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_goes_round_all_that_can_be_said(editor: LabelEditor, qtbot: QtBot, key: Qt.Key) -> None:
    type_name(editor, "ocean", qtbot)
    grid = editor.panel.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    photo = grid.current
    said = []
    for _ in range(3):
        QTest.keyClick(grid, key)
        settle(editor, qtbot)
        said.append(editor._verdicts.get(photo) if photo else None)
    assert said == [Verdict.YES, Verdict.NO, None]
    assert grid.current == photo, "the keyboard stays with its photo, wherever that goes"


def test_a_click_marks_a_photo_and_a_click_on_the_cross_rejects_it(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    grid = editor.panel.grid
    first, second = (PhotoId(photo) for photo in shown_ids(editor)[:2])
    middle = grid._in_view(0).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    cross = grid._mark_area(1, Verdict.NO).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert dict(editor._verdicts) == {first: Verdict.YES, second: Verdict.NO}
    settle(editor, qtbot)


def test_examples_are_taken_away_with_delete(
    context: Context, window: QWidget, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    with shown(LabelEditor.for_new(context, window, name="ocean", accepted=ids[:3]), qtbot) as editor:
        assert editor.form.examples.photos() == ids[:3]
        tile = editor.form.examples.findChildren(Tile)[0]
        QTest.keyClick(tile, Qt.Key.Key_Delete)
        assert editor.form.examples.photos() == ids[1:3]
        settle(editor, qtbot)


def drop(strip: ExampleStrip, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    strip.dropEvent(event)


def test_photos_of_the_app_are_dropped_as_examples(editor: LabelEditor, ids: tuple[PhotoId, ...], qtbot: QtBot) -> None:
    data = QMimeData()
    carry(data, ids[:2])
    drop(editor.form.examples, data)
    assert editor.form.examples.photos() == ids[:2]
    drop(editor.form.counterexamples, data)
    assert editor.form.examples.photos() == ()
    assert editor.form.counterexamples.photos() == ids[:2]
    settle(editor, qtbot)


def test_files_of_the_library_are_dropped_as_examples(
    editor: LabelEditor, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(library.cards(ids[2:3])[ids[2]].path))])
    drop(editor.form.examples, data)
    settle(editor, qtbot)
    assert editor.form.examples.photos() == ids[2:3]


def test_files_from_elsewhere_are_no_examples(editor: LabelEditor, tmp_path: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "elsewhere.jpg"))])
    drop(editor.form.examples, data)
    settle(editor, qtbot)
    assert editor.form.examples.photos() == ()
    assert "in the library" in editor.form.examples._hint.text()


# saving


def test_a_label_is_created_with_all_that_was_said(editor: LabelEditor, library: Library, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    editor.form.group.set_group("Water")
    editor.form.group.exclusive.click()
    grid = editor.panel.grid
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    photo = grid.current
    QTest.keyClick(grid, Qt.Key.Key_A)
    with qtbot.waitSignal(editor.label_created, timeout=20_000) as created:
        QTest.keyClick(grid, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert created.args == ["ocean"]
    count = library.labels.all()[0]
    assert count.label.draft.group == "Water"
    assert count.label.is_exclusive
    assert count.confirmed == 1
    assert photo is not None
    assert [tag.source for tag in library.labels.tags(photo)] == ["confirmed"]


def test_a_name_that_is_taken_is_refused_while_typing(
    context: Context, window: QWidget, library: Library, qtbot: QtBot
) -> None:
    library.labels.add(LabelDraft("Ocean"))
    with shown(LabelEditor.for_new(context, window, name="ocean"), qtbot) as editor:
        assert "already" in editor.form.problem.text()
        assert editor.form.problem.isVisible()
        assert not editor.save.isEnabled()
        type_name(editor, "oceans", qtbot)
        assert not editor.form.problem.isVisible()
        assert editor.save.isEnabled()


def test_what_the_library_refuses_stands_below_the_name(editor: LabelEditor, library: Library, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    library.labels.add(LabelDraft("ocean"))  # meanwhile, elsewhere
    editor.save_label()
    qtbot.waitUntil(lambda: bool(editor.form.problem.text()))
    assert editor.isVisible()
    assert editor.save.isEnabled()
    assert editor.form.problem.text().endswith(".")


def test_a_label_is_shown_as_it_is_and_needs_no_saving(
    context: Context, window: QWidget, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    draft = LabelDraft("ocean", ("waves", "the sea"), ("a pool",), "Water", 0.5)
    library.labels.add(draft, accepted=ids[:2], rejected=ids[2:3])
    with shown(LabelEditor.for_label(context, window, named(library, "ocean")), qtbot) as editor:
        assert editor.draft == draft
        assert not editor.save.isEnabled()
        assert editor.form.examples.photos() == ids[:2]
        assert editor.form.counterexamples.photos() == ids[2:3]


def test_a_changed_label_is_saved_as_it_is_now(
    context: Context, window: QWidget, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    library.labels.add(LabelDraft("ocean"), accepted=ids[:1])
    label = named(library, "ocean")
    with shown(LabelEditor.for_label(context, window, label), qtbot) as editor:
        type_name(editor, "sea", qtbot)
        editor.panel.slider.setValue(editor.panel.slider.value() - 50)
        editor._on_said((ids[1],), Verdict.NO)
        settle(editor, qtbot)
        strictness = editor.draft.strictness
        with qtbot.waitSignal(editor.label_saved, timeout=20_000) as saved:
            editor.save.click()
        assert saved.args == [label.id]
        assert named(library, "sea").draft == LabelDraft("sea", strictness=strictness)
        assert (library.labels.all()[0].confirmed, library.labels.all()[0].rejected) == (1, 1)


def test_what_was_said_earlier_can_be_taken_back_and_counts_no_more(
    context: Context, window: QWidget, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    library.labels.add(LabelDraft("ocean"), accepted=ids[:2], rejected=ids[2:4])
    label = named(library, "ocean")
    with shown(LabelEditor.for_label(context, window, label), qtbot) as editor:
        QTest.keyClick(editor.form.examples.findChildren(Tile)[0], Qt.Key.Key_Delete)
        editor._on_said((ids[2],), Verdict.YES)
        settle(editor, qtbot)
        wanted = library.labels.preview(LabelDraft("ocean"), accepted=ids[1:3], rejected=ids[3:4])
        assert editor.panel.preview is not None
        assert np.array_equal(editor.panel.preview.scores, wanted.scores)
        with qtbot.waitSignal(editor.label_saved, timeout=20_000):
            editor.save.click()
    assert library.labels.answers(label.id) == ([*ids[1:3]], [ids[3]])
    library.undo()
    assert library.labels.answers(label.id) == ([*ids[:2]], [*ids[2:4]]), "it was one step"


def test_a_photo_that_is_dropped_before_the_answers_are_read_stays(
    context: Context, window: QWidget, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    library.labels.add(LabelDraft("ocean"), accepted=ids[:2])
    editor = LabelEditor.for_label(context, window, named(library, "ocean"))
    editor._on_said(ids[1:3], Verdict.NO)
    assert not editor.save.isEnabled()
    with shown(editor, qtbot):
        assert dict(editor._verdicts) == {ids[0]: Verdict.YES, ids[1]: Verdict.NO, ids[2]: Verdict.NO}
        assert editor.save.isEnabled()


def test_of_many_answers_a_few_are_shown_and_all_are_counted(context: Context, window: QWidget, qtbot: QtBot) -> None:
    thousands = [PhotoId(number) for number in range(1000, 6000)]
    with shown(LabelEditor.for_new(context, window, accepted=thousands), qtbot) as editor:
        assert len(editor.form.examples.findChildren(Tile)) == MOST_TILES
        assert editor.form.examples._more.text() == f"and {5000 - MOST_TILES} more"


def test_a_group_that_cannot_be_exclusive_is_refused_and_nothing_is_saved(
    context: Context, window: QWidget, library: Library, ids: tuple[PhotoId, ...], qtbot: QtBot
) -> None:
    for name in ("day", "night"):
        library.labels.add(LabelDraft(name, group="Light"), accepted=ids[:1])
    with shown(LabelEditor.for_label(context, window, named(library, "day")), qtbot) as editor:
        type_name(editor, "noon", qtbot)
        editor.form.group.exclusive.click()
        editor.save.click()
        qtbot.waitUntil(editor.form.group.problem.isVisible)
        assert "Light" in editor.form.group.problem.text()
        assert not editor.form.problem.isVisible()
    assert named(library, "day").name == "day"
    assert not library.labels.groups()[0].is_exclusive


# leaving


def test_escape_asks_before_marks_are_lost(editor: LabelEditor, ids: tuple[PhotoId, ...], qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    editor._on_said(ids[:1], Verdict.YES)
    settle(editor, qtbot)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    box = editor.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert editor.isVisible()
    discard = next(button for button in box.buttons() if box.buttonRole(button) is box.ButtonRole.DestructiveRole)
    with qtbot.waitSignal(editor.rejected):
        discard.click()


def test_escape_closes_an_editor_in_which_nothing_was_marked(editor: LabelEditor, qtbot: QtBot) -> None:
    type_name(editor, "ocean", qtbot)
    with qtbot.waitSignal(editor.rejected):
        QTest.keyClick(editor.panel.grid, Qt.Key.Key_Escape)


def test_closing_while_a_preview_is_awaited_is_safe(editor: LabelEditor) -> None:
    editor.form.name.setText("ocean")
    editor._trial._on_patience_timeout()
    editor.reject()
    assert not editor.isVisible()
