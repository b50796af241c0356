"""Writes jobs/tests/onnx_cases.json: small models, and what service and Job must say of them.

Run it with the python of .venv-rockchip or .venv-qualcomm, which have ``onnx``.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onnx import ModelProto, TensorProto, helper

TARGET = Path(__file__).parent.parent / "jobs/tests/onnx_cases.json"
RELU = helper.make_node("Relu", ["x"], ["y"])
FIXED = [1, 3, 8, 8]
SIZES = ["batch", 3, None, -1]


def value(name: str, shape: Sequence[int | str | None] | None) -> Any:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def model(
    nodes: Sequence[Any] = (RELU,),
    inputs: Sequence[Any] = (value("x", FIXED),),
    weights: Sequence[Any] = (),
    opsets: Mapping[str, int] | None = None,
) -> bytes:
    graph = helper.make_graph(list(nodes), "g", list(inputs), [value("y", FIXED)], list(weights))
    imports = [helper.make_opsetid(name, version) for name, version in (opsets or {"": 17}).items()]
    made: ModelProto = helper.make_model(graph, opset_imports=imports, ir_version=8)
    return bytes(made.SerializeToString(deterministic=True))


def weights(location: str, offset: int = 0, length: int = 16) -> Any:
    """A tensor whose numbers lie in another file."""
    tensor = TensorProto(name="w", data_type=TensorProto.FLOAT, dims=[4])
    tensor.data_location = TensorProto.EXTERNAL
    for key, text in (("location", location), ("offset", offset), ("length", length)):
        tensor.external_data.add(key=key, value=str(text))
    return tensor


def branch() -> Any:
    graph = helper.make_graph([helper.make_node("DequantizeLinear", ["a"], ["b"])], "b", [], [])
    return helper.make_node("If", ["x"], ["y"], then_branch=graph, else_branch=graph)


def case(
    name: str,
    content: bytes,
    beside: Mapping[str, int] | None = None,
    says: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """``says`` is what differs from the plainest model; without it the model is refused."""
    plain = {
        "opset": 17,
        "inputs": {"x": FIXED},
        "operators": {"Relu": 1},
        "external": {},
        "quantized": False,
    }
    return {
        "name": name,
        "base64": base64.b64encode(content).decode(),
        "beside": dict(beside or {}),
        "says": None if says is None else {**plain, **says},
    }


def main() -> None:
    sound = model()
    named = {"operators": {"If": 1, "DequantizeLinear": 2}, "quantized": True}
    old = [value("x", FIXED), value("w", [4])]
    inline = helper.make_tensor("w", TensorProto.FLOAT, [4], [1, 2, 3, 4])
    cases = [
        case("sound", sound, says={}),
        case("opset21", model(opsets={"": 21, "acme": 99}), says={"opset": 21}),
        case("long name of the domain", model(opsets={"ai.onnx": 12}), says={"opset": 12}),
        case("no opset", model(opsets={"acme": 1}), says={"opset": 0}),
        case(
            "open sizes",
            model(inputs=[value("x", SIZES)]),
            says={"inputs": {"x": ["batch", 3, "", ""]}},
        ),
        case("question mark", model(inputs=[value("x", ["?"])]), says={"inputs": {"x": [""]}}),
        case("no shape", model(inputs=[value("x", None)]), says={"inputs": {"x": None}}),
        case("scalar", model(inputs=[value("x", [])]), says={"inputs": {"x": []}}),
        case("weights among the inputs", model(inputs=old, weights=[inline]), says={}),
        case(
            "operators",
            model([RELU, RELU, helper.make_node("Magic", [], [], domain="acme")]),
            says={"operators": {"Relu": 2, "acme.Magic": 1}},
        ),
        case("branches", model([branch()]), says=named),
        case(
            "quantised",
            model([helper.make_node("QLinearConv", ["x"], ["y"])]),
            says={"operators": {"QLinearConv": 1}, "quantized": True},
        ),
        case(
            "weights beside",
            model(weights=[weights("w.bin", 8)]),
            {"w.bin": 24},
            {"external": {"w.bin": 24}},
        ),
        case("weights too short", model(weights=[weights("w.bin", 8)]), {"w.bin": 23}),
        case("weights missing", model(weights=[weights("w.bin")]), {"v.bin": 16}),
        case("weights outside", model(weights=[weights("../w.bin")]), {"w.bin": 16}),
        case("weights without a name", model(weights=[weights("")]), {"w.bin": 16}),
        case("weights in a folder", model(weights=[weights("a\\w.bin")]), {"w.bin": 16}),
        case("no operators", model([])),
        case("no graph", ModelProto(ir_version=8).SerializeToString()),
        case("cut off", sound[:-20]),
        case("empty", b""),
        case("a pointer", b"version https://git-lfs.github.com/spec/v1\n"),
        case("an archive", b"PK\x03\x04zip"),
        case("a web page", b"<!DOCTYPE html>"),
    ]
    TARGET.write_text(json.dumps(cases, indent=1) + "\n")
    print(f"{len(cases)} cases in {TARGET.name}")


if __name__ == "__main__":
    main()
