"""The service under measurement: a process of its own, below one that inherits its orphans."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service import ROOT, START_SECONDS, Failure, Service

from bench import processes
from bench.wire import Client

STOP_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """A service that runs; `started_in` is the time to its first answer, in seconds."""

    service: Service
    reaper: int
    started_in: float

    def client(self) -> Client:
        """A connection of its own to the service."""
        return Client(self.service.url)

    def cpu_seconds(self) -> float:
        """Processor time of the service and of all that ever ran below it."""
        return processes.cpu_seconds(self.reaper)


@contextmanager
def served(
    folder: Path, home: Path = ROOT, keep: bool = False, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Starts the service with its data in a folder, which is emptied before unless it is to stay.

    `settings` are variables of the service.
    """
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / "service.log"
    begun = time.monotonic()
    process = _start(folder, log, {"NPUC_HOME": str(home), **(settings or {})})
    try:
        url = _url(process, log)
        pid = _service_pid(process.pid)
        service = Service(folder / "data", url, pid)
        service.call("GET", "/healthz")
        yield Server(service, process.pid, time.monotonic() - begun)
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def _start(folder: Path, log: Path, settings: dict[str, str]) -> subprocess.Popen[bytes]:
    own = {"NPUC_DATA": str(folder / "data"), "NPUC_PORT": "0", "NPUC_SAMPLES": "0"}
    outside = {key: value for key, value in os.environ.items() if not key.startswith("NPUC_")}
    reaper = str(Path(__file__).with_name("reaper.py"))
    with log.open("w") as out:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", reaper, str(ROOT / "scripts" / "serve")],
            env={**outside, **own, **settings},
            stdout=out,
            stderr=subprocess.STDOUT,
        )


def _url(process: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        for line in log.read_text().splitlines(keepends=True):
            if line.startswith("npuc answers at ") and line.endswith("\n"):
                return line.split()[3].rstrip(",")
        time.sleep(0.002)
    raise Failure("the service did not start:\n" + log.read_text())


def _service_pid(reaper: int) -> int:
    """The first process below that is no shell."""
    for pid in processes.below(reaper):
        if Path(f"/proc/{pid}/comm").read_text().strip() not in ("sh", "dash", "bash"):
            return pid
    raise Failure("the service has no process")
