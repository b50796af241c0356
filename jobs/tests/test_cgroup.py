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
