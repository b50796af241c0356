"""Which files make an ONNX model: one .onnx, and what beside it is called as its weights are."""

from __future__ import annotations

import re

_BY_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.data"
"""onnx.save_model names them so unless it is told a name; MLflow tells it none."""


def is_model(path: str) -> bool:
    return path.lower().endswith(".onnx")


def are_weights_of(model: str, path: str) -> bool:
    """Whether a file lies beside a model and is called as its weights: ``model.onnx_data``,
    ``model.onnx.data``, ``model.onnx_data_1``, ``model.data``, ``<uuid>.data``."""
    folder, _, name = model.rpartition("/")
    other_folder, _, other = path.rpartition("/")
    stem = re.escape(name[: -len(".onnx")])
    return (
        is_model(model)
        and folder == other_folder
        and re.fullmatch(rf"{stem}(?:\.onnx)?[._]data(?:_\d{{1,5}})?|{_BY_UUID}", other, re.ASCII)
        is not None
    )
