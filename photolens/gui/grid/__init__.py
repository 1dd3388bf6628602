"""The grid: any number of photos in rows under headings, by arithmetic alone."""

from photolens.gui.grid.arrangement import Arrangement, Section

__all__ = ["Arrangement", "Section"]
