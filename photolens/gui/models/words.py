"""Words: models, their downloads and their speed, in words for people."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from photolens.domain.model import STARTER, DownloadProgress, ModelCard, ModelEntry, ModelState, Speed
from photolens.gui.activity import Preparation, remaining
from photolens.gui.models.standing import Deed
from photolens.gui.status_words import DOT, number, remaining_words

translate = QCoreApplication.translate

SI = QLocale.DataSizeFormat.DataSizeSIFormat
GIGABYTE = 1e9


class Fact(NamedTuple):
    """Something that is known of a model."""

    name: str
    value: str


def title_words(card: ModelCard) -> str:
    """The name of a model for people."""
    return translate("Models", "Built-in model") if card.name == STARTER else card.title


def bytes_words(count: int) -> str:
    """A size as people read it: "605 MB", "1.7 GB"."""
    return QLocale().formattedDataSize(count, 1 if count >= GIGABYTE else 0, SI)


def speed_words(per_second: float) -> str:
    """How many photos a second: "4.3 photos/s", "120 photos/s"."""
    figure = number(round(per_second)) if per_second >= 9.5 else QLocale().toString(per_second, "f", 1)
    return translate("Models", "{count} photos/s").format(count=figure)


def device_words(device: str) -> str:
    """Where a model runs; the name itself where nobody gave it words."""
    known = {
        "auto": translate("Models", "Automatic"),
        "cuda": translate("Models", "Graphics card (CUDA)"),
        "mps": translate("Models", "Apple graphics (Metal)"),
        "xpu": translate("Models", "Intel graphics (XPU)"),
        "cpu": translate("Models", "Processor"),
    }
    return known.get(device, device)


def languages_words(card: ModelCard) -> str:
    """Which languages a model understands."""
    return translate("Models", "Many languages") if card.is_multilingual else translate("Models", "English")


def accuracy_words(card: ModelCard) -> str:
    """The published accuracy, as a percentage; "" where there is none."""
    return "" if card.accuracy is None else f"{QLocale().toString(card.accuracy * 100, 'f', 1)} %"


def essential_facts(entry: ModelEntry, speed: Speed | None) -> list[Fact]:
    """What matters in choosing, briefly, each with what its tooltip tells."""
    card = entry.card
    facts = [Fact(translate("Models", "Languages in which you can search"), languages_words(card))]
    is_here = entry.state is ModelState.INSTALLED
    if size := entry.disk_bytes if is_here else card.download_bytes:
        name = translate("Models", "On this computer") if is_here else translate("Models", "To download")
        facts.insert(0, Fact(name, bytes_words(size)))
    if card.accuracy is not None:
        told = translate("Models", "{accuracy} accurate").format(accuracy=accuracy_words(card))
        facts.append(Fact(accuracy_source(card), told))
    if speed is not None:
        facts.append(Fact(measured_words(speed), speed_words(speed.photos_per_second)))
    return facts


def accuracy_source(card: ModelCard) -> str:
    """What the accuracy means, and where it was published."""
    means = translate("Models", "Zero-shot on ImageNet-1k")
    return translate("Models", "{accuracy}. Source: {source}").format(accuracy=means, source=card.accuracy_source)


def measured_words(speed: Speed) -> str:
    """How a speed was measured."""
    told = translate("Models", "Measured here on %Ln photo(s): {device}, {precision}", "", speed.photos)
    return told.format(device=device_words(speed.device), precision=speed.precision)


def all_facts(entry: ModelEntry, speed: Speed | None) -> list[Fact]:
    """Everything that is known of a model."""
    card = entry.card
    known = [
        Fact(translate("Models", "Name"), card.name),
        Fact(translate("Models", "Parameters"), _millions(card.parameters)),
        Fact(translate("Models", "Input size"), f"{card.input_px} × {card.input_px} px" if card.input_px else ""),
        Fact(translate("Models", "Dimensions"), number(card.dimensions) if card.dimensions else ""),
        Fact(translate("Models", "Accuracy"), _accuracy_in_full(card)),
        Fact(translate("Models", "Licence"), card.licence),
        Fact(translate("Models", "On this computer"), bytes_words(entry.disk_bytes) if entry.disk_bytes else ""),
        Fact(translate("Models", "Photos it knows here"), number(entry.vectors) if entry.vectors else ""),
        Fact(translate("Models", "Speed"), _speed_in_full(speed)),
    ]
    return [fact for fact in known if fact.value]


def progress_words(progress: DownloadProgress) -> list[str]:
    """How far a download is, longest first: "210 MB of 605 MB · 8.2 MB/s · about 1 minute left"."""
    of_all = translate("Models", "{done} of {total}")
    parts = [of_all.format(done=bytes_words(progress.done_bytes), total=bytes_words(progress.total_bytes))]
    if progress.bytes_per_second > 0:
        parts.append(f"{QLocale().formattedDataSize(int(progress.bytes_per_second), 1, SI)}/s")
    if progress.eta_s is not None:
        parts.append(remaining_words(remaining(progress.eta_s)))
    return [DOT.join(parts[:count]) for count in range(len(parts), 0, -1)]


def preparation_words(preparation: Preparation) -> list[str]:
    """How far the vectors of a model are, longest first: "1,200 of 10,000 photos · about 3 minutes left"."""
    of_all = translate("Models", "{done} of {total} photos")
    told = of_all.format(done=number(preparation.done), total=number(preparation.total))
    left = preparation.remaining
    return [DOT.join([told, remaining_words(left)]), told] if left else [told]


def deed_words(deed: Deed, card: ModelCard | None = None, addition_bytes: int = 0) -> str:
    """What a button or a menu says of a deed; with `card`, how much there is to download, and what comes before it."""
    if deed is Deed.DOWNLOAD and card is not None and card.download_bytes:
        if addition_bytes:
            both = translate("Models", "Download {addition} + {size}")
            return both.format(addition=bytes_words(addition_bytes), size=bytes_words(card.download_bytes))
        return translate("Models", "Download {size}").format(size=bytes_words(card.download_bytes))
    return {
        Deed.DOWNLOAD: translate("Models", "Download"),
        Deed.PAUSE: translate("Models", "Pause"),
        Deed.RESUME: translate("Models", "Resume"),
        Deed.RETRY: translate("Models", "Try again"),
        Deed.USE: translate("Models", "Use"),
        Deed.GO_BACK: translate("Models", "Go back"),
        Deed.KEEP: translate("Models", "Stay with it"),
        Deed.MEASURE: translate("Models", "Measure speed"),
        Deed.DISCARD: translate("Models", "Discard the download"),
        Deed.FORGET: translate("Models", "Forget old vectors…"),
        Deed.REMOVE: translate("Models", "Remove from this computer…"),
    }[deed]


def summary_words(card: ModelCard) -> str:
    """What a model is good for; the catalogue's own words where they are not here."""
    return _summaries().get(card.name, card.summary)


def _summaries() -> dict[str, str]:
    """The sentences of the catalogue where they can be translated, in the words of the window."""
    return {
        STARTER: translate("Models", "Comes with Photolens, works at once on any computer, and knows everyday things."),
        "ViT-B-32/laion2b_s34b_b79k": translate(
            "Models",
            "Knows far more things than the built-in model, and is still quick on a computer without a graphics card.",
        ),
        "ViT-B-16/datacomp_xl_s13b_b90k": translate(
            "Models",
            "Looks more closely than CLIP ViT-B/32 and finds more, but takes about four times as long for a photo.",
        ),
        "ViT-L-14/datacomp_xl_s13b_b90k": translate(
            "Models", "Very accurate in English, and so large that it wants a graphics card."
        ),
        "ViT-B-16-SigLIP2-256/webli": translate(
            "Models", "Understands many languages and is as accurate as CLIP ViT-L/14, but several times faster."
        ),
        "ViT-B-16-SigLIP2-384/webli": translate(
            "Models",
            "The most accurate here, in many languages, because it sees the most detail; it wants a graphics card.",
        ),
        "xlm-roberta-base-ViT-B-32/laion5b_s13b_b90k": translate(
            "Models",
            "Understands many languages and is as fast as CLIP ViT-B/32, but a little less accurate in English.",
        ),
        "MobileCLIP2-S0/dfndr2b": translate(
            "Models",
            "Small, as fast as CLIP ViT-B/32 and more accurate, but Apple permits it for non-commercial scientific "
            "research only: for other use, take another one.",
        ),
    }


def _millions(parameters: int) -> str:
    if not parameters:
        return ""
    return translate("Models", "{count} million").format(count=number(round(parameters / 1e6)))


def _accuracy_in_full(card: ModelCard) -> str:
    return "" if card.accuracy is None else f"{accuracy_words(card)}. {accuracy_source(card)}"


def _speed_in_full(speed: Speed | None) -> str:
    return "" if speed is None else f"{speed_words(speed.photos_per_second)}. {measured_words(speed)}"
