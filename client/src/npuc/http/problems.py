"""What an answer that is no success means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from npuc.errors import NpucError, Problem, Refused, Unreachable, Violation, refusal
from npuc.http.pace import retry_after
from npuc.http.wire import Answer


def error_of(answer: Answer, url: str) -> NpucError:
    """The error that an answer is, in the service's own words where it has some."""
    if answer.status < 400:
        return refusal(
            "Redirected",
            f"{url} answers {answer.status} and sends on to "
            f"{answer.headers.get('Location', 'nowhere')}. No redirect is followed, "
            "so that no token goes elsewhere: use that address.",
        )
    problem = _problem(answer, url)
    if lacks_route(Refused(problem)):
        said = f"{problem.detail} The service may be older than this client, or of another kind."
        return Refused(replace(problem, detail=said))
    if answer.status < 500 and answer.status != 429:
        return Refused(problem)
    wait = retry_after(answer.headers.get("Retry-After"))
    return Unreachable(problem.detail, problem, wait)


def lacks_route(error: NpucError) -> bool:
    """Whether the service does not know what it was asked for, as it is older than this client."""
    problem = error.problem
    if problem.status == 404:  # without a code it is the answer of an API Gateway
        return problem.more is None or "no such route" in problem.detail
    return problem.status == 405


def _problem(answer: Answer, url: str) -> Problem:
    document = _document(answer.body)
    detail = document.get("detail") or document.get("message") or f"{url} answers {answer.status}."
    return Problem(
        answer.status,
        str(document.get("code") or _codes.get(answer.status, f"Http{answer.status}")),
        str(detail) + _advice(answer.status),
        tuple(_violation(each) for each in _listed(document.get("violations"))),
        document if "code" in document else None,
    )


_codes = {401: "Unauthenticated", 403: "Forbidden", 404: "NotFound", 429: "TooManyRequests"}


def _advice(status: int) -> str:
    return " Log in with `npuc login URL --token`, or set NPUC_TOKEN." if status == 401 else ""


def _document(body: bytes) -> Mapping[str, Any]:
    try:
        document = json.loads(body)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _violation(value: object) -> Violation:
    if not isinstance(value, dict):
        return Violation("", str(value))
    return Violation(str(value.get("field", "")), str(value.get("message", "")))
