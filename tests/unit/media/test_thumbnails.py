import io
from pathlib import Path

import pytest
from PIL import Image

from photolens.domain.photo import ContentHash
from photolens.media.thumbnails import THUMBNAIL_PX, ThumbnailFolder, fitted, thumbnail_jpeg

HASH = ContentHash("abcdef" + "0" * 34)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (500, 375)),
        ((600, 900), (333, 500)),
        ((504, 378), (504, 378)),
        ((40, 30), (40, 30)),
        ((1, 30_000), (1, 500)),
        ((30_000, 2), (500, 1)),
    ],
)
def test_a_thumbnail_is_fitted_and_never_enlarged(size: tuple[int, int], expected: tuple[int, int]) -> None:
    thumbnail = Image.open(io.BytesIO(thumbnail_jpeg(Image.new("RGB", size))))

    assert thumbnail.format == "JPEG"
    assert thumbnail.size == expected


def test_fitting_is_exact() -> None:
    assert fitted(Image.new("RGB", (504, 378)), THUMBNAIL_PX).size == (500, 375)


def test_what_is_saved_lies_under_its_hash(tmp_path: Path) -> None:
    folder = ThumbnailFolder(tmp_path / "thumbnails")

    path = folder.save(HASH, b"jpeg")

    assert path == folder.path_of(HASH) == tmp_path / "thumbnails" / "ab" / f"{HASH}.jpg"
    assert path.read_bytes() == b"jpeg"
    assert folder.exists(HASH)
    assert list(folder) == [HASH]


def test_saving_again_replaces(tmp_path: Path) -> None:
    folder = ThumbnailFolder(tmp_path)
    folder.save(HASH, b"old and long")

    assert folder.save(HASH, b"new").read_bytes() == b"new"
    assert len(list(tmp_path.rglob("*.*"))) == 1


def test_a_removed_thumbnail_is_gone_and_removing_twice_is_no_error(tmp_path: Path) -> None:
    folder = ThumbnailFolder(tmp_path)
    folder.save(HASH, b"jpeg")

    folder.remove(HASH)
    folder.remove(HASH)

    assert not folder.exists(HASH)
    assert list(folder) == []


def test_a_failed_save_leaves_the_old_one_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    folder = ThumbnailFolder(tmp_path)
    folder.save(HASH, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="No space left"):
            folder.save(HASH, b"new")

    assert [path.name for path in (tmp_path / "ab").iterdir()] == [f"{HASH}.jpg"]
    assert folder.path_of(HASH).read_bytes() == b"old"


def test_a_half_written_file_of_a_killed_process_is_no_thumbnail(tmp_path: Path) -> None:
    folder = ThumbnailFolder(tmp_path)
    folder.save(HASH, b"jpeg")
    (tmp_path / "ab" / ".tmp1234.part").write_bytes(b"jp")

    assert list(folder) == [HASH]


def test_an_unmade_folder_is_empty(tmp_path: Path) -> None:
    assert list(ThumbnailFolder(tmp_path / "nowhere")) == []
    assert not ThumbnailFolder(tmp_path / "nowhere").exists(HASH)
