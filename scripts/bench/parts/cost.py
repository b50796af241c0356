"""What a compilation costs on AWS beside the node that compiles. Computed, not measured there."""

from __future__ import annotations

import statistics

import java

from bench import prices
from bench.core import Bench, Row, compared
from bench.figures import shown, single
from bench.parts import cold_start
from bench.prices import Use

COMPILES = {300: "5 min", 3_600: "1 h", 25_200: "7 h"}
CALL_MILLISECONDS = 100.0
"""Taken where the functions were not measured on this machine."""
LOG_BYTES = 600
"""Lambda's lines of start, end and report, as JSON, for each call."""


def run(bench: Bench) -> list[Row]:
    """A row for each length of a compile."""
    bench.tell("carrying compilations through the state machine")
    milliseconds = warm_milliseconds()
    said = java.run("npuc.local.asl.CompilationCost", *map(str, COMPILES))
    counted = {int(line.split()[0]): [int(word) for word in line.split()[1:]] for line in said}
    return [row(seconds, counted[seconds], milliseconds) for seconds in COMPILES]


def warm_milliseconds() -> float:
    """Of a warm function with 1 GB: the median of those measured here, rounded up as billed."""
    if not cold_start.MEASURED.exists():
        return CALL_MILLISECONDS
    times = cold_start.read(cold_start.MEASURED.read_text())
    warm = [figure.median for (_, kind), figure in times.items() if kind == "cold, warm"]
    return float(round(statistics.median(warm) + 0.5)) if warm else CALL_MILLISECONDS


def row(seconds: int, counted: list[int], milliseconds: float) -> Row:
    """Dollars beside those of the node for the same time."""
    transitions, calls, reads, writes = counted
    use = Use(transitions, calls, milliseconds, reads, writes, calls * LOG_BYTES)
    node = seconds / 3600 * prices.NODE_HOUR
    note = (
        f"{transitions:,} transitions, {calls:,} calls of {milliseconds:g} ms with 1 GB, "
        f"{reads:,} reads and {writes:,} writes of 4 KB, {shown(use.log_bytes / 1e3)} KB of logs; "
        f"{prices.SOURCE}"
    )
    name = f"a compile of {COMPILES[seconds]}"
    return compared(name, "dollars", single(use.dollars), single(node),
                    f"the node, {prices.NODE}", note)  # fmt: skip
