"""Web: bytes of plain addresses, which are told nothing about the user: no token, no cookie, only who asks."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Protocol
from urllib.parse import urlsplit

from photolens import __version__
from photolens.downloading import faults, wire
from photolens.downloading.remote import Remote
from photolens.errors import DownloadError

_HEADERS = {"User-Agent": f"photolens/{__version__}"}


class WebFile(Remote, Protocol):
    """A file that has an address."""

    @property
    def address(self) -> str:
        """Its URL."""


class Web:
    """Sends files by their addresses, over connections of its own. For one thread at a time.

    Raises:
        DownloadError: no connection can be set up.
    """

    def __init__(self) -> None:
        self._http = wire.http_library(wire.hub_library())
        self._timeout_s = wire.timeout_s()

    @contextmanager
    def reading(self, file: WebFile, start: int) -> Iterator[tuple[int, Iterator[bytes]]]:
        """As `Source.reading`."""
        with ExitStack() as open_here:
            with self._told(file):
                client = open_here.enter_context(self._http.Client(follow_redirects=True, timeout=self._timeout_s))
                asked = client.stream("GET", file.address, headers=wire.ranged(_HEADERS, start))
                response = open_here.enter_context(asked)
                if response.status_code >= 400:
                    again = response.headers.get("Retry-After")
                    raise faults.of_answer(response.status_code, _server(file), file.words, again)
                first = wire.first_byte(response)
            yield first, self._chunks(response, file)

    def broken_off(self, file: WebFile) -> DownloadError:
        """As `Source.broken_off`."""
        return faults.broken_off(_server(file), file.words)

    def _chunks(self, response: Any, file: WebFile) -> Iterator[bytes]:
        with self._told(file):
            yield from response.iter_bytes()

    @contextmanager
    def _told(self, file: WebFile) -> Iterator[None]:
        try:
            yield
        except DownloadError:
            raise
        except Exception as error:  # whatever answers there may speak anything
            raise faults.in_words(error, self._http, _server(file), file.words) from error


def _server(file: WebFile) -> faults.Server:
    return faults.website(urlsplit(file.address).netloc or file.address)
