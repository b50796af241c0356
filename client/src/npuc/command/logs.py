"""``npuc logs``: what the compiler said, and says."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from npuc.answers import Compilation, StepName
from npuc.api.compilations import LogPart
from npuc.command.follow import Interrupted
from npuc.command.ids import whole_id
from npuc.command.parser import Commands, Parser, command, count
from npuc.command.run import Run
from npuc.errors import Unreachable, refusal
from npuc.http.pace import Pace
from npuc.terminal.clean import one_line


def add(commands: Commands[Parser]) -> None:
    examples = "npuc logs c-01kax -f\nnpuc logs c-01kax --step compile --attempt 1"
    parser = command(commands, "logs", show_logs, "show the log of a compilation", examples)
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "-f", "--follow", action="store_true", help="go on until it ends, from step to step"
    )
    parser.add_argument("--step", choices=("compile", "verify"), help="else each that ran")
    parser.add_argument("--attempt", type=count, help="else the last one")


def show_logs(run: Run) -> int:
    id = whole_id(run.client.compilations, run.args.id)
    if run.output.json and run.args.follow:
        raise refusal("Usage", "--json is one document; it does not go with --follow.")
    logs = _Logs(run, id)
    try:
        return logs.follow() if run.args.follow else logs.show()
    except KeyboardInterrupt:
        raise Interrupted(f"{id} is as it was. To go on: npuc logs -f {id}") from None


class _Logs:
    def __init__(self, run: Run, id: str) -> None:
        self._run = run
        self._id = id
        self._shown: set[tuple[str, int]] = set()
        self._waits = ""

    def show(self) -> int:
        compilation = self._run.client.compilations.get(self._id)
        found = []
        for step, attempt in self._chosen(compilation):
            if self._run.output.json:
                text = "".join(self._parts(step, attempt, follow=False))
                found.append({"step": step, "attempt": attempt, "log": text})
            else:
                self._write(step, attempt, follow=False)
        if self._run.output.json:
            self._run.output.document({"items": found})
        return 0

    def follow(self) -> int:
        """Each attempt once it is there, until nothing can follow."""
        for change in self._run.client.compilations.changes(self._id):
            if isinstance(change, str):
                self._run.output.note(change)
                continue
            self._tell_waiting(change)
            for step, attempt in self._attempts(change):
                if (step, attempt) not in self._shown:
                    self._shown.add((step, attempt))
                    self._write(step, attempt, follow=True)
            if self._run.args.attempt and self._shown:
                break
        return 0

    def _tell_waiting(self, compilation: Compilation) -> None:
        """What a pending one waits for, once, and again when it is something else."""
        waits = _waits(compilation)
        if waits and waits != self._waits:
            self._run.output.note(f"Pending: {waits}")
        self._waits = waits

    def _attempts(self, compilation: Compilation) -> list[tuple[StepName, int]]:
        """Those to follow: what is asked for, else the last of each step that has one."""
        found: list[tuple[StepName, int]] = []
        for step in compilation["steps"]:
            numbers = [each["number"] for each in step["attempts"] if each["phase"] != "Pending"]
            if numbers and self._run.args.step in (None, step["name"]):
                found.append((step["name"], self._run.args.attempt or numbers[-1]))
        return found

    def _chosen(self, compilation: Compilation) -> list[tuple[StepName, int]]:
        attempts = self._attempts(compilation)
        if not attempts:
            raise refusal(
                "NoLog", f"Nothing ran yet: it is {compilation['phase']}. Wait with npuc logs -f."
            )
        return attempts

    def _write(self, step: StepName, attempt: int, *, follow: bool) -> None:
        self._run.output.note(f"== {step}, attempt {attempt}")
        last = "\n"
        for text in self._parts(step, attempt, follow=follow):
            self._run.output.text(text)
            last = text[-1:] or last
        if last != "\n":
            self._run.output.line()

    def _parts(self, step: StepName, attempt: int, *, follow: bool) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")  # a part may end within a letter
        pace = Pace(0.2, 5)
        offset = 0
        while True:
            part = self._part(step, attempt, offset, follow=follow)
            if part is None:
                self._run.clock.sleep(next(pace))
                continue
            yield decoder.decode(part.content, part.complete)
            if part.complete or not (follow or part.content):
                return
            if part.next_offset == offset:
                self._run.clock.sleep(next(pace))
            else:
                pace.quicken(0.2)
            offset = part.next_offset

    def _part(self, step: StepName, attempt: int, offset: int, *, follow: bool) -> LogPart | None:
        """None when the service is away, which somebody who follows does not mind."""
        try:
            return self._run.client.compilations.log(self._id, step, attempt, offset)
        except Unreachable as unreachable:
            if not follow:
                raise
            self._run.output.note(f"{unreachable.problem.detail} Trying again.")
            return None


def _waits(compilation: Compilation) -> str:
    """What it waits for; empty when it is not pending."""
    if compilation["phase"] != "Pending":
        return ""
    reasons = [compilation["reason"], *(step["reason"] for step in compilation["steps"])]
    said = next((one_line(each["message"]) for each in reasons if each), "")
    return said or "waits for its Job"
