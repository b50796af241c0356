"""What ``compile --dry-run`` says."""

from __future__ import annotations

from typing import Any

from npuc.answers import DryRun, DryRunOfSet
from npuc.command.run import Run
from npuc.models.lookup import Target
from npuc.models.plan import Plan, Takeover
from npuc.terminal.words import size, value

CHIP = ("acceleratorConfig", "target")
"""The options that tell what of a platform is compiled for."""


def show_plan(run: Run, plan: Plan | Takeover | Target, body: dict[str, Any]) -> int:
    """What is not registered can't be judged by the service; so this is what would be sent."""
    would: dict[str, Any] = {"register": str(plan), "compile": _shown(body)}
    if isinstance(plan, Plan):
        would["register"] = {
            "model": plan.model_name,
            "modelId": plan.model["id"] if plan.model else None,
            "version": plan.version_name,
            "format": plan.content.format,
            "from": plan.content.said,
            "digest": plan.content.digest or None,
            "uploadBytes": plan.local.size if plan.local else None,
        }
    if run.output.json:
        run.output.document(would)
        return 0
    if isinstance(plan, Plan):
        upload = f", uploading {size(plan.local.size)}" if plan.local else ""
        what = f"{plan.model_name}@{plan.version_name}" + ("" if plan.model else ", a new model")
        run.output.line(f"would register {plan.content.said} as {what}{upload}")
    else:
        run.output.line(f"would import {plan}")
    for line in _lines(_shown(body)):
        run.output.line(line)
    run.output.note("The service judges the rest once the model is registered: npuc models add")
    return 0


def _lines(shown: dict[str, Any]) -> list[str]:
    """One for each that would be compiled, with what is said of all."""
    if "compilations" not in shown:
        return [f"would compile it with {value(shown)}"]
    each_of = shown["compilations"]
    of_all = {name: each for name, each in shown.items() if name != "compilations"}
    return [
        f"{place} of {len(each_of)}: would compile it with {value({**each, **of_all})}"
        for place, each in enumerate(each_of, 1)
    ]


def _shown(body: dict[str, Any]) -> dict[str, Any]:
    """Without values of the environment: some are secret."""
    if "compilations" in body:
        return {**body, "compilations": [_shown(each) for each in body["compilations"]]}
    names = [each["name"] for each in body.get("environment", [])]
    rest = {name: each for name, each in body.items() if name not in ("environment", "envFile")}
    return {**rest, "environment": names} if names else rest


def show_dry_run(run: Run, answer: DryRun, target: Target) -> int:
    """What the service says that it would do."""
    if run.output.json:
        run.output.document(answer)
        return 0
    _show(run, answer, target)
    return 0


def show_dry_run_of_set(run: Run, answer: DryRunOfSet, target: Target) -> int:
    """What the service says of each."""
    if run.output.json:
        run.output.document(answer)
        return 0
    each_of = answer["compilations"]
    for place, each in enumerate(each_of, 1):
        _show(run, each, target, f"{place} of {len(each_of)}: ")
    return 0


def _show(run: Run, answer: DryRun, target: Target, place: str = "") -> None:
    options = answer["options"] or {}
    chips = [str(options[name]) for name in CHIP if options.get(name) is not None]
    what = " ".join([answer["platform"], *chips])
    run.output.line(f"{place}would compile {target}, {answer['baseArtifact']['name']}, for {what}")
    rows = [(name, value(each)) for name, each in options.items()]
    rows.append(("resources", value(answer["resources"])))
    rows.append(("options hash", answer["shortHash"]))
    run.output.table(("option", "value"), rows)
    for warning in answer["advice"]["warnings"]:
        run.output.line(f"warning: {warning}")
    for equal in answer["equalTo"]:
        run.output.line(f"compiled the same way before: {equal}")
