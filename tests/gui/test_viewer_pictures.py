"""Decoded pictures: what is wanted comes, what is not does not, and memory is bounded."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.errors import UnreadableError
from photolens.gui.context import Context
from photolens.gui.viewer.pictures import FITS_COUNT, Detail, Picture, Pictures, Shelf, Want
from tests.conftest import MakePhoto


def picture(side_px: int = 8) -> Picture:
    pixels = np.zeros((side_px, side_px, 4), np.uint8)
    return Picture(QImage(pixels.data, side_px, side_px, QImage.Format.Format_RGB32), pixels, is_whole=True)


def photo(number: int) -> PhotoId:
    return PhotoId(number)


def test_a_shelf_forgets_what_was_not_used_for_longest() -> None:
    shelf = Shelf(most_bytes=10_000, most=2)
    shelf.put(photo(1), picture())
    shelf.put(photo(2), picture())
    shelf.get(photo(1))
    shelf.put(photo(3), picture())
    assert [number for number in (1, 2, 3) if shelf.get(photo(number))] == [1, 3]


def test_a_shelf_holds_no_more_bytes_than_it_may_but_always_the_newest() -> None:
    shelf = Shelf(most_bytes=3 * 8 * 8 * 4, most=100)
    for number in range(6):
        shelf.put(photo(number), picture())
    assert (len(shelf), shelf.size_bytes) == (3, 3 * 8 * 8 * 4)
    shelf.put(photo(9), picture(100))
    assert len(shelf) == 1
    assert shelf.get(photo(9)) is not None


@pytest.fixture
def pictures(context: Context) -> Iterator[Pictures]:
    owner = QObject()
    yield Pictures(context, owner)
    del owner


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: context.tasks.is_idle)


def test_pixels_arrive_upright_and_in_their_colours(
    pictures: Pictures, context: Context, photos: Path, qtbot: QtBot
) -> None:
    image = Image.new("RGB", (60, 40), (250, 10, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(photos / "turned.png", exif=exif)
    pictures.want([Want(photo(1), Detail.FIT, photos / "turned.png")])
    settle(qtbot, context)
    (level,) = pictures.levels(photo(1))
    assert (level.image.width(), level.image.height()) == (40, 60)
    assert level.image.pixelColor(20, 30).getRgb() == (250, 10, 20, 255)
    assert level.is_whole


def test_what_is_not_wanted_any_more_is_not_begun(
    pictures: Pictures, context: Context, photos: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    wants = [Want(photo(n), Detail.FIT, make_photo(photos / f"{n}.jpg", n), 50) for n in range(8)]
    for want in wants:  # as someone does who keeps the key pressed
        pictures.want([want])
    settle(qtbot, context)
    assert pictures.has(wants[-1])
    assert sum(map(pictures.has, wants)) <= 3, "the last one, and the two that were under way at most"


def test_reading_ahead_is_bounded(
    pictures: Pictures, context: Context, photos: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    for number in range(FITS_COUNT + 4):
        pictures.want([Want(photo(number), Detail.FIT, make_photo(photos / f"{number}.jpg", number), 50)])
        settle(qtbot, context)
    kept = [number for number in range(FITS_COUNT + 4) if pictures.levels(photo(number))]
    assert kept == list(range(4, FITS_COUNT + 4))


def test_a_larger_picture_is_enough_for_a_smaller_want(
    pictures: Pictures, context: Context, photos: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    path = make_photo(photos / "a.jpg", size=(640, 480))
    pictures.want([Want(photo(1), Detail.FIT, path, 320)])
    settle(qtbot, context)
    assert pictures.has(Want(photo(1), Detail.FIT, path, 300))
    assert not pictures.has(Want(photo(1), Detail.LARGE, path, 640))
    assert pictures.levels(photo(1))[0].side_px == 320


def test_a_file_that_cannot_be_read_is_told_once_and_forgiven(
    pictures: Pictures, context: Context, photos: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    want = Want(photo(1), Detail.FIT, photos / "late.jpg")
    pictures.want([want])
    settle(qtbot, context)
    assert isinstance(pictures.failure(want), UnreadableError)
    make_photo(photos / "late.jpg")
    pictures.want([want])
    settle(qtbot, context)
    assert not pictures.has(want), "nobody said that it is worth another try"
    pictures.forgive()
    pictures.want([want])
    settle(qtbot, context)
    assert pictures.has(want)


def test_what_zooming_took_is_freed(
    pictures: Pictures, context: Context, photos: Path, make_photo: MakePhoto, qtbot: QtBot
) -> None:
    path = make_photo(photos / "a.jpg", size=(640, 480))
    pictures.want([Want(photo(1), Detail.FIT, path, 100), Want(photo(1), Detail.LARGE, path)])
    settle(qtbot, context)
    assert [level.side_px for level in pictures.levels(photo(1))] == [100, 640]
    pictures.drop_large()
    assert [level.side_px for level in pictures.levels(photo(1))] == [100]
