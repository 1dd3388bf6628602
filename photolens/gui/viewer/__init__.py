"""The viewer: one photo at a time, as large as there is room."""

from photolens.gui.viewer.viewer import Viewer

__all__ = ["Viewer"]
