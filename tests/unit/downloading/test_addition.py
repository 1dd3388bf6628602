"""The addition, fetched from a server on this machine, with everything that goes wrong on the way."""

import io
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from photolens import additions
from photolens.domain.addition import AdditionProgress, AdditionStep
from photolens.downloading.addition import (
    arrived_bytes,
    discard,
    download_addition,
    import_addition,
    is_arriving,
)
from photolens.downloading.unpacking import unpack
from photolens.errors import DownloadError
from tests.tiny_addition import ARCHIVE, FILES, Light, described, light_edition, other_build, pack

CHILD = """
from photolens.downloading.addition import download_addition, arrived_bytes
from photolens.release import built_release

addition = built_release().clip

def is_stopped():
    print(arrived_bytes(addition), flush=True)
    return False

def publish(progress):
    print(progress.step, flush=True)
    PUBLISH

download_addition(addition, publish=publish, is_stopped=is_stopped)
"""


@pytest.fixture
def light(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Light]:
    with light_edition(tmp_path, monkeypatch) as edition:
        yield edition


def download(light: Light, is_stopped: Callable[[], bool] = lambda: False) -> bool:
    return download_addition(light.addition, publish=lambda _: None, is_stopped=is_stopped)


def unpacked_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_added(light: Light) -> None:
    assert unpacked_files(light.folder / light.addition.name) == FILES
    staged = [path for path in light.folder.rglob("*") if path.is_file() and ".arriving" in path.parts]
    assert [path.suffix for path in staged] == [".lock"]


def assert_nothing_added(light: Light) -> None:
    assert additions.installed(light.addition) is None


@contextmanager
def downloading_process(until: str, publish: str = "") -> Iterator[subprocess.Popen[str]]:
    """Another process that adds it and has printed this line."""
    child = CHILD.replace("PUBLISH", publish)
    command = [sys.executable, "-W", "error", "-c", child]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert any(line.strip() == until for line in process.stdout), "it ended before it got so far"
            yield process
        finally:
            process.kill()


def test_it_is_fetched_unpacked_and_put_in_its_place(light: Light) -> None:
    assert download(light)
    assert_added(light)


def test_both_steps_tell_how_far_they_are(light: Light) -> None:
    told: list[AdditionProgress] = []
    download_addition(light.addition, publish=told.append, is_stopped=lambda: False)
    for step, total in (
        (AdditionStep.DOWNLOADING, light.addition.bytes),
        (AdditionStep.UNPACKING, light.addition.unpacked_bytes),
    ):
        amounts = [one.amount for one in told if one.step is step]
        assert amounts[0].done_bytes == 0
        assert amounts[-1].done_bytes == amounts[-1].total_bytes == total
    assert [one.step for one in told] == sorted((one.step for one in told), key=list(AdditionStep).index)


def test_what_is_there_is_not_asked_for_again(light: Light) -> None:
    download(light)
    light.hub.asked.clear()
    assert download(light)
    assert light.hub.asked == []


def test_nothing_is_told_about_the_user(light: Light, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "made-up")
    download(light)
    [asked] = light.hub.asked
    assert asked.headers["user-agent"].startswith("photolens/")
    assert asked.headers.keys() == {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_a_pause_keeps_what_arrived_and_the_next_try_goes_on_from_there(light: Light) -> None:
    light.hub.hold_at(ARCHIVE, 300_000)
    assert not download(light, is_stopped=lambda: arrived_bytes(light.addition) > 100_000)
    kept = arrived_bytes(light.addition)
    assert 100_000 < kept <= 300_000
    assert_nothing_added(light)
    light.hub.heal()
    assert download(light)
    assert [one.range for one in light.hub.asked] == ["", f"bytes={kept}-"]
    assert_added(light)


def test_a_line_that_breaks_again_and_again_gets_there_in_the_end(light: Light) -> None:
    light.hub.break_after(ARCHIVE, 250_000)
    assert download(light)
    assert [one.range for one in light.hub.asked] == ["", "bytes=250000-", "bytes=500000-"]
    assert_added(light)


def test_after_kill_9_while_it_comes_the_next_process_goes_on(light: Light) -> None:
    light.hub.hold_at(ARCHIVE, 300_000)
    with downloading_process(until="300000"):
        assert is_arriving(light.addition)
    assert not is_arriving(light.addition)
    assert_nothing_added(light)
    light.hub.heal()
    assert download(light)
    assert light.hub.asked[-1].range == "bytes=300000-"
    assert_added(light)


def test_after_kill_9_while_it_is_unpacked_nothing_half_is_used_or_left(light: Light) -> None:
    wait = "if progress.step == 'unpacking' and progress.amount.done_bytes: print('stuck', flush=True); input()"
    with downloading_process(until="stuck", publish=wait):
        half = additions.arriving(light.addition) / "unpacked"
        assert half.is_dir()
    assert_nothing_added(light)
    light.hub.asked.clear()
    assert download(light)
    assert light.hub.asked == [], "the archive is here"
    assert_added(light)


def test_one_process_at_a_time(light: Light) -> None:
    light.hub.hold_at(ARCHIVE, 100_000)
    with downloading_process(until="100000"):
        with pytest.raises(DownloadError, match="CLIP is being added already: wait for it"):
            download(light)
        with pytest.raises(DownloadError, match="already"):
            discard(light.addition)
        assert len(light.hub.asked) == 1


def test_a_stop_while_it_is_unpacked_is_heard(light: Light) -> None:
    steps: list[AdditionStep] = []
    is_whole = download_addition(
        light.addition,
        publish=lambda one: steps.append(one.step),
        is_stopped=lambda: AdditionStep.UNPACKING in steps,
    )
    assert not is_whole
    assert_nothing_added(light)
    assert arrived_bytes(light.addition) == light.addition.bytes
    assert download(light)


def test_what_arrived_can_be_given_up(light: Light) -> None:
    light.hub.end_at(ARCHIVE, 200_000)
    with pytest.raises(DownloadError, match=r"the connection to 127.0.0.1:\d+ broke off while clip-of-tests.tar.xz"):
        download(light)
    assert arrived_bytes(light.addition) == 200_000
    discard(light.addition)
    assert arrived_bytes(light.addition) == 0
    discard(light.addition)


def test_what_arrives_damaged_is_deleted_and_never_unpacked(light: Light) -> None:
    light.hub.damage(ARCHIVE)
    with pytest.raises(DownloadError, match=r"clip-of-tests.tar.xz arrived damaged .*download it again"):
        download(light)
    assert arrived_bytes(light.addition) == 0
    assert_nothing_added(light)
    light.hub.heal()
    assert download(light)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (403, "clip-of-tests.tar.xz is not there, or not for everybody: fetch the file in another way"),
        (404, "has no clip-of-tests.tar.xz any more: install the newest Photolens"),
        (429, "in 60 seconds"),
        (503, r"problem of its own \(HTTP 503\): what has arrived is kept"),
    ],
)
def test_a_server_that_refuses_is_told_in_one_sentence(status: int, sentence: str, light: Light) -> None:
    light.hub.answer(status, to=ARCHIVE, Retry_After="60")
    with pytest.raises(DownloadError, match=sentence) as refused:
        download(light)
    assert "HF_" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://127.0.0.1:1/clip.tar.xz", "127.0.0.1:1 cannot be reached: check the connection to the internet"),
        ("file:///etc/hostname", "does not answer as it should: fetch the file in another way"),
        ("clip.tar.xz", "does not know where clip.tar.xz is published: get that file where Photolens came from"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(address: str, sentence: str, light: Light) -> None:
    with pytest.raises(DownloadError, match=sentence):
        download(Light(light.hub, replace(light.addition, address=address), light.folder, light.archive))


@pytest.mark.usefixtures("new_connection")
def test_a_proxy_is_used(light: Light, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", light.hub.endpoint)
    elsewhere = light.addition.address.replace(light.hub.endpoint, "http://releases.invalid")
    assert download_addition(
        replace(light.addition, address=elsewhere), publish=lambda _: None, is_stopped=lambda: False
    )
    assert {one.headers["host"] for one in light.hub.asked} == {"releases.invalid"}


def test_too_small_a_disk_is_told_before_anything_comes(light: Light) -> None:
    enormous = replace(light.addition, unpacked_bytes=10**18)
    with pytest.raises(DownloadError, match=r"CLIP needs 1000000000\.\d GB more, .* are free in .*PHOTOLENS_ADDITIONS"):
        download_addition(enormous, publish=lambda _: None, is_stopped=lambda: False)
    assert light.hub.asked == []


def test_a_folder_that_cannot_be_made_is_told(light: Light, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setenv("PHOTOLENS_ADDITIONS", str(tmp_path / "a file" / "additions"))
    with pytest.raises(DownloadError, match=r"CLIP cannot be written .*PHOTOLENS_ADDITIONS"):
        download(light)


def test_additions_of_other_builds_go_when_one_is_added(light: Light) -> None:
    download(light)
    newer = other_build(light.addition)
    assert additions.installed(newer) is None, "it is offered anew"
    begun = additions.arriving(light.addition)
    begun.mkdir(parents=True)
    release = light.folder.parent / "release.toml"
    release.write_text(release.read_text().replace(light.addition.name, newer.name))
    assert download_addition(newer, publish=lambda _: None, is_stopped=lambda: False)
    assert [path.name for path in light.folder.iterdir() if not path.name.startswith(".")] == [newer.name]
    assert not begun.exists()


# from a file


def test_a_file_of_the_users_own_needs_no_network(light: Light) -> None:
    assert import_addition(light.addition, light.archive, publish=lambda _: None, is_stopped=lambda: False)
    assert_added(light)
    assert light.archive.exists()
    assert light.hub.asked == []


@pytest.mark.parametrize("content", [b"", b"something else"])
def test_another_file_is_refused_by_its_checksum(content: bytes, light: Light, tmp_path: Path) -> None:
    other = tmp_path / "other.tar.xz"
    other.write_bytes(content + bytes(light.addition.bytes - len(content)) if content else b"")
    with pytest.raises(DownloadError, match=r"other.tar.xz is not the addition of this very Photolens: choose clip-of"):
        import_addition(light.addition, other, publish=lambda _: None, is_stopped=lambda: False)
    assert_nothing_added(light)


# hostile archives, which only a hostile release could name


def packed_member(path: Path, member: tarfile.TarInfo, content: bytes = b"") -> Path:
    member.size = len(content)
    with tarfile.open(path, "w:xz") as tar:
        tar.addfile(member, io.BytesIO(content))
    return path


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, target
    return made


@pytest.mark.parametrize(
    ("hostile", "why"),
    [
        (member("../outside"), "leads elsewhere"),
        (member("a/../../outside"), "leads elsewhere"),
        (member("/outside"), "leads elsewhere"),
        (member("C:/outside"), "leads elsewhere"),
        (member("..\\outside"), "leads elsewhere"),
        (member("link", tarfile.SYMTYPE, "inside"), "is no plain file"),
        (member("link", tarfile.LNKTYPE, "inside"), "is no plain file"),
        (member("device", tarfile.CHRTYPE), "is no plain file"),
        (member("pipe", tarfile.FIFOTYPE), "is no plain file"),
    ],
    ids=lambda value: f"{value.name} {value.type!r}" if isinstance(value, tarfile.TarInfo) else "",
)
def test_whatever_is_no_plain_file_below_the_folder_is_refused(
    hostile: tarfile.TarInfo, why: str, light: Light, tmp_path: Path
) -> None:
    archive = packed_member(tmp_path / "hostile.tar.xz", hostile)
    with pytest.raises(DownloadError, match=f"the archive is not used: .* in it {why}; install the newest"):
        import_addition(
            described(archive, "http://127.0.0.1/hostile.tar.xz"), archive, publish=lambda _: None,
            is_stopped=lambda: False,
        )  # fmt: skip
    assert_nothing_added(light)
    assert not (light.folder.parent / "outside").exists()
    assert not (light.folder / ".removed").exists(), "nor is anything left of it"


def test_more_than_was_announced_is_refused(tmp_path: Path) -> None:
    archive = packed_member(tmp_path / "bomb.tar.xz", member("zeros"), bytes(10_000_000))
    with pytest.raises(DownloadError, match="zeros in it is more than the archive should hold"):
        unpack(archive, tmp_path / "target", most_bytes=9_999_999, on_bytes=lambda _: None, is_stopped=lambda: False)
    assert not (tmp_path / "target/zeros").exists()


@pytest.mark.parametrize("content", [b"", b"no archive at all", pack.__doc__])
def test_what_is_no_archive_is_told(content: bytes | str, tmp_path: Path) -> None:
    archive = tmp_path / "some.tar.xz"
    archive.write_bytes(content if isinstance(content, bytes) else pack(archive).read_bytes()[:500_000])
    with pytest.raises(DownloadError, match=r"some.tar.xz cannot be unpacked \(.*\): install the newest Photolens"):
        unpack(archive, tmp_path / "target", most_bytes=10**9, on_bytes=lambda _: None, is_stopped=lambda: False)


def test_programs_stay_programs_and_nobody_else_may_write(tmp_path: Path) -> None:
    program = member("bin/program")
    program.mode = 0o6777
    archive = packed_member(tmp_path / "some.tar.xz", program, b"#!")
    assert unpack(archive, tmp_path / "target", most_bytes=10, on_bytes=lambda _: None, is_stopped=lambda: False)
    if sys.platform != "win32":
        assert (tmp_path / "target/bin/program").stat().st_mode & 0o7777 == 0o755
