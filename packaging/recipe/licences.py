"""Licences: the text of every licence that a package must carry along."""

import platform
import re
import shutil
import sysconfig
from collections.abc import Container, Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from recipe.details import DATA
from recipe.steps import BuildError

_TEXTS = DATA / "licences"
_WITHOUT_A_TEXT = {
    "flatbuffers": ("Apache-2.0.txt",),
    "pyside6_essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "tokenizers": ("Apache-2.0.txt",),
}
"""Distributions that come without the text of the licence that their metadata names, and where it is. The LGPL adds to
the GPL, so that both are needed; Qt and PySide are used under it, as libraries that can be exchanged in the folder."""
_IS_LICENCE = re.compile(
    r"(^|/)(licen[cs]es?/|(licen[cs]e|copying|notice|authors|thirdpartynotices)[^/]*$)", re.IGNORECASE
)
_IS_CODE = re.compile(r"\.(py|pyi|pyc|so|pyd|h)$")


def gather(site_packages: Path, out: Path, *, only: Container[str] | None = None) -> None:
    """Copy the licences of Python and of the distributions in `site_packages` below `out`; `only` some, by their names.

    Raises:
        BuildError: one of them comes without, and nobody has said yet what its licence is.
    """
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(_of_python(), out / f"Python-{platform.python_version()}.txt")
    for distribution in distributions(path=[str(site_packages)]):
        if only is not None and _name(distribution) not in only:
            continue
        texts = list(_texts(distribution))
        if not texts:
            raise BuildError(f"{_name(distribution)} comes without a licence text; see packaging/recipe/licences.py")
        folder = out / f"{_name(distribution)}-{distribution.version}"
        folder.mkdir(exist_ok=True)
        for name, text in texts:
            shutil.copy(text, folder / name)


def _texts(distribution: Distribution) -> Iterator[tuple[str, Path]]:
    """Each text, and the name it shall have: its path inside the package, for there may be several of one name."""
    for file in distribution.files or ():
        path = Path(str(distribution.locate_file(file)))
        if _IS_LICENCE.search(str(file)) and not _IS_CODE.search(str(file)) and path.is_file():
            yield re.sub(r"^[^/]*\.dist-info/(licenses/)?", "", str(file)).replace("/", "_"), path
    yield from ((name, _TEXTS / name) for name in _WITHOUT_A_TEXT.get(_name(distribution), ()))


def _name(distribution: Distribution) -> str:
    return re.sub(r"[-.]+", "_", distribution.metadata["Name"]).lower()


def _of_python() -> Path:
    """Beside the standard library, as python.org's have it, or where Debian and its children keep such texts."""
    short = f"{sysconfig.get_python_version()}"
    candidates = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sysconfig.get_config_var("installed_base")) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{short}-minimal/copyright"),
        Path(f"/usr/share/doc/python{short}/copyright"),
    ]
    found = next((path for path in candidates if path.is_file()), None)
    if found is None:
        raise BuildError("the licence text of this Python was not found; build with one of python.org or of Debian")
    return found
