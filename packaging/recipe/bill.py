"""Bill: the software bill of materials of a package, in CycloneDX."""

import json
import platform
import re
import sys
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from recipe.details import ROOT, Details
from recipe.environment import Environment
from recipe.steps import Steps


def write_bill(
    environment: Environment, out: Path, details: Details, steps: Steps, *, without: Container[str] = ()
) -> None:
    """Describe what is installed in `environment`, by CycloneDX's own tool, and what pip does not know of.

    `without`: distributions, by their names in lower case, that are installed there but not packed.
    """
    steps.run(sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject",
        ROOT / "pyproject.toml", "--mc-type", "application",
        "--output-reproducible", "--of", "JSON", "--sv", "1.6", "-o", out, environment.python)  # fmt: skip
    if not steps.is_dry:
        _complete(out, details, without)


def _complete(path: Path, details: Details, without: Container[str]) -> None:
    bill: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    bill["metadata"]["component"]["version"] = details.version
    bill["components"] = [each for each in bill["components"] if _plain(each["name"]) not in without]
    for component in bill["components"]:
        component.pop("externalReferences", None)  # addresses of whatever registry pip was set to
    bill["components"] += [_python(), *_TOWERS]
    kept = {component["bom-ref"] for component in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    bill["dependencies"] = [
        each | {"dependsOn": [name for name in each.get("dependsOn", ()) if name in kept]}
        for each in bill["dependencies"]
        if each["ref"] in kept
    ]
    path.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def add_libraries(path: Path, packages: Mapping[str, str]) -> None:
    """Add what the app has from Debian's packages, given by name and version, to a bill that was written."""
    bill: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for name, version in packages.items():
        purl = f"pkg:deb/debian/{name}@{quote(version)}"
        bill["components"].append({"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl})
    path.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _plain(name: str) -> str:
    """A distribution's name, spelled as everywhere in the recipe."""
    return re.sub(r"[-.]+", "_", name).lower()


def _python() -> dict[str, Any]:
    version = platform.python_version()
    return _component("platform", "cpython", version, "PSF-2.0", f"pkg:generic/cpython@{version}")


def _component(kind: str, name: str, version: str, licence: str, purl: str = "") -> dict[str, Any]:
    said: dict[str, Any] = {"type": kind, "bom-ref": purl or name, "name": name, "version": version}
    return said | {"licenses": [{"license": {"id": licence}}]} | ({"purl": purl} if purl else {})


_TOWERS = [
    _component("machine-learning-model", "EfficientNet-Lite2", "", "Apache-2.0"),
    _component("machine-learning-model", "all-MiniLM-L6-v2", "", "Apache-2.0"),
]
"""What the starter model is made of; its card tells more."""
