"""The files that travel with the program: read strictly, and found wherever it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

from npuc_job import records

JOBS = Path(__file__).resolve().parents[1]


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Part:
    name: str
    colour: Colour | None = None


@dataclass(frozen=True)
class Thing:
    most_parts: int
    parts: tuple[Part, ...]
    by_name: Mapping[str, int]


def test_a_record_is_read() -> None:
    text = (
        '{"mostParts": 2, "parts": [{"name": "a", "colour": "red"}, {"name": "b"}], "byName": {}}'
    )

    assert records.parse(text, "f", Thing) == Thing(2, (Part("a", Colour.RED), Part("b")), {})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"mostParts": 2, "parts": [], "byName": {}, "extra": 1}', "f: extra is unknown"),
        ('{"parts": []}', "f: byName, mostParts is missing"),
        ('{"mostParts": true, "parts": [], "byName": {}}', "f.mostParts must be int, not bool"),
        ('{"mostParts": 2.0, "parts": [], "byName": {}}', "f.mostParts must be int, not float"),
        ('{"mostParts": 2, "parts": {}, "byName": {}}', "f.parts must be list, not dict"),
        ('{"mostParts": 2, "parts": [{}], "byName": {}}', "f.parts[0]: name is missing"),
        ('{"mostParts": 2, "parts": [], "byName": {"a": ""}}', "f.byName.a must be int, not str"),
        (
            '{"mostParts": 2, "parts": [{"name": "a", "colour": null}], "byName": {}}',
            "f.parts[0].colour must be one of red",
        ),
        ('{"mostParts": 2, "mostParts": 3}', "f: a name appears twice among mostParts, mostParts"),
        ("{", "f: Expecting property name"),
        ("[]", "f must be dict, not list"),
    ],
)
def test_a_mistake_is_named(text: str, says: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        records.parse(text, "f", Thing)

    assert str(refused.value).startswith(says)


@pytest.mark.parametrize("packed", [False, True], ids=["as an image copies it", "in a zip"])
def test_the_program_finds_its_files_where_it_is_installed(tmp_path: Path, packed: bool) -> None:
    shutil.copytree(JOBS / "npuc_job", tmp_path / "opt/npuc_job")
    place = tmp_path / "opt"
    if packed:
        place = Path(shutil.make_archive(str(tmp_path / "job"), "zip", tmp_path / "opt"))

    done = subprocess.run(
        [sys.executable, "-m", "npuc_job"],
        env={"PYTHONPATH": str(place), "PATH": os.defpath},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    usage = "usage: python3 -m npuc_job [prepare] compile|verify, or remove|load\n"
    assert (done.returncode, done.stderr) == (2, usage)
