"""Writes jobs/tests/tflite_cases.json: small files, and what service and Job must say of them.

Run it with the python of .venv: the models are built by the classes of the schema in vela.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flatbuffers
from ethosu.vela.tflite import (
    Buffer,
    Metadata,
    Model,
    Operator,
    OperatorCode,
    SubGraph,
    Tensor,
)
from ethosu.vela.tflite.BuiltinOperator import BuiltinOperator
from ethosu.vela.tflite.TensorType import TensorType

TARGET = Path(__file__).parent.parent / "jobs/tests/tflite_cases.json"

LFS = (
    "run `git lfs pull` where it came from, copy the file that this brings to the volume and "
    "register that"
)
CONVERT = "convert it to a full-integer (int8 or int16) .tflite file and register that"
EXPORT = "export the model as a full-integer (int8 or int16) .tflite file and register that"
COMPILED = (
    "was compiled for an Ethos-U before; register the original .tflite file, as the converter "
    "wrote it, and compile that"
)
DAMAGED = (
    "ends too early or is damaged; copy the whole file to the volume, register it as a new artifact"
    " and compile that"
)
EMPTY = "is empty; copy the model to the volume, register it as a new artifact and compile that"
UNKNOWN = f"is not a TFLite model: it has no mark TFL3; {EXPORT}"
QUANTISE = "quantise it to full integers (int8 or int16) and register that model."


@dataclass(frozen=True)
class Op:
    """An operator; ``weights`` is the type of its constant, if it has one."""

    name: str
    takes: str
    gives: str
    weights: str | None = None
    custom: str | None = None


def model(
    operators: Sequence[Op], description: str = "by hand", metadata: Sequence[str] = ()
) -> bytes:
    """A model of one subgraph, its operators in a row; its first buffer is empty as always."""
    builder = flatbuffers.Builder(256)
    buffers = [_buffer(builder, b""), _buffer(builder, bytes(4))]
    codes = [_code(builder, one) for one in operators]
    tensors: list[int] = []
    placed = [_operator(builder, index, one, tensors) for index, one in enumerate(operators)]
    lists = _vector(builder, tensors, SubGraph.SubGraphStartTensorsVector)
    steps = _vector(builder, placed, SubGraph.SubGraphStartOperatorsVector)
    ends = [
        _numbers(builder, [tensor], start)
        for tensor, start in (
            (0, SubGraph.SubGraphStartInputsVector),
            (len(tensors) - 1, SubGraph.SubGraphStartOutputsVector),
        )
    ]
    SubGraph.SubGraphStart(builder)
    SubGraph.SubGraphAddInputs(builder, ends[0])
    SubGraph.SubGraphAddOutputs(builder, ends[1])
    SubGraph.SubGraphAddTensors(builder, lists)
    SubGraph.SubGraphAddOperators(builder, steps)
    graph = SubGraph.SubGraphEnd(builder)
    graphs = _vector(builder, [graph], Model.ModelStartSubgraphsVector)
    codes_at = _vector(builder, codes, Model.ModelStartOperatorCodesVector)
    buffers_at = _vector(builder, buffers, Model.ModelStartBuffersVector)
    notes = [_metadata(builder, name) for name in metadata]
    notes_at = _vector(builder, notes, Model.ModelStartMetadataVector)
    words = builder.CreateString(description)
    Model.ModelStart(builder)
    Model.ModelAddVersion(builder, 3)
    Model.ModelAddOperatorCodes(builder, codes_at)
    Model.ModelAddSubgraphs(builder, graphs)
    Model.ModelAddDescription(builder, words)
    Model.ModelAddBuffers(builder, buffers_at)
    Model.ModelAddMetadata(builder, notes_at)
    builder.Finish(Model.ModelEnd(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def _vector(builder: Any, items: Sequence[int], start: Callable[[Any, int], Any]) -> int:
    start(builder, len(items))
    for item in reversed(items):
        builder.PrependUOffsetTRelative(item)
    return int(builder.EndVector())


def _buffer(builder: Any, data: bytes) -> int:
    content = builder.CreateByteVector(data) if data else None
    Buffer.BufferStart(builder)
    if content is not None:
        Buffer.BufferAddData(builder, content)
    return int(Buffer.BufferEnd(builder))


def _metadata(builder: Any, name: str) -> int:
    text = builder.CreateString(name)
    Metadata.MetadataStart(builder)
    Metadata.MetadataAddName(builder, text)
    return int(Metadata.MetadataEnd(builder))


def _code(builder: Any, one: Op) -> int:
    custom = builder.CreateString(one.custom) if one.custom else None
    number = getattr(BuiltinOperator, one.name)
    OperatorCode.OperatorCodeStart(builder)
    OperatorCode.OperatorCodeAddDeprecatedBuiltinCode(builder, min(number, 127))
    OperatorCode.OperatorCodeAddBuiltinCode(builder, number)
    if custom is not None:
        OperatorCode.OperatorCodeAddCustomCode(builder, custom)
    return int(OperatorCode.OperatorCodeEnd(builder))


def _tensor(builder: Any, kind: str, buffer: int) -> int:
    Tensor.TensorStartShapeVector(builder, 1)
    builder.PrependInt32(4)
    shape = builder.EndVector()
    name = builder.CreateString(kind)
    Tensor.TensorStart(builder)
    Tensor.TensorAddShape(builder, shape)
    Tensor.TensorAddName(builder, name)
    Tensor.TensorAddType(builder, getattr(TensorType, kind))
    Tensor.TensorAddBuffer(builder, buffer)
    return int(Tensor.TensorEnd(builder))


def _numbers(builder: Any, numbers: Sequence[int], start: Callable[[Any, int], Any]) -> int:
    start(builder, len(numbers))
    for number in reversed(numbers):
        builder.PrependInt32(number)
    return int(builder.EndVector())


def _operator(builder: Any, index: int, one: Op, tensors: list[int]) -> int:
    inputs = [len(tensors) - 1]
    if not tensors:
        inputs = [0]
        tensors.append(_tensor(builder, one.takes, 0))
    if one.weights:
        inputs += [len(tensors), -1]  # -1 stands for a bias that is left out
        tensors.append(_tensor(builder, one.weights, 1))
    outputs = [len(tensors)]
    tensors.append(_tensor(builder, one.gives, 0))
    given = _numbers(builder, inputs, Operator.OperatorStartInputsVector)
    made = _numbers(builder, outputs, Operator.OperatorStartOutputsVector)
    Operator.OperatorStart(builder)
    Operator.OperatorAddOpcodeIndex(builder, index)
    Operator.OperatorAddInputs(builder, given)
    Operator.OperatorAddOutputs(builder, made)
    return int(Operator.OperatorEnd(builder))


CONV = Op("CONV_2D", "INT8", "INT8", "INT8")
INT8 = model([CONV, Op("GELU", "INT8", "INT8")])


def case(name: str, file: str, content: bytes, **expected: object) -> dict[str, object]:
    return {
        "name": name,
        "file": file,
        "base64": base64.b64encode(content).decode(),
        **expected,
    }


def _sound() -> list[dict[str, object]]:
    floats = Op("CONV_2D", "FLOAT32", "FLOAT32", "FLOAT32")
    ranged = Op("FULLY_CONNECTED", "FLOAT32", "FLOAT32", "INT8")
    edges = [Op("QUANTIZE", "FLOAT32", "INT8"), CONV, Op("DEQUANTIZE", "INT8", "FLOAT32")]
    npu = "the NPU takes full-integer int8 or int16 models only, so every operator stays on the CPU"
    return [
        case("int8", "a.tflite", INT8, operators={"CONV_2D": 1, "GELU": 1}, subgraphs=1),
        case("int8 with a zip of labels behind it", "a.tflite", INT8 + b"PK\x03\x04labels"),
        case("int8 inside, floats at its edges", "a.tflite", model(edges)),
        case("int16 activations", "a.tflite", model([Op("CONV_2D", "INT16", "INT16", "INT8")])),
        case(
            "float (MLPerf Tiny fp32, @mediapipe)",
            "kws.tflite",
            model([floats, Op("SOFTMAX", "FLOAT32", "FLOAT32")]),
            warns=f"kws.tflite is Float32: {npu}; {QUANTISE}",
        ),
        case(
            "float HARD_SWISH (@mediapipe/selfie_segmentation)",
            "a.tflite",
            model([Op("HARD_SWISH", "FLOAT32", "FLOAT32")]),
            warns=f"a.tflite is Float32: {npu}; {QUANTISE}",
        ),
        case(
            "float RELU",
            "hey.tflite",
            model([Op("RELU", "FLOAT32", "FLOAT32")]),
            warns=f"hey.tflite is Float32: {npu}; {QUANTISE}",
        ),
        case(
            "dynamic range (ToyCar)",
            "toycar.tflite",
            model([ranged]),
            warns="toycar.tflite is Float32 with Int8 weights (dynamic-range quantisation): "
            f"{npu}; {QUANTISE}",
        ),
        case(
            "half float",
            "a.tflite",
            model([CONV, Op("SOFTMAX", "FLOAT32", "FLOAT32")]),
            warns="1 of 2 operators of a.tflite work on Float32, which no Ethos-U takes, and stay "
            f"on the CPU: {QUANTISE}",
        ),
        case("a custom operator of someone else", "a.tflite", model([_custom("my-op")])),
    ]


def _custom(name: str) -> Op:
    return Op("CUSTOM", "INT8", "INT8", custom=name)


def _compiled() -> list[dict[str, object]]:
    return [
        case("commands for the NPU", "a.tflite", model([_custom("ethos-u")]), says=COMPILED),
        *(
            case(f"described as {text}", "a.tflite", model([CONV], text), says=COMPILED)
            for text in ("Vela 4.2.0 Optimised", "Vela 5.0.0.dev1+g1 Optimised", "Vela Optimised")
        ),
        case("described by a person", "a.tflite", model([CONV], "not Vela Optimised yet")),
    ]


def _no_models() -> list[dict[str, object]]:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64
    page = b"\n<!DOCTYPE html>\n<html><title>Page not found</title>"
    unzip = "copy the .tflite file in it to the volume and register that"
    said: list[tuple[str, str, bytes, str]] = [
        (
            "git lfs",
            "a.tflite",
            pointer + b"\nsize 1\n",
            f"is a Git LFS pointer, not the model itself; {LFS}",
        ),
        (
            "html of a 404 page",
            "a.tflite",
            page,
            "is a web page, as a failed download leaves it; download the file itself (on GitHub: "
            "its raw file), copy it to the volume and register that",
        ),
        ("zip", "a.tflite", b"PK\x03\x04rest", f"is a zip archive; unzip it, {unzip}"),
        (
            "task bundle",
            "hand.task",
            b"PK\x03\x04rest",
            "is a MediaPipe .task bundle, a zip of several models; unzip it, copy the .tflite file "
            "that is to be compiled to the volume and register that",
        ),
        ("torch", "a.PT", b"PK\x03\x04rest", f"is a PyTorch checkpoint; {CONVERT}"),
        ("gzip", "a.tgz", b"\x1f\x8b\x08", f"is a gzip archive; unpack it, {unzip}"),
        ("onnx of torch", "a.onnx", b"\x08\x08\x12\x07pytorch", f"is an ONNX model; {CONVERT}"),
        ("onnx without a producer", "a.onnx", b"\x08\n:\x80\x01", f"is an ONNX model; {CONVERT}"),
        ("tosa", "a.tosa", b"\x10\0\0\0TOSA", f"is a TOSA model; {EXPORT}"),
        (
            "safetensors",
            "a.safetensors",
            b'\x10\0\0\0\0\0\0\0{"a":{}}',
            f"is a safetensors file; {CONVERT.replace('it', 'the model', 1)}, or compile it for "
            "another platform",
        ),
        ("empty", "a.tflite", b"", EMPTY),
        ("a few letters", "a.tflite", b"TFL", UNKNOWN),
        ("another text", "a.tflite", b"not a model at all", UNKNOWN),
        ("the mark at a wrong place", "a.tflite", b"TFL3TFL2", UNKNOWN),
    ]
    return [case(name, file, content, says=says) for name, file, content, says in said]


def _damaged() -> list[dict[str, object]]:
    root = int.from_bytes(INT8[:4], "little")
    vtable = root - int.from_bytes(INT8[root : root + 4], "little")
    graphs = root + int.from_bytes(INT8[vtable + 8 : vtable + 10], "little")
    at = graphs + int.from_bytes(INT8[graphs : graphs + 4], "little")
    too_many = bytearray(INT8)
    too_many[at : at + 4] = b"\xff\xff\xff\xff"
    to_root = bytearray(INT8)
    to_root[at + 4 : at + 8] = (2**32 - at - 4 + root).to_bytes(4, "little")
    endless = bytearray(INT8)
    endless[root : root + 4] = b"\xff\xff\xff\x7f"
    files = [
        ("the mark and no more", INT8[:8]),
        *((f"cut to {count} bytes", INT8[:count]) for count in (16, 100, 300, len(INT8) - 1)),
        ("a root behind the end", b"\xff\xff\xff\xff" + INT8[4:]),
        ("a list longer than the file", bytes(too_many)),
        ("a part that points back to the whole", bytes(to_root)),
        ("fields before the beginning", bytes(endless)),
        ("only zeros", b"\x08\0\0\0TFL3" + bytes(64)),
    ]
    return [case(name, "a.tflite", content, says=DAMAGED) for name, content in files]


def main() -> None:
    cases = [*_sound(), *_compiled(), *_no_models(), *_damaged()]
    lines = ",\n".join("  " + json.dumps(one, ensure_ascii=False) for one in cases)
    TARGET.write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
