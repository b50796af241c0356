"""Waiting for a compilation in front of somebody's eyes, or of a log."""

from __future__ import annotations

from npuc.answers import Compilation
from npuc.command.result import write_result
from npuc.command.run import Run
from npuc.errors import NpucError, TimedOut
from npuc.terminal.timeline import Live, reason_text, summary
from npuc.terminal.words import size
from npuc.wait import came_out_right, has_ended

INTERRUPTED = 130


class Interrupted(Exception):
    """Somebody pressed Ctrl-C; what is to be said about it."""


def follow(run: Run, id: str, title: str, timeout: float | None) -> int:
    """Shows it until its end; answers the exit code. Ctrl-C and ``TimedOut`` leave it running."""
    show = _Shown(run, title)
    on = f"To go on watching: npuc watch {id}"
    try:
        for change in run.client.compilations.changes(id, timeout):
            if isinstance(change, str):
                show.note(change)
            else:
                show.change(change)
    except KeyboardInterrupt:
        show.document()
        raise Interrupted(f"{id} goes on. {on}") from None
    except TimedOut:
        show.document()
        raise TimedOut(f"{id} did not end in the time given and goes on. {on}") from None
    finally:
        run.clock.tick = None
    return show_end(run, show.last or run.client.compilations.get(id))


class _Shown:
    def __init__(self, run: Run, title: str) -> None:
        self.last: Compilation | None = None
        self._run = run
        self._live = Live(run.output, title) if run.output.live else None
        self._said = ""
        self._at = 0.0
        if self._live is not None:
            run.clock.tick = self._tick

    def change(self, compilation: Compilation) -> None:
        self.last = compilation
        self._at = self._run.clock.now()
        if self._live is not None:
            self._live.draw(compilation)
        elif not self._run.output.json and summary(compilation) != self._said:
            self._said = summary(compilation)
            self._run.output.line(f"{compilation['updatedAt'][11:19]}  {self._said}")

    def document(self) -> None:
        """As it was seen last, for programs that give up waiting."""
        if self._run.output.json and self.last is not None:
            self._run.output.document(self.last)

    def note(self, text: str) -> None:
        if self._live is not None:
            self._live.note(text)
        else:
            self._run.output.note(text)

    def _tick(self) -> None:
        if self._live is not None and self.last is not None and not has_ended(self.last):
            self._live.draw(self.last, self._run.clock.now() - self._at)


def show_end(run: Run, compilation: Compilation) -> int:
    """How it ended, and the exit code that says so."""
    right = came_out_right(compilation)
    write_result(getattr(run.args, "result", None), compilation)
    if run.output.json:
        run.output.document(compilation)
    elif right:
        _show_result(run, compilation)
    else:
        _show_failure(run, compilation)
    return 0 if right else NpucError.exit_code


def _show_result(run: Run, compilation: Compilation) -> None:
    files = compilation["steps"][1]["outputFiles"] or compilation["steps"][0]["outputFiles"]
    for file in files[:10]:
        run.output.line(f"  {size(file['sizeBytes']):>10}  {file['path']}")
    if len(files) > 10:
        run.output.line(f"  and {compilation['steps'][1]['outputFileCount'] - 10} more files")
    for warning in compilation["warnings"]:
        run.output.line(f"  warning: {warning}")
    run.output.line(
        f"Registered as {compilation['registration']['artifactId']}, "
        f"files at {compilation['publishedUri']}"
    )
    run.output.line(f"To get them: npuc download {compilation['id']} DIR")


def _show_failure(run: Run, compilation: Compilation) -> None:
    id = compilation["id"]
    reason = compilation["reason"] or compilation["registration"]["reason"]
    run.output.note(f"npuc: {compilation['phase']}. {reason_text(reason)}")
    run.output.note(f"Its log: npuc logs {id}")
    if reason is not None and reason["code"] == "Unschedulable":
        run.output.note(f"To ask for less: npuc recompile {id} --cpu N --memory N")
    elif compilation["actions"]["retry"]:
        run.output.note(f"To run the failed step again: npuc retry {id}")
