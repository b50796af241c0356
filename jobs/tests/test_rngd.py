from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.platforms.rngd import Rngd, attention_buckets, concurrency, option_arguments
from tests.harness import Job, tree

FAKE_FXB = r"""
import json, os, sys, zipfile
stamp = "\x1b[2m2026-11-25T04:53:02Z\x1b[0m INFO furiosa_generator: "
print(stamp + "[==========          ] 1/2 (50%) | Running: 1", file=sys.stderr)
with zipfile.ZipFile(sys.argv[3], "w") as bundle:
    kernels = {"attention": [{"file": "edfs/a.edf"}], "tokenwise": [{"file": "edfs/b.edf"}]}
    manifest = {"kernels": kernels, "parallel_config": {"tensor_parallel_size": 8}, "versions": {}}
    bundle.writestr("manifest.json", json.dumps(manifest))
    for name in NAMES:
        bundle.writestr(name, "kernel")
os.chmod(sys.argv[3], 0o600)
print("HF_HUB_OFFLINE is", os.environ.get("HF_HUB_OFFLINE"))
print("Artifact Build Completed")
"""
GOOD_FXB = "NAMES = ['edfs/a.edf', 'edfs/b.edf']\n" + FAKE_FXB

Tool = Callable[[str, str], None]
BUCKETS = st.lists(st.tuples(st.integers(1, 512), st.integers(1, 2**20)), max_size=6)


@pytest.fixture
def rngd(job: Job) -> Job:
    """A compilation of a safetensors folder for RNGD."""
    folder = job.volume / "models/llama"
    folder.mkdir()
    (folder / "config.json").write_text("{}")
    job.spec |= {
        "platform": "rngd",
        "toolchain": {"name": "furiosa-llm", "version": "2026.4.0"},
        "baseArtifact": {"id": "a-02", "uri": "pvc://models/models/llama", "digest": None},
        "basePath": "models/llama",
        "options": {
            "maxContextLength": 512,
            "tensorParallel": 8,
            "pipelineParallel": 1,
            "prefillBuckets": [[1, 512]],
            "decodeBuckets": [[1, 512], [4, 512]],
            "tokenwiseSeqLens": [1, 4, 512],
        },
    }
    return job


@given(BUCKETS, BUCKETS)
def test_buckets_map_to_tuples_without_blanks(
    prefill: list[tuple[int, int]], decode: list[tuple[int, int]]
) -> None:
    text = attention_buckets(prefill, decode)

    parsed = [tuple(map(int, triple)) for triple in re.findall(r"\((\d+),(\d+),(\d+)\)", text)]
    assert text == ",".join(f"({a},{b},{c})" for a, b, c in parsed)
    assert parsed[: len(prefill)] == [(batch, length, length) for batch, length in prefill]
    assert parsed[len(prefill) :] == [(batch, length, 1) for batch, length in decode]


@pytest.mark.parametrize(
    ("cpu", "expected"),
    [("2", 2), ("1.5", 1), ("0.5", 1), ("500m", 1), ("4000m", 4), ("16", 16), ("many", 1)],
)
def test_concurrency_is_whole_cpus(cpu: str, expected: int) -> None:
    assert concurrency(cpu) == expected


def test_builds_and_publishes_a_bundle(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)

    compiled = rngd.compile()

    assert rngd.run("verify").status == 0
    assert sorted(tree(rngd.published)) == ["model.fxb", "npuc-manifest.json"]
    assert (rngd.published / "model.fxb").stat().st_mode & 0o777 == 0o644
    assert b"\nnpuc: progress 1/2\n" in compiled.log
    assert b"HF_HUB_OFFLINE is 1\n" in compiled.log
    assert rngd.manifest(rngd.published)["command"] == [
        "fxb",
        "build",
        str(rngd.model),
        "model.fxb",
        "--max-model-len",
        "512",
        "-tp",
        "8",
        "-pp",
        "1",
        "--attention-buckets",
        "(1,512,512),(1,512,1),(4,512,1)",
        "--tokenwise-buckets",
        "1,4,512",
        "--concurrency",
        "2",
        "--compiler-cache-dir",
        str(rngd.volume / ".npuc-cache/2026.4.0"),
        "--build-report",
    ]
    assert rngd.manifest(rngd.published)["summary"]["kernelCount"] == 2


def test_a_token_allows_the_hub(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    rngd.environment["HF_TOKEN"] = "hf_abcdefgh"
    rngd.spec["secretNames"] = ["HF_TOKEN"]

    assert b"HF_HUB_OFFLINE is None\n" in rngd.compile().log


@pytest.mark.parametrize(
    "body",
    [
        "",
        "open('model.fxb', 'wb').write(b'PK not a zip')",
        "NAMES = ['edfs/a.edf']\n" + FAKE_FXB,
        GOOD_FXB + "data = open('model.fxb', 'rb').read().replace(b'kernel', b'KERNEL')\n"
        "open('model.fxb', 'wb').write(data)",
    ],
)
def test_broken_bundles_are_refused(rngd: Job, tool: Tool, body: str) -> None:
    tool("fxb", body)

    assert rngd.run("compile").error == (3, "OutputMissing")


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"additionalArgs": ["--dry-run"]}, (2, "OptionsRefused")),
        ({"options": {"prefillBuckets": [[1, 2, 3]]}}, (2, "OptionsRefused")),
        ({"options": {"tokenwiseSeqLens": "1,2"}}, (2, "OptionsRefused")),
        ({"options": {"optimise": "Size"}}, (2, "OptionsRefused")),
        ({"toolchain": {"name": "furiosa-llm", "version": "2026.3.0"}}, (4, "ToolchainMissing")),
        ({"basePath": "models/hey.tflite"}, (2, "InvalidModel")),
    ],
)
def test_what_cannot_be_built_is_refused(
    rngd: Job, tool: Tool, change: dict[str, Any], error: tuple[int, str]
) -> None:
    tool("fxb", GOOD_FXB)
    rngd.spec |= change

    assert rngd.run("compile").error == error


@pytest.mark.parametrize(
    ("sizes", "expected"), [([1, 1024], False), ([1, 1025], True), ([2048, 1], True), ([], False)]
)
def test_sizes_above_the_sampler_window_are_built_without_the_sampler(
    sizes: list[int], expected: bool
) -> None:
    options = {"maxContextLength": 2048, "tokenwiseSeqLens": sizes}
    assert ("--no-enable-sampler" in option_arguments(options)) is expected


def test_the_progress_bar_of_fxb_is_read_with_its_middle_dots() -> None:
    """As fxb 2026.4.0 prints it; a bar that is not full has dots that are not ASCII."""
    line = "\x1b[2mpipeline\x1b[0m [====\u00b7\u00b7] 4/18 (22%) | Running: 2 | CPU: 100%".encode()
    assert Rngd.progress_pattern is not None
    found = Rngd.progress_pattern.search(line)
    assert found is not None
    assert found.groups() == (b"4", b"18")
