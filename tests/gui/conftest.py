"""Fixtures for tests with real widgets, offscreen: a dressed application, a context, and what must not be left."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photolens.gui import theme
from photolens.gui.context import Context
from photolens.gui.mailbox import Mailbox
from photolens.gui.memory import Memory
from photolens.gui.tasks import Tasks
from photolens.library import Library


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Every test sees the light theme."""
    if theme.current() is not theme.LIGHT or not qapp.styleSheet():
        theme.apply(qapp, theme.ThemeChoice.LIGHT)


@pytest.fixture(autouse=True)
def garbage_stays_here() -> Iterator[None]:
    """Collect on this thread only, as the app does (see `photolens.gui.garbage`)."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def no_widgets_left(qtbot: QtBot, dressed: None) -> Iterator[None]:
    """Fail the test that leaves a window or a running timer behind."""
    before = set(QApplication.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [widget for widget in QApplication.topLevelWidgets() if widget not in before and widget.isVisible()]
    timers = [timer for widget in left for timer in widget.findChildren(QTimer) if timer.isActive()]
    assert not left, f"left open: {left} {timers}"


@pytest.fixture(autouse=True, scope="session")
def clipboard_left_empty(qapp: QApplication) -> Iterator[None]:
    """What Python made for the clipboard goes while there is a Python: offscreen, Qt drops it when the process ends."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def context(qapp: QApplication, library: Library) -> Iterator[Context]:
    """What the parts of the window work with, on an empty library."""
    mailbox = Mailbox()
    tasks = Tasks(mailbox)
    yield Context(library, mailbox, tasks, Memory(library.paths))
    tasks.close()
    mailbox.close()
