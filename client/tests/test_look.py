"""Faults of looking at a compilation, each told by its name."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Npuc
from samples import ID, MODEL, ONE, VERSION, VERSIONS, compilation, model, step, version
from stub import Reply, Stub, problem


def test_a_compilation_is_shown_with_the_names_of_its_model(asked: Npuc, stub: Stub) -> None:
    stub.on(f"GET {ONE}", Reply(200, compilation()))
    stub.on(f"GET /v1/models/{MODEL}", Reply(200, model()))
    stub.on(f"GET {VERSIONS}/{VERSION}", Reply(200, version()))
    assert f"  model      keyword@1  {MODEL} {VERSION}\n" in asked("show", ID).out
    stub.on(f"GET {VERSIONS}/{VERSION}", problem(404, "NotFound"))
    gone = asked("show", ID)
    assert gone.code == 0
    assert f"  model      {MODEL} {VERSION}\n" in gone.out


def reason(message: str) -> dict[str, Any]:
    return {"code": "Queued", "kind": "INFRA", "message": message}


def waiting(**more: Any) -> Reply:
    return Reply(200, compilation("Pending", **more))


@pytest.mark.parametrize("terminal", [False, True])
def test_who_follows_the_log_of_a_pending_one_hears_what_it_waits_for(
    asked: Npuc, stub: Stub, terminal: bool
) -> None:
    pulling = [step("compile", "Pending", reason=reason("pulls\x1b[2J\nits image")),
               step("verify", "Pending")]  # fmt: skip
    heads = {"Npuc-Log-Next-Offset": "4", "Npuc-Log-Complete": "true"}
    for name in ("compile", "verify"):
        stub.on(f"GET {ONE}/steps/{name}/attempts/1/log", Reply(200, b"done", heads))
    stub.on(
        f"GET {ONE}", waiting(), waiting(revision=2), waiting(reason=reason("has no room")),
        waiting(steps=pulling), Reply(200, compilation("Registered")),
    )  # fmt: skip
    outcome = asked("logs", ID, "-f", terminal=terminal)
    assert outcome.code == 0, outcome.err
    assert [line for line in outcome.err.splitlines() if line.startswith("Pending")] == [
        "Pending: waits for its Job", "Pending: has no room", "Pending: pulls its image",
    ]  # fmt: skip
    assert outcome.out == "done\ndone\n"
