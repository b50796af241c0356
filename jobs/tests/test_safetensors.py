"""The preflight in the Job: what is wrong with a model is told before the compiler starts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from npuc_job.platforms import safetensors
from tests.harness import Job
from tests.rngd_harness import CONFIG, shard

Tool = Callable[[str, str], None]
NEVER = "import sys\nsys.exit('the compiler must not be started')\n"


def sharded(folder: Path, weight_map: dict[str, str]) -> None:
    for name in ("model.safetensors", "1.safetensors", "2.safetensors"):
        (folder / name).unlink(missing_ok=True)
    (folder / "1.safetensors").write_bytes(shard({"a": 4, "b": 2}))
    (folder / "2.safetensors").write_bytes(shard({"c": 8}))
    (folder / safetensors.INDEX).write_text(json.dumps({"weight_map": weight_map}))


def described(**tensor: object) -> bytes:
    """A file of one tensor of 8 bytes."""
    header = json.dumps({"a": {**tensor, "data_offsets": [0, 8]}}).encode()
    return len(header).to_bytes(8, "little") + header + bytes(8)


GOOD_MAP = {"a": "1.safetensors", "b": "1.safetensors", "c": "2.safetensors"}


def test_a_whole_sharded_model_passes(rngd: Job) -> None:
    sharded(rngd.model, GOOD_MAP)

    assert safetensors.problems(rngd.model) == []


@pytest.mark.parametrize(
    ("weight_map", "problem"),
    [
        ({**GOOD_MAP, "d": "3.safetensors"}, "3.safetensors|is named in"),
        ({**GOOD_MAP, "d": "2.safetensors"}, "2.safetensors|lacks tensors that the index"),
        ({"a": "1.safetensors", "c": "2.safetensors"}, "1.safetensors|holds tensors that the"),
        ({**GOOD_MAP, "d": "../1.safetensors"}, "(no file)|is named in"),
        ({}, f"{safetensors.INDEX}|can't be read as an index"),
    ],
)
def test_index_and_shards_must_agree(rngd: Job, weight_map: dict[str, str], problem: str) -> None:
    sharded(rngd.model, weight_map)

    assert [problem.replace("|", " ") in found for found in safetensors.problems(rngd.model)] == [
        True
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (shard({"a": 4}, size=3), "ends early: 3 of 8 bytes of weights are there"),
        (shard({"a": 4}, size=9), "has 1 bytes after its last tensor"),
        (b"", "is no safetensors file"),
        (b"version https://git-lfs.github.com/spec/v1\n", "is no safetensors file"),
        ((3).to_bytes(8, "little") + b"{x}", "has a header that is no JSON object"),
        ((10).to_bytes(8, "little") + b'{"a": [1]}', "describes the tensor a wrongly"),
        (described(dtype="BF16", shape=[3]), "describes the tensor a wrongly"),
        (described(dtype="BF16", shape=[2**63, 2]), "describes the tensor a wrongly"),
        (described(dtype="BF16", shape=[-4]), "describes the tensor a wrongly"),
        (described(dtype="BF16", shape=[True]), "describes the tensor a wrongly"),
        (described(dtype="BF16"), "describes the tensor a wrongly"),
        (described(shape=[4]), "describes the tensor a wrongly"),
    ],
)
def test_a_broken_shard_is_named(rngd: Job, content: bytes, problem: str) -> None:
    (rngd.model / "model.safetensors").write_bytes(content)

    assert [problem in found for found in safetensors.problems(rngd.model)] == [True]


@pytest.mark.parametrize(
    ("config", "code", "says"),
    [
        ("{", "InvalidModel", "config.json can't be read"),
        ("[]", "InvalidModel", "config.json can't be read"),
        ({**CONFIG, "hidden_size": None}, "InvalidModel", "config.json lacks hidden_size;"),
        ({**CONFIG, "architectures": []}, "InvalidModel", "config.json lacks architectures;"),
        (
            {**CONFIG, "architectures": ["Qwen3ForCausalLM"]},
            "UnsupportedModel",
            "does not compile Qwen3ForCausalLM with quantization none: take a model quantized with",
        ),
    ],
)
def test_a_config_that_cannot_be_compiled_is_refused_before_the_compiler_runs(
    rngd: Job, tool: Tool, config: object, code: str, says: str
) -> None:
    tool("fxb", NEVER)
    text = config if isinstance(config, str) else json.dumps(config)
    (rngd.model / "config.json").write_text(text)

    outcome = rngd.run("compile")

    assert outcome.error == (2, code)
    assert says in outcome.message


def test_hidden_files_and_folders_are_no_weights(rngd: Job) -> None:
    (rngd.model / "._model.safetensors").write_bytes(b"\0\5\x16\7 of macOS")
    (rngd.model / "old.safetensors").mkdir()

    assert safetensors.problems(rngd.model) == []


@pytest.mark.parametrize(
    "content", [described(dtype="F8_E8M0", shape=[3]), described(dtype="F32", shape=[2, 1])]
)
def test_types_that_are_not_known_are_not_checked(rngd: Job, content: bytes) -> None:
    (rngd.model / "model.safetensors").write_bytes(content)

    assert safetensors.problems(rngd.model) == []


def test_missing_weights_are_refused_before_the_compiler_runs(rngd: Job, tool: Tool) -> None:
    tool("fxb", NEVER)
    (rngd.model / "model.safetensors").unlink()

    outcome = rngd.run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert "there are no weights; copy the whole model" in outcome.message
