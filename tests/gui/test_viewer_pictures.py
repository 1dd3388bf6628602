"""Decoded pictures: what is wanted comes, what is not does not, and memory is bounded."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from photolens.domain.photo import PhotoId
from photolens.errors import UnreadableError
from photolens.gui.context import Context
from photolens.gui.tasks import THREADS
from photolens.gui.viewer.painting import paint
from photolens.gui.viewer.pictures import FITS_COUNT, Detail, Picture, Pictures, Shelf, Want
from photolens.gui.viewer.zoom import Placement, Size
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
    busy = Event()
    for _ in range(THREADS):
        context.tasks.run(busy.wait)
    for want in wants:  # as someone does who keeps the key pressed
        pictures.want([want])
    busy.set()
    settle(qtbot, context)
    assert [pictures.has(want) for want in wants] == [False] * 7 + [True]


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


def painted(levels: list[Picture], size: Size, scale: float) -> QImage:
    """The picture of this size at a scale, as it comes to the screen."""
    screen = QImage(round(size.width * scale), round(size.height * scale), QImage.Format.Format_RGB32)
    painter = QPainter(screen)
    paint(painter, size, levels, Placement(scale, 0, 0), empty=QColor("red"))
    painter.end()
    return screen


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def plain(side_px: int, shade: int) -> Picture:
    pixels = np.full((side_px, side_px, 4), shade, np.uint8)
    image = QImage(pixels.data, side_px, side_px, QImage.Format.Format_RGB32)
    return Picture(image, pixels, is_whole=False)


def test_pixels_are_smoothed_until_they_are_what_one_wants_to_see() -> None:
    pixels = np.zeros((2, 2, 4), np.uint8)
    pixels[:, 1] = 255
    image = QImage(pixels.data, 2, 2, QImage.Format.Format_RGB32)
    level = Picture(image, pixels, is_whole=True)
    assert len(colours(painted([level], Size(2, 2), 2.5))) > 2
    assert colours(painted([level], Size(2, 2), 8)) == {"#000000", "#ffffff"}
    thumbnail = Picture(image, pixels, is_whole=False)
    assert len(colours(painted([thumbnail], Size(2, 2), 8))) > 2, "these are not the pixels of the photo"


def test_the_smallest_level_that_is_sharp_is_painted() -> None:
    small, middle, large = plain(10, 10), plain(20, 20), plain(40, 40)
    levels, size = [small, middle, large], Size(40, 40)
    assert colours(painted(levels, size, 0.25)) == {"#0a0a0a"}
    assert colours(painted(levels, size, 0.5)) == {"#141414"}
    assert colours(painted(levels, size, 0.6)) == {"#282828"}
    assert colours(painted(levels, size, 2.0)) == {"#282828"}
    assert colours(painted([], size, 1.0)) == {"#ff0000"}
