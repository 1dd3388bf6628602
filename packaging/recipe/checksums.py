"""Checksums: one file by which everybody can check what they downloaded."""

import hashlib
from pathlib import Path

SUMS = "SHA256SUMS"


def sha256(path: Path) -> str:
    """Of a file's content, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(out: Path) -> Path:
    """Write the sums of all files in a folder beside them, as `sha256sum --check SHA256SUMS` reads them; its path."""
    files = sorted(path for path in out.iterdir() if path.is_file() and path.name != SUMS)
    sums = out / SUMS
    # newline: sha256sum takes a carriage return for a part of the name
    sums.write_text("".join(f"{sha256(path)}  {path.name}\n" for path in files), encoding="utf-8", newline="\n")
    return sums
