"""The review: photos of one label, asked about one after the other, and the sure ones confirmed many at once."""

from photolens.gui.review.page import ReviewPage

__all__ = ["ReviewPage"]
