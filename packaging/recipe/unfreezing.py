"""Unfreezing: lays the compressed modules of a frozen program out as files, for the look for leaks.

    python -m recipe.unfreezing PROGRAM FOLDER

Run by the Python that froze it, for PyInstaller reads its own archives.
"""

import sys
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader  # type: ignore[import-untyped]  # in the app's environment only


def main(program: str, folder: str) -> None:
    """One file a module, named after it, with its bytecode."""
    modules = CArchiveReader(program).open_embedded_archive("PYZ.pyz")
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in modules.toc:
        (Path(folder) / name).write_bytes(modules.extract(name, raw=True) or b"")


if __name__ == "__main__":
    main(*sys.argv[1:])
