"""Faults: what can go wrong on the way from the hub, each told in one sentence with what to do."""

import errno
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from photolens.errors import DownloadError

_KEPT = "what has arrived is kept, so try again later"
_PROXIES = "the variables HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY"
_MODELS = "PHOTOLENS_MODELS"
_YES = {"1", "ON", "YES", "TRUE"}


@dataclass(frozen=True, slots=True)
class Server:
    """Who was asked, and what helps where it does not give."""

    name: str
    other_way: str
    """How to get the same from somewhere else."""
    if_gone: str
    """What to do where the thing is there no more."""
    if_closed: str
    """What to do where it is not for everybody."""
    if_strange: str
    """What to look at where nobody there speaks as expected."""


def hub(endpoint: str) -> Server:
    """A hub of models."""
    mirror = "set HF_ENDPOINT to the address of a mirror"
    return Server(
        endpoint,
        mirror,
        if_gone=f"choose another model, or {mirror}",
        if_closed="check its name, or set HF_TOKEN to your account's token",
        if_strange="does not answer like a hub of models: check what HF_ENDPOINT is set to",
    )


def website(host: str) -> Server:
    """Where a release of Photolens is published."""
    other_way = "fetch the file in another way and add it from there"
    return Server(
        host,
        other_way,
        if_gone="install the newest Photolens",
        if_closed=other_way,
        if_strange=f"does not answer as it should: {other_way}",
    )


class BrokenOffError(DownloadError):
    """The connection ended before the file did; going on at once is worth a try."""


def refuse_offline() -> None:
    """Ends a download that the user's environment forbids, before anything is asked.

    Raises:
        DownloadError: HF_HUB_OFFLINE is set.
    """
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in _YES:
        raise _offline()


def broken_off(server: Server, what: str) -> BrokenOffError:
    """The connection was lost in the middle of a file."""
    return BrokenOffError(f"the connection to {server.name} broke off while {what} was on its way: {_KEPT}")


def damaged(what: str) -> DownloadError:
    """A checksum does not agree."""
    return DownloadError(f"{what} arrived damaged and was deleted: download it again")


def full_disk(title: str, missing: int, folder: Path, variable: str = _MODELS) -> DownloadError:
    """`missing` bytes are still to come, and there is less room in `folder`, which `variable` could name."""
    return DownloadError(
        f"{title} needs {bytes_in_words(missing)} more, and {bytes_in_words(shutil.disk_usage(folder).free)} are free "
        f"in {folder}: free some, or set {variable} to a folder on another disk"
    )


def no_session(error: Exception) -> DownloadError:
    """The connection could not even be prepared."""
    return DownloadError(f"no connection can be set up ({error}): check {_PROXIES} and SSL_CERT_FILE")


def of_disk(error: OSError, title: str, folder: Path, variable: str = _MODELS) -> DownloadError:
    """What arrives cannot be written."""
    if error.errno == errno.ENOSPC or getattr(error, "winerror", 0) == 112:  # ERROR_DISK_FULL
        return DownloadError(f"the disk of {folder} is full: free some of it; {_KEPT}")
    return DownloadError(
        f"{title} cannot be written to {folder} ({error.strerror or error}): make it writable, "
        f"or set {variable} to another folder"
    )


def of_answer(status: int, server: Server, what: str, retry_after: str | None) -> DownloadError:
    """The server answered with an HTTP status of 400 or more."""
    if status in {401, 403}:
        said = f"{what} is not there, or not for everybody: {server.if_closed}"
    elif status in {404, 410}:
        said = f"{server.name} has no {what} any more: {server.if_gone}"
    elif status == 429:
        pause = f"in {retry_after} seconds" if retry_after and retry_after.isdigit() else "in a few minutes"
        said = f"{server.name} is asked too often right now: try again {pause}"
    elif status >= 500:
        said = f"{server.name} has a problem of its own (HTTP {status}): {_KEPT}, or {server.other_way}"
    else:
        said = f"{server.name} refuses to send {what} (HTTP {status}): {server.other_way}"
    return DownloadError(said)


def in_words(error: Exception, http: Any, server: Server, what: str) -> DownloadError:
    """An error of huggingface_hub or of its HTTP library `http` (httpx, httpx2), said for people."""
    response = getattr(error, "response", None)
    if response is not None:
        return of_answer(response.status_code, server, what, response.headers.get("Retry-After"))
    kinds: tuple[tuple[tuple[Any, ...], Callable[[], DownloadError]], ...] = (
        ((_offline_error(),), _offline),
        ((http.ProxyError,), _no_proxy),
        ((http.ConnectError, http.ConnectTimeout), lambda: _unreachable(server)),
        ((http.TimeoutException,), lambda: _stalled(server)),
        ((http.NetworkError, http.RemoteProtocolError), lambda: broken_off(server, what)),
    )
    return next((say() for kind, say in kinds if isinstance(error, kind)), None) or _strange(server)


def bytes_in_words(count: int) -> str:
    """Like 605 MB or 3.7 GB."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{-(-count // 1_000_000)} MB"


def _offline_error() -> Any:
    from huggingface_hub.errors import OfflineModeIsEnabled  # noqa: PLC0415 (comes with the extra)

    return OfflineModeIsEnabled


def _offline() -> DownloadError:
    return DownloadError("HF_HUB_OFFLINE forbids downloads: unset it, then start Photolens again")


def _no_proxy() -> DownloadError:
    return DownloadError(f"the proxy refuses the connection: check {_PROXIES}")


def _unreachable(server: Server) -> DownloadError:
    return DownloadError(
        f"{server.name} cannot be reached: check the connection to the internet, or {server.other_way}"
    )


def _stalled(server: Server) -> DownloadError:
    return DownloadError(
        f"nothing came from {server.name} for too long: {_KEPT}, "
        "or set HF_HUB_DOWNLOAD_TIMEOUT to more seconds than it waits now"
    )


def _strange(server: Server) -> DownloadError:
    return DownloadError(f"{server.name} {server.if_strange}")
