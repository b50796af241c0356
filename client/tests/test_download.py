"""Downloading: all files, checked, or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import FakeClock, Npuc
from samples import ID, compilation
from stub import Reply, Reset, Seen, Stub

CONTENT = {"model.tflite": b"a" * 700_000, "한국어/b.csv": b"x,y\n", "empty": b""}


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def publish(stub: Stub, contents: dict[str, bytes], digest: str | None = None) -> None:
    files = [
        {"path": path, "size": len(each), "sha256": sha(each)} for path, each in contents.items()
    ]
    raw = json.dumps({"files": files}).encode()
    digest = digest or f"sha256:{sha(raw)}"
    stub.on(
        f"GET /v1/compilations/{ID}", Reply(200, compilation("Registered", manifestDigest=digest))
    )
    stub.on(f"GET /v1/compilations/{ID}/manifest", Reply(200, raw))
    for path, each in contents.items():
        serve(stub, path, lambda seen, each=each: ranged(seen, each))  # type: ignore[misc]


def serve(stub: Stub, path: str, *replies: object) -> None:
    stub.on(f"GET /v1/compilations/{ID}/files/{quote(path)}", *replies)  # type: ignore[arg-type]


def ranged(seen: Seen, content: bytes) -> Reply:
    asked = seen.headers["Range"]
    if asked is None:
        return Reply(200, content)
    return Reply(206, content[int(asked.removeprefix("bytes=").rstrip("-")) :])


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "place"
    place.mkdir()
    return place


def test_every_file_comes_with_the_manifest(asked: Npuc, stub: Stub, place: Path) -> None:
    publish(stub, CONTENT)
    outcome = asked("download", ID, str(place / "out"), "--json")
    assert outcome.code == 0, outcome.err
    names = json.loads(outcome.out)["files"]
    assert names == sorted([*CONTENT, "npuc-manifest.json"])
    for path, content in CONTENT.items():
        assert (place / "out" / path).read_bytes() == content
    assert left(place) == ["out"]


def test_a_file_that_breaks_off_is_gone_on_with(asked: Npuc, stub: Stub, place: Path) -> None:
    content = CONTENT["model.tflite"]
    publish(stub, {"m": content})
    serve(stub, "m", Reply(200, content, cut=300_000), Reset(), lambda seen: ranged(seen, content))
    assert asked("download", ID, str(place / "out")).code == 0
    assert (place / "out" / "m").read_bytes() == content
    ranges = [seen.headers["Range"] for seen in stub.seen if seen.path.endswith("/m")]
    assert ranges[0] is None
    assert ranges[-1] == "bytes=400000-"


def test_a_service_without_ranges_begins_again(asked: Npuc, stub: Stub, place: Path) -> None:
    content = CONTENT["model.tflite"]
    publish(stub, {"m": content})
    serve(stub, "m", Reply(200, content, cut=300_000), Reply(200, content))
    assert asked("download", ID, str(place / "out")).code == 0
    assert (place / "out" / "m").read_bytes() == content


@pytest.mark.parametrize("wrong", [b"b", b"aa", b""], ids=["other", "longer", "shorter"])
def test_a_file_that_is_not_what_the_manifest_says_leaves_nothing(
    asked: Npuc, stub: Stub, place: Path, wrong: bytes
) -> None:
    publish(stub, {"first": b"1", "m": b"a"})
    serve(stub, "m", Reply(200, wrong))
    outcome = asked("download", ID, str(place / "out"))
    assert outcome.code == 1
    assert "FileMismatch" in outcome.err
    assert left(place) == []


def test_a_manifest_that_is_not_the_recorded_one_is_not_believed(
    asked: Npuc, stub: Stub, place: Path
) -> None:
    publish(stub, {"m": b"a"}, digest=f"sha256:{'0' * 64}")
    assert asked("download", ID, str(place / "out")).code == 1
    assert left(place) == []


@pytest.mark.parametrize(
    "path",
    [
        "../m",
        "/etc/passwd",
        "a/../../m",
        "a//b",
        "",
        ".",
        "a/",
        "a\x1b[2J",
        "npuc-manifest.json",
        "M",
    ],
)
def test_a_path_that_escapes_or_collides_is_refused(
    asked: Npuc, stub: Stub, place: Path, path: str
) -> None:
    publish(stub, {"m": b"a", path: b"b"})
    outcome = asked("download", ID, str(place / "out"))
    assert outcome.code == 1
    assert "UnsafePath" in outcome.err
    assert "\x1b" not in outcome.err
    assert left(place) == []


def test_a_folder_that_holds_something_is_left_alone(asked: Npuc, stub: Stub, place: Path) -> None:
    publish(stub, {"m": b"a"})
    (place / "mine").write_text("mine")
    assert asked("download", ID, str(place)).code == 2
    (place / "link").symlink_to(place / "elsewhere")
    assert asked("download", ID, str(place / "link")).code == 2
    assert left(place) == ["link", "mine"]


def test_an_empty_folder_is_filled(asked: Npuc, stub: Stub, place: Path) -> None:
    publish(stub, {"m": b"a"})
    assert asked("download", ID, str(place)).code == 0
    assert left(place) == ["m", "npuc-manifest.json"]


def test_a_service_that_stays_away_is_given_up_and_nothing_is_left(
    asked: Npuc, stub: Stub, place: Path, clock: FakeClock
) -> None:
    publish(stub, {"m": b"a"})
    serve(stub, "m", Reset())
    assert asked("download", ID, str(place / "out")).code == 3
    assert left(place) == []
    assert len(clock.slept) == 5


def test_an_older_service_hands_out_no_files(asked: Npuc, stub: Stub, place: Path) -> None:
    publish(stub, {"m": b"a"})
    stub._routes.pop(f"GET /v1/compilations/{ID}/files/m")
    outcome = asked("download", ID, str(place / "out"))
    assert outcome.code == 2
    assert "publishedUri" in outcome.err


def test_what_is_not_published_has_no_files(asked: Npuc, stub: Stub, place: Path) -> None:
    stub.on(f"GET /v1/compilations/{ID}", Reply(200, compilation("Running")))
    outcome = asked("download", ID, str(place / "out"))
    assert outcome.code == 2
    assert "it is Running" in outcome.err


def test_an_end_by_sigterm_leaves_nothing(stub: Stub, place: Path) -> None:
    publish(stub, CONTENT)
    told = threading.Event()
    path = next(iter(CONTENT))

    def cut(seen: Seen) -> Reply:
        told.set()
        return Reply(200, CONTENT[path], cut=1)

    serve(stub, path, cut)
    command = [sys.executable, "-m", "npuc", "download", ID, str(place / "out")]
    environment = {**os.environ, "NPUC_URL": stub.url, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
        assert told.wait(60)
        process.terminate()
    assert process.returncode == 128 + signal.SIGTERM
    assert left(place) == []
