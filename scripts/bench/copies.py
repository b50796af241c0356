"""Many compilations in a short time: copies of a real one, straight into the service's database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from service import sample_models

from bench import compilations
from bench.server import Server

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def original(server: Server, folder: str) -> tuple[str, str]:
    """A version with one compilation that is registered: the version's path, the compilation."""
    version = server.service.register(sample_models() / "hey_jarvis.tflite", folder)
    return version, compilations.one_flow(server, version, 0.5).id


def fill(data: Path, compilation: str, first: int, after: int) -> None:
    """Copies of a compilation, numbered from `first` to before `after`, with ids next to it."""
    with closing(sqlite3.connect(data / "npuc.db", timeout=60)) as database, database:
        columns = [row[1] for row in database.execute("PRAGMA table_info(compilation)")]
        row = database.execute("SELECT * FROM compilation WHERE id = ?", (compilation,)).fetchone()
        marks = ", ".join("?" * len(columns))
        values = dict(zip(columns, row, strict=True))
        rows = _copies(values, compilation, first, after)
        database.executemany(f"INSERT OR IGNORE INTO compilation VALUES ({marks})", rows)


def forget_active(data: Path, but: str) -> None:
    """Removes what waits or runs, except one: their executions end when they look for them."""
    with closing(sqlite3.connect(data / "npuc.db", timeout=60)) as database, database:
        database.execute("DELETE FROM compilation WHERE active = 1 AND id <> ?", (but,))


def _copies(values: dict[str, Any], name: str, first: int, after: int) -> Iterator[list[Any]]:
    before, document = values.copy(), str(values["document"])
    for number in range(first, after):
        fresh = name[:-4] + "".join(_ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))
        yield list({**before, "id": fresh, "document": document.replace(name, fresh)}.values())
