"""The JDK that npuc finds, and small programs in the test classes of our Java modules."""

from __future__ import annotations

import os
import subprocess

from service import ROOT, Failure

_CLASSES = (
    "functions/local/target/test-classes",
    "functions/local/target/classes",
    "functions/core/target/test-classes",
    "functions/core/target/classes",
    "functions/local/target/npuc-local.jar",
)


def home() -> str:
    """Where it is installed."""
    return subprocess.run(
        [str(ROOT / "scripts" / "java-home")], capture_output=True, text=True, check=True
    ).stdout.strip()


def run(program: str, *arguments: str, given: str = "") -> list[str]:
    """The lines that a program prints, to which something is given to read."""
    where = os.pathsep.join(str(ROOT / path) for path in _CLASSES)
    done = subprocess.run(
        [f"{home()}/bin/java", "-cp", where, program, *arguments],
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failure(f"{program} failed:\n{done.stderr}")
    return done.stdout.splitlines()
