"""Files that are loaded onto a volume, from a server that breaks off."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from npuc_job import loading
from npuc_job.failure import Code, JobError
from npuc_job.termination import Termination
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
    statuses: list[int] = field(default_factory=list)
    retry_after: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.headers.get("Range", ""))
            if known.statuses:
                self.send_response(known.statuses.pop(0))
                self.send_header("Retry-After", known.retry_after)
                self.end_headers()
                return
            if known.status != 200:
                self.send_error(known.status)
                return
            asked = known.asked[-1] if known.takes_ranges else ""
            start = int(asked[6:-1]) if asked else 0
            if asked and start >= len(known.content):
                self.send_error(416)
                return
            left = known.content[start:]
            self.send_response(206 if asked else 200)
            if asked:
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
    assert server.asked == ["", *(f"bytes={start * server.most}-" for start in (1, 2))]


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


def test_two_at_once_load_a_file_once(server: Server, volume: Path) -> None:
    line = f"{SHA256} m.tflite {server.url}"
    with ThreadPoolExecutor(4) as pool:
        ended = list(pool.map(lambda _: load(volume, line), range(4)))

    assert [one.returncode for one in ended] == [0, 0, 0, 0], [one.stderr for one in ended]
    assert sum("loaded, " in one.stdout for one in ended) == 1
    assert (volume / "m.tflite").read_bytes() == CONTENT
    assert [path.name for path in volume.iterdir()] == ["m.tflite"]


def test_a_link_in_the_place_of_a_part_is_not_followed(server: Server, volume: Path) -> None:
    victim = volume.with_name("victim")
    victim.write_text("mine")
    (volume / "m.tflite.npuc-part").symlink_to(victim)

    ended = load(volume, f"{SHA256} m.tflite {server.url}")

    assert ended.returncode != 0
    assert victim.read_text() == "mine"
    assert not os.path.lexists(volume / "m.tflite")


def test_a_busy_server_is_asked_again_when_it_says(server: Server, volume: Path) -> None:
    server.statuses = [503, 429]
    server.retry_after = "7"
    paused: list[float] = []
    loader = loading.Loader(volume, lambda: None, paused.append)

    loader.load(loading.parse(f"{SHA256} m.tflite {server.url}")[0])

    assert paused == [7.0, 7.0]
    assert (volume / "m.tflite").read_bytes() == CONTENT


def test_who_never_answers_is_given_up_after_growing_pauses(volume: Path) -> None:
    paused: list[float] = []
    loader = loading.Loader(volume, lambda: None, paused.append)

    with pytest.raises(JobError, match=r"m\.tflite can't be loaded"):
        loader.load(loading.parse(f"{SHA256} m.tflite http://127.0.0.1:1/x")[0])

    assert paused == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_an_empty_file_is_loaded(server: Server, volume: Path) -> None:
    server.content = b""
    ended = load(volume, f"{hashlib.sha256(b'').hexdigest()} empty {server.url}")

    assert ended.returncode == 0, ended.stderr
    assert (volume / "empty").read_bytes() == b""


def test_a_stop_is_heard_between_two_pieces(server: Server, volume: Path) -> None:
    termination = Termination()
    termination.requested = True
    loader = loading.Loader(volume, termination.check)

    with pytest.raises(JobError, match="terminated"):
        loader.load(loading.parse(f"{SHA256} m.tflite {server.url}")[0])

    assert not os.path.lexists(volume / "m.tflite")


@pytest.mark.parametrize("path", ["a/" * 10 + "n" * 250, "there/below", "m\x00"])
def test_what_can_not_be_written_is_told_and_no_address(
    server: Server, volume: Path, path: str
) -> None:
    (volume / "there").write_text("a file")

    ended = load(volume, f"{SHA256} {path} {server.url}")

    assert ended.returncode == Code.INVALID_MODEL.exit_status or "line 1" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "hush" not in ended.stderr


@pytest.mark.parametrize("url", ["http://[hush]/x", "http://[::1/hush"])
def test_an_address_that_is_none_is_not_told(volume: Path, url: str) -> None:
    ended = load(volume, f"{SHA256} m.tflite {url}")

    assert ended.returncode == Code.INVALID_MODEL.exit_status
    assert "hush" not in ended.stderr + ended.stdout
