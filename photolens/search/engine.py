"""Engine: what is asked for -> unit vectors -> the nearest photos that can be reached, best first.

A phrase and photos asked for together are two parts. Phrases lie apart from photos in the space of vectors: a phrase
that fits has a cosine of about 0.3, a photo that is alike one of about 0.7 (the modality gap, arXiv:2203.02053). So
cosines of the parts cannot be compared or added as they are; each part's own calibration makes them comparable:

- A photo's match is the geometric mean of the matches of the parts: it must fit all of them, not one of them only.
- Which photos are looked at is decided by one vector: the sum of the parts, each weighted with the slope of its
  calibration. The logit of a match is slope * (cosine - midpoint), so the cosines with this sum stand in the order of
  the summed logits, which is how likely all parts are right if they were independent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from photolens.domain.photo import PhotoId
from photolens.domain.query import Filter, Query
from photolens.errors import UsageError
from photolens.search.results import SearchResult
from photolens.search.vector_cache import VectorCache
from photolens.store.photos import Photos
from photolens.vision.encoder import Calibration, Encoder
from photolens.vision.vectors import Neighbours

SPARE = 16
"""Neighbours asked for beyond the limit at first: some photos have no file that can be reached now."""
DEEPER, DEEPEST = 8, 400
"""How much deeper the next ranking goes, and how deep it goes at most, before what counts is looked up and ranked."""
CANDIDATES = 2000
"""How many photos at least are looked at when several parts are asked for."""

Vector = NDArray[np.float32]
"""A unit vector, float32 (dimensions,)."""

Found = tuple[int, float, tuple[PhotoId, Path]]
"""The row of a vector, its cosine, and its photo at a place that can be reached."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked for, and how its cosines become matches."""

    vector: Vector
    calibration: Calibration


class Engine:
    """Answers queries with one model. Safe to call from several threads."""

    def __init__(self, photos: Photos, vectors: VectorCache, encoder: Encoder) -> None:
        self._photos = photos
        self._vectors = vectors
        self._encoder = encoder

    def ask(self, query: Query, pictures: Sequence[Vector], limit: int) -> list[SearchResult]:
        """The photos that fit a query best; `pictures` are the unit vectors of its pictures.

        The query's own photos are left out. With filters alone all that meet them fit fully, and the newest come first.
        With one part, `score` is the cosine to it; with several, the cosine to
        their weighted sum.

        Raises:
            UsageError: the query asks for nothing, or for photos that have no vector.
        """
        parts = list(self._parts(query, pictures))
        wanted = limit + len(query.photos)
        match parts:
            case [] if query.filters:
                results = self._of_none(limit, query.filters)
            case []:
                raise UsageError('say what to look for, for example "two dogs playing in the snow"')
            case [part]:
                results = self._of_part(part, wanted, query.filters)
            case _:
                results = self._of_all(parts, wanted, query.filters)
        return [result for result in results if result.photo_id not in query.photos][:limit]

    def _parts(self, query: Query, pictures: Sequence[Vector]) -> Iterator[Part]:
        if phrase := " ".join(query.phrase.split()):
            yield Part(self._phrase_vector(phrase), self._encoder.phrase_calibration)
        known = [self._vectors.embeddings.of(photo) for photo in query.photos]
        if vectors := [vector for vector in (*known, *pictures) if vector is not None]:
            yield Part(_mean(vectors), self._encoder.photo_calibration)
        elif known:
            raise UsageError("these photos are not indexed yet; ask again when they are")

    def _phrase_vector(self, phrase: str) -> Vector:
        """The mean over the model's prompt templates, as for CLIP's classifiers (arXiv:2103.00020, section 3.1.4)."""
        return _unit(
            self._encoder.encode_texts([prompt.replace("{}", phrase) for prompt in self._encoder.prompts]).mean(axis=0)
        )

    def _of_none(self, limit: int, filters: Sequence[Filter]) -> list[SearchResult]:
        """All that is asked for is to meet the filters, which all of these do alike."""
        return [SearchResult(path, photo, 1.0, 1.0) for photo, path in self._photos.newest(filters, limit).items()]

    def _of_part(self, part: Part, limit: int, filters: Sequence[Filter]) -> list[SearchResult]:
        match = part.calibration.match
        return [
            SearchResult(path, photo, score, match(score))
            for _, score, (photo, path) in self._nearest(part.vector, limit, filters)
        ]

    def _of_all(self, parts: Sequence[Part], limit: int, filters: Sequence[Filter]) -> list[SearchResult]:
        joined = _unit(np.sum([part.calibration.slope * part.vector for part in parts], axis=0))
        found = self._nearest(joined, max(DEEPER * limit, CANDIDATES), filters)
        vectors = self._vectors.current().vectors_of(np.array([row for row, _, _ in found], np.int64))
        matches = [map(part.calibration.match, (vectors @ part.vector).tolist()) for part in parts]
        results = [
            SearchResult(path, photo, score, prod(of_parts) ** (1 / len(parts)))
            for (_, score, (photo, path)), of_parts in zip(found, zip(*matches, strict=True), strict=True)
        ]
        return sorted(results, key=lambda result: (-result.match, -result.score))

    def _nearest(self, vector: Vector, limit: int, filters: Sequence[Filter]) -> list[Found]:
        """Rank all and leave out what does not count, which is quick where most counts; else rank what counts."""
        index, wanted = self._vectors.current(), limit + SPARE
        deepest = max(DEEPEST, wanted)
        while wanted <= deepest:
            neighbours = index.search(vector, wanted)
            found = self._reachable(neighbours, filters)
            if len(found) >= limit or len(neighbours.rows) < wanted:
                return found[:limit]
            wanted *= DEEPER
        return self._reachable(index.search(vector, limit, self._photos.matching(filters)), filters)

    def _reachable(self, neighbours: Neighbours, filters: Sequence[Filter]) -> list[Found]:
        rows, scores = neighbours.rows.tolist(), neighbours.scores.tolist()
        places = self._photos.found(rows, filters)
        return [(row, score, places[row]) for row, score in zip(rows, scores, strict=True) if row in places]


def _mean(vectors: Sequence[Vector]) -> Vector:
    """The unit vector in the midst of others; one alone is taken as it is."""
    return vectors[0] if len(vectors) == 1 else _unit(np.mean(vectors, axis=0))


def _unit(vector: Vector) -> Vector:
    """A vector of length 1; opposite ones may have summed up to nothing, which fits everything alike."""
    length: np.float32 = np.linalg.norm(vector).astype(np.float32)
    return vector / length if length else vector
