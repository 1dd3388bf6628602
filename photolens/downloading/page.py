"""Page: one small answer of a web server, asked for once; whatever goes wrong is told in one sentence."""

import ssl
from collections.abc import Iterator
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from photolens.downloading import wire
from photolens.errors import DownloadError

TIMEOUT_S = 10.0
_HEADERS = {"User-Agent": "Photolens", "Accept": "application/json", "Accept-Encoding": "identity"}
"""All that a server is told about who asks."""
_ELSEWHERE = "look where you got Photolens"
_PROXIES = "the variables HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY"


class _RefusedError(Exception):
    """The answer is not one to be read: too long, or from where anybody could have changed it."""


def is_web_address(address: str) -> bool:
    """Whether this is a whole address that begins with https:// or http://."""
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
    return is_whole and address.isprintable() and " " not in address


def server_of(address: str) -> str:
    """The server's name, with its port if it is an unusual one, without a user's name and password."""
    return urlsplit(address).netloc.rpartition("@")[2]


def read_page(address: str, *, most_bytes: int, timeout_s: float = TIMEOUT_S) -> bytes:
    """What a server answers, if that is no more than `most_bytes`. Blocks for about twice `timeout_s` at most.

    Raises:
        DownloadError: there is no such answer; one sentence that says what to do.
    """
    if not is_web_address(address):
        raise DownloadError(f'"{address}" is no address to ask for news: install Photolens again, or {_ELSEWHERE}')
    http = wire.http_library(wire.hub_library())
    try:
        return _read(http, address, most_bytes, timeout_s)
    except DownloadError:
        raise
    except Exception as error:  # proxies, certificates and whatever answers are not in our hands
        raise _in_words(error, http, address, timeout_s) from error


def not_ours(server: str) -> DownloadError:
    """Something answered, but not with what was asked for: the login page of a hotel, above all."""
    return DownloadError(
        f"{server} does not answer with news of Photolens: log in to this network if it wants that, or {_ELSEWHERE}"
    )


def _read(http: Any, address: str, most_bytes: int, timeout_s: float) -> bytes:
    deadline_s = monotonic() + timeout_s
    hooks = {"request": [_stay_safe] if address.startswith("https:") else []}
    with (
        http.Client(follow_redirects=True, timeout=timeout_s, event_hooks=hooks) as client,
        client.stream("GET", address, headers=_HEADERS) as response,
    ):
        if not 200 <= response.status_code < 300:
            raise _of_answer(response.status_code, server_of(address), response.headers.get("Retry-After", ""))
        return _body(response.iter_raw(), most_bytes, deadline_s)


def _stay_safe(request: Any) -> None:
    """Redirects never lead from an encrypted page to one that anybody on the way could have changed."""
    if request.url.scheme != "https":
        raise _RefusedError


def _body(blocks: Iterator[bytes], most_bytes: int, deadline_s: float) -> bytes:
    """The timeout of a connection is one of silence; one byte a second must not keep anybody waiting for a day."""
    body = bytearray()
    for block in blocks:
        body += block
        if len(body) > most_bytes:
            raise _RefusedError
        if monotonic() > deadline_s:
            raise TimeoutError
    return bytes(body)


def _of_answer(status: int, server: str, retry_after: str) -> DownloadError:
    """The server answered with an HTTP status that is no success."""
    if status in {404, 410}:
        said = f"{server} does not announce versions any more: {_ELSEWHERE}"
    elif status == 429:
        pause = f"in {retry_after} seconds" if retry_after.isdigit() else "in a few minutes"
        said = f"{server} is asked too often right now: try again {pause}"
    elif status >= 500:
        said = f"{server} has a problem of its own (HTTP {status}): try again later"
    else:
        said = f"{server} refuses to answer (HTTP {status}): try again later, or {_ELSEWHERE}"
    return DownloadError(said)


def _in_words(error: Exception, http: Any, address: str, timeout_s: float) -> DownloadError:
    """An error of the HTTP library `http` (httpx, httpx2), or of ours, said for people."""
    server, unsafe = server_of(address), _tls_error(error)
    if unsafe is not None:
        why = getattr(unsafe, "verify_message", "") or unsafe.reason or "TLS"
        said = (
            f"the connection to {server} is not safe ({why}): check this computer's clock, and who inspects its traffic"
        )
    elif isinstance(error, http.ProxyError):
        said = f"the proxy refuses the connection: check {_PROXIES}"
    elif isinstance(error, TimeoutError | http.ReadTimeout | http.WriteTimeout):
        said = f"{server} has not answered within {timeout_s:g} seconds: try again later"
    elif isinstance(error, http.ConnectError | http.ConnectTimeout):
        said = f"{server} cannot be reached: check the connection to the internet, or {_PROXIES}"
    elif isinstance(error, http.NetworkError | http.RemoteProtocolError):
        said = f"the connection to {server} broke off: try again"
    elif isinstance(error, http.HTTPError | http.InvalidURL | _RefusedError):
        return not_ours(server)
    else:
        said = f"no connection can be set up ({error}): check {_PROXIES} and SSL_CERT_FILE"
    return DownloadError(said)


def _tls_error(error: BaseException | None) -> ssl.SSLError | None:
    """What lies at the bottom of an error where certificates or the encryption failed."""
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error
