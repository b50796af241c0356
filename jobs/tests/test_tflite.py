"""The cases that the service runs too: tflite_cases.json, made by scripts/tflite_cases.py."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.platforms import tflite
from npuc_job.platforms.flatbuffer import Flatbuffer, TooLargeError
from npuc_job.platforms.tflite import TfliteModel
from npuc_job.platforms.tflite_rules import TFLITE, Problem

Case = dict[str, Any]
CASES: list[Case] = json.loads((Path(__file__).parent / "tflite_cases.json").read_text())
INT8 = base64.b64decode(CASES[0]["base64"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_is_judged(tmp_path: Path, case: Case) -> None:
    path = tmp_path / case["file"]
    path.write_bytes(base64.b64decode(case["base64"]))

    found = tflite.read(path)

    said = f"{found.wrong}; {found.advice}" if isinstance(found, Problem) else ""
    assert said == case.get("says", "")
    if isinstance(found, TfliteModel):
        assert (found.warning(case["file"]) or "") == case.get("warns", "")
        assert found.operators == case.get("operators", found.operators)
        assert found.subgraphs == case.get("subgraphs", 1)


def test_a_folder_is_no_model(tmp_path: Path) -> None:
    assert tflite.read(tmp_path) == TFLITE.problems.folder


@given(st.data())
def test_no_change_of_a_byte_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    changed = bytearray(INT8)
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(8, len(INT8) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("changed") / "a.tflite"
    path.write_bytes(changed)

    assert isinstance(tflite.read(path), TfliteModel | Problem | None)


def test_a_file_that_would_be_read_for_ever_is_given_up() -> None:
    with pytest.raises(TooLargeError):
        list(Flatbuffer(INT8, max_items=1000, max_reads=10).root().tables(4))
    with pytest.raises(TooLargeError):
        Flatbuffer(INT8, max_items=1, max_reads=1000).root().tables(4)
