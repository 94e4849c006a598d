"""Networks as the one graph that the package carries: their scores averaged, their weights stored
as 8-bit or 16-bit numbers and widened on loading, so that all arithmetic is in single precision.

Quantised arithmetic would differ between processors; this answers alike on all of them.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from podcaster.arabic.vowels.orthography import CLASSES
from podcaster.arabic.vowels.readings import SHARES
from vowels.alphabet import KNOWN, SAME

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import torch

    from vowels.network import Network

_OPSET = 17
_SMALL = 2048
"""Tensors of fewer numbers stay in single precision: they weigh nothing."""


class _Graph:
    def __init__(self, bits: int) -> None:
        self.bits = bits
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def op(self, kind: str, *inputs: str, **options: Any) -> str:
        name = f"{kind.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **options))
        return name

    def halves(self, x: str, width: int) -> tuple[str, str]:
        """The first numbers of the last axis, and as many after them."""
        names = f"first{len(self.nodes)}", f"second{len(self.nodes)}"
        sizes = self.exact(np.array([width, width], np.int64))
        self.nodes.append(helper.make_node("Split", [x, sizes], list(names), axis=-1))
        return names

    def exact(self, values: np.ndarray) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def weight(self, values: np.ndarray) -> str:
        """A tensor, made small where that is worth it; its last axis shares a scale."""
        values = values.astype(np.float32)
        if values.size < _SMALL:
            return self.exact(values)
        if self.bits == 16:
            return self.op("Cast", self.exact(values.astype(np.float16)), to=TensorProto.FLOAT)
        scale = np.abs(values).max(-1, keepdims=True) / 127 + 1e-12
        whole = self.exact(np.round(values / scale).astype(np.int8))
        widened = self.op("Cast", whole, to=TensorProto.FLOAT)
        return self.op("Mul", widened, self.exact(scale.astype(np.float32)))


def export(networks: Sequence[Network], temperature: float, path: Path, bits: int = 8) -> int:
    """Write the graph; its size in bytes. `temperature` divides the scores, so that what comes out
    are the logarithms of well-judged probabilities."""
    graph = _Graph(bits)
    found = [_network(graph, network, temperature) for network in networks]
    mean = found[0]
    if len(found) > 1:
        total = graph.op("Sum", *found)
        share = graph.exact(np.array([1 / len(found)], np.float32))
        mean = graph.op("LogSoftmax", graph.op("Mul", total, share), axis=-1)
    graph.nodes.append(helper.make_node("Identity", [mean], ["scores"]))
    places = ["T"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [*places, 1])
        for name in ("letters", "hints")
    ]
    inputs.append(helper.make_tensor_value_info("shares", TensorProto.FLOAT, [*places, 1, SHARES]))
    inputs += [
        helper.make_tensor_value_info(name, TensorProto.INT64, [size])
        for name, size in (("starts", "W"), ("ends", "W"), ("belongs", "T"))
    ]
    output = helper.make_tensor_value_info("scores", TensorProto.FLOAT, [*places, 1, len(CLASSES)])
    made = helper.make_graph(graph.nodes, "tashkeel", inputs, [output], graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
    same = "".join(chr(a) + (b if isinstance(b, str) else chr(b)) for a, b in SAME.items())
    helper.set_model_props(model, {"letters": KNOWN, "same": same})
    onnx.checker.check_model(model, full_check=True)
    packed = model.SerializeToString(deterministic=True)
    beside = path.with_name(f"{path.name}.part")
    beside.write_bytes(packed)
    os.replace(beside, path)
    return len(packed)


def _network(graph: _Graph, network: Network, temperature: float) -> str:
    letters = graph.op("Gather", graph.weight(_array(network.letters.weight)), "letters")
    hints = graph.op("Gather", graph.weight(_array(network.hints.weight)), "hints")
    table = graph.op("Transpose", graph.exact(_array(network.shares.weight)), perm=[1, 0])
    x = graph.op("Sum", letters, hints, graph.op("MatMul", "shares", table))
    first, second = network.layers
    x = _layer(graph, first, x)
    x = _layer(graph, second, graph.op("Add", x, _words(graph, network.words, x)))
    matrix = graph.weight(_array(network.head.weight) / temperature)
    bias = graph.exact(_array(network.head.bias) / temperature)
    scores = graph.op("MatMul", x, graph.op("Transpose", matrix, perm=[1, 0]))
    return graph.op("LogSoftmax", graph.op("Add", scores, bias), axis=-1)


def _words(graph: _Graph, words: Any, x: str) -> str:
    width = words.out.out_features // 2
    forth, back = graph.halves(x, width)
    edges = graph.op("Gather", forth, "ends"), graph.op("Gather", back, "starts")
    read = _layer(graph, words.layer, graph.op("Concat", *edges, axis=-1))
    matrix = graph.op("Transpose", graph.weight(_array(words.out.weight)), perm=[1, 0])
    out = graph.op("Add", graph.op("MatMul", read, matrix), graph.exact(_array(words.out.bias)))
    nothing = graph.exact(np.zeros((1, 1, 2 * width), np.float32))
    return graph.op("Gather", graph.op("Concat", nothing, out, axis=0), "belongs")


def _layer(graph: _Graph, layer: Any, x: str) -> str:
    halves = (layer.forth, layer.back)
    width = layer.forth.hidden_size
    inputs = graph.weight(np.stack([_gates(half.weight_ih_l0) for half in halves]))
    states = graph.weight(np.stack([_gates(half.weight_hh_l0) for half in halves]))
    biases = np.stack(
        [np.concatenate([_gates(half.bias_ih_l0), _gates(half.bias_hh_l0)]) for half in halves]
    )
    read = graph.op(
        "LSTM", x, inputs, states, graph.exact(biases), hidden_size=width, direction="bidirectional"
    )
    beside = graph.op("Transpose", read, perm=[0, 2, 1, 3])
    return graph.op("Reshape", beside, graph.exact(np.array([0, 0, 2 * width], np.int64)))


def _gates(values: torch.Tensor) -> np.ndarray:
    """From the order of torch (input, forget, cell, output) to that of ONNX."""
    first, forget, cell, output = np.split(_array(values), 4)
    return np.concatenate([first, output, forget, cell])


def _array(values: torch.Tensor) -> np.ndarray:
    return values.detach().float().numpy()
