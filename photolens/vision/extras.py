"""Extras: what models need beyond the plain Photolens, and how to get it: from pip, or as an addition to the app."""

import sys

from photolens import additions
from photolens.domain.model import ModelCard

NEEDS = {
    "": (),
    "clip": ("torch", "open_clip"),
    "multilingual": ("torch", "open_clip", "transformers"),
}
"""The modules that each extra brings."""


def missing_extra(card: ModelCard) -> str:
    """One sentence with what adds what the model needs to run; "" where nothing is missing."""
    if _has(card.extra):
        return ""
    additions.make_importable()  # another process may have added it meanwhile
    return "" if _has(card.extra) else lacking(card.extra, card.title)


def lacking(extra: str, title: str = "this model") -> str:
    """One sentence: a model cannot run without an extra, or without one that can be loaded, and what to do."""
    if additions.is_built() and _has(extra):
        return f"{title} cannot load what it needs: remove CLIP and add it again, or install Photolens again"
    what = "more than this app has" if additions.is_built() else f'the extra "{extra}"'
    return f"{title} needs {what}: {remedy(extra)}"


def can_have(card: ModelCard) -> bool:
    """Whether this copy of Photolens could ever run a model: the packaged app has nothing but its addition."""
    return not additions.is_built() or not missing_extra(card) or can_be_added(card.extra)


def can_be_added(extra: str) -> bool:
    """Whether this copy can get it as an addition."""
    return extra == "clip" and additions.is_built() and additions.obtainable() is not None


def remedy(extra: str) -> str:
    """What to do to get an extra, as the end of a sentence."""
    if not additions.is_built():
        return f"pip install 'photolens[{extra}]'"
    if can_be_added(extra):
        return "add CLIP in the preferences, or with `photolens models add-clip`"
    return "choose another model, or use Photolens from pip"


def _has(extra: str) -> bool:
    return all(is_there(module) for module in NEEDS[extra])


def is_there(module: str) -> bool:
    """Whether a module could be imported.

    find_spec of importlib.util would look into sys.modules, where transformers is hidden while open_clip is imported.
    """
    return any(finder.find_spec(module, None) is not None for finder in sys.meta_path)
