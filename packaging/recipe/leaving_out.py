"""Leaving out: what the app has no use for, and why. The sizes are of Linux, uncompressed."""

import re
from collections.abc import Mapping

MODULES: Mapping[str, str] = {
    "antigravity": "opens a browser",
    "curses": "no text screens; its library comes from the system",
    "crypt": "hashes passwords",
    "dbm": "no such database; its libraries are under the GPL or the AGPL",
    "distutils": "builds packages, and pulls in setuptools (8 MB)",
    "ensurepip": "installs pip (2 MB)",
    "hf_xet": "another way to download (11 MB); models come over plain HTTP, so that they can be paused",
    "idlelib": "an editor for Python",
    "lib2to3": "translates Python 2",
    "nis": "directory of users of a Unix network",
    "onnxruntime.quantization": "makes models, does not run them",
    "onnxruntime.tools": "as above",
    "onnxruntime.transformers": "as above",
    "numpy.f2py": "compiles Fortran",
    "open_clip": "in the clip addition",
    "pkg_resources": "asked by setuptools only, and slow to import",
    "readline": "edits lines in a terminal; under the GPL",
    "setuptools": "builds packages",
    "sqlalchemy.dialects.mssql": "databases on servers",
    "sqlalchemy.dialects.mysql": "as above",
    "sqlalchemy.dialects.oracle": "as above",
    "sqlalchemy.dialects.postgresql": "as above",
    "test": "the tests of Python itself",
    "this": "a poem",
    "timm": "in the clip addition",
    "tkinter": "another toolkit",
    "torch": "in the clip addition",
    "torchvision": "in the clip addition",
    "transformers": "one text tower needs it (126 MB); pip has it",
    "turtle": "needs tkinter",
    "turtledemo": "as above",
    "venv": "makes environments of Python",
}
"""Modules, each with the reason; what is below them goes too."""

FILES: Mapping[str, str] = {
    r"PySide6/(Qt/)?plugins/(egldeviceintegrations|generic|sqldrivers|networkinformation|tls)/": "no"
    " embedded device, no database and no network of Qt's",
    r"PySide6/(Qt/)?plugins/platforms/(lib)?q(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\b": "screens"
    " without a desktop",
    r"PySide6/(Qt/)?plugins/imageformats/(lib)?q(icns|tga|wbmp|pdf)\b": "formats that nothing here paints",
    r"PySide6/(Qt/)?plugins/platformthemes/libqgtk3": "would bring GTK along; the desktop's portal does the same",
    r"PySide6/(Qt/)?plugins/wayland-decoration-client/libadwaita": "would bring Cairo and Pango along",
    r"(PySide6/Qt/lib/)?libQt6Egl\w+\.so": "for the plugins of embedded devices",
    r"PySide6/(Qt/)?translations/(?!qtbase_(de|en)\.qm)": "languages that the app does not speak (7 MB)",
    r"opengl32sw\.dll": "draws by the processor what Photolens does not draw by OpenGL (20 MB)",
    r"(PySide6/)?(lib)?Qt6(Pdf|Qml|QmlModels|Quick|VirtualKeyboard)\w*\.": "parts of Qt that are not used",
    r"hf_xet-[\d.]+\.dist-info/": "its package is left out",
    r".*\.dist-info/(direct_url\.json|INSTALLER|REQUESTED|RECORD)$": "tells how this was built, not what it is",
    r"(.*/)?tests?/": "tests of packages",
}
"""Regular expressions at the beginning of a path inside the app, each with the reason."""

OF_THE_SYSTEM: Mapping[str, str] = {
    r"lib(stdc\+\+|gcc_s)\.so": "drivers of graphics cards need the system's, which is newer",
    r"libX(11|11-xcb|au|dmcp|ext|render|i|fixes)\.so|libxcb\.so": "must fit the system's X server",
    r"lib(glib|gio|gobject|gmodule|gthread)-2\.0\.so": "one for all of the desktop's programs",
    r"lib(fontconfig|freetype|expat|harfbuzz|fribidi|graphite2|thai|datrie)\.so": "reads the system's fonts",
    r"lib(z|mount|blkid|selinux|uuid|systemd|cap|gcrypt|gpg-error|pcre2-8|lz4|mvec|brotli(dec|common)|png16)\.so": ""
    "comes with those",
    r"lib(pango(cairo|ft2)?-1\.0|cairo(-gobject)?|pixman-1|atk-1\.0|gdk_pixbuf-2\.0|jpeg)\.so": "belongs to GTK",
    r"lib(tirpc|db-5\.3)\.so": "of modules that are left out",
    r"lib(bsd|md|dbus-1)\.so": "comes with X and the desktop",
    r"lib(readline|ncursesw?|tinfo|panelw?)\.so": "of modules that are left out",
}
"""Libraries that every Linux desktop has, and that must be its own; the AppImage project keeps such a list."""

_FILES = re.compile("|".join(f"(?:{pattern})" for pattern in FILES))
_OF_THE_SYSTEM = re.compile("|".join(f"(?:{pattern})" for pattern in OF_THE_SYSTEM))


def reason_to_leave_out(path: str) -> str | None:
    """Why a file of the app, given by its path in it, is left out; None where it is kept."""
    plain = path.replace("\\", "/")
    if _FILES.match(plain):
        return next(reason for pattern, reason in FILES.items() if re.match(pattern, plain))
    if _OF_THE_SYSTEM.match(plain):
        return next(reason for pattern, reason in OF_THE_SYSTEM.items() if re.match(pattern, plain))
    return None


def without_tests(module: str) -> bool:
    """Whether a module is no test and not left out; a filter of PyInstaller's collect_submodules."""
    below = any(module == name or module.startswith(f"{name}.") for name in MODULES)
    return not below and not re.search(r"(^|\.)_?tests?(\.|$)|\.conftest$", module)
