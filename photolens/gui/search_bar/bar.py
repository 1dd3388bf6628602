"""SearchBar: the field that the user types into, with the photos, pictures and the place that the search is about."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from photolens.gui.context import Context
from photolens.gui.names import Names
from photolens.gui.places import AllPhotos, ResultOrder, Results, Shelf
from photolens.gui.search_bar.busy_line import BusyLine
from photolens.gui.search_bar.chip_row import ChipKey, ChipRow
from photolens.gui.search_bar.dropdowns import Dropdowns
from photolens.gui.search_bar.faces import load_faces
from photolens.gui.search_bar.field import SearchField
from photolens.gui.search_bar.frame import LEFT_PX, RADIUS_PX, SearchFrame
from photolens.gui.search_bar.pictures import Incoming
from photolens.gui.search_bar.recent import RecentSearches
from photolens.gui.search_bar.terms import Offer
from photolens.gui.tool_button import tool_button

DEBOUNCE_MS = 120
CHIPS_GAP_PX = 8
TEXT_SHARE = 0.45
"""The part of the bar that chips leave to the text."""
LANE = "search bar faces"


class SearchBar(SearchFrame):
    """Says what to search for, as a `Results` place. Lives on the GUI thread."""

    query_changed = Signal(object)
    """A Results that asks for something."""
    cleared = Signal()
    """Nothing is asked for any more; the user may still be typing."""
    left = Signal()
    """The user wants to go on to the photos: Down, Enter on what was searched already, or Esc."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._about = Results()
        self._told = Results()
        self._recent = RecentSearches(context.memory)
        self._dropdowns = Dropdowns(self._recent, self)
        self._incoming = Incoming(context.tasks, self)
        self.dropped.connect(self._incoming.take)
        self._incoming.arrived.connect(self._on_pictures_arrived)
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._on_debounce_timeout)
        self._lay_out()
        self._connect_field()
        self._connect_chips()
        self._refresh()

    # what others may do

    def asked(self) -> Results:
        """What the bar asks for now, whether or not it was told already."""
        return replace(self._about, phrase=_tidy(self._field.text()))

    def set_results_place(self, place: Results | None) -> None:
        """Show what a place asks for, or nothing; nothing is emitted. What is being typed ahead of it stays."""
        shown = Results(scope=self._about.scope) if place is None else replace(place, phrase=_tidy(place.phrase))
        is_known = _asks_the_same(shown, self._told)
        self._about, self._told = replace(shown, phrase=""), shown
        if not is_known:
            self._debounce.stop()
            self._field.setText(shown.phrase)
        self._refresh()

    def set_scope(self, shelf: Shelf) -> None:
        """What the next search is kept to; nothing is emitted."""
        self._about = replace(self._about, scope=shelf)
        self._told = replace(self._told, scope=shelf)
        self._refresh()

    def set_names(self, names: Names) -> None:
        """What labels and albums are called: the search may be kept to one, and terms that name them are completed."""
        self._dropdowns.set_names(names)
        self._chips.set_names(names)
        self._fit_chips()

    def start_typing(self, text: str) -> None:
        """Take the focus and go on with a text that was typed elsewhere."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.end(False)
        self._field.insert(text)

    def focus_search(self) -> None:
        """Take the focus, with the text selected, or the recent searches open where there is none."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._open_recent()

    def paste(self) -> None:
        """Search by what is on the clipboard: pictures, or else words."""
        clipboard = QGuiApplication.clipboard()
        if not self._incoming.take(clipboard.mimeData()) and clipboard.text():
            self.start_typing(clipboard.text())

    def set_busy(self, is_busy: bool) -> None:
        """Whether a search is under way."""
        self._busy.set_busy(is_busy)

    def remember(self) -> None:
        """The search was of use: its phrase is one of the recent searches from now on."""
        if phrase := self.asked().phrase:
            self._recent.add(phrase)

    def clear(self) -> None:
        """Ask for nothing any more."""
        self._field.clear()
        self._about = Results(scope=self._about.scope)
        self._forget_told()
        self._refresh()
        self.cleared.emit()

    # building

    def _lay_out(self) -> None:
        self._chips = ChipRow(self)
        self._field = SearchField(self, self._incoming.take)
        self.setFocusProxy(self._field)
        self._busy = BusyLine(self)
        self._clear_button = self._make_clear_button()
        row = QHBoxLayout(self)
        row.setContentsMargins(LEFT_PX, 0, 6, 0)
        row.setSpacing(0)
        row.addWidget(self._chips)
        row.addWidget(self._field, 1)
        row.addWidget(self._clear_button)

    def _make_clear_button(self) -> QToolButton:
        button = tool_button("x", self.tr("Clear search (Esc)"))
        button.clicked.connect(self._on_clear_button_clicked)
        return button

    def _connect_field(self) -> None:
        field = self._field
        field.textEdited.connect(self._on_field_text_edited)
        field.textChanged.connect(self._show_look)
        field.entered.connect(self._on_field_entered)
        field.escaped.connect(self._on_field_escaped)
        field.went_down.connect(self._on_field_went_down)
        field.went_up.connect(self._dropdowns.go_up)
        field.went_left.connect(self._chips.focus_last)
        field.erased_before_start.connect(self._on_field_erased_before_start)
        field.clicked.connect(self._open_recent)
        field.tabbed.connect(self._dropdowns.complete)
        field.takes_tab = self._dropdowns.takes_tab
        field.cursorPositionChanged.connect(lambda _before, now: self._dropdowns.follow_cursor(now))
        self._dropdowns.phrase_chosen.connect(self._on_phrase_chosen)
        self._dropdowns.term_chosen.connect(self._on_term_chosen)
        field.focus_changed.connect(self._on_field_focus_changed)

    def _connect_chips(self) -> None:
        self._chips.removed.connect(self._on_chips_removed)
        self._chips.left.connect(self._on_chips_left)
        self._chips.typed.connect(self.start_typing)
        self._chips.escaped.connect(self._on_field_escaped)

    # telling

    def _tell(self) -> None:
        """Emit what is asked for, if it is another thing than before."""
        self._debounce.stop()
        asked, before = self.asked(), self._told
        if asked == before:
            return
        self._told = asked
        if not asked.is_empty:
            self.query_changed.emit(asked)
        elif not before.is_empty:
            self._forget_told()
            self.cleared.emit()

    def _forget_told(self) -> None:
        self._debounce.stop()
        self._told = self._about = replace(self._about, order=ResultOrder.MATCH, phrase="")

    def _ask_about(self, about: Results) -> None:
        """Other chips: said at once, as a click is meant when it is done."""
        self._about = about
        self._refresh()
        self._tell()

    # showing

    def _keys(self) -> tuple[ChipKey, ...]:
        about = self._about
        scope: tuple[ChipKey, ...] = () if isinstance(about.scope, AllPhotos) else (about.scope,)
        return (*scope, *about.photos, *about.pictures)

    def _refresh(self) -> None:
        """Bring what is seen in line with what is asked for."""
        new = set(self._keys()) - set(self._chips.keys)
        self._chips.set_keys(self._keys())
        self._fit_chips()
        self._field.setPlaceholderText(self._placeholder())
        self._load_faces(new)
        self._show_look()

    def _show_look(self) -> None:
        is_idle = self.asked().is_empty
        self._clear_button.setHidden(is_idle)
        self.set_look(is_lit=self._field.hasFocus(), is_idle=is_idle)

    def _placeholder(self) -> str:
        if self._about.photos or self._about.pictures:
            return self.tr("Refine: this, but …")
        return self.tr("Search your photos, for example “two dogs in the snow”")

    def _fit_chips(self) -> None:
        inside = self.width() - LEFT_PX
        self._chips.set_room(int(inside * (1 - TEXT_SHARE)))
        self._field.setTextMargins(CHIPS_GAP_PX if self._chips.keys else 0, 0, 0, 0)

    def _load_faces(self, new: set[ChipKey]) -> None:
        photos, pictures = self._about.photos, self._about.pictures
        if new & {*photos, *pictures}:
            work = partial(load_faces, self._context.library, photos, pictures)
            self._context.tasks.run(work, self._chips.set_faces, lane=LANE)

    def _open_recent(self) -> bool:
        return self.asked().is_empty and self._dropdowns.open_recent()

    # slots

    def _on_field_text_edited(self, text: str) -> None:
        self._dropdowns.follow(text, self._field.cursorPosition())
        self._debounce.start()

    def _on_debounce_timeout(self) -> None:
        if not self._dropdowns.holds_back:
            self._tell()

    def _on_field_entered(self) -> None:
        if self._dropdowns.choose():
            return
        self._dropdowns.close()
        self.remember()
        if self.asked() == self._told:
            self.left.emit()
        else:
            self._tell()

    def _on_field_escaped(self) -> None:
        if not self._dropdowns.close():
            self.clear()
            self.left.emit()

    def _on_field_went_down(self) -> None:
        if not self._dropdowns.go_down() and not self._open_recent():
            self.left.emit()

    def _on_field_erased_before_start(self) -> None:
        if keys := self._keys():
            self._on_chips_removed(keys[-1:])

    def _on_field_focus_changed(self, has_focus: bool) -> None:
        if not has_focus:
            self._dropdowns.close()
        self._show_look()

    def _on_clear_button_clicked(self) -> None:
        self.clear()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chips_left(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chips_removed(self, keys: Sequence[ChipKey]) -> None:
        about = self._about
        self._ask_about(
            replace(
                about,
                scope=AllPhotos() if about.scope in keys else about.scope,
                photos=tuple(photo for photo in about.photos if photo not in keys),
                pictures=tuple(picture for picture in about.pictures if picture not in keys),
            )
        )

    def _on_pictures_arrived(self, pictures: tuple[Path, ...]) -> None:
        known = self._about.pictures
        new = tuple(dict.fromkeys(picture for picture in pictures if picture not in known))
        self._ask_about(replace(self._about, pictures=(*known, *new)))
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_phrase_chosen(self, phrase: str) -> None:
        self._field.setText(phrase)
        self.remember()
        self._tell()

    def _on_term_chosen(self, offer: Offer) -> None:
        self._field.setText(offer.text)
        self._field.setCursorPosition(offer.cursor)
        self._tell()

    # Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_chips()
        self._busy.setGeometry(RADIUS_PX, self.height() - 3, self.width() - 2 * RADIUS_PX, self._busy.height())
        self._dropdowns.close()


def _asks_the_same(one: Results, other: Results) -> bool:
    return replace(one, order=other.order) == other


def _tidy(phrase: str) -> str:
    """A phrase whose spaces make no difference."""
    return " ".join(phrase.split())
