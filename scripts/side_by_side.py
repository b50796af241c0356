"""Tests the Java modules, and beside them everything else.

The checks need no build and begin at once; what needs the local service waits until Maven has built
and tested it. What runs beside is printed when it ended. Usage:
side_by_side.py 'command of Maven' 'command of the checks' 'command that needs the local service'
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from service import ROOT

LAST = ROOT / "functions" / "lambda" / "target"
"""Maven makes it when the local service is built and tested."""
LOOK_SECONDS = 1


def main(modules: str, checks: str, with_service: str) -> int:
    """The exit code of the first that failed; what is left is not begun, or stopped."""
    shutil.rmtree(LAST, ignore_errors=True)
    maven = subprocess.Popen(modules, shell=True, cwd=ROOT, start_new_session=True)
    try:
        code = beside(checks)
        while not code and maven.poll() is None and not LAST.exists():
            time.sleep(LOOK_SECONDS)
        code = code or maven.poll() or beside(with_service)
        return code or maven.wait()
    finally:
        if maven.poll() is None:
            os.killpg(maven.pid, signal.SIGTERM)
            maven.wait()


def beside(command: str) -> int:
    """Runs it; its words are printed together, not between those of Maven."""
    with tempfile.TemporaryFile("w+") as said:
        code = subprocess.call(command, shell=True, cwd=ROOT, stdout=said, stderr=said)
        said.seek(0)
        sys.stdout.write(said.read())
        sys.stdout.flush()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
