"""Tensors of an ONNX model whose numbers lie in other files, which must be beside it.

Run by the compiler's own Python only, as ``onnx_model``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import onnx

from npuc_job.platforms.onnx_driver import Refused


def needed(model: Any) -> Mapping[str, int]:
    """Bytes that are needed of each other file."""
    found: dict[str, int] = {}
    for tensor in _tensors(model):
        if tensor.data_location == onnx.TensorProto.EXTERNAL:
            entries = {entry.key: entry.value for entry in tensor.external_data}
            location = entries.get("location", "")
            end = _number(entries.get("offset")) + _number(entries.get("length"))
            found[location] = max(found.get(location, 0), end)
    return found


def check(path: Path, files: Mapping[str, int]) -> None:
    """Refuse a model at a path that needs a file which is not beside it, or ends too early."""
    for location, bytes_needed in files.items():
        _check_beside(path, location, bytes_needed)


def _tensors(message: Any) -> Iterator[Any]:
    """All that are in it, wherever the format lets a tensor be: a compiler may read each."""
    if isinstance(message, onnx.TensorProto):
        yield message
        return
    for field, value in message.ListFields():
        if field.message_type is not None:
            for inner in [value] if hasattr(value, "ListFields") else value:
                yield from _tensors(inner)


def _number(text: str | None) -> int:
    if text is None:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 19:
        raise Refused("invalid model: the place of its external data is no number")
    return int(text)


def _check_beside(path: Path, location: str, bytes_needed: int) -> None:
    if not location or location in (".", "..") or "/" in location or "\\" in location:
        raise Refused(
            f"invalid model: its weights lie in {location or 'a file without a name'}, which is "
            "not a file beside it"
        )
    beside = path.parent / location
    if not beside.is_file() or Path(os.path.realpath(beside)).parent != path.parent.resolve():
        raise Refused(f"invalid model: the file {location} of its weights is not beside it")
    size = beside.stat().st_size
    if size < bytes_needed:
        raise Refused(
            f"invalid model: {location} has {size} of the {bytes_needed} bytes of its weights"
        )
