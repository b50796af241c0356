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


@pytest.mark.parametrize("kind", ["rngd", "rngd-legacy"])
def test_an_image_is_labelled_with_the_sdk_that_it_gets(kind: str) -> None:
    dockerfile = (JOBS / f"Dockerfile.{kind}").read_text()
    label = re.search(r'npuc\.toolchain\.version="([^"]+)"', dockerfile)
    default = re.search(r"^ARG SDK_VERSION=(\S+)$", dockerfile, re.MULTILINE)
    pins = (JOBS / f"requirements-{kind}.txt").read_text().splitlines()

    assert label
    version = default[1] if default and label[1] == "${SDK_VERSION}" else label[1]
    assert f"furiosa-llm=={version}" in pins


def test_all_packages_of_an_sdk_are_of_one_version() -> None:
    pins = (JOBS / "requirements-rngd.txt").read_text().splitlines()

    assert len({pin.partition("==")[2] for pin in pins if not pin.startswith("#")}) == 1
