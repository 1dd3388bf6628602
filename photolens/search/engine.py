"""Engine: what is asked for -> a unit vector -> the nearest photos that can be reached, best first."""

from collections.abc import Callable, Sequence

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


class Engine:
    """Answers searches with one model. Safe to call from several threads."""

    def __init__(self, photos: Photos, vectors: VectorCache, encoder: Callable[[], Encoder]) -> None:
        self._photos = photos
        self._vectors = vectors
        self._encoder = encoder

    def by_phrase(self, query: Query, limit: int) -> list[SearchResult]:
        """The photos that fit a phrase best, among those that meet the query's filters.

        Raises:
            UsageError: the phrase is empty.
        """
        vector = self._phrase_vector(query.phrase)
        return self._nearest(vector, limit, self._encoder().phrase_calibration, filters=query.filters)

    def by_photo(self, vector: NDArray[np.float32], limit: int, leave_out: PhotoId | None = None) -> list[SearchResult]:
        """The photos that look most like the one of a unit vector, float32 (dimensions,)."""
        calibration = self._encoder().photo_calibration
        found = self._nearest(vector, limit + (leave_out is not None), calibration)
        return [result for result in found if result.photo_id != leave_out][:limit]

    def _phrase_vector(self, phrase: str) -> NDArray[np.float32]:
        """The mean over the model's prompt templates, as for CLIP's classifiers (arXiv:2103.00020, section 3.1.4)."""
        phrase = " ".join(phrase.split())
        if not phrase:
            raise UsageError('say what to look for, for example "two dogs playing in the snow"')
        encoder = self._encoder()
        vectors = encoder.encode_texts([prompt.replace("{}", phrase) for prompt in encoder.prompts])
        mean: NDArray[np.float32] = vectors.mean(axis=0)
        return mean / np.linalg.norm(mean)

    def _nearest(
        self,
        vector: NDArray[np.float32],
        limit: int,
        calibration: Calibration,
        *,
        filters: Sequence[Filter] = (),
    ) -> list[SearchResult]:
        """Rank all and leave out what does not count, which is quick where most counts; else rank what counts."""
        index, wanted = self._vectors.current(), limit + SPARE
        while wanted <= DEEPEST:
            found = index.search(vector, wanted)
            results = self._reachable(found, calibration, filters)
            if len(results) >= limit or len(found.rows) < wanted:
                return results[:limit]
            wanted *= DEEPER
        return self._reachable(index.search(vector, limit, self._photos.matching(filters)), calibration, filters)

    def _reachable(self, found: Neighbours, calibration: Calibration, filters: Sequence[Filter]) -> list[SearchResult]:
        rows = found.rows.tolist()
        photos = self._photos.found(rows, filters)
        ranked = [(photos[row], score) for row, score in zip(rows, found.scores.tolist(), strict=True) if row in photos]
        return [SearchResult(path, photo, score, calibration.match(score)) for (photo, path), score in ranked]
