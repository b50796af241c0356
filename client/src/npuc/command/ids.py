"""Compilations by their id, or by its beginning where only one begins so."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from itertools import islice

from npuc.api.compilations import Compilations
from npuc.errors import Refused, refusal
from npuc.http.problems import lacks_route
from npuc.http.service import Query

WHOLE = re.compile(r"c-[0-9a-z]{26}")
DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
BEGINNING = re.compile(f"c-[{DIGITS}]{{1,25}}")
TIME_DIGITS = 10
SLACK = timedelta(minutes=1)
MOST = 1000


def whole_id(compilations: Compilations, text: str) -> str:
    """The id that is meant. What begins with no ``c-`` gets it."""
    id = text if text.startswith("c-") else f"c-{text}"
    if WHOLE.fullmatch(id):
        return id
    if not BEGINNING.fullmatch(id):
        raise refusal(
            "InvalidId", f"{text} is no id of a compilation (c-...); `npuc list` shows them."
        )
    found = _beginning_with(compilations, id)
    if not found:
        raise refusal("NotFound", f"There is no compilation {id}...")
    if len(found) > 1:
        raise refusal(
            "AmbiguousName",
            f"Several compilations begin with {id}: give more of it."
            + "".join(f"\n  {each}" for each in found),
        )
    return found[0]


def exact_id(text: str) -> str:
    """For what can't be undone: the whole id or nothing."""
    if not WHOLE.fullmatch(text):
        raise refusal(
            "InvalidId", f"To delete, give the whole id of a compilation; {text} is none."
        )
    return text


def _beginning_with(compilations: Compilations, beginning: str) -> list[str]:
    first, last = times_of(beginning.removeprefix("c-"))
    filters: Query = {
        "createdAfter": _text(first - SLACK),
        "createdBefore": _text(last + SLACK),
        "limit": 100,
    }
    try:
        entries = list(islice(compilations.list(filters), MOST))
    except Refused as refused:
        if not lacks_route(refused):
            raise
        raise refusal("NotOffered", "This service is older: give the whole id.") from None
    if len(entries) == MOST:
        raise refusal("AmbiguousName", f"Too many compilations may begin with {beginning}.")
    return [each["id"] for each in entries if each["id"].startswith(beginning)][:10]


def times_of(beginning: str) -> tuple[datetime, datetime]:
    """The first and the last moment of an id that begins so: it begins with its time."""
    known = beginning[:TIME_DIGITS]
    return _time(known.ljust(TIME_DIGITS, "0")), _time(known.ljust(TIME_DIGITS, "z"))


def _time(digits: str) -> datetime:
    millis = 0
    for digit in digits:
        millis = millis * 32 + DIGITS.index(digit)
    last = datetime(9999, 1, 1, tzinfo=timezone.utc).timestamp()
    return datetime.fromtimestamp(min(millis / 1000, last), timezone.utc)


def _text(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
