"""Importing: torch, open_clip and transformers, when a model needs them and as quickly as they can be had.

Importing open_clip takes 4.7 s of two cores' time; half of it serves what Photolens never does: timm and torchvision
pull in torch's compiler (torch._dynamo) to mark functions that it must leave alone, and open_clip looks whether
transformers is there. So the first import finds placeholders for them, which are taken away right after it.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module, reload
from threading import Lock
from types import ModuleType
from typing import Any

from photolens.errors import ModelError

_COMPILER = ("torch._dynamo", "torch._dynamo.utils")
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
    """Makes the text towers that open_clip takes from transformers usable; they are looked for only when asked for.

    open_clip.hf_model asks for transformers once, when it is imported. Reloading it runs it again in its own
    namespace, so that classes which others took from it before work as well.

    Raises:
        ModelError: transformers is not installed.
    """
    import_open_clip()
    with _lock:
        _imported("transformers", "multilingual")
        adapter = import_module("open_clip.hf_model")
        if adapter.transformers is None:
            reload(adapter)


def _imported(name: str, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise ModelError(
            f"this model needs the extra \"{extra}\": pip install 'photolens[{extra}]' ({error})"
        ) from error


def _import_lightly() -> None:
    """Imports open_clip with the placeholders. Where that fails, for whatever reason, a plain import follows."""
    import_torch()
    try:
        with _placeholders():
            import_module("open_clip")
    except Exception:  # noqa: BLE001 (any error of another version of torch, timm or torchvision)
        sys.modules.pop("open_clip", None)


@contextmanager
def _placeholders() -> Iterator[None]:
    """Placeholders for torch's compiler and for transformers, unless they are here already."""
    missing = [name for name in _COMPILER if name not in sys.modules]
    if len(missing) == len(_COMPILER):
        sys.modules.update({name: _Placeholder(name) for name in _COMPILER})
    is_hidden = "transformers" not in sys.modules
    if is_hidden:
        sys.modules["transformers"] = None  # type: ignore[assignment] # Python's way to say that there is none
    try:
        yield
    finally:
        _remove_placeholders()
        if is_hidden:
            sys.modules.pop("transformers", None)


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
