"""Lists: pages, filters, orders."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Api, new_version


@pytest.fixture(scope="module")
def stopped(api: Api, original: Any) -> Any:
    """A version with six compilations that ended as Stopped, oldest first; only to be read."""
    return six_stopped(api, new_version(api, original))


def six_stopped(api: Api, version: str) -> Any:
    body = {"platform": "ethos-u", "resources": {"cpu": "1000"}}
    made = [api.post(f"{version}/compilations", body) for _ in range(6)]
    for compilation in made:
        api.send("POST", f"/v1/compilations/{compilation['id']}/stop")
    for compilation in made:
        api.wait(compilation["id"])
    return {
        "path": f"{version}/compilations",
        "ids": [one["id"] for one in made],
        "made": made,
    }


def ids(found: list[list[str]]) -> list[str]:
    return [one for page in found for one in page]


def pages(api: Api, path: str, **query: Any) -> list[list[str]]:
    found, token = [], None
    while True:
        more = {"pageToken": token} if token else {}
        page = api.get(path, **query, **more)
        found.append([item["id"] for item in page["items"]])
        token = page["nextPageToken"]
        if token is None:
            return found


def test_pages_hold_everything_once_newest_first(api: Api, stopped: Any) -> None:
    newest_first = stopped["ids"][::-1]
    assert ids(pages(api, stopped["path"], limit=4)) == newest_first
    assert [len(page) for page in pages(api, stopped["path"], limit=3)] == [3, 3]
    assert ids(pages(api, stopped["path"], limit=4, order="asc")) == stopped["ids"]


def test_a_deletion_between_pages_hides_nothing(api: Api, version: str) -> None:
    stopped = six_stopped(api, version)
    first = api.get(stopped["path"], limit=2)
    api.send("DELETE", f"/v1/compilations/{stopped['ids'][5]}")
    api.send("DELETE", f"/v1/compilations/{stopped['ids'][2]}")
    rest = api.get(stopped["path"], limit=10, pageToken=first["nextPageToken"])
    expected = [stopped["ids"][i] for i in (3, 1, 0)]
    assert [item["id"] for item in rest["items"]] == expected


def test_filters_leave_out_what_does_not_fit(api: Api, stopped: Any) -> None:
    path, made = stopped["path"], stopped["made"]
    assert len(api.get(path, phase="Stopped,Failed")["items"]) == 6
    assert api.get(path, phase="Registered")["items"] == []
    assert len(api.get(path, platform="ethos-u", hash=made[0]["shortHash"])["items"]) == 6
    assert api.get(path, platform="rngd")["items"] == []
    after = api.get(path, createdAfter=made[0]["createdAt"], limit=100)["items"]
    assert stopped["ids"][0] not in [item["id"] for item in after]
    before = api.get(path, createdBefore=made[5]["createdAt"], limit=100)["items"]
    assert stopped["ids"][5] not in [item["id"] for item in before]


def test_what_one_caller_created_is_listed_page_by_page(api: Api, stopped: Any) -> None:
    path, caller = stopped["path"], stopped["made"][0]["createdBy"]
    everything = [item["id"] for item in api.get(path, limit=100)["items"]]
    first = api.get(path, createdBy=caller, limit=2)
    rest = api.get(path, createdBy=caller, limit=100, pageToken=first["nextPageToken"])
    assert [item["id"] for item in first["items"] + rest["items"]] == everything
    assert api.get(path, createdBy=f"not-{caller}"[:256])["items"] == []
    other = {"createdBy": f"not-{caller}"[:256], "pageToken": first["nextPageToken"]}
    api.problem("GET", path, 400, "InvalidPageToken", params=other)
    api.problem("GET", path, 422, "ValidationFailed", params={"createdBy": "x" * 257})


def test_a_token_of_another_list_is_refused(api: Api, stopped: Any) -> None:
    path = stopped["path"]
    token = api.get(path, limit=2)["nextPageToken"]
    for query in (
        {"pageToken": token, "order": "asc"},
        {"pageToken": token, "phase": "Stopped"},
        {"pageToken": token[:-1] + ("A" if token[-1] != "A" else "B")},
        {"pageToken": "!"},
    ):
        api.problem("GET", path, 400, "InvalidPageToken", params=query)
    api.problem("GET", "/v1/models", 400, "InvalidPageToken", params={"pageToken": token})
