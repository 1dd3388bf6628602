"""Label entries: the section of the labels in the sidebar, by groups. No Qt widgets."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from photolens.domain.label import LabelCount
from photolens.gui.places import WithLabel
from photolens.gui.sidebar.entry import LABELS, Entry, Kind, caption
from photolens.gui.status_words import label_words

NEW_LABEL = "new label"
"""The key of the row that makes the first label."""

translate = QCoreApplication.translate


def labels(counted: Sequence[LabelCount]) -> Entry:
    """The caption with the labels that have no group, then the groups; or with the invitation to make a label."""
    alone = [_label(label) for label in counted if not label.label.draft.group]
    grouped = [label for label in counted if label.label.draft.group]
    groups = [_group(name, tuple(rows)) for name, rows in groupby(grouped, lambda label: label.label.draft.group)]
    return caption(LABELS, translate("Sidebar", "Labels"), [*alone, *groups] or [_invitation()])


def _label(counted: LabelCount) -> Entry:
    label = counted.label
    is_pending = label.proposed is None
    words = label_words(counted)
    return Entry(
        f"label/{label.id}",
        label.name,
        "tag",
        WithLabel(label.id),
        None if is_pending else counted.auto,
        confirmed=counted.confirmed,
        is_pending=is_pending,
        tip=f"{label.name}\n{words}",
        spoken=f"{label.name}, {words}",
        takes_photos=True,
    )


def _group(name: str, counted: tuple[LabelCount, ...]) -> Entry:
    is_exclusive = counted[0].label.is_exclusive
    words = translate("Sidebar", "%n label(s)", "", len(counted))
    if is_exclusive:
        words = f"{words}. {translate('Sidebar', 'A photo has at most one of them.')}"
    return Entry(
        f"group/{name}",
        name,
        "tags",
        kind=Kind.GROUP,
        sign="circle-dot" if is_exclusive else "",
        tip=f"{name}\n{words}",
        spoken=f"{name}, {words}",
        has_children=True,
        children=lambda: tuple(map(_label, counted)),
    )


def _invitation() -> Entry:
    return Entry(
        NEW_LABEL,
        translate("Sidebar", "New label…"),
        "plus",
        kind=Kind.INVITATION,
        tip=translate("Sidebar", "Type a word, and see which photos it would catch."),
    )
