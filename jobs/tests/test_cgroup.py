from __future__ import annotations

import os
from pathlib import Path

import pytest

from npuc_job import cgroup

CPUS = float(len(os.sched_getaffinity(0)))


def put(root: Path, name: str, content: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(content + "\n")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"cpu.max": "50000 100000"}, 0.5),
        ({"cpu.max": "max 100000"}, CPUS),
        ({"cpu.max": "99900000 100000"}, CPUS),
        ({"cpu/cpu.cfs_quota_us": "25000", "cpu/cpu.cfs_period_us": "100000"}, 0.25),
        ({"cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000"}, CPUS),
        ({}, CPUS),
    ],
)
def test_cores_are_those_of_the_container(
    tmp_path: Path, files: dict[str, str], expected: float
) -> None:
    for name, content in files.items():
        put(tmp_path, name, content)

    assert cgroup.cores(tmp_path) == expected


def test_memory_is_that_of_the_container(tmp_path: Path) -> None:
    machine = cgroup.memory_bytes(tmp_path)
    put(tmp_path, "memory/memory.limit_in_bytes", "9223372036854771712")
    assert cgroup.memory_bytes(tmp_path) == machine
    put(tmp_path, "memory.max", "1048576")
    assert cgroup.memory_bytes(tmp_path) == 1048576


V2 = "0::/user.slice/npuc.scope\n"
V1 = "4:memory:/docker/0123\n0::/\n"
EVENTS = "low 0\nhigh 0\nmax 7\noom 3\noom_kill 2\noom_group_kill 0"
CONTROL = "oom_kill_disable 0\nunder_oom 0\noom_kill 2"


@pytest.mark.parametrize(
    ("membership", "files", "kills"),
    [
        (V2, {"user.slice/npuc.scope/memory.events": EVENTS, "user.slice/memory.events": "x 9"}, 2),
        (V2, {"user.slice/memory.events": EVENTS}, 2),
        ("0::/\n", {"memory.events": EVENTS}, 2),
        (V2, {"memory.events": EVENTS}, 2),
        (V1, {"memory/docker/0123/memory.oom_control": CONTROL}, 2),
        (V1, {"memory/memory.oom_control": CONTROL}, 2),
        (V1, {"memory/memory.oom_control": "oom_kill_disable 0\nunder_oom 0"}, 0),
        (V2, {}, 0),
    ],
)
def test_kills_for_lack_of_memory_are_counted_by_the_kernel(
    tmp_path: Path, membership: str, files: dict[str, str], kills: int
) -> None:
    (tmp_path / "membership").write_text(membership)
    for name, content in files.items():
        put(tmp_path / "root", name, content)

    assert cgroup.memory_kills(tmp_path / "root", tmp_path / "membership") == kills


def test_a_machine_without_control_groups_counts_no_kills(tmp_path: Path) -> None:
    assert cgroup.memory_kills(tmp_path, tmp_path / "none") == 0
