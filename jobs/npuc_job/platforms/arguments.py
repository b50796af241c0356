"""Turns options into command line arguments, refusing what the service should not have sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from npuc_job.failure import Code, JobError
from npuc_job.fields import whole

T = TypeVar("T")


def refused(message: str) -> JobError:
    return JobError(Code.OPTIONS_REFUSED, message)


def refuse_unknown(options: Mapping[str, object], known: Mapping[str, object]) -> None:
    """An option that is silently left out would give another binary than the one asked for."""
    unknown = sorted(name for name in options if name not in known)
    if unknown:
        raise refused(f"This job image does not know the options {', '.join(unknown)}.")


def text(name: str, value: object) -> str:
    if isinstance(value, str) and value and not value.startswith("-"):
        return value
    raise refused(f"The option {name} must be a text that does not begin with '-'.")


def whole_number(name: str, value: object) -> int:
    number = whole(value)
    if number is not None and number >= 0:
        return number
    raise refused(f"The option {name} must be a whole number of at least 0.")


def flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise refused(f"The option {name} must be true or false.")


def items(name: str, value: object, item: Callable[[str, object], T]) -> list[T]:
    if isinstance(value, list):
        return [item(name, element) for element in value]
    raise refused(f"The option {name} must be a list.")
