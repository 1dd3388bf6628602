"""A hub that serves one small model, and an environment that points to it and nowhere else."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from photolens.vision.model_folder import ModelFolder
from tests.hub import Hub, fill_repository

_CLEARED = (
    "HF_HUB_OFFLINE",
    "HF_TOKEN",
    "HF_HUB_DOWNLOAD_TIMEOUT",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
)
_AS_AT_FIRST = {"HF_HUB_OFFLINE": False, "HF_HUB_DISABLE_TELEMETRY": False, "HF_TOKEN_PATH": "no token"}


@pytest.fixture(scope="module", autouse=True)
def _library() -> Iterator[Any]:
    """huggingface_hub without the connection that another test made with other variables."""
    library = pytest.importorskip("huggingface_hub", reason="the extra clip is not installed")
    library.close_session()
    yield library
    library.close_session()


@pytest.fixture(autouse=True)
def _as_at_first(_library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment, and what huggingface_hub took from it when it was imported, as where nothing is set."""
    for name in _CLEARED:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    constants = import_module("huggingface_hub.constants")
    for name, value in _AS_AT_FIRST.items():
        monkeypatch.setattr(constants, name, value)


@pytest.fixture
def new_connection(_library: Any) -> Iterator[None]:
    """The variables of the test are read anew, as by a process that has just begun; so they are after the test."""
    _library.close_session()
    yield
    _library.close_session()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """What the hub publishes as "test/tiny"; its weights are random bytes."""
    return fill_repository(tmp_path / "repository")


@pytest.fixture
def hub(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    with Hub() as served:
        served.add("test/tiny", repository)
        monkeypatch.setenv("HF_ENDPOINT", served.endpoint)
        yield served


@pytest.fixture
def folder(models: Path) -> ModelFolder:
    """An empty folder of models."""
    return ModelFolder(models)
