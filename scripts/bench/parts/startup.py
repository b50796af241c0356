"""Start-up and memory of the local service, with one entry and with many, beside mlflow server."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from bench import copies, kept_mlflow, mlflow_server
from bench.core import Bench, Row, compared
from bench.figures import figure
from bench.mlflow_server import Mlflow
from bench.peers import needed
from bench.processes import shared_out_mib
from bench.server import Server, served

SETTLE_SECONDS = 1.0


def run(bench: Bench) -> list[Row]:
    """Rows of both sides with one entry, then with many."""
    needed(mlflow_server.PROGRAM)
    entries = bench.size(100_000, 300)
    mlflow = kept_mlflow.kept(bench)
    mlflow.stop()
    mlflow.copy_one(bench.folder / "mlflow")
    with served(bench.folder / "service") as server:
        _, known = copies.original(server, "of-startup")
    rows = measured(bench, "with one entry")
    bench.tell(f"writing {entries:,} entries into both databases")
    copies.fill(bench.folder / "service" / "data", known, 1, entries)
    mlflow.copy_many(bench.folder / "mlflow", entries)
    return [*rows, *measured(bench, f"with {entries:,} entries")]


def measured(bench: Bench, what: str) -> list[Row]:
    """Both started in turn on what is there."""
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    for number in range(bench.size(3, 1, 5)):
        bench.tell(f"start {number + 1}, {what}")
        ours.append(started(lambda: served(bench.folder / "service", keep=True)))
        if number < bench.size(1, 1, 5):  # each takes many seconds
            theirs.append(started(lambda: mlflow_folder(bench.folder)))
    seconds, memory = (
        compared(
            f"{name}, {what}",
            unit,
            figure([one[place] for one in ours]),
            figure([one[place] for one in theirs]),
            "mlflow server",
        )
        for place, (name, unit) in enumerate((("start-up", "s"), ("memory", "MiB")))
    )
    return [seconds.at_most(value(seconds), 1, "s"), memory.at_most(value(memory), 200, "MiB")]


def mlflow_folder(folder: Path) -> AbstractContextManager[Mlflow]:
    return mlflow_server.mlflow_server(folder / "mlflow", keep=True)


def value(row: Row) -> float:
    """The median of our side."""
    return row.ours.median if row.ours else 0.0


def started(
    start: Callable[[], AbstractContextManager[Server] | AbstractContextManager[Mlflow]],
) -> tuple[float, float]:
    """Seconds to the first answer, and MiB of memory a moment later."""
    with start() as one:
        time.sleep(SETTLE_SECONDS)
        pid = one.service.pid if isinstance(one, Server) else one.pid
        return one.started_in, shared_out_mib(pid)
