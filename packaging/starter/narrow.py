"""Narrow: the large weights of an ONNX file as int8 with a float scale a channel, a quarter of the size.

Only the weights are rounded. They are widened again by plain nodes, which ONNX Runtime folds away when it loads the
file, so the model computes in float32: a text has one vector, whatever texts stand beside it in a batch. Dynamic
quantization rounds by the range of the whole batch, and gave "a cat" vectors of cosine 0.976 with each other.
"""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import GraphProto, NodeProto, TensorProto, helper, numpy_helper

LARGE = 50_000
"""Weights with fewer numbers stay as they are."""

Floats = NDArray[np.float32]


def narrow(source: Path, target: Path) -> None:
    """Write `source` to `target` with its large weights in int8."""
    model = onnx.load(source)
    graph, nodes = model.graph, []
    weights = {tensor.name: tensor for tensor in graph.initializer if np.prod(tensor.dims) > LARGE}
    for tensor in weights.values():
        graph.initializer.remove(tensor)
        nodes.extend(widened(graph, tensor, reader_of(graph, tensor.name)))
    for node in reversed(nodes):
        graph.node.insert(0, node)
    onnx.checker.check_model(model)
    onnx.save(model, target)


def reader_of(graph: GraphProto, name: str) -> NodeProto:
    """The one node that reads a weight."""
    readers: list[NodeProto] = [node for node in graph.node if name in node.input]
    (reader,) = readers
    return reader


def widened(graph: GraphProto, tensor: TensorProto, reader: NodeProto) -> list[NodeProto]:
    """Store a weight in int8, and give the nodes that make it a float again; a lookup table is widened row by row."""
    is_table = reader.op_type == "Gather"
    by_rows = is_table or any(attribute.name == "transB" and attribute.i for attribute in reader.attribute)
    rounded, scale = quantized(numpy_helper.to_array(tensor), axis=1 if by_rows else 0)
    name = tensor.name
    graph.initializer.append(numpy_helper.from_array(rounded, f"{name}.int8"))
    graph.initializer.append(numpy_helper.from_array(scale, f"{name}.scale"))
    if is_table:
        return look_up(graph, name, reader)
    return [
        helper.make_node("Cast", [f"{name}.int8"], [f"{name}.float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}.float", f"{name}.scale"], [name]),
    ]


def look_up(graph: GraphProto, name: str, reader: NodeProto) -> list[NodeProto]:
    """Replace a lookup by one of int8 rows and one of their scales, in its place among the nodes."""
    ids, result, place = reader.input[1], reader.output[0], list(graph.node).index(reader)
    nodes = [
        helper.make_node("Gather", [f"{name}.int8", ids], [f"{name}.rows"]),
        helper.make_node("Gather", [f"{name}.scale", ids], [f"{name}.scales"]),
        helper.make_node("Cast", [f"{name}.rows"], [f"{name}.float"], to=TensorProto.FLOAT),
        helper.make_node("Mul", [f"{name}.float", f"{name}.scales"], [result]),
    ]
    graph.node.remove(reader)
    for offset, node in enumerate(nodes):
        graph.node.insert(place + offset, node)
    return []


def quantized(weight: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """Symmetric int8 of a matrix, and the scale of each channel: the largest number along `axis` becomes 127."""
    scale = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), 1e-12) / 127
    return np.round(weight / scale).astype(np.int8), scale.astype(np.float32)
