"""Version info: the version of the programs in the form that Windows wants it, four numbers and some texts."""

import re

from recipe.details import MAINTAINER, NAME, SUMMARY, Details

ENGLISH, UNICODE = 0x409, 1200
"""Language and code page of the texts, as numbers of Windows."""


def numbers(version: str) -> tuple[int, int, int, int]:
    """The leading numbers of a version, four of them: (0, 2, 0, 0) for 0.2.0rc1. What follows them, Windows cannot say.

    Raises:
        ValueError: it does not begin with a number.
    """
    found = re.match(r"\d+(\.\d+){0,3}", version)
    if found is None:
        raise ValueError(f"{version} is no version; write one like 0.2.0 into pyproject.toml")
    given = [int(part) for part in found[0].split(".")]
    first, second, third, fourth = [*given, 0, 0, 0][:4]
    return first, second, third, fourth


def dotted(version: str) -> str:
    """The same as text: 0.2.0.0."""
    return ".".join(map(str, numbers(version)))


def version_file(details: Details) -> str:
    """What PyInstaller's `--version-file` is to contain: an expression in Python."""
    texts = {
        "CompanyName": MAINTAINER.split(" <")[0],
        "FileDescription": NAME,
        "FileVersion": dotted(details.version),
        "InternalName": "photolens",
        "LegalCopyright": "The Photolens authors, MIT licence",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": NAME,
        "ProductVersion": details.version,
        "Comments": SUMMARY,
    }
    fields = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    table = f"StringFileInfo([StringTable('{ENGLISH:04x}{UNICODE:04x}', [{fields}])])"
    languages = f"VarFileInfo([VarStruct('Translation', [{ENGLISH}, {UNICODE}])])"
    fixed = f"FixedFileInfo(filevers={numbers(details.version)}, prodvers={numbers(details.version)})"
    return f"VSVersionInfo(ffi={fixed}, kids=[{table}, {languages}])\n"
