"""What a search gives back."""

from dataclasses import dataclass
from pathlib import Path

from photolens.domain.photo import PhotoId


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One photo that a search found."""

    path: Path
    """One of the places where it lies now."""
    photo_id: PhotoId
    score: float
    """Cosine of the photo and what was asked for."""
    match: float
    """How likely it is a right answer, in [0, 1], rising with the score; 0.5 is where right and wrong answers meet."""
