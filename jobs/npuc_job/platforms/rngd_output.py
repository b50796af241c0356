"""Makes the outputs a folder that can be served as it is: the weights lie beside the bundle."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from npuc_job.failure import Code, JobError, disk_full

# Other formats of the same weights, earlier results, and what npuc itself writes.
_LEFT_OUT = (
    ".bin", ".ckpt", ".fxb", ".gguf", ".h5", ".msgpack", ".onnx", ".pt", ".pth", ".tflite",
)  # fmt: skip


def check_model(model: Path, volume: Path) -> None:
    """Refuse before a build of hours what ``add_model`` would refuse after it."""
    copied = _bytes_to_copy(_chosen(model, volume), volume)
    free = shutil.disk_usage(volume).free
    if copied > free:
        raise disk_full(
            f"the model's files can't be linked and take {copied:,} bytes, {free:,} are free"
        )


def _bytes_to_copy(chosen: list[tuple[str, Path]], volume: Path) -> int:
    """How much can't be linked, found by trying; 0 where nothing can be written to try it."""
    with (
        suppress(OSError),
        tempfile.TemporaryDirectory(prefix=".npuc-links-", dir=volume) as probe,
    ):
        return sum(
            source.stat().st_size for name, source in chosen if not _link(source, Path(probe, name))
        )
    return 0


def add_model(model: Path, volume: Path, folder: Path, between_files: Callable[[], None]) -> int:
    """Link the files of the model into ``folder``, or copy them; return how many were copied."""
    copied = 0
    for name, source in _chosen(model, volume):
        target = folder / name
        if target.exists():
            continue
        between_files()
        if not _link(source, target):
            shutil.copyfile(source, target)
            copied += 1
    return copied


def _chosen(model: Path, volume: Path) -> list[tuple[str, Path]]:
    """The files that belong to the outputs: their names there, and where their content lies."""
    return [
        (_plain_name(path), _real(path, volume))
        for path in sorted(model.iterdir())
        if path.is_file()
        and not path.name.startswith((".", "npuc-"))
        and path.suffix not in _LEFT_OUT
    ]


def _plain_name(path: Path) -> str:
    try:
        path.name.encode()
    except UnicodeEncodeError as error:
        raise _invalid(f"the name {path.name!r} of a file is not UTF-8: rename it") from error
    return path.name


def _real(path: Path, volume: Path) -> Path:
    """The file behind links, as those of a Hugging Face cache; it must lie on the volume."""
    real = Path(os.path.realpath(path))
    if Path(os.path.realpath(volume)) not in real.parents:
        raise _invalid(
            f"{path.name} leads out of the volume through a symbolic link: replace the link by "
            "the file itself"
        )
    return real


def _link(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:  # another file system, one without hard links, or a file of somebody else
        return False
    return True


def _invalid(what: str) -> JobError:
    return JobError(Code.INVALID_MODEL, f"The model cannot be published: {what}.")
