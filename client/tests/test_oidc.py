"""Logging in on any device (RFC 8628), and staying logged in."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from conftest import FakeClock, Npuc
from samples import page
from stub import Reply, Seen, Stub

CALLER = {"name": "kim", "role": "compile"}


@pytest.fixture
def issuer(stub: Stub) -> Stub:
    issuer = Stub()
    issuer.on(
        "GET /.well-known/openid-configuration",
        Reply(
            200,
            {
                "issuer": issuer.url,
                "token_endpoint": f"{issuer.url}/token",
                "device_authorization_endpoint": f"{issuer.url}/device",
            },
        ),
    )
    issuer.on("POST /device", Reply(200, {
        "device_code": "d", "user_code": "ABCD-EFGH", "verification_uri": f"{issuer.url}/go",
        "interval": 5, "expires_in": 600,
    }))  # fmt: skip
    stub.on("GET /v1/whoami", Reply(200, CALLER))
    stub.on("GET /v1/models", Reply(200, page()))
    return issuer


def tokens(access: str, refresh: str | None, lasts: int) -> Reply:
    body = {"access_token": access, "expires_in": lasts, "token_type": "Bearer"}
    return Reply(200, body if refresh is None else {**body, "refresh_token": refresh})


def waits(code: str) -> Reply:
    return Reply(400, {"error": code})


def log_in(npuc: Npuc, stub: Stub, issuer: Stub) -> tuple[int, str]:
    outcome = npuc(
        "login", stub.url, "--oidc", "--issuer", issuer.url, "--client-id", "npuc", "--name", "team"
    )
    return outcome.code, outcome.err


def form(seen: Seen) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(seen.body.decode()).items()}


def config(npuc: Npuc) -> Path:
    return npuc.home / ".config" / "npuc" / "config.json"


def test_a_person_confirms_a_code_and_is_waited_for(
    npuc: Npuc, stub: Stub, issuer: Stub, clock: FakeClock
) -> None:
    pending, slow = waits("authorization_pending"), waits("slow_down")
    issuer.on("POST /token", pending, slow, pending, tokens("first", "r1", 3600))
    code, said = log_in(npuc, stub, issuer)
    assert code == 0
    assert "ABCD-EFGH" in said
    assert f"{issuer.url}/go" in said
    assert clock.slept == [5, 5, 10, 10]
    assert form(issuer.asked("POST /token")[0])["device_code"] == "d"
    assert stub.seen[0].headers["Authorization"] == "Bearer first"
    assert stat.S_IMODE(os.stat(config(npuc)).st_mode) == 0o600
    assert "first" not in said


@pytest.mark.parametrize("code", ["access_denied", "expired_token", "invalid_client"])
def test_a_login_that_is_refused_is_not_kept(
    npuc: Npuc, stub: Stub, issuer: Stub, code: str
) -> None:
    issuer.on("POST /token", waits(code))
    assert log_in(npuc, stub, issuer)[0] == 2
    assert not config(npuc).exists()


def test_nobody_confirms(npuc: Npuc, stub: Stub, issuer: Stub, clock: FakeClock) -> None:
    issuer.on("POST /token", waits("authorization_pending"))
    assert log_in(npuc, stub, issuer)[0] == 4
    assert clock.time == pytest.approx(1600)


def test_a_token_that_ends_is_refreshed_and_kept(npuc: Npuc, stub: Stub, issuer: Stub) -> None:
    issuer.on("POST /token", tokens("first", "r1", 3600))
    log_in(npuc, stub, issuer)
    document = json.loads(config(npuc).read_text())
    document["contexts"]["team"]["expiresAt"] = 1.0
    config(npuc).write_text(json.dumps(document))
    issuer.on("POST /token", tokens("second", "r2", 3600))
    assert npuc("models", "list").code == 0
    assert npuc("models", "list").code == 0
    assert form(issuer.asked("POST /token")[-1])["refresh_token"] == "r1"
    assert len(issuer.asked("POST /token")) == 2
    sent = [seen.headers["Authorization"] for seen in stub.asked("GET /v1/models")]
    assert sent == ["Bearer second"] * 2
    assert json.loads(config(npuc).read_text())["contexts"]["team"]["refreshToken"] == "r2"


def test_a_refresh_token_that_stays_is_kept(npuc: Npuc, stub: Stub, issuer: Stub) -> None:
    issuer.on("POST /token", tokens("first", "r1", 30), tokens("second", None, 3600))
    log_in(npuc, stub, issuer)
    npuc("models", "list")
    assert json.loads(config(npuc).read_text())["contexts"]["team"]["refreshToken"] == "r1"


def test_a_login_that_is_over_says_what_to_do(npuc: Npuc, stub: Stub, issuer: Stub) -> None:
    issuer.on("POST /token", tokens("first", "r1", 30), waits("invalid_grant"))
    assert log_in(npuc, stub, issuer)[0] == 0
    outcome = npuc("models", "list")
    assert outcome.code == 2
    assert "npuc login" in outcome.err
    assert "r1" not in outcome.err


def test_an_issuer_must_be_who_it_says_it_is(npuc: Npuc, stub: Stub, issuer: Stub) -> None:
    wrong = {"issuer": "https://other.example.org", "token_endpoint": "x"}
    issuer.on("GET /.well-known/openid-configuration", Reply(200, wrong))
    code, said = log_in(npuc, stub, issuer)
    assert code == 2
    assert "WrongIssuer" in said


def test_no_token_goes_to_an_issuer_without_tls(npuc: Npuc, stub: Stub) -> None:
    outcome = npuc(
        "login", stub.url, "--oidc", "--issuer", "http://id.example.org", "--client-id", "a"
    )
    assert outcome.code == 2
    assert "UnsafeIssuer" in outcome.err
