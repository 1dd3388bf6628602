"""Telling: what assistive technology is told of a grid, which it knows as Qt's item view."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView

from photolens.gui.grid.choice import Choice

_MOST_RUNS = 500
"""A selection of more pieces would cost more to tell than anyone could hear."""


def tell_selection(view: QAbstractItemView, choice: Choice) -> None:
    """Have Qt's selection model say what is selected, while anybody listens."""
    if not QAccessible.isActive():
        return
    runs = choice.selection.runs()
    chosen, model = QItemSelection(), view.model()
    for first, last in runs[:_MOST_RUNS].tolist():
        chosen.select(model.index(first, 0), model.index(last, 0))
    view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def tell_current(view: QAbstractItemView, choice: Choice) -> None:
    """Have Qt know the current photo, and say that the keyboard is there."""
    if choice.current is None:
        return
    index = view.model().index(choice.current, 0)
    view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
    if QAccessible.isActive() and view.hasFocus():
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(choice.current)
        QAccessible.updateAccessibility(event)
