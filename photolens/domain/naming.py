"""Naming: when two names of labels, groups or albums are the same."""

import unicodedata


def folded(name: str) -> str:
    """A name as names are compared: without case, and however its accents are written."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
