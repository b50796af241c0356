"""Reads ``name=value`` as the platform says its options are, all mistakes at once."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from npuc.answers import Option, Platform
from npuc.errors import NpucError, Violation, refusal
from npuc.text_file import Unreadable, text_of

WORDS = {"true": True, "yes": True, "on": True, "1": True}
WORDS.update({"false": False, "no": False, "off": False, "0": False})


class _Wrong(Exception):
    """What to do instead."""


def read_options(platform: Platform, given: Iterable[str]) -> dict[str, Any]:
    """The options by name, each of the type that it has; ranges are the service's to judge."""
    known = {option["name"]: option for option in platform["options"]}
    read: dict[str, Any] = {}
    violations = []
    for text in given:
        name, equals, value = text.partition("=")
        try:
            if not equals:
                raise _Wrong("write it as name=value")
            if name in read:
                raise _Wrong("is given twice")
            read[name] = _value(_known(name, known, platform["name"]), value)
        except _Wrong as wrong:
            violations.append(Violation(f"options.{name}", str(wrong)))
    if violations:
        raise invalid(violations)
    return read


def check_names(platform: Platform, names: Iterable[str]) -> None:
    """Refuses names that are no options of the platform."""
    known = {option["name"]: option for option in platform["options"]}
    violations = []
    for name in names:
        try:
            _known(name, known, platform["name"])
        except _Wrong as wrong:
            violations.append(Violation(f"options.{name}", str(wrong)))
    if violations:
        raise invalid(violations)


def invalid(violations: list[Violation]) -> NpucError:
    """What the service answers to a body that is wrong, before it is sent."""
    number = "1 field is" if len(violations) == 1 else f"{len(violations)} fields are"
    return refusal("ValidationFailed", f"{number} not valid; see violations.", violations)


def platform_named(platforms: Iterable[Platform], name: str) -> Platform:
    """The platform of that name; refused with those that there are."""
    every = list(platforms)
    for platform in every:
        if platform["name"] == name:
            return platform
    there = ", ".join(platform["name"] for platform in every)
    raise invalid([Violation("platform", f"must be one of {there}")])


def usable_platform(platforms: Iterable[Platform], name: str) -> Platform:
    """The platform of that name; refused too, as the service does, when its compiler is missing."""
    platform = platform_named(platforms, name)
    if not platform["available"]:
        raise refusal(
            "ToolchainNotInstalled",
            f"The toolchain of {name} is not installed: run {platform['installation']}.",
        )
    return platform


def _known(name: str, known: Mapping[str, Option], platform: str) -> Option:
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, 1, 0.5)
    hint = f"did you mean {near[0]}? " if near else ""
    raise _Wrong(f"is no option of {platform}; {hint}`npuc platforms {platform}` lists them")


def _value(option: Option, text: str) -> Any:
    if text == "null":
        return None
    return (_readers.get(option["type"]) or _name)(option, text)


def _integer(option: Option, text: str) -> int:
    try:
        return int(text.replace("_", ""))
    except ValueError:
        raise _Wrong("must be an integer") from None


def _flag(option: Option, text: str) -> bool:
    if text.lower() not in WORDS:
        raise _Wrong("must be true or false")
    return WORDS[text.lower()]


def _choice(option: Option, text: str) -> str | int:
    for choice in option["choices"]:
        if str(choice) == text:
            return choice
    raise _Wrong(f"must be one of {', '.join(map(str, option['choices']))}")


def _list(option: Option, text: str) -> Any:
    """The service reads texts such as ``1,128, 1,512``; a JSON list goes as it is."""
    if not text.lstrip().startswith("["):
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise _Wrong('must be a text such as "1,128, 1,512", or a JSON list') from None


def _text(option: Option, text: str) -> str:
    if not text.startswith("@"):
        return text
    try:
        return text_of(text[1:], option["maxBytes"])
    except Unreadable as unreadable:
        raise _Wrong(str(unreadable)) from None


def _name(option: Option, text: str) -> str:
    return text


_readers: Mapping[str, Callable[[Option, str], Any]] = {
    "integer": _integer,
    "flag": _flag,
    "choice": _choice,
    "words": _list,
    "sizes": _list,
    "buckets": _list,
    "name": _name,
    "text": _text,
}
