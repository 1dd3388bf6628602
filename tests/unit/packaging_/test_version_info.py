from collections.abc import Callable
from typing import Any

import pytest
from recipe.details import Details
from recipe.version_info import dotted, numbers, version_file


@pytest.mark.parametrize(
    ("version", "expected"),
    [("0.2.0", (0, 2, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.3.4", (1, 2, 3, 4)), ("0.2.0rc1", (0, 2, 0, 0))],
)
def test_windows_knows_versions_of_four_numbers(version: str, expected: tuple[int, ...]) -> None:
    assert numbers(version) == expected
    assert dotted(version) == ".".join(map(str, expected))


def test_a_version_without_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="no version"):
        numbers("next")


def test_pyinstaller_can_evaluate_the_file() -> None:
    """It calls its own classes by these names; here they only keep what they are given."""

    def named(name: str) -> Callable[..., Any]:
        return lambda *given, **named_too: (name, given, named_too)

    names = [
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    ]
    text = version_file(Details("0.2.0rc1", "light", "windows", "AMD64", "", "", 0))
    _, _, parts = eval(text, {name: named(name) for name in names})  # noqa: S307 (as PyInstaller does)
    assert parts["ffi"] == ("FixedFileInfo", (), {"filevers": (0, 2, 0, 0), "prodvers": (0, 2, 0, 0)})
    (_, ([(_, (language, fields), _)],), _), translation = parts["kids"]
    assert language == "040904b0"
    assert translation[1] == ([("VarStruct", ("Translation", [1033, 1200]), {})],)
    texts = dict(given for _, given, _ in fields)
    assert texts["ProductVersion"] == "0.2.0rc1"
    assert texts["FileVersion"] == "0.2.0.0"
    assert texts["ProductName"] == "Photolens"
