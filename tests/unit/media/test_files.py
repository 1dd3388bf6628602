import os
import stat
from pathlib import Path

import pytest

from photolens.errors import DecodeError, NotAPictureError, UnreadableError
from photolens.media import files
from photolens.media.files import open_regular, read_picture_file
from photolens.media.formats import Format

JPEG_HEAD = b"\xff\xd8\xff\xe0"


def test_all_bytes_come_back(tmp_path: Path) -> None:
    data = JPEG_HEAD + bytes(range(256)) * 100
    (tmp_path / "photo").write_bytes(data)

    assert read_picture_file(tmp_path / "photo") == (Format.JPEG, data)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="the file is not there"):
        read_picture_file(tmp_path / "gone.jpg")


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="a folder, not a file"):
        read_picture_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")

    with pytest.raises(UnreadableError, match="a device or a pipe"):
        read_picture_file(tmp_path / "pipe.jpg")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_file_exchanged_for_a_pipe_after_the_look_does_not_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    monkeypatch.setattr(stat, "S_ISREG", lambda _: True)

    with open_regular(tmp_path / "pipe.jpg") as file:
        assert file.read(1) in (b"", None)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_an_endless_device_is_refused() -> None:
    with pytest.raises(UnreadableError, match="a device or a pipe"):
        read_picture_file(Path("/dev/zero"))


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "photo.jpg").write_bytes(JPEG_HEAD)
    monkeypatch.setattr(os, "open", deny)

    with pytest.raises(UnreadableError, match="permission"):
        read_picture_file(tmp_path / "photo.jpg")


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").touch()

    with pytest.raises(DecodeError, match="the file is empty"):
        read_picture_file(tmp_path / "empty.jpg")


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILE_BYTES", 1 << 20)
    (tmp_path / "photo.jpg").write_bytes(JPEG_HEAD + bytes(1 << 20))

    with pytest.raises(DecodeError, match="too large: Photolens reads files of up to 1 MB"):
        read_picture_file(tmp_path / "photo.jpg")


def test_a_huge_file_that_is_no_picture_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "film").open("wb") as file:
        file.write(b"\0\0\0\x18ftypmp42")
        file.truncate(1 << 40)  # sparse: a terabyte that takes no room

    with pytest.raises(NotAPictureError, match="a video"):
        read_picture_file(tmp_path / "film")
