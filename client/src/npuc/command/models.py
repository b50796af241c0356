"""Commands of the registry: models, platforms, registries, import."""

from __future__ import annotations

from typing import Any

from npuc.answers import Model
from npuc.command.changes import add_changes, called, meant
from npuc.command.compile import add_model, wishes_of
from npuc.command.first import first, page_size
from npuc.command.parser import Commands, Parser, command, count, group
from npuc.command.progress import ProgressLine
from npuc.command.run import Run
from npuc.errors import refusal
from npuc.models.lookup import Target
from npuc.models.reference import parse_reference
from npuc.terminal.words import size, when


def add(commands: Commands[Parser]) -> None:
    models = group(commands, "models", "see, register, rename, archive and delete models")
    listed = command(
        models,
        "list",
        list_models,
        "list models",
        "npuc models list --name wake --sort name",
        aliases=["ls"],
    )
    listed.add_argument("--name", metavar="TEXT", help="what their names hold")
    listed.add_argument("--sort", choices=("created", "name"))
    listed.add_argument("--order", choices=("asc", "desc"))
    listed.add_argument("--archived", action="store_true", help="archived ones too")
    listed.add_argument("--limit", type=count, default=100)
    show = command(
        models,
        "show",
        show_model,
        "show a model with its versions and artifacts, archived ones too",
        "npuc models show keyword\nnpuc models show keyword@2",
    )
    show.add_argument("model", metavar="MODEL[@VERSION]")
    added = command(
        models,
        "add",
        add_one,
        "register a model without compiling it",
        "npuc models add keyword.tflite --model kws",
    )
    added.add_argument("model", metavar="MODEL[@VERSION]", help="a file, a folder or an address")
    add_model(added)
    add_changes(models)


def list_models(run: Run) -> int:
    args = run.args
    query: dict[str, str | int | bool | None] = {
        "name": args.name,
        "sort": args.sort,
        "order": args.order,
        "archived": args.archived or None,
        "limit": page_size(args.limit),
    }
    found, more = first(run.client.registry.models(query), args.limit)
    return run.output.items(found, ("ID", "NAME", "CREATED (UTC)", ""), _row, more)


def _row(model: Model) -> tuple[str, ...]:
    return (
        model["id"],
        model["name"],
        when(model["createdAt"]),
        "archived" if model.get("archived") else "",
    )


def show_model(run: Run) -> int:
    registry = run.client.registry
    model, version = meant(run)
    versions: list[dict[str, Any]] = [
        {**each, "artifacts": list(registry.artifacts(model["id"], each["id"]))}
        for each in ([version] if version else run.client.lookup.versions(model, archived=True))
    ]
    if run.output.json:
        run.output.document({**model, "versions": versions})
        return 0
    run.output.line(f"{model['id']}  {called(model)}")
    if model["description"]:
        run.output.line(model["description"])
    rows = [
        _artifact_row(version, artifact)
        for version in versions
        for artifact in version["artifacts"] or [None]
    ]
    run.output.table(("VERSION", "ID", "FORMAT", "SIZE", "ARTIFACT", "NAME"), rows)
    return 0


def _artifact_row(version: Any, artifact: Any) -> tuple[str, ...]:
    if artifact is None:
        return called(version), version["id"], "-", "-", "-", "-"
    return (
        called(version),
        version["id"],
        artifact["platform"],
        size(artifact["sizeBytes"]),
        artifact["id"],
        artifact["name"],
    )


def add_one(run: Run) -> int:
    reference = parse_reference(run.args.model)
    if reference.kind == "registered":
        raise refusal("Usage", f"{run.args.model} is neither a file, a folder nor an address.")
    provider = run.client.provider(run.output.note)
    with ProgressLine(run.output, "reading") as progress:
        plan = provider.plan(reference, wishes_of(run.args), progress)
    with ProgressLine(run.output, "uploading") as progress:
        return show_target(run, provider.provide(plan, progress))


def show_target(run: Run, target: Target) -> int:
    """A version that is registered now."""
    if run.output.json:
        run.output.document({"model": target.model, "version": target.version})
    else:
        run.output.line(f"{target.model['id']}  {target.version['id']}  {target}")
    return 0
