from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.platforms.rngd import Rngd
from npuc_job.platforms.rngd_fxb import concurrency
from npuc_job.platforms.rngd_options import Buckets, attention_buckets, option_arguments
from tests.harness import Job
from tests.rngd_harness import GOOD_FXB, fxb

Tool = Callable[[str, str], None]
BUCKETS = st.lists(st.tuples(st.integers(1, 512), st.integers(1, 2**20)), max_size=6)
GIB = 1024**3


@given(BUCKETS, BUCKETS)
def test_buckets_map_to_tuples_without_blanks(
    prefill: list[tuple[int, int]], decode: list[tuple[int, int]]
) -> None:
    text = attention_buckets(Buckets(prefill, decode, [(1, 4096, 1024)], []))

    parsed = [tuple(map(int, triple)) for triple in re.findall(r"\((\d+),(\d+),(\d+)\)", text)]
    assert text == ",".join(f"({a},{b},{c})" for a, b, c in parsed)
    assert parsed[: len(prefill)] == [(batch, length, length) for batch, length in prefill]
    assert parsed[len(prefill)] == (1, 4096, 1024)
    assert parsed[len(prefill) + 1 :] == [(batch, length, 1) for batch, length in decode]


def test_without_buckets_the_compilers_own_are_taken() -> None:
    assert option_arguments({"maxContextLength": 4096}) == ["--max-model-len", "4096"]


@pytest.mark.parametrize(
    ("task", "expected"),
    [("embed", ["--convert", "embed"]), ("score", ["--convert", "score"]), ("generate", [])],
)
def test_a_task_converts_the_model(task: str, expected: list[str]) -> None:
    assert option_arguments({"task": task}) == expected


@pytest.mark.parametrize(
    ("millicores", "memory", "cores", "machine", "expected"),
    [
        (2000, 64, 8.0, 64, 2),
        (1500, 64, 8.0, 64, 1),
        (500, 64, 8.0, 64, 1),
        (16000, 64, 3.5, 64, 3),
        (16000, 6, 16.0, 64, 3),
        (16000, 64, 16.0, 4, 2),
        (16000, 1, 16.0, 64, 1),
    ],
)
def test_as_many_kernels_at_once_as_cpus_and_memory_of_the_container_allow(
    rngd: Job, millicores: int, memory: int, cores: float, machine: int, expected: int
) -> None:
    rngd.spec |= {"cpuMillicores": millicores, "memoryBytes": memory * GIB}
    assert concurrency(rngd.parsed(), cores, machine * GIB) == expected


def test_kernels_of_long_steps_take_more_memory(rngd: Job) -> None:
    rngd.spec |= {"cpuMillicores": 16_000, "memoryBytes": 16 * GIB}
    rngd.spec["options"]["tokenwiseSeqLens"] = [1, 8192]
    assert concurrency(rngd.parsed(), 16.0, 64 * GIB) == 4


def test_the_compiler_writes_to_the_local_disk(rngd: Job, tool: Tool) -> None:
    tool("fxb", fxb("WORK = lambda: print('it works in', os.getcwd())\n"))
    rngd.environment["TMPDIR"] = str(rngd.bin_folder)

    assert f"it works in {rngd.bin_folder}/npuc-".encode() in rngd.compile().log


def test_a_token_allows_the_hub(rngd: Job, tool: Tool) -> None:
    tool("fxb", GOOD_FXB)
    rngd.environment["HF_TOKEN"] = "hf_abcdefgh"
    rngd.spec["secretNames"] = ["HF_TOKEN"]

    assert b"HF_HUB_OFFLINE is None\n" in rngd.compile().log


def test_what_only_the_sampler_refuses_is_built_without_it(rngd: Job, tool: Tool) -> None:
    tool(
        "fxb",
        fxb(
            "def CHECK():\n"
            "    if '--no-enable-sampler' in sys.argv: return 0\n"
            "    return 'error: AssertionError: random_sample cannot gather 2048 tokens from an "
            "lm-head window of 1024 rows'\n"
        ),
    )

    outcome = rngd.compile()

    assert b"npuc: refused; again with --no-enable-sampler\n" in outcome.log
    assert rngd.manifest(rngd.staging)["command"][-1] == "--no-enable-sampler"


def test_what_the_dry_run_refuses_is_not_built(rngd: Job, tool: Tool) -> None:
    tool(
        "fxb",
        fxb(
            "CHECK = lambda: 'error: bucket configuration supports at most 128 tokens, which "
            "does not cover max_model_len (512)'\nWORK = lambda: print('BUILDING')\n"
        ),
    )

    outcome = rngd.run("compile")

    assert outcome.error == (2, "OptionsRefused")
    assert b"BUILDING" not in outcome.log


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"additionalArgs": ["--dry-run"]}, (2, "OptionsRefused")),
        ({"options": {"prefillBuckets": [[1, 2, 3]]}}, (2, "OptionsRefused")),
        ({"options": {"tokenwiseSeqLens": "1,2"}}, (2, "OptionsRefused")),
        ({"options": {"optimise": "Size"}}, (2, "OptionsRefused")),
        ({"options": {"task": "dance"}}, (2, "OptionsRefused")),
        ({"options": {"appendBuckets": [[1, 2]]}}, (2, "OptionsRefused")),
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
    ("line", "expected"),
    [
        ("\x1b[2mpipeline\x1b[0m [====\u00b7\u00b7] 4/18 (22%) | Running: 2", (b"4", b"18")),
        ("[====================] 18/18 (100%) | Running: 0", (b"18", b"18")),
        ("Model Tracing Progress: 3/105 [00:45<1:18:02, 45.0s/it]", (b"3", b"105")),
        ("Compilation Progress:  12%|#2        | 16/134 [40:00<4:55:00]", (b"16", b"134")),
        ("[1/13] Compiling from tcl to dfg", None),
    ],
)
def test_progress_of_both_generations_is_read(
    line: str, expected: tuple[bytes, bytes] | None
) -> None:
    assert Rngd.progress_pattern is not None
    found = Rngd.progress_pattern.search(line.encode())
    assert (found.groups() if found else None) == expected
