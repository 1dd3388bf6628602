"""The arrows of the architecture, read from the imports of every module."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import photolens

ROOT = Path(photolens.__file__).parent

LEVELS = [
    {"__init__", "domain", "errors"},
    {"paths", "settings", "logs"},
    {"release"},
    {"additions"},
    {"media", "vision", "store", "crashes"},
    {"indexing", "search", "labelling", "downloading"},
    {"upkeep", "recycle_bin", "updates", "clip_addition"},
    {"insight"},
    {"generations"},
    {"labels", "albums", "models"},
    {"refresh"},
    {"library"},
    {"cli", "gui"},
    {"app"},
    {"__main__"},
]
"""From the ground up: a room may import those below it, never one beside or above it."""

ONLY_IN = {
    "PySide6": {"gui", "app"},
    "sqlalchemy": {"store"},
    "onnxruntime": {"vision"},
    "tokenizers": {"vision"},
    "torch": {"vision"},
    "open_clip": {"vision"},
    "usearch": {"vision"},
    "huggingface_hub": {"downloading"},
    "PIL": {"media"},
    "pillow_heif": {"media"},
    "watchdog": {"indexing"},
    "pebble": {"indexing"},
    "psutil": {"indexing"},
    "tomlkit": {"settings"},
    "rich": {"cli"},
}
"""Which rooms may know a library."""

HEAVY = {"torch", "open_clip"}
"""Never imported at the top of a module: starting must cost nothing."""

MODULES = sorted(ROOT.rglob("*.py"))


def room(module: str) -> str:
    """`store` for photolens.store.photos, `__init__` for what the package itself holds, as photolens.__version__."""
    name = module.split(".")[1]
    return name if (ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file() else "__init__"


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imports(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Every imported module, and whether it is imported at the top of the file."""
    top = {id(node) for node in getattr(tree, "body", [])}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "import by the full name"
            assert node.module is not None
            yield from ((f"{node.module}.{alias.name}", id(node) in top) for alias in node.names)


def packages(path: Path) -> set[str]:
    """The packages that a module imports."""
    return {module.split(".")[0] for module, _ in imports(ast.parse(path.read_text(encoding="utf-8")))}


def level(name: str) -> int:
    return next(number for number, rooms in enumerate(LEVELS) if name in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows_point_one_way(path: Path) -> None:
    mine = room_of(path)
    for module, is_top in imports(ast.parse(path.read_text(encoding="utf-8"))):
        package = module.split(".")[0]
        assert mine in ONLY_IN.get(package, {mine}), f"{mine} must not know {package}"
        assert not (is_top and package in HEAVY), f"{package} is imported before it is needed"
        if package == "photolens":
            other = room(module)
            is_within = other == mine
            assert is_within or level(other) < level(mine), f"{mine} must not import {other}"


def test_watchdog_is_known_to_one_module() -> None:
    knowing = [path.name for path in MODULES if "watchdog" in packages(path)]
    assert knowing == ["watch.py"]


def test_every_room_has_its_level() -> None:
    rooms = {room_of(path) for path in MODULES}
    assert rooms <= set().union(*LEVELS)


def test_the_domain_knows_the_standard_library_only() -> None:
    for path in (ROOT / "domain").glob("*.py"):
        assert packages(path) <= {"photolens", *sys.stdlib_module_names}
