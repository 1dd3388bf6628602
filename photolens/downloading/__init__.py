"""Downloading: what comes from the network, at the user's word only: models above all. The one room that knows it."""

from photolens.downloading.download import download_model

__all__ = ["download_model"]
