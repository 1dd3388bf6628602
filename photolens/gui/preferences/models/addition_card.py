"""AdditionCard: what models other than the built-in one need in the packaged app, and how far adding it is."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QProgressBar, QPushButton, QVBoxLayout, QWidget

from photolens.gui.fitting_label import FittingLabel
from photolens.gui.icon_label import IconLabel
from photolens.gui.preferences.models.addition_look import AdditionDeed, AdditionLook, addition_deed_words
from photolens.gui.preferences.page import GAP_PX, ROW_PX, button, label
from photolens.gui.tool_button import tool_button

PERMILLE, ICON_PX = 1000, 18
ICONS = {
    AdditionDeed.ADD: "plus",
    AdditionDeed.RESUME: "play",
    AdditionDeed.RETRY: "refresh-cw",
    AdditionDeed.PAUSE: "pause",
    AdditionDeed.CANCEL: "x",
    AdditionDeed.REMOVE: "trash-2",
}
"""Of the deeds that have a button."""


class AdditionCard(QFrame):
    """Filled again and again; hidden where there is nothing to add. Lives on the GUI thread."""

    asked = Signal(object)
    """The AdditionDeed that the user wants."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._look: AdditionLook | None = None
        self.title, self.note, self.fault = label("", "strong"), label("", "caption"), label("", "danger")
        self.progress = QProgressBar(textVisible=False, maximum=PERMILLE)
        self.words = FittingLabel()
        self.words.setProperty("role", "caption")
        self._below = QWidget()
        self.buttons = {deed: self._build_button(deed) for deed in ICONS}
        self.more = tool_button("ellipsis", self.tr("More"))
        self.more.clicked.connect(self._on_more_clicked)
        self._lay_out()
        self.hide()

    def show_look(self, look: AdditionLook | None) -> None:
        """Show how the addition stands; None hides the card."""
        is_same, self._look = look == self._look, look
        self.setVisible(look is not None)
        if look is None or is_same:
            return
        self._show_texts(look)
        self._show_buttons(look)

    def menu(self) -> QMenu:
        """What else can be done, as a menu that goes when it is closed."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for deed in self._look.others if self._look else ():
            menu.addAction(addition_deed_words(deed), partial(self.asked.emit, deed))
        return menu

    def _show_texts(self, look: AdditionLook) -> None:
        self.setAccessibleName(look.title)
        self._icon.show_icon(*_mark(look))
        for words, text in ((self.title, look.title), (self.note, look.note), (self.fault, look.fault)):
            words.setText(text)
            words.setVisible(bool(text))
        self.progress.setVisible(look.share is not None)
        self.progress.setValue(round((look.share or 0.0) * PERMILLE))
        self.progress.setAccessibleName(look.words[0] if look.words else look.title)
        self._below.setVisible(look.share is not None or bool(look.fault))
        self.words.setVisible(bool(look.words))
        self.words.set_texts(*(look.words or ("",)))

    def _show_buttons(self, look: AdditionLook) -> None:
        """The focus stays on the card when the button that had it goes; the card keeps it until another one comes.

        It moves before that button is hidden: Qt would give it to whatever comes next, and scroll the page there.
        """
        shown = [self.buttons[deed] for deed in look.deeds]
        focused = self.window().focusWidget()  # also while the window is behind
        for each in shown:
            each.show()
        if focused in (self, *self.buttons.values()) and focused not in shown:
            (shown[0] if shown else self).setFocus()
        for each in self.buttons.values():
            each.setVisible(each in shown)
        self.more.setVisible(bool(look.others))

    def _build_button(self, deed: AdditionDeed) -> QPushButton:
        words = addition_deed_words(deed)
        made = button(ICONS[deed], words)
        made.setAccessibleName(self.tr("{deed}: CLIP").format(deed=words) if "CLIP" not in words else words)
        made.clicked.connect(lambda: self.asked.emit(deed))
        made.hide()
        return made

    def _lay_out(self) -> None:
        self._icon = IconLabel("download", "accent", ICON_PX)
        heads = QVBoxLayout()
        heads.setSpacing(4)
        heads.addWidget(self.title)
        heads.addWidget(self.note)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._icon)
        top.addSpacing(GAP_PX - ROW_PX)
        top.addLayout(heads, 1)
        for each in (*self.buttons.values(), self.more):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(ICON_PX + ROW_PX, 0, 0, 0)
        below.setSpacing(4)
        for widget in (self.progress, self.words, self.fault):
            below.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_PX, ROW_PX, GAP_PX, ROW_PX)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._below)

    def _on_more_clicked(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


def _mark(look: AdditionLook) -> tuple[str, str]:
    """The icon that says how it stands, and its colour's role."""
    if look.fault and not look.is_quiet:
        return "triangle-alert", "warning"
    if look.deeds == (AdditionDeed.REMOVE,):
        return "circle-check", "good"
    return "download", "muted" if look.is_quiet else "accent"
