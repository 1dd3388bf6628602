"""Route: the walk through the grid's photos, and the detour through what is similar to one of them. No Qt."""

from dataclasses import dataclass, field

from photolens.domain.photo import PhotoId
from photolens.gui.viewer.walk import Walk


@dataclass(frozen=True, eq=False, slots=True)
class Route:
    """Where one is. While there is a detour it is what is walked; the main walk waits where it was left."""

    main: Walk = field(default_factory=Walk)
    detour: Walk | None = None

    @property
    def walk(self) -> Walk:
        """What is walked now."""
        return self.main if self.detour is None else self.detour

    def at(self, walk: Walk) -> "Route":
        """The same route with what is walked now at another position."""
        return Route(walk) if self.detour is None else Route(self.main, walk)

    def turned_to(self, similar: Walk, photo: PhotoId) -> "Route":
        """The route by way of photos that are similar to the first of them; to choose the first ends the detour."""
        if photo not in similar.ids:
            return self
        walk = similar.to(photo)
        return Route(self.main.to(photo)) if walk.position == 0 else Route(self.main, walk)

    def rearranged(self, order: Walk) -> "Route":
        """The route when the grid is arranged anew; a detour goes on as it is."""
        return Route(self.main.rearranged(order), self.detour)
