"""The network as the two graphs that the package carries, their weights in half precision."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn

from fasih.batches import batches
from fasih.network import PLACE
from fasih.spoken import MGC
from podcaster.arabic.phones.inventory import PHONES
from podcaster.voices.fasih.features import CONTEXT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from fasih.network import Network
    from fasih.spoken import Spoken

_OPSET = 18
_SMALL = 256
"""Tensors of fewer numbers stay in single precision: they weigh nothing."""


class _Phones(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.part = network.phones

    def forward(self, phones: Tensor, context: Tensor) -> tuple[Tensor, Tensor]:
        return self.part(phones, context, context.new_ones(1))


class _Frames(nn.Module):
    """Frames in the units that the vocoder takes, with the spread that training took from them."""

    def __init__(self, network: Network, spread: np.ndarray) -> None:
        super().__init__()
        self.part = network.frames
        centre, scale = network.mean, network.deviation
        self.register_buffer("scale", scale * torch.from_numpy(spread))
        self.register_buffer("shift", centre)

    def forward(self, sounds: Tensor, phone: Tensor, place: Tensor) -> Tensor:
        made = self.part(sounds, phone, place, sounds.new_ones(1))
        voicing = torch.sigmoid(made[..., MGC + 1 :])
        frames = made[..., : MGC + 1] * self.scale[: MGC + 1] + self.shift[: MGC + 1]
        return torch.cat([frames, voicing], -1)


def export(network: Network, spread: np.ndarray, folder: Path) -> int:
    """Write phones.onnx and frames.onnx into the folder; their size in bytes together.

    `spread` [OUTPUTS] multiplies the distance of each output from its mean.
    """
    phones, frames = 12, 40
    context = torch.zeros(1, phones, CONTEXT)
    ids = torch.arange(phones)[None] % len(PHONES)
    width = network.phones.names.embedding_dim
    pairs = torch.export.Dim("pairs", min=2)
    first = _graph(
        _Phones(network),
        {"phones": ids, "context": context},
        {"phones": {1: "P"}, "context": {1: "P"}},
        ["sounds", "log_frames"],
    )
    second = _graph(
        _Frames(network, spread),
        {
            "sounds": torch.zeros(1, width, phones),
            "phone": torch.zeros(1, frames, dtype=torch.int64),
            "place": torch.zeros(1, frames, PLACE),
        },
        {"sounds": {2: "P"}, "phone": {1: 2 * pairs}, "place": {1: 2 * pairs}},
        ["frames"],
    )
    size = 0
    for name, graph in (("phones.onnx", first), ("frames.onnx", second)):
        packed = _halved(graph).SerializeToString(deterministic=True)
        beside = folder / f"{name}.part"
        beside.write_bytes(packed)
        os.replace(beside, folder / name)
        size += len(packed)
    return size


def spread(network: Network, utterances: Sequence[Spoken]) -> np.ndarray:
    """How much wider each output [OUTPUTS] varies in speech than in the network's frames of it.

    A model that makes its mean error small makes its outputs too even, and the voice dull; the
    ratio, at most 1.25, gives the variance back (compare Toda and Tokuda, "A speech parameter
    generation algorithm considering global variance", 2007). Voicing stays as it is.
    """
    mean, deviation = network.mean.numpy(), network.deviation.numpy()
    told: list[np.ndarray] = []
    made: list[np.ndarray] = []
    with torch.no_grad():
        for make in batches(utterances, 5000, mean, deviation):
            batch = make()
            sounds, _ = network.phones(batch.phones, batch.context, batch.phone_mask)
            frames = network.frames(sounds, batch.phone, batch.place, batch.pair_mask)
            speech = (batch.frame_mask > 0) & (batch.target[..., -1] > 0)
            told.append(batch.target[speech].numpy())
            made.append(frames[speech].numpy())
    ratio = np.concatenate(told).std(0) / np.maximum(np.concatenate(made).std(0), 1e-6)
    ratio[MGC + 1 :] = 1.0
    return np.clip(ratio, 1.0, 1.25).astype(np.float32)


def _graph(
    module: nn.Module, inputs: dict[str, Tensor], dynamic: dict[str, Any], outputs: list[str]
) -> onnx.ModelProto:
    shapes = {
        name: {
            axis: torch.export.Dim(dim, min=2) if isinstance(dim, str) else dim
            for axis, dim in axes.items()
        }
        for name, axes in dynamic.items()
    }
    program = torch.onnx.export(
        module.eval(),
        kwargs=inputs,
        dynamo=True,
        opset_version=_OPSET,
        input_names=list(inputs),
        output_names=outputs,
        dynamic_shapes=shapes,
        verbose=False,
    )
    model: onnx.ModelProto = program.model_proto
    for node in model.graph.node:
        del node.metadata_props[:]  # names of this machine's files
        node.doc_string = ""
    del model.graph.value_info[:]
    del model.metadata_props[:]
    return model


def _halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph, its large weights stored in half precision and widened on loading."""
    graph = model.graph
    casts = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < _SMALL:
            continue
        name = weight.name
        weight.CopyFrom(numpy_helper.from_array(values.astype(np.float16), f"{name}.half"))
        casts.append(
            onnx.helper.make_node("Cast", [f"{name}.half"], [name], to=onnx.TensorProto.FLOAT)
        )
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model, full_check=True)
    return model
