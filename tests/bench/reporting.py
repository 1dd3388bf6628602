"""How the benchmarks take options and print: a figure a line, or one JSON object with --json."""

import argparse
import json
import os
import platform
from collections.abc import Mapping
from typing import Any


def parser(description: str) -> argparse.ArgumentParser:
    """A parser with --json."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument("--json", action="store_true", help="print one JSON object")
    return made


def report(figures: Mapping[str, Any], *, as_json: bool) -> None:
    """Print what was measured, and on what."""
    machine = {"cores": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version()}
    if as_json:
        print(json.dumps({"machine": machine, **figures}))
        return
    for name, value in {**machine, **figures}.items():
        print(f"{name:<44} {value:.4g}" if isinstance(value, float) else f"{name:<44} {value}")
