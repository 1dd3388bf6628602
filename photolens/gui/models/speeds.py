"""Speeds: how fast models were measured to be on this computer, kept in the window's memory."""

from photolens.domain.model import Speed
from photolens.gui.memory import Memory

KEY = "models/speeds"
SEPARATOR = "\t"


class Speeds:
    """Remembers the last measurement of each model. Lives on the GUI thread."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def of(self, name: str) -> Speed | None:
        """The last measurement of a model."""
        return self._all().get(name)

    def put(self, name: str, speed: Speed) -> None:
        """Keep a measurement."""
        kept = self._all() | {name: speed}
        self._memory.put_texts(KEY, [_line(model, measured) for model, measured in kept.items()])

    def _all(self) -> dict[str, Speed]:
        """Lines that cannot be read count as not there."""
        found: dict[str, Speed] = {}
        for line in self._memory.get_texts(KEY):
            try:
                name, per_second, photos, device, precision = line.split(SEPARATOR)
                found[name] = Speed(float(per_second), int(photos), device, precision)
            except ValueError:
                continue
        return found


def _line(name: str, speed: Speed) -> str:
    return SEPARATOR.join((name, f"{speed.photos_per_second:.3f}", str(speed.photos), speed.device, speed.precision))
