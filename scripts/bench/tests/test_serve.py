"""How the start script uses what an earlier run has noted: never that of another build."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent.parent
NOTED = "functions/local/target/npuc-local.aot"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A checkout whose Java prints what it is started with; its jars are of second 100."""
    (tmp_path / "scripts").mkdir()
    for script in ("serve", "local-jar"):
        shutil.copy(SCRIPTS / script, tmp_path / "scripts")
    write(tmp_path / "scripts/java-home", f"#!/bin/sh\necho {tmp_path}/jdk\n").chmod(0o755)
    write(tmp_path / "jdk/bin/java", '#!/bin/sh\necho "$@"\n').chmod(0o755)
    for jar in ("npuc-local.jar", "lib/npuc-core.jar"):
        at(write(tmp_path / "functions/local/target" / jar), 100)
    at(tmp_path / "functions/local/target/lib", 100)
    return tmp_path


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def at(path: Path, seconds: int) -> None:
    os.utime(path, (seconds, seconds))


def started(home: Path, *arguments: str) -> list[str]:
    command = [str(home / "scripts/serve"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_what_was_noted_after_the_build_is_used(home: Path) -> None:
    at(write(home / NOTED), 101)

    assert f"-XX:AOTCache={home / NOTED}" in started(home)


@pytest.mark.parametrize("newer", ["npuc-local.jar", "lib/npuc-core.jar"])
def test_what_was_noted_of_other_jars_is_not(home: Path, newer: str) -> None:
    """Java once loaded the old classes of a library beside the new files in its jar."""
    at(write(home / NOTED), 101)
    at(home / "functions/local/target" / newer, 102)

    assert not [argument for argument in started(home) if "AOT" in argument]


def test_nothing_is_used_where_nothing_was_noted(home: Path) -> None:
    assert not [argument for argument in started(home) if "AOT" in argument]


def test_training_notes_it_anew(home: Path) -> None:
    assert f"-XX:AOTCacheOutput={home / NOTED}" in started(home, "--train")


def test_what_is_not_built_says_how_to_build_it(home: Path) -> None:
    (home / "functions/local/target/npuc-local.jar").unlink()
    told = subprocess.run([home / "scripts/serve"], capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert "make local" in told.stderr
