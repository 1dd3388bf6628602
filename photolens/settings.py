"""Settings: what the user may write into the library's settings.toml, typed and checked.

[model]
name = "starter"            # or what `photolens models list` shows, such as "ViT-B-32/laion2b_s34b_b79k"
checkpoint = ""             # with the name of an architecture alone, such as "ViT-B-32": the path of its weights
device = "auto"             # auto, cpu, cuda, mps or xpu
offer = true                # whether the app may offer a better model; false once that was declined

[indexing]
workers = 0                 # decode processes; 0: one a core
timeout_s = 60.0            # for one file
exclude = []                # names or relative paths to pass over, such as "*.tmp" or "private/*"
pause_on_battery = true     # whether the app rests while the computer runs on its battery
"""

import os
import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from photolens.errors import SettingsError

Section = TypeVar("Section")


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model understands the photos."""

    name: str = "starter"
    checkpoint: str = ""
    device: str = "auto"
    offer: bool = True


@dataclass(frozen=True, slots=True)
class IndexingSettings:
    """How files are read."""

    workers: int = 0
    timeout_s: float = 60.0
    exclude: tuple[str, ...] = ()
    pause_on_battery: bool = True

    @property
    def decode_processes(self) -> int:
        """How many processes decode."""
        return self.workers or os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them; the defaults are right for most."""

    model: ModelSettings = field(default_factory=ModelSettings)
    indexing: IndexingSettings = field(default_factory=IndexingSettings)


def load_settings(path: Path) -> Settings:
    """The settings in a file; the defaults where it says nothing or is not there.

    Raises:
        SettingsError: the file cannot be read, is no TOML, or says something that cannot be.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read as settings: {error}") from error
    return _checked(written, path)


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings into a file, in one step; what else the user wrote there, comments above all, stays as it is.

    Only what differs from what the file says, or from the defaults, is written.

    Raises:
        SettingsError: a value cannot be, or the file cannot be read or written; it is as it was then.
    """
    import tomlkit  # noqa: PLC0415 (settings are written seldom, and read at every start)

    before = load_settings(path)
    _checked(_plain(settings), path)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
        for section, values in _plain(settings).items():
            changed = {name: value for name, value in values.items() if value != _plain(before)[section][name]}
            if changed:
                document.setdefault(section, tomlkit.table()).update(changed)
        partial = path.with_suffix(".part")
        partial.write_text(tomlkit.dumps(document), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from error


def _plain(settings: Settings) -> dict[str, dict[str, Any]]:
    """The settings as TOML has them."""
    return {
        section: {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        for section, values in asdict(settings).items()
    }


def _checked(written: dict[str, Any], path: Path) -> Settings:
    """What was written, every value of its type and in its range."""
    if unknown := written.keys() - {"model", "indexing"}:
        raise SettingsError(f"{path} has a section that Photolens does not know: [{min(unknown)}]")
    model = _section(ModelSettings, written.get("model", {}), path)
    indexing = _section(IndexingSettings, written.get("indexing", {}), path)
    if indexing.workers < 0 or indexing.timeout_s <= 0:
        raise SettingsError(f"{path}: workers must not be negative, and timeout_s must be more than 0")
    return Settings(model, indexing)


def _section(kind: type[Section], written: Any, path: Path) -> Section:
    """One section, each value of the type of its default."""
    if not isinstance(written, dict):
        raise SettingsError(f"{path}: the settings stand in sections, such as [model]")
    defaults = kind()
    values: dict[str, Any] = {}
    for name, value in written.items():
        if name not in {known.name for known in fields(kind)}:  # type: ignore[arg-type]  # both are dataclasses
            raise SettingsError(f"{path} has a setting that Photolens does not know: {name}")
        values[name] = _typed(value, getattr(defaults, name), f"{path}: {name}")
    return kind(**values)


def _typed(value: Any, default: Any, where: str) -> Any:
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if type(value) is not type(default):
        raise SettingsError(f"{where} must be {_KINDS[type(default)]}, not {value!r}")
    return value


_KINDS = {str: "a text", int: "a whole number", float: "a number", tuple: "a list of texts", bool: "true or false"}
