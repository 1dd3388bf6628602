"""Viewer: one photo after the other, as large as there is room, with everything that is known of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.viewer.feed import Feed
from photolens.gui.viewer.keys import Command, command_of, is_press
from photolens.gui.viewer.route import Route
from photolens.gui.viewer.slideshow import INTERVAL_S, Slideshow
from photolens.gui.viewer.stage import Stage
from photolens.gui.viewer.switches import Switches
from photolens.gui.viewer.walk import Walk
from photolens.gui.viewer.zoom import Size

_SETTLE_MS = 120
"""After the last change of size or zoom before anything is decoded for it."""


class Viewer(QWidget):
    """Shows photos in the order of the grid that it was opened from. Lives on the GUI thread.

    Keys: arrows, Space and Backspace, Home and End step; the wheel, + and -, Z and a double click zoom; I shows the
    facts, T what is similar; Esc goes back. The window's own actions come by `set_actions`.
    """

    closed = Signal()
    """The user wants to go back to the grid."""
    photo_changed = Signal(object)
    """PhotoId or None: another photo is seen."""
    card_changed = Signal(object)
    """PhotoCard or None: what is known of the photo that is seen."""
    similar_requested = Signal(object)
    """PhotoId: find what is similar to it, in the grid."""
    menu_requested = Signal(object)
    """QPoint on the screen: the context menu of the photo is wanted there."""
    fullscreen_toggled = Signal(bool)
    """The user wants full screen, or out of it."""
    slideshow_toggled = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._route = Route()
        self.stage = Stage(context, self)
        self._feed = Feed(context, self)
        self._slideshow = Slideshow(lambda: self._feed.is_seen, self)
        self.switches = Switches(context.memory, self)
        """The actions that show and hide the info panel and the filmstrip."""
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._build()
        self._commands = self._known_commands()
        self._connect()
        self.switches.tell()

    # which photo is seen

    def show_photo(
        self,
        ids: NDArray[np.int64] | Sequence[int],
        position: int,
        matches: NDArray[np.float32] | Sequence[float] | None = None,
        *,
        scores: NDArray[np.float32] | Sequence[float] | None = None,
    ) -> None:
        """Show the photo at a position of an order of photos.

        `matches` in [0, 1] and `scores`, cosines, tell how well each answers a search.
        """
        self._go(Route(Walk.through(ids, position, matches, scores)))

    def set_order(
        self,
        ids: NDArray[np.int64] | Sequence[int],
        matches: NDArray[np.float32] | Sequence[float] | None = None,
        *,
        scores: NDArray[np.float32] | Sequence[float] | None = None,
    ) -> None:
        """The grid is arranged anew: stay at the photo, or at its position if it is gone; close if all are."""
        if self.current() is None:
            return
        self._go(self._route.rearranged(Walk.through(ids, 0, matches, scores)))
        if not len(self._walk):
            self.closed.emit()

    def current(self) -> PhotoId | None:
        """The photo that is seen."""
        return self._walk.photo

    def step(self, steps: int) -> None:
        """Go on by so many photos, or back; no farther than the ends."""
        self._go(self._route.at(self._walk.moved(steps)), 1 if steps >= 0 else -1)

    # zoom

    def zoom_by(self, steps: int) -> None:
        """Larger by so many steps, or smaller."""
        self.stage.canvas.zoom_in_steps(steps)

    def zoom_to_fit(self) -> None:
        """Show all of the photo."""
        self.stage.canvas.zoom_to_fit()

    def toggle_full_size(self) -> None:
        """Fit to 100 %, and back."""
        self.stage.canvas.toggle_full_size()

    # looks

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Show the window's actions as buttons: favourite, similar, slideshow, fullscreen, then any others."""
        self.stage.top_bar.set_actions(actions)

    def set_fullscreen(self, is_fullscreen: bool) -> None:
        """Look as on a full screen: black, bars only while the pointer moves. The window is the caller's to change."""
        self.stage.set_fullscreen(is_fullscreen)
        if self.isVisible():
            self.stage.canvas.setFocus()

    def set_info_visible(self, is_visible: bool) -> None:
        """Show or hide the facts."""
        self.switches.info.setChecked(is_visible)

    def set_filmstrip_visible(self, is_visible: bool) -> None:
        """Show or hide similar photos."""
        self.switches.filmstrip.setChecked(is_visible)

    # slideshow

    def start_slideshow(self, interval_s: float = INTERVAL_S) -> None:
        """Go on by itself until a key is pressed or the picture is clicked; start again at the end."""
        self.stage.canvas.zoom_to_fit()
        self.stage.canvas.setFocus()
        self._slideshow.start(interval_s)

    def stop_slideshow(self) -> None:
        """Stay at the photo."""
        self._slideshow.stop()

    @property
    def is_playing(self) -> bool:
        """Whether a slideshow goes on."""
        return self._slideshow.is_playing

    def back(self) -> None:
        """One step out: of the slideshow, else of the full screen, else of the viewer."""
        if self.is_playing:
            self.stop_slideshow()
        elif self.stage.is_fullscreen:
            self.fullscreen_toggled.emit(False)
        else:
            self.closed.emit()

    # building

    def _build(self) -> None:
        switches = {"info": self.switches.info, "filmstrip": self.switches.filmstrip}
        self.stage.top_bar.set_actions(switches)
        self.setFocusProxy(self.stage.canvas)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)

    def _connect(self) -> None:
        stage, feed = self.stage, self._feed
        stage.stepped.connect(self.step)
        stage.top_bar.left.connect(self.closed)
        stage.top_bar.zoom_toggled.connect(stage.canvas.toggle_full_size)
        stage.canvas.pressed.connect(self.stop_slideshow)
        stage.canvas.menu_requested.connect(self.menu_requested)
        stage.canvas.scale_changed.connect(self._on_scale_changed)
        stage.canvas.view_changed.connect(self._settle)
        stage.filmstrip.photo_chosen.connect(self._on_similar_chosen)
        stage.filmstrip.all_requested.connect(self.similar_requested)
        feed.card_changed.connect(self._on_card_changed)
        feed.picture_changed.connect(self._on_picture_changed)
        self.switches.info_toggled.connect(stage.set_info_visible)
        self.switches.filmstrip_toggled.connect(self._on_filmstrip_toggled)
        self._settling.timeout.connect(self._on_settled)
        self._slideshow.advanced.connect(self._on_slideshow_advanced)
        self._slideshow.toggled.connect(self.slideshow_toggled)

    def _known_commands(self) -> dict[Command, Callable[[], None]]:
        canvas = self.stage.canvas
        return {
            Command.BACK: self.back,
            Command.NEXT: partial(self.step, 1),
            Command.PREVIOUS: partial(self.step, -1),
            Command.FIRST: lambda: self.step(-len(self._walk)),
            Command.LAST: lambda: self.step(len(self._walk)),
            Command.LARGER: partial(canvas.zoom_in_steps, 1),
            Command.SMALLER: partial(canvas.zoom_in_steps, -1),
            Command.FIT: canvas.zoom_to_fit,
            Command.TOGGLE_FULL_SIZE: canvas.toggle_full_size,
            Command.TOGGLE_INFO: self.switches.info.toggle,
            Command.TOGGLE_FILMSTRIP: self.switches.filmstrip.toggle,
        }

    # showing

    @property
    def _walk(self) -> Walk:
        return self._route.walk

    def _go(self, route: Route, direction: int = 1) -> None:
        before, self._route = self.current(), route
        if self.isVisible():
            self._feed.go(route.walk, direction)
        if self.current() != before:
            self._show_photo()
            self.photo_changed.emit(self.current())
        self._show_place()
        self.stage.info.show_photo_of(route.walk)

    def _show_photo(self) -> None:
        """Another photo is seen: whatever is known of it already, at once."""
        self._show_picture()
        self.card_changed.emit(self._feed.card)
        self._slideshow.recount()
        self._show_similar()

    def _show_picture(self) -> None:
        card = self._feed.card
        size = Size(max(1, card.width_px), max(1, card.height_px)) if card else None
        if size != self.stage.canvas.picture_size or self.stage.canvas.photo != self._walk.photo:
            self.stage.canvas.show_picture(self._walk.photo, size)
        self.stage.canvas.show_levels(self._feed.levels)
        self._show_trouble()

    def _show_place(self) -> None:
        """Name, date and position in the bar, and which ways there are."""
        walk = self._walk
        self.stage.top_bar.show_photo(
            self._feed.card, walk.position, len(walk), is_similar=self._route.detour is not None
        )
        self.stage.set_ends(has_before=walk.at(-1) is not None, has_after=walk.at(1) is not None)

    def _show_trouble(self) -> None:
        trouble, card = self._feed.trouble, self._feed.card
        self.stage.notice.show_trouble(trouble, card.path.name if card else "", self._feed.reason)
        self.stage.arrange_notice()
        if trouble and not self._feed.levels:
            self.stage.canvas.show_missing()

    def _show_similar(self) -> None:
        if not self.isVisible() or not self.switches.filmstrip.isChecked():
            return
        if self._route.detour is None:
            self.stage.filmstrip.show_similar_to(self.current())
        self.stage.filmstrip.mark(self.current())

    # what happens

    def _on_card_changed(self) -> None:
        self._show_picture()
        self._show_place()
        self._slideshow.note_seen()
        self.card_changed.emit(self._feed.card)

    def _on_picture_changed(self) -> None:
        self.stage.canvas.show_levels(self._feed.levels)
        self._show_trouble()
        self._slideshow.note_seen()

    def _on_scale_changed(self) -> None:
        canvas = self.stage.canvas
        scale = canvas.scale if canvas.picture_size else None
        self.stage.top_bar.show_scale(scale, is_fitted=canvas.is_fitted)
        if not self._settling.isActive():
            self._look_closer()
        self._settle()

    def _settle(self) -> None:
        if self.isVisible():
            self._settling.start()

    def _on_settled(self) -> None:
        self._feed.set_view(self.stage.canvas.view)
        self._look_closer()

    def _look_closer(self) -> None:
        canvas = self.stage.canvas
        self._feed.look_closer(None if canvas.is_fitted else canvas.scale)

    def _on_similar_chosen(self, photo: PhotoId) -> None:
        self._go(self._route.turned_to(self.stage.filmstrip.similar, photo))

    def _on_slideshow_advanced(self) -> None:
        self._go(self._route.at(self._walk.moved(1, wraps=True)))

    def _on_filmstrip_toggled(self, is_on: bool) -> None:
        self.stage.set_filmstrip_visible(is_on)
        self._show_similar()

    # Qt

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._feed.set_view(self.stage.canvas.view)
        self._feed.go(self._walk)
        self._show_photo()
        self._show_place()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on, and no memory is held, while the grid is looked at."""
        super().hideEvent(event)
        self._slideshow.stop()
        self._settling.stop()
        self._feed.rest()
        self.stage.rest()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_playing and is_press(event):
            self.stop_slideshow()
            return
        command = command_of(event)
        if command is None:
            event.ignore()
        else:
            self._commands[command]()

    @override
    def event(self, event: QEvent) -> bool:
        """While a slideshow goes on every key belongs to it, also those of the window's actions."""
        if event.type() is QEvent.Type.ShortcutOverride and self.is_playing and is_press(event):
            event.accept()
            return True
        return super().event(event)
