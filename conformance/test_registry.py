"""Renaming, archiving, searching and deleting what is registered."""

from __future__ import annotations

from typing import Any

from conftest import Api


def names(page: Any) -> list[str]:
    return [item["name"] for item in page["items"]]


def model_of(version: str) -> str:
    return version.partition("/versions")[0]


def patch(api: Api, path: str, body: Any) -> Any:
    answer = api.send("PATCH", path, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_what_is_renamed_keeps_everything_else(api: Api, version: str) -> None:
    artifact = f"{version}/artifacts/{api.get(f'{version}/artifacts')['items'][0]['id']}"
    for path in (model_of(version), version, artifact):
        before = api.get(path)
        changed = patch(api, path, {"name": "다른 이름"})
        assert changed == {**before, "name": "다른 이름"}
        assert api.get(path) == changed
        api.problem("PATCH", path, 422, "ValidationFailed", json={})
        api.problem("PATCH", path, 422, "ValidationFailed", json={"name": " ", "id": "x"})


def test_nothing_new_is_made_of_what_is_archived(api: Api, version: str) -> None:
    body = {"platform": "ethos-u"}
    for path in (version, model_of(version)):
        patch(api, path, {"archived": True})
        api.problem("POST", f"{version}/compilations", 409, "Archived", json=body)
        api.problem("POST", f"{version}/compilations?dryRun=true", 409, "Archived", json=body)
        patch(api, path, {"archived": False})
    made = api.post(f"{version}/compilations", body)
    patch(api, model_of(version), {"archived": True})
    assert api.wait(made["id"])["phase"] == "Registered"


def test_archived_models_are_listed_when_asked_for(api: Api) -> None:
    made = api.post("/v1/models", {"name": "Conformance ARCHIVED zebra"})
    patch(api, f"/v1/models/{made['id']}", {"archived": True})
    for sort in ("created", "name"):
        query = {"name": "archived Zebra", "sort": sort, "limit": 100}
        assert made["name"] not in names(api.get("/v1/models", **query))
        assert made["name"] in names(api.get("/v1/models", archived="true", **query))


def test_models_are_sorted_by_name(api: Api) -> None:
    for name in ("conformance sort b", "Conformance Sort C", "conformance sort a"):
        api.post("/v1/models", {"name": name})
    query = {"name": "conformance sort", "sort": "name", "limit": 100}
    found = [name.lower() for name in names(api.get("/v1/models", **query))]
    assert found == sorted(found)
    assert len(set(found)) == 3
    turned = [name.lower() for name in names(api.get("/v1/models", order="desc", **query))]
    assert turned == found[::-1]


def test_what_is_needed_is_not_deleted_and_says_by_what(api: Api, version: str) -> None:
    artifact = api.get(f"{version}/artifacts")["items"][0]
    held = api.problem("DELETE", model_of(version), 409, "Held")
    assert held["heldCount"] == 1
    assert [one["kind"] for one in held["heldBy"]] == ["version"]
    made = api.post(f"{version}/compilations", {"platform": "ethos-u"})
    held = api.problem("DELETE", version, 409, "Held")
    assert [one["id"] for one in held["heldBy"]][-1] == made["id"]
    assert artifact["id"] in [one["id"] for one in held["heldBy"]]
    api.wait(made["id"])
    path = f"{version}/artifacts/{artifact['id']}"
    assert api.send("DELETE", path).status_code == 204
    api.problem("DELETE", path, 404, "NotFound")
