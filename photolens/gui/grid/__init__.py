"""The grid: any number of photos in rows under headings, by arithmetic alone."""

from photolens.gui.grid.arrangement import Arrangement, Section
from photolens.gui.grid.dates import dated
from photolens.gui.grid.layout import GridMode
from photolens.gui.grid.scrubber import DateScrubber
from photolens.gui.grid.thumbnails import Thumbnails, Wish
from photolens.gui.grid.view import GridView

__all__ = ["Arrangement", "DateScrubber", "GridMode", "GridView", "Section", "Thumbnails", "Wish", "dated"]
