"""The WorkflowTemplate: its arguments are those of the command, its outputs what that writes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from samples import ARTIFACT, ID

HERE = Path(__file__).resolve().parent
TEMPLATE = yaml.safe_load((HERE / "workflow-template.yaml").read_text("utf-8"))["spec"][
    "templates"
][0]
EXAMPLE = yaml.safe_load((HERE / "example.yaml").read_text("utf-8"))


def substituted(values: dict[str, str], folder: Path) -> list[str]:
    """As Argo does it: each argument stays one."""
    given = {f"inputs.parameters.{name}": value for name, value in values.items()}
    given["workflow.uid"] = "u-1"
    arguments = TEMPLATE["container"]["command"] + TEMPLATE["container"]["args"]
    found = [
        re.sub(r"\{\{([^}]+)\}\}", lambda name: given[name.group(1)], each) for each in arguments
    ]
    return [each.replace("/tmp/npuc", str(folder / "npuc")) for each in found]


def run(world: Any, code: int = 0, **values: str) -> dict[str, str]:
    defaults = {
        each["name"]: each["value"] for each in TEMPLATE["inputs"]["parameters"] if "value" in each
    }
    given = {**defaults, "model": "keyword", "platform": "ethos-u", **values}
    command = substituted(given, world.folder)
    ended = subprocess.run(
        command, env=world.environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    paths = {
        each["name"]: Path(each["valueFrom"]["path"]).name
        for each in TEMPLATE["outputs"]["parameters"]
    }
    there = {name: world.folder / "npuc" / path for name, path in paths.items()}
    return {name: path.read_text() for name, path in there.items() if path.exists()}


def test_parameters_reach_the_service_and_outputs_are_there(world: Any) -> None:
    outputs = run(world, options='{"optimise": "Size"}', key="large")
    assert outputs == {"id": ID, "artifact-id": ARTIFACT, "published-uri": "pvc://models/out"}
    assert world.body["options"] == {"optimise": "Size"}
    assert world.creation.headers["Idempotency-Key"] == "argo-u-1-large"


def test_a_failed_compilation_fails_the_node_with_its_outputs(world: Any) -> None:
    world.ended("Failed")
    assert run(world, code=1) == {"id": ID, "artifact-id": "", "published-uri": ""}


def test_a_parameter_is_never_more_than_an_argument(world: Any) -> None:
    run(world, code=2, model="--help")


def test_the_example_gives_what_the_template_takes() -> None:
    takes = {each["name"]: "value" not in each for each in TEMPLATE["inputs"]["parameters"]}
    tasks = EXAMPLE["spec"]["templates"][0]["dag"]["tasks"]
    ours = [each for each in tasks if "templateRef" in each]
    assert len(ours) == 2
    for task in ours:
        given = {each["name"] for each in task["arguments"]["parameters"]}
        assert given <= set(takes)
        assert {name for name, required in takes.items() if required} <= given
    outputs = {each["name"] for each in TEMPLATE["outputs"]["parameters"]}
    used = re.findall(r"outputs\.parameters\.([a-z-]+)", str(tasks))
    assert used
    assert set(used) <= outputs


def test_argo_accepts_both() -> None:
    if shutil.which("argo") is None:
        pytest.skip("argo is not installed, so only the parts that npuc knows were checked")
    files = [str(HERE / name) for name in ("workflow-template.yaml", "example.yaml")]
    subprocess.run(["argo", "lint", "--offline", *files], check=True)
