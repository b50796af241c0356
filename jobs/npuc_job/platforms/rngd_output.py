"""Makes the outputs a folder that can be served as it is: the weights lie beside the bundle."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from npuc_job.failure import Code, JobError

# Other formats of the same weights, earlier results, and what npuc itself writes.
_LEFT_OUT = (
    ".bin", ".ckpt", ".fxb", ".gguf", ".h5", ".msgpack", ".onnx", ".pt", ".pth", ".tflite",
)  # fmt: skip


def add_model(model: Path, volume: Path, folder: Path, between_files: Callable[[], None]) -> int:
    """Link the files of the model into ``folder``, or copy them; return how many were copied."""
    copied = 0
    for path in sorted(model.iterdir()):
        target = folder / path.name
        if not path.is_file() or path.name.startswith((".", "npuc-")) or target.exists():
            continue
        if path.suffix in _LEFT_OUT:
            continue
        between_files()
        copied += _place(_real(path, volume), target)
    return copied


def _real(path: Path, volume: Path) -> Path:
    """The file behind links, as those of a Hugging Face cache; it must lie on the volume."""
    real = Path(os.path.realpath(path))
    if Path(os.path.realpath(volume)) not in real.parents:
        raise JobError(
            Code.INVALID_MODEL,
            f"{path.name} leads out of the volume through a symbolic link: replace the link by "
            "the file itself.",
        )
    return real


def _place(source: Path, target: Path) -> int:
    try:
        os.link(source, target)
    except OSError:  # another file system, one without hard links, or a file of somebody else
        shutil.copyfile(source, target)
        return 1
    return 0
