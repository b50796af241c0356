"""Finding compilations among those of all models, as entries grow in number."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from bench import copies
from bench.core import Bench, Row
from bench.figures import exponent, figure, percentile, single
from bench.server import Server, served
from bench.wire import Client, Request, in_turn

SIZES = (100, 10_000, 100_000)
MOST_SECONDS = 6.0
RARE = 7
NEEDLE = "needle"
QUERIES = {
    "all of them": "limit=50",
    "one rare phase": "limit=50&phase=Failed",
    "one rare text": f"limit=50&text={NEEDLE}",
}


def run(bench: Bench) -> list[Row]:
    """Rows of each query at each size, then how it grows."""
    with served(bench.folder / "service") as server:
        _, original = copies.original(server, "of-find")
        return measured(bench, server, original)


def measured(bench: Bench, server: Server, original: str) -> list[Row]:
    taken: dict[str, dict[int, list[float]]] = {name: {} for name in QUERIES}
    rows: list[Row] = []
    first = 1
    for size in (100, 400) if bench.quick else SIZES:
        bench.tell(f"writing entries up to {size:,}")
        copies.fill(server.service.data, original, first, size)
        if first == 1:
            make_rare(server.service.data, original)
        first = size
        client = server.client()
        for name, query in QUERIES.items():
            bench.tell(f"{name} at {size:,}")
            ask = partial(client.send, Request("GET", f"/v1/compilations?{query}"))
            times = in_turn({"ours": ask}, bench.size(100, 10, 200), MOST_SECONDS)["ours"]
            taken[name][size] = times
            note = "" if name == "all of them" else walked(client, query)
            rows.append(row(f"{name} at {size:,}", times, note))
        client.close()
    return [*rows, *(growth(name, by_size) for name, by_size in taken.items())]


def row(name: str, times: list[float], note: str) -> Row:
    return Row(name, "ms", figure(times), note=f"p99 {percentile(times, 99):.1f} ms{note}")


def walked(client: Client, query: str) -> str:
    """How many requests it takes to the last page, and how many entries these give."""
    requests, found, token = 0, 0, ""
    while True:
        page = client.json("GET", f"/v1/compilations?{query}{token}")
        requests, found = requests + 1, found + len(page["items"])
        if page["nextPageToken"] is None:
            return f"; {requests:,} requests to the end, {found} found"
        token = f"&pageToken={page['nextPageToken']}"


def make_rare(data: Path, original: str) -> None:
    """The oldest copies failed, and are said to be what is looked for."""
    with closing(sqlite3.connect(data / "npuc.db", timeout=60)) as database, database:
        oldest = database.execute(
            "SELECT id, document FROM compilation WHERE id <> ? ORDER BY id LIMIT ?",
            (original, RARE),
        ).fetchall()
        for name, document in oldest:
            database.execute(
                "UPDATE compilation SET phase = 'Failed', words = ?, document = ? WHERE id = ?",
                (NEEDLE, rare(document), name),
            )


def rare(document: str) -> str:
    said = {"name": NEEDLE, "labels": {}}
    return json.dumps({**json.loads(document), "phase": "Failed", "description": said})


def growth(name: str, taken: Mapping[int, list[float]]) -> Row:
    """How the time of one request grows."""
    slope = exponent({size: figure(times).median for size, times in taken.items()})
    return Row(f"growth of {name}", "exponent", single(slope))
