"""The demo: the main job on the few pictures that come with Photolens; `resources/demo/SOURCES.md` names them."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from photolens.cli.printing import STRONG
from photolens.cli.progress import ProgressBar
from photolens.library import Library
from photolens.paths import resource, temporary_folder
from photolens.search.results import SearchResult

PHRASES = (
    "a cat", "a cup of coffee", "a man with a camera", "a wall clock", "a rocket", "a flower", "a temple",
    "an astronaut", "a birthday cake",
)  # fmt: skip
"""The small model does not know astronauts, and there is no cake: the last two show what that looks like."""
LABELS = ("cat", "dog", "rocket", "cup of coffee", "person")
BEST = 2
"""How many results are shown for each phrase."""
WIDTH = 22
"""Of the column of what was asked for: the longest name of a picture fits."""

_HOW_TO_GO_ON = """
Now your own photos. They are only read, and nothing leaves this computer:

  photolens search "two dogs playing in the snow" --in ~/Pictures
  photolens similar ~/Pictures/some-photo.jpg
  photolens --help"""


def run_demo() -> int:
    """Index, search by phrase, search by photo and classify, in a library that is thrown away."""
    pictures = resource("demo")
    with (
        tempfile.TemporaryDirectory(prefix="photolens-demo-", dir=temporary_folder()) as folder,
        Library.open(Path(folder)) as library,
    ):
        with ProgressBar() as bar:
            report = library.index([pictures], publish=bar.show)
        print(f"Indexed {report.indexed} pictures in {report.seconds:.1f} s from:\n  {pictures}")
        _show_searches(library)
        _show_similar(library, pictures.resolve() / "coffee.jpg")
        _show_labels(library, pictures.resolve() / "cat.jpg")
    print(_HOW_TO_GO_ON)
    return 0


def _show_searches(library: Library) -> None:
    print(f"\n{'Phrase':<{WIDTH}} {'Match':>6}  Photo")
    for phrase in PHRASES:
        _print_rows(phrase, library.search(phrase, limit=BEST))


def _show_similar(library: Library, photo: Path) -> None:
    print(f"\n{'Similar to':<{WIDTH}} {'Match':>6}  Photo")
    _print_rows(photo.name, library.similar(photo, limit=BEST))


def _show_labels(library: Library, photo: Path) -> None:
    print(f"\n{'Labels for':<{WIDTH}} {'Prob.':>6}  Label")
    for row, label in enumerate(library.classify(photo, LABELS)):
        print(f"{photo.name if row == 0 else '':<{WIDTH}} {label.probability:6.0%}  {label.label}")


def _print_rows(asked: str, results: Sequence[SearchResult]) -> None:
    """The results of one search; a match below one half is marked as not a good one."""
    for row, result in enumerate(results):
        doubt = "" if result.match >= STRONG else "  (unlikely)"
        print(f"{asked if row == 0 else '':<{WIDTH}} {result.match:6.0%}  {result.path.name}{doubt}")
