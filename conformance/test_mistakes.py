"""Mistakes: one clear answer each, all violations at once, never a 500."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Api

BODIES: list[tuple[str, Any, str]] = [
    ("no platform", {}, "platform"),
    ("an unknown platform", {"platform": "tpu"}, "platform"),
    ("a wrong type", {"platform": 5}, "platform"),
    ("an unknown field", {"platform": "ethos-u", "optons": {}}, "optons"),
    ("null", {"platform": "ethos-u", "options": None}, "options"),
    (
        "an unknown option",
        {"platform": "ethos-u", "options": {"maxContextLength": 5}},
        "options.maxContextLength",
    ),
    (
        "a value out of range",
        {"platform": "ethos-u", "options": {"acceleratorConfig": "ethos-u99"}},
        "options.acceleratorConfig",
    ),
    (
        "no quantity",
        {"platform": "ethos-u", "resources": {"memory": "much"}},
        "resources.memory",
    ),
    ("zero cpu", {"platform": "ethos-u", "resources": {"cpu": "0"}}, "resources.cpu"),
    (
        "a path in an argument",
        {"platform": "ethos-u", "additionalArgs": ["--output-dir=/etc"]},
        "additionalArgs[0]",
    ),
    (
        "arguments where none are supported",
        {"platform": "rngd", "additionalArgs": ["--x"]},
        "additionalArgs",
    ),
    (
        "a reserved variable",
        {"platform": "ethos-u", "environment": [{"name": "LD_PRELOAD", "value": "x"}]},
        "environment[0].name",
    ),
    ("an unclosed quote", {"platform": "ethos-u", "envFile": "A=1\nB='x"}, "envFile"),
    (
        "another version's artifact",
        {"platform": "ethos-u", "baseArtifactId": "a-01arz3ndektsv4rrffq69g5fav"},
        "baseArtifactId",
    ),
]


@pytest.mark.parametrize(("what", "body", "field"), BODIES, ids=[b[0] for b in BODIES])
def test_a_mistake_is_named_at_its_field(
    api: Api, version: str, what: str, body: Any, field: str
) -> None:
    problem = api.problem(
        "POST", f"{version}/compilations", 422, "ValidationFailed", json=body
    )
    assert field in [violation["field"] for violation in problem["violations"]], what


def test_all_mistakes_are_named_at_once(api: Api, version: str) -> None:
    body = {
        "platform": "ethos-u",
        "resources": {"cpu": "-1", "memory": "x"},
        "limits": {"pendingSeconds": 0},
        "options": {"optimise": "Fast"},
        "extra": 1,
    }
    problem = api.problem(
        "POST", f"{version}/compilations", 422, "ValidationFailed", json=body
    )
    fields = {violation["field"] for violation in problem["violations"]}
    assert fields == {
        "resources.cpu",
        "resources.memory",
        "limits.pendingSeconds",
        "options.optimise",
        "extra",
    }


@pytest.mark.parametrize(
    "uri",
    [
        "file:///etc/passwd",
        "pvc://samples",
        "pvc://samples/../x",
        "pvc://samples//x",
        "pvc://samples/a\nb",
        "pvc://samples/a\x00b",
        "pvc://No_Claim/x",
        "/etc/passwd",
    ],
)
def test_a_uri_that_leads_astray_is_refused(api: Api, version: str, uri: str) -> None:
    body = {"platform": "tflite", "uri": uri}
    api.problem("POST", f"{version}/artifacts", 422, "ValidationFailed", json=body)


@pytest.mark.parametrize("content", [b"{", b"[]", b"", b"\xff", b'{"a":1,"a":2}'])
def test_what_is_no_json_object_is_refused(api: Api, version: str, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    api.problem(
        "POST",
        f"{version}/compilations",
        400,
        "MalformedRequest",
        content=content,
        headers=headers,
    )


def test_the_size_and_type_of_a_body_are_limited(api: Api, version: str) -> None:
    path = f"{version}/compilations"
    big = {"platform": "ethos-u", "envFile": "#" * 300_000}
    api.problem("POST", path, 413, "PayloadTooLarge", json=big)
    headers = {"Content-Type": "text/plain"}
    api.problem("POST", path, 415, "UnsupportedMediaType", content=b"{}", headers=headers)


def test_a_mistyped_dry_run_creates_nothing(api: Api, version: str) -> None:
    path = f"{version}/compilations"
    body = {"platform": "ethos-u"}
    for query in ("dryrun=true", "dryRun=yes"):
        api.problem("POST", f"{path}?{query}", 422, "ValidationFailed", json=body)
    assert api.get(path)["items"] == []


def test_unknown_things_are_not_found(api: Api) -> None:
    for path in (
        "/v1/models/m-01arz3ndektsv4rrffq69g5fav",
        "/v1/models/x",
        "/v1/compilations/c-01arz3ndektsv4rrffq69g5fav",
        "/v1/compilations/%2e%2e",
    ):
        api.problem("GET", path, 404, "NotFound")


def test_names_in_any_language_are_kept(api: Api) -> None:
    for name in ("라마 3.1 / 한국어 (최종)", "😀" * 200, "نموذج", "<b>&amp;</b>", "a" * 200):
        model = api.post("/v1/models", {"name": name})
        assert api.get(f"/v1/models/{model['id']}")["name"] == name
    api.problem("POST", "/v1/models", 422, "ValidationFailed", json={"name": "a" * 201})
