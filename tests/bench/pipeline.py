"""How fast 12-megapixel JPEGs are indexed, beside what pure decoding and pure encoding do on the same machine.

    python -m tests.bench.pipeline [--photos 120] [--json]

On a machine whose cores do both, the two add up: `of_shared_bound` compares with 1 / (1/decode + 1/encode), which is
what the same cores allow; `of_slower` compares with the slower alone, which is the bound where a GPU encodes.
"""

import queue
import tempfile
import time
from concurrent.futures import Future
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

from photolens.indexing.decoding import DecodePool, DecodeSettings
from photolens.indexing.worker import ReadFile
from photolens.library import Library
from photolens.media import ThumbnailFolder
from photolens.settings import IndexingSettings
from photolens.vision.encoder import Encoder
from tests.bench import reporting

WIDTH_PX, HEIGHT_PX = 4000, 3000
GRAIN = 6.0
"""Standard deviation of the noise that makes a resized picture as hard to compress as a photograph."""


def main() -> None:
    """Measure and print."""
    parser = reporting.parser("Measure the indexing pipeline.")
    parser.add_argument("--photos", type=int, default=120, help="how many photos of 12 megapixels")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder), arguments.photos)
    reporting.report(figures, as_json=arguments.json)


def measure(folder: Path, count: int) -> dict[str, object]:
    """Photos a second of each part alone and of the whole."""
    photos = make_photos(folder / "photos", count)
    with Library.open(folder / "library") as library:
        decode = decode_rate(photos, DecodeSettings(
            IndexingSettings().decode_processes, 60.0, library.encoder.framing, ThumbnailFolder(folder / "thumbnails")
        ))  # fmt: skip
        encode = encode_rate(library.encoder, count)
        report = library.index([folder / "photos"])
    pipeline = report.photos_per_second
    return {
        "photos": report.indexed,
        "megabytes_a_photo": sum(path.stat().st_size for path in photos) / len(photos) / 1e6,
        "decode_photos_per_second": decode,
        "encode_photos_per_second": encode,
        "pipeline_photos_per_second": pipeline,
        "of_slower": pipeline / min(decode, encode),
        "of_shared_bound": pipeline * (1 / decode + 1 / encode),
        "resident_megabytes": psutil.Process().memory_info().rss / 1e6,
    }


def make_photos(folder: Path, count: int) -> list[Path]:
    """Different 12-megapixel JPEGs, each a real photograph made larger, with grain."""
    folder.mkdir(parents=True)
    spec = find_spec("skimage")
    assert spec is not None
    assert spec.origin is not None
    names = ("astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "motorcycle_left.png")
    random = np.random.default_rng(0)
    bases = [_enlarged(Path(spec.origin).parent / "data" / name, random) for name in names]
    paths = []
    for number in range(count):
        shifted = np.roll(bases[number % len(bases)], 16 * number, axis=1)  # whole blocks: as hard, not the same
        paths.append(folder / f"{number:05}.jpg")
        Image.fromarray(shifted).save(paths[-1], quality=90)
    return paths


def _enlarged(path: Path, random: np.random.Generator) -> np.ndarray:
    large = Image.open(path).convert("RGB").resize((WIDTH_PX, HEIGHT_PX), Image.Resampling.BICUBIC)
    grain = random.standard_normal((HEIGHT_PX, WIDTH_PX, 1), np.float32) * GRAIN
    return np.clip(np.asarray(large, np.float32) + grain, 0, 255).astype(np.uint8)


def decode_rate(photos: list[Path], settings: DecodeSettings) -> float:
    """What the decode processes do when nobody encodes, started and warm."""
    pool = DecodePool(settings)
    try:
        _decode(pool, photos[: 2 * settings.workers])
        start = time.perf_counter()
        _decode(pool, photos)
        return len(photos) / (time.perf_counter() - start)
    finally:
        pool.close()


def _decode(pool: DecodePool, photos: list[Path]) -> None:
    done: queue.SimpleQueue[Future[ReadFile]] = queue.SimpleQueue()
    for path in photos:
        pool.submit(path, done.put)
    for _ in photos:
        pool.outcome(done.get())


def encode_rate(encoder: Encoder, count: int) -> float:
    """What the encoder does when nobody decodes, warm, in the pipeline's batches."""
    side = encoder.framing.side_px
    squares = np.random.default_rng(0).integers(0, 256, (16, side, side, 3), np.uint8)
    encoder.encode_images(squares)
    batches = max(4, count // 16)
    start = time.perf_counter()
    for _ in range(batches):
        encoder.encode_images(squares)
    return 16 * batches / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
