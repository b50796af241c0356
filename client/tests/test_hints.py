"""What is said when something goes wrong leads on, in the words of the command."""

from __future__ import annotations

import socket
import threading
import traceback
from collections.abc import Iterator

import pytest
from conftest import Npuc
from samples import ID, ONE, page
from stub import Reply, Stub, problem

from npuc.contexts import choice
from npuc.errors import Refused, Violation, refusal

ALERT = b"\x15\x03\x03\x00\x02\x02\x50"


@pytest.fixture
def tls_port() -> Iterator[str]:
    """Answers what is spoken in plain as a TLS port does: with an alert."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(1 << 16)
                    connection.sendall(ALERT)

        threading.Thread(target=answer, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"


def test_a_port_that_speaks_tls_is_told_without_its_bytes(npuc: Npuc, tls_port: str) -> None:
    outcome = npuc("list", "--url", f"http://{tls_port}")
    assert outcome.code == 3
    assert f"does not speak HTTP; is it https://{tls_port}? [" in outcome.err
    assert "\\x15" not in outcome.err
    assert npuc.clock.slept == []


def test_a_port_that_speaks_no_tls_is_told_so(npuc: Npuc, stub: Stub) -> None:
    outcome = npuc("list", "--url", stub.url.replace("http:", "https:"))
    assert outcome.code == 3
    assert f"does not speak TLS; is it {stub.url}?" in outcome.err


def test_nobody_at_the_address_that_nobody_named(
    npuc: Npuc, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = "http://127.0.0.1:1"
    named = npuc("list", NPUC_URL=nobody)
    assert "make run" not in named.err
    assert "connection refused. Is it running, and is this its address?" in named.err
    for module in ("npuc.contexts.choice", "npuc.command.advice"):
        monkeypatch.setattr(f"{module}.DEFAULT_URL", nobody)
    outcome = npuc("list")
    assert outcome.code == 3
    said = "Is it running (`make run`)? At another address: --url, NPUC_URL or npuc login."
    assert f"{choice.DEFAULT_URL} can't be reached: connection refused. {said}" in outcome.err


def test_an_uncaught_refusal_tells_its_violations() -> None:
    wrong = [Violation("options.a", "must\nbe 1\x1b[2J"), Violation("name", "is too long")]
    error = refusal("ValidationFailed", "2 fields are\x1b[2J not valid.", wrong)
    told = "".join(traceback.format_exception_only(Refused, error))
    assert told.splitlines() == [
        "npuc.errors.Refused: 2 fields are not valid.",
        "  options.a: must be 1",
        "  name: is too long",
    ]


def test_what_is_deleted_too_early_is_told_of_the_flag_and_not_of_the_query(
    asked: Npuc, stub: Stub
) -> None:
    said = "It is Running. Stop it first, or delete it with ?stop=true."
    stub.on(f"DELETE {ONE}", problem(409, "StillActive", said))
    outcome = asked("delete", ID)
    assert outcome.code == 2
    assert "?stop" not in outcome.err
    assert f"npuc delete {ID} --stop" in outcome.err


@pytest.mark.parametrize("text", ["nonsense", "c-nonsense", "m-01kaxf8z3v5d6y7w8x9q0r1s2t", "c-"])
def test_what_is_no_id_is_told_so(asked: Npuc, text: str) -> None:
    outcome = asked("show", text)
    assert outcome.code == 2
    assert f"{text} is no id of a compilation (c-...)" in outcome.err


def test_an_import_without_a_registry_leads_to_the_settings(asked: Npuc, stub: Stub) -> None:
    wrong = [{"field": "registry", "message": "names none of the settings; known are corp"}]
    stub.on("POST /v1/imports", problem(422, "ValidationFailed", violations=wrong))
    stub.on("GET /v1/registries", Reply(200, page()))
    for arguments in (["import", "corp", "kws", "3"], ["registries"]):
        assert "docs/registries.md" in asked(*arguments).err
    stub.on("GET /v1/registries", Reply(200, page({"name": "corp"})))
    outcome = asked("import", "hub", "kws", "3")
    assert "known are corp" in outcome.err
    assert "docs/registries.md" not in outcome.err
