"""What the Job's reader of ONNX models refuses, in the Python of each compiler."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests.harness import JOBS

AWAY = "which is not a file beside it"
TENSORS = [
    "sparse_values",
    "sparse_indices",
    "sparse_attribute",
    "sparse_attributes",
    "tensor_attribute",
    "tensor_attributes",
    "branch",
    "function",
    "training",
]


@pytest.fixture(scope="module", params=["rockchip", "qualcomm"])
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    python = JOBS.parent / f".venv-{request.param}/bin/python3"
    if not python.exists():
        pytest.skip(f"the compiler is not installed: run `make {request.param}`")
    folder = tmp_path_factory.mktemp("models")

    def run(script: str, *arguments: str) -> str:
        command = [str(python), "-I", str(JOBS / "tests" / script), *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
        return done.stdout

    run("onnx_odd_models.py", *TENSORS)
    folders = sorted(path for path in folder.iterdir() if path.is_dir())
    said = json.loads(run("onnx_answers.py", *map(str, folders)))
    return dict(zip((path.name for path in folders), said, strict=True))


@pytest.mark.parametrize("place", TENSORS)
def test_no_tensor_anywhere_leads_to_another_file(answers: Any, place: str) -> None:
    assert AWAY in answers[place]["refused"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("twice", "net.onnx has two inputs that are called x"),
        ("inputless", "net.onnx has no inputs"),
        ("opset0", "net.onnx is written for opset 0, which does not exist"),
        ("opset_below", "net.onnx is written for opset -1, which does not exist"),
        ("huge", "dimension 1 of the input x is 1048577, and 1048576 is the most"),
    ],
)
def test_a_model_that_no_compiler_can_take_is_refused_by_its_reason(
    answers: Any, name: str, why: str
) -> None:
    assert answers[name] == {"refused": f"invalid model: {why}"}


@pytest.mark.parametrize("name", ["large", "highest", "weight_and_input", "sound"])
def test_a_model_at_the_limit_is_read(answers: Any, name: str) -> None:
    assert "refused" not in answers[name]
