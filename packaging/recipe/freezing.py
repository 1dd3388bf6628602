"""Freezing: from a wheel to the folder of the app, with a Python of its own, by PyInstaller."""

import shutil
import sys
from pathlib import Path

from recipe import icons, licences, linux, version_info
from recipe.bill import add_libraries, write_bill
from recipe.details import DATA, NAME, Details
from recipe.environment import Environment, requirement
from recipe.leaks import refuse_leaks
from recipe.leaving_out import MODULES
from recipe.steps import Steps

SPEC = DATA / "photolens.spec"
BILL = "bill.cdx.json"


def freeze(wheel: Path, work: Path, details: Details, steps: Steps) -> Path:
    """The app's folder, or on macOS its bundle; `work` keeps what it was made from, the bill of materials among it.

    Raises:
        BuildError: a step failed; what it printed says why.
    """
    environment = Environment(work / "app", steps)
    environment.create()
    environment.install(wheel)
    environment.remove("pip", "setuptools")  # no part of the app, so of neither its licences nor its bill
    write_bill(environment, work / BILL, details, steps, without=MODULES)
    if not steps.is_dry:
        licences.gather(environment.site_packages, work / "licenses")
    environment = _with_pyinstaller(environment, steps)
    environment.run("-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--workpath", work / "pyinstaller", "--distpath", work / "dist", SPEC,
        env={"PYTHONSAFEPATH": "1", "PHOTOLENS_LICENCES": str(work / "licenses"), **_looks(work, details, steps)},
    )  # fmt: skip
    app = work / "dist" / (f"{NAME}.app" if details.system == "macos" else NAME)
    environment.run("-m", "recipe.unfreezing", _program(app), work / "modules", cwd=DATA)
    refuse_leaks(work / "modules", work)
    if details.system == "linux" and not steps.is_dry:
        add_libraries(work / BILL, linux.add_licences_of_libraries(app))
    return app


def _program(app: Path) -> Path:
    """The one that opens the window; the archive of modules is in it."""
    if app.suffix == ".app":
        return app / "Contents/MacOS/photolens"
    return app / ("Photolens.exe" if sys.platform == "win32" else "photolens")


def _with_pyinstaller(environment: Environment, steps: Steps) -> Environment:
    steps.run(environment.python, "-m", "ensurepip")
    environment.install(requirement("pyinstaller"))
    return environment


def _looks(work: Path, details: Details, steps: Steps) -> dict[str, str]:
    """The icon and the version that Windows and macOS want inside the program."""
    if details.system == "linux" or steps.is_dry:
        return {}
    if details.system == "macos":
        return {"PHOTOLENS_ICON": str(icons.icns(work / "photolens.icns"))}
    version = work / "version.txt"
    version.write_text(version_info.version_file(details), encoding="utf-8")
    return {"PHOTOLENS_ICON": str(icons.ico(work / "photolens.ico")), "PHOTOLENS_VERSION_FILE": str(version)}


def put_addition_in(app: Path, addition: Path) -> None:
    """Make the full edition of a light app.

    In a bundle of macOS it lies among the resources, with a link to it: code signing refuses folders with a dot in
    their names, as the metadata of packages have, beside the libraries.
    """
    if app.suffix != ".app":
        shutil.copytree(addition, app / "_internal/additions/clip")
        return
    shutil.copytree(addition, app / "Contents/Resources/additions/clip")
    (app / "Contents/Frameworks/additions").symlink_to("../Resources/additions")
