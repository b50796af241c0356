"""Tests the Java modules, and beside the last of them what needs no more than the local service.

The tests of what runs on AWS wait for emulators most of their time. Usage:
side_by_side.py 'command of Maven' 'command that needs the local service'
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time

from service import ROOT

LAST = ROOT / "functions" / "lambda" / "target"
"""Maven makes it when the local service is built and tested."""
LOOK_SECONDS = 1


def main(modules: str, beside: str) -> int:
    """The exit code of the first that failed; what the second says is printed when both ended."""
    shutil.rmtree(LAST, ignore_errors=True)
    maven = subprocess.Popen(modules, shell=True, cwd=ROOT)
    while maven.poll() is None and not LAST.exists():
        time.sleep(LOOK_SECONDS)
    if maven.poll():
        return maven.returncode
    with tempfile.TemporaryFile("w+") as said:
        other = subprocess.Popen(beside, shell=True, cwd=ROOT, stdout=said, stderr=said)
        codes = [maven.wait(), other.wait()]
        said.seek(0)
        sys.stdout.write(said.read())
    return next(filter(None, codes), 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
