"""Status bar: what the indexer does, what is offline and what failed; how much is selected, and how the grid looks."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QSlider,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from photolens.domain.change import LibraryChange
from photolens.domain.folder import FolderState
from photolens.domain.overview import Overview
from photolens.gui.activity import (
    Activity,
    Pause,
    State,
    expecting,
    folded,
    is_worth_a_word,
    with_model_changed,
    with_offline,
    with_pause,
)
from photolens.gui.context import Context
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.grid.layout import GridMode
from photolens.gui.icon_label import IconLabel
from photolens.gui.icons import icon
from photolens.gui.models.titles import Titles
from photolens.gui.status_words import failed_words, finished_words, headlines, number, offline_words
from photolens.gui.tool_button import set_words, tool_button, worded_button
from photolens.indexing.events import (
    Event,
    FileFailed,
    FolderOffline,
    FolderScanned,
    GenerationFailed,
    GenerationProgress,
    ModelSwitched,
    Progress,
    RunFailed,
    RunFinished,
)

REFRESH_MS = 500
"""Words and figures change at most twice a second; more often nobody can read them."""
COUNT_MS = 1500
"""The library is counted again so long after a change of it."""
SMALLEST_PX, LARGEST_PX = 80, 400
"""The range of the size slider: the height of a row of photos, or the side of a square."""
ROOMY_PX = 860
"""A bar narrower than this tells warnings by figures alone."""
LANE = "status"


class StatusBar(QFrame):
    """One line at the foot of the window. Lives on the GUI thread; listens to the indexer through the mailbox."""

    pause_toggled = Signal(bool)
    """The user wants the indexer held (True) or to go on."""
    offline_clicked = Signal()
    problems_clicked = Signal()
    cell_size_chosen = Signal(int)
    """Pixels; while the slider is dragged."""
    mode_chosen = Signal(object)
    """A GridMode."""
    run_finished = Signal(object)
    """A sentence on a run that is over, for runs that are worth one."""
    indexing_changed = Signal(bool)
    """Whether photos may still be coming in; False to begin with."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._context = context
        self._activity = Activity()
        self._overview: Overview | None = None
        self._titles = Titles(context, self)
        self._titles.known.connect(self._render)
        self._build_indexing()
        self._build_view()
        self._lay_out()
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._on_refresh_timeout)
        self._is_stale = self._was_indexing = False
        self._recount = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._recount.timeout.connect(self._count)
        self._subscribe()
        self._render()
        self._count()

    @property
    def activity(self) -> Activity:
        """How indexing stands."""
        return self._activity

    def set_paused(self, is_paused: bool, is_for_battery: bool = False) -> None:
        """Show whether the indexer is held, and whether for being on battery."""
        held = Pause.ON_BATTERY if is_for_battery else Pause.BY_USER
        self._take(with_pause(self._activity, held if is_paused else Pause.NOT))
        self._render()

    def expect_run(self) -> None:
        """Show that the folders are being looked through: the indexer was just asked to, and has told nothing yet."""
        self._take(expecting(self._activity))
        self._count()

    def set_selected(self, count: int) -> None:
        """Show how many photos are selected; nothing for none."""
        self._selected.setText(self.tr("%Ln selected", "", count))
        self._selected.setVisible(count > 0)

    def set_cell_px(self, size_px: int) -> None:
        """Show the size of the grid's cells, without asking for it."""
        with QSignalBlocker(self._size):
            self._size.setValue(size_px)

    def set_mode(self, mode: GridMode) -> None:
        """Show how the grid arranges photos, without asking for it."""
        for known, button in self._modes.items():
            button.setChecked(known is mode)

    def set_view_visible(self, visible: bool) -> None:
        """Show or hide what is about the grid, where there is no grid."""
        self._view.setVisible(visible)

    # building

    def _build_indexing(self) -> None:
        self._pause = tool_button("pause", "")
        self._pause.clicked.connect(self._on_pause_clicked)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setFixedWidth(96)
        self._progress.setAccessibleName(self.tr("Photos read"))
        self._mark = IconLabel(size_px=14)
        self._says = FittingLabel()
        self._offline = worded_button("unplug", role="warning")
        self._offline.clicked.connect(self.offline_clicked)
        self._problems = worded_button("triangle-alert", role="warning")
        self._problems.clicked.connect(self.problems_clicked)
        self._problems.setToolTip(self.tr("Show what could not be read, and why"))

    def _build_view(self) -> None:
        self._selected = QLabel()
        self._selected.setProperty("role", "muted")
        self._selected.hide()
        self._modes = {
            GridMode.JUSTIFIED: tool_button("layout-dashboard", self.tr("Whole photos"), is_switch=True),
            GridMode.SQUARE: tool_button("layout-grid", self.tr("Squares"), is_switch=True),
        }
        group = QButtonGroup(self)
        for mode, button in self._modes.items():
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, mode=mode: self.mode_chosen.emit(mode))
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(SMALLEST_PX, LARGEST_PX)
        self._size.setSingleStep(8)
        self._size.setPageStep(40)
        self._size.setFixedWidth(112)
        self._size.setAccessibleName(self.tr("Size of the photos"))
        self._size.setToolTip(self.tr("Size of the photos (Ctrl++, Ctrl+-)"))
        self._size.valueChanged.connect(self.cell_size_chosen)

    def _lay_out(self) -> None:
        self._view = _row(*self._modes.values(), 4, self._size)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 12, 2)
        row.setSpacing(8)
        row.addWidget(self._pause)
        row.addWidget(self._progress)
        row.addWidget(self._mark)
        row.addWidget(self._says, 1)
        row.addWidget(self._problems)
        row.addWidget(self._offline)
        row.addWidget(self._selected)
        row.addWidget(self._view)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(34)

    def _subscribe(self) -> None:
        mailbox = self._context.mailbox
        mailbox.subscribe(FolderScanned, self._on_event)
        mailbox.subscribe(FolderOffline, self._on_event)
        mailbox.subscribe(Progress, self._on_event)
        mailbox.subscribe(FileFailed, self._on_event)
        mailbox.subscribe(RunFailed, self._on_event)
        mailbox.subscribe(GenerationProgress, self._on_event)
        mailbox.subscribe(GenerationFailed, self._on_event)
        mailbox.subscribe(ModelSwitched, self._on_event)
        mailbox.subscribe(RunFinished, self._on_run_finished)
        mailbox.subscribe(LibraryChange, self._on_library_change)

    # what comes in

    def _on_event(self, event: Event) -> None:
        self._take(folded(self._activity, event))

    def _on_run_finished(self, event: RunFinished) -> None:
        self._take(folded(self._activity, event))
        self._count()
        if is_worth_a_word(event.report):
            self.run_finished.emit(finished_words(event.report, self._activity.failed))

    def _on_library_change(self, change: LibraryChange) -> None:
        if change.model:
            self._take(with_model_changed(self._activity))
        is_news = change.folders or ((change.photos or change.files) and not self._activity.is_running)
        if is_news and not self._recount.isActive():
            self._recount.start()  # while photos come in their number is not shown: the end of the run counts them

    def _on_pause_clicked(self) -> None:
        self.pause_toggled.emit(self._activity.pause is Pause.NOT)

    def _count(self) -> None:
        self._context.tasks.run(self._context.library.overview, self._on_counted, lane=LANE)

    def _on_counted(self, overview: Overview) -> None:
        self._overview = overview
        offline = [node.path for node in overview.folders if node.state is FolderState.OFFLINE]
        self._activity = with_offline(self._activity, offline)
        self._tell_indexing()
        self._render()

    # what is shown

    def _take(self, activity: Activity) -> None:
        self._activity = activity
        self._tell_indexing()
        if self._refresh.isActive():
            self._is_stale = True
        else:
            self._render()
            self._refresh.start()

    def _tell_indexing(self) -> None:
        has_folders = self._overview is not None and bool(self._overview.folders)
        is_indexing = has_folders and self._activity.is_running
        if is_indexing is not self._was_indexing:
            self._was_indexing = is_indexing
            self.indexing_changed.emit(is_indexing)

    def _on_refresh_timeout(self) -> None:
        if self._is_stale:
            self._render()
            self._refresh.start()

    def _render(self) -> None:
        self._is_stale = False
        activity, overview = self._activity, self._overview
        has_folders = overview is None or bool(overview.folders)
        model = self._titles.of(activity.preparing.model) if activity.preparing else ""
        photos = overview.photos if overview else None
        self._says.set_texts(*headlines(activity, photos, has_folders=has_folders, model=model))
        self._render_mark(activity if has_folders else replace(activity, state=State.LOOKING, pause=Pause.NOT))
        self._render_progress(activity)
        self._render_pause(activity.pause, has_folders=has_folders)
        self._render_warnings(activity)

    def _render_mark(self, activity: Activity) -> None:
        name, role = _mark(activity)
        self._mark.setVisible(bool(name))
        self._mark.show_icon(name, role)

    def _render_progress(self, activity: Activity) -> None:
        self._progress.setVisible(activity.counted is not None)
        if activity.counted is not None:
            done, total = activity.counted
            self._progress.setMaximum(total)
            self._progress.setValue(done)

    def _render_pause(self, pause: Pause, *, has_folders: bool) -> None:
        is_held = pause is not Pause.NOT
        words = self.tr("Go on reading photos") if is_held else self.tr("Pause reading photos")
        self._pause.setVisible(has_folders)
        self._pause.setIcon(icon("play" if is_held else "pause", "muted"))
        self._pause.setAccessibleName(words)
        self._pause.setToolTip(f"{words} (Ctrl+Shift+P)")

    def _render_warnings(self, activity: Activity) -> None:
        self._offline.setVisible(bool(activity.offline))
        self._say(self._offline, offline_words(len(activity.offline)), len(activity.offline))
        self._offline.setToolTip("\n".join((offline_words(len(activity.offline)), *map(str, activity.offline))))
        self._problems.setVisible(activity.failed > 0)
        self._say(self._problems, failed_words(activity.failed), activity.failed)

    def _say(self, button: QToolButton, words: str, count: int) -> None:
        """The words, or only the figure where there is no room for them."""
        set_words(button, number(count) if self.width() < ROOMY_PX else words)
        button.setAccessibleName(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_warnings(self._activity)


def _mark(activity: Activity) -> tuple[str, str]:
    """The icon beside the words, and its colour's role; no icon while a progress bar is there."""
    if activity.pause is Pause.ON_BATTERY:
        return "battery-charging", "muted"
    if activity.pause is Pause.BY_USER or activity.state is State.READING or activity.is_preparing:
        return "", ""
    marks = {State.LOOKING: ("refresh-cw", "muted"), State.IDLE: ("circle-check", "good")}
    return marks.get(activity.state, ("triangle-alert", "warning"))


def _row(*items: QWidget | int) -> QWidget:
    """Widgets side by side, close together, and spaces in pixels."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    for item in items:
        if isinstance(item, int):
            row.addSpacing(item)
        else:
            row.addWidget(item)
    return whole
