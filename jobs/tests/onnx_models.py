"""Writes small ONNX models into the working folder; run by the Python that has ``onnx``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SHAPE = [1, 3, 16, 16]
WEIGHTS = numpy_helper.from_array(np.linspace(-1, 1, 216, dtype="f").reshape(8, 3, 3, 3), "w")
CONV = helper.make_node("Conv", ["x", "w"], ["c"], pads=[1] * 4)


def value(name: str, shape: Sequence[int | str], kind: int = TensorProto.FLOAT) -> Any:
    return helper.make_tensor_value_info(name, kind, shape)


def save(
    name: str,
    nodes: Sequence[Any],
    x: Any,
    y: Any,
    weights: Sequence[Any] = (WEIGHTS,),
    opset: int = 17,
    **how: Any,
) -> None:
    graph = helper.make_graph(nodes, "g", [x], [y], list(weights))
    opsets = [helper.make_opsetid("", opset), helper.make_opsetid("acme", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    onnx.save(model, f"{name}.onnx", **how)


def after_conv(*names: str, domain: str = "") -> list[Any]:
    """A convolution, then operators of these names one after the other."""
    ends = ["c", *(f"t{number}" for number in range(1, len(names))), "y"]
    steps = zip(names, ends, ends[1:], strict=False)
    return [CONV, *(helper.make_node(op, [a], [b], domain=domain) for op, a, b in steps)]


def quantized() -> list[Any]:
    scale, zero = ["s", "z"], ["s", "z"]
    return [
        helper.make_node("QuantizeLinear", ["x", *scale], ["xq"]),
        helper.make_node("DequantizeLinear", ["xq", *zero], ["xd"]),
        helper.make_node("Relu", ["xd"], ["r"]),
        helper.make_node("QuantizeLinear", ["r", *scale], ["rq"]),
        helper.make_node("DequantizeLinear", ["rq", *zero], ["y"]),
    ]


RELU = helper.make_node("Relu", ["x"], ["y"])
OUT = value("y", [1, 8, 16, 16])
save("sound", after_conv("Relu"), value("x", SHAPE), OUT)
save(
    "open",
    after_conv("Relu"),
    value("x", ["batch", 3, "side", "side"]),
    value("y", ["batch", 8, "side", "side"]),
)
save("cpu", after_conv("Erf", "Det"), value("x", SHAPE), value("y", [1, 8]))
save("custom", after_conv("Magic", domain="acme"), value("x", SHAPE), OUT)
save("misspelt", after_conv("Reluu"), value("x", SHAPE), OUT)
save("future", after_conv("Relu"), value("x", SHAPE), OUT, opset=99)
save("shapeless", [RELU], helper.make_tensor_value_info("x", 1, None), value("y", [1]), [])
save(
    "quantized",
    quantized(),
    value("x", SHAPE),
    value("y", SHAPE),
    [
        numpy_helper.from_array(np.array(0.01, dtype="f"), "s"),
        numpy_helper.from_array(np.array(0, dtype="u1"), "z"),
    ],
)
for folder, location in (("beside", "weights.bin"), ("short", "short.bin"), ("away", "away.bin")):
    Path(folder).mkdir()
    how: dict[str, Any] = {"save_as_external_data": True, "size_threshold": 0}
    save(f"{folder}/m", after_conv("Relu"), value("x", SHAPE), OUT, location=location, **how)
Path("short/short.bin").write_bytes(b"\0" * 100)
away = onnx.load("away/m.onnx", load_external_data=False)
away.graph.initializer[0].external_data[0].value = "../sound.onnx"
onnx.save(away, "away/m.onnx")
Path("cut.onnx").write_bytes(Path("sound.onnx").read_bytes()[:300])
