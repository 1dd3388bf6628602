"""The words of the commands about models. Imports nothing heavy."""

import argparse
from pathlib import Path

from photolens.cli.options import Commands, Fill, count, fill_family

DEVICES = ("auto", "cpu", "cuda", "mps", "xpu")
"""What a model may run on; the settings take the same words."""

_EXAMPLES = """examples:
  photolens models list                                       what there is, and what suits this computer
  photolens models download ViT-B-32/laion2b_s34b_b79k        Ctrl-C pauses; the same command goes on
  photolens models benchmark ViT-B-32/laion2b_s34b_b79k       how long your library would take
  photolens models use ViT-B-32/laion2b_s34b_b79k             search goes on with the old one until it is ready
  photolens models use starter                                back, at once
  photolens models add-clip                                   what CLIP needs, where the app came without it
  photolens models import my.safetensors --architecture ViT-B-32 --name my-clip

A NAME is "starter", ARCHITECTURE/TAG as open_clip has it, or the name that a file was imported as.
Models lie in a folder of their own, for all libraries. Only `download` and `add-clip` reach for the network."""


def add_models(commands: Commands) -> argparse.ArgumentParser:
    """Add `photolens models` with all that it can do."""
    family = commands.add_parser("models", help="choose what understands your photos: list, download, use models")
    family.epilog, family.formatter_class = _EXAMPLES, argparse.RawDescriptionHelpFormatter
    fill_family(family, "models", _MEMBERS)
    return family


def _list(command: argparse.ArgumentParser) -> None:
    command.add_argument("--sources", action="store_true", help="tell where each accuracy was published")


def _download(command: argparse.ArgumentParser) -> None:
    _name(command)
    command.epilog = (
        "Ctrl-C pauses; the same command goes on from there. $HF_ENDPOINT names a mirror, $HTTPS_PROXY a proxy."
    )


def _use(command: argparse.ArgumentParser) -> None:
    _name(command)
    command.add_argument("--device", choices=DEVICES, default="", help="what it runs on (default: as it was)")
    command.add_argument(
        "--no-build", action="store_true", help="only choose it; the app, or the next index or watch, does the rest"
    )
    command.epilog = (
        "Each photo gets a vector of the new model, beside the old one; until all have, search keeps answering with "
        "the old model. Ctrl-C stops; the same command goes on from there."
    )


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="FILE", help="weights: .safetensors, .bin or .pt")
    command.add_argument(
        "--architecture", required=True, metavar="A", help="open_clip's name of what they are of, such as ViT-B-32"
    )
    command.add_argument("--name", default="", metavar="N", help="what to call it (default: as the file)")


def _add_clip(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--file", type=Path, metavar="FILE", help="take it out of this archive of the release, without the network"
    )
    command.epilog = "Ctrl-C pauses; the same command goes on from there. $HTTPS_PROXY names a proxy."


def _benchmark(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "names", nargs="*", metavar="NAME", help="default: what is here, and what is recommended for this computer"
    )
    command.add_argument(
        "--photos", type=count, default=32, metavar="N", help="how many to encode (default %(default)s)"
    )


def _name(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", metavar="NAME")


def _nothing(_command: argparse.ArgumentParser) -> None:
    """For commands without arguments."""


_MEMBERS: dict[str, tuple[str, Fill]] = {
    "list": ("list the models, with their sizes, languages, licences and accuracies", _list),
    "download": ("download a model; nothing changes until it is used", _download),
    "use": ("let a model answer searches, as soon as it knows all photos", _use),
    "remove": ("delete a model's files from this computer, or what a paused download left", _name),
    "import": ("add weights of your own", _import),
    "add-clip": ("add what CLIP and SigLIP models need, to an app that came without it", _add_clip),
    "remove-clip": ("delete what add-clip added", _nothing),
    "benchmark": ("measure how many photos models encode a second, on photos of the library", _benchmark),
    "vectors": ("list the models that know photos of the library, so that each can be used at once", _nothing),
    "forget-vectors": ("forget what a model that is no longer used knows of the library, to free the space", _name),
}
