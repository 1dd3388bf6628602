"""LibraryPage: where the library lies, what it takes, and whether it is sound."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from photolens.gui.context import Context
from photolens.gui.file_manager import file_url
from photolens.gui.fitting_label import FittingLabel
from photolens.gui.preferences.page import Card, Notice, Page, button, label
from photolens.gui.tasks import sentence
from photolens.library import Library
from photolens.paths import is_carried, portable_folder
from photolens.upkeep import Verification

SIZE_LANE, CHECK_LANE = "preferences-library", "preferences-check"
SI_UNITS = QLocale.DataSizeFormat.DataSizeSIFormat
MOST_PROBLEMS = 5
"""So many are named."""


class Extent(NamedTuple):
    """What a library holds and takes."""

    photos: int
    bytes: int


class LibraryPage(Page):
    """Figures are counted, and the check is made, on other threads."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Library"))
        self._context = context
        self._build_location()
        self._build_check()

    def refresh(self) -> None:
        """Count again."""
        library = self._context.library
        self._context.tasks.run(
            lambda: extent_of(library),
            self.while_open(self._on_extent_known),
            lane=SIZE_LANE,
            failed=self.while_open(self._on_count_failed),
        )

    def check(self) -> None:
        """Have the library checked, and tell what came of it."""
        self.check_button.setEnabled(False)
        self.verdict.tell(self.tr("Checking…"))
        self._context.tasks.run(
            self._context.library.verify,
            self.while_open(self._on_checked),
            lane=CHECK_LANE,
            failed=self.while_open(self._on_check_failed),
        )

    def _build_location(self) -> None:
        folder = self._context.library.paths.folder
        card = self.add_card()
        where = FittingLabel(str(folder), elide=Qt.TextElideMode.ElideMiddle)
        where.setProperty("role", "muted")
        self.open_button = button("folder-open", self.tr("Open"))
        self.open_button.setToolTip(self.tr("Open the library’s folder"))
        self.open_button.clicked.connect(lambda: QDesktopServices.openUrl(file_url(folder)))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(label(self.tr("Location")))
        row.addWidget(where, 1)
        row.addWidget(self.open_button)
        card.add_layout(row)
        self._add_portable(card)
        self.photos, self.bytes = card.add_fact(self.tr("Photos")), card.add_fact(self.tr("Size on disk"))
        explanation = self.tr(
            "The library holds what Photolens knows: small previews, and what the photos show. "
            "The photos themselves stay in their folders."
        )
        self.add(label(f"{explanation} {self._promise()}", "muted"))

    def _add_portable(self, card: Card) -> None:
        """Where everything else lies, if that is beside the app."""
        portable = portable_folder()
        if portable is None:
            return
        folder = FittingLabel(str(portable), elide=Qt.TextElideMode.ElideMiddle)
        folder.setProperty("role", "muted")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(self.tr("Portable: everything is kept beside the app")))
        texts.addWidget(folder)
        card.add_layout(texts)

    def _promise(self) -> str:
        """What becomes of the library when the app goes."""
        if is_carried(self._context.library.paths.folder):
            return self.tr("Take the app and this folder along, and all of it is there.")
        return self.tr("When Photolens is removed, the library stays where it is.")

    def _build_check(self) -> None:
        self.check_button = button("circle-check", self.tr("Check now"))
        self.check_button.clicked.connect(self.check)
        note = self.tr("Whether every photo has what is needed to find it. Nothing is changed.")
        self.add_card(self.tr("Upkeep")).add_row(self.tr("Check the library"), note, self.check_button)
        self.verdict = Notice()
        self.add(self.verdict)

    def _verdict_on(self, found: Verification) -> str:
        count = self.tr(
            "%n thing(s) to mend; close Photolens and run: photolens verify --repair", "", len(found.problems)
        )
        named = [f"• {problem}" for problem in found.problems[:MOST_PROBLEMS]]
        more = ["…"] if len(found.problems) > MOST_PROBLEMS else []
        return "\n".join([count, *named, *more])

    def _on_extent_known(self, extent: Extent) -> None:
        self.photos.setText(self.locale().toString(extent.photos))
        self.bytes.setText(self.locale().formattedDataSize(extent.bytes, 1, SI_UNITS))

    def _on_count_failed(self, error: Exception) -> None:
        self.bytes.setText(sentence(error))

    def _on_checked(self, found: Verification) -> None:
        self.check_button.setEnabled(True)
        if found.ok:
            self.verdict.tell(self.tr("Everything is in order."))
        else:
            self.verdict.complain(self._verdict_on(found))

    def _on_check_failed(self, error: Exception) -> None:
        self.check_button.setEnabled(True)
        self.verdict.complain(sentence(error))


def extent_of(library: Library) -> Extent:
    """Count a library's photos and the bytes of its files. Takes a while where there are many thumbnails."""
    return Extent(library.overview().photos, sum(_sizes(library.paths.folder)))


def _sizes(folder: Path) -> Iterator[int]:
    """The size of every file; those that come and go meanwhile do not count."""
    for here, _, names in os.walk(folder):
        for name in names:
            try:
                yield os.lstat(os.path.join(here, name)).st_size  # noqa: PTH118 (half as slow as Path)
            except OSError:
                continue
