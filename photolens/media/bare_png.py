"""Bare PNG: a PNG without the chunks that a picture does not need, for when one of those is broken."""

from collections.abc import Iterator

_SIGNATURE_BYTES = 8
_NEEDED = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})


def bare_png(data: bytes) -> bytes:
    """The same picture without text, time, colour profile, EXIF and animation (W3C PNG, section 5)."""
    return data[:_SIGNATURE_BYTES] + b"".join(chunk for kind, chunk in _chunks(data) if kind in _NEEDED)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Every chunk's type and its bytes: four of length, four of type, the content, four of checksum."""
    at = _SIGNATURE_BYTES
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at : at + 12 + length]
        at += 12 + length
