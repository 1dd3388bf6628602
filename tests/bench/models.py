"""How fast models encode photos, alone and in the whole pipeline, and how soon after its start a process answers.

    python -m tests.bench.models [--architectures ViT-B-32,ViT-B-16] [--devices cpu,cuda] [--seconds 8] [--photos N]
                                 [--runs 3] [--quick] [--json]

Weights are random, which is as fast. For each architecture, device and precision, which is forced:

- encode: squares that lie in memory as bytes, many in one call of the encoder, and as the pipeline does it, by 16.
- pipeline: 12-megapixel JPEGs into a library, between its first and its last commit; decode is what the decode
  processes do when nobody encodes. Where a GPU encodes, of_decode near 1 says that decoding is what limits. On the CPU
  both share the cores, and of_shared_bound compares with 1 / (1/decode + 1/encode), which is what the same cores allow.
- bare, on cuda: the image tower alone, through torch.compile, over one batch that stays on the GPU, in 16 bits.

An answer: from the start of the process until all is imported, until the model is loaded, until a search has its
result; medians, after one start that fills the disk cache. The precision is the model's own choice there.
"""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
import psutil

from photolens.domain.framing import Framing
from photolens.domain.model import STARTER, ModelCard
from photolens.indexing.decoding import DecodeSettings
from photolens.indexing.events import BatchCommitted, Event
from photolens.indexing.pipeline import BATCH
from photolens.library import Library
from photolens.media import ThumbnailFolder
from photolens.settings import IndexingSettings, ModelSettings, Settings, save_settings
from photolens.vision import open_clip_model
from photolens.vision.cards import CARDS
from photolens.vision.device import fast_halves, present_devices
from photolens.vision.encoder import Encoder
from photolens.vision.importing import import_torch
from photolens.vision.loading import Blueprint, build_model, random_blueprint
from photolens.vision.towers import Towers
from tests.bench import reporting
from tests.bench.pipeline import decode_rate, make_photos
from tests.bench.untrained import installed, known

DISTINCT = 8
"""12-megapixel photos that are made; the others are these again with another comment, so that each is read anew."""
PHOTOS_A_CORE = 40
LONGEST_PIPELINE_S = 60.0
"""A model that would need longer for the fewest photos is measured alone only."""
RESIDENT_ON_GPU = 2048
"""Squares in one call there, so that the encoder has found its batch size after two; on the CPU as in the pipeline."""
BARE_BATCH = 256
COPIES = 5
"""How often a model must fit into the free memory: its file, the tensors read from it, the model in two precisions."""
ANSWERING = "ViT-B-32"

ANSWER = """
import sys, time
from pathlib import Path
from photolens.library import Library
if sys.argv[3] == "starter":
    import photolens.vision.starter
else:
    import photolens.vision.open_clip_model
    from photolens.vision.importing import import_open_clip
    import_open_clip()
imported = time.time()
with Library.open(Path(sys.argv[2])) as library:
    library.encoder
    loaded = time.time()
    assert library.search(sys.argv[4]), "the search found nothing"
    answered = time.time()
print(*(moment - float(sys.argv[1]) for moment in (imported, loaded, answered)))
"""

Figures = dict[str, object]


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured with, and for how long."""

    folder: Path
    photos: list[Path]
    seconds: float
    runs: int
    decode_rates: dict[Framing, float]


@dataclass(frozen=True, slots=True)
class Job:
    """One model on one device, in one precision."""

    card: ModelCard
    architecture: str
    device: str
    precision: str


def main() -> None:
    """Measure and print."""
    arguments = options().parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PHOTOLENS_MODELS"] = str(Path(folder, "models"))
        count = arguments.photos or (2 * BATCH if arguments.quick else PHOTOS_A_CORE * (os.cpu_count() or 1))
        photos = different_photos(Path(folder, "photos"), count)
        seconds, runs = (1.0, 1) if arguments.quick else (arguments.seconds, arguments.runs)
        bench = Bench(Path(folder), photos, seconds, runs, {})
        figures = about(arguments.devices)
        for architecture in arguments.architectures:
            figures |= model_figures(bench, architecture, arguments.devices)
        figures |= answers(bench, arguments.devices)
    reporting.report(figures, as_json=arguments.json)


def options() -> argparse.ArgumentParser:
    """The command line; by default every architecture of the catalogue, but those whose image tower another has too."""

    def names(text: str) -> list[str]:
        return text.split(",")

    parser = reporting.parser("Measure the models.")
    default = [card.architecture for card in CARDS if card.extra == "clip"]
    parser.add_argument("--architectures", type=names, default=default, help="some of the catalogue's")
    parser.add_argument("--devices", type=names, default=present_devices(import_torch()), help="of cpu, cuda, mps, xpu")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each encoding is measured")
    parser.add_argument("--photos", type=int, default=0, help="how many photos go through the pipeline at most")
    parser.add_argument("--runs", type=int, default=3, help="how many processes are started for an answer")
    parser.add_argument("--quick", action="store_true", help="everything once and briefly: a trial of the bench itself")
    return parser


def about(devices: Sequence[str]) -> Figures:
    """What is measured on: the GPU and the CPU, as far as their names are told."""
    torch, info = import_torch(), Path("/proc/cpuinfo")
    names = [torch.cuda.get_device_name() if device == "cuda" else device for device in devices if device != "cpu"]
    said = info.read_text(encoding="utf-8") if info.exists() else f"model name: {platform.processor()}"
    names += re.findall(r"^model name\s*: (.+)$", said, re.MULTILINE)[:1]
    return {"device": ", ".join(names), "torch": torch.__version__}


def different_photos(folder: Path, count: int) -> list[Path]:
    """12-megapixel JPEGs, none of them with the bytes of another."""
    made = make_photos(folder, min(count, DISTINCT))
    for number in range(len(made), count):
        comment = number.to_bytes(4, "big")
        content = made[number % DISTINCT].read_bytes()
        made.append(folder / f"{number:05}.jpg")
        made[-1].write_bytes(content[:2] + b"\xff\xfe" + (2 + len(comment)).to_bytes(2, "big") + comment + content[2:])
    return made


def model_figures(bench: Bench, architecture: str, devices: Sequence[str]) -> Figures:
    """Everything about one architecture, if the memory suffices for it."""
    needed = COPIES * 4 * known(architecture).parameters
    if needed > psutil.virtual_memory().available:
        return {f"{architecture}/left_out": f"it needs {needed / 1e9:.0f} GB of free memory"}
    figures: Figures = {}
    with installed(bench.folder, architecture) as model:
        for device in devices:
            for precision in ("float32", half_of(device)):
                job = Job(model, architecture, device, precision)
                found = job_figures(bench, job)
                figures |= {f"{architecture}/{device}/{precision}/{name}": value for name, value in found.items()}
    return figures


def half_of(device: str) -> str:
    """The 16-bit precision of a device, the emulated one where it has none of its own."""
    torch = import_torch()
    return str((fast_halves(torch, device) or [torch.bfloat16])[0]).removeprefix("torch.")


@contextmanager
def forced(precision: str) -> Iterator[None]:
    """Encoders that are loaded meanwhile compute in that precision, whatever is faster or agrees."""

    def raised(blueprint: Blueprint, device: str) -> Towers:
        towers = Towers(blueprint, device)
        towers.convert(getattr(import_torch(), precision))
        return towers

    with patch.object(open_clip_model, "raise_towers", raised):
        yield


def job_figures(bench: Bench, job: Job) -> Figures:
    """What one model does on one device in one precision."""
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder, forced(job.precision):
        place = Path(folder, "library")
        choose(place, ModelSettings(name=job.card.name, device=job.device))
        with Library.open(place) as library:
            by_16 = encode = encode_rate(library.encoder, BATCH, bench.seconds)
            if job.device != "cpu":
                encode = encode_rate(library.encoder, RESIDENT_ON_GPU, bench.seconds)
            figures: Figures = {"encode_photos_per_second": encode, "encode_by_16_photos_per_second": by_16}
            if 2 * BATCH / by_16 < LONGEST_PIPELINE_S:
                figures |= pipeline_figures(bench, library, by_16)
    if job.device == "cuda" and job.precision != "float32":
        bare = bare_rate(job, bench.seconds)
        figures |= {"bare_photos_per_second": bare, "encode_of_bare": encode / bare}
    return figures


def choose(library: Path, model: ModelSettings) -> None:
    """Note in a library that is not there yet which model it is to use."""
    library.mkdir()
    save_settings(library / "settings.toml", Settings(model=model))


def encode_rate(encoder: Encoder, count: int, seconds: float) -> float:
    """Photos a second, when calls with `count` squares follow one another; warm, its batch size found."""
    side = encoder.framing.side_px
    squares = np.random.default_rng(0).integers(0, 256, (count, side, side, 3), np.uint8)
    for _ in range(2):
        encoder.encode_images(squares)
    return count * calls_per_second(lambda: encoder.encode_images(squares), seconds)


def calls_per_second(call: Callable[[], object], seconds: float) -> float:
    """How often something can be done, at least once."""
    calls, spent_s, started_s = 0, 0.0, time.perf_counter()
    while spent_s < seconds:
        call()
        calls, spent_s = calls + 1, time.perf_counter() - started_s
    return calls / spent_s


def pipeline_figures(bench: Bench, library: Library, encode_by_16: float) -> Figures:
    """Photos a second through the whole pipeline, beside decoding alone."""
    framing = library.encoder.framing
    if framing not in bench.decode_rates:
        thumbnails = ThumbnailFolder(bench.folder / f"thumbnails-{len(bench.decode_rates)}")
        settings = DecodeSettings(IndexingSettings().decode_processes, 60.0, framing, thumbnails)
        bench.decode_rates[framing] = decode_rate(bench.photos, settings)
    decode = bench.decode_rates[framing]
    photos = bench.photos[: max(2 * BATCH, int(min(encode_by_16, decode) * LONGEST_PIPELINE_S))]
    pipeline = pipeline_rate(library, photos)
    return {
        "decode_photos_per_second": decode,
        "pipeline_photos_per_second": pipeline,
        "pipeline_of_decode": pipeline / decode,
        "pipeline_of_shared_bound": pipeline * (1 / decode + 1 / encode_by_16),
    }


def pipeline_rate(library: Library, photos: Sequence[Path]) -> float:
    """Photos a second between the first commit and the last one: without the start of the decode processes."""
    commits: list[tuple[float, int]] = []

    def publish(event: Event) -> None:
        if isinstance(event, BatchCommitted):
            commits.append((time.perf_counter(), len(event.change.photos)))

    with tempfile.TemporaryDirectory(dir=library.paths.folder.parent) as folder:
        for path in photos:
            Path(folder, path.name).hardlink_to(path)
        library.index([Path(folder)], publish=publish)
    return sum(count for _, count in commits[1:]) / (commits[-1][0] - commits[0][0])


def bare_rate(job: Job, seconds: float) -> float:
    """Photos a second of the compiled image tower alone, over one batch that stays on the device."""
    torch = import_torch()
    dtype, order = getattr(torch, job.precision), torch.channels_last
    model = build_model(random_blueprint(job.architecture)).to(job.device, dtype, memory_format=order)
    shape = (BARE_BATCH, 3, job.card.input_px, job.card.input_px)
    batch = torch.randn(shape, device=job.device, dtype=dtype).contiguous(memory_format=order)
    compiled, device = torch.compile(model.encode_image), getattr(torch, job.device)

    def ten_batches() -> None:
        for _ in range(10):
            compiled(batch)
        device.synchronize()

    with torch.inference_mode():
        ten_batches()
        return 10 * BARE_BATCH * calls_per_second(ten_batches, seconds)


def answers(bench: Bench, devices: Sequence[str]) -> Figures:
    """How soon a new process answers: with the starter, and with a model of torch on each device."""
    figures = answer(bench, STARTER, ModelSettings())
    with installed(bench.folder, ANSWERING) as card:
        for device in devices:
            figures |= answer(bench, f"{ANSWERING}/{device}", ModelSettings(name=card.name, device=device))
    return figures


def answer(bench: Bench, name: str, model: ModelSettings) -> Figures:
    """Seconds of each part, of a search in a small library; each phrase is a new one, for known ones are remembered."""
    place = bench.folder / f"answering-{name.replace('/', '-')}"
    choose(place, model)
    photos = bench.folder / f"few-{place.name}"
    photos.mkdir()
    for path in bench.photos[:4]:
        (photos / path.name).hardlink_to(path)
    with Library.open(place) as library:
        library.index([photos])
    runs = [answer_s(place, model.name, f"photo number {run} of a cat") for run in range(bench.runs + 1)][1:]
    imports, loaded, answered = (statistics.median(moments) for moments in zip(*runs, strict=True))
    return {
        f"{name}/answer_imports_s": imports,
        f"{name}/answer_load_s": loaded - imports,
        f"{name}/answer_first_text_s": answered - loaded,
        f"{name}/answer_s": answered,
    }


def answer_s(library: Path, model: str, phrase: str) -> tuple[float, ...]:
    """Seconds since a process was started: all imported, the model loaded, the search answered."""
    command = [sys.executable, "-c", ANSWER, str(time.time()), str(library), model, phrase]
    return tuple(map(float, subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.split()))


if __name__ == "__main__":
    main()
