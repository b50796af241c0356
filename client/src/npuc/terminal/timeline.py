"""A compilation as a few lines: its steps, how far they are, why they wait."""

from __future__ import annotations

from dataclasses import dataclass

from npuc.answers import Compilation, Progress, Reason, Step
from npuc.terminal.clean import clean, clipped, one_line
from npuc.terminal.output import Output
from npuc.terminal.words import duration, size

COLOUR = {
    "Registered": "green",
    "Succeeded": "green",
    "Failed": "red",
    "Stopped": "yellow",
    "Stopping": "yellow",
    "Running": "blue",
    "Pending": "dim",
}
MARKS = {"green": "✓", "red": "✗", "yellow": "■", "blue": "●", "dim": "·"}
PLAIN_MARKS = {"green": "+", "red": "x", "yellow": "#", "blue": ">", "dim": "."}
BAR = 20


def colour_of(phase: str) -> str:
    """That of a phase; a newer service may have another one."""
    return COLOUR.get(phase, "dim")


@dataclass(frozen=True)
class Row:
    """A line of the timeline: its phase gives its colour."""

    name: str
    phase: str
    more: str


def rows(compilation: Compilation, waited: float = 0.0) -> list[Row]:
    """The steps and the registration; ``waited`` seconds ago the service said so."""
    found = [_step(step, waited) for step in compilation["steps"]]
    registration = compilation["registration"]
    found.append(Row("register", registration["state"], reason_text(registration["reason"])))
    return found


def _step(step: Step, waited: float) -> Row:
    running = step["phase"] == "Running"
    seconds = step["durationSeconds"]
    lasted = duration(seconds + waited if running and seconds is not None else seconds)
    parts = [lasted if seconds is not None else ""]
    if running:
        parts.append(progress_text(step["progress"]))
    parts.append(reason_text(step["reason"]))
    if step["retryCount"]:
        parts.append(f"retried {step['retryCount']} times")
    return Row(step["name"], step["phase"], "  ".join(part for part in parts if part))


def progress_text(progress: Progress | None) -> str:
    """How far it is: a bar where the end is known."""
    if progress is None:
        return ""
    done, total = progress.get("done", 0), progress.get("total", 0)
    fetching = progress.get("phase") == "fetching"
    counted = size(done) if fetching else str(done)
    if not total:
        return f"{progress.get('phase', '')} {counted}".strip()
    of = size(total) if fetching else str(total)
    filled = min(BAR, done * BAR // total)
    bar = "#" * filled + "-" * (BAR - filled)
    return f"[{bar}] {min(100, done * 100 // total)}%  {progress.get('phase', '')} {counted}/{of}"


def reason_text(reason: Reason | None) -> str:
    """Why, in one line."""
    return "" if reason is None else f"{reason['code']}: {one_line(reason['message'])}"


class Live:
    """Draws the timeline again and again at one place of a terminal."""

    def __init__(self, output: Output, title: str) -> None:
        self._output = output
        self._title = one_line(title)
        self._lines = 0

    def draw(self, compilation: Compilation, waited: float = 0.0) -> None:
        """In place of what was drawn before."""
        columns = max(20, self._output.columns - 1)
        colour = colour_of(compilation["phase"])
        head = clipped(clean(f"{compilation['id']}  {self._title}"), columns - 12)
        lines = [f"{head}  {self._output.coloured_as(colour, compilation['phase'])}"]
        for row in rows(compilation, waited):
            lines.append(self._line(row, columns))
        back = f"\x1b[{self._lines}A\x1b[J" if self._lines else ""
        self._output.raw(back + "".join(line + "\n" for line in lines))
        self._lines = len(lines)

    def note(self, text: str) -> None:
        """A line above the next drawing."""
        self._output.line(text)
        self._lines = 0

    def _line(self, row: Row, columns: int) -> str:
        colour = colour_of(row.phase)
        mark = (MARKS if self._output.unicode else PLAIN_MARKS)[colour]
        text = clipped(clean(f"{row.name:<9} {row.phase:<10} {row.more}".rstrip()), columns - 4)
        return f"  {self._output.coloured_as(colour, mark)} {text}"


def summary(compilation: Compilation) -> str:
    """Everything that a plain line tells, so that a line is written when this changes."""
    parts: list[str] = [compilation["phase"]]
    for row, step in zip(rows(compilation), compilation["steps"], strict=False):
        progress = step["progress"] if row.phase == "Running" else None
        parts.append(f"{row.name} {row.phase}{_tenth(progress)}")
        if step["reason"] is not None and row.phase != "Succeeded":
            parts.append(f"({reason_text(step['reason'])})")
    registration = compilation["registration"]
    if compilation["phase"] == "Succeeded":
        parts.append(f"register {registration['state']} {reason_text(registration['reason'])}")
    return "  ".join(parts).rstrip()


def _tenth(progress: Progress | None) -> str:
    if progress is None or not progress.get("total"):
        return ""
    return f" {progress['done'] * 10 // progress['total'] * 10}%"
