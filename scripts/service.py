"""A npuc service of one's own for a while: for the demonstration and the benchmark."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 180
STOP_SECONDS = 30
END_SECONDS = 60
"""A service in training writes down what it has loaded when it ends."""


class Failure(Exception):
    """Something that the person at the terminal has to know."""


def sample_models() -> Path:
    """The folder with the wake-word models of the package pymicro-wakeword."""
    found = sorted((ROOT / ".venv").glob("lib/python3*/site-packages/pymicro_wakeword/models"))
    if not found:
        raise Failure("the sample models are missing: run `make setup`")
    return found[0]


def onnx_classifier(platform: str) -> Path:
    """PP-OCR's text direction classifier, which is installed beside the compiler of a platform."""
    pattern = "lib/python3*/site-packages/rapidocr_onnxruntime/models/*_cls_*.onnx"
    found = sorted((ROOT / f".venv-{platform}").glob(pattern))
    if not found:
        raise Failure(f"the sample model is missing: run `make {platform}`")
    return found[0]


@contextmanager
def running(
    data: Path,
    samples: str = "0",
    volumes: str = "",
    arguments: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
) -> Iterator[Service]:
    """Starts the service on a free port with fresh data, and stops it at the end of the block."""
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    own = {"NPUC_DATA": str(data / "data"), "NPUC_PORT": "0", "NPUC_SAMPLES": samples}
    if volumes:
        own["NPUC_VOLUMES"] = volumes
    outside = {key: value for key, value in os.environ.items() if not key.startswith("NPUC_")}
    with (data / "service.log").open("w") as log:
        process = subprocess.Popen(
            [str(ROOT / "scripts" / "serve"), *arguments],
            env={**outside, **own, **(settings or {})},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        with ending_on_sigterm():
            try:
                url = wait_for_url(process, data / "service.log")
                service = Service(data / "data", url, process.pid)
                try:
                    yield service
                finally:
                    service.stop_what_runs()
            finally:
                process.terminate()
                process.wait(END_SECONDS)


@contextmanager
def ending_on_sigterm() -> Iterator[None]:
    """Lets blocks be left in order when this program is asked to end; the main thread's only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def wait_for_url(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        for line in log.read_text().splitlines():
            if line.startswith("npuc answers at "):
                return line.split()[3].rstrip(",")
        time.sleep(0.02)
    raise Failure("the service did not start:\n" + log.read_text())


@dataclass(frozen=True)
class Service:
    """A service that runs: the folder of its data, where it answers, its process."""

    data: Path
    url: str
    pid: int

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Sends a request; answers the JSON. A refusal is a failure in the service's own words."""
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            raise Failure(f"{method} {path}: {error.read().decode()}") from error

    def stop_what_runs(self) -> None:
        """Stops every compilation, else its Job would outlive the service, as it is meant to."""
        deadline = time.monotonic() + STOP_SECONDS
        try:
            while time.monotonic() < deadline:
                rows = self.call("GET", "/v1/compilations?phase=Pending,Running,Stopping&limit=100")
                if not rows["items"]:
                    return
                for row in rows["items"]:
                    if row["actions"]["stop"]:
                        self.call("POST", f"/v1/compilations/{row['id']}/stop")
                time.sleep(0.2)
        except (Failure, OSError) as error:
            print(f"What may run still was not stopped: {error}", file=sys.stderr)

    def register(self, model: Path, folder: str = "") -> str:
        """Registers a file as a model with one version; answers the version's path.

        Its suffix is its format.
        """
        folder = folder or model.stem
        volume = self.data / "volumes" / "models" / folder
        volume.mkdir(parents=True)
        shutil.copy(model, volume)
        return self.version(model.stem, model.suffix[1:], f"pvc://models/{folder}/{model.name}")

    def version(self, model: str, platform: str, uri: str) -> str:
        """A new model with one version, which has that artifact; answers the version's path."""
        made = self.call("POST", "/v1/models", {"name": model})
        versions = f"/v1/models/{made['id']}/versions"
        path = f"{versions}/{self.call('POST', versions, {'name': '1'})['id']}"
        self.call("POST", f"{path}/artifacts", {"platform": platform, "uri": uri})
        return path
