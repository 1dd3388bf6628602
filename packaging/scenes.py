"""Scenes: a folder of photos for screenshots, in trips of 2023 to 2026: photographs and drawn landscapes.

The photographs are scikit-image's (CC0 or public domain) and scikit-learn's two (CC BY 2.0: china.jpg by Daniel
Büchele, flower.jpg by Vultilion).
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from landscapes import draw
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

LONG_PX = 1500
SHAPES = {"wide": (3, 2), "tall": (2, 3), "classic": (4, 3), "square": (1, 1), "panorama": (5, 2), "film": (16, 9)}
WHOLE = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True)
class Camera:
    """What wrote a photo."""

    make: str
    model: str
    focal_mm: float
    f_number: float


TRAVEL = Camera("FUJIFILM", "X-T5", 23.0, 5.6)
PHONE = Camera("Google", "Pixel 8", 6.9, 1.7)
STUDIO = Camera("SONY", "ILCE-7CM2", 50.0, 2.8)


@dataclass(frozen=True)
class Drawn:
    """A landscape to draw."""

    scene: str
    shape: str = "wide"

    def image(self, seed: int) -> Image.Image:
        """The picture; another one for another seed."""
        across, down = SHAPES[self.shape]
        scale = LONG_PX / max(across, down)
        return draw(self.scene, (round(across * scale), round(down * scale)), seed)


@dataclass(frozen=True)
class Photograph:
    """A photograph of scikit-image or scikit-learn, or a part of one: left, top, right, bottom as shares."""

    name: str
    part: tuple[float, float, float, float] = WHOLE

    def image(self, _seed: int) -> Image.Image:
        """The picture."""
        with Image.open(_found(self.name)) as image:
            box = [round(share * image.size[i % 2]) for i, share in enumerate(self.part)]
            part = image.convert("RGB").crop((box[0], box[1], box[2], box[3]))
        scale = LONG_PX / max(part.size)
        return part.resize((round(part.width * scale), round(part.height * scale)), Image.Resampling.LANCZOS)


@dataclass(frozen=True)
class Trip:
    """Photos of one folder, taken within a few hours of one or more days."""

    folder: str
    begin: str
    """By the clock there."""
    camera: Camera
    pictures: Sequence[Drawn | Photograph]
    place: tuple[float, float] | None = None
    """Latitude and longitude."""
    days: int = 1


TRIPS = (
    Trip("2026/Lisbon", "2026-09-19 09:12", TRAVEL, (
        Drawn("bay"), Drawn("sunset"), Drawn("city", "film"), Drawn("bay", "tall"), Photograph("coffee.png"),
        Drawn("sunset", "panorama"), Drawn("city"), Drawn("sunset", "tall"), Drawn("bay", "classic"),
    ), (38.7139, -9.1394), days=2),
    Trip("2026/Home", "2026-10-04 16:40", STUDIO, (
        Photograph("chelsea.png"), Photograph("flower.jpg"), Photograph("chelsea.png", (0.15, 0.0, 0.75, 0.95)),
        Photograph("coffee.png", (0.2, 0.1, 0.75, 0.95)),
    )),
    Trip("2026/Alps", "2026-06-27 07:05", TRAVEL, (
        Drawn("alps", "film"), Drawn("lake"), Drawn("mountains", "tall"), Drawn("alps"), Drawn("fields", "classic"),
        Drawn("forest", "tall"), Drawn("lake", "panorama"), Drawn("mountains"), Drawn("alps", "classic"),
        Drawn("night", "wide"),
    ), (46.5585, 7.8925), days=3),
    Trip("2025/Norway", "2025-12-28 10:22", TRAVEL, (
        Drawn("snow"), Drawn("forest"), Drawn("night", "tall"), Drawn("snow", "film"), Drawn("night"), Drawn("lake"),
        Drawn("snow", "classic"), Drawn("mountains", "panorama"),
    ), (62.1049, 7.0078), days=2),
    Trip("2025/Morocco", "2025-10-11 08:48", PHONE, (
        Drawn("desert"), Drawn("desert", "tall"), Drawn("sunset", "classic"), Drawn("desert", "panorama"),
        Drawn("night", "classic"), Drawn("desert", "film"),
    ), (31.0802, -4.0133)),
    Trip("2025/Garage", "2025-05-03 14:31", STUDIO, (
        Photograph("motorcycle_left.png"), Photograph("motorcycle_right.png"),
        Photograph("motorcycle_left.png", (0.1, 0.15, 0.6, 0.9)), Photograph("coffee.png", (0.0, 0.0, 0.7, 0.75)),
    )),
    Trip("2024/Tuscany", "2024-07-06 11:02", TRAVEL, (
        Drawn("fields"), Drawn("fields", "panorama"), Drawn("sunset"), Drawn("fields", "film"), Drawn("forest", "wide"),
        Drawn("mountains", "classic"), Drawn("fields", "tall"), Photograph("flower.jpg", (0.1, 0.1, 0.85, 1.0)),
    ), (43.0671, 11.6082), days=2),
    Trip("2024/China", "2024-04-18 10:55", PHONE, (
        Photograph("china.jpg"), Drawn("city", "film"), Drawn("mountains", "tall"), Drawn("lake", "classic"),
        Photograph("china.jpg", (0.05, 0.05, 0.6, 0.95)), Drawn("city"),
    ), (39.9997, 116.2755)),
    Trip("2023/Space centre", "2023-10-21 13:15", PHONE, (
        Photograph("rocket.jpg"), Photograph("astronaut.png"), Photograph("hubble_deep_field.jpg"),
        Photograph("astronaut.png", (0.1, 0.0, 0.8, 0.75)), Photograph("rocket.jpg", (0.2, 0.0, 0.7, 1.0)),
        Photograph("hubble_deep_field.jpg", (0.3, 0.3, 0.8, 0.8)), Drawn("night", "square"),
    ), (28.5729, -80.6490)),
    Trip("2023/Coast", "2023-08-12 17:30", TRAVEL, (
        Drawn("bay"), Drawn("sunset", "film"), Drawn("sunset"), Drawn("bay", "square"), Drawn("city", "tall"),
        Drawn("bay", "panorama"), Photograph("camera.png"),
    ), (50.2660, -5.0527), days=2),
)  # fmt: skip


def make_album(folder: Path) -> int:
    """Write all photos below a folder, and a few files that cannot be read; gives how many photos there are."""
    shots = list(_shots())
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda shot: shot.save(folder), shots))
    _break_some(folder)
    return len(shots)


@dataclass(frozen=True)
class Shot:
    """One photo of a trip."""

    trip: Trip
    number: int
    taken: datetime
    picture: Drawn | Photograph
    seed: int

    @property
    def name(self) -> str:
        """The file's name, as cameras count."""
        return (
            f"DSC{4000 + self.seed * 7:05d}.jpg"
            if self.trip.camera is not PHONE
            else f"PXL_{self.taken:%Y%m%d_%H%M%S}.jpg"
        )

    def save(self, folder: Path) -> None:
        """Write it."""
        path = folder / self.trip.folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.picture.image(self.seed).save(path, quality=92, exif=self._exif())

    def _exif(self) -> Image.Exif:
        random = np.random.default_rng(self.seed)
        exif, camera = Image.Exif(), self.trip.camera
        exif[271], exif[272] = camera.make, camera.model
        details = exif.get_ifd(0x8769)
        details[36867] = f"{self.taken:%Y:%m:%d %H:%M:%S}"
        details[33434] = IFDRational(1, int(random.choice([60, 125, 250, 500, 1000])))
        details[33437] = IFDRational(camera.f_number)
        details[34855] = int(random.choice([100, 160, 200, 400, 800]))
        details[37386] = IFDRational(camera.focal_mm)
        if self.trip.place:
            exif.get_ifd(0x8825).update(_position(self.trip.place, random))
        return exif


def _shots() -> Iterator[Shot]:
    seed = 0
    for trip in TRIPS:
        for number, picture in enumerate(trip.pictures):
            day = number * trip.days // len(trip.pictures)
            taken = datetime.fromisoformat(trip.begin) + timedelta(
                days=day, minutes=23 * number, seconds=37 * number % 60
            )
            seed += 1
            yield Shot(trip, number, taken, picture, seed)


def _position(place: tuple[float, float], random: np.random.Generator) -> dict[int, object]:
    """The GPS tags, some way from the place."""
    latitude, longitude = (value + random.uniform(-0.01, 0.01) for value in place)
    return {
        1: "N" if latitude >= 0 else "S",
        2: _angle(latitude),
        3: "E" if longitude >= 0 else "W",
        4: _angle(longitude),
    }


def _angle(value: float) -> tuple[float, float, float]:
    """Degrees, minutes and seconds."""
    minutes, seconds = divmod(abs(value) * 3600, 60)
    return float(minutes // 60), float(minutes % 60), round(seconds, 2)


def _break_some(folder: Path) -> None:
    """Files as they are found in real folders: cut off, empty, and no picture at all."""
    whole = min((folder / "2026/Alps").glob("*.jpg")).read_bytes()
    (folder / "2026/Alps/DSC04990.jpg").write_bytes(whole[: len(whole) // 3])
    (folder / "2025/Norway/DSC04991.jpg").write_bytes(whole[:900])
    (folder / "2024/Tuscany/DSC04992.jpg").write_bytes(b"")
    (folder / "2023/Coast/packing list.jpg").write_text("tent, stove, torch, two mugs\n")
    (folder / "2023/Coast/scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + whole[:2000])


def _found(name: str) -> Path:
    """Where a photograph lies.

    Raises:
        FileNotFoundError: the package that carries it is not installed.
    """
    for package, inside in (("skimage", "data"), ("sklearn", "datasets/images")):
        spec = find_spec(package)
        if spec is not None and spec.origin and (Path(spec.origin).parent / inside / name).exists():
            return Path(spec.origin).parent / inside / name
    raise FileNotFoundError(f"{name} comes with scikit-image and scikit-learn: pip install 'photolens[dev]'")
