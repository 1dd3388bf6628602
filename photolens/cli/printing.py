"""What the commands print: plain lines for people, JSON for programs."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from photolens.domain.folder import Failure
from photolens.domain.model import Generation
from photolens.domain.overview import LibraryStatus
from photolens.indexing.events import IndexReport
from photolens.labelling.zero_shot import LabelScore
from photolens.search.results import SearchResult
from photolens.upkeep import Verification

STRONG = 0.5
"""The match at which right and wrong answers are equally likely."""


def print_json(value: object) -> None:
    """One JSON value on one line."""
    print(json.dumps(value, default=str), flush=True)


def results_as_json(results: Iterable[SearchResult]) -> list[dict[str, Any]]:
    """The documented form of what a search found."""
    return [asdict(result) for result in results]


def print_results(results: Sequence[SearchResult]) -> None:
    """One photo a line, its match first; a line between strong and weak results."""
    if not results:
        print("Nothing found. Add photos with: photolens index FOLDER")
        return
    weak = [result for result in results if result.match < STRONG]
    for result in results[: len(results) - len(weak)]:
        _print_result(result)
    if weak:
        print("No good match; the closest are:" if len(weak) == len(results) else "  less likely:")
    for result in weak:
        _print_result(result)


def _print_result(result: SearchResult) -> None:
    print(f"{result.match:6.0%}  {shortened(result.path)}")


def shortened(path: Path) -> str:
    """A path as people write it, with ~ for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def labels_as_json(path: Path, labels: Iterable[LabelScore]) -> dict[str, Any]:
    """The documented form of one classified photo."""
    return {"path": str(path), "labels": [asdict(label) for label in labels]}


def print_labels(path: Path, labels: Iterable[LabelScore]) -> None:
    """A photo, and its labels with their probabilities."""
    print(shortened(path))
    for label in labels:
        print(f"{label.probability:6.0%}  {label.label}")


def report_as_json(report: IndexReport) -> dict[str, Any]:
    """The documented form of what a run did."""
    names = ("seen", "indexed", "unchanged", "moved", "missing", "failed", "seconds", "photos_per_second")
    values = {name: getattr(report, name) for name in names}
    return values | {name: round(values[name], 3) for name in ("seconds", "photos_per_second")}


def print_report(report: IndexReport) -> None:
    """What a run did, in two lines at most."""
    counts = {"indexed": report.indexed, "unchanged": report.unchanged, "moved": report.moved,
              "missing": report.missing, "not indexed": report.failed}  # fmt: skip
    said = [f"{count:,} {name}" for name, count in counts.items() if count] or ["nothing new"]
    pace = f", {report.photos_per_second:.1f} photos/s" if report.indexed + report.moved else ""
    print(f"{plural(report.seen, 'file')}: {', '.join(said)} in {report.seconds:.1f} s{pace}.")
    if report.failed:
        print("Why some are not indexed: photolens failures")


def status_as_json(status: LibraryStatus) -> dict[str, Any]:
    """The documented form of how a library stands."""
    return asdict(status)


def print_status(status: LibraryStatus, upcoming: Generation | None = None) -> None:
    """How a library stands, a fact a line; also the model that is chosen, while another one still answers."""
    print(f"Library   {shortened(status.library)}")
    print(f"Photos    {status.photos:,} in {plural(status.files, 'file')} in {plural(status.folders, 'folder')}")
    print(f"Findable  {status.embedded:,} ({status.vectors:,} vectors of {status.dimensions} dimensions)")
    print(f"Model     {status.model}")
    if upcoming is not None:
        photos = upcoming.vectors + upcoming.missing
        print(f"Next      {upcoming.name}, which knows {upcoming.vectors:,} of {photos:,} photos: photolens index")
    print(f"Others    {plural(status.failed, 'file')} not indexed" + (": photolens failures" if status.failed else ""))


def failures_as_json(failures: Iterable[Failure]) -> list[dict[str, Any]]:
    """The documented form of the list of failures."""
    return [asdict(failure) for failure in failures]


def print_failures(failures: Sequence[Failure]) -> None:
    """What could not be read, a file a line; files that are no pictures are only counted."""
    others = [failure for failure in failures if failure.stage == "format"]
    for failure in failures:
        if failure.stage != "format":
            print(f"{shortened(failure.path)}\n    {failure.reason} (attempts: {failure.attempts})")
    if others:
        print(f"{plural(len(others), 'file')} of other formats (all of them: photolens failures --json):")
    for reason, count in _by_reason(others):
        print(f"{count:8,}  {reason}")
    if not failures:
        print("Every file is in the library.")


def _by_reason(failures: Sequence[Failure]) -> list[tuple[str, int]]:
    reasons = [failure.reason for failure in failures]
    return sorted(((reason, reasons.count(reason)) for reason in set(reasons)), key=lambda pair: (-pair[1], pair[0]))


def print_verification(found: Verification) -> None:
    """The problems, or that there are none."""
    for problem in found.problems:
        print(problem)
    if found.ok:
        print("The library agrees with itself.")
    else:
        print(f"{plural(len(found.problems), 'problem')}; mend with: photolens verify --repair")


def complain(text: str) -> None:
    """One sentence on standard error."""
    print(f"photolens: {text}", file=sys.stderr)


def plural(count: int, noun: str) -> str:
    """A number and its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def duration(seconds: float) -> str:
    """A time to go, no more precise than it can be known."""
    minutes = round(seconds / 60)
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"


def size(count: int) -> str:
    """Bytes in decimal units, no more precise than of interest: "605 MB", "3.7 GB"."""
    value, unit = float(count), "B"
    for larger in ("kB", "MB", "GB"):
        if value >= 999.5:
            value, unit = value / 1000, larger
    return f"{value:.1f} {unit}" if unit == "GB" or (unit == "MB" and value < 9.95) else f"{value:.0f} {unit}"
