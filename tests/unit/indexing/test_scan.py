import os
import sys
from pathlib import Path

import pytest

from photolens.domain.folder import FileId, FileState, Folder, FolderId, FolderState, KnownFile
from photolens.domain.photo import PhotoId
from photolens.indexing.scan import Scan, Scanner

Known = dict[str, KnownFile]


def folder_at(path: Path) -> Folder:
    return Folder(FolderId(1), path, "volume", FolderState.ONLINE)


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x" * (len(name) + 1))


def as_photos(scan: Scan) -> Known:
    """The catalogue after every candidate of a scan became a photo."""
    return {
        item.place.relative_path: KnownFile(FileId(row), item.place, FileState.PRESENT, PhotoId(row), is_complete=True)
        for row, item in enumerate(scan.candidates, start=1)
    }


def names(scan: Scan) -> set[str]:
    return {item.place.relative_path for item in scan.candidates}


def test_every_file_of_an_unknown_folder_is_a_candidate(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg", "sub/b.png", "sub/deep/c.heic", "no-extension")
    scan = Scanner().scan(folder_at(tmp_path), {})
    assert names(scan) == {"a.jpg", "sub/b.png", "sub/deep/c.heic", "no-extension"}
    assert scan.seen == 4


def test_nothing_changed_means_nothing_to_do(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg", "sub/b.png")
    known = as_photos(Scanner().scan(folder_at(tmp_path), {}))
    again = Scanner().scan(folder_at(tmp_path), known)
    assert (again.seen, again.unchanged, again.candidates, again.missing) == (2, 2, [], [])


@pytest.mark.parametrize("change", ["time", "size"])
def test_a_changed_file_is_a_candidate_again(tmp_path: Path, change: str) -> None:
    write(tmp_path, "a.jpg", "b.jpg")
    known = as_photos(Scanner().scan(folder_at(tmp_path), {}))
    status = (tmp_path / "a.jpg").stat()
    if change == "size":
        (tmp_path / "a.jpg").write_bytes(b"longer than before")
        os.utime(tmp_path / "a.jpg", ns=(status.st_atime_ns, status.st_mtime_ns))
    else:
        os.utime(tmp_path / "a.jpg", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    again = Scanner().scan(folder_at(tmp_path), known)
    assert names(again) == {"a.jpg"}
    assert again.candidates[0].known == known["a.jpg"]


def test_a_photo_without_a_vector_is_a_candidate(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg")
    known = as_photos(Scanner().scan(folder_at(tmp_path), {}))
    row = known["a.jpg"]
    incomplete = KnownFile(row.id, row.place, row.state, row.photo_id, is_complete=False)
    assert names(Scanner().scan(folder_at(tmp_path), {"a.jpg": incomplete})) == {"a.jpg"}


def test_a_file_that_went_is_missing_and_one_that_returned_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg", "b.jpg")
    known = as_photos(Scanner().scan(folder_at(tmp_path), {}))
    row = known["b.jpg"]
    gone = KnownFile(row.id, row.place, FileState.MISSING, row.photo_id, is_complete=True)
    (tmp_path / "a.jpg").unlink()
    scan = Scanner().scan(folder_at(tmp_path), known | {"b.jpg": gone})
    assert scan.missing == [known["a.jpg"].id]
    assert (scan.returned, scan.candidates) == ([row.id], [])


def test_a_file_that_failed_is_not_tried_again_until_it_changes(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg")
    row = as_photos(Scanner().scan(folder_at(tmp_path), {}))["a.jpg"]
    failed = KnownFile(row.id, row.place, FileState.PRESENT, None, is_complete=True)
    scan = Scanner().scan(folder_at(tmp_path), {"a.jpg": failed})
    assert (scan.failed_before, scan.candidates) == (1, [])
    (tmp_path / "a.jpg").write_bytes(b"mended")
    assert names(Scanner().scan(folder_at(tmp_path), {"a.jpg": failed})) == {"a.jpg"}


def test_a_file_that_failed_and_went_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg")
    row = as_photos(Scanner().scan(folder_at(tmp_path), {}))["a.jpg"]
    (tmp_path / "a.jpg").unlink()
    scan = Scanner().scan(folder_at(tmp_path), {"a.jpg": KnownFile(row.id, row.place, row.state, None, True)})
    assert (scan.forgotten, scan.missing) == ([row.id], [])


def test_files_that_are_no_pictures_by_name_are_rejected_with_a_reason_and_not_opened(tmp_path: Path) -> None:
    write(tmp_path, "notes.txt", "IMG_1.xmp", ".DS_Store", "film.mp4")
    scan = Scanner().scan(folder_at(tmp_path), {})
    assert scan.candidates == []
    assert {item.place.relative_path for item in scan.rejected} == {"notes.txt", "IMG_1.xmp", ".DS_Store", "film.mp4"}
    assert all(item.stage == "format" and item.reason for item in scan.rejected)


def test_hidden_and_junk_folders_and_exclusions_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg", ".git/b.jpg", "@eaDir/c.jpg", "private/d.jpg", "library/e.jpg", "f.tmp.jpg")
    scanner = Scanner(["private", "*.tmp.jpg"], frozenset({tmp_path / "library"}))
    assert names(scanner.scan(folder_at(tmp_path), {})) == {"a.jpg"}


def test_a_part_of_a_folder_is_scanned_alone(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg", "sub/b.jpg", "sub/deep/c.jpg")
    scan = Scanner().scan(folder_at(tmp_path), {}, "sub")
    assert names(scan) == {"sub/b.jpg", "sub/deep/c.jpg"}


def test_a_part_that_went_takes_its_files_with_it(tmp_path: Path) -> None:
    write(tmp_path, "sub/b.jpg")
    known = as_photos(Scanner().scan(folder_at(tmp_path), {}))
    (tmp_path / "sub/b.jpg").unlink()
    (tmp_path / "sub").rmdir()
    assert Scanner().scan(folder_at(tmp_path), known, "sub").missing == [known["sub/b.jpg"].id]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_pipes_and_loops_do_no_harm(tmp_path: Path) -> None:
    write(tmp_path, "a.jpg")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.jpg").symlink_to(tmp_path / "gone.jpg")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a.jpg")
    os.mkfifo(tmp_path / "pipe.jpg")
    assert names(Scanner().scan(folder_at(tmp_path), {})) == {"a.jpg", "link.jpg"}


def test_what_is_in_a_folder_that_cannot_be_listed_is_not_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.jpg", "locked/b.jpg")
    known = as_photos(Scanner().scan(folder_at(tmp_path), {}))
    listed = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)  # the tests may run as root, whom no permission stops
    scan = Scanner().scan(folder_at(tmp_path), known)
    assert scan.missing == []
    assert "Permission denied" in scan.unlisted["locked"]
