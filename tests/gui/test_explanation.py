"""Why a photo has a label: the parts of the answer, on a real library of photos in red and in blue."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photolens.domain.label import LabelDraft, LabelId, Tag, TagSource
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.explanation import ExplanationDialog
from photolens.gui.explanation.evidence import read
from photolens.gui.explanation.verdict import verdict_of
from photolens.labelling.results import Explanation
from photolens.library import Library

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of windows

PHOTOS, TAUGHT = 10, 3


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that has the label, indexed once; every test works on a copy."""
    folder = tmp_path_factory.mktemp("stock")
    for number in range(PHOTOS):
        _save_photo(folder / "photos", number)
    with Library.open(folder / "library") as library:
        library.index([folder / "photos"])
        reds, blues = photos_of(library, "red"), photos_of(library, "blue")
        draft = LabelDraft("red", ("a red pattern",), ("a blue wall",))
        library.labels.add(draft, accepted=reds[:TAUGHT], rejected=blues[:TAUGHT])
    return folder


def _save_photo(folder: Path, number: int) -> None:
    folder.mkdir(exist_ok=True)
    is_red = number % 2 == 0
    rough = np.random.default_rng(number).integers(0, 256, (6, 8, 3), np.uint8)
    rough[..., 2 if is_red else 0] //= 6
    picture = Image.fromarray(rough).resize((640, 480) if number % 3 else (480, 640), Image.Resampling.BICUBIC)
    picture.save(folder / f"{'red' if is_red else 'blue'}-{number:02}.jpg")


def photos_of(library: Library, colour: str) -> list[PhotoId]:
    cards = library.cards([PhotoId(int(photo)) for photo in library.timeline().ids])
    return sorted(card.id for card in cards.values() if card.path.name.startswith(colour))


@pytest.fixture
def library(stock: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(stock / "library", tmp_path / "library")
    with Library.open(tmp_path / "library") as opened:
        yield opened


@pytest.fixture
def label(library: Library) -> LabelId:
    return library.labels.named("red").id


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 700)
    window.show()
    return window


@pytest.fixture
def photo(library: Library) -> PhotoId:
    """A red one of which the user said nothing."""
    return photos_of(library, "red")[-1]


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, window: QWidget, label: LabelId, photo: PhotoId) -> ExplanationDialog:
    return opened(qtbot, context, window, label, photo)


def opened(qtbot: QtBot, context: Context, window: QWidget, label: LabelId, photo: PhotoId) -> ExplanationDialog:
    dialog = ExplanationDialog.open_for(context, window, label, photo)
    settle(qtbot, context)
    return dialog


def settle(qtbot: QtBot, context: Context) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: context.tasks.is_idle)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: context.tasks.is_idle)


def said(library: Library, label: LabelId, photo: PhotoId) -> TagSource | None:
    sources = [tag.source for tag in library.labels.tags(photo) if tag.label == label]
    return next((source for source in sources if source is not TagSource.AUTO), None)


# the parts


def test_every_part_of_the_reason_is_shown(
    dialog: ExplanationDialog, library: Library, label: LabelId, photo: PhotoId
) -> None:
    explanation, panel = library.labels.explain(label, photo), dialog.panel
    assert dialog.windowTitle() == "Why “red”?"
    assert {row.text for row in panel.prompts._rows} == {"red", "a red pattern"}
    assert [row.text for row in panel.negatives._rows] == ["a blue wall"]
    assert panel.background._rows == explanation.background
    assert [example.photo for example in panel.accepted.examples] == [row.photo for row in explanation.accepted]
    assert [example.photo for example in panel.rejected.examples] == [row.photo for row in explanation.rejected]
    assert len(panel.accepted.examples) == TAUGHT
    assert panel.meter.accessibleName() == f"Score {explanation.score:.2f}, threshold {explanation.threshold:.2f}"


def test_parts_of_which_there_is_nothing_are_not_there(
    qtbot: QtBot, context: Context, window: QWidget, photo: PhotoId
) -> None:
    context.library.labels.add(LabelDraft("wall"))
    dialog = opened(qtbot, context, window, context.library.labels.named("wall").id, photo)
    panel = dialog.panel
    visible = [part.isVisible() for part in (panel.prompts, panel.negatives, panel.accepted, panel.rejected)]
    assert visible == [True, False, False, False]
    dialog.close()


def test_the_evidence_has_a_picture_of_every_photo(library: Library, label: LabelId, photo: PhotoId) -> None:
    evidence = read(library, label, photo)
    assert evidence.images.keys() == {photo, *photos_of(library, "red")[:TAUGHT], *photos_of(library, "blue")[:TAUGHT]}
    assert not any(image.isNull() for image in evidence.images.values())


def test_a_photo_without_a_thumbnail_is_shown_as_missing(
    qtbot: QtBot, context: Context, window: QWidget, label: LabelId, photo: PhotoId
) -> None:
    context.library.thumbnail(context.library.cards([photo])[photo].content).unlink()
    dialog = opened(qtbot, context, window, label, photo)
    assert dialog.panel.picture._image == QImage()
    assert dialog.panel.isVisible()
    dialog.close()


# what the user does


def test_confirming_rejecting_and_taking_back_change_the_tag_and_the_verdict(
    dialog: ExplanationDialog, qtbot: QtBot, context: Context, label: LabelId, photo: PhotoId
) -> None:
    for button, word, sentence in (
        (dialog.yes, TagSource.CONFIRMED, "You said that this is “red”."),
        (dialog.no, TagSource.REJECTED, "You said that this is not “red”."),
    ):
        button.click()
        settle(qtbot, context)
        assert said(context.library, label, photo) is word
        assert dialog.panel.sentence.text() == sentence
        assert not button.isVisible()
    dialog.nothing.click()
    settle(qtbot, context)
    assert said(context.library, label, photo) is None
    assert not dialog.nothing.isVisible()
    dialog.close()


def test_an_example_that_is_chosen_is_named_and_the_dialog_closes(dialog: ExplanationDialog, qtbot: QtBot) -> None:
    example = dialog.panel.accepted.examples[0]
    with qtbot.waitSignal(dialog.photo_chosen) as chosen:
        example.click()
    assert chosen.args == [example.photo]
    assert not dialog.isVisible()


def test_a_closed_dialog_listens_no_longer(
    dialog: ExplanationDialog, qtbot: QtBot, context: Context, label: LabelId, photo: PhotoId
) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    context.tasks.change(lambda: context.library.labels.answer(label, accepted=[photo]))
    settle(qtbot, context)
    assert said(context.library, label, photo) is TagSource.CONFIRMED


def test_a_photo_that_is_not_indexed_is_told_in_a_sentence(
    qtbot: QtBot, context: Context, window: QWidget, label: LabelId
) -> None:
    dialog = opened(qtbot, context, window, label, PhotoId(999_999))
    assert dialog.trouble.isVisible()
    assert dialog.trouble.accessibleDescription().endswith(".")
    assert not [button for button in (dialog.yes, dialog.no, dialog.nothing) if button.isVisible()]
    dialog.close()


def test_a_label_that_is_removed_meanwhile_is_told(
    dialog: ExplanationDialog, qtbot: QtBot, context: Context, label: LabelId
) -> None:
    context.tasks.change(lambda: context.library.labels.remove([label]))
    settle(qtbot, context)
    assert dialog.trouble.isVisible()
    dialog.close()


# in words


def explained(source: TagSource | None, score: float, threshold: float = 0.6) -> Explanation:
    tag = None if source is None else Tag(LabelId(1), "beach", source, score, "")
    return Explanation(tag, score, threshold, (), (), (), (), ())


@pytest.mark.parametrize(
    ("source", "score", "sentence", "reason"),
    [
        (TagSource.AUTO, 0.82, "Photolens thinks that this is “beach”.", "Its score 0.82 is above the threshold 0.60."),
        (None, 0.2, "Photolens does not think that this is “beach”.", "Its score 0.20 is below the threshold 0.60."),
        (
            None,
            0.9,
            "Photolens does not think that this is “beach”.",
            "Its score 0.90 would do, but another label of its group fits better.",
        ),
        (
            TagSource.CONFIRMED,
            0.2,
            "You said that this is “beach”.",
            "Your word counts, whatever Photolens thinks: its score 0.20 is below the threshold 0.60.",
        ),
        (
            TagSource.REJECTED,
            0.601,
            "You said that this is not “beach”.",
            "Your word counts, whatever Photolens thinks: its score 0.60 is just about the threshold.",
        ),
    ],
)
def test_the_verdict_is_said_in_words(source: TagSource | None, score: float, sentence: str, reason: str) -> None:
    verdict = verdict_of(explained(source, score), "beach")
    assert (verdict.sentence, verdict.reason) == (sentence, reason)
