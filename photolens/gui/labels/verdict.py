"""Verdict: what the user says of photos that a label is tried on, before anything is saved. No Qt."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from photolens.domain.photo import PhotoId


class Verdict(Enum):
    """Whether a photo shows what a label means."""

    YES = "yes"
    NO = "no"


def next_verdict(verdict: Verdict | None) -> Verdict | None:
    """What a click or a key makes of it: nothing said, then yes, then no, and from the start."""
    return {None: Verdict.YES, Verdict.YES: Verdict.NO, Verdict.NO: None}[verdict]


class Verdicts(Mapping[PhotoId, Verdict]):
    """What was said of which photos, in the order in which it was said."""

    def __init__(self, accepted: Iterable[PhotoId] = (), rejected: Iterable[PhotoId] = ()) -> None:
        self._said = dict.fromkeys(accepted, Verdict.YES) | dict.fromkeys(rejected, Verdict.NO)

    def with_said(self, photos: Iterable[PhotoId], verdict: Verdict | None) -> "Verdicts":
        """The same with something else said of some photos; nothing for None."""
        changed, others = Verdicts(), dict.fromkeys(photos)
        changed._said = {photo: said for photo, said in self._said.items() if photo not in others}
        if verdict is not None:
            changed._said |= dict.fromkeys(others, verdict)
        return changed

    def over(self, earlier: "Verdicts") -> "Verdicts":
        """These with what was said earlier of other photos, which comes first."""
        whole = Verdicts()
        whole._said = {photo: said for photo, said in earlier.items() if photo not in self} | self._said
        return whole

    def since(self, earlier: "Verdicts") -> "Verdicts":
        """What is said now and was not said, or was said otherwise, earlier."""
        news = Verdicts()
        news._said = {photo: said for photo, said in self._said.items() if earlier.get(photo) is not said}
        return news

    def of(self, verdict: Verdict) -> tuple[PhotoId, ...]:
        """The photos of which this was said."""
        return tuple(photo for photo, said in self._said.items() if said is verdict)

    @property
    def accepted(self) -> tuple[PhotoId, ...]:
        """The examples."""
        return self.of(Verdict.YES)

    @property
    def rejected(self) -> tuple[PhotoId, ...]:
        """The counterexamples."""
        return self.of(Verdict.NO)

    def __getitem__(self, photo: PhotoId) -> Verdict:
        return self._said[photo]

    def __iter__(self) -> Iterator[PhotoId]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)
