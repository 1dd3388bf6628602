"""The similarity matrix: chosen photos against chosen phrases, for the curious."""

from photolens.gui.matrix.window import MatrixWindow

__all__ = ["MatrixWindow"]
