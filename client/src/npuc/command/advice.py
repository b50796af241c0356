"""What the command adds to an error: how to go on, in its own words."""

from __future__ import annotations

from dataclasses import replace

from npuc.command.run import Run
from npuc.contexts.choice import DEFAULT_URL
from npuc.errors import NpucError, Refused, Unreachable
from npuc.http.wire import Broken

NOBODY = "Is it running (`make run`)? At another address: --url, NPUC_URL or npuc login."
NOBODY_THERE = "Is it running, and is this its address? It is of --url, NPUC_URL or npuc login."


def advised(error: NpucError, run: Run | None) -> NpucError:
    """With how to reach a service where nobody listens."""
    broken = error.__cause__
    nobody = isinstance(error, Unreachable) and isinstance(broken, Broken) and broken.refused
    if run is None or not nobody:
        return error
    hint = NOBODY if run.url == DEFAULT_URL else NOBODY_THERE
    return Unreachable(f"{error.problem.detail} {hint}")


def reworded(refused: Refused, detail: str) -> Refused:
    """The same refusal, where the service's words are those of its API."""
    return Refused(replace(refused.problem, detail=detail))
