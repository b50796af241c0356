"""What is wrong with several things, kept until all of it is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from npuc.errors import Refused, Violation, refusal
from npuc.options import invalid

T = TypeVar("T")


class Mistakes:
    """Tells at once what is refused of each."""

    def __init__(self) -> None:
        self._refused: list[tuple[str, Refused]] = []

    def of(self, path: str, read: Callable[[], T]) -> T | None:
        """What is read, or None when it is refused; ``path`` leads to its fields."""
        try:
            return read()
        except Refused as refused:
            self._refused.append((path, refused))
            return None

    def check(self) -> None:
        """Refuses all that was wrong; a refusal that is of no field keeps its code where it can."""
        others = [refused for _, refused in self._refused if not refused.violations]
        if others and len(others) == len(self._refused):
            details = dict.fromkeys(each.problem.detail for each in others)
            raise refusal(others[0].code, " ".join(details))
        found = [each for path, refused in self._refused for each in _violations(path, refused)]
        if found:
            raise invalid(list(dict.fromkeys(found)))


def _violations(path: str, refused: Refused) -> list[Violation]:
    if not refused.violations:
        return [Violation(f"{path}platform", refused.problem.detail)]
    return [Violation(f"{path}{each.field}", each.message) for each in refused.violations]
