"""The cases that the service chooses by too."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from npuc_job.failure import JobError

selection = pytest.importorskip("npuc_job.fetching.selection")
CASES = json.loads((Path(__file__).parent / "selection_cases.json").read_text("utf-8"))


@dataclass(frozen=True)
class File:
    path: str
    size: int


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_chooses_as_the_service_does(case: dict[str, Any]) -> None:
    files = [File(path, size) for path, size in case["files"].items()]
    if "refused" in case:
        with pytest.raises(JobError) as refused:
            selection.chosen(files, case["format"])
        assert all(word in str(refused.value) for word in case["refused"])
    else:
        chosen = selection.chosen(files, case["format"])
        assert [file.path for file in chosen] == case["chosen"]
