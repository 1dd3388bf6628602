"""Export: trained modules to the files of `resources/starter/`."""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from google.protobuf.message import Message
from model import ImageModel, TextModel
from narrow import narrow
from torch.export import Dim
from towers import SIDE_PX, load_tokenizer

OPSET = 18


def export_image(model: ImageModel, path: Path) -> None:
    """Writes image.onnx: float32 weights, "squares" in, "vectors" out, any number of squares."""
    squares = torch.zeros(2, SIDE_PX, SIDE_PX, 3, dtype=torch.uint8)
    shapes = ({0: Dim("n")},)
    program = torch.onnx.export(
        model.eval(),
        (squares,),
        dynamo=True,
        opset_version=OPSET,
        dynamic_shapes=shapes,
        input_names=["squares"],
        output_names=["vectors"],
        verbose=False,
    )
    save(program, path)


def export_text(model: TextModel, path: Path) -> None:
    """Writes text.onnx: int8 weights, "ids" and "mask" in, "vectors" out, any number and length of texts."""
    ids = torch.tensor([[101, 1037, 4937, 102], [101, 3899, 102, 0]])
    shape = {0: Dim("n"), 1: Dim("t", max=64)}
    program = torch.onnx.export(
        model.eval(),
        (ids, (ids > 0).long()),
        dynamo=True,
        opset_version=OPSET,
        dynamic_shapes=(shape, shape),
        input_names=["ids", "mask"],
        output_names=["vectors"],
        verbose=False,
    )
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        save(program, full)
        narrow(full, path)


def save(program: torch.onnx.ONNXProgram | None, path: Path) -> None:
    """One file, weights inside, without the exporter's notes on every node: they name folders of this machine."""
    if program is None:
        raise RuntimeError("the exporter returned no program")
    program.save(path, external_data=False)
    model = onnx.load(path)
    forget_notes(model)
    onnx.save(model, path)


def forget_notes(message: Message) -> None:
    """Clears what an ONNX file says for people, in it and in all its parts; it computes the same without."""
    for field, value in message.ListFields():
        if field.name in {"metadata_props", "doc_string"}:
            message.ClearField(field.name)
        elif field.message_type is not None:
            for part in [value] if isinstance(value, Message) else value:
                forget_notes(part)


def export(image: ImageModel, text: TextModel, facts: dict[str, Any], folder: Path) -> None:
    """Writes the four files into a fresh folder beside `folder` and then moves them over, one by one."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        fresh = Path(name)
        export_image(image, fresh / "image.onnx")
        export_text(text, fresh / "text.onnx")
        load_tokenizer().save(str(fresh / "tokenizer.json"), pretty=False)
        write_facts(facts, fresh)
        publish(fresh, folder)


def write_facts(facts: dict[str, Any], folder: Path) -> None:
    """Writes model.json; the model's id ends with a digest of both towers' files."""
    digest = hashlib.sha256()
    for name in ("image.onnx", "text.onnx", "tokenizer.json"):
        digest.update((folder / name).read_bytes())
    named = {"model_id": f"photolens-starter-{digest.hexdigest()[:12]}", **facts}
    (folder / "model.json").write_text(json.dumps(named, indent=2) + "\n", encoding="utf-8")


def publish(fresh: Path, folder: Path) -> None:
    """Moves the files of one folder over those of another, each in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(fresh.iterdir()):
        shutil.move(path, folder / path.name)
