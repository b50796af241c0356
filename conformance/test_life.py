"""The life of a compilation."""

from __future__ import annotations

import concurrent.futures
import uuid
from typing import Any

import pytest
from conftest import Api


def test_a_model_is_compiled_verified_published_and_registered(api: Api, registered: Any) -> None:
    assert [step["phase"] for step in registered["steps"]] == ["Succeeded", "Succeeded"]
    assert all(step["durationSeconds"] >= 0 for step in registered["steps"])
    assert registered["publishedUri"].startswith("pvc://")
    artifacts = api.get(f"{registered['version']}/artifacts")["items"]
    made = [a for a in artifacts if a["id"] == registered["registration"]["artifactId"]]
    assert made[0]["source"]["compilationId"] == registered["id"]
    assert made[0]["digest"] == registered["manifestDigest"]


def test_what_is_compiled_already_is_no_base(api: Api, registered: Any) -> None:
    body = {
        "platform": "ethos-u",
        "baseArtifactId": registered["registration"]["artifactId"],
    }
    problem = api.problem(
        "POST",
        f"{registered['version']}/compilations",
        422,
        "ValidationFailed",
        json=body,
    )
    assert problem["violations"][0]["field"] == "baseArtifactId"


def test_the_manifest_names_the_files_of_the_record(api: Api, registered: Any) -> None:
    manifest = api.get(f"/v1/compilations/{registered['id']}/manifest")
    listed = {(file["path"], file["size"], file["sha256"]) for file in manifest["files"]}
    shown = {
        (file["path"], file["sizeBytes"], file["sha256"])
        for file in registered["steps"][1]["outputFiles"]
    }
    assert shown == listed
    assert manifest["optionsHash"] == registered["optionsHash"]


def test_the_history_tells_every_change_in_order(api: Api, registered: Any) -> None:
    items = api.get(f"/v1/compilations/{registered['id']}/history")["items"]
    assert [e["at"] for e in items] == sorted(e["at"] for e in items)
    phases = [e["to"] for e in items if e["subject"] == "compilation"]
    assert phases[0] == "Pending"
    assert phases[-2:] == ["Succeeded", "Registered"]
    assert items[0]["actor"] == "user"
    assert items[0]["caller"] == registered["createdBy"]
    assert {e["caller"] for e in items if e["actor"] == "service"} == {None}


def test_a_log_is_read_in_ranges_that_add_up(api: Api, registered: Any) -> None:
    url = registered["steps"][0]["attempts"][0]["logUrl"]
    whole = api.send("GET", url, params={"limit": 1_048_576})
    parts, offset, complete = b"", 0, "false"
    while complete == "false":
        part = api.send("GET", url, params={"offset": offset, "limit": 700})
        parts += part.content
        offset = int(part.headers["npuc-log-next-offset"])
        complete = part.headers["npuc-log-complete"]
    assert parts == whole.content
    assert b"NPU operators" in whole.content


def test_a_recompile_body_can_be_sent_unchanged(api: Api, registered: Any) -> None:
    body = api.get(f"/v1/compilations/{registered['id']}/recompile")
    again = api.post(f"{registered['version']}/compilations", body)
    assert again["optionsHash"] == registered["optionsHash"]
    assert registered["id"] in again["equalTo"]
    assert api.wait(again["id"])["phase"] == "Registered"
    assert api.get(f"/v1/compilations/{registered['id']}")["phase"] == "Registered"
    assert api.send("DELETE", f"/v1/compilations/{again['id']}").status_code == 204


def test_a_dry_run_stores_nothing(api: Api, version: str) -> None:
    told = api.post(f"{version}/compilations?dryRun=true", {"platform": "ethos-u"}, status=200)
    assert told["options"]["acceleratorConfig"]
    assert len(told["optionsHash"]) == 64
    assert api.get(f"{version}/compilations")["items"] == []


def test_twins_with_one_key_make_one_compilation(api: Api, version: str) -> None:
    key = str(uuid.uuid4())

    def create(_: int) -> Any:
        return api.post(f"{version}/compilations", {"platform": "ethos-u"}, idempotency_key=key)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        made = {answer["id"] for answer in pool.map(create, range(4))}
    assert len(made) == 1
    assert len(api.get(f"{version}/compilations")["items"]) == 1
    api.problem(
        "POST",
        f"{version}/compilations",
        422,
        "IdempotencyKeyReused",
        json={"platform": "ethos-u", "options": {"optimise": "Size"}},
        headers={"Idempotency-Key": key},
    )
    api.wait(made.pop())


def test_deleting_takes_the_record_and_leaves_the_artifact(api: Api, version: str) -> None:
    made = api.post(f"{version}/compilations", {"platform": "ethos-u"})
    artifact = api.wait(made["id"])["registration"]["artifactId"]
    path = f"/v1/compilations/{made['id']}"
    assert api.send("DELETE", path).status_code == 204
    api.problem("DELETE", path, 404, "NotFound")
    api.problem("GET", path, 404, "NotFound")
    api.problem("GET", made["steps"][0]["attempts"][0]["logUrl"], 404, "NotFound")
    assert artifact in [a["id"] for a in api.get(f"{version}/artifacts")["items"]]


def test_a_file_that_is_no_model_costs_no_job(api: Api, registered: Any, version: str) -> None:
    """A text file of the published folder is refused where the service can see it."""
    text = next(
        file["path"]
        for file in registered["steps"][1]["outputFiles"]
        if file["path"].endswith(".csv")
    )
    body = {"platform": "tflite", "uri": f"{registered['publishedUri']}/{text}"}
    answer = api.send("POST", f"{version}/artifacts", json=body)
    if answer.status_code == 201:
        pytest.skip("only Jobs see the files of this instance")
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["violations"]] == ["uri"]


def test_a_failed_step_is_retried_alone(api: Api, version: str) -> None:
    """The compiler crashes on this, see docs/ethos-u.md."""
    options = {"acceleratorConfig": "ethos-u85-256", "ignoreOps": ["VAR_HANDLE"]}
    made = api.post(f"{version}/compilations", {"platform": "ethos-u", "options": options})
    failed = api.wait(made["id"])
    assert failed["phase"] == "Failed"
    assert failed["reason"]["kind"] == "COMPILER"
    assert failed["actions"]["retry"] == ["compile"]
    steps = f"/v1/compilations/{made['id']}/steps"
    api.problem("POST", f"{steps}/verify/retry", 409, "NotRetryable")
    retried = api.post(f"{steps}/compile/retry", None, status=202)
    assert retried["steps"][0]["retryCount"] == 1
    again = api.wait(made["id"])
    assert [a["phase"] for a in again["steps"][0]["attempts"]] == ["Failed", "Failed"]
    for attempt in again["steps"][0]["attempts"]:
        assert api.send("GET", attempt["logUrl"]).content
    api.problem("POST", f"/v1/compilations/{made['id']}/registration/retry", 409, "NotRetryable")
    api.problem("POST", f"/v1/compilations/{made['id']}/stop", 409, "AlreadyEnded")


def test_what_waits_for_capacity_says_so_and_can_be_stopped(api: Api, version: str) -> None:
    body = {"platform": "ethos-u", "resources": {"cpu": "1000"}}
    made = api.post(f"{version}/compilations", body)
    path = f"/v1/compilations/{made['id']}"
    api.problem("DELETE", path, 409, "StillActive")
    api.problem("GET", f"{path}/recompile", 409, "StillActive")
    stopped = api.send("POST", f"{path}/stop")
    assert stopped.status_code == 202
    ended = api.wait(made["id"])
    assert ended["phase"] == "Stopped"
    assert ended["reason"]["code"] == "StoppedByUser"
    assert ended["publishedUri"] is None
    assert api.send("DELETE", path).status_code == 204


def test_deleting_can_stop_first(api: Api, version: str) -> None:
    body = {"platform": "ethos-u", "resources": {"cpu": "1000"}}
    path = f"/v1/compilations/{api.post(f'{version}/compilations', body)['id']}"
    assert api.send("DELETE", path, params={"stop": "true"}).status_code == 204
    api.problem("GET", path, 404, "NotFound")


def test_the_limits_of_waiting_end_what_never_starts(api: Api, version: str) -> None:
    body = {
        "platform": "ethos-u",
        "resources": {"cpu": "1000"},
        "limits": {"queueSeconds": 1, "pendingSeconds": 1, "runSeconds": 60},
    }
    failed = api.wait(api.post(f"{version}/compilations", body)["id"])
    assert failed["phase"] == "Failed"
    # A cluster can't tell a node that is too small from one that is full.
    assert failed["reason"]["code"] in ("Unschedulable", "Queued")
    assert "cpu" in failed["reason"]["message"]
    assert failed["steps"][0]["durationSeconds"] is None


def test_a_secret_is_never_shown(api: Api, version: str) -> None:
    secret = f"hf_{uuid.uuid4().hex}"
    body = {
        "platform": "ethos-u",
        "environment": [{"name": "HF_TOKEN", "value": secret}],
        "envFile": "export PLAIN = 'yes' # a comment\n",
    }
    made = api.post(f"{version}/compilations", body)
    ended = api.wait(made["id"])
    assert ended["environment"] == [
        {"name": "HF_TOKEN", "value": None, "secret": True},
        {"name": "PLAIN", "value": "yes", "secret": False},
    ]
    path = f"/v1/compilations/{made['id']}"
    recompile = api.get(f"{path}/recompile")
    assert {"name": "HF_TOKEN", "secret": True, "keepFrom": made["id"]} in recompile["environment"]
    for route in (
        "",
        "/history",
        "/manifest",
        "/recompile",
        "/steps/compile/attempts/1/log",
    ):
        assert secret not in api.send("GET", path + route).text
    again = api.post(f"{version}/compilations", recompile)
    assert again["environment"] == ended["environment"]
    api.wait(again["id"])


def test_a_set_is_made_compared_and_stopped(api: Api, version: str) -> None:
    sets = f"{version}/compilation-sets"
    members = [
        {"platform": "ethos-u", "options": {"optimise": how}, "resources": {"cpu": "1000"}}
        for how in ("Size", "Performance")
    ]
    would = api.post(f"{sets}?dryRun=true", {"compilations": members}, status=200)
    assert len(would["compilations"]) == 2
    same = api.problem(
        "POST", sets, 422, "ValidationFailed", json={"compilations": [members[0], members[0]]}
    )
    assert [one["field"] for one in same["violations"]] == ["compilations[1]"]
    made = api.post(sets, {"compilations": members, "labels": {"team": "audio"}})
    path = f"/v1/compilation-sets/{made['id']}"
    ids = [one["id"] for one in made["compilations"]]
    assert (made["of"], made["made"], made["done"]) == (2, 2, 0)
    assert api.get(f"/v1/compilations/{ids[1]}")["set"] == {"id": made["id"], "place": 2, "of": 2}
    assert [one["id"] for one in api.get("/v1/compilations", set=made["id"])["items"]] == ids[::-1]
    assert api.send("POST", f"{path}/stop").status_code == 202
    for id in ids:
        assert api.wait(id)["phase"] == "Stopped"
    ended = api.get(path)
    assert (ended["done"], ended["phases"]) == (2, {"Stopped": 2})
    assert [one["totalBytes"] for one in ended["compilations"]] == [None, None]
    api.problem("POST", f"{path}/stop", 409, "AlreadyEnded")
    for id in ids:
        assert api.send("DELETE", f"/v1/compilations/{id}").status_code == 204
    api.problem("GET", path, 404, "NotFound")
