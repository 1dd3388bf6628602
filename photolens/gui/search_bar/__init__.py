"""The search bar: what is looked for, in words, in photos, or in both, and what is said above the answers."""

from photolens.gui.search_bar.bar import SearchBar
from photolens.gui.search_bar.results_header import ResultsHeader

__all__ = ["ResultsHeader", "SearchBar"]
