"""Actions: every verb of the app once, with its words, shortcut, icon and what it needs; menus are made of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from photolens.gui.icons import icon

translate = QCoreApplication.translate


class Needs(Enum):
    """What must be there for a verb to make sense."""

    NOTHING = "nothing"
    PHOTOS = "photos"
    """A selection in the grid, or a photo in the viewer. Single keys of such verbs type into the search otherwise."""
    ONE_PHOTO = "one photo"


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that a user can do."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.NOTHING
    is_switch: bool = False
    choice: str = ""
    """Verbs of the same choice exclude each other."""


SEPARATOR = None
Group = tuple[str, list[Verb | None]]


def _file() -> Group:
    return translate("Actions", "&File"), [
        Verb("add_folder", translate("Actions", "&Add folder…"), ("Ctrl+O",), "folder-plus"),
        Verb("scan", translate("Actions", "&Look for changes now"), ("Ctrl+R",), "refresh-cw"),
        Verb("pause", translate("Actions", "&Pause reading photos"), ("Ctrl+Shift+P",), "pause", is_switch=True),
        SEPARATOR,
        Verb("preferences", translate("Actions", "P&references…"), ("Ctrl+,",), "settings"),
        SEPARATOR,
        Verb("quit", translate("Actions", "&Quit"), ("Ctrl+Q",), "log-out"),
    ]


def _edit() -> Group:
    return translate("Actions", "&Edit"), [
        Verb("undo", translate("Actions", "&Undo"), ("Ctrl+Z",), "undo-2"),
        Verb("redo", translate("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        SEPARATOR,
        Verb("search", translate("Actions", "&Search"), ("Ctrl+F",), "search"),
        Verb("paste", translate("Actions", "Search by the &picture on the clipboard"), ("Ctrl+V",), "image-plus"),
        SEPARATOR,
        Verb("copy_image", translate("Actions", "&Copy image"), ("Ctrl+C",), "copy", Needs.ONE_PHOTO),
        Verb("copy_path", translate("Actions", "Copy pat&h"), ("Ctrl+Shift+C",), "link", Needs.PHOTOS),
        SEPARATOR,
        Verb("select_all", translate("Actions", "Select &all"), ("Ctrl+A",)),
        Verb("select_none", translate("Actions", "Select &none"), ("Ctrl+Shift+A",)),
    ]


def _photo() -> Group:
    return translate("Actions", "&Photo"), [
        Verb("open", translate("Actions", "&Open"), ("Return",), "eye", Needs.PHOTOS),
        Verb("find_similar", translate("Actions", "&Find similar"), ("Ctrl+Shift+F",), "scan-search", Needs.PHOTOS),
        SEPARATOR,
        Verb("favourite", translate("Actions", "Fa&vourite"), (".",), "heart", Needs.PHOTOS, is_switch=True),
        Verb("tag", translate("Actions", "&Labels…"), ("L",), "tag", Needs.PHOTOS),
        Verb("add_to_album", translate("Actions", "Add to al&bum…"), ("B",), "album", Needs.PHOTOS),
        Verb("take_out", translate("Actions", "R&emove from album"), (), "image-minus", Needs.PHOTOS),
        Verb("cover", translate("Actions", "&Use as album cover"), (), "", Needs.ONE_PHOTO),
        SEPARATOR,
        Verb(
            "reveal", translate("Actions", "&Show in file manager"), ("Ctrl+Shift+R",), "folder-open", Needs.ONE_PHOTO
        ),
        Verb(
            "open_outside",
            translate("Actions", "Open with the &default program"),
            ("Ctrl+Shift+O",),
            "external-link",
            Needs.ONE_PHOTO,
        ),
        Verb("bin", translate("Actions", "&Move to bin…"), ("Delete",), "trash-2", Needs.PHOTOS),
    ]


def _rating() -> Group:
    stars = [
        Verb(f"rate_{count}", translate("Actions", "%n star(s)", "", count), (str(count),), "star", Needs.PHOTOS)
        for count in range(1, 6)
    ]
    return translate("Actions", "&Rating"), [
        *stars,
        Verb("rate_0", translate("Actions", "No rating"), ("0",), "", Needs.PHOTOS),
        SEPARATOR,
        Verb("pick", translate("Actions", "&Pick"), ("P",), "flag", Needs.PHOTOS),
        Verb("reject", translate("Actions", "Re&ject"), ("X",), "ban", Needs.PHOTOS),
        Verb("unflag", translate("Actions", "&Neither"), ("U",), "flag-off", Needs.PHOTOS),
        SEPARATOR,
        Verb("advance", translate("Actions", "&Go on to the next photo after each"), is_switch=True),
    ]


def _labels() -> Group:
    return translate("Actions", "&Labels"), [
        Verb("new_label", translate("Actions", "&New label…"), ("Ctrl+L",), "tag"),
        Verb("review", translate("Actions", "&Review"), ("Ctrl+E",), "circle-check"),
        Verb("manage_labels", translate("Actions", "&Manage labels"), ("Ctrl+5",), "tags"),
        SEPARATOR,
        Verb("matrix", translate("Actions", "&Compare with phrases…"), ("Ctrl+M",), "grid-3x3", Needs.PHOTOS),
    ]


def _albums() -> Group:
    return translate("Actions", "&Albums"), [
        Verb("new_album", translate("Actions", "&New album…"), ("Ctrl+N",), "album"),
        Verb("save_search", translate("Actions", "&Save search as album…"), ("Ctrl+S",), "folder-search"),
        SEPARATOR,
        Verb("earlier", translate("Actions", "Move photos &earlier"), ("Ctrl+Shift+Left",), "", Needs.PHOTOS),
        Verb("later", translate("Actions", "Move photos &later"), ("Ctrl+Shift+Right",), "", Needs.PHOTOS),
    ]


def _view() -> Group:
    return translate("Actions", "&View"), [
        Verb("sidebar", translate("Actions", "&Sidebar"), ("F9",), "panel-left", is_switch=True),
        Verb("inspector", translate("Actions", "&Information"), ("Ctrl+I",), "panel-right", is_switch=True),
        SEPARATOR,
        Verb("larger", translate("Actions", "&Larger"), ("Ctrl++", "Ctrl+="), "zoom-in"),
        Verb("smaller", translate("Actions", "S&maller"), ("Ctrl+-",), "zoom-out"),
        Verb("justified", translate("Actions", "&Whole photos"), (), "layout-dashboard", is_switch=True, choice="mode"),
        Verb("square", translate("Actions", "S&quares"), (), "layout-grid", is_switch=True, choice="mode"),
        SEPARATOR,
        Verb("newest", translate("Actions", "&Newest first"), is_switch=True, choice="order"),
        Verb("oldest", translate("Actions", "&Oldest first"), is_switch=True, choice="order"),
        SEPARATOR,
        Verb("fullscreen", translate("Actions", "&Full screen"), ("F11",), "fullscreen", is_switch=True),
        Verb("slideshow", translate("Actions", "Sli&deshow"), ("F5",), "presentation"),
    ]


def _go() -> Group:
    return translate("Actions", "&Go"), [
        Verb("back", translate("Actions", "&Back"), ("Alt+Left",), "arrow-left"),
        SEPARATOR,
        Verb("all_photos", translate("Actions", "&All photos"), ("Ctrl+1",), "images"),
        Verb("favourites", translate("Actions", "&Favourites"), ("Ctrl+2",), "heart"),
        Verb("recent", translate("Actions", "&Recently added"), ("Ctrl+3",), "clock"),
        Verb("problems", translate("Actions", "&Problems"), ("Ctrl+4",), "triangle-alert"),
    ]


def _help() -> Group:
    return translate("Actions", "&Help"), [
        Verb("shortcuts", translate("Actions", "&Keyboard shortcuts"), ("?", "F1"), "keyboard"),
        Verb("show_log", translate("Actions", "Show &log file"), (), "file"),
        SEPARATOR,
        Verb("about", translate("Actions", "&About Photolens"), (), "info"),
    ]


class Actions(QObject):
    """One QAction for each verb, by name. Owned by the window, whose shortcuts they are."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._groups = [_file(), _edit(), _photo(), _rating(), _labels(), _albums(), _view(), _go(), _help()]
        self._actions = {verb.name: self._made(verb, window) for verb in self._verbs()}
        self._choices = list(self._exclusive(window))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def fill(self, bar: QMenuBar) -> None:
        """Put every verb into the menus of a menu bar."""
        for title, verbs in self._groups:
            self._add(bar.addMenu(title), verbs)

    def menu(self, parent: QWidget) -> QMenu:
        """The context menu of photos."""
        menu = QMenu(parent)
        (_, photo), (rating_title, rating) = self._groups[2:4]
        self._add(menu, photo)
        before = self["reveal"]
        menu.insertMenu(before, self._submenu(menu, rating_title, rating))
        menu.insertAction(before, self["copy_image"])
        menu.insertAction(before, self["copy_path"])
        menu.insertSeparator(before)
        return menu

    def require(self, photos: int) -> None:
        """Enable what makes sense for so many photos."""
        for verb in self._verbs():
            if verb.needs is not Needs.NOTHING:
                self[verb.name].setEnabled(photos == 1 if verb.needs is Needs.ONE_PHOTO else photos > 0)

    def sheet(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every verb that has a shortcut, as (group, [(words, keys)]), for people."""
        return [
            (plain(title), [(plain(verb.text), self._keys(verb)) for verb in verbs if verb and verb.keys])
            for title, verbs in self._groups
        ]

    def _keys(self, verb: Verb) -> str:
        return QKeySequence(verb.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)

    def _verbs(self) -> Iterator[Verb]:
        return (verb for _, verbs in self._groups for verb in verbs if verb)

    def _made(self, verb: Verb, window: QWidget) -> QAction:
        action = QAction(verb.text, self)
        action.setObjectName(verb.name)
        action.setShortcuts([QKeySequence(keys) for keys in verb.keys])
        action.setCheckable(verb.is_switch)
        if verb.icon:
            action.setIcon(icon(verb.icon))
        if verb.name == "quit":
            action.setMenuRole(QAction.MenuRole.QuitRole)
        if verb.keys:
            action.setToolTip(f"{plain(verb.text)} ({self._keys(verb)})")
        if not verb.keys or verb.needs is Needs.NOTHING:
            window.addAction(action)
        return action

    def hand_photo_keys_to(self, widget: QWidget) -> None:
        """Let the keys of verbs that need photos work inside `widget` only, so that dialogs and fields keep theirs."""
        for verb in self._verbs():
            if verb.needs is not Needs.NOTHING:
                self[verb.name].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                widget.addAction(self[verb.name])

    def _exclusive(self, window: QWidget) -> Iterator[QActionGroup]:
        choices: Mapping[str, QActionGroup] = {
            verb.choice: QActionGroup(window) for verb in self._verbs() if verb.choice
        }
        for verb in self._verbs():
            if verb.choice:
                choices[verb.choice].addAction(self[verb.name])
        yield from choices.values()

    def _add(self, menu: QMenu, verbs: list[Verb | None]) -> None:
        for verb in verbs:
            if verb is None:
                menu.addSeparator()
            else:
                menu.addAction(self[verb.name])

    def _submenu(self, parent: QMenu, title: str, verbs: list[Verb | None]) -> QMenu:
        menu = QMenu(title, parent)
        self._add(menu, verbs)
        return menu


def plain(text: str) -> str:
    """Words of a menu without the mark of its access key and the dots."""
    return text.replace("&", "").removesuffix("…")
