"""Hub: which files a repository has, and their bytes, over plain HTTP with Range so that pause and resume are certain.

huggingface_hub gives addresses, headers, the token, proxies and the listing. Its own `hf_hub_download` deletes what has
arrived when a download breaks off, and waits for minutes when it is refused, so the bytes are read here.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha1, sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from photolens import __version__
from photolens.downloading import faults
from photolens.errors import DownloadError

_DEFAULT_TIMEOUT_S = 10.0
_NAME = {"library_name": "photolens", "library_version": __version__}
"""All that the hub is told about who asks."""
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file in a state of a repository; its bytes can be no others."""

    repository: str
    commit: str
    path: str
    bytes: int
    sha256: str
    """Of the content, for large files; "" for files that are in git itself."""
    git_blob: str
    """SHA-1 of git's object, for files that are in git itself."""

    @property
    def checksum(self) -> str:
        """Whichever there is."""
        return self.sha256 or self.git_blob

    def is_same(self, path: Path) -> bool:
        """Whether a local file has exactly this content; reads it whole where its size agrees."""
        if not path.is_file() or path.stat().st_size != self.bytes:
            return False
        # git's object is a header and the content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
        found = sha256() if self.sha256 else sha1(b"blob %d\0" % self.bytes, usedforsecurity=False)
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                found.update(block)
        return found.hexdigest() == self.checksum


class Hub:
    """One hub of models. Reads HF_ENDPOINT and HF_HUB_DOWNLOAD_TIMEOUT when it is made. For one thread at a time.

    Raises:
        DownloadError: huggingface_hub is not installed, or HF_HUB_OFFLINE is set.
    """

    def __init__(self) -> None:
        faults.refuse_offline()
        self._library = _library()
        constants = import_module("huggingface_hub.constants")
        constants.HF_HUB_DISABLE_TELEMETRY = True  # type: ignore[attr-defined]  # else it reports what is installed
        self._http = _http(self._library)
        self._endpoint = (os.environ.get("HF_ENDPOINT") or constants.ENDPOINT).rstrip("/")
        self._timeout_s = _timeout_s()

    def files(self, repository: str) -> Mapping[str, RemoteFile]:
        """The files of a repository's newest state, by path.

        Raises:
            DownloadError: it is not there, not for everybody, or the hub does not answer.
        """
        with self._told(repository):
            api = self._library.HfApi(endpoint=self._endpoint, **_NAME)
            said = api.model_info(repository, files_metadata=True, timeout=self._timeout_s)
            return {one.rfilename: _remote(repository, said.sha, one) for one in said.siblings or ()}

    @contextmanager
    def reading(self, file: RemoteFile, start: int) -> Iterator[tuple[int, Iterator[bytes]]]:
        """Where the bytes begin, `start` or 0 if the server cannot skip, and the bytes as they come.

        Raises:
            DownloadError: the server refuses, stalls or breaks off.
        """
        headers = self._headers() | ({"Range": f"bytes={start}-"} if start else {})
        what = f"{file.path} of {file.repository}"
        with ExitStack() as open_here:
            with self._told(what):
                url = self._library.hf_hub_url(
                    file.repository, file.path, revision=file.commit, endpoint=self._endpoint
                )
                asked = self._library.get_session().stream("GET", url, headers=headers, timeout=self._timeout_s)
                response = open_here.enter_context(asked)
                self._accept(response, what)
                first = _first_byte(response)
            yield first, self._chunks(response, what)

    def broken_off(self, file: RemoteFile) -> DownloadError:
        """The server ended a file before its end."""
        return faults.broken_off(self._endpoint, f"{file.path} of {file.repository}")

    def _headers(self) -> dict[str, str]:
        """Bytes as they are in the repository: ranges and sizes mean nothing in compressed ones."""
        made: dict[str, str] = import_module("huggingface_hub.utils").build_hf_headers(**_NAME)
        return made | {"Accept-Encoding": "identity"}

    def _accept(self, response: Any, what: str) -> None:
        if response.status_code >= 400:
            again = response.headers.get("Retry-After")
            raise faults.of_answer(response.status_code, self._endpoint, what, again)

    def _chunks(self, response: Any, what: str) -> Iterator[bytes]:
        """As the network gives them: waiting for chunks of a size would hide a slow one from whoever wants to stop."""
        with self._told(what):
            yield from response.iter_bytes()

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        try:
            yield
        except DownloadError:
            raise
        except Exception as error:  # whatever answers at HF_ENDPOINT may be no hub at all
            raise faults.in_words(error, self._http, self._endpoint, what) from error


def _library() -> Any:
    try:
        return import_module("huggingface_hub")
    except ImportError as error:
        raise DownloadError(
            f"downloading models needs the extra \"clip\" ({error}): pip install 'photolens[clip]'"
        ) from error


def _http(library: Any) -> Any:
    """The HTTP library that huggingface_hub uses: httpx in 1.x, httpx2 from 2.0 on."""
    try:
        return import_module(type(library.get_session()).__module__.partition(".")[0])
    except Exception as error:  # what proxies and certificates are set to is the user's
        raise faults.no_session(error) from error


def _timeout_s() -> float:
    try:
        wished = float(os.environ.get("HF_HUB_DOWNLOAD_TIMEOUT", ""))
    except ValueError:
        return _DEFAULT_TIMEOUT_S
    return wished if wished > 0 else _DEFAULT_TIMEOUT_S


def _remote(repository: str, commit: str, said: Any) -> RemoteFile:
    checksum = said.lfs.sha256 if said.lfs else ""
    return RemoteFile(repository, commit, said.rfilename, said.size or 0, checksum, said.blob_id or "")


def _first_byte(response: Any) -> int:
    """From "Content-Range: bytes 100-199/200" of a 206; any other answer begins at the beginning."""
    if response.status_code != 206:
        return 0
    return int(response.headers["Content-Range"].split()[1].partition("-")[0])
