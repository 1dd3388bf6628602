"""Inspector: the panel that tells about the selected photos, where they are rated, flagged and captioned."""

from photolens.gui.inspector.controls import FavouriteButton, FlagRow, RatingRow
from photolens.gui.inspector.inspector import Inspector

__all__ = ["FavouriteButton", "FlagRow", "Inspector", "RatingRow"]
