"""Which fetched models go when there are too many."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from npuc_job.fetching import lock, mark, prune
from npuc_job.fetching.mark import Mark, MarkedFile
from npuc_job.fetching.timing import Timing
from tests.harness import tree

NOW = 2_000_000_000.0
HOUR = 3600.0


def model(top: Path, number: int, used: float, size: int = 100) -> Path:
    """A fetched model that was last used so long ago, in seconds."""
    folder = top / f"{number:032x}"
    (folder / "llama").mkdir(parents=True)
    (folder / "llama/model.safetensors").write_bytes(b"x" * size)
    file = MarkedFile("llama/model.safetensors", size, "0" * 64)
    mark.write(folder, Mark("hf://org/m", "commit:" + "0" * 40, "safetensors", "llama", (file,)))
    os.utime(folder / mark.NAME, (NOW - used, NOW - used))
    return folder


def pruned(top: Path, room: int) -> list[str]:
    told: list[str] = []
    prune.down_to(top, top / ("f" * 32), room, NOW, Timing(), told.append)
    return told


def left(top: Path) -> list[int]:
    return sorted(int(path.parent.name, 16) for path in top.glob("*/llama"))


def test_those_not_used_for_longest_go_until_the_rest_has_room(tmp_path: Path) -> None:
    for number, hours in ((1, 5), (2, 9), (3, 7)):
        model(tmp_path, number, hours * HOUR)

    told = pruned(tmp_path, 150)

    assert left(tmp_path) == [1]
    assert [line.split()[1] for line in told] == [f"{2:032x},", f"{3:032x},"]


def test_what_has_room_stays(tmp_path: Path) -> None:
    model(tmp_path, 1, 5 * HOUR)

    assert pruned(tmp_path, 100) == []
    assert left(tmp_path) == [1]


def test_what_was_used_within_the_last_hour_stays_however_little_room_there_is(
    tmp_path: Path,
) -> None:
    model(tmp_path, 1, 0.9 * HOUR)
    model(tmp_path, 2, 1.1 * HOUR)

    pruned(tmp_path, 0)

    assert left(tmp_path) == [1]


def test_what_is_being_fetched_or_checked_stays(tmp_path: Path) -> None:
    folder = model(tmp_path, 1, 5 * HOUR)
    held = lock.acquire(folder, Timing(), {"name": "llama"}, time.sleep, lambda told: None)
    os.utime(held.path, (NOW, NOW))

    pruned(tmp_path, 0)
    assert left(tmp_path) == [1]

    held.release()
    pruned(tmp_path, 0)
    assert left(tmp_path) == []


def test_what_attempts_are_staged_beside_stays_for_a_day(tmp_path: Path) -> None:
    for number, hours in ((1, 23), (2, 25)):
        folder = model(tmp_path, number, hours * HOUR)
        (folder / ".npuc-staging/c-01/1").mkdir(parents=True)

    pruned(tmp_path, 0)

    assert left(tmp_path) == [1]


def test_what_was_published_beside_a_model_stays(tmp_path: Path) -> None:
    folder = model(tmp_path, 1, 25 * HOUR)
    (folder / "rngd-0123456789ab-01").mkdir()
    (folder / "rngd-0123456789ab-01/npuc-manifest.json").write_text("{}")
    (folder / ".npuc-staging/c-01/1").mkdir(parents=True)
    (folder / ".npuc-staging/c-01/1/half").write_text("x")

    pruned(tmp_path, 0)

    names = {name for name in tree(folder) if ".npuc-lock-" not in name}
    assert names == {"rngd-0123456789ab-01/npuc-manifest.json", ".npuc-staging/c-01/1/half"}


def test_half_a_model_that_nobody_fetches_goes_too(tmp_path: Path) -> None:
    folder = tmp_path / ("1" * 32)
    folder.mkdir()
    held = lock.acquire(folder, Timing(), {"name": "hey.tflite"}, time.sleep, lambda told: None)
    (folder / "hey.tflite.part-0123").write_bytes(b"x" * 100)
    held.release()
    os.utime(held.path, (NOW - 2 * HOUR, NOW - 2 * HOUR))

    assert pruned(tmp_path, 99) != []
    assert not list(folder.glob("hey*"))


@pytest.mark.parametrize("name", ["not-a-key", "0" * 31, "ABCDEF" + "0" * 26])
def test_what_is_no_key_is_not_touched(tmp_path: Path, name: str) -> None:
    folder = model(tmp_path, 1, 99 * HOUR)
    folder.rename(tmp_path / name)

    assert pruned(tmp_path, 0) == []
    assert (tmp_path / name / "llama/model.safetensors").exists()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder = model(elsewhere, 1, 99 * HOUR)
    top = tmp_path / "fetched"
    top.mkdir()
    (top / ("1" * 32)).symlink_to(folder)

    assert pruned(top, 0) == []
    assert left(elsewhere) == [1]
