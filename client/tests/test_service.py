"""One request: what is tried again and what is not, and where tokens never go."""

from __future__ import annotations

import pytest
from conftest import FakeClock
from samples import page
from stub import NO_ROUTE, Reply, Reset, Stub, problem

from npuc.auth import Bearer
from npuc.errors import Refused, Unreachable, Violation
from npuc.http.address import checked_url
from npuc.http.problems import lacks_route
from npuc.http.service import Service

TELLS = Reply(200, {"ok": True})


@pytest.fixture
def service(stub: Stub, clock: FakeClock) -> Service:
    return Service(stub.url, Bearer("npuc_secret"), clock=clock)


def test_a_connection_that_is_reset_is_tried_again(stub: Stub, service: Service) -> None:
    stub.on("GET /x", Reset(), Reset(), TELLS)
    assert service.json("GET", "/x") == {"ok": True}
    assert len(stub.seen) == 3


def test_an_answer_that_breaks_off_is_asked_for_again(stub: Stub, service: Service) -> None:
    stub.on("GET /x", Reply(200, {"ok": True}, cut=3), TELLS)
    assert service.json("GET", "/x") == {"ok": True}


def test_a_post_is_sent_again_under_the_same_key(stub: Stub, service: Service) -> None:
    stub.on("POST /x", Reset(), Reply(503, {}), Reply(201, {"id": 1}))
    service.json("POST", "/x", {"a": 1})
    keys = {seen.headers["Idempotency-Key"] for seen in stub.seen}
    assert len(stub.seen) == 3
    assert len(keys) == 1
    service.json("POST", "/x", {"a": 1})
    assert stub.seen[-1].headers["Idempotency-Key"] not in keys


def test_a_busy_service_is_given_the_time_that_it_asks_for(
    stub: Stub, service: Service, clock: FakeClock
) -> None:
    stub.on("GET /x", Reply(503, {}, {"Retry-After": "7"}), TELLS)
    service.json("GET", "/x")
    assert clock.slept == [7]


def test_waits_between_tries_grow_and_then_it_is_unreachable(
    stub: Stub, service: Service, clock: FakeClock
) -> None:
    stub.on("GET /x", problem(503, "TemporarilyUnavailable", "In a moment."))
    with pytest.raises(Unreachable, match="In a moment") as raised:
        service.json("GET", "/x")
    assert raised.value.code == "TemporarilyUnavailable"
    assert len(stub.seen) == 5
    assert clock.slept == sorted(clock.slept)


def test_where_nobody_listens_it_fails_at_once(
    stub: Stub, service: Service, clock: FakeClock
) -> None:
    stub.stop()
    with pytest.raises(Unreachable, match="connection refused"):
        service.json("GET", "/x")
    assert clock.slept == []


def test_a_service_that_answered_before_is_being_restarted(
    stub: Stub, service: Service, clock: FakeClock
) -> None:
    stub.on("GET /x", TELLS)
    service.json("GET", "/x")
    stub.stop()
    clock.then = [lambda: None, stub.start]
    assert service.json("GET", "/x") == {"ok": True}


def test_a_refusal_says_everything_and_is_not_sent_again(stub: Stub, service: Service) -> None:
    wrong = [{"field": "platform", "message": "must be one of ethos-u"}]
    stub.on("POST /x", problem(422, "ValidationFailed", "1 field.", violations=wrong))
    with pytest.raises(Refused) as raised:
        service.json("POST", "/x", {})
    assert raised.value.violations == (Violation("platform", "must be one of ethos-u"),)
    assert raised.value.code == "ValidationFailed"
    assert len(stub.seen) == 1


def test_a_fault_of_the_service_is_not_sent_again(stub: Stub, service: Service) -> None:
    stub.on("GET /x", problem(500, "Internal"))
    with pytest.raises(Unreachable):
        service.json("GET", "/x")
    assert len(stub.seen) == 1


def test_a_bare_refusal_of_a_gateway_is_understood(stub: Stub, service: Service) -> None:
    stub.on("GET /x", Reply(401, {"message": "Unauthorized"}))
    with pytest.raises(Refused, match="npuc login") as raised:
        service.json("GET", "/x")
    assert raised.value.code == "Unauthenticated"


@pytest.mark.parametrize("body", [b"<html>hello</html>", b"\xff\xfe"])
def test_what_answers_but_is_no_npuc_is_said(stub: Stub, service: Service, body: bytes) -> None:
    stub.on("GET /x", Reply(200, body))
    with pytest.raises(Unreachable, match="not as npuc does"):
        service.json("GET", "/x")


def test_no_redirect_is_followed(stub: Stub, service: Service) -> None:
    other = Stub()
    stub.on("GET /x", Reply(302, None, {"Location": f"{other.url}/y"}))
    with pytest.raises(Refused, match=other.url):
        service.json("GET", "/x")
    assert other.seen == []
    other.stop()


def test_a_store_of_parts_is_not_told_the_token(stub: Stub, service: Service) -> None:
    store = Stub()
    for each in (stub, store):
        each.on("PUT /part", Reply(200))
    service.put(f"{store.url}/part?signed=1", b"abc", 3, {"X-Checksum": "1"})
    service.put("/part", b"abc", 3, {})
    assert store.seen[0].headers["Authorization"] is None
    assert store.seen[0].headers["X-Checksum"] == "1"
    assert store.seen[0].body == b"abc"
    assert stub.seen[0].headers["Authorization"] == "Bearer npuc_secret"
    store.stop()


def test_what_was_deleted_by_a_request_whose_answer_was_lost_is_deleted(
    stub: Stub, service: Service
) -> None:
    stub.on("DELETE /x", Reset(), problem(404, "NotFound"))
    service.send("DELETE", "/x")
    stub.on("DELETE /x", problem(404, "NotFound"))
    with pytest.raises(Refused):
        service.send("DELETE", "/x")


def test_a_list_goes_on_over_empty_pages(stub: Stub, service: Service) -> None:
    stub.on(
        "GET /x",
        Reply(200, page(1, token="a")),
        Reply(200, page(token="b&=")),
        Reply(200, page(2)),
    )
    assert list(service.pages("/x", {"phase": "Failed,Stopped", "label": None})) == [1, 2]
    assert [seen.path for seen in stub.seen] == [
        "/x?phase=Failed%2CStopped",
        "/x?phase=Failed%2CStopped&pageToken=a",
        "/x?phase=Failed%2CStopped&pageToken=b%26%3D",
    ]


@pytest.mark.parametrize(
    ("reply", "lacks"),
    [
        (NO_ROUTE, True),
        (problem(405, "MethodNotAllowed"), True),
        (Reply(404, {"message": "Not Found"}), True),
        (problem(404, "NotFound", "There is no compilation c-1."), False),
        (problem(403, "Forbidden"), False),
    ],
)
def test_an_older_service_is_told_from_a_thing_that_is_not_there(
    stub: Stub, service: Service, reply: Reply, lacks: bool
) -> None:
    stub.on("GET /x", reply)
    with pytest.raises(Refused) as raised:
        service.json("GET", "/x")
    assert lacks_route(raised.value) == lacks


@pytest.mark.parametrize(
    "url",
    [
        "",
        "npuc",
        "ftp://x",
        "http://",
        "http://u:p@x",
        "http://x/?a=1",
        "http://x:99999",
        "http://x\ny",
        "http://x/v1",
    ],
)
def test_an_address_must_be_one(url: str) -> None:
    with pytest.raises(Refused):
        checked_url(url)
