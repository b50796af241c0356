"""Typed reading of a JSON object that collects every problem instead of stopping at the first."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

MAX_PATH_BYTES = 1024
"""Longest path accepted, in bytes of UTF-8: a result must have room for one in 4,096 bytes."""

_BEYOND_DOUBLE = 2**53
"""From here on a float leaves whole numbers out: the one that was written can't be told."""

_MISSING = object()


def whole(value: object) -> int | None:
    """The whole number that a JSON value is, however it is written: 60, 60.0 and 6e1 are one."""
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _BEYOND_DOUBLE else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


class Fields:
    """One JSON object; a wrong field is noted and read as an empty value of its type."""

    def __init__(self, document: Mapping[str, object], prefix: str, problems: list[str]) -> None:
        self._document = document
        self._prefix = prefix
        self._problems = problems

    def problem(self, name: str, what: str) -> None:
        self._problems.append(f"{self._prefix}{name} {what}")

    def child(self, name: str) -> Fields:
        return Fields(self.mapping(name), f"{self._prefix}{name}.", self._problems)

    def optional_child(self, name: str) -> Fields | None:
        return None if self._document.get(name) is None else self.child(name)

    def mapping(self, name: str) -> Mapping[str, object]:
        value = self._get(name)
        if isinstance(value, dict):
            return value
        self._refuse(name, value, "an object")
        return {}

    def text(self, name: str, pattern: re.Pattern[str] | None = None) -> str:
        value = self._get(name)
        if not isinstance(value, str) or not value:
            self._refuse(name, value, "a non-empty string")
            return ""
        if pattern is not None and not pattern.fullmatch(value):
            self.problem(name, f"must look like {pattern.pattern}")
        return value

    def optional_text(self, name: str, pattern: re.Pattern[str]) -> str | None:
        return None if self._document.get(name) is None else self.text(name, pattern)

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._get(name)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._refuse(name, value, "a list of strings")
        return ()

    def integer(self, name: str, minimum: int) -> int:
        value = self._get(name)
        number = whole(value)
        if number is not None and number >= minimum:
            return number
        self._refuse(name, value, f"a whole number of at least {minimum}")
        return minimum

    def absolute_path(self, name: str) -> Path:
        path = Path(self._path_text(name))
        if path.parts and not path.is_absolute():
            self.problem(name, "must be an absolute path")
        return path

    def path(self, name: str) -> PurePosixPath:
        """A path that stays below the folder it is relative to (symbolic links apart)."""
        text = self._path_text(name)
        path = PurePosixPath(text)
        if text and (path.is_absolute() or ".." in path.parts or not path.parts):
            self.problem(name, "must be a relative path inside the volume")
        return path

    def _path_text(self, name: str) -> str:
        text = self.text(name)
        if len(text.encode()) > MAX_PATH_BYTES:
            self.problem(name, f"is longer than {MAX_PATH_BYTES} bytes")
        if any(ord(character) < 0x20 or ord(character) == 0x7F for character in text):
            self.problem(name, "holds control characters")
        return text

    def _get(self, name: str) -> object:
        return self._document.get(name, _MISSING)

    def _refuse(self, name: str, value: object, wanted: str) -> None:
        self.problem(name, "is missing" if value is _MISSING else f"must be {wanted}")
