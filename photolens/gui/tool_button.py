"""Tool button: buttons with icons, that can be told apart without seeing them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from photolens.gui.icons import icon

ICON_PX = 15


def tool_button(name: str, words: str, *, role: str = "muted", is_switch: bool = False) -> QToolButton:
    """A button that shows only an icon of `resources/icons`; `words` are its tooltip and its name."""
    button = QToolButton()
    button.setIcon(icon(name, role))
    button.setIconSize(QSize(ICON_PX, ICON_PX))
    button.setCheckable(is_switch)
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setProperty("kind", "bar")
    return button


def worded_button(name: str, text: str = "", *, role: str = "muted") -> QToolButton:
    """A button that shows an icon and, beside it, words."""
    button = tool_button(name, "", role=role)
    set_words(button, text)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def push_button(name: str, text: str, role: str = "text") -> QPushButton:
    """A large button that shows an icon and, beside it, words."""
    button = QPushButton(icon(name, role), f" {text}")  # as in `set_words`
    button.setAccessibleName(text)
    return button


def set_words(button: QToolButton, text: str) -> None:
    """Change what a worded button says."""
    button.setText(f" {text}")  # no style sheet can widen the gap between icon and words
    button.setAccessibleName(text)
