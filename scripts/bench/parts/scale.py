"""Create, get and list as entries grow in number, beside mlflow server on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import copies, kept_mlflow, mlflow_server, vela
from bench.core import Bench, Row, compared
from bench.figures import exponent, figure, percentile, single
from bench.kept_mlflow import KeptMlflow
from bench.mlflow_server import API
from bench.peers import needed
from bench.server import Server, served
from bench.wire import Request, in_turn

SIZES = (100, 10_000, 100_000)
PAGE = 50
WARM_UP = 300
MOST_SECONDS = (4, 4, 8)
"""Usually, when it is only tried, and in a thorough run."""
OPERATIONS = {
    "list of 50": "mlflow runs/search",
    "get": "mlflow runs/get",
    "create": "mlflow runs/create with tags",
}
Pair = tuple[Callable[[], bytes], Callable[[], bytes]]
Taken = tuple[list[float], list[float]]


@dataclass(frozen=True)
class Sides:
    """Both servers, and on each an entry that all others are copies of."""

    server: Server
    version: str
    ours: str
    mlflow: KeptMlflow

    def fill(self, first: int, after: int) -> None:
        """More entries on both sides, with numbers from `first` to before `after`."""
        copies.fill(self.server.service.data, self.ours, first, after)
        self.mlflow.fill(first, after)

    def operations(self) -> Mapping[str, Pair]:
        """What is asked of ours and of theirs."""
        ours, theirs = self.server.client(), self.mlflow.server.client()
        tags = [{"key": key, "value": value} for key, value in mlflow_server.facts().items()]
        requests = {
            "list of 50": (
                Request("GET", f"{self.version}/compilations?limit={PAGE}"),
                mlflow_server.search(PAGE),
            ),
            "get": (
                Request("GET", f"/v1/compilations/{self.ours}"),
                Request("GET", f"{API}/runs/get?run_id={self.mlflow.run_id}"),
            ),
            "create": (
                Request("POST", f"{self.version}/compilations", {"platform": "ethos-u"}),
                Request("POST", f"{API}/runs/create", {"experiment_id": "0", "tags": tags}),
            ),
        }  # fmt: skip
        return {
            name: (partial(ours.send, mine), partial(theirs.send, other))
            for name, (mine, other) in requests.items()
        }


def run(bench: Bench) -> list[Row]:
    """Rows of each operation at each size, then how it grows."""
    needed(mlflow_server.PROGRAM)
    home = vela.stub_home(bench.folder / "home", 0)
    mlflow = kept_mlflow.kept(bench)
    mlflow.forget_others()
    with served(bench.folder / "service", home, settings={"NPUC_CPU": "1"}) as server:
        version, ours = copies.original(server, "of-scale")
        sides = Sides(server, version, ours, mlflow)
        rows = measured(bench, sides, occupy(server, home, version))
    mlflow.stop()
    return rows


def occupy(server: Server, home: Path, version: str) -> str:
    """One compilation that takes the only core for good: those that are created only wait."""
    vela.set_stub(home, 3_600)
    made = server.service.call("POST", f"{version}/compilations", {"platform": "ethos-u"})
    return str(made["id"])


def measured(bench: Bench, sides: Sides, running: str) -> list[Row]:
    """All sizes; what was created at one is gone at the next, so that lists hold the same."""
    sizes = (100, 400) if bench.quick else SIZES
    taken: dict[str, dict[int, Taken]] = {name: {} for name in OPERATIONS}
    rows: list[Row] = []
    warm_up(sides, bench.size(WARM_UP, 10))
    first = PAGE
    for size in sizes:
        bench.tell(f"writing entries up to {size:,} into both databases")
        sides.fill(first, size)
        first = size
        for name, (mine, other) in sides.operations().items():
            bench.tell(f"{name} at {size:,}")
            times = in_turn(
                {"ours": mine, "theirs": other}, bench.size(200, 10), bench.size(*MOST_SECONDS)
            )
            taken[name][size] = (times["ours"], times["theirs"])
            rows.append(row(name, size, taken[name][size], mine, other))
        copies.forget_active(sides.server.service.data, running)
    return [*rows, *(growth(name, by_size) for name, by_size in taken.items()), page(taken)]


def warm_up(sides: Sides, count: int) -> None:
    """Java still compiles what it runs: without this the smallest size is the slowest."""
    sides.fill(1, PAGE)
    for name, (mine, _) in sides.operations().items():
        for _ in range(0 if name == "create" else count):
            mine()


def row(
    name: str, size: int, taken: Taken, mine: Callable[[], bytes], other: Callable[[], bytes]
) -> Row:
    """One operation at one size. A list of ours has a goal at the largest."""
    ours, theirs = taken
    rates = [1000 * len(times) / sum(times) for times in taken]
    note = f"p99 {percentile(ours, 99):.1f} against {percentile(theirs, 99):.1f} ms, "
    note += f"{rates[0]:.0f} against {rates[1]:.0f} a second"
    if name != "create":
        note += f", {len(mine()):,} against {len(other()):,} bytes"
    against = OPERATIONS[name]
    line = compared(f"{name} at {size:,}", "ms", figure(ours), figure(theirs), against, note)
    if name == "list of 50" and size == SIZES[-1]:
        return line.at_most(percentile(ours, 99), 10, "ms, p99")
    return line


def growth(name: str, taken: Mapping[int, Taken]) -> Row:
    """The exponents of both sides."""
    ours, theirs = (
        exponent({size: figure(times[side]).median for size, times in taken.items()})
        for side in (0, 1)
    )
    return Row(f"growth of {name}", "exponent", single(ours), single(theirs), OPERATIONS[name])


def page(taken: Mapping[str, Mapping[int, Taken]]) -> Row:
    """A list with the most entries by one with the fewest."""
    lists = taken["list of 50"]
    few, many = min(lists), max(lists)
    ours, theirs = (
        figure(lists[many][side]).median / figure(lists[few][side]).median for side in (0, 1)
    )
    name = f"list of 50, {many:,} by {few:,}"
    line = Row(name, "times", single(ours), single(theirs), OPERATIONS["list of 50"])
    return line.at_most(ours, 1.3)
