"""Downloading: a model comes from the hub, at the user's word only. The one room that knows the network."""

from photolens.downloading.download import download_model

__all__ = ["download_model"]
