"""Contexts: which service, as whom, and that nothing of one reaches another."""

from __future__ import annotations

import io
import json
import os
import stat

import pytest
from conftest import Npuc, Outcome
from samples import page
from stub import Reply, Stub

TOKEN = "npuc_secret"


@pytest.fixture
def logged_in(npuc: Npuc, stub: Stub, monkeypatch: pytest.MonkeyPatch) -> Npuc:
    stub.on("GET /v1/whoami", Reply(200, {"name": "kim", "role": "admin"}))
    stub.on("GET /v1/models", Reply(200, page()))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{TOKEN}\n"))
    outcome = npuc("login", stub.url, "--token", "--name", "team")
    assert outcome.code == 0, outcome.err
    assert TOKEN not in outcome.out + outcome.err
    return npuc


def authorization(stub: Stub) -> str | None:
    return stub.seen[-1].headers["Authorization"]


def test_the_file_is_for_its_owner_only(logged_in: Npuc) -> None:
    file = logged_in.home / ".config" / "npuc" / "config.json"
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(file.parent).st_mode) == 0o700
    assert json.loads(file.read_text())["contexts"]["team"]["token"] == TOKEN


def test_the_last_login_is_used(logged_in: Npuc, stub: Stub) -> None:
    assert logged_in("models", "list").code == 0
    assert authorization(stub) == f"Bearer {TOKEN}"


def test_contexts_show_no_secret(logged_in: Npuc) -> None:
    for arguments in (["context", "list"], ["context", "list", "--json"], ["whoami", "--json"]):
        outcome = logged_in(*arguments)
        assert outcome.code == 0
        assert "team" in outcome.out
        assert TOKEN not in outcome.out + outcome.err


def test_the_environment_wins(logged_in: Npuc, stub: Stub) -> None:
    logged_in("models", "list", NPUC_TOKEN="npuc_other")
    assert authorization(stub) == "Bearer npuc_other"


def test_a_token_does_not_go_to_another_address(logged_in: Npuc, stub: Stub) -> None:
    other = Stub()
    other.on("GET /v1/models", Reply(200, page()))
    assert logged_in("models", "list", NPUC_URL=other.url).code == 0
    assert authorization(other) is None
    assert logged_in("models", "list", "--url", stub.url).code == 0
    assert authorization(stub) == f"Bearer {TOKEN}"
    other.stop()


def test_a_context_is_named_by_flag_or_environment(logged_in: Npuc, stub: Stub) -> None:
    other = Stub()
    other.on("GET /v1/version", Reply(200, {"name": "npuc"}))
    other.on("GET /v1/models", Reply(200, page()))
    assert logged_in("login", other.url, "--name", "other").code == 0  # an older one: no whoami
    logged_in("models", "list")
    assert len(other.asked("GET /v1/models")) == 1
    logged_in("models", "list", "--context", "team")
    logged_in("models", "list", NPUC_CONTEXT="team")
    assert len(stub.asked("GET /v1/models")) == 2
    assert logged_in("context", "use", "team").code == 0
    logged_in("models", "list")
    assert len(stub.asked("GET /v1/models")) == 3
    other.stop()


def test_logging_out_forgets(logged_in: Npuc) -> None:
    assert logged_in("logout").code == 0
    assert TOKEN not in (logged_in.home / ".config" / "npuc" / "config.json").read_text()
    assert logged_in("logout").code == 2


def test_an_unknown_context_is_refused_with_those_that_are_there(logged_in: Npuc) -> None:
    outcome = logged_in("models", "list", "--context", "prod")
    assert outcome.code == 2
    assert "team" in outcome.err


def test_a_login_that_the_service_refuses_is_not_kept(
    npuc: Npuc, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub.on("GET /v1/whoami", Reply(401, {"code": "Unauthenticated", "detail": "No."}))
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{TOKEN}\n"))
    assert npuc("login", stub.url, "--token").code == 2
    assert not (npuc.home / ".config" / "npuc" / "config.json").exists()


def test_a_token_that_travels_readable_is_warned_of(npuc: Npuc) -> None:
    far = npuc("whoami", NPUC_URL="http://npuc.invalid", NPUC_TOKEN=TOKEN)
    assert "unencrypted" in far.err
    assert far.code == 3
    near = npuc("whoami", NPUC_URL="http://127.0.0.1:1", NPUC_TOKEN=TOKEN)
    assert "unencrypted" not in near.err


def test_a_broken_file_is_said_and_kept(logged_in: Npuc) -> None:
    file = logged_in.home / ".config" / "npuc" / "config.json"
    file.write_text("{")
    outcome = logged_in("models", "list")
    assert outcome.code == 2
    assert str(file) in outcome.err
    assert file.read_text() == "{"


def test_requests_are_signed_where_the_environment_says_so(npuc: Npuc, stub: Stub) -> None:
    stub.on("GET /v1/models", Reply(200, page()))
    outcome = npuc(
        "models", "list", NPUC_URL=stub.url, NPUC_AUTH="iam", AWS_REGION="eu-central-1",
        AWS_ACCESS_KEY_ID="AKID", AWS_SECRET_ACCESS_KEY="s",
    )  # fmt: skip
    assert outcome.code == 0
    assert "Credential=AKID/" in (authorization(stub) or "")


def test_a_second_login_on_the_same_host_says_what_it_replaces(
    logged_in: Npuc, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def log_in(token: str, *more: str) -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{token}\n"))
        return logged_in("login", stub.url, "--token", *more)

    host = stub.url.removeprefix("http://")
    assert log_in("npuc_first").err == ""
    assert log_in("npuc_first").err == ""
    second = log_in("npuc_second")
    assert second.code == 0
    assert f"It replaces what {host} was (token, {stub.url})" in second.err
    assert "--name" in second.err
    assert "npuc_" not in second.out + second.err
    assert json.loads(log_in("npuc_third", "--json").out)["replaced"]
    assert not json.loads(log_in("npuc_third", "--json", "--name", "third").out)["replaced"]
