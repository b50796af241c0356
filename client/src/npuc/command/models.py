"""Commands of the registry: models, platforms, registries, import."""

from __future__ import annotations

from itertools import islice
from typing import Any

from npuc.answers import Model
from npuc.command.compile import add_model, wishes_of
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
        "show a model with its versions and artifacts",
        "npuc models show keyword",
    )
    show.add_argument("model", metavar="MODEL")
    added = command(
        models,
        "add",
        add_one,
        "register a model without compiling it",
        "npuc models add keyword.tflite --model kws",
    )
    added.add_argument("model", metavar="MODEL[@VERSION]", help="a file, a folder or an address")
    add_model(added)
    rename = command(
        models,
        "rename",
        rename_model,
        "rename a model or a version",
        "npuc models rename keyword kws\nnpuc models rename keyword@1 first",
    )
    rename.add_argument("model", metavar="MODEL[@VERSION]")
    rename.add_argument("name", metavar="NAME")
    for name, run, what in (
        ("archive", archive, "hide a model or a version; it can't be compiled"),
        ("unarchive", unarchive, "bring a model or a version back"),
        ("delete", delete, "delete a model or a version that nothing holds; files stay"),
    ):
        parser = command(models, name, run, what, f"npuc models {name} keyword@1")
        parser.add_argument("model", metavar="MODEL[@VERSION]")


def list_models(run: Run) -> int:
    args = run.args
    query: dict[str, str | int | bool | None] = {
        "name": args.name,
        "sort": args.sort,
        "order": args.order,
        "archived": args.archived or None,
        "limit": min(args.limit, 100),
    }
    found = list(islice(run.client.registry.models(query), args.limit))
    return run.output.items(found, ("ID", "NAME", "CREATED (UTC)", ""), _row)


def _row(model: Model) -> tuple[str, ...]:
    return (
        model["id"],
        model["name"],
        when(model["createdAt"]),
        "archived" if model.get("archived") else "",
    )


def show_model(run: Run) -> int:
    registry = run.client.registry
    model = run.client.lookup.model(run.args.model, archived=True)
    versions: list[dict[str, Any]] = [
        {**version, "artifacts": list(registry.artifacts(model["id"], version["id"]))}
        for version in registry.versions(model["id"], {"limit": 100})
    ]
    if run.output.json:
        run.output.document({**model, "versions": versions})
        return 0
    run.output.line(
        f"{model['id']}  {model['name']}{'  (archived)' if model.get('archived') else ''}"
    )
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
        return version["name"], version["id"], "-", "-", "-", "-"
    return (
        version["name"],
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


def rename_model(run: Run) -> int:
    return _change(run, {"name": run.args.name})


def archive(run: Run) -> int:
    return _change(run, {"archived": True})


def unarchive(run: Run) -> int:
    return _change(run, {"archived": False})


def _change(run: Run, changes: dict[str, Any]) -> int:
    found = _meant(run)
    registry = run.client.registry
    answer: Any
    if isinstance(found, Target):
        answer = registry.change_version(found.model["id"], found.version["id"], changes)
    else:
        answer = registry.change_model(found["id"], changes)
    if run.output.json:
        run.output.document(answer)
    else:
        run.output.line(
            f"{answer['id']}  {answer['name']}{'  (archived)' if answer.get('archived') else ''}"
        )
    return 0


def delete(run: Run) -> int:
    found = _meant(run)
    if isinstance(found, Target):
        id, name = found.version["id"], str(found)
        run.client.registry.delete_version(found.model["id"], id)
    else:
        id, name = found["id"], found["name"]
        run.client.registry.delete_model(id)
    if run.output.json:
        run.output.document({"deleted": id})
    run.output.note(f"{name} ({id}) is deleted")
    return 0


def _meant(run: Run) -> Any:
    """The model, or with ``@VERSION`` the version. A whole name with an @ in it comes first."""
    lookup = run.client.lookup
    text = run.args.model
    name, at, version = text.rpartition("@")
    if at and name and version and not lookup.named(text, archived=True):
        return lookup.target(name, version, archived=True)
    return lookup.model(text, archived=True)
