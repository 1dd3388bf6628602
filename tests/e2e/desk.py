"""Desk: an X server of its own, with a screen to look at and a real keyboard and pointer, for the real program."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageGrab, features

from photolens.gui.theme import LIGHT

PROGRAMS = ("Xvfb", "xdotool")
NEEDED = [
    pytest.mark.skipif(sys.platform != "linux", reason="X is the window system of Linux"),
    pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason="needs Xvfb and xdotool"),
    pytest.mark.skipif(not features.check("xcb"), reason="this Pillow cannot take pictures of an X screen"),
]
"""The marks of tests with a desk."""

PATIENCE_S = 60.0
"""For reading photos with the real model on a busy machine."""
SCREEN = "1400x900x24"
COARSE = 16
"""Pictures are looked for on a screen so many times smaller."""
ALIKE = 0.9
"""From this correlation on a part of the screen shows a picture."""


class Spot(NamedTuple):
    """Where a picture is on the screen, in pixels."""

    x: int
    y: int
    height: int


def wait_for(condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + patience_s
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain: {what}"
        time.sleep(0.05)


def counted(catalogue: Path, question: str) -> int:
    """The number that a catalogue in use answers, 0 while there is none."""
    if not catalogue.exists():
        return 0
    with closing(sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
        try:
            return int(connection.execute(question).fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its tables are being made


@dataclass
class Desk:
    """A screen with a keyboard and a pointer."""

    display: str

    def press(self, keys: str) -> None:
        self._do("key", "--clearmodifiers", keys)

    def type_text(self, text: str) -> None:
        self._do("type", "--delay", "40", text)

    def click(self, x: int, y: int, times: int = 1) -> None:
        self._do("mousemove", str(x), str(y), "click", "--repeat", str(times), "--delay", "80", "1")

    def focus(self, title: str) -> bool:
        """Give a window the keyboard, which nobody else does without a window manager; whether it has it."""
        windows = self._do("search", "--onlyvisible", "--name", title, check=False).split()
        if not windows:
            return False
        self._do("windowfocus", windows[0], check=False)
        return self._do("getwindowfocus", check=False) == windows[0]

    def screen(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def find(self, picture: Path) -> Spot | None:
        """The middle of where a picture is on the screen, at whatever size."""
        width, height = self.screen().size
        screen = _pixels(self.screen(), (width // COARSE, height // COARSE))
        best, spot = ALIKE, None
        with Image.open(picture) as image:
            for rows in range(7, screen.shape[0] + 1):
                columns = round(rows * image.width / image.height)
                if columns <= screen.shape[1]:
                    likeness, row, column = _most_alike(screen, _pixels(image, (columns, rows)))
                    if likeness > best:
                        best = likeness
                        spot = Spot(
                            column * COARSE + columns * COARSE // 2, row * COARSE + rows * COARSE // 2, rows * COARSE
                        )
        return spot

    def seen(self, picture: Path) -> Spot:
        """The same, as soon as it is there."""
        wait_for(lambda: self.find(picture) is not None, f"{picture.name} on the screen")
        spot = self.find(picture)
        assert spot is not None
        return spot

    def button(self) -> tuple[int, int]:
        """The middle of the one button in the accent colour."""
        wait_for(lambda: len(self._accent()) > 5000, "the button")
        rows, columns = self._accent().T
        return int(np.median(columns)), int(np.median(rows))

    def _accent(self) -> NDArray[np.intp]:
        colour = [int(LIGHT.accent[i : i + 2], 16) for i in (1, 3, 5)]
        return np.argwhere((np.asarray(self.screen()) == colour).all(axis=-1))

    def _do(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            [str(shutil.which("xdotool")), *arguments],
            env=os.environ | {"DISPLAY": self.display}, capture_output=True, text=True, check=check, timeout=30,
        )  # fmt: skip
        return done.stdout.strip()


def _pixels(image: Image.Image, size: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(image.convert("RGB").resize(size, Image.Resampling.BOX), np.float32)


def _most_alike(screen: NDArray[np.float32], picture: NDArray[np.float32]) -> tuple[float, int, int]:
    """The highest correlation of a part of the screen with the picture, and its row and column."""
    parts = np.lib.stride_tricks.sliding_window_view(screen, picture.shape)[:, :, 0]
    count = picture.size
    wanted = picture - picture.mean()
    means = parts.mean(axis=(2, 3, 4))
    spread = np.sqrt(np.maximum((parts**2).mean(axis=(2, 3, 4)) - means**2, 1.0) * count)
    likeness = np.einsum("ijklm,klm->ij", parts, wanted) / (spread * np.linalg.norm(wanted))
    row, column = np.unravel_index(int(likeness.argmax()), likeness.shape)
    return float(likeness[row, column]), int(row), int(column)


@contextmanager
def open_desk() -> Iterator[Desk]:
    """An X server on a free display."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [str(shutil.which("Xvfb")), "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as number:
        display = number.readline().strip()
    assert display, "Xvfb did not start"
    try:
        yield Desk(f":{display}")
    finally:
        server.terminate()
        server.wait(timeout=30)
