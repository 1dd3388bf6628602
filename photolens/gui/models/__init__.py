"""Models: downloads that outlive the dialog in which they were begun, the offer of a better model, and news of them."""

from photolens.gui.models.downloads import Downloads
from photolens.gui.models.news import ModelNews
from photolens.gui.models.offer import ModelOffer

__all__ = ["Downloads", "ModelNews", "ModelOffer"]
