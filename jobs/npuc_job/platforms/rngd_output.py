"""Makes the outputs a folder that can be served as it is: the weights lie beside the bundle."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from npuc_job.durable import link
from npuc_job.failure import Code, JobError, disk_full
from npuc_job.wording import worded

# Other formats of the same weights, earlier results, and what npuc itself writes.
_LEFT_OUT = (
    ".bin", ".ckpt", ".fxb", ".gguf", ".h5", ".msgpack", ".onnx", ".pt", ".pth", ".tflite",
)  # fmt: skip

_LINKED = (".safetensors",)
_DEEPEST = 3
"""Folders in folders that are published; those of sentence-transformers lie one below."""


def check_room(model: Path, volume: Path) -> None:
    """Refuse before a build of hours what publishing would refuse after it."""
    copied = _bytes_to_copy(weights(model, volume), volume)
    free = shutil.disk_usage(volume).free
    if copied > free:
        raise disk_full(
            f"the model's files can't be linked and take {copied:,} bytes, {free:,} are free"
        )


def _bytes_to_copy(chosen: Mapping[str, Path], volume: Path) -> int:
    """How much can't be linked, found by trying; 0 where nothing can be written to try it."""
    with (
        suppress(OSError),
        tempfile.TemporaryDirectory(prefix=".npuc-links-", dir=volume) as probe,
    ):
        return sum(
            source.stat().st_size
            for name, source in chosen.items()
            if not _can_link(source, Path(probe, name))
        )
    return 0


def _can_link(source: Path, target: Path) -> bool:
    target.parent.mkdir(parents=True, exist_ok=True)
    return link(source, target)


def weights(model: Path, volume: Path) -> Mapping[str, Path]:
    """The files that are linked when the outputs are published, not copied."""
    return {name: source for name, source in _chosen(model, volume) if name.endswith(_LINKED)}


def add_small_files(
    model: Path, volume: Path, folder: Path, between_files: Callable[[], None]
) -> None:
    """Copy what is small and edited in place into ``folder``: what was published stays."""
    for name, source in _chosen(model, volume):
        target = folder / name
        if name.endswith(_LINKED) or target.exists():
            continue
        between_files()
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _chosen(model: Path, volume: Path) -> list[tuple[str, Path]]:
    """The files that belong to the outputs: their names there, and where their content lies.

    Folders such as ``1_Pooling``, which modules.json names, belong to them.
    """
    return [
        (_plain_name(path, model), _real(path, volume))
        for path in _walk(model, 0)
        if path.suffix not in _LEFT_OUT
    ]


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "npuc-")):
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not path.is_symlink() and depth < _DEEPEST:
            yield from _walk(path, depth + 1)


def _plain_name(path: Path, model: Path) -> str:
    name = str(path.relative_to(model))
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise _invalid(
            worded(
                "NameNotUtf8",
                "the name {name} of a file is not UTF-8: rename it there, and register the folder "
                "as a new artifact",
                name=repr(path.name),
            )
        ) from error
    return name


def _real(path: Path, volume: Path) -> Path:
    """The file behind links, as those of a Hugging Face cache; it must lie on the volume."""
    real = Path(os.path.realpath(path))
    if Path(os.path.realpath(volume)) not in real.parents:
        raise _invalid(
            worded(
                "FileLeadsOut",
                "{name} leads out of the volume through a symbolic link: replace the link by the "
                "file itself, and retry the step",
                name=path.name,
            )
        )
    return real


def _invalid(what: str) -> JobError:
    return JobError(
        Code.INVALID_MODEL,
        worded("ModelNotPublished", "The model cannot be published: {what}.", what=what),
    )
