"""Which files of a source a platform needs: weights in one format, and what describes them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from npuc_job.failure import Code, JobError
from npuc_job.fetching import onnx_files
from npuc_job.spec import wrong
from npuc_job.wording import worded

_WEIGHTS = ".safetensors"
_CANONICAL = re.compile(r"model(-\d{5}-of-\d{5})?\.safetensors")
_DESCRIBES = re.compile(
    r".*\.(json|txt|jinja|tiktoken)|(.*\.)?(tokenizer|sentencepiece|spiece|spm).*\.model"
    r"|vocab\..*|merges\..*|.*\.vocab",
    re.IGNORECASE,
)
_LARGEST_DESCRIPTION = 256 * 1024**2
"""Bytes; the largest tokenizer.json that is known has about 35 MB."""
_OTHER_FORMATS = frozenset(
    {"original", "onnx", "openvino", "gguf", "coreml", "metal", "tflite", "mlx", "flax", "tf"}
)

"""Folders that hold the same weights once more."""
_SHOWN = 10


class Named(Protocol):
    """What is chosen from: a path with forward slashes, and bytes where they are known."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int | None: ...


F = TypeVar("F", bound=Named)


def chosen(files: Sequence[F], model_format: str) -> list[F]:
    """The needed ones, in the order of their paths."""
    if model_format == "tflite":
        return [_only(files, ".tflite")]
    if model_format == "onnx":
        return sorted(_onnx(files), key=lambda file: file.path)
    if model_format != "safetensors":
        raise wrong(f"source.format {model_format} is not tflite, onnx or safetensors")
    return sorted(_safetensors(files), key=lambda file: file.path)


def places(files: Sequence[Named], model_format: str) -> Mapping[str, str]:
    """Where each of the needed files lies in the model, by its path; empty: it is the model."""
    if model_format == "tflite" or (model_format == "onnx" and len(files) == 1):
        return {file.path: "" for file in files}
    if model_format == "onnx":  # all of one folder: a model names its weights by the file alone
        return {file.path: file.path.rpartition("/")[2] for file in files}
    return {file.path: file.path for file in files}


def _onnx(files: Sequence[F]) -> list[F]:
    model = _only(files, ".onnx")
    return [model, *(one for one in files if onnx_files.are_weights_of(model.path, one.path))]


def _only(files: Sequence[F], suffix: str) -> F:
    found = [file for file in files if file.path.lower().endswith(suffix)]
    if len(found) == 1:
        return found[0]
    if len(files) == 1:  # named by the URI itself, whatever it is called
        return files[0]
    if not found:
        raise _refused(
            worded(
                "NoModelThere",
                "it has no {suffix} file, but {found}: name a source that has one",
                suffix=suffix,
                found=_names(files),
            )
        )
    raise _refused(
        worded(
            "SeveralModels",
            "it has several models, {found}: add the path of one to the URI",
            found=_names(found),
        )
    )


def _safetensors(files: Sequence[F]) -> list[F]:
    known = [file for file in files if not _is_aside(file.path)]
    weights = [file for file in known if file.path.endswith(_WEIGHTS)]
    if not weights:
        raise _refused(
            worded(
                "NoSafetensorsThere",
                f"it has no *{_WEIGHTS}, but {{found}}: convert the weights, by "
                "save_pretrained(..., safe_serialization=True) of transformers, and name that",
                found=_names(files),
            )
        )
    canonical = [file for file in weights if _CANONICAL.fullmatch(file.path)]
    return [*(canonical or weights), *(file for file in known if _describes(file))]


def _is_aside(path: str) -> bool:
    *folders, name = path.split("/")
    hidden = any(part.startswith(".") for part in (*folders, name))
    return hidden or any(folder.lower() in _OTHER_FORMATS for folder in folders)


def _describes(file: Named) -> bool:
    name = file.path.rpartition("/")[2]
    return bool(_DESCRIBES.fullmatch(name)) and (file.size or 0) <= _LARGEST_DESCRIPTION


def _names(files: Sequence[Named]) -> str:
    shown = ", ".join(sorted(file.path for file in files)[:_SHOWN])
    return (shown or "nothing") + (", ..." if len(files) > _SHOWN else "")


def _refused(what: str) -> JobError:
    return JobError(
        Code.SOURCE_REFUSED,
        worded("SourceUnusable", "The source can't be used: {what}.", what=what),
    )
