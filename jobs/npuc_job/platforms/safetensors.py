"""Whether the weights of a model are all there, from the headers of their files alone.

A safetensors file begins with 8 bytes, the little-endian length of a JSON object that says for each
tensor which of the bytes after it are its own; these follow each other to the end of the file.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeGuard

from npuc_job.platforms.rngd_knowledge import KNOWLEDGE
from npuc_job.wording import worded

INDEX = KNOWLEDGE.safetensors.index
_LENGTH_BYTES = 8
_COPY = "copy this file of the model again and register the folder as a new artifact"
_MATCH = (
    "copy the index and the shards of one and the same model and register the folder as a new "
    "artifact"
)

_SHOWN = 3


def problems(model: Path) -> list[str]:
    """Everything wrong, each naming its file and what to do; empty when all is well."""
    index = model / INDEX
    if not index.is_file():
        shards = sorted(path for path in model.glob("*.safetensors") if _is_plain_file(path))
        if not shards:
            return [
                worded(
                    "NoWeights",
                    "*.safetensors is missing: there are no weights; copy the whole model and "
                    "register it as a new artifact",
                )
            ]
        return [problem for shard in shards for problem in _check(shard, None)]
    wanted = _weight_map(index)
    if wanted is None:
        return [
            worded(
                "IndexUnreadable",
                f"{{file}} can't be read as an index with a weight_map; {_COPY}",
                file=INDEX,
            )
        ]
    return [
        problem
        for shard, tensors in sorted(wanted.items())
        for problem in _check(_plain(model, shard), tensors)
    ]


def _plain(model: Path, name: str) -> Path:
    """A shard lies beside its index: a name that leads elsewhere is one of no file."""
    return model / name if "/" not in name and name not in (".", "..") else model / "(no file)"


def _is_plain_file(path: Path) -> bool:
    """No folder, and no hidden file, such as those that macOS puts beside others."""
    return not path.name.startswith(".") and path.is_file()


def _weight_map(index: Path) -> Mapping[str, set[str]] | None:
    try:
        weight_map = json.loads(index.read_bytes().decode("utf-8"))["weight_map"]
        shards: dict[str, set[str]] = {}
        for tensor, shard in weight_map.items():
            shards.setdefault(shard, set()).add(tensor)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return shards if shards and all(isinstance(name, str) for name in shards) else None


def _check(shard: Path, wanted: set[str] | None) -> Iterable[str]:
    if not shard.is_file():
        return [
            worded(
                "ShardMissing",
                "{file} is named in {index} but missing; copy it to the model and register the "
                "folder as a new artifact",
                file=shard.name,
                index=INDEX,
            )
        ]
    try:
        found = _tensors(shard)
    except ValueError as error:
        return [worded("ShardDamaged", f"{{file}} {{said}}; {_COPY}", file=shard.name, said=error)]
    result: list[str] = []
    if wanted is not None and wanted - found:
        some = _some(wanted - found)
        lacks = f"{{file}} lacks tensors that the index puts there: {{tensors}}; {_MATCH}"
        result.append(worded("TensorsMissing", lacks, file=shard.name, tensors=some))
    if wanted is not None and found - wanted:
        some = _some(found - wanted)
        holds = f"{{file}} holds tensors that the index does not: {{tensors}}; {_MATCH}"
        result.append(worded("TensorsNotListed", holds, file=shard.name, tensors=some))
    return result


def _tensors(shard: Path) -> set[str]:
    """The names in a header that fits its file; ``ValueError`` says what does not."""
    size = shard.stat().st_size
    with shard.open("rb") as file:
        length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
        if not 2 <= length <= min(KNOWLEDGE.safetensors.max_header_bytes, size - _LENGTH_BYTES):
            raise ValueError("is no safetensors file: its first 8 bytes are no length of a header")
        try:
            header = json.loads(file.read(length).decode("utf-8"))
        except (ValueError, RecursionError):
            header = None
    if not isinstance(header, dict):
        raise ValueError("has a header that is no JSON object")
    header.pop("__metadata__", None)
    _check_spans(header, size - _LENGTH_BYTES - length)
    return set(header)


def _check_spans(header: Mapping[str, Any], data_bytes: int) -> None:
    end = 0
    for begin, stop in sorted(_span(name, tensor) for name, tensor in header.items()):
        if begin != end:
            raise ValueError("has tensors that overlap or leave bytes between them")
        end = stop
    if end > data_bytes:
        raise ValueError(f"ends early: {data_bytes} of {end} bytes of weights are there")
    if end < data_bytes:
        raise ValueError(f"has {data_bytes - end} bytes after its last tensor")


def _span(name: str, tensor: object) -> tuple[int, int]:
    """The bytes of a tensor, which must agree with its shape and the type of its numbers."""
    fields = tensor if isinstance(tensor, dict) else {}
    offsets, shape, dtype = (fields.get(key) for key in ("data_offsets", "shape", "dtype"))
    if _are_whole(offsets) and _are_whole(shape) and isinstance(dtype, str) and len(offsets) == 2:
        begin, end = offsets
        bits = KNOWLEDGE.safetensors.bits.get(dtype)
        if begin <= end and (bits is None or math.prod(shape) * bits // 8 == end - begin):
            return begin, end
    raise ValueError(f"describes the tensor {name} wrongly in its header")


def _are_whole(numbers: object) -> TypeGuard[list[int]]:
    return isinstance(numbers, list) and all(type(one) is int and one >= 0 for one in numbers)


def _some(names: set[str]) -> str:
    shown = sorted(names)[:_SHOWN]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
