"""``npuc set``: compilations that one request asked for."""

from __future__ import annotations

import re

from npuc.answers import CompilationSet
from npuc.command.flags import add_timeout
from npuc.command.follow import Interrupted
from npuc.command.members import HEAD, called, cells
from npuc.command.parser import Commands, Parser, command, group
from npuc.command.result import write_set_result
from npuc.command.run import Run
from npuc.errors import NpucError, TimedOut, refusal
from npuc.terminal.clean import one_line
from npuc.terminal.words import when
from npuc.wait import set_came_out_right

WHOLE = re.compile(r"s-[0-9a-z]{26}")


def add(commands: Commands[Parser]) -> None:
    sets = group(commands, "set", "show, watch and stop a set of compilations")
    show = command(
        sets,
        "show",
        show_one,
        "show how a set stands",
        "npuc set show s-01kaxf9a2b3c4d5e6f7g8h9j00",
    )
    watch = command(
        sets,
        "watch",
        watch_one,
        "watch a set until all of it have ended",
        "npuc set watch s-01kaxf9a2b3c4d5e6f7g8h9j00",
    )
    stop = command(
        sets,
        "stop",
        stop_one,
        "stop those of a set that are under way",
        "npuc set stop s-01kaxf9a2b3c4d5e6f7g8h9j00",
    )
    for parser in (show, watch, stop):
        parser.add_argument("id", metavar="ID", help="the whole id, s-...")
    add_timeout(watch)


def show_one(run: Run) -> int:
    found = run.client.compilations.set(_id(run.args.id))
    if not run.output.json:
        run.output.line(_head(found))
    return _shown(run, found)


def watch_one(run: Run) -> int:
    return follow_set(run, _id(run.args.id), run.args.timeout)


def stop_one(run: Run) -> int:
    stopped = run.client.compilations.stop_set(_id(run.args.id))
    run.output.note(f"{stopped['id']}  stops")
    return _shown(run, stopped)


def _id(text: str) -> str:
    if not WHOLE.fullmatch(text):
        raise refusal("InvalidId", f"{text} is no id of a set (s-...), which `npuc show ID` tells.")
    return text


def set_begun(run: Run, created: CompilationSet, title: str) -> int:
    """Says what began, and waits for it if that was asked for."""
    id = created["id"]
    write_set_result(run.args.result, created)
    if run.args.quiet:
        run.output.line(id)
    elif not run.output.json:
        targets = ", ".join(called(created["compilations"]))
        run.output.line(f"{id}  {title} for {targets}")
        run.output.note(f"Its page: {run.url.rstrip('/')}/sets/{id}")
    if run.args.wait:
        return follow_set(run, id, run.args.timeout)
    if run.output.json:
        run.output.document(created)
    elif not run.args.quiet:
        run.output.note(f"To watch it: npuc set watch {id}")
    return 0


def follow_set(run: Run, id: str, timeout: float | None) -> int:
    """Shows it until its end; answers the exit code. Ctrl-C and ``TimedOut`` leave it running."""
    on = f"To go on watching: npuc set watch {id}"
    last: CompilationSet | None = None
    said = ""
    try:
        for change in run.client.compilations.set_changes(id, timeout):
            if isinstance(change, str):
                run.output.note(change)
                continue
            last = change
            if not run.output.json and _standing(change) != said:
                said = _standing(change)
                run.output.line(said)
    except KeyboardInterrupt:
        _document(run, last)
        raise Interrupted(f"{id} goes on. {on}") from None
    except TimedOut:
        _document(run, last)
        raise TimedOut(f"{id} did not end in the time given and goes on. {on}") from None
    found = last or run.client.compilations.set(id)
    write_set_result(getattr(run.args, "result", None), found)
    _shown(run, found)
    return 0 if set_came_out_right(found) else NpucError.exit_code


def _document(run: Run, last: CompilationSet | None) -> None:
    if run.output.json and last is not None:
        run.output.document(last)


def _head(found: CompilationSet) -> str:
    model, version = found["modelName"] or found["modelId"], found["versionName"]
    by = [f"by {one_line(found['createdBy'])}"] if found["createdBy"] else []
    subject = one_line(f"{model}@{version or found['versionId']}")
    return "  ".join([found["id"], subject, when(found["createdAt"]), *by, _standing(found)])


def _standing(found: CompilationSet) -> str:
    phases = ", ".join(f"{number} {phase}" for phase, number in sorted(found["phases"].items()))
    return f"{found['done']} of {found['of']} done: {phases}"


def _shown(run: Run, found: CompilationSet) -> int:
    if run.output.json:
        run.output.document(found)
        return 0
    if found["made"] < found["of"]:
        run.output.note(f"{found['made']} of {found['of']} are there: not made, or deleted")
    members = found["compilations"]
    rows = [(name, *cells(one)) for name, one in zip(called(members), members, strict=True)]
    run.output.table(HEAD, rows)
    for one in members:
        reason = one["reason"] or one["registration"]["reason"]
        if reason is not None:
            run.output.note(f"{one['id']}: {reason['code']}. Its log: npuc logs {one['id']}")
        if one["warningCount"] > 0:
            number = "1 warning" if one["warningCount"] == 1 else f"{one['warningCount']} warnings"
            run.output.note(f"{one['id']}: {number}. To read them: npuc show {one['id']}")
    return 0
