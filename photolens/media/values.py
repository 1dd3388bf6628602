"""Values: single EXIF values as Pillow gives them, made into text and numbers that can be trusted."""

import math
from typing import Any

_MAX_CHARACTERS = 120


def text(value: Any) -> str | None:
    """One line without control characters, of at most 120 characters; None if nothing is left."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str):
        return None
    printable = "".join(char if char.isprintable() else " " for char in _as_utf8(value.split("\0")[0]))
    return " ".join(printable.split())[:_MAX_CHARACTERS].strip() or None


def number(value: Any, low: float = -math.inf, high: float = math.inf) -> float | None:
    """A finite number within [low, high], or the first of several; None for anything else."""
    if isinstance(value, tuple) and value:
        value = value[0]
    if isinstance(value, str | bytes):
        return None
    try:
        found = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return found if math.isfinite(found) and low <= found <= high else None


def _as_utf8(value: str) -> str:
    # Exif text is ASCII; Pillow reads it as Latin-1, while many programs write UTF-8.
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
