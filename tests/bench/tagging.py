"""How long labels take on a large library, through the library's door: what is scored, written, previewed and asked.

    python -m tests.bench.tagging [--photos 100000] [--labels 200] [--json]

The photos have no files; their vectors lie in a region of their own, each near the words of one of the labels, so that
a label catches as many of them as in a real library. The starting set gives the labels, everyday phrases the rest.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import insert, update

from photolens.domain.label import LabelDraft, LabelId
from photolens.domain.photo import PhotoId
from photolens.domain.query import HasLabel
from photolens.labelling.everyday import EVERYDAY
from photolens.labelling.label_set import LabelSet, LabelSetEntry, starting_set
from photolens.library import Library
from photolens.store import tables
from photolens.store.database import Database, in_chunks
from photolens.store.embeddings import Embeddings
from tests.bench import reporting
from tests.bench.timeline import fill


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure labels on a large library.")
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--labels", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), arguments.photos, labels_of(arguments.labels))
    reporting.report(figures, as_json=arguments.json)


def labels_of(count: int) -> LabelSet:
    """So many labels."""
    known = starting_set()
    more = [LabelSetEntry(f"{text} {number}", phrasings=(text,)) for number, text in enumerate(EVERYDAY)]
    return LabelSet(known.groups, (*known.labels, *more)[:count])


def measure(folder: Path, photos: int, labels: LabelSet) -> dict[str, object]:
    """Seconds of each thing, on a library that was just opened."""
    (folder / "photos").mkdir()
    with Library.open(folder / "library") as library:
        library.add_folders([folder / "photos"])
        fill(library, photos)
        embed(library, photos, labels)
    figures: dict[str, object] = {"photos": photos, "labels": len(labels.labels)}
    with Library.open(folder / "library") as library:
        library.search("warm")
        for name, call in _calls(library, labels):
            start = time.perf_counter()
            call()
            figures[f"{name}_s"] = time.perf_counter() - start
        counts = library.labels.all()
        figures["auto_tags"] = sum(count.auto for count in counts)
    return figures


def embed(library: Library, photos: int, labels: LabelSet) -> None:
    """Vectors as of photos that show what one of the labels says."""
    database = Database.open(library.paths.catalogue, library.paths.backups)
    row = Embeddings(database, library.encoder.model_id, library.encoder.dimensions).model_row
    words = library.encoder.encode_texts([entry.name for entry in labels.labels])
    chance = np.random.default_rng(0)
    region, subjects = _unit(chance.standard_normal((1, words.shape[1]))), _unit(chance.standard_normal(words.shape))
    with database.writing() as connection:
        for chunk in in_chunks(range(1, photos + 1), 5000):
            shown = chance.integers(0, len(words), len(chunk))
            noise = _unit(chance.standard_normal((len(chunk), words.shape[1])))
            vectors = _unit(0.5 * region + 0.45 * subjects[shown] + 0.35 * words[shown] + 0.5 * noise)
            rows = [
                {"photo_id": number, "model_id": row, "vector": vector.astype(np.float16).tobytes()}
                for number, vector in zip(chunk, vectors, strict=True)
            ]
            connection.execute(insert(tables.embedding), rows)
    database.close()


def _calls(library: Library, labels: LabelSet) -> Iterator[tuple[str, Callable[[], object]]]:
    door = library.labels
    yield "background_of_a_new_library", lambda: door.preview(LabelDraft("warm"))
    yield "first_preview_of_a_word", lambda: door.preview(LabelDraft("a cat on a sofa"))
    yield "next_preview_of_a_word", lambda: door.preview(LabelDraft("a cat on a sofa", ("a kitten",)))
    yield "adding_all_labels", lambda: door.import_set(labels)
    yield "fitting_and_labelling_anew", door.run
    _forget_tags(library)
    yield "labelling_all_photos", door.catch_up
    label = door.all()[0].label.id
    yield "changing_a_threshold", lambda: door.set_threshold(label, 0.6)
    yield "listing_labels_with_counts", door.all
    yield "shelf_of_a_label", lambda: library.timeline((HasLabel(label),))
    yield "review_queue", lambda: door.review(label)
    yield "an_answer", lambda: _answer(library, label)
    yield "undoing_it", library.undo
    yield "explaining", lambda: door.explain(label, PhotoId(1))


def _forget_tags(library: Library) -> None:
    """As if the thresholds of all labels had changed: nothing is fitted, all photos are compared with all labels."""
    database = Database.open(library.paths.catalogue, library.paths.backups)
    with database.writing() as connection:
        connection.execute(update(tables.label_fit).values(is_tagged=False))
    database.close()


def _answer(library: Library, label: LabelId) -> object:
    return library.labels.answer(label, accepted=[PhotoId(1)])


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths: NDArray[np.float64] = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return vectors / lengths


if __name__ == "__main__":
    main()
