"""The command that reviews a label: it asks for one photo after another, or takes answers that were given with it."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal, cast

from photolens.cli import DONE, label_printing, printing
from photolens.cli.label_forms import label_form, queue_form, scored
from photolens.cli.lookup import counted, open_library, paths_of, photos_at
from photolens.domain.label import Label
from photolens.domain.photo import PhotoId
from photolens.labelling.results import Candidate, ReviewQueue
from photolens.library import Library

Answer = Literal["y", "n", "s", "q"]

AHEAD = 20
"""How many photos are looked up for a queue, besides those that were skipped."""


def review(arguments: Namespace) -> int:
    """Answer for photos whether they have a label: on being asked, by options, or not at all, to see the queue."""
    with open_library(arguments) as library:
        label = library.labels.named(arguments.name)
        if arguments.accepted or arguments.rejected or arguments.forgotten:
            _answer(library, label, arguments)
        elif arguments.json:
            queue = library.labels.review(label.id, limit=arguments.limit)
            _print_queue(library, label, queue)
            return DONE
        else:
            _Review(library, label).ask(arguments.limit)
        answered = label_form(counted(library, label.id))
    if arguments.json:
        printing.print_json(asdict(answered))
    else:
        label_printing.print_label(answered)
    return DONE


def _answer(library: Library, label: Label, arguments: Namespace) -> None:
    accepted, rejected = photos_at(library, arguments.accepted), photos_at(library, arguments.rejected)
    forgotten = photos_at(library, arguments.forgotten)
    if accepted or rejected:
        library.labels.answer(label.id, accepted=accepted, rejected=rejected)
    if forgotten:
        library.labels.take_back(label.id, forgotten)


def _print_queue(library: Library, label: Label, queue: ReviewQueue) -> None:
    paths = paths_of(library, (candidate.photo for candidate in (*queue.uncertain, *queue.confident)))
    printing.print_json(asdict(queue_form(label.name, queue, paths)))


class _Review:
    """Asks for photos on standard output and reads the answers from standard input; each is kept at once."""

    def __init__(self, library: Library, label: Label) -> None:
        self._library = library
        self._label = label
        self._skipped: set[PhotoId] = set()

    def ask(self, limit: int) -> None:
        """Ask for `limit` photos at most, the most uncertain first, then for all the confident ones at once."""
        print(f'Is it "{self._label.name}"? y: yes, n: no, s: skip, q: quit. Answers are kept at once.')
        for number in range(limit):
            candidate = next(iter(self._left(self._queue().uncertain)), None)
            if candidate is None:
                break
            answer = self._asked([candidate], f"{number + 1}/{limit}")
            if answer == "q":
                return
            self._take(answer, [candidate])
        self._ask_for_confident(limit)

    def _ask_for_confident(self, limit: int) -> None:
        candidates = self._left(self._queue().confident)[:limit]
        if candidates:
            print("These certainly have it; all of them?")
            self._take(self._asked(candidates, f"{len(candidates)} at once"), candidates)

    def _queue(self) -> ReviewQueue:
        """Made anew for each photo: every answer teaches which one is the most uncertain now."""
        return self._library.labels.review(self._label.id, limit=len(self._skipped) + AHEAD)

    def _left(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        return [candidate for candidate in candidates if candidate.photo not in self._skipped]

    def _asked(self, candidates: Sequence[Candidate], count: str) -> Answer:
        paths = paths_of(self._library, (candidate.photo for candidate in candidates))
        label_printing.print_scored(scored(candidates, paths))
        while True:
            print(f"[{count}] y/n/s/q: ", end="", flush=True)
            line = sys.stdin.readline()
            if not line:
                print()
                return "q"
            if (key := line.strip().casefold()) in {"y", "n", "s", "q"}:
                return cast("Answer", key)

    def _take(self, answer: Answer, candidates: Sequence[Candidate]) -> None:
        photos = [candidate.photo for candidate in candidates]
        if answer == "y":
            self._library.labels.answer(self._label.id, accepted=photos)
        elif answer == "n":
            self._library.labels.answer(self._label.id, rejected=photos)
        else:
            self._skipped.update(photos)
