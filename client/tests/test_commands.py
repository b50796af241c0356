"""The commands, against routes that a stub answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Npuc
from samples import (
    ARTIFACT,
    CREATE,
    ID,
    MODEL,
    ONE,
    TIME,
    VERSION,
    VERSIONS,
    compilation,
    listed,
    model,
    page,
    step,
    version,
)
from stub import NO_ROUTE, Reply, Reset, Seen, Stub, problem

OTHER_MODEL = "m-01kaxf8z3v5d6y7w8x9q0r1s99"
HOSTILE = "evil\x1b[2J\x1b]0;pwned\x07"


def query(seen: Seen) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(seen.path).query).items()}


def test_a_compilation_gets_everything_that_was_said(
    asked: Npuc, registered: Stub, tmp_path: Any
) -> None:
    (tmp_path / ".env").write_text("A=1\n")
    outcome = asked(
        "compile", "keyword@1", "--platform", "ethos-u", "--set", "optimise=Size", "--env", "LEVEL=debug",
        "--secret", "HF_TOKEN", "--env-file", f"{tmp_path}/.env", "--arg=--verbose", "--cpu", "2",
        "--limit", "runSeconds=60", "--name", "nightly", "--note", "a\nb", "--label", "team=audio",
        "--label", "empty=", "--idempotency-key", "run-7", HF_TOKEN="hf_secret",
    )  # fmt: skip
    assert outcome.code == 0, outcome.err
    assert outcome.out == f"{ID}  keyword@1 for ethos-u\n"
    sent = registered.asked(CREATE)[0]
    assert sent.headers["Idempotency-Key"] == "run-7"
    assert sent.json == {
        "platform": "ethos-u",
        "options": {"optimise": "Size"},
        "additionalArgs": ["--verbose"],
        "resources": {"cpu": "2"},
        "limits": {"runSeconds": 60},
        "environment": [
            {"name": "LEVEL", "value": "debug"},
            {"name": "HF_TOKEN", "value": "hf_secret", "secret": True},
        ],
        "envFile": "A=1\n",
        "name": "nightly",
        "note": "a\nb",
        "labels": {"team": "audio", "empty": ""},
    }


def test_what_was_not_said_is_not_sent(asked: Npuc, registered: Stub) -> None:
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "-q")
    assert outcome.out == f"{ID}\n"
    assert registered.asked(CREATE)[0].json == {"platform": "ethos-u"}


def test_every_mistake_of_the_flags_is_told_at_once(asked: Npuc, registered: Stub) -> None:
    outcome = asked(
        "compile", "keyword", "--platform", "ethos-u", "--env", "X", "--secret", "NONE", "--secret", "T=abc",
        "--limit", "runSeconds=soon", "--limit", "x=1", "--label", "=v",
    )  # fmt: skip
    assert outcome.code == 2
    fields = [line.split(":")[0].strip() for line in outcome.err.splitlines()[1:]]
    assert fields == ["limits.runSeconds", "limits.x", "environment.X", "environment.NONE",
                      "environment.T", "labels."]  # fmt: skip
    assert "abc" not in outcome.err
    assert registered.asked(CREATE) == []


def test_a_refusal_tells_each_field_on_a_line_and_as_json(asked: Npuc, registered: Stub) -> None:
    wrong = [
        {"field": "options.a", "message": "must be 1"},
        {"field": "name", "message": "too\nlong"},
    ]
    registered.on(CREATE, problem(422, "ValidationFailed", "2 fields.", violations=wrong))
    outcome = asked("compile", "keyword", "--platform", "ethos-u")
    assert outcome.code == 2
    assert outcome.err.splitlines()[-2:] == ["  options.a: must be 1", "  name: too long"]
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "--json")
    assert outcome.out == ""
    assert json.loads(outcome.err)["violations"] == wrong


def test_usage_is_refused_as_json_too(asked: Npuc) -> None:
    for arguments in (
        ["--json", "compile"],
        ["nonsense", "--json"],
        ["list", "--limit", "0", "--json"],
    ):
        outcome = asked(*arguments)
        assert outcome.code == 2
        assert json.loads(outcome.err)["code"] == "Usage"


@pytest.mark.parametrize("wrong", ["0", "-1", "1.5", "many", "9" * 30, "9" * 5000])
@pytest.mark.parametrize(
    "listed", [("list",), ("models", "list"), ("webhook", "deliveries", "w-1")]
)
def test_a_number_of_entries_is_above_0(asked: Npuc, listed: tuple[str, ...], wrong: str) -> None:
    outcome = asked(*listed, "--limit", wrong)
    assert outcome.code == 2
    assert "argument --limit: a whole number above 0" in outcome.err


def test_a_name_that_only_an_archived_model_has_is_told_so(asked: Npuc, registered: Stub) -> None:
    registered.on(
        "GET /v1/models",
        lambda seen: Reply(200, page(model()) if "archived=true" in seen.path else page()),
    )
    outcome = asked("compile", "keyword", "--platform", "ethos-u")
    assert outcome.code == 2
    assert "npuc models unarchive keyword" in outcome.err


def test_a_model_whose_name_has_an_at_sign_is_not_taken_for_a_version(
    asked: Npuc, registered: Stub, tmp_path: Any
) -> None:
    whole, apart = model(OTHER_MODEL, "keyword@1"), model()
    registered.on("GET /v1/models", lambda seen: Reply(200, page(*there)))
    registered.on(f"GET /v1/models/{OTHER_MODEL}", Reply(200, whole))
    registered.on(f"GET /v1/models/{OTHER_MODEL}/versions", Reply(200, page(version())))
    there = [whole, apart]
    both = asked("compile", "keyword@1", "--platform", "ethos-u", "--dry-run")
    assert both.code == 2
    assert MODEL in both.err
    assert OTHER_MODEL in both.err
    there = [whole]
    asked("compile", "keyword@1", "--platform", "ethos-u", "--dry-run")
    assert registered.asked(f"GET /v1/models/{OTHER_MODEL}/versions")
    there = []
    (tmp_path / "a@b.tflite").write_bytes(b"TFL3")
    new = asked("compile", f"{tmp_path}/a@b.tflite", "--platform", "ethos-u")
    assert new.code == 2
    assert "--model" in new.err


def test_a_name_that_two_have_is_refused_with_both(asked: Npuc, registered: Stub) -> None:
    registered.on(
        "GET /v1/models", Reply(200, page(model(), model(OTHER_MODEL), model("m-3", "keywords")))
    )
    outcome = asked("compile", "keyword", "--platform", "ethos-u")
    assert outcome.code == 2
    assert MODEL in outcome.err
    assert OTHER_MODEL in outcome.err
    assert "m-3" not in outcome.err
    assert query(registered.asked("GET /v1/models")[0])["name"] == "keyword"


def test_an_older_service_is_not_asked_by_name(asked: Npuc, registered: Stub) -> None:
    registered.on("GET /v1/models", problem(422, "ValidationFailed"), Reply(200, page(model())))
    assert asked("compile", "keyword", "--platform", "ethos-u").code == 0


def test_a_path_that_two_models_may_mean_is_refused(
    asked: Npuc, registered: Stub, tmp_path: Any
) -> None:
    (tmp_path / "keyword.tflite").write_bytes(b"new")
    registered.on("GET /v1/models", Reply(200, page(model(), model(OTHER_MODEL))))
    for each in (MODEL, OTHER_MODEL):
        registered.on(f"GET /v1/models/{each}/versions", Reply(200, page()))
    outcome = asked("compile", f"{tmp_path}/keyword.tflite", "--platform", "ethos-u")
    assert outcome.code == 2
    assert OTHER_MODEL in outcome.err
    assert "--model" in outcome.err
    assert registered.asked("POST /v1/uploads") == []


def test_an_address_that_is_registered_is_used_again(asked: Npuc, registered: Stub) -> None:
    uri = "hf://org/model@main"
    artifact = {
        "id": ARTIFACT, "modelId": MODEL, "versionId": VERSION, "name": "m", "platform": "tflite",
        "uri": uri, "digest": None, "sizeBytes": None, "createdAt": TIME, "source": {"compilationId": None},
    }  # fmt: skip
    registered.on("GET /v1/models", Reply(200, page(model(name="org/model"))))
    registered.on(f"GET /v1/models/{MODEL}", Reply(200, model(name="org/model")))
    registered.on(f"GET {VERSIONS}/{VERSION}/artifacts", Reply(200, page(artifact)))
    outcome = asked("compile", uri, "--platform", "ethos-u")
    assert outcome.code == 0, outcome.err
    assert "registered already" in outcome.err
    assert registered.asked(CREATE)[0].json["baseArtifactId"] == ARTIFACT
    registered.on(f"POST {VERSIONS}", Reply(201, version("v-01kaxf8z5c8r3t9y2b6m4n7p99", "2")))
    registered.on(f"GET {VERSIONS}/v-01kaxf8z5c8r3t9y2b6m4n7p99", problem(404, "NotFound"))
    registered.on(f"POST {VERSIONS}/v-01kaxf8z5c8r3t9y2b6m4n7p99/artifacts", Reply(201, artifact))
    registered.on(
        f"POST {VERSIONS}/v-01kaxf8z5c8r3t9y2b6m4n7p99/compilations", Reply(201, compilation())
    )
    outcome = asked("compile", uri, "--platform", "ethos-u", "--again")
    assert outcome.code == 0, outcome.err
    created = registered.asked(f"POST {VERSIONS}")
    assert [each.json for each in created] == [{"name": "2"}] * 2  # the first one is gone meanwhile
    assert created[0].headers["Idempotency-Key"].startswith("npuc-version-")
    assert not created[1].headers["Idempotency-Key"].startswith("npuc-version-")


def test_a_file_that_is_refused_leaves_no_version_behind(
    asked: Npuc, registered: Stub, tmp_path: Any
) -> None:
    other = "v-01kaxf8z5c8r3t9y2b6m4n7p99"
    refused = problem(422, "ValidationFailed", violations=[{"field": "uri", "message": "No."}])
    registered.on("GET /v1/models", Reply(200, page()))
    registered.on("POST /v1/models", Reply(201, model()))
    registered.on(f"GET /v1/models/{MODEL}", Reply(200, model()))
    registered.on(f"POST {VERSIONS}", Reply(201, version(other, "1")))
    registered.on(f"GET {VERSIONS}/{other}", Reply(200, version(other, "1")))
    registered.on(f"POST {VERSIONS}/{other}/artifacts", refused)
    registered.on(f"DELETE {VERSIONS}/{other}", Reply(204))
    registered.on(f"DELETE /v1/models/{MODEL}", problem(409, "Held"))
    outcome = asked("models", "add", "hf://org/model@main")
    assert outcome.code == 2
    assert "uri" in outcome.err
    assert len(registered.asked(f"DELETE {VERSIONS}/{other}")) == 1
    assert "is left without a file" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("models", "show", "\udcff\udcfe"),
        ("models", "list", "--name", "\udcff"),
        ("compile", "bad\udcff.tflite"),
    ],
)
def test_bytes_that_are_no_text_are_refused(asked: Npuc, arguments: tuple[str, ...]) -> None:
    outcome = asked(*arguments)
    assert outcome.code == 2
    assert "is not UTF-8" in outcome.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
@pytest.mark.parametrize("flag", [["--set", "board=@/dev/zero"], ["--env-file", "/dev/zero"]])
def test_what_is_named_may_have_no_end(asked: Npuc, registered: Stub, flag: list[str]) -> None:
    outcome = asked("compile", "keyword@1", "--platform", "ethos-u", *flag)
    assert outcome.code == 2
    assert "is longer than" in outcome.err
    assert registered.asked(CREATE) == []


def test_an_import_is_one_request_and_none_when_it_is_dry(asked: Npuc, registered: Stub) -> None:
    taken = {"model": model(name="kws"), "version": version(name="3"), "artifact": {"id": ARTIFACT}}
    registered.on("POST /v1/imports", Reply(200, taken))
    dry = asked("compile", "mlflow://corp/%ED%82%A4%20kws/3", "--platform", "ethos-u", "--dry-run")
    assert dry.code == 0
    assert registered.asked("POST /v1/imports") == []
    assert asked("compile", "mlflow://corp/%ED%82%A4%20kws/3", "--platform", "ethos-u").code == 0
    sent = registered.asked("POST /v1/imports")[0].json
    assert sent == {"registry": "corp", "model": "키 kws", "version": "3"}


def test_a_plan_hides_what_is_secret(asked: Npuc, registered: Stub, tmp_path: Any) -> None:
    registered.on("GET /v1/models", Reply(200, page()))
    (tmp_path / "new.tflite").write_bytes(b"new")
    for more in ([], ["--json"]):
        outcome = asked("compile", f"{tmp_path}/new.tflite", "--platform", "ethos-u", "--dry-run",
                        "--env", "TOKEN=hf_secret", *more)  # fmt: skip
        assert outcome.code == 0
        assert "new" in outcome.out
        assert "hf_secret" not in outcome.out + outcome.err
    assert all(seen.method == "GET" for seen in registered.seen)


@pytest.mark.parametrize(("last", "code"), [("Registered", 0), ("Failed", 1), ("Stopped", 1)])
def test_the_exit_code_of_waiting(asked: Npuc, registered: Stub, last: str, code: int) -> None:
    reason = {"code": "InvalidModel", "kind": "USER", "message": "no model\x1b[2J"}
    end = compilation(last, reason=reason if code else None)
    registered.on(f"GET {ONE}", Reply(200, compilation()), Reset(), Reply(200, end))
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "--wait")
    assert outcome.code == code
    assert "\x1b" not in outcome.out + outcome.err
    assert ("InvalidModel" in outcome.err) == bool(code)
    registered.on(f"GET {ONE}", Reply(200, end))
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "--wait", "--json")
    assert outcome.code == code
    assert json.loads(outcome.out)["phase"] == last
    assert outcome.err == ""


def test_values_are_written_for_the_next_step(asked: Npuc, registered: Stub, tmp_path: Any) -> None:
    registered.on(f"GET {ONE}", Reply(200, compilation("Registered")))
    arguments = ("compile", "keyword", "--platform", "ethos-u", "--result", f"{tmp_path}/a/b")
    assert (
        asked(*arguments, "--options", '{"optimise": "Size", "pes": 4}', "--set", "pes=8").code == 0
    )
    assert (tmp_path / "a/b/phase").read_text() == "Pending"
    assert (tmp_path / "a/b/artifact-id").read_text() == ""
    assert registered.asked(CREATE)[0].json["options"] == {"optimise": "Size", "pes": 8}
    assert asked(*arguments, "--wait").code == 0
    told = {each.name: each.read_text() for each in (tmp_path / "a/b").iterdir()}
    assert json.loads(told.pop("compilation.json"))["id"] == ID
    assert told == {
        "id": ID, "phase": "Registered", "artifact-id": ARTIFACT, "published-uri": "pvc://models/out",
    }  # fmt: skip
    for wrong in ("[]", "{", '{"optimize": 1}'):
        assert asked("compile", "keyword", "--platform", "ethos-u", "--options", wrong).code == 2


def test_time_that_is_over_leaves_it_running(asked: Npuc, registered: Stub) -> None:
    registered.on(f"GET {ONE}", Reply(200, compilation(), {"ETag": "x"}), Reply(304))
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "--wait", "--timeout", "30m")
    assert outcome.code == 4
    assert f"npuc watch {ID}" in outcome.err
    registered.on(f"GET {ONE}", Reply(200, compilation(), {"ETag": "x"}), Reply(304))
    outcome = asked("watch", ID, "--timeout", "1m", "--json")
    assert json.loads(outcome.out)["phase"] == "Running"
    assert json.loads(outcome.err)["code"] == "TimedOut"


def test_a_terminal_shows_a_timeline_that_moves(asked: Npuc, stub: Stub) -> None:
    progress = {"done": 3, "total": 4, "phase": "compiling"}
    running = compilation(
        steps=[step("compile", "Running", progress=progress), step("verify", "Pending")]
    )
    stub.on(f"GET {ONE}", Reply(200, running), Reply(200, compilation("Registered")))
    outcome = asked("watch", ID, terminal=True)
    assert outcome.code == 0
    assert "75%" in outcome.out
    assert "\x1b[4A\x1b[J" in outcome.out
    assert "\x1b[32m" in outcome.out
    stub.on(f"GET {ONE}", Reply(200, running), Reply(200, compilation("Registered")))
    assert "\x1b[32m" not in asked("watch", ID, terminal=True, NO_COLOR="1").out
    stub.on(f"GET {ONE}", Reply(200, running), Reply(200, compilation("Registered")))
    plain = asked("watch", ID)
    assert "\x1b" not in plain.out
    assert "compile Running 70%" in plain.out


def test_lists_ask_for_what_was_said(asked: Npuc, stub: Stub) -> None:
    stub.on("GET /v1/compilations", Reply(200, page(listed(name=HOSTILE, modelName=HOSTILE))))
    outcome = asked(
        "list", "--phase", "Failed", "--phase", "Stopped", "--platform", "ethos-u", "--model", "KEY",
        "--text", "x", "--label", "a=b", "--label", "c", "--hash", "0c", "--by", "kim",
        "--since", "2026-11-01T00:00:00Z", "--until", "2026-12-01T00:00:00Z", "--order", "asc",
        "--limit", "5", terminal=True,
    )  # fmt: skip
    assert outcome.code == 0, outcome.err
    assert "\x1b" not in outcome.out
    assert query(stub.seen[0]) == {
        "phase": "Failed,Stopped", "platform": "ethos-u", "modelName": "KEY", "text": "x",
        "label": "a=b,c", "hash": "0c", "createdBy": "kim", "order": "asc", "limit": "6",
        "createdAfter": "2026-11-01T00:00:00.000Z", "createdBefore": "2026-12-01T00:00:00.000Z",
    }  # fmt: skip
    assert json.loads(asked("list", "--json").out)["items"][0]["id"] == ID


def test_lists_of_an_older_service_walk_through_its_models(asked: Npuc, registered: Stub) -> None:
    registered.on(f"GET {VERSIONS}/{VERSION}/compilations", Reply(200, page(listed())))
    outcome = asked("list", "--model", "KEYW", "--phase", "Registered")
    assert outcome.code == 0
    assert "keyword@1" in outcome.out
    assert "older" in outcome.err
    assert asked("list", "--label", "a").code == 2


def test_the_beginning_of_an_id_will_do_where_one_begins_so(asked: Npuc, stub: Stub) -> None:
    near = f"{ID[:-1]}x"
    stub.on("GET /v1/compilations", Reply(200, page(listed(near), listed())))
    stub.on(f"GET {ONE}", Reply(200, compilation("Registered")))
    assert asked("show", ID[2:]).code == 0
    assert stub.asked("GET /v1/compilations") == []
    ambiguous = asked("show", ID[:12])
    assert ambiguous.code == 2
    assert near in ambiguous.err
    stub.on("GET /v1/compilations", Reply(200, page(listed())))
    assert asked("show", ID[:12]).code == 0
    assert asked("show", "c-nothing").code == 2
    assert asked("delete", ID[:12]).code == 2
    stub.on("GET /v1/compilations", NO_ROUTE)
    assert "whole id" in asked("show", ID[:12]).err


def test_a_comparison(asked: Npuc, stub: Stub) -> None:
    other = f"{ID[:-1]}x"
    differences = [{"section": "options", "path": "/optimise", "a": "Size", "b": None}]
    answer = {"a": {}, "b": {}, "same": False, "differences": differences}
    stub.on("GET /v1/compilations/diff", Reply(200, answer))
    outcome = asked("diff", ID, other)
    assert query(stub.seen[0]) == {"a": ID, "b": other}
    assert "/optimise" in outcome.out
    stub.on("GET /v1/compilations/diff", Reply(200, {**answer, "same": True, "differences": []}))
    assert "the same" in asked("diff", ID, other).out
    stub.on("GET /v1/compilations/diff", problem(422, "ValidationFailed"))
    assert "older" in asked("diff", ID, other).err


def test_names_notes_and_labels_are_changed(asked: Npuc, stub: Stub) -> None:
    stub.on(f"PATCH {ONE}", Reply(200, compilation()))
    assert (
        asked("edit", ID, "--name", "x", "--note", "", "--label", "a=b", "--label", "c=").code == 0
    )
    assert stub.seen[0].json == {"name": "x", "note": None, "labels": {"a": "b", "c": None}}
    assert asked("edit", ID).code == 2


def test_compiling_again_keeps_what_was_not_said(asked: Npuc, registered: Stub) -> None:
    kept = {"name": "HF_TOKEN", "secret": True, "keepFrom": ID}
    body = {
        "baseArtifactId": ARTIFACT, "platform": "ethos-u", "resources": {"cpu": "1", "memory": "1Gi"},
        "limits": {"queueSeconds": 1, "pendingSeconds": 1, "runSeconds": 1},
        "options": {"optimise": "Size", "alignment": 16}, "additionalArgs": ["--a"], "recompileOf": ID,
        "environment": [{"name": "LEVEL", "value": "1", "secret": False}, kept], "labels": {"a": "b"},
    }  # fmt: skip
    registered.on(f"GET {ONE}", Reply(200, compilation("Failed")))
    registered.on(f"GET {ONE}/recompile", Reply(200, body))
    outcome = asked("recompile", ID, "--set", "optimise=Performance", "--unset", "alignment",
                    "--env", "LEVEL=2", "--memory", "2Gi", "--label", "c=d")  # fmt: skip
    assert outcome.code == 0, outcome.err
    assert registered.asked(CREATE)[0].json == {
        **body,
        "options": {"optimise": "Performance"},
        "resources": {"cpu": "1", "memory": "2Gi"},
        "environment": [kept, {"name": "LEVEL", "value": "2"}],
        "labels": {"a": "b", "c": "d"},
    }
    assert asked("recompile", ID, "--unset", "optimize").code == 2


def test_the_step_that_failed_runs_again(asked: Npuc, stub: Stub) -> None:
    actions = {"stop": False, "recompile": True, "delete": True, "retry": ["verify"]}
    stub.on(f"GET {ONE}", Reply(200, compilation("Failed", actions=actions)))
    stub.on(f"POST {ONE}/steps/verify/retry", Reply(202, compilation()))
    assert asked("retry", ID).code == 0
    stub.on(f"GET {ONE}", Reply(200, compilation("Registered")))
    assert asked("retry", ID, "--wait").code == 2
    failed = {"state": "Failed", "artifactId": None, "reason": None}
    stub.on(f"GET {ONE}", Reply(200, compilation("Succeeded", registration=failed)))
    stub.on(f"POST {ONE}/registration/retry", Reply(202, compilation("Succeeded")))
    assert asked("retry", ID).code == 0


def test_deleting_stops_first_and_waits_for_the_compiler(asked: Npuc, stub: Stub) -> None:
    stub.on(f"DELETE {ONE}", problem(409, "StillActive"), problem(409, "StillActive"), Reply(204))
    assert asked("delete", ID, "--stop").code == 0
    assert {query(seen)["stop"] for seen in stub.seen} == {"true"}
    stub.on(f"DELETE {ONE}", problem(409, "StillActive"))
    assert asked("delete", ID).code == 2


def test_logs_are_followed_from_step_to_step(asked: Npuc, stub: Stub) -> None:
    def part(text: bytes, next: int, complete: bool) -> Reply:
        heads = {"Npuc-Log-Next-Offset": str(next), "Npuc-Log-Complete": str(complete).lower()}
        return Reply(200, text, heads)

    running = compilation(steps=[step("compile", "Running"), step("verify", "Pending")])
    stub.on(f"GET {ONE}", Reply(200, running), Reply(200, compilation("Registered")))
    han = "한".encode()
    log = f"GET {ONE}/steps/compile/attempts/1/log"
    stub.on(log, part(han[:1], 1, False), part(b"", 1, False), *[Reset()] * 7,
            part(han[1:] + b"\x1b[2J\n", 9, True))  # fmt: skip
    stub.on(f"GET {ONE}/steps/verify/attempts/1/log", part(b"verified", 8, True))
    outcome = asked("logs", ID, "-f", terminal=True)
    assert outcome.code == 0
    assert outcome.out == "한\nverified\n"
    assert "Trying again" in outcome.err
    assert query(stub.asked(log)[-1]) == {"offset": "1", "plain": "true"}
    alone = asked("logs", ID, "--step", "verify", "--json")
    assert json.loads(alone.out) == {"items": [{"step": "verify", "attempt": 1, "log": "verified"}]}


def test_nothing_ran_has_no_log(asked: Npuc, stub: Stub) -> None:
    stub.on(f"GET {ONE}", Reply(200, compilation("Pending")))
    assert asked("logs", ID).code == 2


def test_models_are_renamed_archived_and_deleted(asked: Npuc, registered: Stub) -> None:
    registered.on(f"PATCH /v1/models/{MODEL}", lambda seen: Reply(200, {**model(), **seen.json}))
    registered.on(
        f"PATCH {VERSIONS}/{VERSION}", lambda seen: Reply(200, {**version(), **seen.json})
    )
    assert "kws" in asked("models", "rename", "keyword", "kws").out
    assert "archived" in asked("models", "archive", "keyword@1").out
    assert registered.asked(f"PATCH {VERSIONS}/{VERSION}")[0].json == {"archived": True}
    held = [{"kind": "compilation", "id": ID, "name": HOSTILE}]
    registered.on(f"DELETE /v1/models/{MODEL}", problem(409, "Held", heldBy=held, heldCount=1))
    outcome = asked("models", "delete", "keyword")
    assert outcome.code == 2
    assert ID in outcome.err
    assert "\x1b" not in outcome.err
    registered.on(f"DELETE {VERSIONS}/{VERSION}", Reply(204))
    assert asked("models", "delete", "keyword@1").code == 0


def test_tokens(asked: Npuc, stub: Stub) -> None:
    made = {
        "id": "t-1",
        "name": "alice",
        "role": "read",
        "createdAt": TIME,
        "expiresAt": None,
        "lastUsedAt": None,
    }
    stub.on("POST /v1/tokens", Reply(201, {**made, "token": "npuc_new"}))
    stub.on("GET /v1/tokens", Reply(200, page(made)))
    stub.on("DELETE /v1/tokens/t-1", Reply(204))
    outcome = asked(
        "token", "create", "alice", "--role", "read", "--expires", "2027-01-01T00:00:00Z"
    )
    assert outcome.out == "npuc_new\n"
    assert stub.seen[0].json == {
        "name": "alice",
        "role": "read",
        "expiresAt": "2027-01-01T00:00:00.000Z",
    }
    assert "alice" in asked("token", "list").out
    assert asked("token", "delete", "t-1").code == 0


def test_webhooks(asked: Npuc, stub: Stub) -> None:
    made = {
        "id": "w-1",
        "url": "https://x",
        "phases": ["Failed"],
        "platforms": None,
        "description": None,
        "createdAt": TIME,
    }
    delivery = {"id": "d-1", "eventId": "e", "compilationId": ID, "to": "Failed", "state": "Failed",
                "attempts": [], "nextAttemptAt": None, "createdAt": TIME}  # fmt: skip
    stub.on("POST /v1/webhooks", Reply(201, {**made, "secret": "whsec_1"}))
    stub.on("GET /v1/webhooks", Reply(200, page(made)))
    stub.on("GET /v1/webhooks/w-1/deliveries", Reply(200, page(delivery)))
    for route in ("deliveries/d-1/replay", "ping"):
        stub.on(f"POST /v1/webhooks/w-1/{route}", Reply(202))
    stub.on("DELETE /v1/webhooks/w-1", Reply(204))
    outcome = asked("webhook", "create", "https://x", "--phase", "Failed")
    assert outcome.out == "whsec_1\n"
    assert stub.seen[0].json == {"url": "https://x", "phases": ["Failed"]}
    assert "https://x" in asked("webhook", "list").out
    assert "d-1" in asked("webhook", "deliveries", "w-1", "--state", "Failed").out
    for command in (["replay", "w-1", "d-1"], ["ping", "w-1"], ["delete", "w-1"]):
        assert asked("webhook", *command).code == 0


def test_what_no_header_can_have_is_refused_without_telling_it(
    asked: Npuc, registered: Stub
) -> None:
    for token in ("npuc_a\nX-Evil: 1", "npuc_키", "npuc_a b"):
        outcome = asked("platforms", NPUC_TOKEN=token)
        assert outcome.code == 2
        assert "npuc_" not in outcome.err
    outcome = asked("compile", "keyword", "--platform", "ethos-u", "--idempotency-key", "키")
    assert outcome.code == 2
    assert registered.asked(CREATE) == []


def test_faults_of_this_machine_are_told(asked: Npuc, registered: Stub, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("")
    arguments = ("compile", "keyword", "--platform", "ethos-u", "--result", f"{tmp_path}/file/x")
    outcome = asked(*arguments)
    assert outcome.code == 2
    assert f"{tmp_path}/file" in outcome.err
    assert registered.asked(CREATE) == []
    assert asked("compile", "x" * 5000, "--platform", "ethos-u").code == 2


@pytest.mark.parametrize("body", [{"status": "ok"}, [], "x", {"items": 1}])
def test_another_service_is_told_from_npuc(asked: Npuc, stub: Stub, body: Any) -> None:
    stub.on("GET /v1/platforms", Reply(200, body))
    stub.on("GET /v1/models", Reply(200, body))
    for command in (["platforms"], ["models", "list"]):
        outcome = asked(*command)
        assert outcome.code == 3
        assert "not as npuc does" in outcome.err


def test_nothing_listens(npuc: Npuc) -> None:
    outcome = npuc("list", NPUC_URL="http://127.0.0.1:1")
    assert outcome.code == 3
    assert "can't be reached" in outcome.err
