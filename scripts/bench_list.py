"""Measures a page of 50 compilations of a version with 100,000 against one with 100, in turn."""

from __future__ import annotations

import json
import sqlite3
import statistics
import sys
import time
from contextlib import closing
from typing import Any

from service import ROOT, Failure, Service, running, sample_models

FEW, MANY = 100, 100_000
ROUNDS = 60
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
QUERIES = {
    "no filter": "limit=50",
    "phase": "limit=50&phase=Registered",
    "platform, oldest first": "limit=50&platform=ethos-u&order=asc",
}


def main() -> int:
    try:
        with running(ROOT / "build" / "bench-list") as service:
            few, many = (fill(service, count) for count in (FEW, MANY))
            for name, query in QUERIES.items():
                report(name, *measure(service, few, many, query))
    except Failure as failure:
        print(f"The benchmark failed: {failure}", file=sys.stderr)
        return 1
    return 0


def fill(service: Service, count: int) -> str:
    """A version with so many copies of one real compilation; answers its path."""
    version = service.register(sample_models() / "hey_jarvis.tflite", f"of-{count}")
    made = service.call("POST", f"{version}/compilations", {"platform": "ethos-u"})
    path = f"/v1/compilations/{made['id']}"
    while service.call("GET", path)["phase"] != "Registered":
        time.sleep(0.02)
    with closing(sqlite3.connect(service.data / "npuc.db", timeout=30)) as database:
        copy(database, made["id"], count)
    return version


def copy(database: sqlite3.Connection, original: str, count: int) -> None:
    columns = [row[1] for row in database.execute("PRAGMA table_info(compilation)")]
    row = database.execute("SELECT * FROM compilation WHERE id = ?", (original,)).fetchone()
    values = dict(zip(columns, row, strict=True))
    marks = ", ".join("?" * len(columns))
    with database:
        database.executemany(
            f"INSERT INTO compilation VALUES ({marks})",
            (copied(values, original, number, columns) for number in range(1, count)),
        )


def copied(values: dict[str, Any], original: str, number: int, columns: list[str]) -> list[Any]:
    suffix = "".join(ALPHABET[number >> shift & 31] for shift in (15, 10, 5, 0))
    name = original[:-4] + suffix
    document = json.loads(values["document"])
    document["id"] = name
    fresh = {**values, "id": name, "document": json.dumps(document)}
    return [fresh[column] for column in columns]


def measure(service: Service, few: str, many: str, query: str) -> tuple[float, float]:
    """Median milliseconds of both, asked in turn."""
    times: dict[str, list[float]] = {few: [], many: []}
    for _ in range(ROUNDS):
        for version, taken in times.items():
            begun = time.perf_counter()
            page = service.call("GET", f"{version}/compilations?{query}")
            taken.append((time.perf_counter() - begun) * 1000)
            if len(page["items"]) != 50:
                raise Failure(f"{len(page['items'])} entries instead of 50")
    return statistics.median(times[few]), statistics.median(times[many])


def report(name: str, few: float, many: float) -> None:
    print(f"page of 50, {name}: {few:.1f} ms of {FEW}, {many:.1f} ms of {MANY:,}: {many / few:.2f}")


if __name__ == "__main__":
    sys.exit(main())
