"""The result of ``fxb build``: an uncompressed zip with a manifest and one file for each kernel."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from npuc_job.platforms import outputs
from npuc_job.wording import worded

NAME = "model.fxb"
_SHAPE = re.compile(r"_(b\d+_a\d+_kv\d+|tw\d+)\.edf$")


def manifest(folder: Path) -> dict[str, Any]:
    """What the bundle says of itself."""
    with _opened(folder) as bundle:
        return _manifest(bundle)


def check(folder: Path) -> None:
    """Read all of it: every file is whole, and every kernel is there."""
    with _opened(folder) as bundle:
        damaged = bundle.testzip()
        names = set(bundle.namelist())
        kernels = _manifest(bundle)["kernels"].values()
    if damaged is not None:
        raise outputs.not_whole(
            worded("BundleDamaged", "{name} is damaged at {place}", name=NAME, place=damaged)
        )
    wanted = {entry["file"] for entries in kernels for entry in entries}
    if not wanted or wanted - names:
        raise outputs.not_whole(
            worded(
                "KernelsMissing",
                "{name} lacks kernels ({kernels})",
                name=NAME,
                kernels=sorted(wanted - names) or ["all"],
            )
        )


def _manifest(bundle: zipfile.ZipFile) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(bundle.read("manifest.json"))
    if "kernels" not in found:
        raise KeyError("kernels")
    return found


@contextmanager
def _opened(folder: Path) -> Iterator[zipfile.ZipFile]:
    path = folder / NAME
    if not path.is_file() or not zipfile.is_zipfile(path):
        raise outputs.not_whole(
            worded("NoBundleMade", "{name} is missing or is no FXB bundle", name=NAME)
        )
    try:
        with zipfile.ZipFile(path) as bundle:
            yield bundle
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise outputs.not_whole(
            worded("BundleUnreadable", "{name} cannot be read ({said})", name=NAME, said=error)
        ) from error


def buckets(found: Mapping[str, Any]) -> list[str]:
    """The shapes that were compiled, as they are called in the names of its files."""
    files = [entry["file"] for entries in found["kernels"].values() for entry in entries]
    shapes = {match[1] for file in files if (match := _SHAPE.search(file))}
    return sorted(shapes, key=lambda shape: [int(number) for number in re.findall(r"\d+", shape)])
