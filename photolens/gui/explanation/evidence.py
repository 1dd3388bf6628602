"""Evidence: everything that an explanation shows, read on another thread."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from photolens.domain.label import Label, LabelId
from photolens.domain.photo import PhotoCard, PhotoId
from photolens.errors import UsageError
from photolens.labelling.results import Explanation
from photolens.library import Library

LARGEST_PX = 320
"""Long side of the pictures: two screen pixels for each that is shown."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a photo has a label, or has it not, with the pictures to show."""

    label: Label
    photo: PhotoId
    explanation: Explanation
    cards: Mapping[PhotoId, PhotoCard]
    """Of the photo and of the examples."""
    images: Mapping[PhotoId, QImage]
    """Of the same; those that cannot be read are null."""


def read(library: Library, label_id: LabelId, photo: PhotoId) -> Evidence:
    """The evidence on a photo and a label. Slow: not for the GUI thread.

    Raises:
        UsageError: the label is gone, or the photo is not indexed yet.
    """
    explanation = library.labels.explain(label_id, photo)
    label = library.labels.of(label_id)
    if label is None:
        raise UsageError("this label is no longer there; choose another one")
    examples = [similar.photo for similar in (*explanation.accepted, *explanation.rejected) if similar.photo]
    cards = library.cards([photo, *examples])
    images = {card.id: _image(library, card) for card in cards.values()}
    return Evidence(label, photo, explanation, cards, images)


def _image(library: Library, card: PhotoCard) -> QImage:
    """Scaled while it is decoded."""
    reader = QImageReader(str(library.thumbnail(card.content)))
    size = reader.size()
    if max(size.width(), size.height()) > LARGEST_PX:
        reader.setScaledSize(size.scaled(QSize(LARGEST_PX, LARGEST_PX), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
