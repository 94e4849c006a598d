"""The open models that training starts from, as networks of ours.

rawi (text2tashkeel on PyPI, Apache-2.0) reads letters without their hamzas, which it restores as
marks, and knows 75 sets of marks. Its weights are 8-bit numbers with one scale a matrix.
"""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from podcaster.arabic.vowels.orthography import CLASSES
from vowels.alphabet import KNOWN, size
from vowels.network import Network

if TYPE_CHECKING:
    from pathlib import Path

_HAMZAS = {"\u0653", "\u0654", "\u0655"}


def rawi(model: Path, vocabulary: Path) -> Network:
    """The network with the weights of rawi v2 or v3; its hints and the difference between letters
    with hamza and without have yet to be learned."""
    names = json.loads(vocabulary.read_text("utf-8"))
    weights = _weights(onnx.load(str(model)))
    network = Network(size())
    with torch.no_grad():
        _set_letters(network, weights["embedding.weight"], names["char_to_idx"])
        recurrent = [weights[name] for name in weights if name.startswith("onnx::LSTM")]
        for at, layer in enumerate(network.layers):
            biases, inputs, states = _of_layer(recurrent, at)
            for way, half in enumerate((layer.forth, layer.back)):
                half.weight_ih_l0.copy_(_gates(inputs[way].T))
                half.weight_hh_l0.copy_(_gates(states[way].T))
                half.bias_ih_l0.copy_(_gates(biases[way][: len(biases[way]) // 2]))
                half.bias_hh_l0.copy_(_gates(biases[way][len(biases[way]) // 2 :]))
        _set_head(network, weights, names["diac_to_idx"])
    return network


def _weights(model: Any) -> dict[str, np.ndarray]:
    """The tensors by name, those that are quantised as the numbers that they stand for."""
    raw = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    found = {}
    for name, values in raw.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            scale, zero = raw[f"{stem}_scale"], raw[f"{stem}_zero_point"]
            shape = (-1,) + (1,) * (values.ndim - 1) if scale.ndim else ()
            whole = values.astype(np.float32) - zero.astype(np.float32).reshape(shape)
            found[stem] = whole * scale.reshape(shape)
        elif not name.endswith(("_scale", "_zero_point")):
            found[name] = values
    return found


def _of_layer(recurrent: list[np.ndarray], at: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Biases, input and state weights of a layer, told apart by their shapes."""
    biases = [each for each in recurrent if each.ndim == 2]
    inputs = [each for each in recurrent if each.ndim == 3 and each.shape[1] in (128, 512)]
    states = [each for each in recurrent if each.ndim == 3 and each.shape[1] == 256]
    inputs.sort(key=lambda each: each.shape[1])
    return biases[at], inputs[at], states[at]


def _gates(values: np.ndarray) -> torch.Tensor:
    """From the order of ONNX (input, output, forget, cell) to that of torch."""
    first, output, forget, cell = np.split(values, 4)
    return torch.from_numpy(np.concatenate([first, forget, cell, output]))


def _set_letters(network: Network, table: np.ndarray, numbers: dict[str, int]) -> None:
    network.hints.weight.zero_()
    network.shares.weight.zero_()
    network.words.out.weight.zero_()
    network.words.out.bias.zero_()
    network.letters.weight.zero_()
    for at, char in enumerate(KNOWN, 2):
        base = unicodedata.normalize("NFD", char)[0]
        number = numbers.get("1" if char == "#" else base, numbers["<UNK>"])
        network.letters.weight[at].copy_(torch.from_numpy(table[number]))


def _set_head(network: Network, weights: dict[str, np.ndarray], numbers: dict[str, int]) -> None:
    heads = [name for name, values in weights.items() if values.shape == (512, 75)]
    matrix = weights[heads[0]]
    bias = next(values for values in weights.values() if values.shape == (75,))
    network.head.weight.zero_()
    network.head.bias.zero_()
    for at, marks in enumerate(CLASSES):
        for name, number in numbers.items():
            plain = {mark for mark in name if mark not in _HAMZAS}
            # A vowel on a hamza is a set of its own there, and the same vowel here.
            hamza = len(name) - len(plain) == 1 and set(name) & _HAMZAS
            if plain == set(marks) and (len(name) == len(plain) or (hamza and marks)):
                network.head.weight[at] += torch.from_numpy(matrix[:, number])
                network.head.bias[at] += float(bias[number])
    if "presence_head.bias" in weights:
        presence = next(values for values in weights.values() if values.shape == (512, 1))
        network.head.weight[0].copy_(torch.from_numpy(-presence[:, 0]))
        network.head.bias[0] = 8.0 - float(weights["presence_head.bias"][0])
