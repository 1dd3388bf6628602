"""AlbumLine: the albums that a photo is in, each a link."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from photolens.domain.album import Album
from photolens.domain.query import AlbumId
from photolens.gui import theme

MOST_NAMES = 6
LONGEST_NAME = 32
ELLIPSIS = "…"


class AlbumLine(QLabel):
    """A quiet line, "In albums: Trip, Best of"; hidden for a photo that is in none. Lives on the GUI thread."""

    album_chosen = Signal(object)
    """An AlbumId."""

    def __init__(self) -> None:
        super().__init__()
        self._albums: Sequence[Album] = ()
        self.setProperty("role", "caption")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(lambda link: self.album_chosen.emit(AlbumId(int(link))))
        self.hide()

    def show_albums(self, albums: Sequence[Album]) -> None:
        """Show the names of these."""
        if self._albums != albums:
            self._albums = albums
            self._write()
        self.setVisible(bool(albums))

    def names(self) -> str:
        """What a screen reader says."""
        return self.accessibleName()

    def _write(self) -> None:
        """The colour of a link is fixed when it is written."""
        colour = theme.current().accent
        links = [
            f'<a href="{album.id}" style="color: {colour}; text-decoration: none">{escape(_short(album.name))}</a>'
            for album in self._albums[:MOST_NAMES]
        ]
        left_out = len(self._albums) - MOST_NAMES
        names = [album.name for album in self._albums]
        self.setText(self._line(links, left_out))
        self.setAccessibleName(self._line(names, 0))
        self.setToolTip("" if left_out <= 0 else escape(", ".join(names)))

    def _line(self, names: Sequence[str], left_out: int) -> str:
        listed = ", ".join(names)
        if left_out > 0:
            listed = self.tr("{names} and %Ln more", "", left_out).format(names=listed)
        return self.tr("In albums: {names}").format(names=listed)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._albums:
            self._write()


def _short(name: str) -> str:
    """A name that leaves room for others; the end is what is left out."""
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + ELLIPSIS
