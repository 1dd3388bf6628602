"""About: what this is, whether there is a newer version, and what went wrong."""

from photolens.gui.preferences.about.page import AboutPage

__all__ = ["AboutPage"]
