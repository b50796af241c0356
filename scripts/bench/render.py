"""The rows as a table: for the terminal, and as a section of docs/benchmarks.md."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bench.core import Row
from bench.figures import Figure, shown
from bench.reasons import REASONS

HEAD = """# npuc beside what people would use instead

Written by `make bench`; a part is measured again with `make bench ONLY=<part>`, so each says when
and of which commit it is. A line has a median and, where it was measured several times, in brackets
the 10th and the 90th percentile. Where there are two sides they were measured in turn in the same
run. A ratio is npuc's number by the other one: below 1 is better for times and memory, above 1 for
what is counted a second. A growth is the exponent of a line fitted through the logarithms: 0 is
constant, 1 proportional. mlflow is asked on a new connection each time, as that is faster: on one
that is kept its answers come 40 ms later.
"""
COLUMNS = ("measured", "npuc", "instead", "ratio", "goal")
MOST_SECONDS = 600
"""For all parts on an idle machine of two cores."""
_COUNT = re.compile(r"^[\d,]+ ")
_SECTION = re.compile(r"^## (\w+): ", re.MULTILINE)


def cells(row: Row) -> tuple[str, ...]:
    """The columns of a row."""
    unit = f", {row.unit}" if row.unit else ""
    ratio = "" if row.ratio is None else f"{shown(row.ratio)} x"
    peer = f"{spread(row.peer)} {row.against}".strip()
    met = "" if row.met is None else " met" if row.met else " MISSED"
    return (row.name + unit, spread(row.ours), peer, ratio, row.goal + met)


def spread(measured: Figure | None) -> str:
    """A median with its percentiles, where there are several values."""
    if measured is None:
        return ""
    if measured.low == measured.high:
        return shown(measured.median)
    return f"{shown(measured.median)} ({shown(measured.low)}..{shown(measured.high)})"


def remarks(rows: Sequence[Row]) -> list[str]:
    """A line for each note with the rows that it is about, and for each goal that was missed."""
    by_note: dict[str, list[str]] = {}
    for row in rows:
        if row.note:
            by_note.setdefault(row.note, []).append(row.name)
    lines = [f"{'; '.join(names)}: {note}" for note, names in by_note.items()]
    for row in rows:
        if row.met is False:
            why = REASONS.get(_COUNT.sub("", row.name), "why is not known yet")
            lines.append(f"MISSED {row.name}: {why}")
    return lines


def terminal(rows: Sequence[Row]) -> str:
    """Columns as wide as what is in them, and the remarks below."""
    table = [COLUMNS, *(cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(COLUMNS))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in table
    ]
    return "\n".join([*lines, *(f"  {remark}" for remark in remarks(rows))])


def total(seconds: float, usual: bool) -> str:
    """The last line of a run; `usual` when it measured all parts as they are published."""
    line = f"make bench took {seconds:.0f} s"
    if usual and seconds > MOST_SECONDS:
        return f"{line}, and all parts are to take {MOST_SECONDS} s at most"
    return line


def section(part: str, title: str, measured: str, rows: Sequence[Row]) -> str:
    """A part of the page; `measured` says when and on what."""
    lines = [f"## {part}: {title}", "", measured, "", _line(COLUMNS), "|---" * len(COLUMNS) + "|"]
    lines += [_line(cells(row)) for row in rows]
    notes = [f"- {remark}" for remark in remarks(rows)]
    return "\n".join([*lines, *([""] if notes else []), *notes]) + "\n"


def _line(texts: Sequence[str]) -> str:
    return "| " + " | ".join(text.replace("|", "\\|") for text in texts) + " |"


def merged(page: str, fresh: Mapping[str, str], order: Sequence[str]) -> str:
    """The page with fresh sections in place of theirs; others stay, in the order of the parts."""
    kept = {part: text for part, text in sections(page).items() if part in order}
    every = {**kept, **fresh}
    return "\n".join([HEAD, *(every[part] for part in order if part in every)])


def sections(page: str) -> dict[str, str]:
    """The sections of a page by their parts."""
    starts = list(_SECTION.finditer(page))
    bounds = [*(start.start() for start in starts), len(page)]
    return {
        start.group(1): page[begin:end].rstrip("\n") + "\n"
        for start, (begin, end) in zip(starts, pairwise(bounds), strict=True)
    }
