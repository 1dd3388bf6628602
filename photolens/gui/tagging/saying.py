"""Saying: what the user says of photos and a label, as work that changes the library."""

from collections.abc import Callable
from functools import partial

from photolens.domain.change import LibraryChange
from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.gui.tagging.standing import Say
from photolens.library import Library


def say_of(library: Library, label: LabelId, say: Say, photos: tuple[PhotoId, ...]) -> Callable[[], LibraryChange]:
    """What to do on another thread to say this of photos: one step to undo."""
    match say:
        case Say.CONFIRM:
            return partial(library.labels.answer, label, accepted=photos)
        case Say.REJECT:
            return partial(library.labels.answer, label, rejected=photos)
        case Say.TAKE_BACK:
            return partial(library.labels.take_back, label, photos)
