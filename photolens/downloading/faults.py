"""Faults: what can go wrong on the way from the hub, each told in one sentence with what to do."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from photolens.errors import DownloadError

MIRROR = "set HF_ENDPOINT to the address of a mirror"
_KEPT = "what has arrived is kept, so try again later"
_PROXIES = "the variables HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY"
_YES = {"1", "ON", "YES", "TRUE"}


class BrokenOffError(DownloadError):
    """The connection ended before the file did; going on at once is worth a try."""


def refuse_offline() -> None:
    """Ends a download that the user's environment forbids, before anything is asked.

    Raises:
        DownloadError: HF_HUB_OFFLINE is set.
    """
    if os.environ.get("HF_HUB_OFFLINE", "").upper() in _YES:
        raise _offline()


def broken_off(endpoint: str, what: str) -> BrokenOffError:
    """The connection was lost in the middle of a file."""
    return BrokenOffError(f"the connection to {endpoint} broke off while {what} was on its way: {_KEPT}")


def damaged(what: str) -> DownloadError:
    """A checksum does not agree."""
    return DownloadError(f"{what} arrived damaged and was deleted: download it again")


def full_disk(title: str, missing: int, folder: Path) -> DownloadError:
    """`missing` bytes are still to come, and there is less room in `folder`."""
    return DownloadError(
        f"{title} needs {bytes_in_words(missing)} more, and {bytes_in_words(shutil.disk_usage(folder).free)} are free "
        f"in {folder}: free some, or set PHOTOLENS_MODELS to a folder on another disk"
    )


def no_session(error: Exception) -> DownloadError:
    """The connection could not even be prepared."""
    return DownloadError(f"no connection can be set up ({error}): check {_PROXIES} and SSL_CERT_FILE")


def of_disk(error: OSError, title: str, folder: Path) -> DownloadError:
    """What arrives cannot be written."""
    if error.errno == errno.ENOSPC or getattr(error, "winerror", 0) == 112:  # ERROR_DISK_FULL
        return DownloadError(f"the disk of {folder} is full: free some of it; {_KEPT}")
    return DownloadError(
        f"{title} cannot be written to {folder} ({error.strerror or error}): make it writable, "
        "or set PHOTOLENS_MODELS to another folder"
    )


def of_answer(status: int, endpoint: str, what: str, retry_after: str | None) -> DownloadError:
    """The server answered with an HTTP status of 400 or more."""
    if status in {401, 403}:
        said = f"{what} is not there, or not for everybody: check its name, or set HF_TOKEN to your account's token"
    elif status in {404, 410}:
        said = f"{endpoint} has no {what} any more: choose another model, or {MIRROR}"
    elif status == 429:
        pause = f"in {retry_after} seconds" if retry_after and retry_after.isdigit() else "in a few minutes"
        said = f"{endpoint} is asked too often right now: try again {pause}"
    elif status >= 500:
        said = f"{endpoint} has a problem of its own (HTTP {status}): {_KEPT}, or {MIRROR}"
    else:
        said = f"{endpoint} refuses to send {what} (HTTP {status}): {MIRROR}"
    return DownloadError(said)


def in_words(error: Exception, http: Any, endpoint: str, what: str) -> DownloadError:
    """An error of huggingface_hub or of its HTTP library `http` (httpx, httpx2), said for people."""
    response = getattr(error, "response", None)
    if response is not None:
        return of_answer(response.status_code, endpoint, what, response.headers.get("Retry-After"))
    kinds: tuple[tuple[tuple[Any, ...], Callable[[], DownloadError]], ...] = (
        ((_offline_error(),), _offline),
        ((http.ProxyError,), _no_proxy),
        ((http.ConnectError, http.ConnectTimeout), lambda: _unreachable(endpoint)),
        ((http.TimeoutException,), lambda: _stalled(endpoint)),
        ((http.NetworkError, http.RemoteProtocolError), lambda: broken_off(endpoint, what)),
    )
    return next((say() for kind, say in kinds if isinstance(error, kind)), None) or _no_hub(endpoint)


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


def _unreachable(endpoint: str) -> DownloadError:
    return DownloadError(f"{endpoint} cannot be reached: check the connection to the internet, or {MIRROR}")


def _stalled(endpoint: str) -> DownloadError:
    return DownloadError(
        f"nothing came from {endpoint} for too long: {_KEPT}, "
        "or set HF_HUB_DOWNLOAD_TIMEOUT to more seconds than it waits now"
    )


def _no_hub(endpoint: str) -> DownloadError:
    return DownloadError(f"{endpoint} does not answer like a hub of models: check what HF_ENDPOINT is set to")
