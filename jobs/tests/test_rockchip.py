"""What the job program itself does for Rockchip's NPUs, with a stand-in for the compiler."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from npuc_job.failure import JobError
from npuc_job.platforms import rockchip_options
from npuc_job.platforms.rockchip_rules import ROCKCHIP
from tests.harness import Job

FAKE = r"""
import json, os, pathlib, sys
build = json.loads(sys.argv[3])
print("stage 1/4 read", flush=True)
print("bars", os.environ["TQDM_DISABLE"])
if CONTENT is not None:
    pathlib.Path("model.rknn").write_bytes(CONTENT)
print("No lowering found for: y, node type = Det, use CustomOperatorLower instead.")
print("stage 4/4 wrote")
print('summary: {"reproducible": false, "target": "%s"}' % build["target"])
"""
INT8 = {"target": "rk3588", "precision": "int8"}


@pytest.fixture
def stand_in(job: Job, tool: Callable[[str, str], None]) -> Job:
    job.spec |= {
        "platform": "rockchip",
        "toolchain": {"name": "rknn-toolkit2", "version": "2.5.0"},
        "options": {"target": "rk3588"},
    }
    tool("python3", "CONTENT = b'RKNN' + bytes(8)\n" + FAKE)
    return job


def test_files_and_summary_are_those_of_the_compiler(stand_in: Job) -> None:
    outcome = stand_in.compile()

    assert b"npuc: progress 4/4\n" in outcome.log
    assert b"npuc: model.rknn 12 bytes\n" in outcome.log
    summary = stand_in.manifest(stand_in.staging)["summary"]
    assert summary == {"contextBytes": 12, "reproducible": False, "target": "rk3588"}


def test_progress_bars_are_not_written_into_the_log(stand_in: Job) -> None:
    assert b"bars 1\n" in stand_in.compile().log


def test_an_operator_that_the_compiler_lacks_is_a_warning(stand_in: Job) -> None:
    stand_in.compile()

    (warning,) = stand_in.manifest(stand_in.staging)["warnings"]
    assert "no Det of its own" in warning


@pytest.mark.parametrize("content", ["None", "b''", "b'RKN'", "b'GGUF0000'"])
def test_what_is_no_rknn_model_is_told(
    stand_in: Job, tool: Callable[[str, str], None], content: str
) -> None:
    tool("python3", f"CONTENT = {content}\n{FAKE}")

    assert stand_in.run("compile").error == (3, "OutputMissing")


def test_the_samples_of_an_artifact_that_is_one_file_are_nowhere(stand_in: Job) -> None:
    stand_in.spec["options"] = {**INT8, "calibration": ["x=x.npy"]}

    outcome = stand_in.run("compile")

    assert outcome.error == (2, "OptionsRefused")
    assert "register a folder" in outcome.message


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({}, "target must be one of"),
        ({"target": "rk9999"}, "target must be one of"),
        ({"target": "rk3588", "speed": 1}, "does not know the options speed"),
        ({"target": "rk3588", "precision": "int4"}, "must be one of fp16, int8, quantized"),
        ({"target": "rv1106", "precision": "fp16"}, "must be one of int8, quantized for rv1106"),
        ({"target": "rk2118", "precision": "int8"}, "must be one of fp16 for rk2118"),
        (INT8, "needs samples"),
        (
            {"target": "rk3588", "precision": "fp16", "calibration": ["x=x.npy"]},
            "must be left out for the precision fp16",
        ),
        ({**INT8, "calibration": ["x=../x.npy"]}, "x=../x.npy does not"),
        ({**INT8, "calibration": ["x=x.npz"]}, "x=x.npz does not"),
        ({**INT8, "calibration": ["x=x.npy", "x=y.npy"]}, "x=y.npy does not"),
        ({"target": "rk3588", "quantizationAlgorithm": "gdq"}, "must be one of normal"),
        ({"target": "rk3588", "quantizationMethod": "group32"}, "must be one of channel"),
        ({"target": "rk3588", "optimizationLevel": 4}, "must be 0 to 3"),
        ({"target": "rk3588", "mean": ["x=1,2"]}, "x=1,2 does not"),
        ({"target": "rk3588", "mean": ["x=" + "/".join("1" * 17)]}, "at most 16 numbers"),
        ({"target": "rk3588", "std": ["x=1/0/1"]}, "std above 0"),
        ({"target": "rk3588", "batch": 0}, "batch must be 1 to 1024"),
        ({"target": "rk3588", "inputShapes": ["x"]}, "x does not"),
    ],
)
def test_options_that_the_service_would_not_send_are_refused(
    options: dict[str, object], word: str
) -> None:
    with pytest.raises(JobError, match=re.escape(word)):
        rockchip_options.build(options)


def test_every_option_reaches_the_driver() -> None:
    build = rockchip_options.build(
        {
            **INT8,
            "calibration": ["x=x.npy"],
            "quantizationAlgorithm": "kl-divergence",
            "quantizationMethod": "layer",
            "mean": ["x=1.5/-2/3"],
            "std": ["x=0.5/1/2"],
            "optimizationLevel": 2,
            "batch": 4,
            "inputShapes": ["x=4x3x2x2"],
        }
    )

    assert build == {
        **INT8,
        "calibration": {"x": "x.npy"},
        "algorithm": "kl_divergence",
        "method": "layer",
        "mean": {"x": [1.5, -2, 3]},
        "std": {"x": [0.5, 1, 2]},
        "optimizationLevel": 2,
        "batch": 4,
        "inputShapes": {"x": [4, 3, 2, 2]},
    }


def test_every_target_is_told_apart_and_computes_somehow() -> None:
    names = [target.name for target in ROCKCHIP.targets]

    assert len(set(names)) == len(names)
    assert all(target.fp16 or target.int8 for target in ROCKCHIP.targets)
