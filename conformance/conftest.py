"""The instance under test, and what every answer of it must keep to."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from contract import Contract
from leftovers import remove

ENDS = {"Registered", "Failed", "Stopped"}
LIMIT_SECONDS = 180


class Api:
    """Sends requests; every answer is checked against openapi.yaml."""

    def __init__(self, url: str) -> None:
        self.contract = Contract()
        self.http = httpx.Client(base_url=url, timeout=30)
        self.models: set[str] = set()

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        response = self.http.request(method, path, **options)
        self.contract.check(method, path.partition("?")[0], response)
        if (method, path, response.status_code) == ("POST", "/v1/models", 201):
            self.models.add(response.json()["id"])
        return response

    def get(self, path: str, **query: Any) -> Any:
        response = self.send("GET", path, params=query)
        assert response.status_code == 200, response.text
        return response.json()

    def post(self, path: str, body: Any, status: int = 201, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        response = self.send("POST", path, json=body, headers=named)
        assert response.status_code == status, response.text
        return response.json()

    def problem(self, method: str, path: str, status: int, code: str, **options: Any) -> Any:
        response = self.send(method, path, **options)
        assert response.status_code == status, response.text
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["code"] == code, response.text
        return response.json()

    def wait(self, compilation: str, ends: set[str] = ENDS) -> Any:
        """Polls until the compilation has ended."""
        deadline = time.monotonic() + LIMIT_SECONDS
        pause = 0.1
        while time.monotonic() < deadline:
            now = self.get(f"/v1/compilations/{compilation}")
            if now["phase"] in ends:
                return now
            time.sleep(pause)
            pause = min(1, 1.5 * pause)
        pytest.fail(f"{compilation} did not end within {LIMIT_SECONDS} s")


@pytest.fixture(scope="session")
def api() -> Iterator[Api]:
    url = os.environ.get("URL", "http://127.0.0.1:8080")
    instance = Api(url)
    try:
        instance.get("/healthz")
    except httpx.TransportError as error:
        pytest.exit(f"no npuc answers at {url}: {error}", returncode=2)
    yield instance
    for model in instance.models:
        remove(instance, model)
    instance.http.close()


@pytest.fixture(scope="session")
def original(api: Api) -> Any:
    """A tflite artifact of the instance."""
    for model in api.get("/v1/models", limit=100)["items"]:
        versions = f"/v1/models/{model['id']}/versions"
        for version in api.get(versions, limit=100)["items"]:
            artifacts = f"{versions}/{version['id']}/artifacts"
            for artifact in api.get(artifacts, limit=100)["items"]:
                if artifact["platform"] == "tflite" and artifact["name"].endswith(".tflite"):
                    return artifact
    pytest.exit(
        "the instance has no tflite artifact; start it with NPUC_SAMPLES=1",
        returncode=2,
    )


def new_version(api: Api, original: Any) -> str:
    """The path of a new version that has the original artifact."""
    model = api.post("/v1/models", {"name": "conformance 적합성 🧪"})
    versions = f"/v1/models/{model['id']}/versions"
    path = f"{versions}/{api.post(versions, {'name': '1'})['id']}"
    api.post(f"{path}/artifacts", {"platform": "tflite", "uri": original["uri"]})
    return path


@pytest.fixture
def version(api: Api, original: Any) -> str:
    """A version of its own for a test."""
    return new_version(api, original)


@pytest.fixture(scope="session")
def registered(api: Api, original: Any) -> Iterator[Any]:
    """A compilation that ended well, with its version; deleted at the end."""
    path = new_version(api, original)
    made = api.post(f"{path}/compilations", {"platform": "ethos-u"})
    ended = api.wait(made["id"])
    assert ended["phase"] == "Registered", ended["reason"]
    yield {**ended, "version": path}
    api.send("DELETE", f"/v1/compilations/{made['id']}")
