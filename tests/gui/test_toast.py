"""Toasts over a host widget."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photolens.gui.toast import FOOT_PX, STAY_MS, STAY_WITH_ACTION_MS, Toasts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform says so of any window


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    QVBoxLayout(host).addWidget(QLineEdit())
    host.resize(800, 500)
    host.show()
    host.activateWindow()
    qtbot.waitUntil(host.isActiveWindow)
    return host


@pytest.fixture
def toasts(host: QWidget) -> Toasts:
    return Toasts(host)


def settled(toasts: Toasts, qtbot: QtBot) -> None:
    """Wait until it has risen."""
    qtbot.waitUntil(lambda: toasts._rise.state() is toasts._rise.State.Stopped)


def test_there_is_nothing_to_begin_with(toasts: Toasts) -> None:
    assert not toasts.isVisible()
    assert toasts.text() == ""


def test_a_toast_lies_at_the_foot_in_the_middle(toasts: Toasts, host: QWidget, qtbot: QtBot) -> None:
    toasts.show_toast("3 photos rated")
    settled(toasts, qtbot)
    assert abs(toasts.geometry().center().x() - host.rect().center().x()) <= 1
    assert toasts.geometry().bottom() + 1 == host.height() - FOOT_PX


def test_it_follows_when_the_host_changes_its_size(toasts: Toasts, host: QWidget, qtbot: QtBot) -> None:
    toasts.show_toast("3 photos rated")
    settled(toasts, qtbot)
    host.resize(500, 300)
    assert abs(toasts.geometry().center().x() - 250) <= 1
    assert toasts.geometry().bottom() + 1 == 300 - FOOT_PX


def test_a_long_sentence_stays_inside_a_narrow_host(toasts: Toasts, host: QWidget, qtbot: QtBot) -> None:
    host.resize(320, 300)
    toasts.show_toast("Something went wrong, and it takes a very long sentence to tell what it was", "Undo")
    settled(toasts, qtbot)
    assert host.rect().contains(toasts.geometry())


def test_the_newest_replaces_the_one_before(toasts: Toasts) -> None:
    toasts.show_toast("First", "Undo", lambda: None)
    toasts.show_toast("Second")
    assert toasts.text() == "Second"
    assert not toasts._button.isVisible()


def test_it_goes_by_itself(toasts: Toasts, qtbot: QtBot) -> None:
    toasts.show_toast("3 photos rated")
    assert toasts._stay.interval() == STAY_MS
    toasts._stay.start(10)
    qtbot.waitUntil(lambda: not toasts.isVisible())


def test_with_an_action_it_stays_longer(toasts: Toasts) -> None:
    toasts.show_toast("3 photos rated", "Undo", lambda: None)
    assert toasts._stay.interval() == STAY_WITH_ACTION_MS


def test_the_action_is_done_once_and_ends_the_toast(toasts: Toasts, qtbot: QtBot) -> None:
    done: list[str] = []
    toasts.show_toast("3 photos rated", "Undo", lambda: done.append("undone"))
    QTest.mouseClick(toasts._button, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not toasts.isVisible()


def test_an_action_may_show_the_next_toast(toasts: Toasts, qtbot: QtBot) -> None:
    toasts.show_toast("3 photos rated", "Undo", lambda: toasts.show_toast("Taken back"))
    QTest.mouseClick(toasts._button, Qt.MouseButton.LeftButton)
    assert toasts.text() == "Taken back"


def test_it_waits_while_the_pointer_is_over_it(toasts: Toasts) -> None:
    toasts.show_toast("3 photos rated")
    QApplication.sendEvent(toasts, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not toasts._stay.isActive()
    QApplication.sendEvent(toasts, QEvent(QEvent.Type.Leave))
    assert toasts._stay.isActive()


def test_it_waits_while_its_button_has_the_focus(toasts: Toasts, host: QWidget) -> None:
    toasts.show_toast("3 photos rated", "Undo", lambda: None)
    toasts._button.setFocus()
    assert not toasts._stay.isActive()
    host.findChildren(QLineEdit)[0].setFocus()
    assert toasts._stay.isActive()


def test_escape_sends_it_away_and_the_focus_back(toasts: Toasts, host: QWidget, qtbot: QtBot) -> None:
    field = host.findChildren(QLineEdit)[0]
    field.setFocus()
    toasts.show_toast("3 photos rated", "Undo", lambda: None)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert toasts._button.hasFocus()
    QTest.keyClick(toasts._button, Qt.Key.Key_Escape)
    assert not toasts.isVisible()
    assert field.hasFocus()


def test_it_never_takes_the_focus_by_itself(toasts: Toasts, host: QWidget) -> None:
    field = host.findChildren(QLineEdit)[0]
    field.setFocus()
    toasts.show_toast("3 photos rated", "Undo", lambda: None)
    assert field.hasFocus()


def test_no_timer_runs_once_it_is_gone(toasts: Toasts) -> None:
    toasts.show_toast("3 photos rated")
    toasts.dismiss()
    assert not toasts._stay.isActive()
    assert toasts._rise.state() is toasts._rise.State.Stopped
