"""App: the composition root. Runs what the process's arguments ask for, and turns errors into exit statuses."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from photolens import additions
from photolens.cli.parser import build_parser
from photolens.errors import PhotolensError
from photolens.paths import carry_caches, is_packaged, library_folder

USERS_ERROR = 1
_WINDOWED = (None, "open")
"""Commands that open the window."""


def run(arguments: Sequence[str]) -> int:
    """Run one command, or the app if none is named; 0, or 1 for an error that the user can mend.

    Wrong usage ends the process with 2.
    """
    parsed = build_parser().parse_args(arguments)
    _accept_any_name()
    carry_caches()
    additions.start()
    try:
        return _open_window(parsed) if parsed.command in _WINDOWED else _run_command(parsed)
    except PhotolensError as error:
        _complain(str(error))
        if parsed.command in _WINDOWED and is_packaged() and not _is_read():
            _show(str(error))
        return USERS_ERROR
    except KeyboardInterrupt:
        _complain("stopped")
        return USERS_ERROR
    except BrokenPipeError:
        # the reader of our output went away, as `head` does: end quietly, also when Python flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USERS_ERROR


def _run_command(parsed: Namespace) -> int:
    from photolens.cli import commands  # noqa: PLC0415 (--help, wrong usage and the window need none of it)

    return commands.COMMANDS[parsed.command](parsed)


def _open_window(parsed: Namespace) -> int:
    gc.disable()  # until the first picture; the imports on the way to it are a tenth quicker without it
    from photolens.gui.application import run as run_app  # noqa: PLC0415 (commands need no Qt)

    return run_app(library_folder(parsed.library), parsed.paths if parsed.command else ())


def _complain(text: str) -> None:
    from photolens.cli import printing  # noqa: PLC0415 (as above)

    if sys.stderr is not None:
        printing.complain(text)


def _is_read() -> bool:
    """Whether somebody sees what is printed: not so when the app was started by a double click."""
    return sys.stderr is not None and sys.stderr.isatty()


def _show(text: str) -> None:
    from photolens.gui.refusal import show_refusal  # noqa: PLC0415 (as above)

    show_refusal(text)


def _accept_any_name() -> None:
    """File names may hold bytes that are no text; print them as they are rather than fail."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="surrogateescape")
