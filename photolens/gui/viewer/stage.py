"""Stage: the picture with what lies around and over it, and when that is seen."""

from itertools import pairwise

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from photolens.gui.context import Context
from photolens.gui.viewer import arrows, filmstrip, info_panel, top_bar
from photolens.gui.viewer.arrows import Arrow
from photolens.gui.viewer.canvas import Canvas
from photolens.gui.viewer.filmstrip import Filmstrip
from photolens.gui.viewer.info_panel import InfoPanel
from photolens.gui.viewer.notice import Notice
from photolens.gui.viewer.top_bar import TopBar

_IDLE_MS = 2000
_ARROW_MARGIN_PX = 16


class Stage(QWidget):
    """Canvas, bars, panel, arrows and notice. Full screen, the bars lie over the picture and come with the pointer.

    Lives on the GUI thread.
    """

    stepped = Signal(int)
    """An arrow was clicked: 1 for the next photo, -1 for the one before."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.canvas = Canvas(self)
        self.top_bar = TopBar(self)
        self.filmstrip = Filmstrip(context, self)
        self.info = InfoPanel(context, self)
        self.notice = Notice(self)
        self.before = Arrow("chevron-left", self.tr("Previous photo"), self.tr("Previous photo (Left)"), self)
        self.after = Arrow("chevron-right", self.tr("Next photo"), self.tr("Next photo (Right)"), self)
        self._is_fullscreen, self._has_filmstrip = False, True
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._connect()
        self._set_tab_order()

    def set_fullscreen(self, is_fullscreen: bool) -> None:
        """Put the bars over the picture, and all on black; or around it."""
        self._is_fullscreen = is_fullscreen
        self.canvas.set_black(is_fullscreen)
        self._show_bars(not is_fullscreen)
        self._arrange()
        if self.isVisible():
            self._idle.start()

    @property
    def is_fullscreen(self) -> bool:
        """Whether it looks that way."""
        return self._is_fullscreen

    def set_info_visible(self, is_visible: bool) -> None:
        """Show or hide the panel of facts."""
        self.info.setVisible(is_visible)
        self._arrange()

    def set_filmstrip_visible(self, is_visible: bool) -> None:
        """Show or hide the similar photos."""
        self._has_filmstrip = is_visible
        self.filmstrip.setVisible(is_visible)
        self._arrange()

    def set_ends(self, *, has_before: bool, has_after: bool) -> None:
        """Whether there are photos to step to on either side."""
        self.before.setVisible(has_before)
        self.after.setVisible(has_after)

    def arrange_notice(self) -> None:
        """Put the notice where it belongs for its text."""
        area = self.canvas.geometry()
        self.notice.place(area.width(), self._bottom())

    def reveal(self) -> None:
        """The pointer moves: show what lies over the picture, for a while."""
        self._set_revealed(True)
        self._idle.start()

    def conceal(self) -> None:
        """Show nothing over the picture."""
        self._idle.stop()
        self._set_revealed(False)

    def rest(self) -> None:
        """It is not looked at: stop every clock."""
        self._idle.stop()
        self.filmstrip.rest()

    def _connect(self) -> None:
        self.canvas.pointer_moved.connect(self.reveal)
        self._idle.timeout.connect(self._on_idle_timeout)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))

    def _set_tab_order(self) -> None:
        row = (self.canvas, self.before, self.after, self.filmstrip.tiles, self.top_bar, self.info)
        for first, second in pairwise(row):
            QWidget.setTabOrder(first, second)

    def _set_revealed(self, is_revealed: bool) -> None:
        self.before.set_revealed(is_revealed)
        self.after.set_revealed(is_revealed)
        if self._is_fullscreen:
            self._show_bars(is_revealed)
            self.canvas.set_pointer_hidden(not is_revealed)

    def _show_bars(self, are_shown: bool) -> None:
        if are_shown == self.top_bar.isVisibleTo(self):
            return
        self.top_bar.setVisible(are_shown)
        self.filmstrip.setVisible(are_shown and self._has_filmstrip)
        self.canvas.set_pointer_hidden(False)
        self._arrange()

    def _on_idle_timeout(self) -> None:
        """Bars stay while one is at them."""
        used = (self.top_bar, self.filmstrip, self.before, self.after)
        focus = self.window().focusWidget()
        if any(part.underMouse() for part in used) or any(part.isAncestorOf(focus) for part in used[:2] if focus):
            self._idle.start()
        else:
            self.conceal()

    # geometry

    def _arrange(self) -> None:
        """Bars take their room from the picture in a window, and lie over it on a full screen."""
        right = self.width() - (info_panel.WIDTH_PX if self.info.isVisibleTo(self) else 0)
        self.top_bar.setGeometry(0, 0, self.width(), top_bar.HEIGHT_PX)
        self.filmstrip.setGeometry(0, self.height() - filmstrip.HEIGHT_PX, right, filmstrip.HEIGHT_PX)
        top = top_bar.HEIGHT_PX if self.top_bar.isVisibleTo(self) else 0
        self.info.setGeometry(right, top, info_panel.WIDTH_PX, self.height() - top)
        self.canvas.setGeometry(QRect(0, 0, right, self.height()) if self._is_fullscreen else self._room(right))
        self._arrange_arrows(right)
        self.arrange_notice()

    def _room(self, right: int) -> QRect:
        return QRect(0, top_bar.HEIGHT_PX, right, max(1, self._bottom() - top_bar.HEIGHT_PX))

    def _bottom(self) -> int:
        return self.height() - (filmstrip.HEIGHT_PX if self.filmstrip.isVisibleTo(self) else 0)

    def _arrange_arrows(self, right: int) -> None:
        middle = self.canvas.geometry().center().y() - arrows.SIDE_PX // 2
        self.before.move(_ARROW_MARGIN_PX, middle)
        self.after.move(right - arrows.SIDE_PX - _ARROW_MARGIN_PX, middle)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
