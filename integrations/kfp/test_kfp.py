"""The component: its script runs the command, and KFP compiles the example."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from samples import ARTIFACT, ID

HERE = Path(__file__).resolve().parent


def script() -> str:
    """The script of the component, also where KFP is not installed."""
    tree = ast.parse((HERE / "npuc_kfp.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SCRIPT":
            return str(ast.literal_eval(node.value))
    raise AssertionError("npuc_kfp.py has no SCRIPT")


def run(world: Any, *arguments: str, code: int = 0) -> dict[str, str]:
    outputs = [world.folder / "out" / name for name in ("id", "artifact", "uri")]
    program = script().replace("/tmp/npuc", str(world.folder / "npuc"))
    command = ["sh", "-c", program, "npuc", *map(str, outputs), *arguments]
    ended = subprocess.run(
        command, env=world.environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    return {path.name: path.read_text() for path in outputs if path.exists()}


def test_outputs_are_where_kfp_wants_them(world: Any) -> None:
    outputs = run(
        world, "--platform=ethos-u", '--options={"optimise": "Size"}', "--wait", "--", "keyword"
    )
    assert outputs == {"id": ID, "artifact": ARTIFACT, "uri": "pvc://models/out"}
    assert world.body["options"] == {"optimise": "Size"}


def test_a_failed_compilation_fails_the_task_with_its_outputs(world: Any) -> None:
    world.ended("Failed")
    assert run(world, "--platform=ethos-u", "--wait", "--", "keyword", code=1)["id"] == ID


def test_a_refusal_fails_the_task(world: Any) -> None:
    assert run(world, "--platform=ethos", "--wait", "--", "keyword", code=2) == {}


def test_kfp_compiles_the_example(tmp_path: Path) -> None:
    look = [sys.executable, "-c", "import kfp.kubernetes"]  # not here, where kfp is this folder
    if subprocess.run(look, cwd=tmp_path, capture_output=True, check=False).returncode:
        pytest.skip("kfp and kfp-kubernetes are not installed")
    target = tmp_path / "pipeline.yaml"
    subprocess.run([sys.executable, str(HERE / "example.py"), str(target)], check=True)
    pipeline, platform = yaml.safe_load_all(target.read_text("utf-8"))
    container = pipeline["deploymentSpec"]["executors"]["exec-npuc-compile"]["container"]
    assert container["command"] == ["sh", "-c", script(), "npuc"]
    assert "--platform={{$.inputs.parameters['platform']}}" in container["args"]
    assert container["args"][-2:] == ["--", "{{$.inputs.parameters['model']}}"]
    assert pipeline["root"]["dag"]["tasks"]["npuc-compile"]["retryPolicy"]["maxRetryCount"] == 3
    assert "NPUC_TOKEN" in str(platform)
