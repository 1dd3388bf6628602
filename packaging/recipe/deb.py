"""Deb: a package for Debian, Ubuntu and their children, made by dpkg-deb; installed by a double click."""

import platform
import shutil
from pathlib import Path

from recipe import linux
from recipe.details import DATA, IDENTIFIER, MAINTAINER, SUMMARY, Details
from recipe.steps import BuildError, Steps

_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
_DEPENDS = (
    "libc6 (>= {libc})", "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6", "libgl1",
    "libglib2.0-0 | libglib2.0-0t64", "libstdc++6 (>= 12)",
    "libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "libx11-6", "libx11-xcb1", "libxcb1", "libxext6",
    "libxrender1", "zlib1g",
)  # fmt: skip
"""What the app takes from the system (`leaving_out.OF_THE_SYSTEM`), and what Qt loads while it runs."""
_DESCRIPTION = """Photolens finds photos by what is in them: type a phrase, and the right photos
 appear; point at one, and its like appear. Everything happens on this computer:
 photos are only read, and nothing is ever sent anywhere."""


def make(app: Path, out: Path, details: Details, steps: Steps) -> list[Path]:
    """One .deb in `out`, which installs into /opt/photolens.

    Raises:
        BuildError: dpkg-deb is not here, or failed.
    """
    tool = steps.tool("dpkg-deb", "it comes with Debian and Ubuntu, as `apt install dpkg` does")
    root = app.parent / "deb"
    made = out / f"photolens{'-full' if details.edition == 'full' else ''}_{details.version}_{_machine(details)}.deb"
    if not steps.is_dry:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(app, root / "opt/photolens", symlinks=True)
        linux.add_desktop_files(root, steps)
        _add_control(root, details)
        _normalize(root)
    when = {"SOURCE_DATE_EPOCH": str(details.epoch_s)}
    steps.run(tool, "--root-owner-group", "-Zxz", "--build", root, made, env=when)
    return [made]


def _add_control(root: Path, details: Details) -> None:
    """Everything but the files of the app and the desktop."""
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/photolens").symlink_to("/opt/photolens/photolens")  # absolute, as Debian's policy has it
    doc = root / "usr/share/doc/photolens"
    doc.mkdir(parents=True)
    (doc / "copyright").write_text(_copyright(), encoding="utf-8")
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(_control(root, details), encoding="utf-8")
    shutil.copyfile(DATA / "linux" / "deb-postrm", control / "postrm")
    (control / "postrm").chmod(0o755)


def _control(root: Path, details: Details) -> str:
    kilobytes = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file()) // 1024
    fields = {
        "Package": "photolens",
        "Version": details.version,
        "Architecture": _machine(details),
        "Maintainer": MAINTAINER,
        "Installed-Size": str(kilobytes),
        "Depends": ", ".join(_DEPENDS).format(libc=_libc()),
        "Section": "graphics",
        "Priority": "optional",
        "Description": f"{SUMMARY}\n {_DESCRIPTION}",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _machine(details: Details) -> str:
    try:
        return _MACHINES[details.machine]
    except KeyError:
        raise BuildError(f"no wheels of Qt are there for {details.machine}; build on x86_64 or aarch64") from None


def _libc() -> str:
    """The version of glibc that this system links with: an older one may lack what the app asks for."""
    return platform.libc_ver()[1]


def _copyright() -> str:
    texts = "\n".join([
        "Photolens is under the MIT licence:", "", (DATA.parent / "LICENSE").read_text(encoding="utf-8"),
        "The licences of all that comes with it lie in /opt/photolens/_internal/licenses.",
    ])  # fmt: skip
    return f"Files of {IDENTIFIER}\n\n{texts}\n"


def _normalize(root: Path) -> None:
    """The same modes for whoever builds, under whatever umask."""
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            continue
        is_program = path.is_dir() or path.name in {"postrm", "photolens"} or path.parent.name == "bin"
        path.chmod(0o755 if is_program else 0o644)
