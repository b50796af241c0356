"""Deletes what the suite registered: nothing of it stays in the registry of the instance."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Api

LIMIT_SECONDS = 60
GONE = {204, 404}


def remove(api: Api, model: str) -> None:
    """Deletes a model with all that belongs to it, whatever of it is there still."""
    versions = f"/v1/models/{model}/versions"
    for version in listed(api, versions, archived="true"):
        path = f"{versions}/{version}"
        for compilation in listed(api, f"{path}/compilations"):
            delete(api, f"/v1/compilations/{compilation}", stop="true")
        for artifact in listed(api, f"{path}/artifacts", archived="true"):
            delete(api, f"{path}/artifacts/{artifact}")
        delete(api, path)
    delete(api, f"/v1/models/{model}")


def listed(api: Api, path: str, **query: str) -> list[str]:
    """The ids of a list; of one that is gone, none."""
    found: list[str] = []
    token: str | None = ""
    while token is not None:
        more = {"pageToken": token} if token else {}
        answer = api.send("GET", path, params={"limit": "100", **query, **more})
        if answer.status_code == 404:
            return found
        page = answer.json()
        found += [item["id"] for item in page["items"]]
        token = page["nextPageToken"]
    return found


def delete(api: Api, path: str, **query: str) -> None:
    """Deletes one thing; a compiler that is being stopped takes its time to end."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while (answer := api.send("DELETE", path, params=query)).status_code not in GONE:
        assert answer.status_code == 409, answer.text
        assert time.monotonic() < deadline, answer.text
        time.sleep(0.2)
