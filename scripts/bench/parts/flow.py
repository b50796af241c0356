"""A wake-word model for Ethos-U: from POST to Registered, beside bare vela and sha256sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import compilations, vela
from bench.compilations import Flow
from bench.core import Bench, Row, compared
from bench.figures import Figure, average, figure
from bench.server import Server, served

PEER = "vela, sha256sum"
FIRST = 5
WARM_UP = (30, 5, 40)
"""Flows that are not measured: until then Java still compiles much of what it runs."""
AT_ONCE = (20, 5, 30)
"""Usually, when it is only tried, and in a thorough run."""


@dataclass(frozen=True)
class Once:
    """Both sides of one turn; `cpu_seconds` is what the service and all its processes took."""

    flow: Flow
    cpu_seconds: float
    bare: vela.Bare


def run(bench: Bench) -> list[Row]:
    """Rows of one flow at a time, and of many at once."""
    with served(bench.folder / "service") as server:
        version = server.service.register(vela.model())
        known = compilations.one_flow(server, version, 0.3)
        command = vela_command(server, known)

        def turns(count: int) -> list[Once]:
            return [
                turn(server, version, known.seconds, command, bench.folder) for _ in range(count)
            ]

        bench.tell("the first flows")
        first = turns(FIRST)
        compilations.at_once(server, version, bench.size(*WARM_UP))
        bench.tell("one flow at a time")
        warm = turns(bench.size(15, 3, 50))
        count = bench.size(*AT_ONCE)
        bench.tell(f"{count} flows at once")
        many = [
            both_at_once(server, str(number), command, bench, count)
            for number in range(bench.size(2, 1, 5))
        ]
    return [*of_one(warm), of_first(first), of_many(many, count)]


def vela_command(server: Server, flow: Flow) -> list[str]:
    """What the service ran, as its manifest tells, without the folder of the outputs."""
    manifest = server.service.call("GET", f"/v1/compilations/{flow.id}/manifest")
    options: list[str] = manifest["command"][2:]
    place = options.index("--output-dir")
    return vela.command([*options[:place], *options[place + 2 :]])


def turn(
    server: Server, version: str, expected: float, command: Sequence[str], folder: Path
) -> Once:
    """One flow, then one bare run."""
    before = server.cpu_seconds()
    flow = compilations.one_flow(server, version, expected)
    cpu = server.cpu_seconds() - before
    return Once(flow, cpu, vela.bare(command, folder / "bare"))


def of_one(turns: Sequence[Once]) -> list[Row]:
    ours = [one.flow.seconds * 1000 for one in turns]
    theirs = [one.bare.seconds * 1000 for one in turns]
    added = figure([our - their for our, their in zip(ours, theirs, strict=True)])
    own = own_time(turns)
    return [
        compared("one flow", "ms", figure(ours), figure(theirs), PEER),
        Row("added by npuc", "ms", added, note="the flow less the bare run of the same turn")
        .at_most(added.median, 150, "ms"),
        Row("own processor time of a flow", "ms", own, note=
            "mean; the service, its Job programs and the questions of who waits, without vela's own"
            ).at_most(own.median, 120, "ms"),
        where_time_goes(turns),
    ]  # fmt: skip


def own_time(turns: Sequence[Once]) -> Figure:
    return average([(one.cpu_seconds - one.bare.vela_cpu_seconds) * 1000 for one in turns])


def of_first(turns: Sequence[Once]) -> Row:
    note = f"{FIRST} flows after the very first one, while Java still compiles what it runs"
    return Row("own processor time of the first flows", "ms", own_time(turns), note=note)


def where_time_goes(turns: Sequence[Once]) -> Row:
    """The steps as the service itself tells them; what is left is between them."""
    steps = [
        figure([one.flow.steps[name] * 1000 for one in turns]) for name in ("compile", "verify")
    ]
    between = [(one.flow.seconds - sum(one.flow.steps.values())) * 1000 for one in turns]
    compiled, verified = (f"{step.median:.0f} ms" for step in steps)
    note = f"beside a compile step of {compiled} and a verify step of {verified}"
    return Row("outside of both steps", "ms", figure(between), note=note)


def both_at_once(
    server: Server, number: str, command: Sequence[str], bench: Bench, count: int
) -> tuple[float, float]:
    """Flows a second of both sides."""
    version = server.service.register(vela.model(), f"at-once-{number}")
    ours = compilations.at_once(server, version, count)
    theirs = vela.bare_at_once(command, bench.folder / "bare", count, 2)
    return count / ours, count / theirs


def of_many(rates: Sequence[tuple[float, float]], count: int) -> Row:
    ours, theirs = (figure([rate[side] for rate in rates]) for side in (0, 1))
    note = f"{count} at once; bare vela, two at a time, is the bound"
    row = compared("flows with vela", "a second", ours, theirs, f"{PEER}, xargs -P 2", note)
    return row.at_least(ours.median, 6, "a second")
