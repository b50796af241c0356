"""Small programs in the test classes of our Java modules."""

from __future__ import annotations

import os
import subprocess

from service import ROOT, Failure

_CLASSES = (
    "functions/local/target/test-classes",
    "functions/local/target/classes",
    "functions/core/target/test-classes",
)


def run(program: str, *arguments: str) -> list[str]:
    """The lines that a program of the local module's tests prints."""
    home = subprocess.run(
        [str(ROOT / "scripts" / "java-home")], capture_output=True, text=True, check=True
    ).stdout.strip()
    where = [
        *(str(ROOT / path) for path in _CLASSES),
        str(ROOT / "functions/local/target/npuc-local.jar"),
    ]
    done = subprocess.run(
        [f"{home}/bin/java", "-cp", os.pathsep.join(where), program, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failure(f"{program} failed:\n{done.stderr}")
    return done.stdout.splitlines()
