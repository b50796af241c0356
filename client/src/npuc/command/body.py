"""The body of a request that the flags of npuc.command.flags make."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from npuc.answers import Platform
from npuc.command.flags import LIMITS
from npuc.command.mistakes import Mistakes
from npuc.command.run import Run
from npuc.errors import Violation, refusal
from npuc.options import check_names, invalid, read_options
from npuc.text_file import Unreadable, text_of

MAX_ENV_FILE_BYTES = 32 * 1024
"""Together with the environment the service takes no more."""


def options_of(args: Any, platform: Platform) -> dict[str, Any]:
    """The options of ``--options`` and ``--set``."""
    given = json_options(args)
    mistakes = Mistakes()
    mistakes.of("", lambda: check_names(platform, given))
    read = mistakes.of("", lambda: read_options(platform, args.options))
    mistakes.check()
    return {**given, **(read or {})}


def json_options(args: Any) -> dict[str, Any]:
    """The options of ``--options``, as they are."""
    try:
        given = json.loads(args.options_json or "{}")
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise invalid([Violation("options", "--options must be a JSON object")])
    return given


def body_of(run: Run, options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a NewCompilation that the flags name; what was not said is not in it."""
    args = run.args
    pairs = _Pairs()
    body: dict[str, Any] = {
        "options": dict(options),
        "additionalArgs": args.arguments,
        "resources": _given({"cpu": args.cpu, "memory": args.memory}),
        "limits": {
            name: _seconds(pairs, name, value) for name, value in pairs.read("limits", args.limits)
        },
        "environment": _environment(run, pairs),
        "envFile": _env_file(args.env_file),
        "copyTo": args.copy_to,
        "name": args.name,
        "note": args.note,
        "labels": dict(pairs.read("labels", args.labels)),
    }
    pairs.check()
    return {name: value for name, value in body.items() if value}


def description_of(args: Any) -> dict[str, Any]:
    """Name, note and labels as a merge patch: what is empty is removed."""
    pairs = _Pairs()
    labels = {name: value or None for name, value in pairs.read("labels", args.labels)}
    pairs.check()
    named = {"name": args.name, "note": args.note}
    patch: dict[str, Any] = {
        name: value or None for name, value in named.items() if value is not None
    }
    return {**patch, "labels": labels} if labels else patch


class _Pairs:
    """Reads ``name=value`` of several flags and keeps what is wrong with any of them."""

    def __init__(self) -> None:
        self.violations: list[Violation] = []

    def read(self, field: str, texts: Iterable[str]) -> list[tuple[str, str]]:
        found = []
        for text in texts:
            name, equals, value = text.partition("=")
            if not equals or not name:
                self.wrong(f"{field}.{name}", "write it as NAME=VALUE")
            else:
                found.append((name, value))
        return found

    def wrong(self, field: str, message: str) -> None:
        self.violations.append(Violation(field, message))

    def check(self) -> None:
        if self.violations:
            raise invalid(self.violations)


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _seconds(pairs: _Pairs, name: str, value: str) -> int:
    if name not in LIMITS:
        pairs.wrong(f"limits.{name}", f"must be one of {', '.join(LIMITS)}")
    elif not (value.isascii() and value.isdigit()):
        pairs.wrong(f"limits.{name}", "must be a number of seconds")
    else:
        return int(value)
    return 0


def _environment(run: Run, pairs: _Pairs) -> list[dict[str, Any]]:
    variables: list[dict[str, Any]] = [
        {"name": name, "value": value} for name, value in pairs.read("environment", run.args.env)
    ]
    for name in run.args.secret:
        if "=" in name:
            name = name.partition("=")[0]
            pairs.wrong(
                f"environment.{name}",
                f"put the value into the variable {name} and say --secret {name}: "
                "a command line is seen by others",
            )
        elif name not in run.environment:
            pairs.wrong(f"environment.{name}", f"the variable {name} is not set here")
        else:
            variables.append({"name": name, "value": run.environment[name], "secret": True})
    return variables


def _env_file(path: str | None) -> str | None:
    if path is None:
        return None
    try:
        return text_of(path, MAX_ENV_FILE_BYTES)
    except Unreadable as unreadable:
        raise refusal("UnusablePath", f"{unreadable}.") from unreadable
