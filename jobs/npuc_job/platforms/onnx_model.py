"""Reads an ONNX model with the ``onnx`` package, and fixes the sizes that it leaves open.

Run by the compiler's own Python only: the job program itself has no packages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx

from npuc_job.platforms import onnx_external, onnx_sound
from npuc_job.platforms.onnx_driver import Refused, stage

_SHOWN = 8
_QUANTIZED = frozenset(
    {"QuantizeLinear", "DequantizeLinear", "QLinearConv", "QLinearMatMul", "ConvInteger"}
)


def opened(build: Mapping[str, Any]) -> Any:
    """The model that a build names, with the sizes that it gives: the first stage of a driver."""
    path = Path(build["model"])
    model = read(path)
    stage(1, f"read {path.name}: opset {opset(model)}, {sum(operators(model).values())} operators")
    fix(model, build["batch"], build["inputShapes"])
    return model


def facts(model: Any) -> dict[str, Any]:
    """What the summary of a compilation says of its model."""
    return {
        "modelOperators": operators(model),
        "opset": opset(model),
        "inputs": shape_texts(inputs(model)),
        "outputs": shape_texts(model.graph.output),
    }


def read(path: Path) -> Any:
    """The model without the weights that lie in other files, which must be there."""
    try:
        model = onnx.load(str(path), load_external_data=False)
    except Exception as error:
        raise Refused(f"invalid model: {path.name} is not an ONNX model ({error})") from error
    if not model.HasField("graph") or not model.graph.node:
        raise Refused(f"invalid model: {path.name} has no operators")
    onnx_sound.check(path.name, _own_opsets(model), open_shapes(model), _names(model))
    onnx_external.check(path, onnx_external.needed(model))
    return model


def opset(model: Any) -> int:
    """Of ONNX's own operators; 0 where it names none."""
    return max(_own_opsets(model), default=0)


def _own_opsets(model: Any) -> list[int]:
    return [int(one.version) for one in model.opset_import if one.domain in ("", "ai.onnx")]


def _names(model: Any) -> list[str]:
    return [str(one.name) for one in inputs(model)]


def operators(model: Any) -> Mapping[str, int]:
    """How many of each name, those of other domains with these before them."""
    count = Counter(_name(node) for node in _nodes(model.graph))
    return dict(sorted(count.items()))


def is_quantized(model: Any) -> bool:
    return any(node.op_type in _QUANTIZED for node in _nodes(model.graph))


def inputs(model: Any) -> Sequence[Any]:
    """What is fed to it: old models list their weights among their inputs too."""
    weights = {one.name for one in model.graph.initializer}
    return [one for one in model.graph.input if one.name not in weights]


def fix(model: Any, batch: int | None, shapes: Mapping[str, Sequence[int]]) -> None:
    """Give open sizes those that were asked for; one that has a name is the same everywhere."""
    by_name = {one.name: one for one in inputs(model)}
    if unknown := [name for name in shapes if name not in by_name]:
        raise Refused(
            f"options refused: the model has no input {', '.join(unknown)}; it has "
            f"{_some(list(by_name))}"
        )
    sizes: dict[str, int] = {}
    for name, shape in shapes.items():
        _fix_input(by_name[name], shape, sizes)
    for one in by_name.values():
        for place, dimension in enumerate(_dimensions(one)):
            wanted = sizes.get(_symbol(dimension)) or (batch if place == 0 else None)
            if _is_open(dimension) and wanted:
                dimension.dim_value = wanted
    if still := [text for one in by_name.values() if (text := _open_text(one))]:
        raise Refused(
            "options refused: the NPU takes fixed sizes only, and these are open: "
            + "; ".join(still)
        )


def fixed_shapes(model: Any) -> Mapping[str, Sequence[int]]:
    """The sizes of each input, after they were fixed."""
    return {one.name: [d.dim_value for d in _dimensions(one)] for one in inputs(model)}


def open_shapes(model: Any) -> Mapping[str, Sequence[int | str] | None]:
    """The sizes of each input, open ones by their names; ``None`` where it has no shape."""
    return {
        one.name: [
            _symbol(dimension) if _is_open(dimension) else dimension.dim_value
            for dimension in _dimensions(one)
        ]
        if one.type.tensor_type.HasField("shape")
        else None
        for one in inputs(model)
    }


def shape_texts(values: Sequence[Any]) -> list[str]:
    """Such as ``x FLOAT 1x3x48x192``."""
    return [
        f"{one.name} {onnx.TensorProto.DataType.Name(one.type.tensor_type.elem_type)} "
        + "x".join(_size_text(size) for size in _dimensions(one))
        for one in values
    ]


def _fix_input(one: Any, shape: Sequence[int], sizes: dict[str, int]) -> None:
    dimensions = _dimensions(one)
    if len(dimensions) != len(shape):
        raise Refused(
            f"options refused: the input {one.name} has {len(dimensions)} dimensions, and "
            f"inputShapes gives {len(shape)}"
        )
    for place, (dimension, size) in enumerate(zip(dimensions, shape, strict=True)):
        known = dimension.dim_value if not _is_open(dimension) else 0
        known = known or sizes.get(_symbol(dimension), size)
        if known != size:
            raise Refused(
                f"options refused: dimension {place} of the input {one.name} is {known} in the "
                f"model, and inputShapes says {size}"
            )
        if symbol := _symbol(dimension):
            sizes[symbol] = size
        dimension.dim_value = size


def _open_text(one: Any) -> str:
    if not one.type.HasField("tensor_type") or not one.type.tensor_type.HasField("shape"):
        return f"{one.name} (of any shape)"
    open_ones = [
        f"{place} ({symbol})" if (symbol := _symbol(dimension)) else str(place)
        for place, dimension in enumerate(_dimensions(one))
        if _is_open(dimension)
    ]
    return f"{one.name} dimension {', '.join(open_ones)}" if open_ones else ""


def _dimensions(one: Any) -> Sequence[Any]:
    return list(one.type.tensor_type.shape.dim)


def _size_text(dimension: Any) -> str:
    return (_symbol(dimension) or "?") if _is_open(dimension) else str(dimension.dim_value)


def _symbol(dimension: Any) -> str:
    """The name of an open size; PaddlePaddle writes ``?`` for those that have none."""
    return "" if dimension.dim_param == "?" else str(dimension.dim_param)


def _is_open(dimension: Any) -> bool:
    """Some exporters write -1 where ONNX leaves a size out."""
    return bool(dimension.dim_value <= 0)


def _name(node: Any) -> str:
    return node.op_type if node.domain in ("", "ai.onnx") else f"{node.domain}.{node.op_type}"


def _nodes(graph: Any) -> Iterator[Any]:
    for node in graph.node:
        yield node
        for attribute in node.attribute:
            for inner in (*([attribute.g] if attribute.HasField("g") else []), *attribute.graphs):
                yield from _nodes(inner)


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
