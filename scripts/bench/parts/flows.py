"""Many compilations at once with a stub compiler: flows a second, fairness and memory."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import vela
from bench.compilations import moment
from bench.core import Bench, Row, compared
from bench.figures import exponent, single
from bench.processes import peak_mib
from bench.server import Server, served

SIZES = (10, 1_000, 10_000)
WINDOW_SECONDS = 8
"""So long is watched how those that wait get done; what is not done by then is given up."""
POST_SECONDS = 20
"""So long is asked for compilations; then there are fewer."""
THOROUGH_SECONDS = 3_600
LIMITS = {"runSeconds": 600}
ROOM = {"NPUC_MEMORY": "64Gi"}
"""The stub needs none: the cores alone decide how many run at once."""


@dataclass(frozen=True)
class Load:
    """A stub that takes `seconds`, and how many of it run at once, each with `cpu` cores."""

    seconds: int
    at_once: int
    cpu: str

    @property
    def name(self) -> str:
        return f"a stub of {self.seconds} s"


LOADS = (Load(0, 2, "1"), Load(1, 100, "20m"))


@dataclass(frozen=True)
class Done:
    """What came of `count` compilations: the rate, the longest wait, who was overtaken, memory."""

    count: int
    finished: int
    seconds: float
    longest_wait: float
    overtaken: int
    peak_mib: float

    @property
    def rate(self) -> float:
        return self.finished / self.seconds


def run(bench: Bench) -> list[Row]:
    """Rows of each stub and size, then how the time grows with the size."""
    rows: list[Row] = []
    for load in LOADS:
        home = vela.stub_home(bench.folder / f"home-{load.seconds}", load.seconds)
        peer = bare_rate(bench, load)
        done = [measured(bench, load, home, count) for count in sizes(bench)]
        rows += [*(row(load, one, peer) for one in done), growth(load, done), memory(load, done)]
    return rows


def sizes(bench: Bench) -> tuple[int, ...]:
    """The most are left to a thorough run: in the time there is, no more than 1,000 are made."""
    if bench.quick:
        return (5, 20)
    return SIZES if bench.thorough else SIZES[:-1]


def growth(load: Load, done: Sequence[Done]) -> Row:
    """How the time for all grows with their number."""
    slope = exponent({one.count: one.count / one.rate for one in done})
    line = Row(f"growth of the time, {load.name}", "exponent", single(slope))
    return line.at_most(slope, 1.05)


def memory(load: Load, done: Sequence[Done]) -> Row:
    """The most that the service had resident with the most compilations."""
    peak = done[-1].peak_mib
    line = Row(f"memory of the service, {done[-1].count:,} flows, {load.name}", "MiB", single(peak))
    return line.at_most(peak, 200, "MiB")


def bare_rate(bench: Bench, load: Load) -> float:
    """The stub and sha256sum alone, as many at a time, a second."""
    count = bench.size(max(100, 3 * load.at_once), 10)
    stub = str(bench.folder / f"home-{load.seconds}" / ".venv" / "bin" / "vela")
    seconds = vela.bare_at_once([stub], bench.folder / "bare", count, load.at_once)
    return count / seconds


def measured(bench: Bench, load: Load, home: Path, count: int) -> Done:
    """So many compilations on a fresh service."""
    bench.tell(f"{count:,} compilations, {load.name}")
    with served(bench.folder / "service", home, settings=ROOM) as server:
        version = server.service.register(vela.model())
        begun = time.time()
        made = post(server, version, load, count, POST_SECONDS * bench.size(1, 1, 60))
        wait(server, made[-1], bench.size(WINDOW_SECONDS, WINDOW_SECONDS, THOROUGH_SECONDS))
        return outcome(server, version, len(made), begun)


def post(
    server: Server, version: str, load: Load, count: int, most_seconds: float
) -> Sequence[str]:
    """Asks for so many compilations, or as many as there is time for; answers their ids."""
    body = {
        "platform": "ethos-u",
        "resources": {"cpu": load.cpu, "memory": "64Mi"},
        "limits": LIMITS,
    }
    client = server.client()
    made: list[str] = []
    deadline = time.monotonic() + most_seconds
    while len(made) < count and (not made or time.monotonic() < deadline):
        made.append(str(client.json("POST", f"{version}/compilations", body)["id"]))
    client.close()
    return made


def wait(server: Server, last: str, most_seconds: float) -> None:
    """Until the last one is registered or the window is over, and others next to it are too."""
    client, deadline = server.client(), time.monotonic() + most_seconds
    while time.monotonic() < deadline:
        if client.json("GET", f"/v1/compilations/{last}")["phase"] == "Registered":
            time.sleep(0.5)
            return
        time.sleep(0.1)


def outcome(server: Server, version: str, count: int, begun: float) -> Done:
    """What is registered now, oldest first."""
    found = [item for item in listed(server, version) if item["phase"] == "Registered"]
    made = [moment(item["createdAt"]) for item in found]
    starts = [moment(item["steps"][0]["startedAt"]) for item in found]
    ends = [moment(item["updatedAt"]) for item in found]
    waits = [start - create for start, create in zip(starts, made, strict=True)]
    return Done(
        count,
        len(found),
        max(ends) - begun,
        max(waits),
        overtaken(starts),
        peak_mib(server.service.pid),
    )


def listed(server: Server, version: str) -> list[Mapping[str, Any]]:
    """All compilations that were registered, in the order of their creation."""
    client, found, token = server.client(), [], ""
    path = f"{version}/compilations?limit=100&order=asc&phase=Registered"
    while True:
        page = client.json("GET", path + (f"&pageToken={token}" if token else ""))
        found += page["items"]
        token = page.get("nextPageToken") or ""
        if not token:
            client.close()
            return found


def overtaken(starts: Sequence[float]) -> int:
    """By how many that were asked for later the unluckiest one was overtaken."""
    order = sorted(range(len(starts)), key=lambda place: starts[place])
    return max((before - place for before, place in enumerate(order)), default=0)


def row(load: Load, done: Done, peer: float) -> Row:
    """The rate, beside the stub alone; the rest is in the note."""
    part = "" if done.finished == done.count else f"{done.finished:,} done in the window, "
    note = (
        f"{part}longest wait {done.longest_wait:.1f} s, overtaken by {done.overtaken} at most, "
        f"{load.at_once} Jobs at once"
    )
    against = f"the stub and sha256sum, xargs -P {load.at_once}"
    name = f"{done.count:,} flows, {load.name}"
    line = compared(name, "a second", single(done.rate), single(peer), against, note)
    return (
        line.at_least(done.rate, 50, "a second")
        if load.seconds == 0 and done.count >= 100
        else line
    )
