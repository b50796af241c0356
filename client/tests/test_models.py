"""Faults of ``npuc models``, each told by its name."""

from __future__ import annotations

import json

import pytest
from conftest import Npuc
from samples import (
    ARTIFACT,
    ARTIFACTS,
    ID,
    MODEL,
    VERSION,
    VERSIONS,
    artifact,
    listed,
    model,
    page,
    version,
)
from stub import Reply, Stub, problem

NEW_VERSION = "v-01kaxf8z5c8r3t9y2b6m4n7p99"
NEWER = f"{VERSIONS}/{NEW_VERSION}"
COMPILED = f"{VERSIONS}/{VERSION}/compilations"
HOSTILE = "evil\x1b[2J"


@pytest.fixture
def held(registered: Stub) -> Stub:
    """A model of two versions, one of which is archived and has two artifacts."""
    old = {**version(), "archived": True}
    registered.on(f"GET {VERSIONS}", Reply(200, page(version(NEW_VERSION, "2"), old)))
    artifacts = page(artifact(), artifact("a-2", "ethos-u", archived=True))
    registered.on(f"GET {ARTIFACTS}", Reply(200, artifacts))
    registered.on(f"GET {NEWER}/artifacts", Reply(200, page(artifact("a-3", "safetensors"))))
    for route in (COMPILED, f"{NEWER}/compilations"):
        registered.on(f"GET {route}", Reply(200, page()))
    for route in (
        f"{ARTIFACTS}/{ARTIFACT}", f"{ARTIFACTS}/a-2", f"{VERSIONS}/{VERSION}",
        f"{NEWER}/artifacts/a-3", NEWER, f"/v1/models/{MODEL}",
    ):  # fmt: skip
        registered.on(f"DELETE {route}", Reply(204))
    return registered


def deleted(stub: Stub) -> list[str]:
    return [seen.path for seen in stub.seen if seen.method == "DELETE"]


def test_all_of_a_model_is_deleted_from_the_inside(asked: Npuc, held: Stub) -> None:
    outcome = asked("models", "delete", "keyword", "--all")
    assert outcome.code == 0, outcome.err
    assert deleted(held) == [
        f"{NEWER}/artifacts/a-3", NEWER,
        f"{ARTIFACTS}/{ARTIFACT}", f"{ARTIFACTS}/a-2", f"{VERSIONS}/{VERSION}",
        f"/v1/models/{MODEL}",
    ]  # fmt: skip
    assert {seen.path.partition("?")[2] for seen in held.asked(f"GET {ARTIFACTS}")} == {
        "archived=true"
    }


def test_all_of_a_version_leaves_the_model(asked: Npuc, held: Stub) -> None:
    assert asked("models", "delete", "keyword@2", "--all").code == 0
    assert deleted(held) == [f"{NEWER}/artifacts/a-3", NEWER]


def test_what_compilations_hold_is_left_whole(asked: Npuc, held: Stub) -> None:
    held.on(f"GET {COMPILED}", Reply(200, page(listed(name=HOSTILE))))
    outcome = asked("models", "delete", "keyword", "--all")
    assert outcome.code == 2
    assert "keyword@1 has compilations" in outcome.err
    assert f"held by compilation {ID} evil: npuc delete {ID}" in outcome.err
    assert deleted(held) == []
    told = json.loads(asked("models", "delete", "keyword", "--all", "--json").err)
    assert told["code"] == "Held"
    assert told["heldBy"][0]["id"] == ID


def test_what_is_held_says_how_all_of_it_goes(asked: Npuc, held: Stub) -> None:
    by = [{"kind": "version", "id": VERSION, "name": "1"}]
    held.on(f"DELETE /v1/models/{MODEL}", problem(409, "Held", "It has versions.", heldBy=by))
    outcome = asked("models", "delete", "keyword")
    assert outcome.code == 2
    assert "npuc models delete keyword --all" in outcome.err


def test_a_version_can_be_shown(asked: Npuc, held: Stub) -> None:
    shown = asked("models", "show", "keyword@2")
    assert shown.code == 0, shown.err
    assert NEW_VERSION in shown.out
    assert VERSION not in shown.out
    told = json.loads(asked("models", "show", "keyword@1", "--json").out)
    assert (told["id"], [each["id"] for each in told["versions"]]) == (MODEL, [VERSION])
    assert "1 (archived)" in asked("models", "show", "keyword").out


def test_a_model_and_a_version_of_one_name_are_not_guessed_between(asked: Npuc, held: Stub) -> None:
    both = page(model(), model("m-01kaxf8z3v5d6y7w8x9q0r1s99", "keyword@1"))
    held.on("GET /v1/models", Reply(200, both))
    for command in (["show"], ["archive"], ["delete"], ["delete", "--all"]):
        outcome = asked("models", *command, "keyword@1")
        assert outcome.code == 2
        assert "AmbiguousName" in outcome.err
    assert deleted(held) == []
