"""Waiting survives what happens to the service, and asks for no more than it must."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import FakeClock
from samples import ID, compilation
from stub import Reply, Reset, Stub, problem

from npuc.client import Client
from npuc.errors import Refused, TimedOut

ROUTE = f"GET /v1/compilations/{ID}"
TAGGED = {"ETag": 'W/"1"'}


@pytest.fixture
def client(stub: Stub, clock: FakeClock) -> Client:
    return Client(stub.url, clock=clock)


def test_it_ends_with_what_is_registered(stub: Stub, client: Client) -> None:
    stub.on(ROUTE, Reply(200, compilation("Running")), Reply(200, compilation("Registered")))
    assert client.compilations.wait(ID)["phase"] == "Registered"


def test_what_did_not_change_is_not_sent_again(stub: Stub, client: Client) -> None:
    same = Reply(304, None, TAGGED)
    stub.on(ROUTE, Reply(200, compilation(), TAGGED), same, same, Reply(200, compilation("Failed")))
    phases = [
        each["phase"] for each in client.compilations.changes(ID) if not isinstance(each, str)
    ]
    assert phases == ["Running", "Failed"]
    assert [seen.headers["If-None-Match"] for seen in stub.seen] == [None, *['W/"1"'] * 3]


def test_waits_grow_to_ten_seconds_and_are_jittered(
    stub: Stub, client: Client, clock: FakeClock
) -> None:
    quiet = [Reply(304)] * 30
    stub.on(ROUTE, Reply(200, compilation(), TAGGED), *quiet, Reply(200, compilation("Failed")))
    client.compilations.wait(ID)
    assert clock.slept[0] < 0.3
    assert 8 <= clock.slept[-1] <= 12
    assert len(set(clock.slept)) == len(clock.slept)


def test_a_restart_in_the_middle_is_waited_for(
    stub: Stub, client: Client, clock: FakeClock
) -> None:
    stub.on(ROUTE, Reply(200, compilation(), TAGGED), Reply(200, compilation("Registered")))
    nothing: Any = lambda: None  # noqa: E731
    clock.then = [stub.stop, *[nothing] * 12, stub.start]
    changes = list(client.compilations.changes(ID))
    said = [each for each in changes if isinstance(each, str)]
    assert len(said) == 1
    assert "Trying again" in said[0]
    assert len(clock.slept) > 12


def test_resets_and_busy_answers_are_waited_for(stub: Stub, client: Client) -> None:
    busy = Reply(503, {}, {"Retry-After": "1"})
    stub.on(ROUTE, *[Reset()] * 6, *[busy] * 6, Reply(200, compilation("Registered")))
    assert client.compilations.wait(ID)["phase"] == "Registered"


def test_it_gives_up_when_the_time_is_over(stub: Stub, client: Client, clock: FakeClock) -> None:
    stub.on(ROUTE, Reply(200, compilation(), TAGGED), Reply(304))
    with pytest.raises(TimedOut):
        client.compilations.wait(ID, timeout=60)
    assert clock.time == pytest.approx(1060)


def test_it_gives_up_though_nobody_listens(stub: Stub, client: Client, clock: FakeClock) -> None:
    stub.stop()
    with pytest.raises(TimedOut):
        client.compilations.wait(ID, timeout=60)
    assert clock.time == pytest.approx(1060)


def test_one_that_is_deleted_meanwhile_is_refused(stub: Stub, client: Client) -> None:
    stub.on(ROUTE, Reply(200, compilation()), problem(404, "NotFound"))
    with pytest.raises(Refused):
        client.compilations.wait(ID)


def test_a_registration_that_failed_is_an_end(stub: Stub, client: Client) -> None:
    failed = {"state": "Failed", "artifactId": None, "reason": None, "external": None}
    stub.on(ROUTE, Reply(200, compilation("Succeeded", registration=failed)))
    assert client.compilations.wait(ID)["phase"] == "Succeeded"
