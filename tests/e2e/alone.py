"""Alone: waiting for the processes that a killed program left to notice that it is gone."""

import os
import time

import psutil

PATIENCE_S = 20


def wait_until_alone(group: int) -> None:
    """Return when no process of a group runs any more; those that ended and wait for their parent do not."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if not any(_is_in(process, group) for process in psutil.process_iter(["status"])):
            return
        time.sleep(0.05)
    raise AssertionError("decode processes outlived their parent")


def _is_in(process: psutil.Process, group: int) -> bool:
    try:
        return process.info["status"] != psutil.STATUS_ZOMBIE and os.getpgid(process.pid) == group
    except ProcessLookupError:
        return False
