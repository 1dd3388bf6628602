"""Preferences: everything that can be set, in one dialog of a few calm pages."""

from photolens.gui.preferences.dialog import PageName, Preferences

__all__ = ["PageName", "Preferences"]
