"""Waiting for a compilation or a set: it survives what happens to the service and to the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from npuc.answers import Compilation, CompilationSet
from npuc.errors import TimedOut, Unreachable
from npuc.http.pace import Pace
from npuc.http.service import Service

FIRST_SECONDS = 0.2
LONGEST_SECONDS = 10.0
AFTER_A_CHANGE_SECONDS = 1.0
ENDS = frozenset({"Registered", "Failed", "Stopped"})
Changes = Iterator[Compilation | str]
"""A compilation that changed, or a line that says why none can be seen just now."""
SetChanges = Iterator[CompilationSet | str]
"""The same of a set."""


def has_ended(compilation: Compilation) -> bool:
    """Whether nothing more happens unless somebody asks for it."""
    return compilation["phase"] in ENDS or compilation["registration"]["state"] == "Failed"


def came_out_right(compilation: Compilation) -> bool:
    """Whether its artifact is registered."""
    return compilation["phase"] == "Registered"


def set_has_ended(found: CompilationSet) -> bool:
    """Whether every compilation of it that there is has ended."""
    return found["done"] == found["made"]


def set_came_out_right(found: CompilationSet) -> bool:
    """Whether all that were asked for are there and registered."""
    return found["phases"].get("Registered", 0) == found["of"]


def wait_for(service: Service, path: str, timeout: float | None = None) -> Changes:
    """The compilation now and after each change until it has ended; see ``changes_at``."""
    return cast("Changes", changes_at(service, path, has_ended, timeout))


def wait_for_set(service: Service, path: str, timeout: float | None = None) -> SetChanges:
    """The set now and after each change of any of it until all have ended."""
    return cast("SetChanges", changes_at(service, path, set_has_ended, timeout))


def changes_at(
    service: Service, path: str, ended: Callable[[Any], bool], timeout: float | None
) -> Iterator[Any]:
    """What is at a path now and after each change until it has ended.

    It is asked with the ETag of what is known, so that most answers are an empty 304, after waits
    that grow from 0.2 to 10 s. A service that does not answer is asked again for as long as
    ``timeout`` allows, and a line says so once; a refusal, such as 404 of a deleted one, is raised.
    ``TimedOut`` leaves what is waited for as it is.
    """
    deadline = None if timeout is None else service.clock.now() + timeout
    pace = Pace(FIRST_SECONDS, LONGEST_SECONDS)
    tag: str | None = None
    lost = False
    while True:
        try:
            headers = {"If-None-Match": tag} if tag else {}
            answer = service.send("GET", path, headers=headers, deadline=deadline)
            lost = False
            if answer.status != 304:
                tag = answer.headers.get("ETag")
                found = service.read(answer)
                yield found
                if ended(found):
                    return
                pace.quicken(AFTER_A_CHANGE_SECONDS)
        except Unreachable as unreachable:
            if not lost:
                yield f"{unreachable.problem.detail} Trying again."
            lost = True
        _sleep(service, next(pace), deadline)


def _sleep(service: Service, seconds: float, deadline: float | None) -> None:
    if deadline is None:
        return service.clock.sleep(seconds)
    left = deadline - service.clock.now()
    if left <= 0:
        raise TimedOut("It did not end in the time given.")
    return service.clock.sleep(min(seconds, left))
