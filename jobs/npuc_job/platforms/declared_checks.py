"""What the file of a third party may answer."""

from __future__ import annotations

import json
import math
import os
import re
import reprlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from npuc_job.failure import Code
from npuc_job.platforms.platform import Again, Conduct, KnownError, Platform

T = TypeVar("T")
_PATTERN = r"""a compiled pattern of bytes with two groups, such as re.compile(rb"(\d+)/(\d+)")"""
_PARTS = sorted(
    name for name in (*vars(Platform), *Platform.__annotations__) if not name.startswith("_")
)


@dataclass(frozen=True)
class Check(Generic[T]):
    """Whether an answer is a ``T``, which ``words`` describe."""

    words: str
    fits: Callable[[object], bool]

    def wrong(self, value: object) -> Sequence[str]:
        return [] if self.fits(value) else [f"must be {self.words}, not {reprlib.repr(value)}"]


def of_platform(platform: object) -> list[str]:
    """What is wrong with the PLATFORM of a file."""
    if isinstance(platform, type):
        return [f"its PLATFORM is a class: write PLATFORM = {platform.__name__}()"]
    if missing := [part for part in _PARTS if not hasattr(platform, part)]:
        return [f"its PLATFORM lacks {', '.join(missing)}"]
    methods = [part for part in _PARTS if part not in _VALUES]
    wrong = [f"{one} must be a method" for one in methods if not callable(getattr(platform, one))]
    for name, check in _VALUES.items():
        wrong += [f"{name} {one}" for one in check.wrong(getattr(platform, name))]
    return wrong


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_word(value: object) -> bool:
    """What a program can be given: a text that bytes can be made of."""
    try:
        return isinstance(value, str) and os.fsencode(value) is not None
    except UnicodeEncodeError:
        return False


def _is_program(value: object) -> bool:
    return _is_word(value) and value != "" and "\0" not in str(value)


def _is_list(value: object, fits: Callable[[object], bool]) -> bool:
    return isinstance(value, (list, tuple)) and all(map(fits, value))


def _is_map(value: object, fits: Callable[[str, object], bool]) -> bool:
    return isinstance(value, Mapping) and all(
        isinstance(name, str) and fits(name, inner) for name, inner in value.items()
    )


def _is_progress(value: object) -> bool:
    return value is None or (
        isinstance(value, re.Pattern) and isinstance(value.pattern, bytes) and value.groups >= 2
    )


def _is_known_error(value: object) -> bool:
    return (
        isinstance(value, KnownError)
        and isinstance(value.pattern, re.Pattern)
        and isinstance(value.pattern.pattern, str)
        and isinstance(value.code, Code)
        and isinstance(value.advice, str)
    )


def _is_variable(name: str, value: object) -> bool:
    sound = bool(name) and "=" not in name and "\0" not in name + str(value)
    return sound and _is_word(name) and _is_word(value)


def _is_json(value: object) -> bool:
    try:
        return isinstance(value, Mapping) and bool(json.dumps(dict(value), allow_nan=False))
    except (TypeError, ValueError, RecursionError):
        return False


def _is_seconds(value: object) -> bool:
    return type(value) in (int, float) and not math.isnan(float(str(value)))


def _is_again(value: object) -> bool:
    return value is None or (
        isinstance(value, Again) and callable(value.when) and _is_list(value.arguments, _is_word)
    )


def _is_file_name(name: str, text: object) -> bool:
    plain = name not in ("", ".", "..") and "/" not in name and "\0" not in name
    return plain and _is_word(name) and _is_word(text)


_VALUES: Mapping[str, Check[object]] = {
    "progress_pattern": Check(f"{_PATTERN}, or None", _is_progress),
    "known_errors": Check(
        "a list of what known(pattern, Code..., advice) makes, with patterns of text",
        lambda value: _is_list(value, _is_known_error),
    ),
}
_FIELDS: Mapping[str, Check[object]] = {
    "scratch_output": Check("True or False", lambda value: isinstance(value, bool)),
    "rehearsal": Check("a list of texts", lambda value: _is_list(value, _is_word)),
    "again": Check("an Again, or None", _is_again),
    "silence_seconds": Check("a number", _is_seconds),
    "standstill_seconds": Check("a number", _is_seconds),
    "inputs": Check("texts by names of files", lambda value: _is_map(value, _is_file_name)),
    "beside": Check("a Path, or None", lambda value: value is None or isinstance(value, Path)),
    "publish_inputs": Check("True or False", lambda value: isinstance(value, bool)),
}


class _ConductCheck(Check[Conduct]):
    def wrong(self, value: object) -> Sequence[str]:
        return super().wrong(value) or [
            f"has {name}, which {one}"
            for name, check in _FIELDS.items()
            for one in check.wrong(getattr(value, name))
        ]


CONDUCT = _ConductCheck("a Conduct", lambda value: isinstance(value, Conduct))
TOOL = Check[str]("the name of a program", _is_program)
COMMAND = Check[Sequence[str]](
    "a list of texts that begins with what tool answers",
    lambda value: _is_list(value, _is_word) and value not in ([], ()),
)
TEXTS = Check[Sequence[str]]("a list of texts", lambda value: _is_list(value, _is_text))
TEXT_OR_NONE = Check[str | None]("a text, or None", lambda value: value is None or _is_text(value))
PATH_OR_NONE = Check[PurePosixPath | None](
    "a PurePosixPath, or None", lambda value: value is None or isinstance(value, PurePosixPath)
)
VARIABLES = Check[Mapping[str, str]](
    "texts by names of variables", lambda value: _is_map(value, _is_variable)
)
PATHS = Check[Mapping[str, Path]](
    "Paths by names", lambda value: _is_map(value, lambda _, inner: isinstance(inner, Path))
)
SUMMARY = Check[Mapping[str, object]]("a dict of what JSON can hold", _is_json)
COUNT_OR_NONE = Check[int | None](
    "a whole number, or None",
    lambda value: value is None or (type(value) is int and value >= 0),
)
ANYTHING = Check[object]("anything", lambda _: True)
"""For what nobody looks at."""
