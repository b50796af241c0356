"""Samples for the calibration: what the numbers of a model usually are.

Run by the compiler's own Python only: the job program itself has no packages.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from npuc_job.platforms.onnx_driver import Refused
from npuc_job.platforms.rockchip_rules import ROCKCHIP

LIST = "samples.txt"
_TYPES = frozenset({"float32", "float16", "uint8", "int8"})


def write(
    files: Mapping[str, str], shapes: Mapping[str, Sequence[int]], folder: Path, target: Path
) -> tuple[Path, int]:
    """The list of samples as rknn-toolkit2 reads it, each in a file of its own; how many.

    ``files`` has the file in ``folder`` for each input. Its first size is how many samples it
    holds, times the first size of the input; the other sizes are those of the input.
    """
    _check_inputs(files, shapes)
    arrays = {name: _read(folder, files[name]) for name in shapes}
    counts = {name: _count(name, arrays[name], shape) for name, shape in shapes.items()}
    if len(set(counts.values())) > 1:
        told = ", ".join(f"{name} {count}" for name, count in counts.items())
        raise Refused(f"calibration refused: the inputs have different numbers of samples: {told}")
    count = max(counts.values(), default=0)
    if not 1 <= count <= ROCKCHIP.max_samples.value:
        raise Refused(
            f"calibration refused: there are {count} samples; 1 to {ROCKCHIP.max_samples.value} "
            "are taken"
        )
    lines = [" ".join(_cut(number, arrays, shapes, target)) for number in range(count)]
    (target / LIST).write_text("".join(line + "\n" for line in lines))
    return target / LIST, count


def _check_inputs(files: Mapping[str, str], shapes: Mapping[str, Sequence[int]]) -> None:
    unknown, missing = sorted(files.keys() - shapes.keys()), sorted(shapes.keys() - files.keys())
    if unknown or missing:
        raise Refused(
            f"calibration refused: the model's inputs are {', '.join(shapes)}; "
            + (f"it has no {', '.join(unknown)}" if unknown else "")
            + ("; " if unknown and missing else "")
            + (f"{', '.join(missing)} has no samples" if missing else "")
        )


def _read(folder: Path, name: str) -> Any:
    path = folder / name
    if not path.is_file() or Path(os.path.realpath(path)).parent != folder.resolve():
        raise Refused(f"calibration refused: {name} is not a file beside the model")
    if path.stat().st_size > ROCKCHIP.max_sample_bytes.value:
        raise Refused(
            f"calibration refused: {name} has {path.stat().st_size} bytes; "
            f"{ROCKCHIP.max_sample_bytes.value} are taken in all files together"
        )
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except (ValueError, OSError, EOFError) as error:
        raise Refused(f"calibration refused: {name} is not a whole .npy file ({error})") from error
    if not isinstance(array, np.ndarray) or array.dtype.name not in _TYPES:
        raise Refused(
            f"calibration refused: {name} has numbers of the type "
            f"{getattr(array, 'dtype', 'of several arrays')}; {', '.join(sorted(_TYPES))} are taken"
        )
    return array


def _count(name: str, array: Any, shape: Sequence[int]) -> int:
    first = shape[0] if shape else 0
    if not first or list(array.shape[1:]) != list(shape[1:]) or array.shape[0] % first:
        wanted = "x".join(str(size) for size in shape[1:])
        times = f", a multiple of {first}" if first > 1 else ""
        raise Refused(
            f"calibration refused: the samples of {name} are "
            f"{'x'.join(str(size) for size in array.shape)}, and must be their number{times}, then "
            f"{wanted or 'no more sizes'}"
        )
    return int(array.shape[0] // first)


def _cut(
    number: int,
    arrays: Mapping[str, Any],
    shapes: Mapping[str, Sequence[int]],
    target: Path,
) -> list[str]:
    """The files of one sample, in the order of the inputs."""
    names = []
    for place, (name, shape) in enumerate(shapes.items()):
        path = target / f"sample-{number}-{place}.npy"
        begin = number * shape[0]
        np.save(path, np.ascontiguousarray(arrays[name][begin : begin + shape[0]]))
        names.append(str(path))
    return names
