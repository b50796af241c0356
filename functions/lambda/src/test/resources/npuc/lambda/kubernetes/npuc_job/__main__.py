"""Runs the Python code in the variable CODE, with a few words to say what a job program does."""

import json
import os
import signal
import sys
import time
from pathlib import Path

SPEC = json.loads(os.environ["NPUC_SPEC"])
RESULT = Path(os.environ["NPUC_RESULT"])
VOLUME = Path(SPEC["volume"])
STAGING = VOLUME / SPEC["stagingPath"]


def wait_for(name):
    """Waits for a file in the staging folder."""
    while not (STAGING / name).exists():
        time.sleep(0.01)


def succeed(digest="sha256:0"):
    told = {"manifestDigest": digest, "fileCount": 0, "totalBytes": 0}
    RESULT.write_text(json.dumps(told))
    sys.exit(0)


def on_sigterm(action):
    signal.signal(signal.SIGTERM, lambda number, frame: action())


def obey():
    """Does what is appended to a file in the staging folder, line by line."""
    orders = STAGING / "orders"
    done = 0
    while True:
        lines = orders.read_text().split("\n")[:-1] if orders.exists() else []
        for line in lines[done:]:
            exec(line)
        done = len(lines)
        time.sleep(0.01)


exec(os.environ["CODE"])
