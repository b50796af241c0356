"""The removal of staged files, where only Jobs can see the volume."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from npuc_job.__main__ import main

ATTEMPT = "models/.npuc-staging/c-01/1"


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    for attempt in ("c-01/1", "c-01/2", "c-02/1"):
        folder = tmp_path / "models/.npuc-staging" / attempt
        folder.mkdir(parents=True)
        (folder / "model.bin").write_bytes(b"x")
    (tmp_path / "models/original.tflite").write_bytes(b"x")
    return tmp_path


def remove(volume: Path, path: str) -> int:
    return main(["remove"], {"NPUC_SPEC": json.dumps({"volume": str(volume), "stagingPath": path})})


def files(volume: Path) -> set[str]:
    return {path.relative_to(volume).as_posix() for path in volume.rglob("*") if path.is_file()}


def test_one_attempt_is_removed_however_often_it_is_asked_for(volume: Path) -> None:
    assert [remove(volume, ATTEMPT), remove(volume, ATTEMPT)] == [0, 0]

    assert files(volume) == {
        "models/original.tflite",
        "models/.npuc-staging/c-01/2/model.bin",
        "models/.npuc-staging/c-02/1/model.bin",
    }


def test_the_last_attempt_takes_the_folder_of_its_compilation_along(volume: Path) -> None:
    remove(volume, ATTEMPT)
    remove(volume, "models/.npuc-staging/c-01/2")

    assert [path.name for path in (volume / "models/.npuc-staging").iterdir()] == ["c-02"]


def test_all_attempts_of_a_compilation_are_removed(volume: Path) -> None:
    assert remove(volume, "models/.npuc-staging/c-01") == 0

    assert files(volume) == {"models/original.tflite", "models/.npuc-staging/c-02/1/model.bin"}


@pytest.mark.parametrize(
    "path",
    [
        "",
        "models",
        "models/original.tflite",
        "models/.npuc-staging",
        ".npuc-staging/../models",
        "/",
    ],
)
def test_nothing_else_is_removed(
    volume: Path, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(volume)

    assert remove(volume, path) == 2

    assert files(volume) == before
    assert "stagingPath" in capsys.readouterr().err


def test_a_link_out_of_the_volume_is_not_followed(volume: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (outside / "c-03").mkdir(parents=True)
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / ".npuc-staging").symlink_to(outside)

    assert remove(inner, ".npuc-staging/c-03") == 2
    assert (outside / "c-03").is_dir()


def test_a_wrong_spec_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove"], {"NPUC_SPEC": "{}"}) == 2
    assert capsys.readouterr().err.count("\n") == 1
