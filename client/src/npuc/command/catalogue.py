"""Commands about what can be compiled for, and taken over: platforms, registries, import."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from npuc.answers import Platform
from npuc.command.first import first
from npuc.command.models import show_target
from npuc.command.parser import Commands, Parser, command
from npuc.command.run import Run
from npuc.models.plan import Takeover
from npuc.models.provide import NO_REGISTRY
from npuc.options import platform_named
from npuc.terminal.words import value

MOST_MODELS = 200


def add(commands: Commands[Parser]) -> None:
    platforms = command(
        commands,
        "platforms",
        show_platforms,
        "show what can be compiled for",
        "npuc platforms\nnpuc platforms ethos-u",
    )
    platforms.add_argument(
        "name", metavar="NAME", nargs="?", help="one platform with all its options"
    )
    _add_import(commands)


def _add_import(commands: Commands[Parser]) -> None:
    registries = command(
        commands,
        "registries",
        show_registries,
        "look into registries of others",
        "npuc registries\nnpuc registries corp\nnpuc registries corp kws",
    )
    registries.add_argument("registry", metavar="REGISTRY", nargs="?")
    registries.add_argument(
        "model", metavar="MODEL", nargs="?", help="its id there: lists its versions"
    )
    registries.add_argument("--search", metavar="TEXT", help="what names of models hold")
    take = command(
        commands,
        "import",
        import_version,
        "take a version of a registry of others over",
        "npuc import corp kws 3",
    )
    for name in ("registry", "model", "version"):
        take.add_argument(name, metavar=name.upper())


def import_version(run: Run) -> int:
    plan = Takeover(run.args.registry, run.args.model, run.args.version)
    return show_target(run, run.client.provider(run.output.note).provide(plan))


def show_platforms(run: Run) -> int:
    platforms = run.client.about.platforms()
    if run.args.name:
        return _show_platform(run, platform_named(platforms, run.args.name))
    if run.output.json:
        run.output.document({"items": platforms})
        return 0
    rows = [
        (each["name"], each["title"], ", ".join(each["accepts"]), _compiler(each))
        for each in platforms
    ]
    run.output.table(("NAME", "TITLE", "TAKES", "COMPILER"), rows)
    run.output.note("Its options: npuc platforms NAME")
    return 0


def _compiler(platform: Platform) -> str:
    toolchain = platform["toolchain"]
    if toolchain is None or not platform["available"]:
        return f"not installed: {platform['installation']}"
    return f"{toolchain['name']} {toolchain['version']}"


def _show_platform(run: Run, platform: Platform) -> int:
    if run.output.json:
        run.output.document(platform)
        return 0
    run.output.line(f"{platform['name']}  {platform['title']}, {_compiler(platform)}")
    run.output.line(
        f"takes {', '.join(platform['accepts'])}; by default {value(platform['resources'])}"
    )
    for option in platform["options"]:
        run.output.line(
            f"\n--set {option['name']}=  {_range(option)}; default {value(option['default'])}"
        )
        run.output.line(f"    {option['title']}. {option['help']}")
    for argument in platform["additionalArgs"]["allowed"]:
        run.output.line(f"\n--arg={argument['name']}  {_range(argument)}")
        run.output.line(f"    {argument['help']}")
    return 0


def _range(option: Any) -> str:
    if option["type"] == "choice":
        return value(option["choices"])
    if option["type"] == "integer":
        power = ", a power of two" if option.get("powerOfTwo") else ""
        return f"{option.get('min')} to {option.get('max')}{power}"
    if option["type"] == "buckets":
        return f'lists of {" x ".join(option.get("parts", []))}, such as "1,128, 1,512"'
    return str(option["type"])


def show_registries(run: Run) -> int:
    found, note = _outer(run)
    if not found and not run.args.registry:
        note = NO_REGISTRY
    head = list(found[0]) if found else ["name"]
    names = [name.upper() for name in head]
    return run.output.items(found, names, lambda each: [value(each[name]) for name in head], note)


def _outer(run: Run) -> tuple[list[Mapping[str, Any]], str]:
    registries = run.client.registries
    if run.args.model:
        return list(registries.versions(run.args.registry, run.args.model)), ""
    if run.args.registry:
        models = registries.models(run.args.registry, run.args.search)
        return first(models, MOST_MODELS, "--search TEXT")
    return registries.list(), ""
