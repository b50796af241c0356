"""Measures the parts that are asked for, prints one table and writes docs/benchmarks.md.

python3 -m bench [--only flow,page] [--quick | --thorough]
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date

from service import ROOT, Failure

from bench import machine, render, results
from bench.core import Bench, Row, Skipped, progress
from bench.shared import Shared
from bench.table import PARTS, Part, chosen

FOLDER = ROOT / "build" / "bench"


def main() -> int:
    """Exit code 0 when every part was measured or says why it can't be here."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", default="", metavar="PARTS", help=", ".join(PARTS))
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--quick", action="store_true", help="small sizes, nothing is published")
    size.add_argument("--thorough", action="store_true", help="more rounds, and no time limit")
    asked = parser.parse_args()
    try:
        parts = chosen(asked.only)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 2
    warn_when_busy()
    return measure_all(parts, asked.quick, asked.thorough)


def warn_when_busy() -> None:
    """The numbers are of no use when others work on this machine."""
    if machine.load() > machine.QUIET_LOAD:
        print(f"The machine is not quiet: its load is {machine.load():.1f}", file=sys.stderr)


def measure_all(parts: Sequence[Part], quick: bool, thorough: bool) -> int:
    """Measures one part after another; each is written as soon as it is known."""
    begun = time.monotonic()
    rows: list[Row] = []
    failed = False
    with ExitStack() as ending:
        shared = Shared(ending)
        for part in parts:
            try:
                rows += measure(part, quick, thorough, begun, shared)
            except Exception as failure:  # the other parts are worth having
                failed = True
                print(f"The part {part.name} failed: {failure}", file=sys.stderr)
                if not isinstance(failure, Failure):
                    traceback.print_exc()
    print(render.terminal(rows))
    usual = len(parts) == len(PARTS) and not quick and not thorough
    print(render.total(time.monotonic() - begun, usual))
    return 1 if failed else 0


def measure(part: Part, quick: bool, thorough: bool, begun: float, shared: Shared) -> list[Row]:
    """The rows of one part, which are written down too; what can't be measured here stays as it
    was measured elsewhere."""
    started, load = time.monotonic(), machine.load()
    tell = progress(part.name, begun)
    tell("begins")
    try:
        rows = part.run(Bench(quick, thorough, FOLDER / part.name, tell, shared))
    except Skipped as why:
        return [Row(f"{part.name} SKIPPED", note=str(why))]
    seconds = time.monotonic() - started
    tell(f"done in {seconds:.0f} s")
    about = {
        "date": date.today().isoformat(),
        "machine": machine.described(),
        "versions": machine.versions(),
        "loadBefore": round(load, 2),
        "seconds": round(seconds, 1),
        "quick": quick,
        "thorough": thorough,
    }
    results.save(FOLDER / ("quick.json" if quick else "results.json"), part.name, rows, about)
    publish(part, rows, about, quick)
    return rows


def publish(part: Part, rows: Sequence[Row], about: dict[str, object], quick: bool) -> None:
    """Writes the section of the part; what was measured quickly stays out of the docs."""
    page = FOLDER / "quick.md" if quick else ROOT / "docs" / "benchmarks.md"
    measured = (
        f"Measured on {about['date']} in {about['seconds']:.0f} s: {about['machine']}; "
        f"load {about['loadBefore']} before. {about['versions']}."
    )
    text = render.section(part.name, part.title, measured, rows)
    before = page.read_text() if page.exists() else ""
    page.write_text(render.merged(before, {part.name: text}, list(PARTS)))


if __name__ == "__main__":
    sys.exit(main())
