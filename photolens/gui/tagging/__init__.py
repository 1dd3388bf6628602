"""Tagging: the labels of chosen photos, seen and changed: as a section of a panel, and many at once in a dialog."""

from photolens.gui.tagging.picker import TagPicker
from photolens.gui.tagging.section import TagsSection

__all__ = ["TagPicker", "TagsSection"]
