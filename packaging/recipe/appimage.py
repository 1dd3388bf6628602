"""AppImage: one file for every Linux, run by a double click: AppImage's runtime, then the app in a SquashFS image.

https://github.com/AppImage/AppImageSpec/blob/master/draft.md, type 2.
"""

import os
import shutil
from pathlib import Path

from recipe import linux
from recipe.details import DATA, IDENTIFIER, Details
from recipe.steps import BuildError, Steps

_RUNTIME = "APPIMAGE_RUNTIME"
_HINT = f"download runtime-x86_64 of the AppImage project's type2-runtime, and name the file in ${_RUNTIME}"
_MAGIC = b"\x7fELF", b"AI\x02"
"""Of an ELF file, and at its eighth byte of a runtime of type 2."""
_MKSQUASHFS = (
    "-root-owned", "-noappend", "-no-progress", "-quiet", "-comp", "zstd", "-Xcompression-level", "19", "-b", "1M",
)  # fmt: skip


def make(app: Path, out: Path, details: Details, steps: Steps) -> list[Path]:
    """One .AppImage in `out`.

    Raises:
        BuildError: mksquashfs or the runtime is not here.
    """
    tool = steps.tool("mksquashfs", "apt install squashfs-tools")
    folder, image = app.parent / "AppDir", app.parent / "app.squashfs"
    if not steps.is_dry:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(app, folder / "opt/photolens", symlinks=True)
        linux.add_desktop_files(folder, steps)
        _add_entry(folder)
    image.unlink(missing_ok=True)
    steps.run(tool, folder, image, *_MKSQUASHFS, "-all-time", str(details.epoch_s), "-mkfs-time", str(details.epoch_s))
    made = out / f"{details.stem()}.AppImage"
    if not steps.is_dry:
        _join(_runtime(), image, made)
    return [made]


def _add_entry(folder: Path) -> None:
    """What the runtime starts, and what desktops look at."""
    (folder / "AppRun").symlink_to("opt/photolens/photolens")
    shutil.copyfile(DATA / "linux" / f"{IDENTIFIER}.desktop", folder / f"{IDENTIFIER}.desktop")
    shutil.copyfile(folder / f"usr/share/icons/hicolor/256x256/apps/{IDENTIFIER}.png", folder / f"{IDENTIFIER}.png")
    (folder / ".DirIcon").symlink_to(f"{IDENTIFIER}.png")


def _runtime() -> Path:
    path = Path(os.environ.get(_RUNTIME, ""))
    if not path.is_file():
        raise BuildError(f"the AppImage's runtime is missing: {_HINT}")
    head = path.read_bytes()[:11]
    if not (head.startswith(_MAGIC[0]) and head[8:] == _MAGIC[1]):
        raise BuildError(f"{path} is no runtime of type 2: {_HINT}")
    return path


def _join(runtime: Path, image: Path, made: Path) -> None:
    made.parent.mkdir(parents=True, exist_ok=True)
    with made.open("wb") as target:
        for part in (runtime, image):
            with part.open("rb") as source:
                shutil.copyfileobj(source, target)
    made.chmod(0o755)
