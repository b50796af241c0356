"""Runs the Python code in the variable CODE, with a few words to say what a job program does."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

RESULT = VOLUME = Path()


def steps_of(name, environment):
    return [name]


def main(arguments, environment, followed):
    """Runs the code with this module's names; its exit code is that of the Job."""
    global RESULT, VOLUME
    RESULT = Path(environment["NPUC_RESULT"])
    VOLUME = Path(json.loads(environment["NPUC_SPEC"])["volume"])
    try:
        exec(environment["CODE"], globals())
    except SystemExit as end:
        return end.code or 0
    finally:
        sys.stdout.flush()
    return 0


def wait_for(name):
    """Waits for a file in the volume."""
    while not (VOLUME / name).exists():
        time.sleep(0.01)


def succeed(digest="sha256:0"):
    told = {"manifestDigest": digest, "fileCount": 0, "totalBytes": 0}
    RESULT.write_text(json.dumps(told))
    sys.exit(0)


def ignore_sigterm():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def fork(code):
    """Starts a process in a session of its own, as compilers are, and waits until it runs."""
    marker = VOLUME / "forked"
    prelude = f"import os, pathlib, signal, time; pathlib.Path({str(marker)!r} + '.draft')"
    prelude += ".write_text(str(os.getpid()))\n"
    rename = f"os.rename({str(marker)!r} + '.draft', {str(marker)!r})\n"
    command = [sys.executable, "-c", prelude + code + "\n" + rename + "time.sleep(600)"]
    subprocess.Popen(command, start_new_session=True)
    wait_for("forked")


def obey():
    """Does what is appended to a file of this Job's name, line by line."""
    orders = VOLUME / RESULT.parent.name
    done = 0
    while True:
        lines = orders.read_text().split("\n")[:-1] if orders.exists() else []
        for line in lines[done:]:
            exec(line, globals())
        done = len(lines)
        time.sleep(0.01)
