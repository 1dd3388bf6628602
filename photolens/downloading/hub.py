"""Hub: which files a repository has, and their bytes, over plain HTTP with Range so that pause and resume are certain.

huggingface_hub gives addresses, headers, the token, proxies and the listing. Its own `hf_hub_download` deletes what has
arrived when a download breaks off, and waits for minutes when it is refused, so the bytes are read here.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha1
from importlib import import_module
from pathlib import Path
from typing import Any

from photolens import __version__
from photolens.downloading import faults, wire
from photolens.downloading.remote import has_content
from photolens.errors import DownloadError

_NAME = {"library_name": "photolens", "library_version": __version__}
"""All that the hub is told about who asks."""


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

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        return f"{self.path} of {self.repository}"

    def is_same(self, path: Path) -> bool:
        """Whether a local file has exactly this content; reads it whole where its size agrees."""
        # git's object is a header and the content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
        digest = None if self.sha256 else sha1(b"blob %d\0" % self.bytes, usedforsecurity=False)
        return has_content(path, self.bytes, self.checksum, digest)


class Hub:
    """One hub of models. Reads HF_ENDPOINT and HF_HUB_DOWNLOAD_TIMEOUT when it is made. For one thread at a time.

    Raises:
        DownloadError: huggingface_hub is not installed, or HF_HUB_OFFLINE is set.
    """

    def __init__(self) -> None:
        faults.refuse_offline()
        self._library = wire.hub_library()
        constants = import_module("huggingface_hub.constants")
        constants.HF_HUB_DISABLE_TELEMETRY = True  # type: ignore[attr-defined]  # else it reports what is installed
        self._http = wire.http_library(self._library)
        self._endpoint = (os.environ.get("HF_ENDPOINT") or constants.ENDPOINT).rstrip("/")
        self._server = faults.hub(self._endpoint)
        self._timeout_s = wire.timeout_s()

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
        """As `Source.reading`."""
        headers, what = wire.ranged(self._headers(), start), file.words
        with ExitStack() as open_here:
            with self._told(what):
                url = self._library.hf_hub_url(
                    file.repository, file.path, revision=file.commit, endpoint=self._endpoint
                )
                asked = self._library.get_session().stream("GET", url, headers=headers, timeout=self._timeout_s)
                response = open_here.enter_context(asked)
                self._accept(response, what)
                first = wire.first_byte(response)
            yield first, self._chunks(response, what)

    def broken_off(self, file: RemoteFile) -> DownloadError:
        """As `Source.broken_off`."""
        return faults.broken_off(self._server, file.words)

    def _headers(self) -> dict[str, str]:
        made: dict[str, str] = import_module("huggingface_hub.utils").build_hf_headers(**_NAME)
        return made

    def _accept(self, response: Any, what: str) -> None:
        if response.status_code >= 400:
            again = response.headers.get("Retry-After")
            raise faults.of_answer(response.status_code, self._server, what, again)

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
            raise faults.in_words(error, self._http, self._server, what) from error


def _remote(repository: str, commit: str, said: Any) -> RemoteFile:
    checksum = said.lfs.sha256 if said.lfs else ""
    return RemoteFile(repository, commit, said.rfilename, said.size or 0, checksum, said.blob_id or "")
