"""Commands that look at compilations: list, show, watch, diff, manifest."""

from __future__ import annotations

import json

from npuc.answers import Compilation
from npuc.command.flags import add_timeout
from npuc.command.follow import follow
from npuc.command.ids import whole_id
from npuc.command.parser import Commands, Parser, command
from npuc.command.run import Run
from npuc.errors import Refused, refusal
from npuc.http.problems import lacks_route
from npuc.terminal.timeline import reason_text, rows
from npuc.terminal.words import size, value, when


def add(commands: Commands[Parser]) -> None:
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
    add_timeout(watch)
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


def show_one(run: Run) -> int:
    compilation = run.client.compilations.get(whole_id(run.client.compilations, run.args.id))
    if run.output.json:
        run.output.document(compilation)
        return 0
    _show(run, compilation, _model_of(run, compilation))
    return 0


def _model_of(run: Run, compilation: Compilation) -> str:
    """Its names beside its ids; the ids alone of what is gone."""
    model, version = compilation["modelId"], compilation["versionId"]
    registry = run.client.registry
    try:
        names = f"{registry.model(model)['name']}@{registry.version(model, version)['name']}  "
    except Refused as refused:
        if refused.code != "NotFound":
            raise
        names = ""
    return f"{names}{model} {version}"


def _show(run: Run, compilation: Compilation, model: str) -> None:
    line = run.output.line
    line(f"{compilation['id']}  {compilation['phase']}")
    for name, said in _facts(compilation, model):
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


def _facts(compilation: Compilation, model: str) -> list[tuple[str, str]]:
    toolchain = compilation["toolchain"]
    return [
        ("name", value(compilation.get("name"))),
        ("note", value(compilation.get("note"))),
        ("labels", value(compilation.get("labels") or None)),
        ("why", reason_text(compilation["reason"])),
        ("model", model),
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
        ("set", _place(compilation)),
        ("again of", value(compilation.get("recompileOf"))),
        ("files at", value(compilation["publishedUri"])),
        ("artifact", value(compilation["registration"]["artifactId"])),
    ]


def _place(compilation: Compilation) -> str:
    place = compilation.get("set")
    return f"{place['id']}, {place['place']} of {place['of']}" if place else ""


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
