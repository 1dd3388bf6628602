"""Words: what a user says a label is, before any photo has been answered."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelWords:
    """A label in words: its name, other ways of saying it, and what it is not."""

    name: str
    phrasings: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()

    @property
    def prompts(self) -> tuple[str, ...]:
        """The texts that say what it is: the name and the phrasings, trimmed, each once, none empty."""
        return _distinct((self.name, *self.phrasings))

    @property
    def competitors(self) -> tuple[str, ...]:
        """The texts that say what it is not, trimmed, each once, none empty and none of them a prompt."""
        return tuple(text for text in _distinct(self.negatives) if text not in self.prompts)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    trimmed = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(text for text in trimmed if text))
