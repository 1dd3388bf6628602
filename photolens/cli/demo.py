"""The demo: the main job on the photographs that scikit-image and scikit-learn carry, read where they lie."""

import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from photolens.cli.printing import STRONG
from photolens.cli.progress import ProgressBar
from photolens.errors import FolderError
from photolens.library import Library
from photolens.search.results import SearchResult

PHRASES = ("a cat", "an astronaut", "a cup of coffee", "a rocket", "a motorcycle", "a flower", "a temple")
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
    """Index, search by phrase, search by photo and classify, in a library that is thrown away.

    Raises:
        FolderError: the extra that carries the photographs is not installed.
    """
    folders = _picture_folders()
    with tempfile.TemporaryDirectory(prefix="photolens-demo-") as folder, Library.open(Path(folder)) as library:
        with ProgressBar() as bar:
            report = library.index(folders, publish=bar.show)
        print(f"Indexed {report.indexed} pictures in {report.seconds:.1f} s from:")
        for path in folders:
            print(f"  {path}")
        _show_searches(library)
        cat = library.search(PHRASES[0], limit=1)[0].path
        _show_similar(library, next(iter(library.search("a motorcycle", limit=1))).path)
        _show_labels(library, cat)
    print(_HOW_TO_GO_ON)
    return 0


def _picture_folders() -> list[Path]:
    """Where the packages of the extra keep their pictures; neither is imported."""
    found = []
    for package, inside in (("skimage", "data"), ("sklearn", "datasets/images")):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise FolderError("the demo needs its pictures: pip install 'photolens[demo]'")
        found.append(Path(spec.origin).parent / inside)
    return found


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
