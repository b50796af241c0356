"""``npuc list``: compilations of all models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from npuc.answers import ListedCompilation
from npuc.command.first import PAGE, first, page_size
from npuc.command.parser import Commands, Parser, command, count
from npuc.command.run import Run
from npuc.command.walk import walk
from npuc.errors import Refused
from npuc.http.problems import lacks_route
from npuc.http.service import Query
from npuc.terminal.words import duration, moment_of, when

PHASES = ("Pending", "Running", "Succeeded", "Registered", "Failed", "Stopping", "Stopped")


def add(commands: Commands[Parser]) -> None:
    examples = """
    npuc list --phase Running --phase Pending
    npuc list --model wake --platform ethos-u --since 7d --label team=audio
    npuc list --all --json
    """
    listed = command(
        commands,
        "list",
        show_list,
        "list compilations of all models, newest first",
        examples,
        aliases=["ls"],
    )
    listed.add_argument(
        "--phase", action="append", choices=PHASES, default=[], help="only these; again for more"
    )
    listed.add_argument("--platform")
    listed.add_argument("--model", metavar="TEXT", help="what the name of the model holds")
    listed.add_argument("--text", help="what name, note, labels, id or the model's name hold")
    listed.add_argument(
        "--label",
        metavar="KEY[=VALUE]",
        action="append",
        default=[],
        help="again for more: all must hold",
    )
    listed.add_argument("--hash", help="the beginning of the options hash")
    listed.add_argument("--by", metavar="CALLER", help="who created it")
    listed.add_argument(
        "--since", metavar="TIME", help="created after a time, such as 2026-11-29, or since 2h, 7d"
    )
    listed.add_argument("--until", metavar="TIME", help="created before")
    listed.add_argument("--order", choices=("asc", "desc"), help="asc is oldest first")
    listed.add_argument("--limit", type=count, default=20, help="most entries (20)")
    listed.add_argument("--all", action="store_true", help="every entry")


def show_list(run: Run) -> int:
    entries = _entries(run, _filters(run.args))
    found, more = (list(entries), "") if run.args.all else first(entries, run.args.limit)
    head = ("ID", "MODEL", "PLATFORM", "PHASE", "CREATED (UTC)", "TOOK", "NAME")
    return run.output.items(found, head, _row, more if found else "Nothing is like that.")


def _filters(args: Any) -> Query:
    return {
        "phase": ",".join(args.phase) or None,
        "platform": args.platform,
        "modelName": args.model,
        "text": args.text,
        "label": ",".join(args.label) or None,
        "hash": args.hash,
        "createdBy": args.by,
        "createdAfter": moment_of(args.since) if args.since else None,
        "createdBefore": moment_of(args.until) if args.until else None,
        "order": args.order,
        "limit": PAGE if args.all else page_size(args.limit),
    }


def _entries(run: Run, filters: Query) -> Iterator[ListedCompilation]:
    try:
        yield from run.client.compilations.list(filters)
    except Refused as refused:
        if not lacks_route(refused):
            raise
        run.output.note(
            "This service is older and lists by version only: looking through its models."
        )
        yield from walk(run.client, filters)


def _row(entry: ListedCompilation) -> tuple[str, ...]:
    steps = [
        step["durationSeconds"] for step in entry["steps"] if step["durationSeconds"] is not None
    ]
    model = entry.get("modelName") or entry["modelId"]
    version = entry.get("versionName") or entry["versionId"]
    return (
        entry["id"],
        f"{model}@{version}",
        entry["platform"],
        entry["phase"],
        when(entry["createdAt"]),
        duration(sum(steps)) if steps else "-",
        entry.get("name") or "",
    )
