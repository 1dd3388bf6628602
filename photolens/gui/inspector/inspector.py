"""Inspector: the panel at the right, for one photo, for many, or for none."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.overview import Overview
from photolens.domain.photo import Flag, PhotoId
from photolens.gui.context import Context
from photolens.gui.facts import FactsView
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.inspector.caption import CaptionEdit
from photolens.gui.inspector.controls import FavouriteButton, FlagRow, RatingRow
from photolens.gui.inspector.hint import Hint
from photolens.gui.inspector.loading import Loader, Many, One
from photolens.gui.inspector.preview import Preview
from photolens.gui.inspector.spans import SpansView
from photolens.gui.inspector.summary import Mixed, Summary, summary_of
from photolens.gui.tagging import TagsSection

REFRESH_MS = 120
REFRESH_HINT_MS = 1500
"""How soon a change of the library is seen here."""
WIDTH_PX, NARROWEST_PX = 290, 240

Value = TypeVar("Value")
Matches = Mapping[PhotoId, tuple[float, float]]


class Inspector(QFrame):
    """Shows photos and changes what the user says of them. Lives on the GUI thread; the library is read on others.

    What is changed is always what is shown, also while the next selection is still on its way.
    """

    changed = Signal(object)
    """A LibraryChange that the user made here; the mailbox has it too."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self._context = context
        self._loader = Loader(context)
        self._wanted: tuple[PhotoId, ...] = ()
        self._shown: tuple[PhotoId, ...] = ()
        self._matches: Matches = {}
        self._is_stale = True
        self._build()
        self._lay_out()
        self._refresh = QTimer(self, singleShot=True)
        self._refresh.timeout.connect(self._load)
        context.mailbox.subscribe(LibraryChange, self._on_library_change)

    def show_photos(self, ids: tuple[PhotoId, ...], matches: Matches | None = None) -> None:
        """Show these photos; `matches` has (match, score) of those that a search found."""
        self._matches = matches or {}
        self._wanted = ids
        self._load()

    def commit(self) -> None:
        """Keep a caption that is being typed; call it before the window closes."""
        self.caption.commit()

    # building

    def _build(self) -> None:
        self.preview = Preview()
        self.title = FittingLabel(elide=Qt.TextElideMode.ElideMiddle)
        self.title.setProperty("role", "heading")
        self.favourite = FavouriteButton()
        self.rating = RatingRow()
        self.flag = FlagRow()
        self.caption = CaptionEdit()
        self.tags = TagsSection(self._context, "inspector-tags")
        self.offline = QLabel(self.tr("Its drive is not connected"))
        self.offline.setProperty("role", "warning")
        self.facts = FactsView(with_marks=False)
        self.spans = SpansView()
        self.hint = Hint()
        self.favourite.favourite_chosen.connect(self._on_favourite_chosen)
        self.rating.rated.connect(self._on_rated)
        self.flag.flagged.connect(self._on_flagged)
        self.caption.committed.connect(self._on_caption_committed)
        self.tags.changed.connect(self.changed)

    def _lay_out(self) -> None:
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = self._sheet()
        self._area.setWidget(self._content)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.hint)
        self._pages.addWidget(self._area)
        self.setMinimumWidth(NARROWEST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _make_room(self) -> None:
        """As wide as the words of this language need: nothing scrolls sideways here."""
        needed = self._content.minimumSizeHint().width() + self._area.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(NARROWEST_PX, needed))

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.preview)
        column.addLayout(self._head())
        column.addWidget(self.offline)
        for widget in (self.rating, self.flag, self.caption, self.tags, _line(), self.facts, self.spans):
            column.addWidget(widget)
        column.addStretch(1)
        return sheet

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.favourite)
        return head

    # showing

    def _load(self) -> None:
        self._refresh.stop()
        self._is_stale = False
        self.tags.show_photos(self._wanted)
        match self._wanted:
            case ():
                self._loader.load_overview(self._show_nothing)
                if self._shown:
                    self._take(())
            case (photo,):
                self._loader.load_one(photo, self._show_one)
            case ids:
                self._loader.load_many(ids, self._show_many, self.spans.show_size)

    def _take(self, ids: tuple[PhotoId, ...]) -> bool:
        """Turn to other photos, after what was being typed about the last ones; whether they are others at all."""
        is_other = ids != self._shown
        if is_other:
            self.caption.commit()
            self._area.verticalScrollBar().setValue(0)
        self._shown = ids
        self._pages.setCurrentWidget(self._area if ids else self.hint)
        return is_other

    def _show_nothing(self, overview: Overview) -> None:
        self._take(())
        self.hint.show_overview(overview)

    def _show_one(self, one: One) -> None:
        summary = summary_of([one.details.card]) if one.details else None
        if one.details is None or summary is None:
            self._wanted = ()
            self._load()
            return
        card = one.details.card
        self._show_marks(summary, is_other=self._take(self._wanted))
        self.title.set_texts(card.path.name)
        self.preview.show_images([one.image])
        self.offline.setVisible(card.is_offline)
        match, score = self._matches.get(card.id, (None, None))
        self.facts.show_details(one.details, match, score)
        self.facts.show()
        self.spans.hide()

    def _show_many(self, many: Many | None) -> None:
        if many is None:
            self._wanted = ()
            self._load()
            return
        self._show_marks(many.summary, is_other=self._take(self._wanted))
        self.title.set_texts(self.tr("%Ln photo(s)", "", many.summary.count))
        self.preview.show_images(many.images)
        self.offline.hide()
        self.spans.show_summary(many.summary)
        self.spans.show()
        self.facts.hide()

    def _show_marks(self, summary: Summary, *, is_other: bool) -> None:
        self.favourite.show_favourite(_agreed(summary.favourite))
        self.rating.show_rating(_agreed(summary.rating))
        self.flag.show_flag(_agreed(summary.flag))
        show_caption = self.caption.show_caption if is_other else self.caption.refresh_caption
        show_caption(_agreed(summary.caption))

    # changing

    def _on_favourite_chosen(self, favourite: bool) -> None:
        self._change(partial(self._context.library.set_favourite, self._shown, favourite))

    def _on_rated(self, rating: int) -> None:
        self._change(partial(self._context.library.set_rating, self._shown, rating))

    def _on_flagged(self, flag: Flag) -> None:
        self._change(partial(self._context.library.set_flag, self._shown, flag))

    def _on_caption_committed(self, caption: str) -> None:
        self._change(partial(self._context.library.set_caption, self._shown, caption))

    def _change(self, work: Callable[[], LibraryChange]) -> None:
        if self._shown:
            self._context.tasks.change(work, self.changed.emit)

    def _on_library_change(self, change: LibraryChange) -> None:
        concerns = not change.photos.isdisjoint(self._wanted) or change.files or change.folders
        if not (concerns or not self._wanted):
            return
        self._is_stale = True
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start(REFRESH_MS if self._wanted else REFRESH_HINT_MS)

    @override
    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, 600)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()
        if self._is_stale:
            self._load()


def _agreed(value: Value | Mixed) -> Value | None:
    """A value as the controls take it: None where photos differ."""
    return None if isinstance(value, Mixed) else value


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedHeight(1)
    return line
