"""A page of compilations and a single one, beside mlflow's runs."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from bench import copies, kept_mlflow, mlflow_server
from bench.core import Bench, Row, compared
from bench.figures import figure, percentile
from bench.kept_mlflow import KeptMlflow
from bench.mlflow_server import API
from bench.peers import needed
from bench.server import Server, served
from bench.wire import Client, Request, in_turn

ENTRIES = 200
CLIENTS = 4
MOST_SECONDS = (6, 6, 20)
"""Usually, when it is only tried, and in a thorough run."""


def run(bench: Bench) -> list[Row]:
    """Rows of pages for one client, and of single entries for four."""
    needed(mlflow_server.PROGRAM)
    mlflow = kept_mlflow.kept(bench)
    with served(bench.folder / "service") as server:
        bench.tell(f"{ENTRIES} entries on both sides")
        version, ours = copies.original(server, "of-page")
        copies.fill(server.service.data, ours, 1, ENTRIES)
        mlflow.forget_others()
        mlflow.fill(1, ENTRIES)
        rows = pages(bench, server.client(), version, mlflow.server.client())
        bench.tell(f"one entry, {CLIENTS} clients")
        return [*rows, one(bench, server, mlflow, ours)]


def pages(bench: Bench, ours: Client, version: str, theirs: Client) -> list[Row]:
    rows = []
    for size in (20, 50):
        bench.tell(f"pages of {size}")
        mine = Request("GET", f"{version}/compilations?limit={size}")
        other = mlflow_server.search(size)
        taken = in_turn(
            {"ours": partial(ours.send, mine), "theirs": partial(theirs.send, other)},
            bench.size(200, 10),
            bench.size(*MOST_SECONDS),
        )  # fmt: skip
        note = f"p99 {percentile(taken['ours'], 99):.1f} against "
        note += f"{percentile(taken['theirs'], 99):.1f} ms; "
        note += f"{len(ours.send(mine)):,} against {len(theirs.send(other)):,} bytes"
        sides = (figure(taken["ours"]), figure(taken["theirs"]))
        rows.append(compared(f"page of {size}", "ms", *sides, "mlflow runs/search", note))
    return rows


def one(bench: Bench, server: Server, mlflow: KeptMlflow, ours: str) -> Row:
    """Answers a second to four clients at once, both sides in turn."""
    mine = Request("GET", f"/v1/compilations/{ours}")
    other = Request("GET", f"{API}/runs/get?run_id={mlflow.run_id}")
    seconds = bench.size(1_000, 300, 2_000) / 1_000
    rates: list[tuple[float, float]] = []
    for _ in range(bench.size(3, 1)):
        mine_rate = rate([server.client() for _ in range(CLIENTS)], mine, seconds)
        other_rate = rate([mlflow.server.client() for _ in range(CLIENTS)], other, seconds)
        rates.append((mine_rate, other_rate))
    note = "the clients share the processor with the server"
    sides = [figure([turn[side] for turn in rates]) for side in (0, 1)]
    name = f"GET of one, {CLIENTS} clients"
    return compared(name, "a second", sides[0], sides[1], "mlflow runs/get", note)


def rate(clients: list[Client], request: Request, seconds: float) -> float:
    """Answers a second to all clients, each of which asks again as soon as it has its answer."""
    deadline = time.monotonic() + seconds

    def ask(client: Client) -> int:
        answers = 0
        while time.monotonic() < deadline:
            client.send(request)
            answers += 1
        client.close()
        return answers

    begun = time.monotonic()
    with ThreadPoolExecutor(len(clients)) as pool:
        total = sum(pool.map(ask, clients))
    return total / (time.monotonic() - begun)
