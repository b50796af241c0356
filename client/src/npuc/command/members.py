"""The members of a set in a table."""

from __future__ import annotations

from typing import Any

from npuc.answers import SetMember
from npuc.terminal.words import duration, size, span, value

HEAD = ("TARGET", "PHASE", "SIZE", "COMPILE", "NPU", "INFERENCE", "ID")
PRECISION = "precision"


def cells(one: SetMember) -> tuple[str, ...]:
    share = one["npuShare"]
    return (
        one["phase"],
        size(one["totalBytes"]),
        duration(one["compileSeconds"]),
        "-" if share is None else _share(share["npuOperators"], share["operators"]),
        span(one["inferenceSeconds"]),
        one["id"],
    )


def _share(npu: int, all: int) -> str:
    return f"{100 * npu / all:.1f} % ({npu}/{all})"


def called(members: list[SetMember]) -> list[str]:
    """What tells each from the others: its target, and what differs among those of one target.

    The precision is told even of different targets.
    """
    precisions = {value(_options(one)[PRECISION]) for one in members if _precise(one)}
    differ = len(precisions) > 1
    return [
        _called(one, [two for two in members if _of(two) == _of(one)], differ) for one in members
    ]


def _of(one: SetMember) -> tuple[str, str]:
    return one["platform"], one["target"]


def _options(one: SetMember) -> dict[str, Any]:
    return one["options"] or {}


def _precise(one: SetMember) -> bool:
    return _options(one).get(PRECISION) is not None


def _called(one: SetMember, alike: list[SetMember], precision: bool) -> str:
    own = _options(one)
    names = {
        name
        for two in alike
        for name in {**own, **_options(two)}
        if _options(two).get(name) != own.get(name)
    }
    if precision and _precise(one):
        names.add(PRECISION)
    return " ".join([one["target"], *(f"{name}={value(own.get(name))}" for name in sorted(names))])
