"""ChipMenu: what can be said of a label, as a menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from photolens.gui.icons import icon
from photolens.gui.tagging.chip import KEY_WORDS
from photolens.gui.tagging.standing import Say, Standing
from photolens.gui.tagging.words import offer

ICONS = {Say.CONFIRM: "check", Say.REJECT: "x", Say.TAKE_BACK: "undo-2"}


def chip_menu(parent: QWidget, standing: Standing, say: Callable[[Say], None]) -> QMenu:
    """A menu that calls `say`; what would be no news is disabled."""
    menu = QMenu(parent)
    for each in Say:
        text = f"{offer(each, standing.photos)}\t{KEY_WORDS[each]}"  # shown only: the chip takes the keys itself
        action = QAction(icon(ICONS[each], "muted"), text, menu)
        action.setEnabled(standing.can(each))
        action.triggered.connect(partial(say, each))
        menu.addAction(action)
    return menu
