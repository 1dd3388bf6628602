"""Problems: the files that are not in the library, why, and what can be done about it."""

from photolens.gui.problems.page import ProblemsPage

__all__ = ["ProblemsPage"]
