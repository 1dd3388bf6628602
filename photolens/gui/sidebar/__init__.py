"""The sidebar: the places of the library, to go to with one click or one key."""

from photolens.gui.sidebar.sidebar import Sidebar

__all__ = ["Sidebar"]
