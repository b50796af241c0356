"""What somebody means by a model: a path, an address, or one that is registered."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from npuc.errors import refusal

ADDRESS = re.compile(r"(hf|s3|https?|mlflow|pvc)://")
ONNX = "onnx"
FORMATS = {".tflite": "tflite", ".onnx": ONNX, ".safetensors": "safetensors"}
SEVERAL = "safetensors"
"""The format of a folder."""


@dataclass(frozen=True)
class Reference:
    """``version`` is empty when none was named; ``text`` is the rest."""

    kind: Literal["path", "address", "registered"]
    text: str
    version: str = ""

    @property
    def name(self) -> str:
        """What a model made of it is called, unless its owner says otherwise."""
        if self.kind == "path":
            path = Path(self.text)
            path = path.resolve() if path.name in ("", "..") else path
            return path.name if path.is_dir() else path.stem
        if self.kind == "address":
            return _name_of_address(self.text)
        return self.text


def parse_reference(text: str) -> Reference:
    """A path that is there comes first; ``NAME@VERSION`` names a version of the others too."""
    if ADDRESS.match(text):
        return Reference("address", text)
    if "://" in text:
        raise refusal(
            "UnknownAddress",
            f"{text}: a model comes from hf://, s3://, https://, mlflow:// or pvc://.",
        )
    head, at, version = text.rpartition("@")
    for candidate, named in ((text, ""), (head, version)):
        if candidate and os.path.exists(candidate):  # Path.exists raises on long names
            return Reference("path", candidate, named)
    if _means_a_path(head or text):
        raise refusal("NoSuchPath", f"There is no file or folder {head or text}.")
    if at and head and version:
        return Reference("registered", head, version)
    if not text or at:
        raise refusal("NoModel", f"{text!r} names no model: write MODEL or MODEL@VERSION.")
    return Reference("registered", text)


def _means_a_path(text: str) -> bool:
    return text.startswith((".", "/", "~")) or PurePosixPath(text).suffix in FORMATS


def _name_of_address(address: str) -> str:
    parts = urlsplit(address)
    path = unquote(parts.path).strip("/")
    if parts.scheme == "hf":  # hf://org/model@revision/file
        return f"{parts.netloc}/{path.split('/')[0].partition('@')[0]}"
    name = PurePosixPath(path).name
    return PurePosixPath(name).stem if PurePosixPath(name).suffix in FORMATS else name


def format_of_name(name: str) -> str:
    """The format that the end of a name tells; empty when it tells none."""
    return FORMATS.get(PurePosixPath(name).suffix.lower(), "")


def format_of(name: str, several: bool, accepted: list[str]) -> str:
    """The format of what its name does not tell of: the only one accepted, else the one that comes
    in several files."""
    if len(accepted) == 1:
        return accepted[0]
    if several and (not accepted or SEVERAL in accepted):
        return SEVERAL
    listed = ", ".join(accepted) or "tflite, onnx or safetensors"
    raise refusal("UnknownFormat", f"{name} does not tell its format: say --format {listed}.")
