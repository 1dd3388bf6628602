"""macOS: the app signed from the inside out, in a disk image, notarised where the environment has the credentials."""

import os
import shutil
from pathlib import Path
from typing import Any

from recipe.details import DATA, IDENTIFIER, NAME, SUMMARY, Details
from recipe.steps import Steps

IDENTITY = "PHOTOLENS_SIGN_MACOS"
"""Name of a "Developer ID Application" certificate in the keychain; without it the app is signed ad hoc, by nobody."""
NOTARY = ("PHOTOLENS_NOTARY_KEY", "PHOTOLENS_NOTARY_KEY_ID", "PHOTOLENS_NOTARY_ISSUER")
"""Path of a key of App Store Connect (.p8), its id and its issuer's; all three, or the image is not notarised."""
AD_HOC = "-"
_FILES = DATA / "macos"
_XCODE = "install the command line tools: xcode-select --install"
_AT_ONCE = 100
"""Files given to one codesign, as there are hundreds."""
_MACH_O = {b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"}
"""The beginnings of programs and libraries; the last one is of several architectures in one file, and of Java."""
_PICTURES = (
    "public.jpeg", "public.png", "org.webmproject.webp", "public.tiff", "com.compuserve.gif", "com.microsoft.bmp",
    "public.heic", "public.heif", "public.avif",
)  # fmt: skip
_WHY = {
    "NSDesktopFolderUsageDescription": "Photolens reads the photos that lie on your desktop.",
    "NSDocumentsFolderUsageDescription": "Photolens reads the photos in your documents.",
    "NSDownloadsFolderUsageDescription": "Photolens reads the photos in your downloads.",
    "NSNetworkVolumesUsageDescription": "Photolens reads the photos on network drives that you add.",
    "NSRemovableVolumesUsageDescription": "Photolens reads the photos on drives and memory cards that you add.",
}
"""Shown by macOS when it asks whether the app may look there; Pictures is not among the folders it asks about."""
_OLDEST = {"arm64": "14.0", "x86_64": "13.0"}
"""The oldest macOS that all wheels run on; ONNX Runtime's ask for the newest, and end with 1.23 for Intel."""


def make(app: Path, out: Path, details: Details, steps: Steps) -> list[Path]:
    """One disk image in `out`; `app` is the bundle that PyInstaller made, and is signed where it lies.

    Raises:
        BuildError: a tool is missing, or a step failed.
    """
    identity = os.environ.get(IDENTITY) or AD_HOC
    if not steps.is_dry:
        shutil.copytree(_FILES / "de.lproj", app / "Contents/Resources/de.lproj", dirs_exist_ok=True)
    _sign(app, identity, steps)
    image = out / f"{details.stem()}.dmg"
    _make_image(app, image, steps)
    if identity == AD_HOC:
        steps.say(f"Signed ad hoc, so macOS will warn whoever opens it; ${IDENTITY} may name a certificate")
        return [image]
    steps.run(steps.tool("codesign", _XCODE), "--sign", identity, "--timestamp", image)
    _notarise(image, steps)
    return [image]


def info_plist(details: Details) -> dict[str, Any]:
    """What the bundle's Info.plist says beyond what PyInstaller writes by itself."""
    return {
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": details.version,
        "CFBundleVersion": details.version,
        "CFBundleGetInfoString": SUMMARY,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "de"],
        "CFBundleDocumentTypes": [_opens("Folder", "public.folder"), _opens("Picture", *_PICTURES)],
        "LSApplicationCategoryType": "public.app-category.photography",
        "LSMinimumSystemVersion": _OLDEST.get(details.machine, _OLDEST["arm64"]),
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "The Photolens authors, MIT licence",
        "NSRequiresAquaSystemAppearance": False,  # follows the system into dark
        "NSSupportsAutomaticGraphicsSwitching": True,
        **_WHY,
    }


def _opens(name: str, *types: str) -> dict[str, Any]:
    """Offered under "Open With", never as what opens such files by default."""
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": list(types),
    }


def _sign(app: Path, identity: str, steps: Steps) -> None:
    """A signature covers those inside it, so they come first: libraries, frameworks, the app.

    https://developer.apple.com/documentation/xcode/creating-distribution-signed-code-for-the-mac
    """
    codesign = steps.tool("codesign", _XCODE)
    command = [codesign, "--force", "--options", "runtime", "--sign", identity]
    if identity != AD_HOC:
        command.append("--timestamp")  # which the notary asks for, and an ad hoc signature cannot carry
    inner = [*_libraries(app), *_frameworks(app)]
    for start in range(0, len(inner), _AT_ONCE):
        steps.run(*command, *inner[start : start + _AT_ONCE])
    steps.run(*command, "--entitlements", _FILES / "entitlements.plist", app)
    steps.run(codesign, "--verify", "--deep", "--strict", app)


def _libraries(app: Path) -> list[Path]:
    """Every program and library of the bundle but its main program, which is signed with the bundle; deepest first."""
    found = (path for path in app.rglob("*") if path.parent.name != "MacOS" and _is_mach_o(path))
    return sorted(found, key=_depth)


def _frameworks(app: Path) -> list[Path]:
    return sorted((path for path in app.rglob("*.framework") if not path.is_symlink()), key=_depth)


def _depth(path: Path) -> tuple[int, str]:
    return -len(path.parts), str(path)


def _is_mach_o(path: Path) -> bool:
    if path.is_symlink() or not path.is_file() or path.suffix == ".class":
        return False
    with path.open("rb") as file:
        return file.read(4) in _MACH_O


def _make_image(app: Path, image: Path, steps: Steps) -> None:
    """The app beside a link to the folder it is to be dragged to."""
    folder = app.parent / "image"
    if not steps.is_dry:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "Applications").symlink_to("/Applications")
    steps.run("ditto", app, folder / app.name)  # keeps links and signatures as they are
    steps.run(
        steps.tool("hdiutil", "disk images are made on macOS only"), "create", "-volname", NAME, "-srcfolder", folder,
        "-fs", "HFS+", "-format", "ULMO", "-ov", image,
    )  # fmt: skip


def _notarise(image: Path, steps: Steps) -> None:
    """Let Apple look at it, and keep its answer in the image, so that it opens without a network, too."""
    key, key_id, issuer = (os.environ.get(name, "") for name in NOTARY)
    if not (key and key_id and issuer):
        steps.say(f"Not notarised, so macOS will warn whoever opens it; set {', '.join(NOTARY)}")
        return
    xcrun = steps.tool("xcrun", _XCODE)
    credentials = ("--key", key, "--key-id", key_id, "--issuer", issuer)
    steps.run(xcrun, "notarytool", "submit", image, "--wait", *credentials)
    steps.run(xcrun, "stapler", "staple", image)
