"""Download: a model comes from the hub and is installed, or what has arrived waits for the next try."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from photolens.domain.model import DownloadProgress, ModelCard
from photolens.downloading import faults
from photolens.downloading.arrival import Arrival
from photolens.downloading.hub import Hub, RemoteFile
from photolens.downloading.progress import Meter
from photolens.downloading.remote import WantedFile
from photolens.downloading.selection import wanted_config, wanted_files
from photolens.downloading.waiting import StoppedError, Waiting
from photolens.errors import DownloadError, ModelError
from photolens.vision.model_folder import CONFIG, ModelFolder
from photolens.vision.published import built_in_config

_MARGIN_BYTES = 64_000_000
"""Left free on the disk: a full one harms every program."""

Publish = Callable[[DownloadProgress], None]
IsStopped = Callable[[], bool]


def download_model(card: ModelCard, models: ModelFolder, *, publish: Publish, is_stopped: IsStopped) -> bool:
    """Downloads a model and installs it; goes on where an earlier try ended. Blocks, and asks the hub for nothing else.

    `publish` is told about all files together, `is_stopped` asked with every piece that comes, between files, and often
    while nothing comes; both on the caller's thread. A server that sends nothing is waited for
    HF_HUB_DOWNLOAD_TIMEOUT seconds (10). Returns False when stopped; what arrived is kept.

    Raises:
        DownloadError: it cannot be downloaded; one sentence that says what to do.
    """
    if not card.repository:
        raise DownloadError(f"{card.title} is not published on a hub: import its weights from a file")
    with _claimed(card, models):
        if models.of(card.name) is not None:
            return True
        with suppress(StoppedError), Waiting(is_stopped) as waiting:
            return not is_stopped() and _Download(card, models, waiting, publish, is_stopped).run()
        return False


@contextmanager
def _claimed(card: ModelCard, models: ModelFolder) -> Iterator[None]:
    """One download of a model at a time; every error of the disk becomes a DownloadError."""
    try:
        with models.claimed(card.name):
            yield
    except DownloadError:
        raise
    except ModelError as error:
        raise DownloadError(str(error)) from error
    except OSError as error:
        raise faults.of_disk(error, card.title, models.folder) from error


class _Download:
    """One download, from the first question to the installed model."""

    def __init__(
        self, card: ModelCard, models: ModelFolder, waiting: Waiting, publish: Publish, is_stopped: IsStopped
    ) -> None:
        self._card, self._models, self._waiting = card, models, waiting
        self._publish, self._is_stopped = publish, is_stopped
        self._hub = waiting.until(Hub)
        self._files = self._look(card.repository)
        self._arrival = Arrival(self._hub, models.begin(card), waiting, is_stopped)

    def run(self) -> bool:
        """False when stopped."""
        staging = self._models.staging(self._card.name)
        if not self._has_config(staging / CONFIG):
            return False
        wanted = wanted_files(self._card, self._files, staging / CONFIG, self._look)
        if not self._gather(wanted) or not self._has_config(staging / CONFIG):
            return False
        weights = wanted[-1]
        self._models.install(self._card, staging, weights.target, commit=weights.remote.commit)
        return True

    def _has_config(self, path: Path) -> bool:
        """Have the configuration at hand, out of open_clip where the repository has none; False when stopped."""
        published = wanted_config(self._card, self._files)
        if published is not None:
            return self._arrival.is_in(published) or self._arrival.fetch(published, lambda _: None)
        path.write_text(json.dumps(built_in_config(self._card.name)), encoding="utf-8")
        return True

    def _look(self, repository: str) -> Mapping[str, RemoteFile]:
        return self._waiting.until(lambda: self._hub.files(repository))

    def _gather(self, wanted: Sequence[WantedFile[RemoteFile]]) -> bool:
        """Fetches what is missing; False when stopped."""
        self._arrival.keep_only(wanted)
        missing = [one for one in wanted if not self._arrival.is_in(one)]
        total = sum(one.remote.bytes for one in wanted)
        to_come = sum(one.remote.bytes - self._arrival.bytes_of(one) for one in missing)
        self._make_sure_of_room(to_come)
        meter = Meter(self._card.name, total, self._publish)
        meter.start(total - to_come)
        is_whole = all(not self._is_stopped() and self._arrival.fetch(one, meter.add) for one in missing)
        meter.tell()
        return is_whole

    def _make_sure_of_room(self, to_come: int) -> None:
        if to_come and shutil.disk_usage(self._models.folder).free < to_come + _MARGIN_BYTES:
            raise faults.full_disk(self._card.title, to_come + _MARGIN_BYTES, self._models.folder)
