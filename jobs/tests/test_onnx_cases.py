"""The cases that the service runs too: onnx_cases.json, made by scripts/onnx_cases.py."""

from __future__ import annotations

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.harness import JOBS

CASES: list[dict[str, Any]] = json.loads((JOBS / "tests/onnx_cases.json").read_text())


@pytest.fixture(scope="module", params=["rockchip", "qualcomm"])
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the reader says in the Python of each compiler: they have different ``onnx``."""
    python = JOBS.parent / f".venv-{request.param}/bin/python3"
    if not python.exists():
        pytest.skip(f"the compiler is not installed: run `make {request.param}`")
    folders = [written(case, tmp_path_factory.mktemp("case")) for case in CASES]
    command = [str(python), "-I", str(JOBS / "tests/onnx_answers.py"), *map(str, folders)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(zip((case["name"] for case in CASES), json.loads(done.stdout), strict=True))


def written(case: dict[str, Any], folder: Path) -> Path:
    (folder / "net.onnx").write_bytes(base64.b64decode(case["base64"]))
    for name, size in case["beside"].items():
        (folder / name).write_bytes(bytes(size))
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_job_says_what_the_service_says(answers: Any, case: dict[str, Any]) -> None:
    answer = answers[case["name"]]

    if case["says"] is None:
        assert answer["refused"].startswith("invalid model: ")
    else:
        assert answer == case["says"]
