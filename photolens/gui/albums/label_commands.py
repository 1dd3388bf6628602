"""LabelCommands: what can be done to a label without a page of its own."""

from collections.abc import Sequence

from photolens.domain.label import LabelId
from photolens.domain.photo import PhotoId
from photolens.gui.albums.changing import Changing


class LabelCommands(Changing):
    """Changes labels for the user. Lives on the GUI thread; the work is done on others."""

    def confirm(self, label: LabelId, photos: Sequence[PhotoId]) -> None:
        """Say of photos that they have a label."""
        self._change(lambda: self._library.labels.answer(label, accepted=photos))

    def reject(self, label: LabelId, photos: Sequence[PhotoId]) -> None:
        """Say of photos that they have a label not."""
        self._change(lambda: self._library.labels.answer(label, rejected=photos))

    def remove(self, label: LabelId) -> None:
        """Forget a label and all that was said of it."""
        self._change(lambda: self._library.labels.remove([label]))

    def set_exclusive(self, group: str, is_exclusive: bool) -> None:
        """Say whether a photo has at most one label of a group."""
        self._change(lambda: self._library.labels.set_exclusive(group, is_exclusive))
