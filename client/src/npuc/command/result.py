"""The files that engines of workflows read: one for each value they hand on."""

from __future__ import annotations

from pathlib import Path

from npuc.answers import Compilation, CompilationSet
from npuc.errors import refusal
from npuc.terminal.clean import as_json


def make_ready(folder: str | None) -> None:
    """Makes the folder before anything is begun whose result could not be written then."""
    if folder is None:
        return
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal("Usage", f"--result {folder} can be no folder: {error.strerror}.") from error


def write_result(folder: str | None, compilation: Compilation) -> None:
    """Writes what is known into a folder, which is made; nothing without one.

    ``id``, ``phase``, ``artifact-id`` and ``published-uri`` are empty as long as there is none.
    """
    if folder is None:
        return
    values = {
        "id": compilation["id"],
        "phase": compilation["phase"],
        "artifact-id": compilation["registration"]["artifactId"] or "",
        "published-uri": compilation["publishedUri"] or "",
        "compilation.json": as_json(compilation),
    }
    _write(Path(folder), values)


def write_set_result(folder: str | None, found: CompilationSet) -> None:
    """Writes ``id`` and ``set.json`` into a folder, which is made; nothing without one."""
    if folder is not None:
        _write(Path(folder), {"id": found["id"], "set.json": as_json(found)})


def _write(place: Path, values: dict[str, str]) -> None:
    place.mkdir(parents=True, exist_ok=True)
    for name, value in values.items():
        (place / name).write_text(value, "utf-8")
