"""The preflight in the Job: what is wrong with a model is told before the compiler starts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from npuc_job.platforms import safetensors
from tests.harness import Job
from tests.rngd_harness import CONFIG

Tool = Callable[[str, str], None]
NEVER = "import sys\nsys.exit('the compiler must not be started')\n"


def test_a_name_that_leads_elsewhere_is_no_shard(rngd: Job) -> None:
    (rngd.model / "model.safetensors").rename(rngd.model.parent / "1.safetensors")
    (rngd.model / safetensors.INDEX).write_text('{"weight_map": {"a": "../1.safetensors"}}')

    problem = f"(no file) is named in {safetensors.INDEX} but missing; copy it to the model"
    problem += " and register the folder as a new artifact"
    assert safetensors.problems(rngd.model) == [problem]


@pytest.mark.parametrize("content", [b"", b"version https://git-lfs.github.com/spec/v1\n"])
def test_a_file_of_something_else_is_named(rngd: Job, content: bytes) -> None:
    (rngd.model / "model.safetensors").write_bytes(content)

    [problem] = safetensors.problems(rngd.model)
    assert problem.startswith("model.safetensors is no safetensors file: its first 8 bytes are no ")


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"hidden_size": None}, "InvalidModel", "config.json must have hidden_size,"),
        ({"head_dim": 128}, "UnsupportedModel", "config.json holds head_dim, which fxb refuses"),
    ],
)
def test_a_config_that_cannot_be_compiled_is_refused_before_the_compiler_runs(
    rngd: Job, tool: Tool, change: dict[str, object], code: str, says: str
) -> None:
    tool("fxb", NEVER)
    (rngd.model / "config.json").write_text(json.dumps({**CONFIG, **change}))

    outcome = rngd.run("compile")

    assert outcome.error == (2, code)
    assert says in outcome.message


def test_hidden_files_and_folders_are_no_weights(rngd: Job) -> None:
    (rngd.model / "._model.safetensors").write_bytes(b"\0\5\x16\7 of macOS")
    (rngd.model / "old.safetensors").mkdir()

    assert safetensors.problems(rngd.model) == []


def test_missing_weights_are_refused_before_the_compiler_runs(rngd: Job, tool: Tool) -> None:
    tool("fxb", NEVER)
    (rngd.model / "model.safetensors").unlink()

    outcome = rngd.run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert "there are no weights; copy the whole model" in outcome.message
