"""AppearancePage: light or dark, how large the photos are, how they fill the grid, and in which language."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from photolens.gui import translation
from photolens.gui.context import Context
from photolens.gui.grid.layout import GridMode
from photolens.gui.icons import icon
from photolens.gui.preferences.controls import Choice, Segments
from photolens.gui.preferences.page import Page
from photolens.gui.status_bar import LARGEST_PX, SMALLEST_PX
from photolens.gui.theme import THEME_KEY, ThemeChoice

SLIDER_PX = 176


class AppearancePage(Page):
    """Theme and language go into the window's memory; how the grid looks is the window's own matter."""

    theme_chosen = Signal(object)
    """A ThemeChoice."""
    cell_size_chosen = Signal(int)
    """Pixels."""
    mode_chosen = Signal(object)
    """A GridMode."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Appearance"))
        self._memory = context.memory
        self.theme = self._build_theme()
        self.cell_size = self._build_size()
        self.mode = self._build_mode()
        self.language = self._build_language()
        colours = self.add_card(self.tr("Window"))
        colours.add_row(self.tr("Theme"), self.tr("“System” follows the desktop."), self.theme)
        colours.add_row(self.tr("Language"), self.tr("Takes effect at the next start."), self.language)
        photos = self.add_card(self.tr("Photos"))
        photos.add_row(self.tr("Shape"), self.tr("How photos fill the grid."), self.mode)
        photos.add_row(
            self.tr("Size"), self.tr("Also with Ctrl and the mouse wheel."), self._with_marks(self.cell_size)
        )
        self.cell_size.setAccessibleName(self.tr("Size of the photos"))

    def set_grid(self, cell_px: int, mode: GridMode) -> None:
        """Show how the grid looks now, without asking for it."""
        with QSignalBlocker(self.cell_size):
            self.cell_size.setValue(cell_px)
        self.mode.set_value(mode)

    def _build_theme(self) -> Segments:
        segments = Segments(
            [
                Choice(ThemeChoice.SYSTEM, self.tr("System"), "monitor"),
                Choice(ThemeChoice.LIGHT, self.tr("Light"), "sun"),
                Choice(ThemeChoice.DARK, self.tr("Dark"), "moon"),
            ]
        )
        segments.set_value(self._remembered_theme())
        segments.chosen.connect(self._on_theme_chosen)
        return segments

    def _build_size(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(SMALLEST_PX, LARGEST_PX)
        slider.setSingleStep(8)
        slider.setPageStep(40)
        slider.setMinimumWidth(SLIDER_PX)
        slider.valueChanged.connect(self.cell_size_chosen)
        return slider

    def _build_mode(self) -> Segments:
        segments = Segments(
            [
                Choice(GridMode.JUSTIFIED, self.tr("Whole photos"), "layout-dashboard"),
                Choice(GridMode.SQUARE, self.tr("Squares"), "layout-grid"),
            ]
        )
        segments.chosen.connect(self._on_mode_chosen)
        return segments

    def _build_language(self) -> QComboBox:
        box = QComboBox()
        box.addItem(self.tr("As the system"), translation.SYSTEM)
        for code, name in translation.LANGUAGES.items():
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(self._memory.get(translation.LANGUAGE_KEY, translation.SYSTEM))))
        box.activated.connect(self._on_language_activated)
        return box

    def _with_marks(self, slider: QSlider) -> QWidget:
        """The slider between a small photo and a large one."""
        around = QWidget()
        around.setFocusProxy(slider)
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (_mark(12), slider, _mark(20)):
            row.addWidget(widget)
        return around

    def _remembered_theme(self) -> str:
        kept = self._memory.get(THEME_KEY, ThemeChoice.SYSTEM.value)
        return kept if kept in set(ThemeChoice) else ThemeChoice.SYSTEM

    def _on_theme_chosen(self, value: str) -> None:
        self._memory.put(THEME_KEY, value)
        self.theme_chosen.emit(ThemeChoice(value))

    def _on_mode_chosen(self, value: str) -> None:
        self.mode_chosen.emit(GridMode(value))

    def _on_language_activated(self, index: int) -> None:
        self._memory.put(translation.LANGUAGE_KEY, self.language.itemData(index))


def _mark(size_px: int) -> QLabel:
    mark = QLabel()
    mark.setPixmap(icon("image", "muted").pixmap(QSize(size_px, size_px)))
    return mark
