"""App: the composition root. Runs what the process's arguments ask for, and turns errors into exit statuses."""

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from photolens.cli.parser import build_parser
from photolens.errors import PhotolensError
from photolens.paths import library_folder

USERS_ERROR = 1


def run(arguments: Sequence[str]) -> int:
    """Run one command, or the app if none is named; 0, or 1 for an error that the user can mend.

    Wrong usage ends the process with 2.
    """
    parsed = build_parser().parse_args(arguments)
    _accept_any_name()
    try:
        return _open_window(parsed) if parsed.command is None else _run_command(parsed)
    except PhotolensError as error:
        _complain(str(error))
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

    return run_app(library_folder(parsed.library))


def _complain(text: str) -> None:
    from photolens.cli import printing  # noqa: PLC0415 (as above)

    printing.complain(text)


def _accept_any_name() -> None:
    """File names may hold bytes that are no text; print them as they are rather than fail."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="surrogateescape")
