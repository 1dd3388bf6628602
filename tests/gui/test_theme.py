from dataclasses import fields

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from photolens.gui import theme
from photolens.gui.icons import icon
from photolens.gui.theme import DARK, LIGHT, Theme, ThemeChoice
from photolens.paths import resource


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    known = QColor(colour)
    red, green, blue = map(linear, (known.redF(), known.greenF(), known.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dress", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["text", "muted", "danger", "warning", "good", "accent"])
@pytest.mark.parametrize("behind", ["canvas", "side", "raised"])
def test_words_can_be_read(dress: Theme, role: str, behind: str) -> None:
    assert contrast(getattr(dress, role), getattr(dress, behind)) >= 4.5


@pytest.mark.parametrize("dress", [LIGHT, DARK], ids=["light", "dark"])
def test_words_on_the_accent_and_on_selections_can_be_read(dress: Theme) -> None:
    assert contrast(dress.on_accent, dress.accent) >= 4.5
    assert contrast(dress.text, dress.selected) >= 4.5


def test_the_style_sheet_leaves_no_name_open() -> None:
    for dress in (LIGHT, DARK):
        sheet = theme.style_sheet(dress)
        assert "$" not in sheet
        assert all(getattr(dress, field.name).startswith("#") for field in fields(dress))


def test_what_the_style_sheet_shows_is_there() -> None:
    sheet = theme.style_sheet(LIGHT) + theme.style_sheet(DARK)
    names = [part.split(")")[0] for part in sheet.split("url(")[1:]]
    assert names
    assert [name for name in names if not resource("icons").joinpath(name).is_file()] == []


def test_a_choice_dresses_the_app(qapp: QApplication) -> None:
    theme.apply(qapp, ThemeChoice.DARK)
    try:
        assert theme.current() is DARK
        assert qapp.palette().window().color() == QColor(DARK.side)
    finally:
        theme.apply(qapp, ThemeChoice.LIGHT)
    assert theme.current() is LIGHT


def test_an_icon_follows_the_theme_without_being_made_anew(qapp: QApplication) -> None:
    heart = icon("heart")
    in_light = darkest(heart)
    theme.apply(qapp, ThemeChoice.DARK)
    try:
        assert darkest(heart) == QColor(DARK.text)
    finally:
        theme.apply(qapp, ThemeChoice.LIGHT)
    assert in_light == QColor(LIGHT.text)


def darkest(drawn: QIcon) -> QColor:
    """The colour of the pixel that is covered most."""
    image = drawn.pixmap(QSize(64, 64)).toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return QColor(max(pixels, key=QColor.alpha).name())


@pytest.mark.parametrize("dress", [LIGHT, DARK], ids=["light", "dark"])
def test_stars_can_be_told_from_what_is_behind_them(dress: Theme) -> None:
    assert min(contrast(dress.star, dress.side), contrast(dress.star, dress.raised)) >= 3


@pytest.mark.parametrize(
    ("kept", "choice"), [("dark", ThemeChoice.DARK), ("", ThemeChoice.SYSTEM), ("plaid", ThemeChoice.SYSTEM)]
)
def test_a_choice_that_is_none_is_the_desktops(kept: str, choice: ThemeChoice) -> None:
    assert theme.kept_choice(kept) is choice
