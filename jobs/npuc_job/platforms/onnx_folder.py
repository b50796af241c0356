"""The files of an ONNX model: one, or a folder with the files of its weights beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from npuc_job import manifest
from npuc_job.failure import Code, JobError
from npuc_job.platforms import folder_files
from npuc_job.wording import worded

_ENDS = 65_536


def model_file(model: Path) -> Path:
    """The model itself, or the only .onnx in a folder that holds its weights too."""
    if not model.is_dir():
        return model
    found = sorted(one for one in model.iterdir() if one.name.lower().endswith(".onnx"))
    if len(found) != 1:
        names = ", ".join(one.name for one in found) or "none"
        raise JobError(
            Code.INVALID_MODEL,
            worded(
                "OnnxFolderWrong",
                "A folder must hold one .onnx file with the files of its weights beside it; {name} "
                "has {found}: register the file itself, or a folder for each model.",
                name=model.name,
                found=names,
            ),
        )
    return found[0]


def digest(volume: Path, model: Path) -> str:
    """Names, sizes, and the first and last 64 KiB of each file: weights may be many GB."""
    files = folder_files.sorted_by("utf-8", folder_files.seen(volume, model))
    lines = [f"{name}\t{_size(path)}\t{_ends(path)}\n" for name, path in files]
    return manifest.digest("".join(lines).encode())


def _size(path: Path | None) -> int:
    return path.stat().st_size if path else 0


def _ends(path: Path | None) -> str:
    if path is None:
        return hashlib.sha256().hexdigest()
    with path.open("rb") as file:
        first = file.read(_ENDS)
        file.seek(max(0, path.stat().st_size - _ENDS))
        return hashlib.sha256(first + file.read(_ENDS)).hexdigest()
