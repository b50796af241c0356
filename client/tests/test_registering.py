"""Faults of registering, each told by its name: what is made, where it goes, what stays behind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Npuc
from samples import (
    ARTIFACT,
    ARTIFACTS,
    CREATE,
    ETHOS,
    MODEL,
    VERSION,
    VERSIONS,
    artifact,
    compilation,
    model,
    page,
    version,
)
from stub import Reply, Seen, Stub, problem

NEW_MODEL = "m-01kaxf8z3v5d6y7w8x9q0r1s99"
NEW_VERSION = "v-01kaxf8z5c8r3t9y2b6m4n7p99"
NEW_VERSIONS = f"/v1/models/{NEW_MODEL}/versions"
NEWER = f"{VERSIONS}/{NEW_VERSION}"
RNGD = {**ETHOS, "name": "rngd", "accepts": ["safetensors"], "options": []}
ADDRESS = "s3://bucket/keyword.tflite"


def by_key(name: str, first: dict[str, Any], later: dict[str, Any]) -> Any:
    """Answers what the key of a content created, and what is created without one."""

    def answer(seen: Seen) -> Reply:
        kept = seen.headers["Idempotency-Key"].startswith(f"npuc-{name}-")
        return Reply(201, first if kept else later)

    return answer


def archived(entry: dict[str, Any]) -> dict[str, Any]:
    return {**entry, "archived": True}


def shows(*open: dict[str, Any], hidden: tuple[dict[str, Any], ...] = ()) -> Any:
    """A list that has more in it when archived ones are asked for too."""

    def answer(seen: Seen) -> Reply:
        return Reply(200, page(*open, *(hidden if "archived=true" in seen.path else ())))

    return answer


def written(stub: Stub) -> list[str]:
    return [f"{seen.method} {seen.path}" for seen in stub.seen if seen.method != "GET"]


@pytest.fixture
def keyword(tmp_path: Path) -> str:
    file = tmp_path / "keyword.tflite"
    file.write_bytes(b"\x1c\0\0\0TFL3")
    return str(file)


def test_a_model_that_was_renamed_since_gets_no_content_of_its_old_name(
    asked: Npuc, registered: Stub
) -> None:
    renamed = model(name="kws")
    registered.on("GET /v1/models", Reply(200, page()))
    registered.on("POST /v1/models", by_key("model", model(), model(NEW_MODEL)))
    registered.on(f"GET /v1/models/{MODEL}", Reply(200, renamed))
    made = version(NEW_VERSION, of=NEW_MODEL)
    registered.on(f"POST {NEW_VERSIONS}", Reply(201, made))
    registered.on(f"GET {NEW_VERSIONS}/{NEW_VERSION}", Reply(200, made))
    registered.on(f"POST {NEW_VERSIONS}/{NEW_VERSION}/artifacts", Reply(201, artifact()))
    outcome = asked("models", "add", ADDRESS)
    assert outcome.code == 0, outcome.err
    assert NEW_MODEL in outcome.out
    assert not [each for each in written(registered) if MODEL in each]


def test_a_model_that_is_renamed_meanwhile_gets_no_content(asked: Npuc, registered: Stub) -> None:
    registered.on(f"GET {VERSIONS}", Reply(200, page()))
    registered.on(f"GET /v1/models/{MODEL}", Reply(200, model(name="kws")))
    outcome = asked("models", "add", ADDRESS)
    assert outcome.code == 2
    assert "keyword is called kws by now" in outcome.err
    assert written(registered) == []
    registered.on(f"POST {VERSIONS}", Reply(201, version()))
    registered.on(f"GET {VERSIONS}/{VERSION}", Reply(200, version()))
    registered.on(f"POST {ARTIFACTS}", Reply(201, artifact()))
    assert asked("models", "add", ADDRESS, "--model", MODEL).code == 0


@pytest.mark.parametrize("since", [version(name="first"), version(of="m-other")])
def test_a_version_that_was_renamed_since_gets_no_content_of_its_old_name(
    asked: Npuc, registered: Stub, since: dict[str, Any]
) -> None:
    registered.on(f"GET {VERSIONS}", Reply(200, page()))
    registered.on(f"POST {VERSIONS}", by_key("version", version(), version(NEW_VERSION)))
    registered.on(f"GET {VERSIONS}/{VERSION}", Reply(200, since))
    registered.on(f"POST {NEWER}/artifacts", Reply(201, artifact()))
    outcome = asked("models", "add", ADDRESS)
    assert outcome.code == 0, outcome.err
    assert NEW_VERSION in outcome.out
    assert registered.asked(f"POST {ARTIFACTS}") == []


def test_a_version_that_is_refused_leaves_no_model_behind(asked: Npuc, registered: Stub) -> None:
    registered.on("GET /v1/models", Reply(200, page()))
    registered.on("POST /v1/models", Reply(201, model()))
    registered.on(f"POST {VERSIONS}", problem(422, "ValidationFailed"))
    registered.on(f"DELETE /v1/models/{MODEL}", Reply(204))
    assert asked("models", "add", ADDRESS).code == 2
    assert written(registered)[-1] == f"DELETE /v1/models/{MODEL}"


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
@pytest.mark.parametrize("name", ["keyword.tflite", "keyword.TFLITE", "keyword.bin", "folder"])
def test_a_format_that_the_platform_does_not_take_leaves_nothing_behind(
    asked: Npuc, registered: Stub, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    registered.on("GET /v1/platforms", Reply(200, {"items": [ETHOS, RNGD]}))
    registered.on("GET /v1/models", Reply(200, page()))
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "config.json").write_bytes(b"{}")
    if name != "folder":
        (tmp_path / name).write_bytes(b"\x1c\0\0\0TFL3")
    wrong = "ethos-u" if name == "folder" else "rngd"
    outcome = asked("compile", f"{tmp_path}/{name}", "--platform", wrong, *more)
    assert outcome.code == 2
    assert f"{wrong} takes" in outcome.err
    assert "UnfitFormat" in outcome.err
    assert written(registered) == []


@pytest.mark.parametrize(
    ("known", "deleted"),
    [
        (page(), [f"{ARTIFACTS}/{ARTIFACT}", f"{VERSIONS}/{VERSION}", f"/v1/models/{MODEL}"]),
        (page(model()), [f"{ARTIFACTS}/{ARTIFACT}", f"{VERSIONS}/{VERSION}"]),
    ],
)
def test_a_compile_that_is_refused_leaves_no_version_for_the_next_one(
    asked: Npuc, registered: Stub, known: dict[str, Any], deleted: list[str]
) -> None:
    registered.on("GET /v1/models", Reply(200, known))
    registered.on("POST /v1/models", Reply(201, model()))
    registered.on(f"GET {VERSIONS}", Reply(200, page()))
    registered.on(f"POST {VERSIONS}", Reply(201, version()))
    registered.on(f"POST {ARTIFACTS}", Reply(201, artifact()))
    registered.on(f"POST {VERSIONS}/{VERSION}/compilations", problem(422, "ValidationFailed"))
    for path in deleted:
        registered.on(f"DELETE {path}", Reply(204))
    outcome = asked("compile", ADDRESS, "--platform", "ethos-u")
    assert outcome.code == 2
    assert "is not registered any more" in outcome.err
    assert written(registered)[-len(deleted) :] == [f"DELETE {path}" for path in deleted]


def test_a_format_that_is_said_is_judged_too(asked: Npuc, registered: Stub, keyword: str) -> None:
    outcome = asked("compile", keyword, "--platform", "ethos-u", "--format", "onnx")
    assert outcome.code == 2
    assert "is onnx, and ethos-u takes tflite" in outcome.err
    assert written(registered) == []


def test_a_compiler_that_is_missing_leaves_nothing_behind(
    asked: Npuc, registered: Stub, keyword: str
) -> None:
    registered.on("GET /v1/platforms", Reply(200, {"items": [{**ETHOS, "available": False}]}))
    outcome = asked("compile", keyword, "--platform", "ethos-u")
    assert outcome.code == 2
    assert "not installed: run make setup" in outcome.err
    assert written(registered) == []


@pytest.fixture
def two_versions(registered: Stub) -> Stub:
    """The newer one has what rngd takes, the older one what ethos-u takes."""
    registered.on("GET /v1/platforms", Reply(200, {"items": [ETHOS, RNGD]}))
    registered.on(f"GET {VERSIONS}", Reply(200, page(version(NEW_VERSION, "2"), version())))
    weights = artifact(platform="safetensors")
    registered.on(f"GET {NEWER}/artifacts", Reply(200, page(weights)))
    registered.on(f"POST {NEWER}/compilations", Reply(201, compilation()))
    return registered


def test_the_newest_version_that_the_platform_takes_is_compiled(
    asked: Npuc, two_versions: Stub
) -> None:
    older = asked("compile", "keyword", "--platform", "ethos-u")
    assert older.code == 0, older.err
    assert "keyword@1 for ethos-u" in older.out
    assert "keyword@1 is taken" in older.err
    newest = asked("compile", "keyword", "--platform", "rngd")
    assert newest.code == 0, newest.err
    assert "is taken" not in newest.err
    assert len(two_versions.asked(f"POST {NEWER}/compilations")) == 1


def test_a_model_without_what_the_platform_takes_is_refused_with_both_names(
    asked: Npuc, two_versions: Stub
) -> None:
    two_versions.on(f"GET {ARTIFACTS}", Reply(200, page(artifact(archived=True))))
    for said in ("keyword", "keyword@2"):
        outcome = asked("compile", said, "--platform", "ethos-u")
        assert outcome.code == 2
        assert "keyword@2 does not have what ethos-u takes (tflite)" in outcome.err
        assert "it has safetensors" in outcome.err
    assert written(two_versions) == []


def test_the_version_that_has_the_base_is_compiled(asked: Npuc, two_versions: Stub) -> None:
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "--base", ARTIFACT)
    assert outcome.code == 0, outcome.err
    assert two_versions.asked(f"POST {NEWER}/compilations")[0].json["baseArtifactId"] == ARTIFACT
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "--base", "a-none")
    assert outcome.code == 2
    assert "No version of keyword has the artifact a-none" in outcome.err
    assert two_versions.asked(CREATE) == []


def test_an_archived_version_keeps_its_name(asked: Npuc, registered: Stub, keyword: str) -> None:
    registered.on(f"GET {VERSIONS}", shows(hidden=(archived(version()),)))
    outcome = asked("compile", keyword, "--platform", "ethos-u", "--dry-run")
    assert "keyword@2" in outcome.out
    outcome = asked("compile", f"{keyword}@1", "--platform", "ethos-u", "--dry-run")
    assert outcome.code == 2
    assert "npuc models unarchive keyword@1" in outcome.err


def test_an_older_service_has_nothing_archived(asked: Npuc, registered: Stub, keyword: str) -> None:
    def answer(seen: Seen) -> Reply:
        wrong = problem(422, "ValidationFailed")
        return wrong if "archived" in seen.path else Reply(200, page(version()))

    registered.on(f"GET {VERSIONS}", answer)
    assert "keyword@2" in asked("compile", keyword, "--platform", "ethos-u", "--dry-run").out


def test_an_archived_model_keeps_its_name(asked: Npuc, registered: Stub, keyword: str) -> None:
    registered.on("GET /v1/models", shows(hidden=(archived(model()),)))
    registered.on(f"GET /v1/models/{MODEL}", Reply(200, archived(model())))
    for more in ([], ["--model", MODEL]):
        outcome = asked("compile", keyword, "--platform", "ethos-u", *more)
        assert outcome.code == 2
        assert "npuc models unarchive" in outcome.err
        assert "--model" in outcome.err
    other = asked("compile", keyword, "--platform", "ethos-u", "--model", "other", "--dry-run")
    assert "other@1, a new model" in other.out
    assert written(registered) == []
