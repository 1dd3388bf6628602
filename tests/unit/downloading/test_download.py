"""download_model against a hub on this machine, with everything that goes wrong on the way."""

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from photolens.domain.model import DownloadProgress
from photolens.downloading import download_model
from photolens.downloading.hub import Hub as Client
from photolens.errors import DownloadError
from photolens.vision.model_folder import InstalledModel, ModelFolder
from tests.hub import CONFIG, Hub, add_tokenizer, card, fill_repository

CARD = card()
WEIGHTS = "open_clip_model.safetensors"
CHILD = """
import json, sys
from pathlib import Path
from photolens.domain.model import ModelCard
from photolens.downloading import download_model
from photolens.vision.model_folder import ModelFolder

folder, card = ModelFolder(Path(sys.argv[1])), ModelCard(**json.loads(sys.argv[2]))

def is_stopped():
    print(folder.partial_bytes(card.name), flush=True)
    return False

download_model(card, folder, publish=lambda _: None, is_stopped=is_stopped)
"""


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def download(folder: ModelFolder, is_stopped: Callable[[], bool] = lambda: False) -> bool:
    return download_model(CARD, folder, publish=lambda _: None, is_stopped=is_stopped)


def arrived(folder: ModelFolder) -> int:
    """Bytes of the weights that are here."""
    return max((path.stat().st_size for path in folder.staging(CARD.name).rglob("*.part")), default=0)


def whole(folder: ModelFolder) -> InstalledModel:
    model = folder.of(CARD.name)
    assert model is not None
    return model


def assert_same_files(model: InstalledModel, repository: Path, *names: str) -> None:
    for name in ("open_clip_config.json", WEIGHTS, *names):
        assert (model.folder / name).read_bytes() == (repository / name).read_bytes()


@contextmanager
def downloading_process(folder: ModelFolder, until: int) -> Iterator[subprocess.Popen[str]]:
    """Another process that downloads, and has got at least so many bytes."""
    command = [sys.executable, "-W", "error", "-c", CHILD, str(folder.folder), json.dumps(asdict(CARD))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert any(int(line) >= until for line in process.stdout), "it ended before it got so far"
            yield process
        finally:
            process.kill()


def test_a_model_is_downloaded_and_installed(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    assert download(folder)
    model = whole(folder)
    assert model.card == CARD
    assert_same_files(model, repository)
    assert sorted(path.name for path in model.folder.iterdir()) == ["open_clip_config.json", WEIGHTS, "photolens.json"]
    assert folder.partial_bytes(CARD.name) == 0
    assert folder.begun() == {}


def test_nothing_but_the_model_is_asked_for_and_little_is_told(hub: Hub, folder: ModelFolder) -> None:
    download(folder)
    assert {one.path.rsplit("/", 1)[-1] for one in hub.asked} == {"tiny", "open_clip_config.json", WEIGHTS}
    agents = {one.headers["user-agent"] for one in hub.asked}
    assert all(agent.startswith("photolens/") and "torch" not in agent for agent in agents)


def test_what_is_installed_is_not_asked_for_again(hub: Hub, folder: ModelFolder) -> None:
    download(folder)
    hub.asked.clear()
    assert download(folder)
    assert hub.asked == []


def test_nothing_is_printed(hub: Hub, folder: ModelFolder, capfd: pytest.CaptureFixture[str]) -> None:
    hub.break_after(WEIGHTS, 200_000)
    download(folder)
    assert capfd.readouterr() == ("", "")


def test_progress_is_of_all_files_and_ends_with_the_whole(hub: Hub, folder: ModelFolder) -> None:
    told: list[DownloadProgress] = []
    download_model(CARD, folder, publish=told.append, is_stopped=lambda: False)
    total = whole(folder).bytes
    assert {one.total_bytes for one in told} == {total}
    assert [one.done_bytes for one in told] == sorted(one.done_bytes for one in told)
    assert told[-1].done_bytes == total
    assert len(told) >= total // (256 * 1024)


def test_nothing_is_asked_for_when_it_is_stopped_before_it_begins(hub: Hub, folder: ModelFolder) -> None:
    assert not download(folder, is_stopped=lambda: True)
    assert hub.asked == []


def test_a_pause_keeps_what_arrived_and_the_next_try_goes_on_from_there(
    hub: Hub, folder: ModelFolder, repository: Path
) -> None:
    hub.hold_at(WEIGHTS, 300_000)
    assert not download(folder, is_stopped=lambda: arrived(folder) > 100_000)
    kept = arrived(folder)
    assert 100_000 < kept <= 300_000
    assert folder.installed() == {}
    hub.heal()
    told: list[DownloadProgress] = []
    assert download_model(CARD, folder, publish=told.append, is_stopped=lambda: False)
    assert [one.range for one in hub.requests_of(WEIGHTS)] == ["", f"bytes={kept}-"]
    assert told[0].done_bytes == kept + (repository / "open_clip_config.json").stat().st_size
    assert_same_files(whole(folder), repository)


def test_a_stop_between_files_is_seen(hub: Hub, folder: ModelFolder) -> None:
    assert not download(folder, is_stopped=(folder.staging(CARD.name) / "open_clip_config.json").exists)
    assert hub.requests_of(WEIGHTS) == []


def test_a_line_that_breaks_again_and_again_gets_there_in_the_end(
    hub: Hub, folder: ModelFolder, repository: Path
) -> None:
    hub.break_after(WEIGHTS, 250_000)
    assert download(folder)
    assert [one.range for one in hub.requests_of(WEIGHTS)] == ["", "bytes=250000-", "bytes=500000-"]
    assert_same_files(whole(folder), repository)


def test_a_break_in_the_middle_keeps_what_arrived(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    hub.end_at(WEIGHTS, 250_000)
    with pytest.raises(DownloadError, match=r"broke off while .*safetensors.* what has arrived is kept"):
        download(folder)
    assert arrived(folder) == 250_000
    assert folder.installed() == {}
    assert folder.begun() == {CARD.name: CARD}
    hub.heal()
    hub.asked.clear()
    assert download(folder)
    assert [one.range for one in hub.requests_of(WEIGHTS)] == ["bytes=250000-"]
    assert_same_files(whole(folder), repository)


def test_a_server_that_cannot_skip_sends_it_all_again(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    hub.end_at(WEIGHTS, 250_000)
    with pytest.raises(DownloadError):
        download(folder)
    hub.heal()
    hub.ignore_ranges()
    told: list[DownloadProgress] = []
    assert download_model(CARD, folder, publish=told.append, is_stopped=lambda: False)
    assert told[-1].done_bytes == told[-1].total_bytes
    assert_same_files(whole(folder), repository)


def test_after_kill_9_the_next_process_goes_on(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    hub.hold_at(WEIGHTS, 300_000)
    with downloading_process(folder, until=300_000) as process:
        process.kill()
    assert folder.installed() == {}
    assert arrived(folder) == 300_000
    hub.heal()
    assert download(folder)
    assert hub.requests_of(WEIGHTS)[-1].range == "bytes=300000-"
    assert_same_files(whole(folder), repository)


def test_a_model_is_downloaded_by_one_process_at_a_time(hub: Hub, folder: ModelFolder) -> None:
    hub.hold_at(WEIGHTS, 100_000)
    with downloading_process(folder, until=100_000):
        with pytest.raises(DownloadError, match="already"):
            download(folder)
        assert len(hub.requests_of(WEIGHTS)) == 1


def test_a_repository_that_moved_on_is_never_mixed_with_its_older_state(
    hub: Hub, folder: ModelFolder, repository: Path
) -> None:
    hub.end_at(WEIGHTS, 250_000)
    with pytest.raises(DownloadError):
        download(folder)
    hub.heal()
    fill_repository(repository, weights=b"new" * 100_000)
    assert download(folder)
    assert_same_files(whole(folder), repository)
    assert hub.requests_of(WEIGHTS)[-1].range == ""


@pytest.mark.parametrize("name", [WEIGHTS, "open_clip_config.json"])
@pytest.mark.parametrize("fault", ["damage", "misstate"])
def test_what_arrives_damaged_is_deleted_and_never_installed(
    name: str, fault: str, hub: Hub, folder: ModelFolder
) -> None:
    getattr(hub, fault)(name)
    with pytest.raises(DownloadError, match=rf"{name} of test/tiny arrived damaged .*download it again"):
        download(folder)
    assert arrived(folder) == 0
    assert folder.installed() == {}
    hub.heal()
    assert download(folder)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "test/tiny is not there, or not for everybody: .*HF_TOKEN"),
        (403, "HF_TOKEN"),
        (404, "has no test/tiny any more: .*HF_ENDPOINT"),
        (418, r"refuses to send test/tiny \(HTTP 418\)"),
        (429, "asked too often right now: try again in a few minutes"),
        (500, r"problem of its own \(HTTP 500\)"),
        (503, "HTTP 503"),
    ],
)
def test_a_hub_that_refuses_is_told_in_one_sentence(status: int, sentence: str, hub: Hub, folder: ModelFolder) -> None:
    hub.answer(status)
    with pytest.raises(DownloadError, match=sentence):
        download(folder)
    assert len(hub.asked) == 1


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(404, f"has no {WEIGHTS} of test/tiny"), (403, WEIGHTS), (429, "in 3600 seconds"), (502, "HTTP 502")],
)
def test_a_refused_file_is_told_at_once_and_the_rest_kept(
    status: int, sentence: str, hub: Hub, folder: ModelFolder
) -> None:
    hub.answer(status, to=WEIGHTS, Retry_After="3600")
    with pytest.raises(DownloadError, match=sentence):
        download(folder)
    assert folder.partial_bytes(CARD.name) > 0
    assert folder.installed() == {}


def test_a_server_that_falls_silent_is_not_waited_for(
    hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_DOWNLOAD_TIMEOUT", "0.3")
    hub.hold_at(WEIGHTS, 200_000)
    with pytest.raises(DownloadError, match=r"nothing came .*HF_HUB_DOWNLOAD_TIMEOUT"):
        download(folder)
    assert arrived(folder) == 200_000


def stopped_by_and_by(folder: ModelFolder, silent_at: int) -> Callable[[], bool]:
    """Says stop when asked again although nothing has come since: so it was asked while nothing came."""
    asked: list[int] = []

    def is_stopped() -> bool:
        asked.append(arrived(folder))
        return asked[-5:] == [silent_at] * 5

    return is_stopped


def test_a_stop_is_heard_while_nothing_comes(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_DOWNLOAD_TIMEOUT", "50")
    hub.hold_at(WEIGHTS, 200_000)
    assert not download(folder, stopped_by_and_by(folder, 200_000))
    assert arrived(folder) == 200_000
    hub.heal()
    assert download(folder)
    assert hub.requests_of(WEIGHTS)[-1].range == "bytes=200000-"


def test_a_stop_is_heard_while_the_hub_does_not_answer(folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_DOWNLOAD_TIMEOUT", "50")
    with socket.create_server(("127.0.0.1", 0)) as mute:
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{mute.getsockname()[1]}")
        assert not download(folder, stopped_by_and_by(folder, 0))


def test_offline_is_a_plain_sentence(folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{port}")
    with pytest.raises(DownloadError, match=r"cannot be reached: check the connection .*, or set HF_ENDPOINT"):
        download(folder)


def test_offline_mode_is_obeyed(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(DownloadError, match="HF_HUB_OFFLINE forbids downloads: unset it"):
        download(folder)
    monkeypatch.delenv("HF_HUB_OFFLINE")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)  # as if it was set when Photolens began
    with pytest.raises(DownloadError, match="HF_HUB_OFFLINE forbids downloads"):
        download(folder)
    assert hub.asked == []


def test_a_mirror_is_taken_from_hf_endpoint(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    template = "http://first.invalid/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://first.invalid")
    monkeypatch.setattr("huggingface_hub.constants.HUGGINGFACE_CO_URL_TEMPLATE", template)
    monkeypatch.setenv("HF_ENDPOINT", f"{hub.endpoint}/")
    assert download(folder)


@pytest.mark.usefixtures("new_connection")
def test_a_proxy_is_used(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub stands in as the proxy: what it is asked for is of another host, which nobody can reach."""
    monkeypatch.setenv("HTTP_PROXY", hub.endpoint)
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
    assert download(folder)
    assert {one.headers["host"] for one in hub.asked} == {"hub.invalid"}


@pytest.mark.usefixtures("new_connection")
def test_a_proxy_that_cannot_be_is_told(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "carrier-pigeon://roof")
    with pytest.raises(DownloadError, match=r"no connection can be set up .*check the variables HTTP_PROXY"):
        download(folder)


def test_the_users_token_is_sent(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "made-up")
    download(folder)
    assert {one.headers.get("authorization") for one in hub.asked} == {"Bearer made-up"}


@pytest.mark.parametrize("endpoint", ["not an address", "http://", "ftp://127.0.0.1", ""])
def test_what_is_no_hub_is_told(endpoint: str, hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint or hub.endpoint)
    hub.answer(200)
    with pytest.raises(DownloadError, match="does not answer like a hub of models: check what HF_ENDPOINT is set to"):
        download(folder)


def test_too_small_a_disk_is_told_before_the_weights_come(
    hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 64_500_000, 64_500_000))
    with pytest.raises(DownloadError, match=r"needs 65 MB more, and 65 MB are free in .*PHOTOLENS_MODELS"):
        download(folder)
    assert hub.requests_of(WEIGHTS) == []


def test_what_is_there_already_needs_no_room(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.end_at(WEIGHTS, 590_000)
    with pytest.raises(DownloadError):
        download(folder)
    hub.heal()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 64_500_000, 64_500_000))
    assert download(folder)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_disk_that_fills_up_on_the_way_is_told(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    arriving = folder.begin(CARD) / ".arriving"
    arriving.mkdir()
    name = sha256((repository / WEIGHTS).read_bytes()).hexdigest()
    (arriving / f"{name}.part").symlink_to("/dev/full")
    with pytest.raises(DownloadError, match=r"the disk of .* is full: free some of it; what has arrived is kept"):
        download(folder)


def test_a_folder_that_cannot_be_made_is_told(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(DownloadError, match=r"cannot be written .*PHOTOLENS_MODELS"):
        download(ModelFolder(tmp_path / "a file" / "models"))


def test_the_missing_extra_is_named(hub: Hub, folder: ModelFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(DownloadError, match=r"pip install 'photolens\[clip\]'"):
        download(folder)


def test_a_model_that_is_not_published_is_told(hub: Hub, folder: ModelFolder) -> None:
    with pytest.raises(DownloadError, match="is not published on a hub: import its weights"):
        download_model(card(repository=""), folder, publish=lambda _: None, is_stopped=lambda: False)
    assert hub.asked == []


def test_a_mistake_of_the_listener_is_not_blamed_on_the_hub(hub: Hub, folder: ModelFolder) -> None:
    def fail(_: DownloadProgress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        download_model(CARD, folder, publish=fail, is_stopped=lambda: False)
    assert download(folder)


def with_text(**said: Any) -> dict[str, Any]:
    return CONFIG | {"text_cfg": CONFIG["text_cfg"] | said}  # type: ignore[operator]  # a dict, as all of JSON


def test_a_tokenizer_of_its_own_comes_along(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    fill_repository(repository, config=with_text(hf_tokenizer_name="elsewhere/tokenizer"))
    add_tokenizer(repository)
    assert download(folder)
    assert_same_files(whole(folder), repository, "tokenizer.json", "tokenizer_config.json")


def test_a_tokenizer_that_lies_elsewhere_is_fetched_from_there(
    hub: Hub, folder: ModelFolder, repository: Path, tmp_path: Path
) -> None:
    fill_repository(repository, config=with_text(hf_tokenizer_name="elsewhere/tokenizer"))
    hub.add("elsewhere/tokenizer", add_tokenizer(tmp_path / "tokenizer"))
    assert download(folder)
    assert (whole(folder).folder / "tokenizer.json").read_bytes() == (
        tmp_path / "tokenizer/tokenizer.json"
    ).read_bytes()


def test_a_text_tower_of_transformers_brings_its_configuration(
    hub: Hub, folder: ModelFolder, repository: Path, tmp_path: Path
) -> None:
    fill_repository(repository, config=with_text(hf_model_name="a-text-tower"))
    text = add_tokenizer(tmp_path / "text")
    (text / "config.json").write_text('{"model_type": "xlm-roberta"}')
    (text / "model.safetensors").write_bytes(b"not wanted")
    hub.add("test/text", text)
    wanted = card(text_repository="test/text")
    assert download_model(wanted, folder, publish=lambda _: None, is_stopped=lambda: False)
    model = whole(folder)
    assert (model.folder / "text/config.json").read_text() == '{"model_type": "xlm-roberta"}'
    assert (model.folder / "tokenizer.json").exists()
    assert not list(model.folder.rglob("model.safetensors"))


def test_a_repository_without_safetensors_gives_its_other_weights(
    hub: Hub, folder: ModelFolder, repository: Path
) -> None:
    (repository / WEIGHTS).rename(repository / "open_clip_pytorch_model.bin")
    assert download(folder)
    assert whole(folder).weights.name == "open_clip_pytorch_model.bin"


def test_a_repository_without_weights_is_told(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    (repository / WEIGHTS).unlink()
    with pytest.raises(DownloadError, match=f"test/tiny has no {WEIGHTS}: choose another model"):
        download(folder)


def test_a_configuration_that_nobody_knows_is_told(hub: Hub, folder: ModelFolder, repository: Path) -> None:
    (repository / "open_clip_config.json").unlink()
    with pytest.raises(DownloadError, match=r"no configuration of .* choose another model"):
        download(folder)


@pytest.mark.parametrize("said", ["nonsense", "[]", '{"model_cfg": {}}'])
def test_a_configuration_that_says_nothing_is_told(said: str, hub: Hub, folder: ModelFolder, repository: Path) -> None:
    (repository / "open_clip_config.json").write_text(said)
    with pytest.raises(DownloadError, match=r"open_clip_config.json of test/tiny says nothing"):
        download(folder)


def test_another_repository_of_the_configuration_cannot_be_made_up(
    hub: Hub, folder: ModelFolder, repository: Path
) -> None:
    fill_repository(repository, config=with_text(hf_tokenizer_name="../../../etc"))
    with pytest.raises(DownloadError):
        download(folder)
    assert len([one for one in hub.asked if "etc" in one.path]) == 0


def test_the_own_hub_of_the_tests_speaks_what_huggingface_hub_expects(
    hub: Hub, repository: Path, tmp_path: Path
) -> None:
    """So that the stand-in is no easier to please than the real one: huggingface_hub's own download works with it."""
    library = pytest.importorskip("huggingface_hub")
    listed = Client().files("test/tiny")[WEIGHTS]
    library.utils.disable_progress_bars()
    path = library.hf_hub_download(
        "test/tiny", WEIGHTS, revision=listed.commit, endpoint=hub.endpoint, local_dir=tmp_path
    )
    library.utils.enable_progress_bars()
    assert Path(path).read_bytes() == (repository / WEIGHTS).read_bytes()
