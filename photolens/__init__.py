"""Photolens finds your photos by what is in them, on your own machine."""

__version__ = "0.1.0"
