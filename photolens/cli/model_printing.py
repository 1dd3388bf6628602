"""What the commands about models print: tables for people, forms for programs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from textwrap import fill
from typing import Any

from photolens.cli.printing import duration, plural, size
from photolens.domain.addition import AdditionEntry, AdditionState
from photolens.domain.model import Generation, ModelCard, ModelEntry, ModelState, Speed

INNER = ("repository", "text_repository")
"""What programs need not know of a model."""

_STATES = {
    ModelState.INSTALLED: "downloaded",
    ModelState.PARTIAL: "download begun",
    ModelState.AVAILABLE: "available",
}
_ADDITIONS = {
    AdditionState.BUNDLED: "CLIP is part of this app.",
    AdditionState.INSTALLED: "CLIP is added ({disk}). Remove it:  photolens models remove-clip",
    AdditionState.ABSENT: (
        "CLIP and SigLIP models need an addition: {download} to download, {disk} on disk.\n"
        "Add it first:  photolens models add-clip"
    ),
    AdditionState.PARTIAL: (
        "CLIP and SigLIP models need an addition: {arrived} of {download} are here.\n"
        "Go on with it:  photolens models add-clip"
    ),
    AdditionState.ARRIVING: "CLIP is being added by another Photolens right now.",
}
"""Of the addition, where there is one."""
_WIDTH = 80
"""Of a terminal, as far as that can be kept to."""
_ROW = "{:>10}{:>10}{:>8}{:>12}  {:<9}{:>9}  {}"


@dataclass(frozen=True, slots=True)
class Measured:
    """A model's speed, and what it means for the library."""

    name: str
    speed: Speed
    library_photos: int

    @property
    def library_s(self) -> float:
        """Seconds of encoding for every photo of the library."""
        return self.library_photos / self.speed.photos_per_second


def entry_form(entry: ModelEntry, *, is_recommended: bool = False) -> dict[str, Any]:
    """The documented form of a model."""
    card = {name: value for name, value in asdict(entry.card).items() if name not in INNER}
    standing = {name: value for name, value in asdict(entry).items() if name != "card"}
    return card | standing | {"is_recommended": is_recommended}


def measured_form(measured: Measured) -> dict[str, Any]:
    """The documented form of a model's speed."""
    seconds = round(measured.library_s, 3)
    library = {"library_photos": measured.library_photos, "library_s": seconds}
    return {"name": measured.name} | asdict(measured.speed) | library


def print_models(
    entries: Sequence[ModelEntry], recommended: ModelEntry | None, addition: AdditionEntry | None = None
) -> None:
    """Two lines a model, and what to do next."""
    print(_ROW.format("parameters", "download", "input", "dimensions", "languages", "accuracy", "licence"))
    is_anyone_serving = any(entry.is_serving for entry in entries)  # nobody in a library that was never indexed
    for entry in entries:
        mark = " *" if recommended is not None and entry.card.name == recommended.card.name else ""
        print(f"{entry.card.name + mark:<62} {_state(entry, is_anyone_serving):>17}")
        _print_facts(entry.card)
    if recommended is not None:
        _print_recommended(recommended)
    is_obtainable = addition is not None and addition.is_obtainable
    for sentence in _missing_extras(entry for entry in entries if not (is_obtainable and entry.card.extra == "clip")):
        print(f"\n{sentence}")
    if addition is not None and addition.state in _ADDITIONS:
        print(f"\n{addition_words(addition)}")
    print("\nAny name of open_clip works, too:  photolens models download ARCHITECTURE/TAG")
    print("Where the accuracies are from:     photolens models list --sources")


def addition_words(addition: AdditionEntry) -> str:
    """How the addition stands, in a line or two."""
    words = _ADDITIONS[addition.state]
    arrived, download = size(addition.arrived_bytes), size(addition.download_bytes)
    return words.format(download=download, disk=size(addition.disk_bytes), arrived=arrived)


def print_sources(entries: Iterable[ModelEntry]) -> None:
    """Where each accuracy was published."""
    print("\nAccuracy: zero-shot top-1 on ImageNet-1k, as published:")
    for entry in entries:
        if entry.card.accuracy_source:
            print(f"  {entry.card.name}\n    {entry.card.accuracy_source}")


def print_got(entry: ModelEntry, done: str) -> None:
    """A model that is here now, and how to use it: `print_got(entry, "Downloaded")`."""
    print(f"{done} {entry.card.name} ({size(entry.disk_bytes)}).")
    if entry.missing_extra:
        print(entry.missing_extra)
    if not entry.is_chosen:
        print(f"Use it:  photolens models use {entry.card.name}")


def print_generations(generations: Sequence[Generation]) -> None:
    """A model a line, with how many photos it knows."""
    if not generations:
        print("No photo has a vector yet. Add photos with: photolens index FOLDER")
        return
    print(f"{'':<44} {'photos':>8} {'missing':>8}")
    for generation in generations:
        name = generation.name or generation.model_id
        print(f"{name:<44} {generation.vectors:>8,} {generation.missing:>8,}  {_role(generation)}".rstrip())
    for generation in generations:
        if not generation.is_serving and not generation.is_chosen:
            name = generation.name or generation.model_id
            print(f"Free its space:  photolens models forget-vectors {name}")


def print_speeds(measured: Sequence[Measured]) -> None:
    """A model a line, the quickest first, with how long the library would take."""
    width = max((len(one.name) for one in measured), default=0)
    print(f"{'':<{width}} {'photos/s':>8}  {'library':<10} where")
    for one in sorted(measured, key=lambda one: one.speed.photos_per_second, reverse=True):
        pace, where = f"{one.speed.photos_per_second:,.1f}", f"{one.speed.device}, {one.speed.precision}"
        print(f"{one.name:<{width}} {pace:>8}  {duration(one.library_s):<10} {where}")
    if measured:
        print(f"The library has {plural(measured[0].library_photos, 'photo')}; reading their files comes on top.")


def _state(entry: ModelEntry, is_anyone_serving: bool) -> str:
    """Where a model stands, in two words at most."""
    if entry.is_serving or (entry.is_chosen and not is_anyone_serving):
        return "in use" if entry.is_chosen else "still in use"
    return "being prepared" if entry.is_chosen else _STATES[entry.state]


def _print_facts(card: ModelCard) -> None:
    """One line; the licence has one of its own where it has a long name."""
    line = _ROW.format(
        f"{card.parameters / 1e6:,.0f} M" if card.parameters else "-",
        size(card.download_bytes) if card.download_bytes else "-",
        f"{card.input_px} px",
        card.dimensions,
        "many" if card.is_multilingual else "English",
        "-" if card.accuracy is None else f"{card.accuracy:.1%}",
        card.licence or "-",
    )
    if len(line) > _WIDTH:
        line = f"{line.removesuffix(card.licence).rstrip()}\n{card.licence:>{_WIDTH}}"
    print(line)


def _print_recommended(entry: ModelEntry) -> None:
    about = f": {entry.card.summary}" if entry.card.summary else ""
    print("\n" + fill(f"* recommended for this computer{about}", _WIDTH))
    if entry.state is ModelState.INSTALLED:
        print(f"Use it:       photolens models use {entry.card.name}")
    else:
        way = "Go on with" if entry.state is ModelState.PARTIAL else "Download"
        print(f"{way + ' it:':<13} photolens models download {entry.card.name}")


def _missing_extras(entries: Iterable[ModelEntry]) -> list[str]:
    """One sentence for each extra that is missing, of the first model that needs it."""
    sentences = {entry.card.extra: entry.missing_extra for entry in reversed(list(entries)) if entry.missing_extra}
    return list(reversed(sentences.values()))


def _role(generation: Generation) -> str:
    if generation.is_serving:
        return "in use" if generation.is_chosen else "still in use"
    return "being prepared" if generation.is_chosen else ""
