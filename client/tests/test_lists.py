"""A list that was cut says so."""

from __future__ import annotations

import json

import pytest
from conftest import Npuc
from samples import TIME, listed, model, page
from stub import Reply, Stub

DELIVERY = {"id": "d-1", "eventId": "e", "compilationId": None, "to": None, "state": "Failed",
            "attempts": [], "nextAttemptAt": None, "createdAt": TIME}  # fmt: skip
LISTS = [
    (["list"], "/v1/compilations", listed()),
    (["models", "list"], "/v1/models", model()),
    (["webhook", "deliveries", "w-1"], "/v1/webhooks/w-1/deliveries", DELIVERY),
]


@pytest.mark.parametrize(("command", "route", "entry"), LISTS)
@pytest.mark.parametrize("terminal", [False, True])
def test_a_list_that_is_cut_says_that_there_are_more(
    asked: Npuc, stub: Stub, command: list[str], route: str, entry: object, terminal: bool
) -> None:
    empty = page(token="next")  # a page may hold none and not be the last
    stub.on(f"GET {route}", Reply(200, page(entry, entry, token="t")), Reply(200, empty),
            Reply(200, page(entry)))  # fmt: skip
    outcome = asked(*command, "--limit", "2", terminal=terminal)
    assert outcome.err == "2 are shown, there are more: --limit 100\n"
    assert len(outcome.out.splitlines()) == 3


@pytest.mark.parametrize(("command", "route", "entry"), LISTS)
def test_a_list_that_is_whole_says_nothing(
    asked: Npuc, stub: Stub, command: list[str], route: str, entry: object
) -> None:
    stub.on(f"GET {route}", Reply(200, page(entry, entry, token="t")), Reply(200, page()))
    outcome = asked(*command, "--limit", "2")
    assert (outcome.code, outcome.err) == (0, "")
    stub.on(f"GET {route}", Reply(200, page(*[entry] * 100, token="t")))
    outcome = asked(*command, "--limit", "100", "--json")
    assert (len(json.loads(outcome.out)["items"]), outcome.err) == (100, "")
    assert "--limit 1000" in asked(*command, "--limit", "100").err


def test_the_models_of_a_registry_of_others_are_cut_too(asked: Npuc, stub: Stub) -> None:
    outer = {"id": "kws", "name": "kws", "description": "", "createdAt": TIME}
    stub.on("GET /v1/registries/corp/models", Reply(200, page(*[outer] * 201)))
    outcome = asked("registries", "corp")
    assert outcome.err == "200 are shown, there are more: --search TEXT\n"
