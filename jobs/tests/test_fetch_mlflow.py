"""Models of an MLflow registry, against a real server."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from npuc_job.fetching import pins
from tests.fetch_harness import NEEDED, OTHER, Fetching
from tests.harness import TINY_MODEL, Job
from tests.servers import free_port, installed, started

LLAMA = {name: body for name, body in (NEEDED | OTHER).items() if not name.startswith(".")}


class Registry:
    """An MLflow server with an experiment."""

    def __init__(self, url: str) -> None:
        self.url = url

    def call(self, method: str, path: str, body: object) -> Any:
        request = urllib.request.Request(
            f"{self.url}{path}", json.dumps(body).encode(), method=method,
            headers={"Content-Type": "application/json"},
        )  # fmt: skip
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read())

    def put(self, model: str, files: dict[str, bytes]) -> str:
        """A version whose files a run has logged; returns its number."""
        run = self.call("POST", "/api/2.0/mlflow/runs/create", {"experiment_id": "0"})["run"]
        where = run["info"]["artifact_uri"].partition(":")[2].strip("/")
        for name, content in files.items():
            url = f"{self.url}/api/2.0/mlflow-artifacts/artifacts/{where}/model/{quote(name)}"
            urllib.request.urlopen(urllib.request.Request(url, content, method="PUT")).close()
        run_id = run["info"]["run_id"]
        self.call("POST", "/api/2.0/mlflow/registered-models/create", {"name": model})
        made = self.call(
            "POST", "/api/2.0/mlflow/model-versions/create",
            {"name": model, "source": f"runs:/{run_id}/model", "run_id": run_id},
        )  # fmt: skip
        return str(made["model_version"]["version"])


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    program = installed(".venv-bench/bin/mlflow", ".venv-bench/stamp")
    folder, port = tmp_path_factory.mktemp("mlflow"), free_port()
    command = [
        str(program), "server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
        "--backend-store-uri", f"sqlite:///{folder}/mlflow.db",
        "--artifacts-destination", str(folder / "artifacts"),
    ]  # fmt: skip
    quiet = {"MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true",
             "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}  # fmt: skip
    with started(command, f"http://127.0.0.1:{port}/health", folder / "log", quiet):
        yield Registry(f"http://127.0.0.1:{port}")


@pytest.fixture
def fetching(rngd: Job, registry: Registry) -> Fetching:
    return configured(Fetching(rngd), registry)


def configured(made: Fetching, registry: Registry) -> Fetching:
    made.settings = {"registries": {"corp": {"kind": "mlflow", "url": registry.url}}}
    return made


def pin_of(files: dict[str, bytes]) -> str:
    return pins.listing((name, len(content), "-") for name, content in files.items())


def test_a_version_is_fetched_in_the_pinned_content(fetching: Fetching, registry: Registry) -> None:
    version = registry.put("라마 3.1", LLAMA)
    fetching.of(f"mlflow://corp/{quote('라마 3.1')}/{version}", pin_of(LLAMA))

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED


def test_the_only_tflite_file_of_a_version(job: Job, registry: Registry) -> None:
    files = {"MLmodel": b"flavors: {}", "data/hey.tflite": TINY_MODEL}
    version = registry.put("wake", files)
    fetching = configured(Fetching(job), registry)
    fetching.of(f"mlflow://corp/wake/{version}", pin_of(files), "tflite", "hey.tflite")

    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.model.read_bytes() == TINY_MODEL


def test_other_files_than_pinned_are_a_change(fetching: Fetching, registry: Registry) -> None:
    version = registry.put("changed", LLAMA)
    fetching.of(f"mlflow://corp/changed/{version}", pin_of({"MLmodel": b"x"}))

    assert fetching.run().error == (2, "SourceChanged")


def test_a_version_that_is_not_there_is_missing(fetching: Fetching) -> None:
    fetching.of("mlflow://corp/nothing/7", pin_of(LLAMA))

    assert fetching.run().error == (2, "SourceMissing")


def test_a_registry_that_the_settings_do_not_name_is_missing(fetching: Fetching) -> None:
    fetching.of("mlflow://other/nothing/7", pin_of(LLAMA))

    outcome = fetching.run()

    assert outcome.error == (2, "SourceMissing")
    assert "corp" in outcome.message


def test_a_registry_that_refuses_the_host_is_denied(job: Job, registry: Registry) -> None:
    fetching = Fetching(job)
    url = registry.url.replace("127.0.0.1", "localhost.localdomain")
    fetching.settings = {"registries": {"corp": {"kind": "mlflow", "url": url, "token": "hidden"}}}
    fetching.of("mlflow://corp/nothing/7", pin_of(LLAMA))
    here = "import socket; real = socket.getaddrinfo\n"
    here += "socket.getaddrinfo = lambda host, *more, **named: real('127.0.0.1', *more, **named)\n"

    outcome = fetching.run(here)

    assert outcome.error == (2, "SourceDenied")
    assert b"hidden" not in outcome.log


def test_logged_folders_are_found_to_their_depth(fetching: Fetching, registry: Registry) -> None:
    files = {f"a/b{number}/c.json": b"{}" for number in range(3)} | LLAMA
    version = registry.put("deep", files)
    fetching.of(f"mlflow://corp/deep/{version}", pin_of(files))

    assert fetching.run().status == 0
    assert Path(fetching.model, "a/b2/c.json").read_bytes() == b"{}"
