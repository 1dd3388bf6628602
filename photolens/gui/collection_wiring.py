"""Collection wiring: which signals and verbs of the main window lead to labels, tags, albums and the matrix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from photolens.domain.label import Label, LabelId
from photolens.domain.photo import PhotoId
from photolens.gui.places import InsideAlbum, ManagingLabels, Place, Reviewing, WithLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from photolens.gui.main_window import MainWindow
    from photolens.gui.review import ReviewPage
    from photolens.gui.tagging import TagsSection

DELETE, DELETE_FOR_GOOD = "Delete", "Shift+Delete"
"""Inside an album the first takes photos out of it, and only the second moves them to the bin."""


def wire_collections(window: MainWindow) -> None:
    """Connect everything; call it once, when all parts are there."""
    collections = window.collections
    collections.changed.connect(window.verbs.tell_last)
    collections.failed.connect(window.toasts.show_toast)
    collections.new_label_requested.connect(partial(new_label, window))
    collections.label_edit_requested.connect(partial(edit_label, window))
    window.navigator.furnish(ManagingLabels, partial(_labels_page, window))
    window.navigator.furnish(Reviewing, partial(_review_page, window))
    window.navigator.went.connect(lambda _place: enable_for_here(window))
    window.browser.stock.changed.connect(lambda _inventory: enable_for_here(window))
    wire_tags(window, window.browser.inspector.tags)


def collection_verbs(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What the verbs for labels and albums do."""
    collections, albums = window.collections, window.collections.albums
    grid = window.browser.gallery.grid
    return {
        "tag": partial(_open_picker, window),
        "new_label": partial(new_label, window),
        "review": partial(_review_here, window),
        "manage_labels": partial(window.navigator.go, ManagingLabels()),
        "matrix": partial(_open_matrix, window),
        "new_album": albums.new_album,
        "add_to_album": albums.choose_for_selection,
        "save_search": albums.save_here,
        "take_out": collections.take_out,
        "cover": albums.set_cover,
        "earlier": partial(grid.move_selected, -1),
        "later": partial(grid.move_selected, 1),
    }


def enable_for_here(window: MainWindow) -> None:
    """Enable, word and give keys to the verbs that depend on which label, album or search is looked at."""
    actions, collections, count = window.verb_actions, window.collections, len(window.targets())
    words, is_album = collections.take_out_words, isinstance(window.navigator.here, InsideAlbum)
    can_take_out = bool(words) and not window.is_viewing
    actions["take_out"].setVisible(can_take_out)
    actions["take_out"].setEnabled(can_take_out and count > 0)
    actions["take_out"].setText(words or actions["take_out"].text())
    actions["take_out"].setShortcut(QKeySequence(DELETE if can_take_out else ""))
    actions["bin"].setShortcut(QKeySequence(DELETE_FOR_GOOD if can_take_out else DELETE))
    actions["cover"].setVisible(is_album)
    actions["cover"].setEnabled(is_album and count == 1)
    actions["save_search"].setEnabled(collections.albums.can_save_here)
    for name in ("earlier", "later"):
        actions[name].setEnabled(window.browser.gallery.grid.is_arrangeable and count > 0 and not window.is_viewing)


def wire_tags(window: MainWindow, tags: TagsSection) -> None:
    """Connect a section that shows the tags of photos."""
    tags.label_chosen.connect(lambda label: _leave_for(window, WithLabel(label)))
    tags.album_chosen.connect(lambda album: _leave_for(window, InsideAlbum(album)))
    tags.explain_requested.connect(partial(explain, window))
    tags.new_label_requested.connect(lambda name, photos: new_label(window, name, photos))


def new_label(window: MainWindow, name: str = "", photos: Sequence[PhotoId] = ()) -> None:
    """Let the user make a label, perhaps with photos that show it."""
    from photolens.gui.labels import LabelEditor  # noqa: PLC0415 (the first picture need not wait for it)

    editor = LabelEditor.for_new(window.context, window, name=name, accepted=photos)
    editor.label_created.connect(lambda _name: window.verbs.tell_last())
    editor.open()


def edit_label(window: MainWindow, label: LabelId) -> None:
    """Let the user change a label."""

    def known(found: Label | None) -> None:
        from photolens.gui.labels import LabelEditor  # noqa: PLC0415 (as above)

        if found is not None:
            editor = LabelEditor.for_label(window.context, window, found)
            editor.label_saved.connect(lambda _label: window.verbs.tell_last())
            editor.open()

    window.context.tasks.run(lambda: window.context.library.labels.of(label), known)


def explain(window: MainWindow, label: LabelId, photo: PhotoId) -> None:
    """Show why a photo has a label, or has it not."""
    from photolens.gui.explanation import ExplanationDialog  # noqa: PLC0415 (as above)

    dialog = ExplanationDialog.open_for(window.context, window, label, photo)
    dialog.photo_chosen.connect(window.view_alone)


def _labels_page(window: MainWindow, _label: LabelId | None) -> QWidget:
    if window.labels_page is None:
        from photolens.gui.labels import LabelsPage  # noqa: PLC0415 (as above)

        page = window.labels_page = LabelsPage(window.context)
        page.label_activated.connect(lambda label: window.navigator.go(WithLabel(label)))
        page.review_requested.connect(window.navigator.review)
        page.told.connect(window.verbs.told)
    return window.labels_page


def _review_page(window: MainWindow, label: LabelId | None) -> QWidget:
    if window.review_page is None:
        from photolens.gui.review import ReviewPage  # noqa: PLC0415 (as above)

        window.review_page = ReviewPage(window.context, window.thumbnails)
        _wire_review(window, window.review_page)
    if label is not None:
        window.review_page.show_label(label)
    return window.review_page


def _wire_review(window: MainWindow, page: ReviewPage) -> None:
    page.closed.connect(window.navigator.back)
    page.photo_explained.connect(partial(explain, window))
    page.photo_opened.connect(window.view_alone)
    page.label_edit_requested.connect(partial(edit_label, window))
    page.shelf_requested.connect(lambda label: window.navigator.go(WithLabel(label)))


def _open_picker(window: MainWindow) -> None:
    from photolens.gui.tagging import TagPicker  # noqa: PLC0415 (as above)

    if photos := window.targets():
        picker = TagPicker.open_for(window.context, window, photos)
        picker.changed.connect(lambda _change: window.verbs.tell_last())
        picker.new_label_requested.connect(lambda name, ids: new_label(window, name, ids))


def _open_matrix(window: MainWindow) -> None:
    from photolens.gui.matrix import MatrixWindow  # noqa: PLC0415 (as above)

    MatrixWindow.open_for(window.context, window, window.targets())


def _review_here(window: MainWindow) -> None:
    """Review the label that is looked at; else choose one."""
    match window.navigator.here:
        case WithLabel(label):
            window.navigator.review(label)
        case Reviewing():
            pass
        case _:
            window.navigator.go(ManagingLabels())


def _leave_for(window: MainWindow, place: Place) -> None:
    """Go to a place, out of the viewer if need be."""
    window.show_page(window.browser)
    window.navigator.go(place)
