"""Clip: the addition that lets other models than the starter run: torch, torchvision, open_clip and timm, pruned.

It is what `photolens[clip]` installs beyond the app's own packages, without what nothing here uses: 1.3 GB become 0.5.
Each rule was found by importing and running every model of the catalogue.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import Distribution, distributions
from pathlib import Path

from photolens.release import Addition
from recipe import licences
from recipe.addition import archive, described
from recipe.bill import write_bill
from recipe.details import Details
from recipe.environment import Environment
from recipe.leaks import refuse_leaks
from recipe.steps import BuildError, Steps

DISTRIBUTIONS: Mapping[str, str] = {
    "functorch": "comes with torch; asked by nothing",
    "hf_xet": "another way to download, which the app leaves out as well",
    "jinja2": "fills in the templates of torch's compiler",
    "markupsafe": "as above",
    "mpmath": "computes for sympy",
    "networkx": "draws boundaries for torch's compiler",
    "pip": "installs packages",
    "setuptools": "builds packages, for torch's compiler",
    "sympy": "computes shapes for torch's compiler (30 MB)",
    "triton": "compiles for GPUs, for torch's compiler (1 GB)",
}
"""Distributions that are left out: Photolens runs models as they are and never compiles them."""

FILES: Mapping[str, str] = {
    r"torch/(test|include|share|csrc)/": "tests and headers, to build with torch (146 MB)",
    r"torch/testing/_internal/(?!__init__|common_dtype|logging_tensor)": "tests (5 MB); torch imports those three",
    r"torch/bin/(?!torch_shm_manager)": "tests and protoc (50 MB)",
    r"torch/lib/(lib)?(torchbind_test|jitbackend_test|backend_with_compiler|aoti_custom_ops)": "tests",
    r"torch/lib/.*\.(a|lib)$": "to link with torch",
    r"torch/(_inductor|_dynamo)/": "torch's compiler (16 MB)",
    r"(functorch|torchgen/packaged|torch/utils/(benchmark|bottleneck|hipify|model_dump|tensorboard|viz))/": "tools",
    r"torchvision/(_C|image|video_reader|_c_new)[\w.-]*\.(so|pyd|dylib)$": "only its transforms are used",
    r"torchvision\.libs/": "for those",
    r".*\.(pyi|h|hpp|cuh|cpp|cu|c|cmake|pdb)$": "for people who write programs",
    r"(.*/)?__pycache__/": "made anew, without the paths of this machine",
    r"(.*/)?tests?/": "tests of packages",
    r"(open_clip_train|bin|Scripts)/": "trains models; programs that pip would put on the path",
    r".*\.dist-info/(direct_url\.json|INSTALLER|REQUESTED|RECORD)$": "tells how this was installed, not what it is",
    r"\.\./": "outside the packages: programs and manual pages",
}
"""Regular expressions at the beginning of a path in site-packages, each with the reason."""

_FILES = re.compile("|".join(f"(?:{pattern})" for pattern in FILES))
_STRIPPED = ("libtorch_cpu.so", "libtorch_python.so")
"""Whose tables of symbols take 90 MB that no program reads."""


def make(wheel: Path, work: Path, out: Path, details: Details, steps: Steps) -> list[Path]:
    """The archive in `out`, and beside it what the light edition has to know of it; `folder(work)` is what it holds.

    Raises:
        BuildError: a step failed, or a distribution has no licence text.
    """
    environment = Environment(work / "clip", steps)
    environment.create()
    environment.install(wheel)
    own = set() if steps.is_dry else _versions(environment)
    environment.install(f"{wheel}[clip]", *([details.torch] if details.torch else []), options=("--no-compile",))
    bill = out / f"{details.stem(edition='clip')}.cdx.json"
    write_bill(environment, bill, details, steps, without=DISTRIBUTIONS)
    if steps.is_dry:
        return []
    added = _versions(environment) - own
    if missing := own - _versions(environment):
        raise BuildError(f"the addition wants other versions than the app has: {', '.join(sorted(missing))}")
    _fill(folder(work), environment, {text.split(" ")[0] for text in added})
    _strip(folder(work), steps)
    steps.run(sys.executable, "-m", "compileall", "-q", "-j0", "--invalidation-mode", "unchecked-hash",
        "-s", folder(work), "-p", "clip", folder(work))  # fmt: skip
    refuse_leaks(folder(work), work)
    return _publish(folder(work), out, details)


def folder(work: Path) -> Path:
    """Where the packages of the addition lie, after `make`."""
    return work / "addition"


def description(out: Path, details: Details) -> Addition | None:
    """What `make` wrote beside the archive, for the light edition; None where it was not made."""
    path = out / f"{details.stem(edition='clip')}.json"
    return Addition(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None


def reason_to_leave_out(path: str) -> str | None:
    """Why a file, given by its path in site-packages, is left out; None where it is kept."""
    plain = path.replace("\\", "/")
    return next((reason for pattern, reason in FILES.items() if re.match(pattern, plain)), None)


def _fill(target: Path, environment: Environment, names: set[str]) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for distribution in _distributions(environment):
        if _name(distribution) in names:
            for source, path in _files(distribution):
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target / path)
    licences.gather(environment.site_packages, target / "licenses", only=names)


def _files(distribution: Distribution) -> Iterator[tuple[Path, str]]:
    for file in distribution.files or ():
        source = Path(str(distribution.locate_file(file)))
        if not _FILES.match(str(file)) and source.is_file():
            yield source, str(file)


def _strip(target: Path, steps: Steps) -> None:
    for name in _STRIPPED:
        library = target / "torch/lib" / name
        if library.is_file() and sys.platform == "linux":
            steps.run(steps.tool("strip", "apt install binutils"), "--strip-unneeded", library)


def _publish(packages: Path, out: Path, details: Details) -> list[Path]:
    """The archive and its description."""
    stem = details.stem(edition="clip")
    made = archive(packages, out, stem, details.epoch_s)
    address = f"{details.releases}/download/v{details.version}/{made.name}" if details.releases else made.name
    told = described(made, packages, name=_identity(packages, details), address=address)
    beside = out / f"{stem}.json"
    beside.write_text(json.dumps(asdict(told), indent=1) + "\n", encoding="utf-8")
    return [made, beside]


def _identity(packages: Path, details: Details) -> str:
    """The same for all builds whose packages can be exchanged: versions, Python's ABI, and the system."""
    found = {_name(each): each.version for each in distributions(path=[str(packages)])}
    versions = "-".join(f"{name}{found[name]}" for name in ("torch", "torchvision", "open_clip_torch", "timm"))
    abi = f"cp{sys.version_info.major}{sys.version_info.minor}"
    return re.sub(r"[^A-Za-z0-9.-]+", "_", f"clip-{versions}-{abi}-{details.system}-{details.machine}")


def _versions(environment: Environment) -> set[str]:
    """Each distribution with its version, those left out excepted."""
    found = {f"{_name(each)} {each.version}" for each in _distributions(environment)}
    return {text for text in found if text.split(" ")[0] not in DISTRIBUTIONS}


def _distributions(environment: Environment) -> Iterable[Distribution]:
    return distributions(path=[str(environment.site_packages)])


def _name(distribution: Distribution) -> str:
    return re.sub(r"[-.]+", "_", distribution.metadata["Name"]).lower()
