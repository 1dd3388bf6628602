"""Labels: the page that lists them, and the editor in which they are made and changed."""

from photolens.gui.labels.editor import LabelEditor
from photolens.gui.labels.page import LabelsPage

__all__ = ["LabelEditor", "LabelsPage"]
