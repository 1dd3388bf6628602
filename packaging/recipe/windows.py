"""Windows: the installer, by Inno Setup; signed if $PHOTOLENS_SIGN_WINDOWS says by what command."""

import os
import re
from pathlib import Path

from recipe.details import DATA, MAINTAINER, ROOT, Details
from recipe.steps import BuildError, Steps
from recipe.version_info import dotted

SIGN = "PHOTOLENS_SIGN_WINDOWS"
"""A command that signs {file}, such as: signtool sign /sha1 THUMBPRINT /fd sha256 /tr URL /td sha256 {file}

It is printed, so it must hold no password: the certificate comes from the store of Windows, or from the tool's own
variables.
"""
COMPILER = "ISCC"
"""Names Inno Setup's compiler where it is not on the PATH."""
PROGRAMS = ("Photolens.exe", "photolens-cli.exe")
_SCRIPT = DATA / "windows" / "photolens.iss"
_HINT = f"install Inno Setup 6.3 or newer, and put its folder on the PATH or name its ISCC.exe in ${COMPILER}"
_WORD = re.compile(r'"([^"]*)"|(\S+)')


def make(app: Path, out: Path, details: Details, steps: Steps) -> list[Path]:
    """One installer in `out`; `app` is PyInstaller's folder, whose programs are signed where they lie.

    Raises:
        BuildError: the compiler is missing, or a step failed.
    """
    compiler = os.environ.get(COMPILER) or steps.tool("iscc", _HINT)
    signing = signing_command()
    if not signing:
        steps.say(f"Not signed, so Windows will warn whoever opens it; ${SIGN} may name a command that signs {{file}}")
    for program in PROGRAMS if signing else ():
        steps.run(*(word.replace("{file}", str(app / program)) for word in signing))
    name = f"{details.stem()}-setup"
    definitions = _definitions(app, out, details) | {"Stem": name}
    options = [f"/D{key}={value}" for key, value in definitions.items()]
    steps.run(compiler, "/Qp", *options, *_as_sign_tool(signing), _SCRIPT)
    return [out / f"{name}.exe"]


def signing_command() -> list[str]:
    """The words of the command that signs; empty if there is none. Backslashes are part of paths, as in Windows.

    Raises:
        BuildError: it does not say where the file's name belongs.
    """
    command = os.environ.get(SIGN, "").strip()
    words = [quoted or plain for quoted, plain in _WORD.findall(command)]
    if words and "{file}" not in words:
        raise BuildError(f"${SIGN} does not say what to sign; write {{file}} where the file's name belongs")
    return words


def _definitions(app: Path, out: Path, details: Details) -> dict[str, str]:
    """What the script asks for; see its head."""
    given = {
        "App": str(app.absolute()),
        "Licence": str(ROOT / "LICENSE"),
        "Version": details.version,
        "Numbers": dotted(details.version),
        "Publisher": MAINTAINER.split(" <")[0],
        "Out": str(out.absolute()),
    }
    icon = app.parents[1] / "photolens.ico"  # where freezing leaves it
    optional = {"Icon": str(icon) if icon.is_file() else "", "Page": details.releases}
    return given | {key: value for key, value in optional.items() if value}


def _as_sign_tool(signing: list[str]) -> list[str]:
    """The command in Inno Setup's spelling: $f is the file's quoted name, $q a quotation mark, $$ a dollar.

    https://jrsoftware.org/ishelp/topic_setup_signtool.htm
    """
    if not signing:
        return []
    words = ["$f" if word == "{file}" else _quoted(word.replace("$", "$$")) for word in signing]
    return ["/DSigned=1", f"/Ssign={' '.join(words)}"]


def _quoted(word: str) -> str:
    return f"$q{word}$q" if re.search(r"\s", word) else word
