"""The files that engines of workflows read: one for each value they hand on."""

from __future__ import annotations

from pathlib import Path

from npuc.answers import Compilation
from npuc.terminal.clean import as_json


def write_result(folder: str | None, compilation: Compilation) -> None:
    """Writes what is known into a folder, which is made; nothing without one.

    ``id``, ``phase``, ``artifact-id`` and ``published-uri`` are empty as long as there is none.
    """
    if folder is None:
        return
    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    values = {
        "id": compilation["id"],
        "phase": compilation["phase"],
        "artifact-id": compilation["registration"]["artifactId"] or "",
        "published-uri": compilation["publishedUri"] or "",
        "compilation.json": as_json(compilation),
    }
    for name, value in values.items():
        (place / name).write_text(value, "utf-8")
