"""EmptyState: what the main area says when there is nothing to show, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from photolens.domain.overview import RECENT_DAYS
from photolens.gui import theme
from photolens.gui.icons import draw_icon
from photolens.gui.names import Names
from photolens.gui.places import AllPhotos, Favourites, InsideFolder, Place, Problems, RecentlyAdded, Results
from photolens.gui.results import sought
from photolens.gui.wording import NO_NAMES, title_of

DISC_PX = 96
ICON_PX = 40
WIDEST_PX = 420

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class EmptyMessage:
    """What is said in place of photos."""

    icon: str
    """Its name in `resources/icons`."""
    title: str
    """One sentence."""
    hint: str = ""
    """What to do, more quietly."""


class EmptyState(QFrame):
    """A picture, a sentence, a hint, and buttons if there is something to do. Lives on the GUI thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "canvas")
        self._disc = _Disc(self)
        self._title = self._make_label("heading")
        self._hint = self._make_label("muted")
        self._buttons = QHBoxLayout()
        self._lay_out()

    def show_message(self, message: EmptyMessage, actions: Sequence[QAction] = ()) -> None:
        """Say something, with a button for each action; the first one is the obvious thing to do."""
        self._disc.set_icon(message.icon)
        self._title.setText(message.title)
        self._hint.setText(message.hint)
        self._hint.setVisible(bool(message.hint))
        self.setAccessibleName(message.title)
        self.setAccessibleDescription(message.hint)
        self._show_buttons(actions)

    def show_error(self, reason: str, actions: Sequence[QAction] = ()) -> None:
        """Say that a search cannot be done, and why."""
        self.show_message(search_unavailable(reason), actions)

    def _make_label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setMaximumWidth(WIDEST_PX)
        label.setMinimumWidth(min(WIDEST_PX, 260))
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return label

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(4)
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(20)
        column.addLayout(_centred(self._title))
        column.addSpacing(8)
        column.addLayout(_centred(self._hint))
        column.addSpacing(20)
        column.addLayout(self._buttons)
        column.addStretch(5)  # a little above the middle looks like the middle
        self._buttons.setSpacing(8)

    def _show_buttons(self, actions: Sequence[QAction]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch(1)
        for action in actions:
            self._buttons.addWidget(self._make_button(action, is_first=action is actions[0]))
        self._buttons.addStretch(1)

    def _make_button(self, action: QAction, *, is_first: bool) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setProperty("kind", "primary" if is_first else "")
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        action.enabledChanged.connect(button.setEnabled)
        button.clicked.connect(action.trigger)
        return button


def _centred(label: QLabel) -> QHBoxLayout:
    """A row in which a wrapped label is as wide as it may be, and in the middle."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, 100)
    row.addStretch(1)
    return row


class _Disc(QWidget):
    """An icon on a quiet round ground."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(DISC_PX, DISC_PX))
        self._icon = "images"

    def set_icon(self, name: str) -> None:
        """Show another drawing of `resources/icons`."""
        self._icon = name
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.colour("empty"))
        painter.drawEllipse(self.rect())
        space = (DISC_PX - ICON_PX) // 2
        draw_icon(
            painter, self.rect().toRectF().adjusted(space, space, -space, -space), self._icon, colours.colour("muted")
        )


def nothing_here(  # noqa: PLR0911 (one for each kind of place)
    place: Place, names: Names = NO_NAMES, *, is_indexing: bool = False, waiting: int = 0
) -> EmptyMessage:
    """What to say of a place without photos, while `waiting` photos (0: nobody knows how many) are being indexed.

    names: of labels and albums. What is said of these themselves stands in `photolens.gui.albums.emptiness`.
    """
    match place:
        case Results():
            return no_match(place, names, is_indexing=is_indexing, waiting=waiting)
        case Favourites():
            return no_favourites()
        case RecentlyAdded() if not is_indexing:
            return nothing_recent()
        case InsideFolder(path) if not is_indexing:
            return no_photos_in(path)
        case AllPhotos() if not is_indexing:
            return no_photos()
        case Problems():
            return no_problems()
        case _:
            return still_indexing()


def no_photos() -> EmptyMessage:
    """The library holds nothing."""
    title = translate("EmptyState", "No photos yet")
    hint = translate("EmptyState", "Add a folder, and everything in it can be found here.")
    return EmptyMessage("images", title, hint)


def no_photos_in(folder: Path) -> EmptyMessage:
    """A folder holds nothing that could be read."""
    title = translate("EmptyState", "No photos in “{folder}”").format(folder=title_of(InsideFolder(folder)))
    hint = translate(
        "EmptyState",
        "Files that could not be read are listed under Problems.",
    )
    return EmptyMessage("folder-open", title, hint)


def no_favourites() -> EmptyMessage:
    """No photo has a heart."""
    title = translate("EmptyState", "No favourites yet")
    return EmptyMessage("heart", title, translate("EmptyState", "Press . on a photo to keep it here."))


def nothing_recent() -> EmptyMessage:
    """Nothing came in lately."""
    title = translate("EmptyState", "Nothing was added lately")
    hint = translate("EmptyState", "Photos that come into the library stay here for %n day(s).", "", RECENT_DAYS)
    return EmptyMessage("clock", title, hint)


def no_problems() -> EmptyMessage:
    """Every file could be read."""
    return EmptyMessage(
        "circle-check", translate("EmptyState", "No problems"), translate("EmptyState", "Every photo could be read.")
    )


def still_indexing() -> EmptyMessage:
    """Photos are on their way."""
    title = translate("EmptyState", "Looking at your photos")
    return EmptyMessage(
        "sparkles",
        title,
        translate("EmptyState", "They appear here one by one and can be searched at once."),
    )


def no_match(place: Results, names: Names = NO_NAMES, *, is_indexing: bool = False, waiting: int = 0) -> EmptyMessage:
    """A search found nothing that would be worth showing."""
    title = _no_match_title(place)
    hints = [_no_match_hint(place, names)]
    if waiting:
        hints.append(
            translate("EmptyState", "%n photo(s) are still being looked at and cannot be found yet.", "", waiting)
        )
    elif is_indexing:
        hints.append(translate("EmptyState", "Some photos are still being looked at and cannot be found yet."))
    return EmptyMessage("scan-search", title, "\n".join(hints))


def search_unavailable(reason: str) -> EmptyMessage:
    """A search cannot be done; `reason` is a sentence as exceptions tell it, without a capital or a full stop."""
    title = translate("EmptyState", "This search is not possible")
    return EmptyMessage("triangle-alert", title, f"{reason[:1].upper()}{reason[1:].rstrip('.')}.")


def _no_match_title(place: Results) -> str:
    if place.photos or place.pictures:
        return translate("EmptyState", "No photo looks like {sought}").format(sought=sought(place))
    return translate("EmptyState", "No photo clearly shows {sought}").format(sought=sought(place))


def _no_match_hint(place: Results, names: Names) -> str:
    if not isinstance(place.scope, AllPhotos):
        kept = translate("EmptyState", "Only {place} was searched. Try all photos, or other words.")
        return kept.format(place=title_of(place.scope, names))
    if place.photos or place.pictures:
        return translate("EmptyState", "Try another photo, or add a few words.")
    return translate("EmptyState", "Try other words: say what can be seen, as “a red car in the snow”.")
