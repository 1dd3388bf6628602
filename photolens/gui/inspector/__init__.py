"""Inspector: the panel that tells what is known of the selected photos, and where they are rated, flagged and captioned."""

from photolens.gui.inspector.controls import FavouriteButton, FlagRow, RatingRow
from photolens.gui.inspector.inspector import Inspector

__all__ = ["FavouriteButton", "FlagRow", "Inspector", "RatingRow"]
