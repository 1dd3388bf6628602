"""Theme: the colours, type and style sheet of the app, in light and dark. Widgets name roles, never colours."""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from photolens.paths import resource

FONTS = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")
FONT_PT = 10
RADIUS_PX = 6
"""Corners of controls and photos."""
THEME_KEY = "theme"
"""Where the window's memory keeps the choice: a ThemeChoice."""


class ThemeChoice(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def kept_choice(kept: str) -> ThemeChoice:
    """The choice that was kept; the desktop's, if what was kept is none."""
    return ThemeChoice(kept) if kept in list(ThemeChoice) else ThemeChoice.SYSTEM


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role, as #rrggbb."""

    canvas: str
    """Behind the photos."""
    side: str
    """Sidebar, inspector and bars."""
    raised: str
    """Fields, menus, cards."""
    line: str
    """Separators and borders."""
    text: str
    muted: str
    """Text of second rank; 4.5:1 against `side`."""
    faint: str
    """Placeholders and what is disabled."""
    accent: str
    on_accent: str
    selected: str
    """Behind a selected row."""
    hover: str
    danger: str
    warning: str
    good: str
    star: str
    """Ratings; a shape, never words."""
    empty: str
    """A photo whose thumbnail has not arrived."""

    def colour(self, role: str) -> QColor:
        """The colour of a role, by its name."""
        return QColor(getattr(self, role))

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what is behind it."""
        return self.colour("text").lightness() > self.colour("canvas").lightness()


LIGHT = Theme(
    canvas="#ffffff",
    side="#f6f6f8",
    raised="#ffffff",
    line="#e2e2e8",
    text="#1a1a1f",
    muted="#62626e",
    faint="#9c9ca8",
    accent="#3265e6",
    on_accent="#ffffff",
    selected="#dfe8fd",
    hover="#ebebf0",
    danger="#c0342b",
    warning="#9a5b00",
    good="#1b7f45",
    star="#bf7900",
    empty="#ececf1",
)

DARK = Theme(
    canvas="#131316",
    side="#1a1a1e",
    raised="#242429",
    line="#2e2e35",
    text="#f0f0f4",
    muted="#a2a2af",
    faint="#70707d",
    accent="#7aa5ff",
    on_accent="#0c1220",
    selected="#25345c",
    hover="#2a2a31",
    danger="#ff8077",
    warning="#e5a84b",
    good="#62cc8e",
    star="#ffc23d",
    empty="#232328",
)


def current() -> Theme:
    """The theme that is applied now; ask for it whenever you paint."""
    app = QGuiApplication.instance()
    return DARK if app is not None and app.property("photolens_theme") == ThemeChoice.DARK else LIGHT


def apply(app: QApplication, choice: ThemeChoice) -> None:
    """Dress the whole app; every widget gets a PaletteChange event. `SYSTEM` follows the desktop's preference."""
    apply_colours(app, choice)
    apply_style_sheet(app)


def apply_style_sheet(app: QApplication) -> None:
    """The second half of `apply`: it costs least once the widgets are there, and before they are shown."""
    app.setStyleSheet(style_sheet(current()))


def apply_colours(app: QApplication, choice: ThemeChoice) -> None:
    """The first half of `apply`: style, fonts and palette, which widgets take over as they are made."""
    is_dark = choice is ThemeChoice.DARK or (choice is ThemeChoice.SYSTEM and _system_is_dark())
    app.setProperty("photolens_theme", ThemeChoice.DARK if is_dark else ThemeChoice.LIGHT)
    theme = DARK if is_dark else LIGHT
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    app.setFont(_font())
    app.setPalette(_palette(theme))


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme: `resources/style.qss` with roles for $names."""
    colours = {field.name: getattr(theme, field.name) for field in fields(theme)}
    icons = resource("icons").as_posix()
    shade = "dark" if theme.is_dark else "light"
    return _template().substitute(colours, radius=f"{RADIUS_PX}px", icons=icons, shade=shade)


def scaled_font(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The app's font so many points larger (or smaller) than its base size."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() + points)
    font.setWeight(weight)
    return font


@cache
def _template() -> Template:
    return Template(resource("style.qss").read_text(encoding="utf-8"))


@cache
def _families() -> list[str]:
    """The families of the fonts that come with the app, and the desktop's for scripts that they lack."""
    ids = [QFontDatabase.addApplicationFont(str(resource("fonts") / name)) for name in FONTS]
    own = [QFontDatabase.applicationFontFamilies(number)[0] for number in ids if number >= 0]
    return list(dict.fromkeys([*own, QApplication.font().family()]))


def _font() -> QFont:
    font = QFont()
    font.setFamilies(_families())
    font.setPointSizeF(FONT_PT)
    return font


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    roles = {
        role.Window: theme.side,
        role.WindowText: theme.text,
        role.Base: theme.raised,
        role.AlternateBase: theme.side,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.Mid: theme.line,
        role.Accent: theme.accent,
    }
    palette = QPalette()
    for number, colour in roles.items():
        palette.setColor(number, QColor(colour))
    for number in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, number, QColor(theme.faint))
    return palette
