"""Commands that look at compilations: list, show, watch, diff, manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from npuc.answers import Compilation, ListedCompilation
from npuc.command.follow import follow
from npuc.command.ids import whole_id
from npuc.command.parser import Commands, Parser, command, time_span
from npuc.command.run import Run
from npuc.command.walk import walk
from npuc.errors import Refused, refusal
from npuc.http.problems import lacks_route
from npuc.http.service import Query
from npuc.terminal.timeline import reason_text, rows
from npuc.terminal.words import duration, moment_of, size, value, when

PHASES = ("Pending", "Running", "Succeeded", "Registered", "Failed", "Stopping", "Stopped")


def add(commands: Commands[Parser]) -> None:
    _add_list(commands)
    show = command(
        commands,
        "show",
        show_one,
        "show a compilation",
        "npuc show c-01kax\nnpuc show c-01kax --json",
    )
    show.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    watch = command(
        commands,
        "watch",
        watch_one,
        "watch a compilation until its end",
        "npuc watch c-01kax --timeout 1h",
    )
    watch.add_argument("id", metavar="ID")
    watch.add_argument(
        "--timeout",
        metavar="TIME",
        type=time_span,
        help="give up after 90s, 30m or 2h, exit code 4",
    )
    diff = command(
        commands,
        "diff",
        show_diff,
        "show what differs between two compilations",
        "npuc diff c-01kax c-01kay",
    )
    diff.add_argument("a", metavar="A")
    diff.add_argument("b", metavar="B")
    manifest = command(
        commands,
        "manifest",
        show_manifest,
        "show the manifest of the files",
        "npuc manifest c-01kax --json",
    )
    manifest.add_argument("id", metavar="ID")


def _add_list(commands: Commands[Parser]) -> None:
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
    listed.add_argument("--limit", type=_positive, default=20, help="most entries (20)")
    listed.add_argument("--all", action="store_true", help="every entry")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def show_list(run: Run) -> int:
    entries = _entries(run, _filters(run.args))
    found = list(entries if run.args.all else islice(entries, run.args.limit))
    if run.output.json:
        run.output.document({"items": found})
        return 0
    run.output.table(
        ("ID", "MODEL", "PLATFORM", "PHASE", "CREATED (UTC)", "TOOK", "NAME"),
        [_row(each) for each in found],
    )
    if not found:
        run.output.note("Nothing is like that.")
    return 0


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
        "limit": 100 if args.all else min(args.limit, 100),
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


def show_one(run: Run) -> int:
    compilation = run.client.compilations.get(whole_id(run.client.compilations, run.args.id))
    if run.output.json:
        run.output.document(compilation)
        return 0
    _show(run, compilation)
    return 0


def _show(run: Run, compilation: Compilation) -> None:
    line = run.output.line
    line(f"{compilation['id']}  {compilation['phase']}")
    for name, said in _facts(compilation):
        if said and said != "-":
            line(f"  {name:<10} {said}")
    line("steps")
    for row in rows(compilation):
        line(f"  {row.name:<10} {row.phase:<10} {row.more}".rstrip())
    files = compilation["steps"][1]["outputFiles"] or compilation["steps"][0]["outputFiles"]
    if files:
        line("files")
    for file in files:
        line(f"  {size(file['sizeBytes']):>10}  {file['sha256'][:12]}  {file['path']}")
    for warning in compilation["warnings"]:
        line(f"warning: {warning}")


def _facts(compilation: Compilation) -> list[tuple[str, str]]:
    toolchain = compilation["toolchain"]
    return [
        ("name", value(compilation.get("name"))),
        ("note", value(compilation.get("note"))),
        ("labels", value(compilation.get("labels") or None)),
        ("why", reason_text(compilation["reason"])),
        ("model", f"{compilation['modelId']} {compilation['versionId']}"),
        (
            "original",
            f"{compilation['baseArtifact']['name']}  {compilation['baseArtifact']['uri']}",
        ),
        ("platform", f"{compilation['platform']}, {toolchain['name']} {toolchain['version']}"),
        ("options", value(compilation["options"])),
        ("arguments", value(compilation["additionalArgs"] or None)),
        ("variables", ", ".join(each["name"] for each in compilation["environment"])),
        ("resources", value(compilation["resources"])),
        ("hash", compilation["shortHash"]),
        ("like", ", ".join(compilation["equalTo"])),
        ("created", f"{when(compilation['createdAt'])} UTC by {value(compilation['createdBy'])}"),
        ("again of", value(compilation.get("recompileOf"))),
        ("files at", value(compilation["publishedUri"])),
        ("artifact", value(compilation["registration"]["artifactId"])),
    ]


def watch_one(run: Run) -> int:
    id = whole_id(run.client.compilations, run.args.id)
    return follow(run, id, "", run.args.timeout)


def show_diff(run: Run) -> int:
    compilations = run.client.compilations
    a, b = whole_id(compilations, run.args.a), whole_id(compilations, run.args.b)
    try:
        answer = compilations.diff(a, b)
    except Refused as refused:
        if refused.code == "ValidationFailed" or lacks_route(refused):
            raise refusal(
                "NotOffered", "This service can't compare: it is older than this client."
            ) from refused
        raise
    if run.output.json:
        run.output.document(answer)
    elif answer["same"]:
        run.output.line("They are the same, in what was asked for and in what came out.")
    else:
        listed = [
            (each["section"], each["path"], value(each["a"]), value(each["b"]))
            for each in answer["differences"]
        ]
        run.output.table(("SECTION", "WHAT", a, b), listed)
    return 0


def show_manifest(run: Run) -> int:
    raw = run.client.compilations.manifest_bytes(whole_id(run.client.compilations, run.args.id))
    manifest = json.loads(raw)
    if run.output.json:
        run.output.document(manifest)
        return 0
    for name in ("compilationId", "platform", "toolchain", "options", "summary", "createdAt"):
        run.output.line(f"{name:<14} {value(manifest.get(name))}")
    files = [(size(each["size"]), each["sha256"], each["path"]) for each in manifest["files"]]
    run.output.table(("SIZE", "SHA256", "PATH"), files)
    return 0
