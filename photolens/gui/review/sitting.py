"""Sitting: one review of one label from its first question to its last: what is asked, and what was said. No Qt."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from math import log

from photolens.domain.photo import PhotoId
from photolens.labelling.results import Candidate, ReviewQueue

ROUND = 20
"""After so many answers in a row it is time for something else."""


OPEN = 3.0
"""A score farther than this from the threshold, in log odds (one to twenty), leaves little to ask."""


class Phase(Enum):
    """What the user is doing."""

    WAITING = "waiting"
    """For the first queue."""
    ASKING = "asking"
    """One photo after the other."""
    BATCH = "batch"
    """Many sure photos at once."""
    DONE = "done"
    """Nothing; the round is over, or there is nothing left."""


@dataclass(frozen=True, slots=True)
class Step:
    """What the user did with one photo, or with a batch; photos on neither side were skipped."""

    asked: tuple[Candidate, ...]
    accepted: frozenset[PhotoId] = frozenset()
    rejected: frozenset[PhotoId] = frozenset()
    is_batch: bool = False

    @property
    def answered(self) -> frozenset[PhotoId]:
        """The photos that the user spoke of."""
        return self.accepted | self.rejected


class Sitting:
    """Never asks twice about what was answered or skipped in it, unless that was taken back."""

    def __init__(self) -> None:
        self.phase = Phase.WAITING
        self.threshold = 0.5
        self.batch: tuple[Candidate, ...] = ()
        """What is to be confirmed at once now; it changes only when it was, or was passed over."""
        self._batch_size = 1
        self._waiting: list[Candidate] = []
        self._sure: list[Candidate] = []
        self._said: dict[PhotoId, bool] = {}
        self._skipped: set[PhotoId] = set()
        self._steps: list[Step] = []
        self._in_round = 0

    @property
    def current(self) -> Candidate | None:
        """The photo that is asked about, or would be."""
        return self._waiting[0] if self._waiting else None

    @property
    def waiting(self) -> tuple[Candidate, ...]:
        """The current photo and those that come after it."""
        return tuple(self._waiting)

    @property
    def has_open_questions(self) -> bool:
        """Whether any photo that waits is not as good as decided."""
        bar = _log_odds(self.threshold)
        return any(abs(_log_odds(candidate.score) - bar) < OPEN for candidate in self._waiting)

    @property
    def sure(self) -> int:
        """How many photos can be confirmed in batches."""
        return len(self.batch) + len(self._sure)

    @property
    def said(self) -> int:
        """Of how many photos something was said since it began, here or elsewhere, and not taken back."""
        return len(self._said)

    @property
    def answered(self) -> int:
        """Of how many photos the user spoke here, and did not take it back."""
        return sum(photo in self._said for step in self._steps for photo in step.answered)

    @property
    def skipped(self) -> int:
        """How many photos the user skipped in it."""
        return len(self._skipped)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._steps)

    # what the user does

    def answer(self, has_label: bool) -> Step:
        """Say whether the current photo has the label, and go on."""
        photo = frozenset({self._waiting[0].photo})
        step = Step((self._waiting[0],), photo if has_label else frozenset(), frozenset() if has_label else photo)
        self._in_round += 1
        self._take(step)
        return step

    def skip(self) -> None:
        """Say nothing of the current photo, or of the batch, and go on."""
        asked = self.batch if self.phase is Phase.BATCH else (self._waiting[0],)
        self._take(Step(asked, is_batch=self.phase is Phase.BATCH))

    def confirm(self, unticked: Collection[PhotoId]) -> Step:
        """Say that the photos of the batch have the label, but these, which have it not, and go on."""
        photos = frozenset(candidate.photo for candidate in self.batch)
        step = Step(self.batch, photos - set(unticked), photos & set(unticked), is_batch=True)
        self._take(step)
        return step

    def back(self) -> Step:
        """Take the last step back, and be where it was taken."""
        step = self._steps.pop()
        self._forget(candidate.photo for candidate in step.asked)
        self._show_again(step)
        return step

    def ask_next(self, photo: PhotoId) -> None:
        """Ask about a waiting photo now, before the others."""
        self._waiting.sort(key=lambda candidate: candidate.photo != photo)

    def begin_round(self) -> None:
        """Go on with single photos."""
        self._in_round = 0
        self._go(Phase.ASKING)

    def switch(self) -> None:
        """From single photos to batches, or back; stay where there is nothing else."""
        if self.phase is Phase.ASKING:
            self._go(Phase.BATCH if self.sure else Phase.ASKING)
        elif self._waiting:
            self.begin_round()

    def set_batch_size(self, count: int) -> None:
        """Let the next batches have at most so many photos."""
        self._batch_size = count

    # what the library says

    def refill(self, queue: ReviewQueue) -> None:
        """Go on with a newer queue; the photo or the batch that the user is looking at stays."""
        self.threshold = queue.threshold
        newer = {candidate.photo: candidate for candidate in (*queue.uncertain, *queue.confident)}
        shown = [newer.get(one.photo, one) for one in self._waiting[:1]] if self.phase is Phase.ASKING else []
        held = {candidate.photo for candidate in (*shown, *self.batch)}
        self._sure = self._unasked(queue.confident, held)
        in_batches = {candidate.photo for candidate in self._sure}
        self._waiting = [*shown, *self._unasked(queue.uncertain, held | in_batches)]
        if self.phase is Phase.WAITING or (self.phase is Phase.ASKING and not self._waiting):
            self._go(Phase.ASKING)

    def heard(self, words: Mapping[PhotoId, bool | None]) -> Step | None:
        """What the catalogue says of photos now; None for nothing.

        An answer that was undone elsewhere is as good as taken back, and one that was given elsewhere counts. Gives the
        last step, if that was undone.
        """
        undone = {photo for photo, word in words.items() if word is None and photo in self._said}
        self._hear({photo: word for photo, word in words.items() if word is not None})
        last = self._steps[-1] if self._steps else None
        if last is not None and last.answered and last.answered <= undone:
            return self.back()
        self._forget(undone)
        return None

    def _hear(self, said: Mapping[PhotoId, bool]) -> None:
        current = self.current
        self._said.update(said)
        self._drop(said)
        if self.phase is Phase.BATCH and not self.batch:
            self._go(Phase.BATCH)
        elif self.phase is Phase.ASKING and self.current is not current:
            self._go(Phase.ASKING)

    # inside

    def _take(self, step: Step) -> None:
        self._steps.append(step)
        self._said |= dict.fromkeys(step.accepted, True) | dict.fromkeys(step.rejected, False)
        asked = {candidate.photo for candidate in step.asked}
        self._skipped |= asked - step.answered
        self._drop(asked)
        self._go(self.phase)

    def _go(self, phase: Phase) -> None:
        """On in the same way, else in the other one where that is of use, else to the end."""
        can_ask = bool(self._waiting) and self._in_round < ROUND
        if phase is Phase.ASKING and can_ask:
            self.phase = Phase.ASKING
        elif self.sure:
            self.phase = Phase.BATCH
            self._fill_batch()
        else:
            self.phase = Phase.ASKING if can_ask and self.has_open_questions else Phase.DONE

    def _fill_batch(self) -> None:
        if not self.batch:
            self.batch = tuple(self._sure[: self._batch_size])
            self._sure = self._sure[self._batch_size :]

    def _show_again(self, step: Step) -> None:
        asked = {candidate.photo for candidate in step.asked}
        self._drop(asked)
        if step.is_batch:
            self._sure = [*self.batch, *self._sure]
            self.batch, self.phase = step.asked, Phase.BATCH
        else:
            self._waiting = [*step.asked, *self._waiting]
            self._in_round = max(0, self._in_round - len(step.answered))
            self.phase = Phase.ASKING

    def _unasked(self, candidates: Collection[Candidate], held: Collection[PhotoId]) -> list[Candidate]:
        gone = {*self._said, *self._skipped, *held}
        return [candidate for candidate in candidates if candidate.photo not in gone]

    def _drop(self, photos: Collection[PhotoId]) -> None:
        self._waiting = [candidate for candidate in self._waiting if candidate.photo not in photos]
        self._sure = [candidate for candidate in self._sure if candidate.photo not in photos]
        self.batch = tuple(candidate for candidate in self.batch if candidate.photo not in photos)

    def _forget(self, photos: Iterator[PhotoId] | Collection[PhotoId]) -> None:
        for photo in photos:
            self._said.pop(photo, None)
            self._skipped.discard(photo)


def _log_odds(probability: float) -> float:
    bounded = min(1 - 1e-6, max(1e-6, probability))
    return log(bounded / (1 - bounded))
