"""Processor time of what ran below a process that waits for orphans."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from bench import processes

REAPER = Path(__file__).parent.parent / "reaper.py"
BURN = "import time\nwhile time.process_time() < 0.3: pass"
ALMOST = 0.25  # counted in steps of 10 ms
WAIT_SECONDS = 180
ORPHAN = f"({sys.executable} -c '{BURN}' & ) ; read line"


def test_the_time_of_an_orphan_is_not_lost() -> None:
    command = [sys.executable, str(REAPER), "sh", "-c", ORPHAN]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as reaper:
        deadline = time.monotonic() + WAIT_SECONDS
        while processes.cpu_seconds(reaper.pid) < ALMOST and time.monotonic() < deadline:
            time.sleep(0.02)
        while len(list(processes.below(reaper.pid))) > 1 and time.monotonic() < deadline:
            time.sleep(0.02)
        seconds = processes.cpu_seconds(reaper.pid)
        reaper.communicate(b"done\n")

    assert ALMOST <= seconds < 2
    assert reaper.returncode == 0


def test_what_a_command_leaves_running_is_killed() -> None:
    command = [sys.executable, str(REAPER), "sh", "-c", "sleep 600 & echo $!; exit 3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 3
    assert not Path("/proc", done.stdout.strip()).exists()


def test_a_process_that_is_gone_has_no_time() -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()

    assert processes.cpu_seconds(gone.pid) == 0
    assert list(processes.below(gone.pid)) == []
