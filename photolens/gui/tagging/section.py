"""TagsSection: the labels of the photos on show, by whose word, to be confirmed, rejected and added."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.gui.context import Context
from photolens.gui.tagging.album_line import AlbumLine
from photolens.gui.tagging.chip_flow import ChipFlow
from photolens.gui.tagging.chip_menu import chip_menu
from photolens.gui.tagging.disclosure import Disclosure
from photolens.gui.tagging.field import LabelField
from photolens.gui.tagging.reading import Known, Reader
from photolens.gui.tagging.saying import say_of
from photolens.gui.tagging.standing import Say, Standing, in_order_of

MOST_CHIPS = 24
"""More are shown at a wish."""
REFRESH_MS, REFRESH_MANY_MS = 120, 1000
"""How soon a change of the library is seen here, for one photo and for many; one's own are seen at once."""
SPACING_PX = 8
NOTHING = Known(())


class TagsSection(QWidget):
    """Shows labels as chips, a field to add one, and the albums of a single photo. Lives on the GUI thread.

    `lane` tells it from other sections. What the user says is said of the photos that are shown, also while the next
    ones are still on their way. It reads only while it can be seen.
    """

    label_chosen = Signal(object)
    """A LabelId, whose photos are wanted."""
    explain_requested = Signal(object, object)
    """A LabelId and a PhotoId."""
    new_label_requested = Signal(str, object)
    """A name, and the tuple of PhotoIds that it is for."""
    album_chosen = Signal(object)
    """An AlbumId."""
    changed = Signal(object)
    """A LibraryChange that the user made here; the mailbox has it too."""

    def __init__(self, context: Context, lane: str) -> None:
        super().__init__()
        self._context = context
        self._reader = Reader(context, lane)
        self._wanted: tuple[PhotoId, ...] = ()
        self._known = NOTHING
        self._is_stale = False
        self._build(lane)
        self._lay_out()
        self._refresh = QTimer(self, singleShot=True)
        self._refresh.timeout.connect(self._read)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def show_photos(self, ids: tuple[PhotoId, ...]) -> None:
        """Show the labels of these photos, as soon as they are read."""
        if ids != self._wanted:
            self._wanted = ids
            self._read()

    @property
    def photos(self) -> tuple[PhotoId, ...]:
        """The photos whose labels are shown."""
        return self._known.photos

    # building

    def _build(self, lane: str) -> None:
        self.heading = QLabel(self.tr("Labels"))
        self.heading.setProperty("role", "section")
        self.flow = self._flow(self.tr("Labels"))
        self.more = Disclosure(self, self.tr("More labels"))
        self.rejected_switch = Disclosure(self, self.tr("Rejected labels"))
        self.rejected_flow = self._flow(self.tr("Rejected labels"))
        self.field = LabelField(self._context, f"{lane}-names", self)
        self.albums = AlbumLine()
        self.more.toggled.connect(lambda _is_on: self._show())
        self.rejected_switch.toggled.connect(lambda _is_on: self._show())
        self.field.label_chosen.connect(self._on_field_label_chosen)
        self.field.name_entered.connect(lambda name: self.new_label_requested.emit(name, self._known.photos))
        self.albums.album_chosen.connect(self.album_chosen)

    def _flow(self, name: str) -> ChipFlow:
        flow = ChipFlow(self, name)
        flow.chosen.connect(lambda standing: self.label_chosen.emit(standing.label))
        flow.said.connect(self._on_said)
        flow.explanation_requested.connect(self._explain)
        flow.menu_requested.connect(self._open_menu)
        flow.emptied.connect(lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        return flow

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING_PX)
        column.addWidget(self.heading)
        column.addWidget(self.flow)
        for switch in (self.more, self.rejected_switch):
            column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.rejected_flow, self.field, self.albums):
            column.addWidget(widget)

    # showing

    def _read(self) -> None:
        self._refresh.stop()
        self._is_stale = not self.isVisible()
        if not self._wanted:
            self._reader.drop()
            self._take(NOTHING)
        elif not self._is_stale:
            self._reader.read(self._wanted, self._take)

    def _take(self, known: Known) -> None:
        if known.photos == self._known.photos:
            known = replace(known, standings=tuple(in_order_of(self._known.standings, known.standings)))
        else:
            self._begin_anew()
        self._known = known
        self.field.set_known(each.label for each in known.standings if not each.can(Say.CONFIRM))
        self.albums.show_albums(known.albums)
        self._show()

    def _begin_anew(self) -> None:
        """Other photos: what was opened and typed was for the last ones."""
        self.field.reset()
        self.more.setChecked(False)
        self.rejected_switch.setChecked(False)

    def _show(self) -> None:
        held = [each for each in self._known.standings if not each.is_rejected]
        rejected = [each for each in self._known.standings if each.is_rejected]
        is_whole = self.more.isChecked() or len(held) <= MOST_CHIPS
        self.flow.show_standings(held if is_whole else held[:MOST_CHIPS])
        self.rejected_flow.show_standings(rejected if self.rejected_switch.isChecked() else [])
        self.heading.setVisible(bool(held or rejected))
        self.more.setVisible(len(held) > MOST_CHIPS)
        self.rejected_switch.setVisible(bool(rejected))
        left_out = len(held) - MOST_CHIPS
        self.more.set_words(self.tr("Fewer") if self.more.isChecked() else self.tr("%Ln more", "", left_out))
        self.rejected_switch.set_words(self.tr("%Ln rejected", "", len(rejected)))

    def _open_menu(self, standing: Standing, at: QPoint) -> None:
        menu = chip_menu(self, standing, partial(self._on_said, standing))
        menu.addSeparator()
        if standing.photos == 1:
            menu.addAction(self.tr("Explain…"), partial(self._explain, standing))
        menu.addAction(self.tr("Open"), partial(self.label_chosen.emit, standing.label))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    # changing

    def _on_said(self, standing: Standing, say: Say) -> None:
        self._say(standing.label, say)

    def _on_field_label_chosen(self, label: LabelId) -> None:
        self._say(label, Say.CONFIRM)

    def _say(self, label: LabelId, say: Say) -> None:
        if self._known.photos:
            self._change(say_of(self._context.library, label, say, self._known.photos))

    def _change(self, work: Callable[[], LibraryChange]) -> None:
        self._context.tasks.change(work, self._on_changed)

    def _on_changed(self, change: LibraryChange) -> None:
        self._read()  # what the user did is seen at once
        self.changed.emit(change)

    def _explain(self, standing: Standing) -> None:
        if len(self._known.photos) == 1:
            self.explain_requested.emit(standing.label, self._known.photos[0])

    def _on_library_change(self, change: LibraryChange) -> None:
        if not (change.labels or change.albums or not change.photos.isdisjoint(self._wanted)):
            return
        self._is_stale = True
        if change.labels:
            self._reader.forget_names()
        if self.isVisible() and self._wanted and not self._refresh.isActive():
            self._refresh.start(REFRESH_MS if len(self._wanted) == 1 else REFRESH_MANY_MS)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()
