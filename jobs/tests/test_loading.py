"""Files that are loaded onto a volume, from a server that breaks off."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from npuc_job import loading
from npuc_job.failure import JobError
from tests.harness import JOBS

CONTENT = bytes(range(256)) * 8192
SHA256 = hashlib.sha256(CONTENT).hexdigest()
SIGNED = "?signature=hush"


@dataclass
class Server:
    """Sends at most ``most`` bytes of an answer, then closes; remembers what was asked for."""

    url: str
    content: bytes = CONTENT
    most: int = len(CONTENT)
    takes_ranges: bool = True
    status: int = 200
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.headers.get("Range", ""))
            if known.status != 200:
                self.send_error(known.status)
                return
            start = int(known.asked[-1][6:-1]) if known.takes_ranges else 0
            if start >= len(known.content):
                self.send_error(416)
                return
            left = known.content[start:]
            self.send_response(206 if known.takes_ranges else 200)
            if known.takes_ranges:
                end = len(known.content)
                self.send_header("Content-Range", f"bytes {start}-{end - 1}/{end}")
            self.send_header("Content-Length", str(len(left)))
            self.end_headers()
            self.wfile.write(left[: known.most])

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        known = Server(f"http://127.0.0.1:{http.server_port}/model{SIGNED}")
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield known
        http.shutdown()


def load(volume: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    files = volume.with_name("files")
    files.write_text("\n".join(lines), "utf-8")
    environment = {
        "PYTHONPATH": str(JOBS),
        "PATH": os.environ["PATH"],
        "NPUC_FILES": str(files),
        "NPUC_VOLUME": str(volume),
    }
    command = [sys.executable, "-m", "npuc_job", "load"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    (tmp_path / "volume").mkdir()
    return tmp_path / "volume"


def test_goes_on_where_the_connection_broke_off(server: Server, volume: Path) -> None:
    server.most = len(CONTENT) // 3 + 1

    done = load(volume, f"{SHA256}  wake/model.tflite  {server.url}")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "npuc: wake/model.tflite loaded, 2,097,152 bytes\n"
    assert (volume / "wake/model.tflite").read_bytes() == CONTENT
    assert server.asked == [f"bytes={start * server.most}-" for start in range(3)]


def test_goes_on_where_an_earlier_run_was_killed(server: Server, volume: Path) -> None:
    (volume / "model.npuc-part").write_bytes(CONTENT[:1000])

    assert load(volume, f"{SHA256} model {server.url}").returncode == 0
    assert server.asked == ["bytes=1000-"]
    assert [path.name for path in volume.iterdir()] == ["model"]


def test_a_part_that_is_whole_already_is_only_checked(server: Server, volume: Path) -> None:
    (volume / "model.npuc-part").write_bytes(CONTENT)

    assert load(volume, f"{SHA256} model {server.url}").returncode == 0
    assert (volume / "model").read_bytes() == CONTENT


def test_a_server_without_ranges_is_asked_for_all_of_it(server: Server, volume: Path) -> None:
    server.takes_ranges = False
    (volume / "model.npuc-part").write_bytes(b"something else")

    assert load(volume, f"{SHA256} model {server.url}").returncode == 0
    assert (volume / "model").read_bytes() == CONTENT


def test_what_is_there_is_not_loaded_again(server: Server, volume: Path) -> None:
    (volume / "model").write_bytes(CONTENT)

    assert load(volume, f"{SHA256} model {server.url}").stdout == "npuc: model is there already\n"
    assert server.asked == []


def test_what_is_there_with_other_content_is_not_touched(server: Server, volume: Path) -> None:
    (volume / "model").write_bytes(b"other")

    assert load(volume, f"{SHA256} model {server.url}").returncode == 2
    assert (volume / "model").read_bytes() == b"other"


def test_another_content_than_the_list_says_is_refused_and_loaded_anew(
    server: Server, volume: Path
) -> None:
    server.content = CONTENT[::-1]

    assert load(volume, f"{SHA256} model {server.url}").returncode == 2
    assert list(volume.iterdir()) == []


@pytest.mark.parametrize("status", [403, 503])
def test_an_address_that_does_not_answer_is_not_told(
    server: Server, volume: Path, status: int
) -> None:
    server.status = status

    done = load(volume, f"{SHA256} model {server.url}")

    assert done.returncode == 2
    assert "model can't be loaded (" in done.stderr
    assert "hush" not in done.stdout + done.stderr


def test_every_wrong_line_is_named_and_no_address_told() -> None:
    lines = [
        f"{SHA256} model https://host/a",
        f"{SHA256} ../model https://host/hush",
        f"{SHA256} /model https://host/hush",
        "",
        f"{SHA256} a/.npuc-staging/c https://host/hush",
        f"{SHA256} model file:///etc/passwd",
        "model https://host/hush",
    ]

    with pytest.raises(JobError) as refused:
        loading.parse("\n".join(lines))

    assert "wrong in line 2, 3, 5, 6, 7:" in refused.value.message
    assert "hush" not in refused.value.message


def test_an_empty_list_is_refused() -> None:
    with pytest.raises(JobError):
        loading.parse("\n")


def test_a_path_may_have_blanks_and_is_written_in_one_unicode_form() -> None:
    read = loading.parse(f"{SHA256}  모델 1/a b.tflite   https://host/a")

    assert str(read[0].path) == "모델 1/a b.tflite"
