"""News server: announces a version on this machine's loopback, with every fault that a real one has.

with NewsServer() as server:
    server.announce(version="9.0")
    read_news(server.address)
"""

import json
import ssl
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ANNOUNCED: Mapping[str, Any] = {
    "version": "9.1.0",
    "date": "2031-12-01",
    "page": "https://example.org/photolens",
    "notes": ["Starts in half the time.", "Reads camera RAW."],
}
PATIENCE_S = 60.0
"""How long an answer that is held waits for the test; only a test that fails waits so long."""


class NewsServer:
    """A context manager. Owns the server's thread; with `certificate`, a PEM file with its key, it speaks HTTPS."""

    def __init__(self, certificate: Path | None = None) -> None:
        self._certificate = certificate
        self.status, self.headers, self.body = 200, dict[str, str](), json.dumps(dict(ANNOUNCED)).encode()
        self.asked: list[Mapping[str, str]] = []
        """The headers of each request, their names in small letters."""
        self.held, self._go_on = threading.Event(), threading.Event()
        self._go_on.set()

    def __enter__(self) -> "NewsServer":
        self._server = _Server(self)
        if self._certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self._certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._go_on.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def address(self) -> str:
        """Where the news is announced."""
        return f"{'https' if self._certificate else 'http'}://127.0.0.1:{self._server.server_port}/latest.json"

    def announce(self, **said: Any) -> None:
        """Announces the usual, but for what is given; what is None is left out."""
        told = {name: value for name, value in {**ANNOUNCED, **said}.items() if value is not None}
        self.say(json.dumps(told).encode())

    def say(self, body: bytes) -> None:
        """Answers with any bytes."""
        self.body = body

    def answer(self, status: int, **headers: str) -> None:
        """Answers with a status and headers (Retry_After="60")."""
        self.status, self.headers = status, {name.replace("_", "-"): value for name, value in headers.items()}

    def hold(self) -> None:
        """Answers nothing until `go_on`; `held` is set when somebody waits."""
        self._go_on.clear()

    def go_on(self) -> None:
        """Lets what is held come."""
        self._go_on.set()

    def wait_to_go_on(self) -> None:
        """For the server: holds the answer."""
        if not self._go_on.is_set():
            self.held.set()
            self._go_on.wait(PATIENCE_S)


class _Server(ThreadingHTTPServer):
    """Knows for whom it answers."""

    daemon_threads = True

    def __init__(self, news: NewsServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.news = news

    def handle_error(self, *_: object) -> None:
        """A client that does not trust the certificate goes away, as it should."""


class _Handler(BaseHTTPRequestHandler):
    """Answers every request alike."""

    server: _Server

    def do_GET(self) -> None:
        news = self.server.news
        news.asked.append({name.lower(): value for name, value in self.headers.items()})
        news.wait_to_go_on()
        self.send_response(news.status)
        for name, value in {"Content-Length": str(len(news.body)), **news.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(news.body)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:  # the client went away, as clients do
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing: `asked` is the log."""
