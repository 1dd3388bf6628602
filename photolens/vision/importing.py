"""Importing: torch, open_clip and transformers, when a model needs them and as quickly as they can be had.

Importing open_clip takes 4.7 s of two cores' time; most of it serves what CLIP itself never needs: timm and torchvision
pull in torch's compiler (torch._dynamo) to mark functions that it must leave alone, and open_clip looks whether timm
and transformers are there, whose towers some models have. So the first import finds placeholders for them, which are
taken away right after it; a model that has such a tower asks for its library.
"""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module, reload
from threading import Lock
from types import ModuleType
from typing import Any

from photolens.errors import ModelError
from photolens.vision.extras import lacking

_COMPILER = ("torch._dynamo", "torch._dynamo.utils", "torchvision._meta_registrations")
"""The last tells the compiler of torchvision's own operators, and fails where they were not made for this very torch,
as in the packaged app, which leaves them out: nothing here uses them."""
_LIBRARIES = ("timm", "transformers")
_lock = Lock()
"""One import at a time: the placeholders are seen by the whole process."""


def import_torch() -> Any:
    """The module torch; ModelError where the extra is missing."""
    return _imported("torch", "clip")


def import_open_clip() -> Any:
    """The module open_clip; ModelError where the extra is missing. The first time takes a second or two."""
    with _lock:
        if "open_clip" not in sys.modules:
            _import_lightly()
        return _imported("open_clip", "clip")


def import_text_towers() -> None:
    """Makes the text towers that open_clip takes from transformers usable; ModelError where it is not installed."""
    _adapt("open_clip.hf_model", "transformers", "multilingual")


def import_image_towers() -> None:
    """Makes the image towers that open_clip takes from timm usable; ModelError where it is not installed."""
    _adapt("open_clip.timm_model", "timm", "clip")


def _adapt(adapter: str, library: str, extra: str) -> None:
    """An adapter of open_clip asks for its library once, when it is imported.

    Reloading it runs it again in its own namespace, so that classes which others took from it before work as well.
    """
    import_open_clip()
    with _lock, _placeholders(_COMPILER):
        _imported(library, extra)
        module = import_module(adapter)
        if getattr(module, library) is None:
            reload(module)


def _imported(name: str, extra: str) -> Any:
    try:
        with _uncollected():
            return import_module(name)
    except ImportError as error:
        raise ModelError(f"{lacking(extra)} ({error})") from error


def _import_lightly() -> None:
    """Imports open_clip with the placeholders. Where that fails, for whatever reason, a plain import follows."""
    import_torch()
    try:
        with _uncollected(), _placeholders(_COMPILER), _hidden(_LIBRARIES):
            import_module("open_clip")
    except Exception:  # noqa: BLE001 (any error of another version of torch, timm or torchvision)
        sys.modules.pop("open_clip", None)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage collection: all that is imported stays, and looking through it again and again takes a tenth."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _placeholders(names: Sequence[str]) -> Iterator[None]:
    """Placeholders for modules of torch's compiler, unless one of them is here already."""
    if not any(name in sys.modules for name in names):
        sys.modules.update({name: _Placeholder(name) for name in names})
    try:
        yield
    finally:
        _remove_placeholders()


@contextmanager
def _hidden(names: Sequence[str]) -> Iterator[None]:
    """Libraries that are not here yet look as if they were not installed."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type] # None is Python's way to say that there is none
    try:
        yield
    finally:
        for name in hidden:
            sys.modules.pop(name, None)


def _remove_placeholders() -> None:
    for name in _COMPILER:
        if isinstance(sys.modules.get(name), _Placeholder):
            del sys.modules[name]


class _Placeholder(ModuleType):
    """Answers the two questions that are asked of torch's compiler on import; for any other it fetches the real one.

    So another thread that needs the compiler in that second gets it.
    """

    @staticmethod
    def disable(function: Any = None, *_: Any, **__: Any) -> Any:
        """What stays as it is: nothing is compiled. Without a function, the decorator that says so."""
        return _same if function is None else function

    @staticmethod
    def is_compile_supported(_: str) -> bool:
        """Whether a device compiles; torchvision asks, to choose between two ways of pooling regions."""
        return False

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by the import itself
            raise AttributeError(name)
        _remove_placeholders()
        return getattr(import_module(self.__name__), name)


def _same(function: Callable[..., Any]) -> Callable[..., Any]:
    return function
