"""What the job program itself does for Qualcomm's HTP, with a stand-in for the compiler."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from npuc_job.failure import JobError
from npuc_job.platforms import onnx_folder, qualcomm_options
from npuc_job.platforms.qualcomm_rules import QUALCOMM
from tests.harness import Job

FAKE = r"""
import json, pathlib, sys
build = json.loads(sys.argv[3])
print("stage 1/4 read", flush=True)
for name in NAMES:
    pathlib.Path(name).write_bytes(b"context of " + build["chip"].encode())
print("stage 4/4 checked")
print('summary: {"npuOperators": 3, "cpuOperators": 0}')
"""


@pytest.fixture
def stand_in(job: Job, tool: Callable[[str, str], None]) -> Job:
    job.spec |= {
        "platform": "qualcomm-htp",
        "toolchain": {"name": "onnxruntime-qnn", "version": "2.7.0"},
        "options": {"target": "snapdragon-8-gen-3"},
    }
    tool("python3", "NAMES = ['model.onnx', 'model_qnn.bin']\n" + FAKE)
    return job


def test_files_and_summary_are_those_of_the_compiler(stand_in: Job) -> None:
    outcome = stand_in.compile()

    assert b"npuc: progress 4/4\n" in outcome.log
    assert b"npuc: NPU operators 3 of 3 (100.0%)\n" in outcome.log
    assert (stand_in.staging / "model_qnn.bin").read_bytes() == b"context of SM8650"
    assert stand_in.manifest(stand_in.staging)["summary"]["contextBytes"] == 34


@pytest.mark.parametrize(
    ("options", "names", "status"),
    [
        ({}, ["model.onnx"], 3),
        ({}, ["model_qnn.bin"], 3),
        ({"embedContext": True}, ["model.onnx"], 0),
    ],
)
def test_a_missing_file_is_told(
    stand_in: Job,
    tool: Callable[[str, str], None],
    options: dict[str, object],
    names: list[str],
    status: int,
) -> None:
    stand_in.spec["options"] |= options
    tool("python3", f"NAMES = {names}\n{FAKE}")

    assert stand_in.run("compile").status == status


def test_a_folder_holds_one_model(stand_in: Job) -> None:
    folder = stand_in.volume / "models/net"
    folder.mkdir()
    stand_in.spec["basePath"] = "models/net"
    stand_in.spec["baseArtifact"]["digest"] = None

    for names, shown in (([], "has none"), (["a.onnx", "b.ONNX"], "has a.onnx, b.ONNX")):
        for name in names:
            (folder / name).write_bytes(b"model")
        outcome = stand_in.run("compile")
        assert outcome.error == (2, "InvalidModel")
        assert shown in outcome.message


def test_a_changed_folder_is_noticed(stand_in: Job, tmp_path: Path) -> None:
    folder = tmp_path / "net"
    folder.mkdir()
    seen = set()
    for content in (b"", b"one", b"two", b"x" * 100_000, b"x" * 100_001):
        (folder / "weights.bin").write_bytes(content)
        seen.add(onnx_folder.digest(tmp_path, folder))
    (folder / ".hidden").write_bytes(b"1")

    assert len(seen) == 5
    assert onnx_folder.digest(tmp_path, folder) in seen


def test_the_digest_of_a_folder_is_that_of_the_service(tmp_path: Path) -> None:
    """QualcommDigestTest has the same numbers."""
    (tmp_path / "model.onnx").write_bytes(b"graph")
    (tmp_path / "weights.bin").write_bytes(bytes(range(256)) * 1024)
    ends = bytes(range(256)) * 512
    lines = (
        f"model.onnx\t5\t{hashlib.sha256(b'graphgraph').hexdigest()}\n"
        f"weights.bin\t262144\t{hashlib.sha256(ends).hexdigest()}\n"
    )

    found = onnx_folder.digest(tmp_path, tmp_path)

    assert found == "sha256:" + hashlib.sha256(lines.encode()).hexdigest()


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({}, "target must be one of"),
        ({"target": "999"}, "target must be one of"),
        ({"target": 75}, "target must be one of"),
        ({"target": "htp-v75", "speed": 1}, "does not know the options speed"),
        ({"target": "htp-v75", "precision": "int4"}, "precision must be one of fp16, quantized"),
        ({"target": "htp-v68", "precision": "fp16"}, "computes with integers only"),
        ({"target": "htp-v75", "finalizationMode": "9"}, "finalizationMode must be one of"),
        ({"target": "htp-v75", "vtcmMb": 0}, "vtcmMb must be 1 to 8"),
        ({"target": "qcs6490", "vtcmMb": 4}, "vtcmMb must be 1 to 2"),
        ({"target": "htp-v75", "batch": 0}, "batch must be 1 to 1024"),
        ({"target": "htp-v75", "inputShapes": ["x"]}, "x does not"),
        ({"target": "htp-v75", "inputShapes": ["x=1x0"]}, "x=1x0 does not"),
        ({"target": "htp-v75", "inputShapes": ["x=1", "x=2"]}, "x=2 does not"),
        ({"target": "htp-v75", "inputShapes": ["x=1x9999999"]}, "does not"),
        ({"target": "htp-v75", "embedContext": "yes"}, "must be true or false"),
    ],
)
def test_options_that_the_service_would_not_send_are_refused(
    options: dict[str, object], word: str
) -> None:
    with pytest.raises(JobError, match=re.escape(word)):
        qualcomm_options.build(options)


def test_an_input_may_have_a_name_with_dots_and_slashes() -> None:
    given = {"target": "htp-v75", "inputShapes": ["serving/in:0=1x2", "a.b=3"]}

    shapes = qualcomm_options.build(given)["inputShapes"]

    assert shapes == {"serving/in:0": [1, 2], "a.b": [3]}


def test_additional_arguments_are_refused(stand_in: Job) -> None:
    stand_in.spec["additionalArgs"] = ["--fast"]

    assert stand_in.run("compile").error == (2, "OptionsRefused")


def test_every_target_is_told_apart() -> None:
    names = [target.name for target in QUALCOMM.targets]

    assert len(set(names)) == len(names)
    assert all(json.dumps(name).isascii() for name in names)
