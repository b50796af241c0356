"""The first request of each function beside an empty handler's, in a stand-in for Lambda."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping

import java
from service import ROOT, Failure

from bench.core import Bench, Row, compared
from bench.figures import Figure, figure

MEASURED = ROOT / "functions" / "lambda" / "target" / "cold-start.tsv"
EMPTY = "(empty handler)"
KINDS = {
    "primed": "from a snapshot, primed",
    "unprimed": "from a snapshot, not primed",
    "aot": "new process, AOT cache",
    "cold": "new process",
}
GOAL = 2.5
Times = Mapping[tuple[str, str], Figure]


def run(bench: Bench) -> list[Row]:
    """Rows of each function as it is deployed, then of the other ways to start it."""
    bench.tell("building the zip, then starting functions")
    build_and_measure(bench.size(1, 1, 5), bench.size(100, 1), bench.size(3, 1, 100))
    times = read(MEASURED.read_text())
    rows = [
        row(times, name, kind)
        for kind in KINDS
        for name in sorted(name for name, measured in times if measured == kind and name != EMPTY)
    ]
    return [*rows, sizes(times)]


def build_and_measure(rounds: int, functions: int, bare: int) -> None:
    """Maven builds what has changed; the measurement is a test that only runs when it is named.

    Of `bare` functions a new process is measured without a cache too.
    """
    flags = "--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    flags += " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # a build is over before it is optimised
    MEASURED.unlink(missing_ok=True)
    done = subprocess.run(
        [
            "mvn", "-B", "-ntp", "-q", "verify", "-pl", "functions/lambda", "-am",
            "-Dtest=none", "-Dit.test=ColdStartBench",
            "-Dsurefire.failIfNoSpecifiedTests=false", "-Dfailsafe.failIfNoSpecifiedTests=false",
            f"-Dnpuc.bench.rounds={rounds}", f"-Dnpuc.bench.functions={functions}",
            f"-Dnpuc.bench.bare={bare}",
        ],
        cwd=ROOT,
        env={**os.environ, "JAVA_HOME": java.home(), "MAVEN_OPTS": flags},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    if done.returncode != 0 or not MEASURED.exists():
        raise Failure("the functions were not measured:\n" + (done.stdout + done.stderr)[-3000:])


def read(text: str) -> Times:
    """Milliseconds by function and kind, and megabytes."""
    values: dict[tuple[str, str], list[float]] = {}
    for line in text.splitlines():
        name, kind, value = line.split("\t")
        values.setdefault((name, kind), []).append(float(value))
    return {key: figure(measured) for key, measured in values.items()}


def row(times: Times, name: str, kind: str) -> Row:
    """Beside the empty handler in a new process. As it is deployed, a function is primed."""
    line = compared(
        f"{name}, {KINDS[kind]}", "ms", times[name, kind], times[EMPTY, "cold"], "empty handler"
    )
    if kind == "primed" and line.ratio is not None:
        return line.at_most(line.ratio, GOAL, "x")
    return line


def sizes(times: Times) -> Row:
    """What the AOT cache would add to the zip, of which Lambda takes 50 MB."""
    others = ", ".join(
        f"{words} {times[EMPTY, kind].median:.0f} ms" for kind, words in KINDS.items()
    )
    note = f"beside the zip; the empty handler itself: {others}"
    return Row("size of the AOT cache", "MB", times["cache", "MB"], times["zip", "MB"], "zip",
               note=note)  # fmt: skip
