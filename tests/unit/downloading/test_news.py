"""What is announced about the newest version, read from a server on this machine, with everything that goes wrong."""

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from photolens import __version__
from photolens.domain.news import News
from photolens.downloading.news import LONGEST_NOTE, MOST_NOTES, read_news
from photolens.errors import DownloadError
from photolens.updates import newest
from tests.news_server import NewsServer

OPENSSL = shutil.which("openssl")


@pytest.fixture
def server() -> Iterator[NewsServer]:
    with NewsServer() as served:
        yield served


@pytest.fixture
def copy(server: NewsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What this copy of Photolens knows of its release: that the server announces versions."""
    release = tmp_path / "release.toml"
    release.write_text(f'news = "{server.address}"\n', encoding="utf-8")
    monkeypatch.setenv("PHOTOLENS_RELEASE", str(release))
    return release


def refusal(address: str, **how: float) -> str:
    with pytest.raises(DownloadError) as caught:
        read_news(address, **how)
    return str(caught.value)


# what is announced


def test_an_announcement_is_read_whole(server: NewsServer) -> None:
    assert read_news(server.address) == News(
        "9.1.0",
        date(2031, 12, 1),
        "https://example.org/photolens",
        ("Starts in half the time.", "Reads camera RAW."),
    )


def test_the_server_is_told_nothing_about_the_user(server: NewsServer) -> None:
    read_news(server.address)
    [asked] = server.asked
    assert asked["user-agent"] == "Photolens"
    assert not {"cookie", "authorization", "referer", "from"} & asked.keys()


def test_all_but_the_version_may_be_missing(server: NewsServer) -> None:
    server.announce(date=None, page=None, notes=None)
    assert read_news(server.address) == News("9.1.0", None, "", ())


@pytest.mark.parametrize("date_", ["soon", 20311201, [], "2031-13-01"])
def test_a_date_that_is_none_is_left_out(server: NewsServer, date_: object) -> None:
    server.announce(date=date_)
    assert read_news(server.address).date is None


@pytest.mark.parametrize(
    "page",
    [
        "file:///etc/passwd", "javascript:alert(1)", "ftp://example.org", "example.org", "https://", "//example.org",
        "https://exa mple.org", "https://example.org/\x1b[2J", "http://[::1", 5, {},
    ],
)  # fmt: skip
def test_what_is_no_web_page_is_not_offered_as_a_link(server: NewsServer, page: object) -> None:
    server.announce(page=page)
    assert read_news(server.address).page == ""


def test_notes_are_plain_short_and_few(server: NewsServer) -> None:
    server.announce(notes=["Two\nlines\x1b[31m", 5, "", " ", "x" * 5000, *["more"] * 50])
    notes = read_news(server.address).notes
    assert notes[0] == "Two lines[31m"
    assert notes[1] == "x" * LONGEST_NOTE
    assert len(notes) == MOST_NOTES


# what goes wrong


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>Log in to the hotel's network</html>", b"[]", b"5", b"null", b"{}", b'{"version": "newest"}',
        b'{"version": 5, "date"', b"\xff\xfe\x00", b"[" * 99_000, b'{"version": "9.0", "notes": ["' + b"x" * 100_000,
    ],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_news_is_told_as_such(server: NewsServer, body: bytes) -> None:
    server.say(body)
    said = refusal(server.address)
    assert "does not answer with news of Photolens" in said
    assert "log in to this network" in said


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "does not announce versions any more: look where you got Photolens"),
        (410, "does not announce versions any more: look where you got Photolens"),
        (403, "refuses to answer (HTTP 403): try again later"),
        (429, "is asked too often right now: try again in a few minutes"),
        (500, "has a problem of its own (HTTP 500): try again later"),
        (503, "has a problem of its own (HTTP 503): try again later"),
        (304, "refuses to answer (HTTP 304)"),
    ],
)
def test_a_refusal_says_what_to_do(server: NewsServer, status: int, words: str) -> None:
    server.say(b"")
    server.answer(status)
    assert words in refusal(server.address)


def test_a_server_that_is_asked_too_often_says_when_to_ask_again(server: NewsServer) -> None:
    server.answer(429, Retry_After="60")
    assert "try again in 60 seconds" in refusal(server.address)


def test_a_server_that_is_not_there_cannot_be_reached() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))  # but does not listen
        said = refusal(f"http://127.0.0.1:{taken.getsockname()[1]}/latest.json")
    assert "cannot be reached: check the connection to the internet" in said


def test_a_server_that_says_nothing_is_given_up(server: NewsServer) -> None:
    server.hold()
    assert "has not answered within 0.2 seconds: try again later" in refusal(server.address, timeout_s=0.2)


def test_a_connection_that_breaks_off_is_told(server: NewsServer) -> None:
    server.answer(200, Content_Length="5000")
    assert "broke off: try again" in refusal(server.address)


def test_a_proxy_that_refuses_is_told(monkeypatch: pytest.MonkeyPatch, server: NewsServer) -> None:
    monkeypatch.setenv("HTTPS_PROXY", server.address)
    monkeypatch.delenv("no_proxy", raising=False)
    assert "the proxy refuses the connection: check the variables HTTP_PROXY" in refusal("https://example.org/news")
    assert server.asked == [], "it is no proxy, so it refuses to connect, and was asked for nothing else"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.org/x", "example.org", "http:///x"])
def test_only_the_web_is_asked(address: str) -> None:
    assert "is no address to ask for news" in refusal(address)


def test_a_redirect_is_followed(server: NewsServer) -> None:
    with NewsServer() as other:
        other.answer(302, Location=server.address)
        assert read_news(other.address).version == "9.1.0"


def test_a_redirect_to_a_file_is_not_followed(server: NewsServer) -> None:
    server.answer(302, Location="file:///etc/passwd")
    assert "does not answer with news" in refusal(server.address)


# certificates


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Of a server at 127.0.0.1, signed by nobody but itself, and its key."""
    if OPENSSL is None:
        pytest.skip("needs openssl")
    file = tmp_path / "certificate.pem"
    subprocess.run(
        [OPENSSL, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-keyout", str(tmp_path / "key.pem"), "-out", str(file), "-subj", "/CN=test",
         "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    file.write_text(file.read_text() + (tmp_path / "key.pem").read_text())
    return file


@pytest.fixture
def safe_server(certificate: Path) -> Iterator[NewsServer]:
    with NewsServer(certificate) as served:
        yield served


def test_a_certificate_that_nobody_vouches_for_is_refused(safe_server: NewsServer) -> None:
    said = refusal(safe_server.address)
    assert "is not safe (self-signed certificate): check this computer's clock" in said.replace(
        "self signed", "self-signed"
    )
    assert safe_server.asked == []


def test_a_certificate_of_the_users_choice_is_trusted(
    safe_server: NewsServer, certificate: Path, monkeypatch: pytest.MonkeyPatch, new_connection: None
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert read_news(safe_server.address).version == "9.1.0"


def test_nobody_is_led_from_a_safe_page_to_one_that_is_not(
    safe_server: NewsServer,
    server: NewsServer,
    certificate: Path,
    monkeypatch: pytest.MonkeyPatch,
    new_connection: None,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    safe_server.answer(302, Location=server.address)
    assert "does not answer with news" in refusal(safe_server.address)
    assert server.asked == []


def test_certificates_that_are_not_there_are_told(monkeypatch: pytest.MonkeyPatch, new_connection: None) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
    assert "check the variables HTTP_PROXY" in refusal("https://127.0.0.1:9/latest.json")


# the door


def test_a_newer_version_is_told(server: NewsServer, copy: Path) -> None:
    found = newest()
    assert found is not None
    assert found.version == "9.1.0"


@pytest.mark.parametrize("version", [__version__, "0.0.9", f"{__version__}rc1"])
def test_nothing_is_told_where_this_is_the_newest(server: NewsServer, copy: Path, version: str) -> None:
    server.announce(version=version)
    assert newest() is None
    assert len(server.asked) == 1


def test_a_copy_that_knows_nobody_to_ask_asks_nobody(copy: Path, server: NewsServer) -> None:
    copy.write_text("", encoding="utf-8")
    with pytest.raises(DownloadError, match="update it the way you installed it"):
        newest()
    assert server.asked == []


def test_an_answer_that_does_not_come_is_not_waited_for_when_nobody_wants_it(server: NewsServer, copy: Path) -> None:
    server.hold()
    stop = threading.Event()

    def leave() -> None:
        server.held.wait(60)
        stop.set()

    stopper = threading.Thread(target=leave)
    stopper.start()
    with pytest.raises(DownloadError, match="stopped before there was an answer"):
        newest(is_stopped=stop.is_set)
    stopper.join()
