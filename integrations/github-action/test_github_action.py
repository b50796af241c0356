"""The action: what it tells the command, what it hands on, and that its files are whole."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from samples import ARTIFACT, ID

HERE = Path(__file__).resolve().parent
ACTION = yaml.safe_load((HERE / "action.yml").read_text("utf-8"))


def run(world: Any, code: int = 0, **inputs: str) -> dict[str, str]:
    output = world.folder / "output"
    given = {"model": "keyword", "platform": "ethos-u", **inputs}
    ended = subprocess.run(
        [sys.executable, str(HERE / "compile.py")],
        env={
            **world.environment,
            **{f"INPUT_{name.upper()}": value for name, value in given.items()},
            "RUNNER_TEMP": str(world.folder),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(world.folder / "summary"),
            "GITHUB_RUN_ID": "42",
            "GITHUB_RUN_ATTEMPT": "1",
            "GITHUB_JOB": "compile",
            "GITHUB_ACTION": "npuc",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert "npuc_secret" not in ended.stdout + ended.stderr
    return dict(line.split("=", 1) for line in output.read_text().splitlines())


def test_inputs_reach_the_service_and_results_the_next_step(world: Any) -> None:
    outputs = run(world, options="optimise=Size\n\n  pes=8\n", labels="team=audio", name="a b")
    assert outputs == {
        "id": ID,
        "phase": "Registered",
        "artifact-id": ARTIFACT,
        "published-uri": "pvc://models/out",
    }
    assert world.body["options"] == {"optimise": "Size", "pes": 8}
    assert world.body["labels"] == {"team": "audio"}
    assert world.body["name"] == "a b"
    assert world.creation.headers["Idempotency-Key"] == "github-42-1-compile-npuc"
    assert "Registered" in (world.folder / "summary").read_text()


def test_a_failed_compilation_fails_the_step(world: Any) -> None:
    world.ended("Failed")
    assert run(world, code=1)["phase"] == "Failed"


def test_a_refusal_fails_the_step(world: Any) -> None:
    assert run(world, code=2, options="optimise=Slow")["id"] == ""


def test_a_download_that_the_service_refuses_fails_the_step(world: Any) -> None:
    """The stub hands out no files."""
    assert run(world, code=2, download="out")["phase"] == "Registered"


@pytest.mark.parametrize("hostile", ["--help", "$(touch pwned)", "`id`", "a\nb=c"])
def test_an_input_is_never_more_than_an_argument(world: Any, hostile: str) -> None:
    outputs = run(world, code=2, model=hostile)
    assert set(outputs) == {"id", "phase", "artifact-id", "published-uri"}
    assert not (world.folder / "pwned").exists()


def test_scripts_of_the_action_contain_no_input() -> None:
    """An input in a script would be run by the shell."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"], step["name"]


def test_every_input_is_used_and_every_output_is_made() -> None:
    text = (HERE / "action.yml").read_text("utf-8")
    assert set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", text)) == set(ACTION["inputs"])
    example = yaml.safe_load((HERE / "example.yml").read_text("utf-8"))
    used = example["jobs"]["compile"]["steps"][2]["with"]
    assert set(used) <= set(ACTION["inputs"])
    required = {name for name, each in ACTION["inputs"].items() if each.get("required")}
    assert required <= set(used)
    outputs = {each["value"] for each in ACTION["outputs"].values()}
    assert outputs == {f"${{{{ steps.compile.outputs.{name} }}}}" for name in ACTION["outputs"]}


def test_actionlint_accepts_the_example() -> None:
    if shutil.which("actionlint") is None:
        pytest.skip(
            "actionlint is not installed (go install github.com/rhysd/actionlint/cmd/actionlint)"
        )
    subprocess.run(
        ["actionlint", "-no-color", str(HERE / "example.yml")], check=True, env=os.environ
    )
