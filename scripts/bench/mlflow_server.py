"""`mlflow server` on SQLite, as people start it, with runs that hold what a compilation holds."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from service import ROOT, Failure

from bench import processes
from bench.wire import Client, Request

API = "/api/2.0/mlflow"
PROGRAM = ROOT / ".venv-bench" / "bin" / "mlflow"
TABLES = ("runs", "params", "tags", "latest_metrics", "metrics")
"""What holds a run."""
_START_SECONDS = 120
_OPTIONS = {
    "acceleratorConfig": "ethos-u85-256",
    "optimise": "Performance",
    "memoryMode": "Dedicated_Sram_384KB",
    "systemConfig": "Ethos_U85_SYS_DRAM_Mid",
    "tensorAllocator": "HillClimb",
    "copFormat": "COP1",
    "arenaCacheSize": "393216",
    "cpuTensorAlignment": "16",
}
_TAGS = {
    "phase": "Registered",
    "platform": "ethos-u",
    "optionsHash": "0" * 64,
    "publishedUri": "pvc://models/hey_jarvis/ethos-u-0123456789ab-01",
    "manifestDigest": "sha256:" + "0" * 64,
    "attempts": "1",
}
_METRICS = {"compileSeconds": 0.4, "verifySeconds": 0.1, "npuOperators": 37.0, "bytes": 73712.0}


@dataclass(frozen=True)
class Mlflow:
    """A server that runs; `started_in` is the time to its first answer, in seconds."""

    url: str
    database: Path
    pid: int
    started_in: float

    def client(self) -> Client:
        """Connects anew for each request: on a kept connection every answer is 40 ms late, as the
        server sends head and body apart and waits for the first to be acknowledged."""
        return Client(self.url, keep=False)

    def resident_mib(self) -> float:
        """Memory of the server and its workers in MiB, shared pages once."""
        return processes.shared_out_mib(self.pid)


@contextmanager
def mlflow_server(folder: Path, keep: bool = False) -> Iterator[Mlflow]:
    """Starts the server, by default with an empty database."""
    if not keep:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    database, port = folder / "mlflow.db", free_port()
    begun = time.monotonic()
    with (folder / "mlflow.log").open("w") as log:
        process = subprocess.Popen(
            [
                str(PROGRAM), "server", "--host", "127.0.0.1", "--port", str(port),
                "--backend-store-uri", f"sqlite:///{database}",
                "--artifacts-destination", str(folder / "artifacts"),
            ],
            cwd=folder,
            env={**os.environ, "MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true",
                 "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
    try:
        url = f"http://127.0.0.1:{port}"
        _await(url, process, folder / "mlflow.log")
        yield Mlflow(url, database, process.pid, time.monotonic() - begun)
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """One that nobody listens on at this moment."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            client = Client(url)
            client.json("GET", f"{API}/experiments/get?experiment_id=0")
            client.close()
            return
        except (OSError, Failure, ValueError):
            time.sleep(0.02)
    raise Failure("mlflow server did not start:\n" + log.read_text()[-2000:])


def facts() -> dict[str, str]:
    """What is known of a compilation, as one text each."""
    return {**_OPTIONS, **_TAGS}


def search(size: int) -> Request:
    """The newest runs."""
    return Request("POST", f"{API}/runs/search", {"experiment_ids": ["0"], "max_results": size})


def create_whole(client: Client) -> str:
    """A finished run with options as parameters, facts as tags, and metrics; answers its id."""
    body = {"experiment_id": "0", "start_time": int(time.time() * 1000)}
    run_id = str(client.json("POST", f"{API}/runs/create", body)["run"]["info"]["run_id"])
    now = int(time.time() * 1000)
    client.json("POST", f"{API}/runs/log-batch", {
        "run_id": run_id,
        "params": [{"key": key, "value": value} for key, value in _OPTIONS.items()],
        "tags": [{"key": key, "value": value} for key, value in _TAGS.items()],
        "metrics": [
            {"key": key, "value": value, "timestamp": now, "step": 0}
            for key, value in _METRICS.items()
        ],
    })  # fmt: skip
    end = {"run_id": run_id, "status": "FINISHED", "end_time": now}
    client.json("POST", f"{API}/runs/update", end)
    return run_id


def fill(database: Path, original: str, first: int, after: int) -> None:
    """Copies of a run, numbered from `first` to before `after`, straight into the tables."""
    with closing(sqlite3.connect(database, timeout=60)) as connection, connection:
        connection.execute("CREATE TEMP TABLE fresh (number INTEGER PRIMARY KEY)")
        connection.executemany(
            "INSERT INTO fresh VALUES (?)", ((number,) for number in range(first, after))
        )
        for table in TABLES:
            _copy(connection, table, original)


def _copy(connection: sqlite3.Connection, table: str, original: str) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    fresh = {"run_uuid": "printf('%032x', number)", "start_time": "start_time + number"}
    picked = ", ".join(fresh.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    connection.execute(
        f"INSERT INTO {table} ({names}) SELECT {picked} FROM {table}, fresh WHERE run_uuid = ?",
        (original,),
    )
