"""Commands that steer compilations: retry, stop, recompile, edit, delete; and download."""

from __future__ import annotations

from typing import Any, cast

from npuc.answers import Compilation, StepName
from npuc.command.advice import reworded
from npuc.command.body import body_of, description_of, options_of
from npuc.command.compile import begun
from npuc.command.flags import add_body, add_description, add_waiting
from npuc.command.follow import follow
from npuc.command.ids import exact_id, whole_id
from npuc.command.parser import Commands, Parser, command
from npuc.command.progress import ProgressLine
from npuc.command.run import Run
from npuc.errors import Refused, refusal
from npuc.http.pace import Pace
from npuc.options import check_names, platform_named

STOP_SECONDS = 120.0


def add(commands: Commands[Parser]) -> None:
    retry = command(
        commands, "retry", retry_step, "run the failed step again", "npuc retry c-01kax --wait"
    )
    retry.add_argument("id", metavar="ID")
    retry.add_argument(
        "--step", choices=("compile", "verify", "registration"), help="else the one that failed"
    )
    add_waiting(retry)
    stop = command(commands, "stop", stop_one, "stop a compilation", "npuc stop c-01kax")
    stop.add_argument("id", metavar="ID")
    _add_recompile(commands)
    edit = command(
        commands,
        "edit",
        edit_one,
        "change name, note or labels of a compilation",
        "npuc edit c-01kax --name night --label team=a\nnpuc edit c-01kax --note '' --label team=",
    )
    edit.add_argument("id", metavar="ID")
    add_description(edit)
    delete = command(
        commands,
        "delete",
        delete_one,
        "delete a compilation; its files and its artifact stay",
        "npuc delete c-01kaxf9a2b3c4d5e6f7g8h9j0k --stop",
    )
    delete.add_argument("id", metavar="ID", help="the whole id")
    delete.add_argument("--stop", action="store_true", help="stop it first")
    download = command(
        commands,
        "download",
        download_one,
        "download the published files, each checked",
        "npuc download c-01kax out",
    )
    download.add_argument("id", metavar="ID")
    download.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        help="a folder that is not there yet; else it is named after the id",
    )


def _add_recompile(commands: Commands[Parser]) -> None:
    parser = command(
        commands,
        "recompile",
        recompile,
        "compile again what a compilation was, with changes",
        "npuc recompile c-01kax --set optimise=Size --wait",
    )
    parser.add_argument("id", metavar="ID")
    add_body(parser)
    parser.add_argument(
        "--unset",
        metavar="NAME",
        action="append",
        default=[],
        help="leave an option to its default",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="print the id alone")
    add_waiting(parser)


def retry_step(run: Run) -> int:
    compilations = run.client.compilations
    id = whole_id(compilations, run.args.id)
    step = run.args.step or _failed(compilations.get(id))
    if step == "registration":
        compilation = compilations.retry_registration(id)
    else:
        compilation = compilations.retry(id, cast("StepName", step))
    return _go_on(run, compilation, f"{step} runs again")


def _failed(compilation: Compilation) -> str:
    if compilation["actions"]["retry"]:
        return compilation["actions"]["retry"][0]
    if compilation["registration"]["state"] == "Failed":
        return "registration"
    raise refusal("NotRetryable", f"No step can be retried: it is {compilation['phase']}.")


def _go_on(run: Run, compilation: Compilation, said: str) -> int:
    id = compilation["id"]
    run.output.note(f"{id}  {said}")
    if getattr(run.args, "wait", False):
        return follow(run, id, compilation["platform"], run.args.timeout)
    if run.output.json:
        run.output.document(compilation)
    return 0


def stop_one(run: Run) -> int:
    id = whole_id(run.client.compilations, run.args.id)
    return _go_on(run, run.client.compilations.stop(id), "stops")


def recompile(run: Run) -> int:
    compilations = run.client.compilations
    before = compilations.get(whole_id(compilations, run.args.id))
    body = compilations.recompile_body(before["id"])
    platform = platform_named(run.client.about.platforms(), before["platform"])
    check_names(platform, run.args.unset)
    changes = body_of(run, options_of(run.args, platform))
    created = compilations.create(
        before["modelId"], before["versionId"], changed(body, changes, run.args.unset)
    )
    return begun(run, created, f"{before['id']} again")


def changed(body: dict[str, Any], changes: dict[str, Any], unset: list[str]) -> dict[str, Any]:
    """The body with what was said: single values win, lists of arguments are replaced."""
    merged = {**body, **changes}
    for name in ("options", "resources", "limits", "labels"):
        if name in body and name in changes:
            merged[name] = {**body[name], **changes[name]}
    merged["options"] = {
        name: each for name, each in merged["options"].items() if name not in unset
    }
    said = {each["name"] for each in changes.get("environment", [])}
    kept = [each for each in body["environment"] if each["name"] not in said]
    merged["environment"] = kept + changes.get("environment", [])
    return merged


def edit_one(run: Run) -> int:
    patch = description_of(run.args)
    if not patch:
        raise refusal("Usage", "Say what is to change: --name, --note or --label.")
    id = whole_id(run.client.compilations, run.args.id)
    return _go_on(run, run.client.compilations.describe(id, patch), "is changed")


def delete_one(run: Run) -> int:
    id = exact_id(run.args.id)
    pace = Pace(0.3, 5)
    begun_at = run.clock.now()
    while True:
        try:
            run.client.compilations.delete(id, stop=run.args.stop)
            break
        except Refused as refused:  # a compiler may take its time to end
            if refused.code != "StillActive":
                raise
            if not run.args.stop:
                said = f"It has not ended: npuc delete {id} --stop stops it first."
                raise reworded(refused, said) from refused
            if run.clock.now() - begun_at > STOP_SECONDS:
                raise
            run.clock.sleep(next(pace))
    return _deleted(run, id)


def _deleted(run: Run, id: str) -> int:
    if run.output.json:
        run.output.document({"deleted": id})
    run.output.note(f"{id} is deleted")
    return 0


def download_one(run: Run) -> int:
    id = whole_id(run.client.compilations, run.args.id)
    with ProgressLine(run.output, "downloading") as progress:
        folder = run.client.download(id, run.args.folder or id, progress)
    files = sorted(
        each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()
    )
    if run.output.json:
        run.output.document({"folder": str(folder), "files": files})
    for file in [] if run.output.json else files:
        run.output.line(str(folder / file))
    return 0
