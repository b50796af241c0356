"""Turns options into command line arguments, refusing what the service should not have sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from npuc_job.failure import Code, JobError
from npuc_job.fields import whole
from npuc_job.spec import Spec
from npuc_job.wording import worded

T = TypeVar("T")


def refused(message: str) -> JobError:
    return JobError(Code.OPTIONS_REFUSED, message)


def not_one_of(name: str, allowed: list[str]) -> JobError:
    return refused(
        worded(
            "OptionNotOneOf",
            "The option {option} must be one of {allowed}.",
            option=name,
            allowed=allowed,
        )
    )


def not_in_range(name: str, least: int, most: int) -> JobError:
    return refused(
        worded(
            "OptionOutOfRange",
            "The option {option} must be {min} to {max}.",
            option=name,
            min=least,
            max=most,
        )
    )


def refuse_additional(spec: Spec) -> None:
    """For a compiler that has no command line of its own to add to."""
    if spec.additional_args:
        raise refused(
            worded(
                "NoArgumentsTaken",
                "{platform} takes no additional arguments: leave the list empty.",
                platform=spec.platform,
            )
        )


def refuse_unknown(options: Mapping[str, object], known: Mapping[str, object]) -> None:
    """An option that is silently left out would give another binary than the one asked for."""
    unknown = sorted(name for name in options if name not in known)
    if unknown:
        raise refused(
            worded(
                "OptionsUnknown",
                "This job image does not know the options {options}.",
                options=unknown,
            )
        )


def text(name: str, value: object) -> str:
    if isinstance(value, str) and value and not value.startswith("-"):
        return value
    raise refused(
        worded(
            "OptionNotText",
            "The option {option} must be a text that does not begin with '-'.",
            option=name,
        )
    )


def whole_number(name: str, value: object) -> int:
    number = whole(value)
    if number is not None and number >= 0:
        return number
    raise refused(
        worded(
            "OptionNotNumber",
            "The option {option} must be a whole number of at least 0.",
            option=name,
        )
    )


def flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise refused(
        worded("OptionNotFlag", "The option {option} must be true or false.", option=name)
    )


def items(name: str, value: object, item: Callable[[str, object], T]) -> list[T]:
    if isinstance(value, list):
        return [item(name, element) for element in value]
    raise refused(worded("OptionNotList", "The option {option} must be a list.", option=name))
