"""App: the composition root. Runs what the process's arguments ask for, and turns errors into exit statuses."""

import os
import sys
from collections.abc import Sequence

from photolens.cli.parser import build_parser
from photolens.errors import PhotolensError

USERS_ERROR = 1


def run(arguments: Sequence[str]) -> int:
    """Run one command; 0, or 1 for an error that the user can mend. Wrong usage ends the process with 2."""
    parsed = build_parser().parse_args(arguments)
    from photolens.cli import commands, printing  # noqa: PLC0415 (--help and wrong usage need none of it)

    _accept_any_name()
    try:
        return commands.COMMANDS[parsed.command](parsed)
    except PhotolensError as error:
        printing.complain(str(error))
        return USERS_ERROR
    except KeyboardInterrupt:
        printing.complain("stopped")
        return USERS_ERROR
    except BrokenPipeError:
        # the reader of our output went away, as `head` does: end quietly, also when Python flushes at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return USERS_ERROR


def _accept_any_name() -> None:
    """File names may hold bytes that are no text; print them as they are rather than fail."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="surrogateescape")
