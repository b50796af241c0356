"""Writes ONNX models that are odd in one way, and those with a tensor elsewhere in each of the
places that are its arguments; run by the Python that has ``onnx``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from onnx import ModelProto, SparseTensorProto, TensorProto, helper

MOST = 1_048_576


def value(name: str, shape: Sequence[int]) -> Any:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def away() -> Any:
    tensor = TensorProto(name="w", data_type=TensorProto.FLOAT, dims=[4])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="/etc/passwd")
    return tensor


def plain() -> Any:
    return helper.make_tensor("w", TensorProto.FLOAT, [1], [1])


def sparse(values: Any, indices: Any) -> Any:
    return SparseTensorProto(values=values, indices=indices, dims=[4])


def model(inputs: Sequence[Any] | None = None, opset: int = 17) -> Any:
    node = helper.make_node("Relu", ["x"], ["y"])
    given = [value("x", [1, 4])] if inputs is None else inputs
    graph = helper.make_graph([node], "g", given, [value("y", [1, 4])])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)


def with_tensor(place: str) -> Any:
    made = model()
    attribute = made.graph.node[0].attribute.add(name="a")
    inner = helper.make_graph([helper.make_node("Relu", ["a"], ["b"])], "b", [], [], [away()])
    places: dict[str, Callable[[], object]] = {
        "sparse_values": lambda: made.graph.sparse_initializer.append(sparse(away(), plain())),
        "sparse_indices": lambda: made.graph.sparse_initializer.append(sparse(plain(), away())),
        "sparse_attribute": lambda: attribute.sparse_tensor.CopyFrom(sparse(away(), plain())),
        "sparse_attributes": lambda: attribute.sparse_tensors.append(sparse(plain(), away())),
        "tensor_attribute": lambda: attribute.t.CopyFrom(away()),
        "tensor_attributes": lambda: attribute.tensors.append(away()),
        "branch": lambda: attribute.graphs.append(inner),
        "function": lambda: (
            made.functions.add(name="f", domain="acme")
            .node.add(op_type="Constant")
            .attribute.add(name="value")
            .t.CopyFrom(away())
        ),
        "training": lambda: made.training_info.add().algorithm.CopyFrom(inner),
    }
    places[place]()
    return made


def weight_and_input() -> Any:
    made = model([value("x", [1, 4]), value("w", [MOST + 1])])
    made.graph.initializer.append(plain())
    return made


def save(name: str, made: ModelProto) -> None:
    Path(name).mkdir()
    (Path(name) / "net.onnx").write_bytes(made.SerializeToString(deterministic=True))


for one in sys.argv[1:]:
    save(one, with_tensor(one))
save("sound", model())
save("twice", model([value("x", [1, 4]), value("x", [1, 4])]))
save("inputless", model([]))
save("opset0", model(opset=0))
save("opset_below", model(opset=-1))
save("huge", model([value("x", [1, MOST + 1])]))
save("large", model([value("x", [1, MOST])]))
save("highest", model(opset=2**62))
save("weight_and_input", weight_and_input())
