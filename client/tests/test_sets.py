"""Sets of compilations, against routes that a stub answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import FakeClock, Npuc
from samples import (
    ARTIFACT,
    ETHOS,
    MODEL,
    TIME,
    VERSION,
    VERSIONS,
    compilation,
    listed,
)
from stub import Reply, Stub, problem

from npuc.client import Client
from npuc.errors import TimedOut

SET = "s-01kaxf9a2b3c4d5e6f7g8h9j00"
CREATE_SET = f"POST {VERSIONS}/{VERSION}/compilation-sets"
ONE_SET = f"/v1/compilation-sets/{SET}"
TWO = ("--for", "ethos-u:optimise=Size", "--for", "ethos-u")


def member(place: int, phase: str = "Registered", **more: Any) -> dict[str, Any]:
    made = phase == "Registered"
    return {
        **listed(f"c-01kaxf9a2b3c4d5e6f7g8h9j0{place}", **{"set": {"id": SET, "place": place, "of": 2}}),
        "phase": phase,
        "target": f"board-{place}",
        "totalBytes": 2048 if made else None,
        "compileSeconds": 1.25 if made else None,
        "npuShare": {"npuOperators": 3, "operators": 4} if made else None,
        "inferenceSeconds": 0.000412 if made else None,
        **more,
    }  # fmt: skip


def a_set(*members: dict[str, Any], of: int = 2) -> dict[str, Any]:
    phases: dict[str, int] = {}
    for one in members:
        phases[one["phase"]] = phases.get(one["phase"], 0) + 1
    ended = ("Registered", "Failed", "Stopped")
    return {
        "id": SET, "modelId": MODEL, "versionId": VERSION, "modelName": "keyword", "versionName": "1",
        "createdAt": TIME, "createdBy": "kim", "of": of, "made": len(members),
        "done": sum(one["phase"] in ended for one in members), "phases": phases,
        "compilations": list(members),
    }  # fmt: skip


@pytest.fixture
def client(stub: Stub, clock: FakeClock) -> Client:
    return Client(stub.url, clock=clock)


def test_each_target_is_a_body_with_what_all_have(asked: Npuc, registered: Stub) -> None:
    registered.on(CREATE_SET, Reply(201, a_set(member(1, "Pending"), member(2, "Pending"))))
    outcome = asked(
        "compile", "keyword", "--for", "ethos-u:optimise=Size,pes=4", "--for",
        "ethos-u:buckets=1,128,pes=8", "--set", "alignment=32", "--set", "pes=8", "--cpu", "2",
        "--name", "boards", "--label", "team=audio", "--base", ARTIFACT, "--idempotency-key", "k",
    )  # fmt: skip
    assert outcome.code == 0, outcome.err
    sent = registered.asked(CREATE_SET)[0]
    assert sent.headers["Idempotency-Key"] == "k"
    common = {"platform": "ethos-u", "resources": {"cpu": "2"}, "baseArtifactId": ARTIFACT}
    assert sent.json == {
        "compilations": [
            {**common, "options": {"alignment": 32, "pes": 4, "optimise": "Size"}},
            {**common, "options": {"alignment": 32, "pes": 8, "buckets": "1,128"}},
        ],
        "name": "boards",
        "labels": {"team": "audio"},
    }
    assert outcome.out == f"{SET}  keyword@1 for board-1, board-2\n"
    assert f"{registered.url}/sets/{SET}" in outcome.err


def test_it_waits_for_all_and_shows_how_they_compare(
    asked: Npuc, registered: Stub, tmp_path: Path
) -> None:
    registered.on(CREATE_SET, Reply(201, a_set(member(1, "Pending"), member(2, "Pending"))))
    registered.on(
        f"GET {ONE_SET}",
        Reply(200, a_set(member(1), member(2, "Running"))),
        Reply(200, a_set(member(1), member(2, npuShare=None))),
    )
    outcome = asked("compile", "keyword", *TWO, "--wait", "--result", str(tmp_path / "out"))
    assert outcome.code == 0, outcome.err
    assert outcome.out.splitlines()[1:] == [
        "1 of 2 done: 1 Registered, 1 Running",
        "2 of 2 done: 2 Registered",
        "TARGET   PHASE       SIZE     COMPILE  NPU           INFERENCE  ID",
        "board-1  Registered  2.0 KiB  1.2 s    75.0 % (3/4)  412 us     "
        "c-01kaxf9a2b3c4d5e6f7g8h9j01",
        "board-2  Registered  2.0 KiB  1.2 s    -             412 us     "
        "c-01kaxf9a2b3c4d5e6f7g8h9j02",
    ]
    assert (tmp_path / "out/id").read_text() == SET
    assert json.loads((tmp_path / "out/set.json").read_text())["done"] == 2


def test_all_must_be_registered_for_exit_code_0(asked: Npuc, stub: Stub) -> None:
    why = {"code": "CompilerFailed", "kind": "user", "message": "no"}
    stub.on(f"GET {ONE_SET}", Reply(200, a_set(member(1), member(2, "Failed", reason=why))))
    outcome = asked("set", "watch", SET)
    assert outcome.code == 1
    assert "CompilerFailed" in outcome.err
    stub.on(f"GET {ONE_SET}", Reply(200, a_set(member(1), of=2)))
    outcome = asked("set", "watch", SET)
    assert outcome.code == 1
    assert "1 of 2 are there" in outcome.err


def test_what_tells_members_of_one_target_apart_is_said(asked: Npuc, stub: Stub) -> None:
    same = {"target": "board"}
    stub.on(
        f"GET {ONE_SET}",
        Reply(
            200,
            a_set(
                member(1, **same, options={"optimise": "Size", "pes": 8}),
                member(2, **same, options={"optimise": "Performance", "pes": 8}),
            ),
        ),
    )
    lines = asked("set", "show", SET).out.splitlines()
    assert lines[2].startswith("board optimise=Size  ")
    assert lines[3].startswith("board optimise=Performance  ")


def test_precision_is_told_of_different_targets_too(asked: Npuc, stub: Stub) -> None:
    each = [member(i, options={"precision": one}) for i, one in ((1, "fp16"), (2, "int8"))]
    stub.on(f"GET {ONE_SET}", Reply(200, a_set(*each, member(3, options={"precision": None}))))
    lines = asked("set", "show", SET).out.splitlines()
    assert [line.split("  ")[0] for line in lines[2:]] == [
        "board-1 precision=fp16",
        "board-2 precision=int8",
        "board-3",
    ]


def test_a_set_tells_of_what_it_is_and_which_have_warnings(asked: Npuc, stub: Stub) -> None:
    stub.on(
        f"GET {ONE_SET}",
        Reply(200, a_set(member(1, warningCount=2), member(2, warningCount=1), member(3), of=3)),
    )
    outcome = asked("set", "show", SET)
    first = outcome.out.splitlines()[0]
    when = TIME[:19].replace("T", " ")
    assert first == f"{SET}  keyword@1  {when}  by kim  3 of 3 done: 3 Registered"
    id = "c-01kaxf9a2b3c4d5e6f7g8h9j0"
    assert f"{id}1: 2 warnings. To read them: npuc show {id}1" in outcome.err
    assert f"{id}2: 1 warning. " in outcome.err
    assert f"{id}3: " not in outcome.err
    assert "warnings" in asked("set", "watch", SET).err


def test_one_json_document(asked: Npuc, registered: Stub) -> None:
    registered.on(CREATE_SET, Reply(201, a_set(member(1, "Pending"), member(2, "Pending"))))
    registered.on(f"GET {ONE_SET}", Reply(200, a_set(member(1), member(2))))
    for wait in ((), ("--wait",)):
        outcome = asked("compile", "keyword", *TWO, "--json", *wait)
        assert json.loads(outcome.out)["id"] == SET, outcome
        assert outcome.err == ""
    assert asked("compile", "keyword", *TWO, "--quiet").out == f"{SET}\n"


@pytest.mark.parametrize(
    "flags",
    [
        (),
        ("--for", "ethos-u"),
        ("--platform", "ethos-u", *TWO),
        (*TWO, "--timeout", "1m"),
        (*TWO, "--wait", "--dry-run"),
    ],
)
def test_flags_that_contradict_are_refused(
    asked: Npuc, registered: Stub, flags: tuple[str, ...]
) -> None:
    outcome = asked("compile", "keyword", *flags)
    assert outcome.code == 2
    assert "[Usage]" in outcome.err
    assert not registered.asked(CREATE_SET)


def test_an_option_that_a_platform_does_not_have_is_refused(asked: Npuc, registered: Stub) -> None:
    outcome = asked("compile", "keyword", "--for", "ethos-u", "--for", "ethos-u:colour=red")
    assert outcome.code == 2
    assert "options.colour" in outcome.err
    assert not registered.asked(CREATE_SET)


def test_what_is_wrong_is_told_of_every_member_at_once(asked: Npuc, registered: Stub) -> None:
    bare = {**ETHOS, "name": "bare", "options": []}
    registered.on("GET /v1/platforms", Reply(200, {"items": [ETHOS, bare]}))
    outcome = asked(
        "compile", "keyword", "--for", "ethos-u:optimise=nope,colour=red", "--for", "bare",
        "--for", "xyz", "--set", "pes=8",
    )  # fmt: skip
    assert outcome.code == 2
    fields = [line.split(":")[0].strip() for line in outcome.err.splitlines()[1:]]
    assert fields == [
        "compilations[0].options.optimise",
        "compilations[0].options.colour",
        "compilations[1].options.pes",
        "compilations[2].platform",
    ]
    assert "4 fields are not valid" in outcome.err
    assert not registered.asked(CREATE_SET)


def test_compilers_that_are_missing_keep_the_code_of_the_service(
    asked: Npuc, registered: Stub
) -> None:
    items = [ETHOS, *({**ETHOS, "name": name, "available": False} for name in ("one", "two"))]
    registered.on("GET /v1/platforms", Reply(200, {"items": items}))
    outcome = asked("compile", "keyword", "--for", "one", "--for", "two")
    assert outcome.code == 2
    assert "[ToolchainNotInstalled]" in outcome.err
    assert "of one is not installed" in outcome.err
    assert "of two is not installed" in outcome.err
    outcome = asked("compile", "keyword", "--for", "one", "--for", "ethos-u:colour=red")
    assert "compilations[0].platform: The toolchain of one" in outcome.err
    assert "compilations[1].options.colour" in outcome.err


def test_options_that_are_no_json_are_told_once(asked: Npuc, registered: Stub) -> None:
    outcome = asked("compile", "keyword", *TWO, "--options", "[")
    assert outcome.err.count("--options must be a JSON object") == 1


def test_a_file_must_be_taken_by_every_platform(
    asked: Npuc, registered: Stub, tmp_path: Path
) -> None:
    onnx = {**ETHOS, "name": "other", "accepts": ["onnx"]}
    registered.on("GET /v1/platforms", Reply(200, {"items": [ETHOS, onnx]}))
    file = tmp_path / "a.tflite"
    file.write_bytes(b"\x1c\0\0\0TFL3" + b"\0" * 64)
    outcome = asked("compile", str(file), "--for", "ethos-u", "--for", "other")
    assert outcome.code == 2
    assert "is tflite, and other takes onnx" in outcome.err


def test_a_dry_run_says_what_each_would_be(asked: Npuc, registered: Stub) -> None:
    advice = {"unitsOfWork": None, "memoryBytes": None, "warnings": ["Mind."], "notes": []}
    options = {"acceleratorConfig": "ethos-u85-256", "optimise": "Size"}
    would = {**compilation(), "options": options, "advice": advice}
    registered.on(CREATE_SET, Reply(200, {"compilations": [would, would]}))
    outcome = asked("compile", "keyword", *TWO, "--dry-run")
    assert outcome.code == 0, outcome.err
    heads = [line for line in outcome.out.splitlines() if "would compile" in line]
    assert heads[0].startswith("1 of 2: would compile keyword@1, ")
    assert heads[0].endswith("for ethos-u ethos-u85-256")
    assert heads[1].startswith("2 of 2: would compile keyword@1, ")
    assert registered.asked(CREATE_SET)[0].path.endswith("?dryRun=true")


def test_values_of_the_environment_are_not_shown_of_what_is_not_registered(
    asked: Npuc, registered: Stub, tmp_path: Path
) -> None:
    file = tmp_path / "new.tflite"
    file.write_bytes(b"\x1c\0\0\0TFL3" + b"\0" * 64)
    outcome = asked(
        "compile", str(file), *TWO, "--secret", "HF_TOKEN", "--dry-run", HF_TOKEN="hf_secret"
    )
    assert outcome.code == 0, outcome.err
    assert "1 of 2: would compile it with platform=ethos-u, " in outcome.out
    assert "2 of 2: would compile it with platform=ethos-u, " in outcome.out
    assert "HF_TOKEN" in outcome.out
    assert "hf_secret" not in outcome.out + outcome.err


def test_a_stop_shows_what_became_of_it(asked: Npuc, stub: Stub) -> None:
    stub.on(f"POST {ONE_SET}/stop", Reply(202, a_set(member(1), member(2, "Stopped"))))
    outcome = asked("set", "stop", SET)
    assert outcome.code == 0
    assert "Stopped" in outcome.out
    stub.on(f"POST {ONE_SET}/stop", problem(409, "AlreadyEnded"))
    assert asked("set", "stop", SET).code == 2
    assert asked("set", "stop", "c-01kaxf9a2b3c4d5e6f7g8h9j01").code == 2


def test_who_gives_up_waiting_is_told_that_it_goes_on(asked: Npuc, stub: Stub) -> None:
    stub.on(f"GET {ONE_SET}", Reply(200, a_set(member(1), member(2, "Running"))))
    outcome = asked("set", "watch", SET, "--timeout", "30s")
    assert outcome.code == 4
    assert f"npuc set watch {SET}" in outcome.err


def test_a_member_tells_its_set(asked: Npuc, stub: Stub) -> None:
    id = compilation()["id"]
    mine = compilation(set={"id": SET, "place": 2, "of": 4})
    stub.on(f"GET /v1/compilations/{id}", Reply(200, mine))
    stub.on(f"GET /v1/models/{MODEL}", problem(404, "NotFound"))
    assert f"set        {SET}, 2 of 4" in asked("show", id).out


def test_a_program_creates_and_waits(stub: Stub, client: Client) -> None:
    stub.on(CREATE_SET, Reply(201, a_set(member(1, "Pending"), member(2, "Pending"))))
    stub.on(f"GET {ONE_SET}", Reply(200, a_set(member(1), member(2, "Running"))))
    made = client.compilations.create_set(MODEL, VERSION, {"compilations": [{}, {}]}, key="k")
    assert client.compilations.set(made["id"])["done"] == 1
    with pytest.raises(TimedOut):
        client.compilations.wait_set(SET, 5)
    stub.on(f"GET {ONE_SET}", Reply(200, a_set(member(1), member(2))))
    assert client.compilations.wait_set(SET)["done"] == 2
