"""Logs: what went wrong, with its traceback, in a file of the library; nothing leaves the machine."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"


def log_to(path: Path) -> logging.Handler:
    """Write the package's warnings and errors to `path`, at most 2 MB of it; close the handler to end it."""
    handler = RotatingFileHandler(
        path, maxBytes=1_000_000, backupCount=1, encoding="utf-8", errors="backslashreplace", delay=True
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(logging.WARNING)
    logging.getLogger("photolens").addHandler(handler)
    return handler


def end_log(handler: logging.Handler) -> None:
    """Stop writing to a handler of `log_to`."""
    logging.getLogger("photolens").removeHandler(handler)
    handler.close()
