"""``npuc models``: rename, archive, unarchive and delete models and versions."""

from __future__ import annotations

import shlex
from typing import Any

from npuc.answers import Model, Version
from npuc.command.advice import reworded
from npuc.command.parser import Commands, Parser, command
from npuc.command.run import Run
from npuc.errors import Refused
from npuc.models.lookup import Target
from npuc.models.removal import Removal


def add_changes(models: Commands[Parser]) -> None:
    """The commands that change what is registered."""
    rename = command(
        models,
        "rename",
        rename_model,
        "rename a model or a version",
        "npuc models rename keyword kws\nnpuc models rename keyword@1 first",
    )
    rename.add_argument("model", metavar="MODEL[@VERSION]")
    rename.add_argument("name", metavar="NAME")
    for name, run, what, more in (
        ("archive", archive, "hide a model or a version; it can't be compiled", ""),
        ("unarchive", unarchive, "bring a model or a version back", ""),
        (
            "delete",
            delete,
            "delete a model or a version that nothing holds; files stay",
            "\nnpuc models delete keyword --all",
        ),
    ):
        parser = command(models, name, run, what, f"npuc models {name} keyword@1{more}")
        parser.add_argument("model", metavar="MODEL[@VERSION]")
        if run is delete:
            parser.add_argument(
                "--all", action="store_true", help="with its versions and artifacts; files stay"
            )


def meant(run: Run) -> tuple[Model, Version | None]:
    """The model, and with ``@VERSION`` the version, archived or not."""
    name, at, version = run.args.model.rpartition("@")
    if at and name and version:
        return run.client.lookup.entry(name, version, archived=True)
    return run.client.lookup.entry(run.args.model, archived=True)


def called(entry: Any) -> str:
    """The name of a model or a version, and whether it is archived."""
    return f"{entry['name']}{'  (archived)' if entry.get('archived') else ''}"


def rename_model(run: Run) -> int:
    return _change(run, {"name": run.args.name})


def archive(run: Run) -> int:
    return _change(run, {"archived": True})


def unarchive(run: Run) -> int:
    return _change(run, {"archived": False})


def _change(run: Run, changes: dict[str, Any]) -> int:
    model, version = meant(run)
    registry = run.client.registry
    answer: Any
    if version is None:
        answer = registry.change_model(model["id"], changes)
    else:
        answer = registry.change_version(model["id"], version["id"], changes)
    if run.output.json:
        run.output.document(answer)
    else:
        run.output.line(f"{answer['id']}  {called(answer)}")
    return 0


def delete(run: Run) -> int:
    model, version = meant(run)
    if run.args.all:
        every = [version] if version else run.client.lookup.versions(model, archived=True)
        removal = Removal(run.client.registry, run.client.compilations)
        removal.remove([Target(model, each) for each in every])
    entry = version or model
    try:
        if version is None:
            run.client.registry.delete_model(model["id"])
        elif not run.args.all:
            run.client.registry.delete_version(model["id"], version["id"])
    except Refused as refused:
        raise _with_all(run, refused) from refused
    if run.output.json:
        run.output.document({"deleted": entry["id"]})
    name = str(Target(model, version)) if version else model["name"]
    run.output.note(f"{name} ({entry['id']}) is deleted")
    return 0


def _with_all(run: Run, refused: Refused) -> Refused:
    """What is held by what can go with it says so."""
    held = (refused.problem.more or {}).get("heldBy")
    kinds = {each.get("kind") for each in held or [] if isinstance(each, dict)}
    if refused.code != "Held" or not kinds & {"version", "artifact"}:
        return refused
    typed = f"npuc models delete {shlex.quote(run.args.model)} --all"
    return reworded(refused, f"{refused.problem.detail} To delete all of it: {typed}")
