"""Badge: a word or two with an icon, on a quiet round ground."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from photolens.gui.icon_label import IconLabel


class Badge(QFrame):
    """Says one thing about what it stands on; the icon says the same without the colour."""

    def __init__(self, icon: str, text: str, *, role: str = "muted", is_accented: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "badge")
        self.setProperty("tone", "accent" if is_accented else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.words = QLabel(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 10, 2)
        row.setSpacing(5)
        row.addWidget(IconLabel(icon, role, 12))
        row.addWidget(self.words)
