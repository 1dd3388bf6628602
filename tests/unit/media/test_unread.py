import pytest

from photolens.media.unread import refusal, unread_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("notes.txt", "a text file"),
        ("IMG_0001.JPG.xmp", "notes that another program keeps"),
        ("IMG_0001.AAE", "notes that another program keeps"),
        ("2019/Takeout/IMG_0001.jpg.json", "notes that another program keeps"),
        ("clip.MP4", "a video"),
        ("memo.m4a", "a sound recording"),
        ("photos.zip", "an archive"),
        ("invoice.pdf", "a document"),
        ("convert.py", "a program"),
        ("Thumbs.db", "a database"),
        (".DS_Store", "a hidden file"),
        ("folder/._IMG_0001.jpg", "a hidden file"),
    ],
)
def test_names_that_promise_no_photo_are_told_without_opening(name: str, kind: str) -> None:
    reason = unread_kind(name)

    assert reason is not None
    assert reason.startswith(kind)
    assert reason.endswith("not a picture")


@pytest.mark.parametrize(
    "name", ["a.jpg", "a.JPEG", "a.heic", "a.nef", "a.jxl", "a.psd", "a", "IMG_0001", "a.photo", "résumé.png", "jpg"]
)
def test_all_other_names_have_to_be_opened(name: str) -> None:
    assert unread_kind(name) is None


@pytest.mark.parametrize(
    ("head", "suffix", "reason"),
    [
        (b"\0\0\0\x0cjP  \r\n\x87\n", "", "a JPEG 2000 picture"),
        (b"\xff\x0a\xfa\x1f", "", "a JPEG XL picture"),
        (b"8BPS\0\1", ".jpg", "a Photoshop document"),
        (b"<?xml version='1.0'?>\n<svg xmlns='x'>", "", "a vector drawing"),
        (b"\0\0\1\0\1\0", ".ico", "an icon"),
        (b"FUJIFILMCCD-RAW 0201", ".raf", "a camera RAW picture"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1", ".cr3", "a camera RAW picture"),
        (b"\x17\x99\x03", ".ARW", "a camera RAW picture"),
        (b"\0\0\2\0\0\0\0\0", ".tga", "an icon"),
        (b"\0\0\x0a\0\0\0\0\0", ".tga", "a Targa picture"),
    ],
)
def test_pictures_of_other_formats_are_named_as_not_read_yet(head: bytes, suffix: str, reason: str) -> None:
    assert refusal(head, suffix) == f"{reason}, a format that Photolens does not read yet"


@pytest.mark.parametrize(
    ("head", "suffix", "reason"),
    [
        (b"\0\0\0\x18ftypmp42\0\0\0\0isom", ".jpg", "a video, not a picture"),
        (b"RIFF\0\0\0\0AVI LIST", "", "a video, not a picture"),
        (b"RIFF\0\0\0\0WAVEfmt ", "", "a sound recording, not a picture"),
        ("Grüße von der See\r\n".encode(), "", "a text file, not a picture"),
        ("Grüße".encode()[:-1], ".jpg", "a text file, not a picture"),
        (b"\0" * 4096, ".jpg", "not a picture: the file holds nothing but zeros; it may be half copied"),
        (b"\x83\x01\x99\0", ".jpg", "damaged: the file does not begin like the picture that its name promises"),
        (b"\x83\x01\x99\0", ".mp4", "a video, not a picture"),
        (b"\x83\x01\x99\0", "", "not a picture, or one too damaged to recognise"),
    ],
)
def test_everything_else_is_named_as_well_as_can_be(head: bytes, suffix: str, reason: str) -> None:
    assert refusal(head, suffix) == reason
