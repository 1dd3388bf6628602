"""Unread: in words, what a file is that Photolens does not read, from its name or from its first bytes."""

from pathlib import PurePath

_KINDS = {
    "a text file": "txt text md markdown rst log csv tsv ini cfg conf yaml yml toml html htm css xml tex nfo srt vtt",
    "notes that another program keeps beside a photo": "xmp aae json pp3 dop on1 cos thm picasa plist",
    "a video": "mp4 m4v mov qt avi mkv webm mts m2ts m2t 3gp 3g2 mpg mpeg mpe wmv asf flv vob ogv insv lrv dv",
    "a sound recording": "mp3 m4a aac wav flac ogg oga opus wma aif aiff amr mid midi",
    "an archive": "zip tar gz tgz bz2 xz zst 7z rar iso dmg cab jar lz4",
    "a document": "pdf doc docx odt rtf xls xlsx ods ppt pptx odp pages numbers key epub mobi djvu",
    "a program or its source text": "py pyc js ts c h cpp hpp rs go java class sh bat ps1 exe dll so dylib msi apk app "
    "deb rpm ipynb whl",
    "a database or another program's data": "db sqlite sqlite3 lrcat lrprev lrdata cocatalog dat idx pkl npy npz "
    "parquet h5 pt onnx safetensors",
    "a font": "ttf otf woff woff2",
    "a shortcut or a settings file": "lnk url desktop webloc icc icm cube 3dl tmp bak part crdownload",
}
_KIND_OF_EXTENSION = {f".{ext}": kind for kind, extensions in _KINDS.items() for ext in extensions.split()}

_RAW = "3fr arw cr2 cr3 crw dcr dng erf fff iiq k25 kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f"
RAW_EXTENSIONS = frozenset(f".{ext}" for ext in _RAW.split())
"""Extensions of camera RAW files; many of these are TIFF files whose first picture is only a small preview."""
RAW_KIND = "a camera RAW picture"

_PICTURES = {
    "a JPEG XL picture": "jxl",
    "a JPEG 2000 picture": "jp2 j2k j2c jpc jpf jpx jpm",
    "a Photoshop document": "psd psb",
    "a GIMP picture": "xcf",
    "a vector drawing": "svg svgz ai eps ps wmf emf cdr",
    "an icon": "ico cur icns",
    "a Targa picture": "tga icb vda vst",
    "a game texture": "dds blp ftex ktx ktx2 vtf",
    "a plain bitmap of the PNM family": "pbm pgm ppm pnm pam pfm",
    "an HDR picture": "hdr exr rgbe",
    "a PCX picture": "pcx dcx",
    "an SGI picture": "sgi rgb rgba bw",
    "a Sun raster picture": "ras sun",
    "an X11 bitmap": "xbm xpm",
    "a QOI picture": "qoi",
    "a Windows DIB picture": "dib",
    "an animation": "fli flc",
    "a FlashPix picture": "fpx mic",
    "an astronomical picture": "fits fit fts",
    "a JPEG XR picture": "jxr wdp hdp",
    RAW_KIND: _RAW,
}
_PICTURE_OF_EXTENSION = {f".{ext}": kind for kind, extensions in _PICTURES.items() for ext in extensions.split()}

_READ_EXTENSIONS = frozenset(
    {
        ".jpg",
        ".jpeg",
        ".jpe",
        ".mpo",
        ".png",
        ".apng",
        ".webp",
        ".tif",
        ".tiff",
        ".gif",
        ".bmp",
        ".heic",
        ".heif",
        ".avif",
    }
)

_PICTURE_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\x0a", "a JPEG XL picture"),
    (0, b"\0\0\0\x0cJXL \r\n\x87\n", "a JPEG XL picture"),
    (0, b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000 picture"),
    (0, b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (0, b"8BPS", "a Photoshop document"),
    (0, b"gimp xcf", "a GIMP picture"),
    (0, b"%!PS", "a vector drawing"),
    (0, b"\xc5\xd0\xd3\xc6", "a vector drawing"),
    (0, b"\xd7\xcd\xc6\x9a", "a vector drawing"),
    (0, b"\0\0\1\0", "an icon"),
    (0, b"\0\0\2\0", "an icon"),
    (0, b"icns", "an icon"),
    (0, b"DDS ", "a game texture"),
    (0, b"BLP1", "a game texture"),
    (0, b"BLP2", "a game texture"),
    (0, b"FTEX", "a game texture"),
    (0, b"#?RADIANCE", "an HDR picture"),
    (0, b"\x76\x2f\x31\x01", "an HDR picture"),
    (0, b"\x01\xda", "an SGI picture"),
    (0, b"\x59\xa6\x6a\x95", "a Sun raster picture"),
    (0, b"qoif", "a QOI picture"),
    (0, b"SIMPLE  =", "an astronomical picture"),
    (0, b"II\xbc", "a JPEG XR picture"),
    (0, b"II*\0\x10\0\0\0CR", RAW_KIND),
    (0, b"IIRO", RAW_KIND),
    (0, b"IIRS", RAW_KIND),
    (0, b"MMOR", RAW_KIND),
    (0, b"IIU\0", RAW_KIND),
    (0, b"FUJIFILMCCD-RAW", RAW_KIND),
    (0, b"\0MRM", RAW_KIND),
    (0, b"FOVb", RAW_KIND),
    (4, b"ftypcrx ", RAW_KIND),
)
_OTHER_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a document"),
    (4, b"ftypM4A", "a sound recording"),
    (4, b"ftyp", "a video"),
    (4, b"moov", "a video"),
    (4, b"mdat", "a video"),
    (8, b"AVI ", "a video"),
    (0, b"\x1a\x45\xdf\xa3", "a video"),
    (0, b"\0\0\1\xba", "a video"),
    (0, b"\0\0\1\xb3", "a video"),
    (8, b"WAVE", "a sound recording"),
    (0, b"ID3", "a sound recording"),
    (0, b"fLaC", "a sound recording"),
    (0, b"OggS", "a sound recording"),
    (0, b"PK\3\4", "an archive or an office document"),
    (0, b"\x1f\x8b", "an archive"),
    (0, b"Rar!", "an archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "an archive"),
    (257, b"ustar", "an archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (0, b"SQLite format 3", "a database or another program's data"),
    (0, b"\x7fELF", "a program or its source text"),
    (0, b"MZ", "a program or its source text"),
)


def unread_kind(path_name: str) -> str | None:
    """Why a file is no photo, when its name alone says so; None when it has to be opened to know.

    Args:
        path_name: a file's name or path; only the last part of it is looked at.
    """
    name = PurePath(path_name).name
    if name.startswith("."):
        return "a hidden file, not a picture"
    kind = _KIND_OF_EXTENSION.get(PurePath(name).suffix.lower())
    return None if kind is None else f"{kind}, not a picture"


def refusal(head: bytes, suffix: str) -> str:
    """Why a file that begins with `head` is not read; `suffix` is its extension with the dot, in any case.

    To be asked only of files that are of none of the formats in `formats.Format`.
    """
    if kind := _picture_kind(head, suffix.lower()):
        return f"{kind}, a format that Photolens does not read yet"
    if kind := _of_magic(_OTHER_MAGIC, head) or ("a text file" if _is_text(head) else None):
        return f"{kind}, not a picture"
    if not head.strip(b"\0"):
        return "not a picture: the file holds nothing but zeros; it may be half copied"
    if suffix.lower() in _READ_EXTENSIONS:
        return "damaged: the file does not begin like the picture that its name promises"
    return unread_kind(f"file{suffix}") or "not a picture, or one too damaged to recognise"


def _picture_kind(head: bytes, suffix: str) -> str | None:
    kind = _of_magic(_PICTURE_MAGIC, head) or ("a vector drawing" if b"<svg" in head[:1024].lower() else None)
    return kind or _PICTURE_OF_EXTENSION.get(suffix)


def _of_magic(table: tuple[tuple[int, bytes, str], ...], head: bytes) -> str | None:
    return next((kind for offset, magic, kind in table if head.startswith(magic, offset)), None)


def _is_text(head: bytes) -> bool:
    # The head may end in the middle of a character: the last three bytes need not decode.
    text = head.decode("utf-8", errors="replace").rstrip("\N{REPLACEMENT CHARACTER}")
    return bool(text) and all(char.isprintable() or char in "\t\r\n\f\ufeff" for char in text)
