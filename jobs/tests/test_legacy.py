"""SDKs up to 2026.3: our options against the real classes, and the Job with a stand-in."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from npuc_job.platforms import legacy_build
from npuc_job.platforms.rngd_legacy import command
from tests.harness import JOBS, Job, tree

Tool = Callable[[str, str], None]
PROBE = Path(__file__).with_name("legacy_probe.py")
PLACES = (".venv-rngd-legacy-check", ".venv-rngd-legacy")

FAKE_PYTHON = r"""
import json, os, sys, zipfile
build = json.loads(sys.argv[2])
print("driver", os.path.basename(sys.argv[1]), "cache", sys.argv[3])
if "--check" in sys.argv:
    CHECK()
    sys.exit(0)
print("Model Tracing Progress: 3/3 [00:45<00:00, 45.0s/it]")
for name in ("config.json", "tokenizer.json"):
    open(name, "w").write("{}")
os.mkdir("params-llama.safetensors")
open("params-llama.safetensors/model.safetensors", "w").write("weights")
model = {"parallel_config": {"tensor_parallel_size": build["tensorParallel"]}}
open("artifact.json", "w").write(json.dumps({"metadata": {}, "model": model}))
with zipfile.ZipFile("binary_bundle.zip", "w") as bundle:
    bundle.writestr("0.edf", "kernel")
"""
GOOD = "CHECK = lambda: None\n" + FAKE_PYTHON


@pytest.fixture
def legacy(rngd: Job) -> Job:
    rngd.spec["toolchain"] = {"name": "furiosa-llm", "version": "2026.3.0"}
    return rngd


@pytest.fixture(scope="session")
def sdk() -> Path:
    """The Python of SDK 2026.3."""
    for place in PLACES:
        python = JOBS.parent / place / "bin/python3"
        if python.exists():
            return python
    pytest.skip("SDK 2026.3 is not installed: make rngd-legacy-check gets what this test needs")


BUILD: dict[str, Any] = {
    "model": "/models/llama",
    "maxContextLength": 512,
    "tensorParallel": 8,
    "pipelineParallel": 1,
    "prefillBuckets": [[1, 512]],
    "decodeBuckets": [[1, 512], [4, 512]],
    "appendBuckets": [],
    "tokenwiseSeqLens": [1, 4, 512],
    "task": "auto",
    "cores": 4,
}


def ask(sdk: Path, **changes: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sdk, PROBE, JOBS, json.dumps({**BUILD, **changes})],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_real_classes_take_our_options(sdk: Path) -> None:
    done = ask(sdk, tensorParallel=4)

    assert (done.returncode, done.stdout) == (0, "512 4 2\n"), done.stderr


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"tensorParallel": 3}, "tensor_parallel_size=3 is not supported."),
        ({"pipelineParallel": 0}, "pipeline_parallel_size=0 must be a positive integer."),
        ({"tensorParallel": 32, "pipelineParallel": 3}, "requires 12 RNGD device(s)"),
        ({"prefillBuckets": [[1, 128]]}, "Maximum prefill attention_size (128) must equal"),
        ({"decodeBuckets": [[1, 512], [1, 512]]}, "Duplicate decode buckets found"),
        ({"decodeBuckets": [[0, 512]]}, "batch_size and context_length must be positive."),
        ({"decodeBuckets": [["a", 512]]}, "Input should be a valid integer"),
        ({"maxContextLength": 8192}, "exceeds 'max_position_embeddings=4096'"),
        ({"maxContextLength": 1024}, "exceeds 'max_executable_len=512'"),
    ],
)
def test_the_real_classes_refuse_what_we_refuse(
    sdk: Path, changes: dict[str, object], message: str
) -> None:
    done = ask(sdk, **changes)

    assert done.returncode == 1
    assert message in done.stderr


def test_names_that_the_classes_of_another_sdk_lack_are_an_error() -> None:
    other = SimpleNamespace(model_fields={"revision": None})
    artifact = SimpleNamespace(ModelConfig=other)

    with pytest.raises(SystemExit, match="error: ModelConfig of this SDK has no max_model_len"):
        legacy_build.configs(artifact, BUILD)


@pytest.mark.parametrize("cores", [1, 2, 7, 8, 15, 64])
def test_workers_never_want_more_cpus_than_there_are(cores: int) -> None:
    asked = legacy_build.workers(cores)

    assert asked["num_compile_workers"] * asked["num_cpu_per_compile_worker"] <= cores
    builders = asked["num_pipeline_builder_workers"] * asked["num_cpu_per_pipeline_build_worker"]
    assert builders <= cores


def test_the_builder_is_checked_run_and_published(legacy: Job, tool: Tool) -> None:
    tool("python3", GOOD)

    compiled = legacy.compile()

    assert legacy.run("verify").status == 0
    assert sorted(tree(legacy.published)) == [
        "artifact.json",
        "binary_bundle.zip",
        "config.json",
        "npuc-manifest.json",
        "params-llama.safetensors/model.safetensors",
        "tokenizer.json",
    ]
    cache = legacy.volume / ".npuc-cache/2026.3.0"
    assert f"driver legacy_build.py cache {cache}\n".encode() in compiled.log
    assert b"npuc: progress 3/3\n" in compiled.log
    assert legacy.manifest(legacy.published)["summary"]["parallelConfig"] == {
        "tensor_parallel_size": 8
    }


def test_what_the_builder_refuses_is_not_built(legacy: Job, tool: Tool) -> None:
    tool(
        "python3",
        "CHECK = lambda: sys.exit('ValueError: Duplicate decode buckets found: [(1, 512)]')\n"
        + FAKE_PYTHON,
    )

    outcome = legacy.run("compile")

    assert outcome.error == (2, "OptionsRefused")
    assert b"Tracing" not in outcome.log


@pytest.mark.parametrize(
    "harm",
    [
        "os.remove('artifact.json')",
        "os.remove('binary_bundle.zip')",
        "open('binary_bundle.zip', 'r+b').truncate(20)",
        "os.rename('params-llama.safetensors', 'x')",
        "os.remove('config.json')",
    ],
)
def test_an_artifact_that_is_not_complete_is_refused(legacy: Job, tool: Tool, harm: str) -> None:
    tool("python3", GOOD + harm + "\n")

    assert legacy.run("compile").error == (3, "OutputMissing")


def test_the_command_holds_every_option(legacy: Job) -> None:
    parts = command(legacy.parsed(), legacy.model)

    assert parts[0] == "python3"
    assert Path(parts[1]).is_file()
    asked = {**json.loads(parts[2]), "cores": 4}
    assert asked == {**BUILD, "model": str(legacy.model)}
