"""Hub: a small hub of models on this machine's loopback, with every fault that a real one has, at the test's word.

with Hub() as hub:
    hub.add("test/tiny", make_repository(tmp_path / "repository"))
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
"""

import json
import random
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from photolens.domain.model import ModelCard

SIDE = 32
CONFIG = {
    "embed_dim": 48,
    "vision_cfg": {"image_size": SIDE, "layers": 2, "width": 64, "head_width": 32, "patch_size": 8},
    "text_cfg": {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2},
}
PREPROCESSING = {
    "mean": [0.48, 0.46, 0.41],
    "std": [0.27, 0.26, 0.28],
    "interpolation": "bicubic",
    "resize_mode": "shortest",
}
WORDS = ["[PAD]", "[UNK]", "[EOS]", "a", "dog", "red", "sea", "photo", "of"]
CHUNK = 16 * 1024
PATIENCE_S = 60.0
"""How long a response that is held waits for the test; only a test that fails waits so long."""


def card(name: str = "test-tiny/random", repository: str = "test/tiny", **said: Any) -> ModelCard:
    """A card of a model of the tests."""
    usual: dict[str, Any] = {
        "title": "Tiny CLIP", "summary": "", "architecture": name.partition("/")[0], "parameters": 0,
        "download_bytes": 0, "input_px": SIDE, "dimensions": 48, "is_multilingual": False, "licence": "MIT",
        "accuracy": None, "accuracy_source": "",
    }  # fmt: skip
    return ModelCard(name=name, repository=repository, **(usual | said))


def make_repository(folder: Path, *, seed: int = 0) -> Path:
    """A repository of a tiny random open_clip model with CLIP's own tokenizer; real weights, so it needs torch."""
    return fill_repository(folder, weights=_weights(json.dumps(CONFIG), seed))


def make_repository_with_tokenizer(folder: Path, *, seed: int = 0) -> Path:
    """The same with a tokenizer of its own, as SigLIP's are."""
    text = {"context_length": 16, "vocab_size": len(WORDS), "width": 32, "heads": 2, "layers": 2}
    config = CONFIG | {"text_cfg": text | {"hf_tokenizer_name": "test/tokenizer"}}
    fill_repository(folder, config=config, weights=_weights(json.dumps(config), seed))
    return add_tokenizer(folder)


def fill_repository(folder: Path, *, config: Mapping[str, Any] = CONFIG, weights: bytes | None = None) -> Path:
    """A repository whose weights are random bytes, unless given: enough for whoever only carries them."""
    folder.mkdir(parents=True, exist_ok=True)
    said = {"model_cfg": config, "preprocess_cfg": PREPROCESSING}
    (folder / "open_clip_config.json").write_text(json.dumps(said, indent=1))
    (folder / "README.md").write_text("Not wanted.")
    content = random.Random(1).randbytes(600_000) if weights is None else weights
    (folder / "open_clip_model.safetensors").write_bytes(content)
    return folder


def add_tokenizer(folder: Path) -> Path:
    """Writes a real tokenizer of a few words into a folder."""
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415 (heavy)

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))  # noqa: S106 (no password)
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    said = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "pad_token": "[PAD]",
        "unk_token": "[UNK]",
        "eos_token": "[EOS]",
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(said))
    return folder


@cache
def _weights(config: str, seed: int) -> bytes:
    from safetensors.torch import save  # noqa: PLC0415 (comes with the extra)

    torch, open_clip = import_module("torch"), import_module("open_clip")
    torch.manual_seed(seed)
    model = open_clip.CLIP(**json.loads(config))
    return bytes(save({name: value.contiguous() for name, value in model.state_dict().items()}))


@dataclass(frozen=True)
class Asked:
    """A request that the hub got."""

    method: str
    path: str
    range: str
    """Of the header Range; "" without one."""
    headers: Mapping[str, str] = field(repr=False)


@dataclass
class _Faults:
    """What is wrong with the hub, by the name of the file or "" for every request."""

    statuses: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    ends: dict[str, int] = field(default_factory=dict)
    breaks: dict[str, int] = field(default_factory=dict)
    holds: dict[str, int] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    misstated: set[str] = field(default_factory=set)
    cannot_skip: bool = False


class Hub:
    """A context manager. Owns the server's thread; every method may be called while it serves."""

    def __init__(self) -> None:
        self._folders: dict[str, Path] = {}
        self.faults = _Faults()
        self.asked: list[Asked] = []
        self.held, self._go_on = threading.Event(), threading.Event()

    def __enter__(self) -> "Hub":
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.go_on()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def endpoint(self) -> str:
        """What HF_ENDPOINT must be set to."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def add(self, repository: str, folder: Path) -> None:
        """Publishes the files of a folder as a repository."""
        self._folders[repository] = folder

    def heal(self) -> None:
        """Everything works from now on."""
        self.faults = _Faults()
        self.go_on()

    def end_at(self, name: str, byte: int) -> None:
        """Every connection breaks when it comes to this byte of the file: nothing beyond it is ever sent."""
        self.faults.ends[name] = byte

    def break_after(self, name: str, count: int) -> None:
        """Every connection breaks after that many bytes of the file, so the next one gets on as far."""
        self.faults.breaks[name] = count

    def hold_at(self, name: str, byte: int) -> None:
        """The file stops coming at this byte until `go_on`; `held` is set when it has come so far."""
        self.held.clear()
        self._go_on.clear()
        self.faults.holds[name] = byte

    def go_on(self) -> None:
        """Lets what is held come."""
        self._go_on.set()

    def damage(self, name: str) -> None:
        """Sends wrong bytes, as many as there should be."""
        self.faults.damaged.add(name)

    def misstate(self, name: str) -> None:
        """Lists a wrong checksum of the file."""
        self.faults.misstated.add(name)

    def answer(self, status: int, to: str = "", **headers: str) -> None:
        """Answers every request whose path ends in `to` with a status and headers (Retry_After="60")."""
        self.faults.statuses[to] = (status, {name.replace("_", "-"): value for name, value in headers.items()})

    def ignore_ranges(self) -> None:
        """Sends every file from its beginning, whatever is asked."""
        self.faults.cannot_skip = True

    def requests_of(self, name: str) -> list[Asked]:
        """The requests for the bytes of a file, without those that were only sent elsewhere."""
        return [one for one in self.asked if one.path.startswith("/bytes/") and one.path.endswith(name)]

    def wait_to_go_on(self) -> None:
        """For the server: holds the connection."""
        self.held.set()
        self._go_on.wait(PATIENCE_S)

    def find(self, path: str) -> tuple[str, Path, str] | None:
        """For the server: repository, folder and rest of "OWNER/NAME/...", if it is published."""
        for repository, folder in self._folders.items():
            if path == repository or path.startswith(f"{repository}/"):
                return repository, folder, path[len(repository) + 1 :]
        return None


def commit_of(folder: Path) -> str:
    """Another content, another commit."""
    digest = sha1(usedforsecurity=False)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _listing(repository: str, folder: Path, misstated: set[str]) -> dict[str, Any]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    siblings = [_sibling(path, path.relative_to(folder).as_posix(), misstated) for path in paths]
    return {"id": repository, "modelId": repository, "sha": commit_of(folder), "private": False, "siblings": siblings,
            "tags": [], "downloads": 0, "likes": 0}  # fmt: skip


def _sibling(path: Path, name: str, misstated: set[str]) -> dict[str, Any]:
    content = path.read_bytes() + (b"!" if name in misstated else b"")
    said: dict[str, Any] = {"rfilename": name, "size": path.stat().st_size, "blobId": _blob(content)}
    if _is_large(name):
        said["lfs"] = {"sha256": sha256(content).hexdigest(), "size": path.stat().st_size, "pointerSize": 134}
    return said


def _blob(content: bytes) -> str:
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _about(folder: Path, name: str) -> dict[str, str]:
    """Headers of a file, also for redirects to elsewhere."""
    content = (folder / name).read_bytes()
    tag = sha256(content).hexdigest() if _is_large(name) else _blob(content)
    return {"X-Repo-Commit": commit_of(folder), "ETag": f'"{tag}"', "X-Linked-Etag": f'"{tag}"',
            "X-Linked-Size": str(len(content))}  # fmt: skip


def _is_large(name: str) -> bool:
    return name.endswith((".safetensors", ".bin"))


class _Server(ThreadingHTTPServer):
    """Knows the hub that its requests are for."""

    daemon_threads = True

    def __init__(self, hub: Hub) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.hub = hub


class _Handler(BaseHTTPRequestHandler):
    """The hub's protocol, as far as a download needs it; files are sent elsewhere, as the real one does."""

    server: _Server

    @property
    def _hub(self) -> Hub:
        return self.server.hub

    def _answer(self) -> None:
        path = unquote(urlsplit(self.path).path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self._hub.asked.append(Asked(self.command, path, headers.get("range", ""), headers))
        refused = next((said for end, said in self._hub.faults.statuses.items() if path.endswith(end)), None)
        if refused is not None:
            self._send(refused[0], {"error": "as the test wished"}, refused[1])
        elif path.startswith("/api/models/"):
            self._list(path.removeprefix("/api/models/"))
        elif path.startswith("/bytes/"):
            self._send_bytes(path.removeprefix("/bytes/"))
        else:
            self._resolve(path.removeprefix("/"))

    def _list(self, path: str) -> None:
        found = self._hub.find(path)
        if found is None:
            self._send(401, {"error": "Repository not found"}, {"X-Error-Code": "RepoNotFound"})
        else:
            self._send(200, _listing(found[0], found[1], self._hub.faults.misstated), {})

    def _resolve(self, path: str) -> None:
        found = self._hub.find(path)
        commit, _, name = found[2].removeprefix("resolve/").partition("/") if found else ("", "", "")
        if found is None or commit != commit_of(found[1]) or not (found[1] / name).is_file():
            self._send(404, {"error": "Entry not found"}, {"X-Error-Code": "EntryNotFound"})
            return
        self._send(302, {}, _about(found[1], name) | {"Location": f"/bytes/{found[0]}/{name}"})

    def _send_bytes(self, path: str) -> None:
        found = self._hub.find(path)
        assert found is not None
        content = (found[1] / found[2]).read_bytes()
        if found[2] in self._hub.faults.damaged:
            content = bytes(byte ^ 1 for byte in content)
        asked = "" if self._hub.faults.cannot_skip else self.headers.get("Range", "")
        start = int(asked.removeprefix("bytes=").partition("-")[0]) if asked else 0
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        for name, value in _about(found[1], found[2]).items():
            self.send_header(name, value)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        if self.command == "GET":
            self._pour(found[2], content, start)

    def _pour(self, name: str, content: bytes, start: int) -> None:
        """Piece by piece, as far as the faults let it; what was promised and does not come is a broken connection."""
        faults, size = self._hub.faults, len(content)
        end = min(size, faults.ends.get(name, size), start + faults.breaks.get(name, size))
        hold = faults.holds.get(name, -1)
        stops = sorted({*range(start, end, CHUNK), end, *([hold] if start <= hold <= end else [])})
        for here, there in pairwise(stops):
            if here == hold:
                self._hub.wait_to_go_on()
            self.wfile.write(content[here:there])

    def _send(self, status: int, said: dict[str, Any], headers: dict[str, str]) -> None:
        body = json.dumps(said).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = _answer  # noqa: N815 (the server looks for these names)

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except ConnectionError:  # the client went away, as clients do
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Nothing: `asked` is the log."""
