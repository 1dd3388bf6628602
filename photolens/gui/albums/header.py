"""CollectionHeader: a slim row above the photos of a label or an album: its name, what it holds, what can be done."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from photolens.domain.album import Album
from photolens.domain.label import LabelCount
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.status_words import album_words, label_words
from photolens.gui.tool_button import tool_button, worded_button

HEIGHT_PX = 44


class CollectionHeader(QFrame):
    """Tells which label or album the grid shows. Lives on the GUI thread."""

    review_requested = Signal()
    edit_requested = Signal()
    menu_requested = Signal(QPoint)
    """Where on the screen the menu of the label or album belongs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.setFixedHeight(HEIGHT_PX)
        self._title = FittingLabel()
        self._title.setProperty("role", "heading")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._note = FittingLabel()
        self._note.setProperty("role", "muted")
        self._review = worded_button("list-checks", self.tr("Review"))
        self._review.setToolTip(self.tr("Confirm or reject what Photolens found"))
        self._edit = tool_button("pencil", self.tr("Edit label"))
        self._menu = tool_button("ellipsis", self.tr("More"))
        self._connect_buttons()
        self._lay_out()

    def show_label(self, counted: LabelCount) -> None:
        """Tell of a label."""
        self._say(counted.label.name, label_words(counted))
        self._edit.show()
        self._review.show()

    def show_album(self, album: Album, photos: int) -> None:
        """Tell of an album with so many photos."""
        self._say(album.name, album_words(album, photos))
        self._edit.hide()
        self._review.hide()

    def _say(self, title: str, note: str) -> None:
        self._title.set_texts(title)
        self._title.updateGeometry()
        self._note.set_texts(note)

    def _connect_buttons(self) -> None:
        self._review.clicked.connect(self.review_requested)
        self._edit.clicked.connect(self.edit_requested)
        self._menu.clicked.connect(self._on_menu_clicked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addWidget(self._note, 1)
        for button in (self._review, self._edit, self._menu):
            row.addWidget(button)

    def _on_menu_clicked(self) -> None:
        button: QToolButton = self._menu
        self.menu_requested.emit(button.mapToGlobal(QPoint(0, button.height())))
