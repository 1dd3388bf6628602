"""Wiring: which signal and which verb of the main window leads where; the deeds themselves stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from photolens.domain.history import Action, History
from photolens.domain.photo import Flag, PhotoCard, PhotoId
from photolens.domain.query import Order
from photolens.gui import theme
from photolens.gui.collection_wiring import collection_verbs, wire_collections, wire_tags
from photolens.gui.grid import GridMode
from photolens.gui.places import (
    AllPhotos,
    Favourites,
    ManagingLabels,
    Place,
    Problems,
    RecentlyAdded,
    Results,
    Reviewing,
)
from photolens.gui.tasks import TaskFailed
from photolens.gui.wording import said
from photolens.indexing.events import ModelNotice

if TYPE_CHECKING:
    from photolens.gui.main_window import MainWindow
    from photolens.gui.viewer import Viewer


def wire(window: MainWindow) -> None:
    """Connect everything; call it once, when all parts are there."""
    _wire_grid(window)
    _wire_search(window)
    _wire_panels(window)
    _wire_indexing(window)
    _wire_history(window)
    _wire_models(window)
    wire_collections(window)
    verbs = {**_file_verbs(window), **_photo_verbs(window), **_view_verbs(window), **collection_verbs(window)}
    for name, do in verbs.items():
        window.verb_actions[name].triggered.connect(partial(_call, do))
    for name, turn in _switches(window).items():
        window.verb_actions[name].toggled.connect(turn)


def _call(do: Callable[[], object], *_checked: bool) -> None:
    do()


# verbs


def _file_verbs(window: MainWindow) -> dict[str, Callable[[], object]]:
    go, verbs = window.navigator.go, window.verbs
    return {
        "add_folder": window.choose_folder,
        "scan": partial(_scan, window),
        "preferences": partial(_open_preferences, window),
        "quit": window.close,
        "undo": verbs.undo,
        "redo": verbs.redo,
        "search": window.browser.search_bar.focus_search,
        "paste": window.browser.search_bar.paste,
        "back": window.go_back,
        "all_photos": partial(go, AllPhotos()),
        "favourites": partial(go, Favourites()),
        "recent": partial(go, RecentlyAdded()),
        "problems": partial(go, Problems()),
        "shortcuts": partial(_open_shortcuts, window),
        "show_log": lambda: window.desktop.reveal(window.context.library.paths.log),
        "about": partial(_open_preferences, window, "about"),
    }


def _photo_verbs(window: MainWindow) -> dict[str, Callable[[], object]]:
    verbs, desktop, grid = window.verbs, window.desktop, window.browser.gallery.grid
    flags = {"pick": Flag.PICK, "reject": Flag.REJECT, "unflag": Flag.NONE}
    return {
        "open": partial(_open, window),
        "find_similar": partial(_find_similar, window),
        "favourite": verbs.toggle_favourite,
        **{f"rate_{stars}": partial(verbs.rate, stars) for stars in range(6)},
        **{name: partial(verbs.flag, flag) for name, flag in flags.items()},
        "copy_image": partial(verbs.with_cards, lambda cards: desktop.copy_image(cards[0].path)),
        "copy_path": partial(verbs.with_cards, lambda cards: desktop.copy_paths(_paths(cards))),
        "reveal": partial(verbs.with_cards, lambda cards: desktop.reveal(cards[0].path)),
        "open_outside": partial(verbs.with_cards, lambda cards: desktop.open_outside(cards[0].path)),
        "bin": partial(verbs.with_places, desktop.move_to_bin),
        "select_all": grid.select_all,
        "select_none": grid.select_none,
    }


def _view_verbs(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "larger": partial(window.zoom, 1),
        "smaller": partial(window.zoom, -1),
        "justified": partial(window.set_mode, GridMode.JUSTIFIED),
        "square": partial(window.set_mode, GridMode.SQUARE),
        "newest": partial(window.set_order, Order.NEWEST),
        "oldest": partial(window.set_order, Order.OLDEST),
        "slideshow": partial(_slideshow, window),
    }


def _switches(window: MainWindow) -> dict[str, Callable[[bool], object]]:
    return {
        "sidebar": window.browser.sidebar.setVisible,
        "inspector": window.show_information,
        "fullscreen": window.set_full_screen,
        "pause": window.indexing.pause,
    }


# signals


def _wire_grid(window: MainWindow) -> None:
    grid = window.browser.gallery.grid
    grid.selection_changed.connect(window.photos_known)
    grid.photo_activated.connect(window.view_photo)
    grid.menu_requested.connect(partial(_open_photo_menu, window))
    grid.typed.connect(window.browser.search_bar.start_typing)
    escape = QShortcut(QKeySequence("Esc"), window.browser.pages)
    escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    escape.activated.connect(partial(_step_back, window))
    grid.folders_dropped.connect(window.add_folders)
    grid.pictures_dropped.connect(window.navigator.search_by)
    grid.cell_size_changed.connect(window.browser.status_bar.set_cell_px)
    window.browser.gallery.filled.connect(window.photos_known)
    window.browser.gallery.filled.connect(window.follow_grid)


def _wire_search(window: MainWindow) -> None:
    browser = window.browser
    browser.search_bar.left.connect(browser.gallery.grid.setFocus)
    window.navigator.went.connect(partial(_on_went, window))
    window.navigator.titled.connect(partial(_on_titled, window))
    window.welcome.folders_chosen.connect(window.add_folders)


def wire_viewer(window: MainWindow, viewer: Viewer) -> None:
    """Connect the viewer; call it once, when it is made."""
    viewer.closed.connect(window.leave_viewer)
    viewer.photo_changed.connect(lambda _photo: window.photos_known())
    viewer.similar_requested.connect(lambda photo: _leave_for_similar(window, [photo]))
    viewer.menu_requested.connect(partial(_open_photo_menu, window))
    viewer.fullscreen_toggled.connect(window.set_full_screen)
    tags = viewer.stage.info.tags
    tags.changed.connect(lambda _change: window.verbs.tell_last())
    wire_tags(window, tags)


def _wire_panels(window: MainWindow) -> None:
    browser, desktop = window.browser, window.desktop
    browser.sidebar.folders_dropped.connect(window.add_folders)
    browser.sidebar.add_folder_requested.connect(window.choose_folder)
    browser.sidebar.folder_menu_requested.connect(partial(_open_folder_menu, window))
    browser.problems.reveal_requested.connect(desktop.reveal)
    browser.problems.path_copied.connect(
        lambda count: window.toasts.show_toast(window.tr("%n path(s) copied", "", count))
    )
    browser.inspector.changed.connect(window.verbs.tell_last)
    browser.problems.retry_requested.connect(lambda paths: window.verbs.retry(paths, partial(_scan, window)))
    browser.status_bar.cell_size_chosen.connect(window.set_cell_px)
    browser.status_bar.mode_chosen.connect(window.set_mode)
    desktop.binned.connect(window.verbs.record_binned)
    desktop.copied.connect(window.toasts.show_toast)
    desktop.failed.connect(window.toasts.show_toast)


def _wire_indexing(window: MainWindow) -> None:
    bar, indexing = window.browser.status_bar, window.indexing
    bar.pause_toggled.connect(indexing.pause)
    bar.offline_clicked.connect(partial(_open_preferences, window, "folders"))
    bar.problems_clicked.connect(partial(window.navigator.go, Problems()))
    bar.run_finished.connect(partial(_on_run_finished, window))
    bar.indexing_changed.connect(window.browser.gallery.set_indexing)
    indexing.paused.connect(partial(_on_paused, window))
    window.notifications.clicked.connect(window.come_forward)


def _wire_models(window: MainWindow) -> None:
    window.browser.offer.accepted.connect(partial(_open_preferences, window, "model"))
    window.model_news.told.connect(window.toasts.show_toast)
    window.context.mailbox.subscribe(ModelNotice, lambda notice: window.toasts.show_toast(notice.text))


def _wire_history(window: MainWindow) -> None:
    window.verbs.told.connect(partial(_tell, window))
    window.verbs.history_changed.connect(partial(_on_history_changed, window))
    window.verbs.favourite_known.connect(window.verb_actions["favourite"].setChecked)
    window.verbs.folders_changed.connect(window.indexing.scan)
    window.verbs.rated.connect(partial(_on_rated, window))
    window.context.mailbox.subscribe(TaskFailed, lambda failed: window.toasts.show_toast(failed.reason))


# what they do


def _paths(cards: Sequence[PhotoCard]) -> list[Path]:
    return [card.path for card in cards]


def _scan(window: MainWindow) -> None:
    window.browser.status_bar.expect_run()
    window.indexing.scan()


def _open(window: MainWindow) -> None:
    current = window.browser.gallery.grid.current()
    if window.pages.currentWidget() is window.browser and current is not None:
        window.view_photo(current)


def _find_similar(window: MainWindow) -> None:
    _leave_for_similar(window, window.targets())


def _leave_for_similar(window: MainWindow, photos: Sequence[PhotoId]) -> None:
    window.navigator.find_similar(photos)
    window.show_page(window.browser)
    window.browser.gallery.grid.setFocus()


def _slideshow(window: MainWindow) -> None:
    if window.pages.currentWidget() is window.browser:
        grid = window.browser.gallery.grid
        first = grid.current() or grid.id_at(0)
        if first is not None:
            window.view_photo(first)
    window.viewer.start_slideshow()


def _step_back(window: MainWindow) -> None:
    """Esc in the grid: out of a search, else out of a selection, else back."""
    if isinstance(window.navigator.here, Results) or not window.targets():
        window.navigator.back()
    else:
        window.browser.gallery.grid.select_none()


def _on_went(window: MainWindow, place: Place) -> None:
    window.verb_actions["back"].setEnabled(window.navigator.can_go_back)
    has_photos = not isinstance(place, Problems | Reviewing | ManagingLabels)
    window.browser.status_bar.set_view_visible(has_photos)
    window.browser.show_inspector(window.verb_actions["inspector"].isChecked() and has_photos)
    if window.is_viewing:
        window.show_page(window.browser)


def _on_titled(window: MainWindow, title: str) -> None:
    window.setWindowTitle(window.tr("{place} – Photolens").format(place=title))


def _on_run_finished(window: MainWindow, text: str) -> None:
    if window.notifications.is_needed:
        window.notifications.tell(window.tr("Photolens"), text)
    else:
        window.toasts.show_toast(text)


def _on_paused(window: MainWindow, is_paused: bool, for_battery: bool) -> None:
    window.browser.status_bar.set_paused(is_paused, for_battery)
    action = window.verb_actions["pause"]
    action.blockSignals(True)
    action.setChecked(is_paused)
    action.blockSignals(False)


def _on_rated(window: MainWindow) -> None:
    if not window.verb_actions["advance"].isChecked() or len(window.targets()) != 1:
        return
    if window.is_viewing:
        window.viewer.step(1)
    else:
        window.browser.gallery.step(1)


def _tell(window: MainWindow, text: str, can_undo: bool) -> None:
    if can_undo:
        window.toasts.show_toast(text, window.tr("Undo"), window.verbs.undo)
    else:
        window.toasts.show_toast(text)


def _on_history_changed(window: MainWindow, history: History) -> None:
    _word(window, "undo", window.tr("Undo"), history.undo)
    _word(window, "redo", window.tr("Redo"), history.redo)


def _word(window: MainWindow, name: str, way: str, action: Action | None) -> None:
    qaction = window.verb_actions[name]
    qaction.setEnabled(action is not None)
    qaction.setText(way if action is None else f"{way}: {said(action)}")


def _open_photo_menu(window: MainWindow, at: QPoint) -> None:
    if window.targets():
        menu = window.verb_actions.menu(window)
        menu.insertMenu(window.verb_actions["add_to_album"], window.collections.menus.adding_menu(menu))
        menu.removeAction(window.verb_actions["add_to_album"])
        _pop_up(menu, at)


def _open_folder_menu(window: MainWindow, folder: Path, at: QPoint) -> None:
    menu = QMenu(window)
    menu.addAction(window.tr("Show in file manager"), partial(window.desktop.reveal, folder))
    if any(root.path == folder for root in window.context.library.folders()):
        menu.addAction(window.tr("Remove from the library"), partial(window.verbs.remove_folder, folder))
    _pop_up(menu, at)


def _pop_up(menu: QMenu, at: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def _open_shortcuts(window: MainWindow) -> None:
    from photolens.gui.shortcut_sheet import ShortcutSheet  # noqa: PLC0415 (as in `_open_preferences`)

    ShortcutSheet(window.verb_actions.sheet(), window).open()


def _dress(window: MainWindow, choice: theme.ThemeChoice) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, choice)
    window.context.memory.put(theme.THEME_KEY, choice.value)


def _open_preferences(window: MainWindow, page: str = "", model: str = "") -> None:
    from photolens.gui.preferences import Preferences  # noqa: PLC0415 (the first picture need not wait for it)

    dialog = Preferences(window.context, window, window.downloads)
    dialog.set_grid(window.browser.gallery.grid.cell_px, window.browser.gallery.grid.mode)
    if page:
        dialog.show_page(page)
    if model:
        dialog.model.show_model(model)
    dialog.theme_chosen.connect(partial(_dress, window))
    dialog.folders_added.connect(window.add_folders)
    dialog.folder_removed.connect(window.verbs.remove_folder)
    dialog.scan_requested.connect(partial(_scan, window))
    dialog.cell_size_chosen.connect(window.set_cell_px)
    dialog.mode_chosen.connect(window.set_mode)
    dialog.indexing_changed.connect(window.indexing.reconsider)
    dialog.open()
