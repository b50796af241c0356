from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

JOBS = Path(__file__).resolve().parents[1]
DOCKERFILES = sorted(JOBS.glob("Dockerfile.*"))


def sources(dockerfile: Path) -> list[str]:
    text = dockerfile.read_text().replace("\\\n", " ")
    return [
        source
        for line in re.findall(r"^COPY\s+(.+)$", text, re.MULTILINE)
        for source in line.split()[:-1]
        if not source.startswith("--")
    ]


def is_sent(name: str) -> bool:
    """Whether a build gets it: the last line of the ignore file that matches decides."""
    sent = True
    for line in (JOBS / ".dockerignore").read_text().splitlines():
        if fnmatch(name, line.lstrip("!")):
            sent = line.startswith("!")
    return sent


@pytest.mark.parametrize("dockerfile", DOCKERFILES, ids=lambda file: file.name)
def test_a_build_gets_all_that_it_copies(dockerfile: Path) -> None:
    copied = sources(dockerfile)

    assert "npuc_job" in copied
    assert [name for name in copied if not (JOBS / name).exists()] == []
    assert [name for name in copied if not is_sent(name)] == []


def test_a_build_does_not_get_the_rest() -> None:
    assert not is_sent("tests")
    assert not is_sent("Dockerfile.vela")
