"""Wire: what the hub and plain addresses share of HTTP: the library, its patience, and where an answer begins."""

import os
from importlib import import_module
from typing import Any

from photolens.downloading import faults
from photolens.errors import DownloadError
from photolens.vision.extras import remedy

_DEFAULT_TIMEOUT_S = 10.0


def hub_library() -> Any:
    """The module huggingface_hub.

    Raises:
        DownloadError: it is not installed.
    """
    try:
        return import_module("huggingface_hub")
    except ImportError as error:
        raise DownloadError(f'downloading models needs the extra "clip" ({error}): {remedy("clip")}') from error


def http_library(hub: Any) -> Any:
    """The HTTP library that huggingface_hub uses: httpx in 1.x, httpx2 from 2.0 on.

    Raises:
        DownloadError: it cannot be set up with the proxies and certificates of the environment.
    """
    try:
        return import_module(type(hub.get_session()).__module__.partition(".")[0])
    except Exception as error:  # what proxies and certificates are set to is the user's
        raise faults.no_session(error) from error


def timeout_s() -> float:
    """How long silence is waited for: HF_HUB_DOWNLOAD_TIMEOUT, or 10 s."""
    try:
        wished = float(os.environ.get("HF_HUB_DOWNLOAD_TIMEOUT", ""))
    except ValueError:
        return _DEFAULT_TIMEOUT_S
    return wished if wished > 0 else _DEFAULT_TIMEOUT_S


def ranged(headers: dict[str, str], start: int) -> dict[str, str]:
    """Asks for the bytes from `start` on, as they are: ranges and sizes mean nothing in compressed ones."""
    return headers | {"Accept-Encoding": "identity"} | ({"Range": f"bytes={start}-"} if start else {})


def first_byte(response: Any) -> int:
    """From "Content-Range: bytes 100-199/200" of a 206; any other answer begins at the beginning."""
    if response.status_code != 206:
        return 0
    return int(response.headers["Content-Range"].split()[1].partition("-")[0])
