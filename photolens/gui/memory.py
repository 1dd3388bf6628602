"""Memory: what the app remembers of how it was left, in `window.ini` of the library's folder."""

import json
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from photolens.paths import LibraryPaths

Value = TypeVar("Value", str, int, bool, float)


class Memory:
    """Typed access to one INI file; anything in it that cannot be used counts as not there."""

    def __init__(self, paths: LibraryPaths) -> None:
        self._settings = QSettings(str(paths.window_state), QSettings.Format.IniFormat)

    def get(self, key: str, default: Value) -> Value:
        """What was kept under a key, of the type of `default`."""
        try:
            kept = json.loads(str(self._settings.value(key, json.dumps(default))))
        except ValueError:
            return default
        return kept if type(kept) is type(default) else default

    def put(self, key: str, value: str | float) -> None:
        """Keep a value."""
        self._settings.setValue(key, json.dumps(value))

    def get_texts(self, key: str) -> list[str]:
        """The list of texts kept under a key."""
        try:
            kept = json.loads(str(self._settings.value(key, "[]")))
        except ValueError:
            return []
        return [text for text in kept if isinstance(text, str)] if isinstance(kept, list) else []

    def put_texts(self, key: str, texts: list[str]) -> None:
        """Keep a list of texts."""
        self._settings.setValue(key, json.dumps(texts))

    def get_bytes(self, key: str) -> QByteArray:
        """What Qt saved of a window or a splitter; empty if nothing was."""
        kept = self._settings.value(key)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def put_bytes(self, key: str, state: QByteArray) -> None:
        """Keep what Qt saved."""
        self._settings.setValue(key, state)

    def save(self) -> None:
        """Write the file now."""
        self._settings.sync()
