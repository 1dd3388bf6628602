"""Recent searches: the phrases that the user acted on, newest first, kept from one start to the next."""

from photolens.gui.memory import Memory

KEY = "search/recent"
MOST = 20


class RecentSearches:
    """At most `MOST` phrases; one that is searched again moves to the front. Lives on the GUI thread."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def phrases(self) -> list[str]:
        """Newest first."""
        return self._memory.get_texts(KEY)[:MOST]

    def add(self, phrase: str) -> None:
        """Put a phrase first; how it is capitalised does not make it another one."""
        others = [other for other in self.phrases() if other.casefold() != phrase.casefold()]
        self._memory.put_texts(KEY, [phrase, *others][:MOST])

    def clear(self) -> None:
        """Forget all of them."""
        self._memory.put_texts(KEY, [])
