"""The first of a list, and whether there are more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
PAGE = 100
"""The most that the service puts on one."""


def page_size(limit: int) -> int:
    """What to ask for: one more than is shown tells whether there are more."""
    return min(limit + 1, PAGE)


def first(found: Iterator[T], limit: int, how: str = "") -> tuple[list[T], str]:
    """At most so many, and what to say when there are more; else an empty text.

    ``how`` is what to type for more, where it is not ``--limit``.
    """
    items = list(islice(found, limit + 1))
    if len(items) <= limit:
        return items, ""
    how = how or f"--limit {PAGE if limit < PAGE else limit * 10}"
    return items[:limit], f"{limit} are shown, there are more: {how}"
