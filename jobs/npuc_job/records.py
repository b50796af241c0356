"""Reads the JSON files that travel with this program into dataclasses, strictly.

An unknown or a missing field, a name that appears twice and a value of another type are refused. A
field that may be left out has a default. ``pes_per_card`` is called ``pesPerCard`` in the file.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from importlib.resources import files
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


@dataclass(frozen=True)
class Limit:
    """A number, and where it comes from."""

    value: int
    source: str


def packaged(package: str, name: str, kind: type[T]) -> T:
    """The record in a file beside the modules of ``package``, which may lie in a zip."""
    return parse(files(package).joinpath(name).read_text("utf-8"), name, kind)


def parse(text: str, name: str, kind: type[T]) -> T:
    """The record that a text holds; ``ValueError`` says where it is wrong, beginning with name."""
    try:
        document = json.loads(text, object_pairs_hook=_without_repetition)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error
    return cast("T", _value(document, kind, name))


def _without_repetition(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise ValueError(f"a name appears twice among {', '.join(key for key, _ in pairs)}")
    return result


def _value(value: object, kind: object, where: str) -> object:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):  # Something | None: may be left out, but is never null
        return _value(value, arguments[0], where)
    if origin is tuple:
        items = enumerate(_typed(value, list, where))
        return tuple(_value(item, arguments[0], f"{where}[{index}]") for index, item in items)
    if origin is Mapping:
        entries = _typed(value, dict, where).items()
        return {key: _value(item, arguments[1], f"{where}.{key}") for key, item in entries}
    if not isinstance(kind, type):
        raise TypeError(f"records have no fields of {kind}")
    if is_dataclass(kind):
        return _record(_typed(value, dict, where), kind, where)
    return _one_of(value, kind, where) if issubclass(kind, Enum) else _typed(value, kind, where)


def _record(document: Mapping[str, object], kind: type, where: str) -> object:
    hints = get_type_hints(kind)
    wanted = {_camel_case(field.name): field for field in fields(kind)}
    unknown = document.keys() - wanted.keys()
    missing = {key for key, field in wanted.items() if _is_needed(field)} - document.keys()
    for names, what in ((unknown, "unknown"), (missing, "missing")):
        if names:
            raise ValueError(f"{where}: {', '.join(sorted(names))} is {what}")
    return kind(
        **{
            wanted[key].name: _value(value, hints[wanted[key].name], f"{where}.{key}")
            for key, value in document.items()
        }
    )


def _is_needed(field: Field[object]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _one_of(value: object, kind: type[Enum], where: str) -> Enum:
    words = [member.value for member in kind]
    if value not in words:
        raise ValueError(f"{where} must be one of {', '.join(words)}")
    return kind(value)


def _typed(value: object, kind: type[T], where: str) -> T:
    if type(value) is not kind:
        raise ValueError(f"{where} must be {kind.__name__}, not {type(value).__name__}")
    return value


def _camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)
