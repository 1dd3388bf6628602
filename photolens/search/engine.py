"""Engine: what is asked for -> a unit vector -> the nearest photos that can be reached, best first."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from photolens.domain.photo import PhotoId
from photolens.domain.query import Query
from photolens.errors import UsageError
from photolens.search.results import SearchResult
from photolens.search.vector_cache import VectorCache
from photolens.store.photos import Photos
from photolens.vision.encoder import Calibration, Encoder

SPARE = 16
"""Neighbours asked for beyond the limit at first: some photos have no file that can be reached now."""


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
        vector, calibration = self._phrase_vector(query.phrase), self._encoder().phrase_calibration
        if not query.filters:
            return self._nearest(vector, limit, calibration)
        among = np.array(self._photos.matching(query.filters), np.int64)
        return self._nearest(vector, limit, calibration, among=among)

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
        among: NDArray[np.int64] | None = None,
    ) -> list[SearchResult]:
        index = self._vectors.current()
        wanted = limit + SPARE
        while True:
            found = index.search(vector, wanted, among=among)
            photos = [PhotoId(int(key)) for key in found.keys]
            results = self._reachable(photos, found.scores, calibration)
            if len(results) >= limit or len(photos) < wanted:
                return results[:limit]
            wanted *= 4

    def _reachable(
        self, photos: Sequence[PhotoId], scores: NDArray[np.float32], calibration: Calibration
    ) -> list[SearchResult]:
        places = self._photos.places(photos)
        return [
            SearchResult(places[photo], photo, float(score), calibration.match(float(score)))
            for photo, score in zip(photos, scores, strict=True)
            if photo in places
        ]
