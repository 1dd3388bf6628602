"""Shelf: everything that the list of models shows, read from the library at once. No Qt."""

from dataclasses import dataclass, field

from photolens.domain.addition import AdditionEntry, AdditionState
from photolens.domain.model import Generation, ModelEntry
from photolens.generations import NEARLY_ALL
from photolens.library import Library


@dataclass(frozen=True, slots=True)
class Shelf:
    """The models, and the vectors that they have made in this library."""

    entries: tuple[ModelEntry, ...] = ()
    generations: tuple[Generation, ...] = ()
    recommended: str = ""
    """The name of the model that this computer should have; "" when it is in use, or none is better."""
    addition: AdditionEntry = field(default_factory=lambda: AdditionEntry(AdditionState.FROM_PIP))
    """What models other than the built-in one need in the packaged app."""

    def entry(self, name: str) -> ModelEntry | None:
        """A model by its name."""
        return next((entry for entry in self.entries if entry.card.name == name), None)

    def generation(self, name: str) -> Generation | None:
        """The vectors of a model."""
        return next((generation for generation in self.generations if generation.name == name), None)

    @property
    def serving(self) -> ModelEntry | None:
        """The model that answers searches; None where it is not known any more."""
        is_new = not any(one.is_serving for one in self.generations)
        return next((entry for entry in self.entries if entry.is_serving), self.chosen if is_new else None)

    @property
    def chosen(self) -> ModelEntry | None:
        """The model that the settings name."""
        return next((entry for entry in self.entries if entry.is_chosen), None)

    @property
    def preparing(self) -> ModelEntry | None:
        """The model that was chosen and does not answer yet; in a library without vectors the chosen one answers."""
        chosen = self.chosen
        has_another = any(one.is_serving for one in self.generations)
        return chosen if chosen is not None and not chosen.is_serving and has_another else None

    def needs_addition(self, entry: ModelEntry) -> bool:
        """Whether what a model lacks can be added."""
        return bool(entry.missing_extra) and entry.card.extra == "clip" and self.addition.is_obtainable

    def addition_bytes(self, entry: ModelEntry) -> int:
        """What is still to be downloaded before a model itself; 0 where nothing is, or nothing would help."""
        return self.addition.download_bytes - self.addition.arrived_bytes if self.needs_addition(entry) else 0

    def is_out_of_reach(self, entry: ModelEntry) -> bool:
        """Whether a model cannot run in this packaged app, whatever is added."""
        is_packaged = self.addition.state is not AdditionState.FROM_PIP
        return is_packaged and bool(entry.missing_extra) and not self.needs_addition(entry)

    def can_answer_at_once(self, name: str) -> bool:
        """Whether a model that does not answer searches now could do so without being prepared."""
        kept, entry = self.generation(name), self.entry(name)
        if kept is None or entry is None or entry.is_serving or entry.missing_extra:
            return False
        return kept.vectors > 0 and kept.vectors >= NEARLY_ALL * (kept.vectors + kept.missing)

    def way_back(self) -> ModelEntry | None:
        """The model to go back to: the one with the most vectors of those that can answer at once."""
        ready = [entry for entry in self.entries if self.can_answer_at_once(entry.card.name)]
        return max(ready, key=lambda entry: entry.vectors, default=None)


def read_shelf(library: Library) -> Shelf:
    """What the library says of its models now; any thread, and quick."""
    models = library.models
    recommended = models.recommended()
    name = "" if recommended is None else recommended.card.name
    return Shelf(tuple(models.all()), tuple(models.generations()), name, models.addition.entry())


def architectures_in(names: list[str]) -> list[str]:
    """The architectures of models that are named "ARCHITECTURE/TAG", each once."""
    return list(dict.fromkeys(name.partition("/")[0] for name in names))
