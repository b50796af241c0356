"""``npuc compile``: from a model, wherever it is, to a compilation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from npuc.answers import Compilation
from npuc.command.asked import Asked, asked_of, check_targets
from npuc.command.dry import show_dry_run, show_dry_run_of_set, show_plan
from npuc.command.flags import add_body, add_waiting
from npuc.command.follow import follow
from npuc.command.parser import Commands, Parser, command
from npuc.command.progress import ProgressLine
from npuc.command.result import write_result
from npuc.command.run import Run
from npuc.command.sets import set_begun
from npuc.errors import Refused, refusal
from npuc.models.lookup import Target
from npuc.models.plan import Plan, Takeover, Wishes
from npuc.models.reference import parse_reference

EXAMPLES = """
npuc compile keyword.tflite --platform ethos-u --wait
npuc compile keyword.tflite --platform ethos-u --set acceleratorConfig=ethos-u85-256
npuc compile llama@2 --platform rngd --set maxContextLength=8192 --env-file .env --wait --timeout 2h
npuc compile hf://org/model@main --platform rngd --secret HF_TOKEN
npuc compile hf://org/model/onnx/model.onnx --platform qualcomm-htp --wait
npuc compile keyword --for ethos-u --for ethos-u:acceleratorConfig=ethos-u85-256 --wait
npuc compile llama --platform rngd --dry-run
"""


def add(commands: Commands[Parser]) -> None:
    parser = command(commands, "compile", compile_model, "compile a model for an NPU", EXAMPLES)
    parser.add_argument(
        "model",
        metavar="MODEL[@VERSION]",
        help="a file or folder, an address (hf:// s3:// https:// mlflow:// pvc://), or the name or "
        "id of a registered model, of which the newest version is taken when none is named",
    )
    parser.add_argument("--platform", help="what to compile for: npuc platforms lists them")
    parser.add_argument(
        "--for",
        metavar="PLATFORM[:NAME=VALUE,...]",
        action="append",
        default=[],
        dest="targets",
        help="instead of --platform: one of several to compile for at once, with options of its "
        "own besides those of --set; they are a set (npuc set). Again for each",
    )
    add_model(parser)
    parser.add_argument(
        "--base",
        metavar="ARTIFACT",
        help="the original to compile, by id; else the newest that the platform takes",
    )
    add_body(parser)
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would be done; nothing is stored"
    )
    parser.add_argument(
        "--idempotency-key",
        metavar="KEY",
        help="sent again under the same key within a day, it is the same compilation",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="print the id alone")
    add_waiting(parser)


def add_model(parser: Parser) -> None:
    """The flags of a model that is not registered yet."""
    model = parser.add_argument_group("a model that is not registered yet")
    model.add_argument(
        "--model",
        metavar="NAME",
        dest="model_name",
        help="what it is called, or the id of the model that gets it as a version; "
        "else as its file or folder is",
    )
    model.add_argument(
        "--format", help="its format (tflite, onnx, safetensors), where it can't be told"
    )
    model.add_argument(
        "--digest", metavar="SHA256", default="", help="sha256:... of a file at https://"
    )
    model.add_argument(
        "--again",
        action="store_true",
        help="register an address although it is registered, for what it leads to now",
    )


def wishes_of(args: Any) -> Wishes:
    """What the flags of ``add_model`` say."""
    return Wishes((), args.format or "", args.model_name or "", args.digest, args.again)


def compile_model(run: Run) -> int:
    args = run.args
    _check(args)
    asked = asked_of(run)
    note = (lambda line: None) if args.quiet else run.output.note
    provider = run.client.provider(note)
    wishes = replace(
        wishes_of(args), accepts=asked.accepts, platform=asked.names, base=args.base or ""
    )
    with ProgressLine(run.output, "reading") as progress:
        plan = provider.plan(parse_reference(args.model), wishes, progress)
    if isinstance(plan, Plan):
        asked.check_format(plan.content.format, args.model)
    if args.dry_run and not _is_there(plan):
        return show_plan(run, plan, asked.body())
    with ProgressLine(run.output, "uploading") as progress:
        target = provider.provide(plan, progress)
    asked.compile(args.base or target.artifact)
    if args.dry_run:
        return _tried(run, asked, target)
    try:
        begin = _created(run, asked, target)
    except Refused:
        provider.take_back(plan, target)
        raise
    return begin()


def _tried(run: Run, asked: Asked, target: Target) -> int:
    compilations, body = run.client.compilations, asked.body()
    at = target.model["id"], target.version["id"]
    if asked.is_set:
        return show_dry_run_of_set(run, compilations.dry_run_set(*at, body), target)
    return show_dry_run(run, compilations.dry_run(*at, body), target)


def _created(run: Run, asked: Asked, target: Target) -> Callable[[], int]:
    """Creates what is asked for; what follows on it is only told of."""
    compilations, body = run.client.compilations, asked.body()
    at = target.model["id"], target.version["id"]
    key = run.args.idempotency_key
    if asked.is_set:
        several = compilations.create_set(*at, body, key=key)
        return lambda: set_begun(run, several, str(target))
    one = compilations.create(*at, body, key=key)
    return lambda: begun(run, one, str(target))


def _check(args: Any) -> None:
    check_targets(args)
    if args.timeout is not None and not args.wait:
        raise refusal("Usage", "--timeout is for --wait.")
    if args.dry_run and args.wait:
        raise refusal("Usage", "--dry-run begins nothing that could be waited for.")


def begun(run: Run, created: Compilation, title: str) -> int:
    """Says what began, and waits for it if that was asked for."""
    id = created["id"]
    title = f"{title} for {created['platform']}"
    write_result(run.args.result, created)
    if run.args.quiet:
        run.output.line(id)
    elif not run.output.json:
        for equal in created["equalTo"][:1]:
            run.output.note(f"{equal} was compiled the same way before")
        if not (run.args.wait and run.output.live):  # else it is drawn
            run.output.line(f"{id}  {title}")
    if run.args.wait:
        return follow(run, id, title, run.args.timeout)
    for warning in [] if run.args.quiet else created["warnings"]:
        run.output.note(f"warning: {warning}")
    if run.output.json:
        run.output.document(created)
    elif not run.args.quiet:
        run.output.note(f"To watch it: npuc watch {id}")
    return 0


def _is_there(plan: Plan | Takeover | Target) -> bool:
    return isinstance(plan, Target) or (isinstance(plan, Plan) and plan.there is not None)
