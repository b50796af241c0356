"""The whole contract with the real compiler and real models."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.harness import Job, Outcome, tree

CLASSIFIER = "x=1x3x48x192"


def compile_of(job: Job, model: Path, **options: object) -> Outcome:
    job.spec["options"] = {"target": "snapdragon-8-gen-3", **options}
    job.use_copy(model)
    return job.run("compile")


def test_compiles_verifies_and_publishes_a_real_model(qualcomm: Job, classifier: Path) -> None:
    compiled = compile_of(qualcomm, classifier, inputShapes=[CLASSIFIER])

    assert compiled.status == 0, compiled.log.decode()
    qualcomm.spec["manifestDigest"] = compiled.result["manifestDigest"]
    assert qualcomm.run("verify").status == 0
    assert sorted(tree(qualcomm.published)) == ["model.onnx", "model_qnn.bin", "npuc-manifest.json"]
    assert b"npuc: NPU operators 181 of 181 (100.0%)\n" in compiled.log
    assert b"npuc: progress 4/4\n" in compiled.log


def test_the_manifest_says_what_came_out(qualcomm: Job, classifier: Path) -> None:
    compile_of(qualcomm, classifier, inputShapes=[CLASSIFIER])

    summary = qualcomm.manifest(qualcomm.staging)["summary"]

    assert summary["chip"] == "SM8650"
    assert summary["htpArchitecture"] == "v75"
    assert summary["precision"] == "fp16"
    assert (summary["npuOperators"], summary["cpuOperators"]) == (181, 0)
    assert summary["modelOperators"]["Conv"] == 53
    assert summary["inputs"] == ["x FLOAT 1x3x48x192"]
    assert summary["versions"]["onnxruntime-qnn"] == "2.7.0"
    assert summary["contextBytes"] > 500_000


def test_two_builds_are_the_same_to_the_byte(qualcomm: Job, onnx_models: Path) -> None:
    first = compile_of(qualcomm, onnx_models / "sound.onnx").result["files"]
    qualcomm.next_attempt()

    assert compile_of(qualcomm, onnx_models / "sound.onnx").result["files"] == first


def test_a_context_can_lie_in_the_model_itself(qualcomm: Job, onnx_models: Path) -> None:
    compile_of(qualcomm, onnx_models / "sound.onnx", embedContext=True)

    assert sorted(tree(qualcomm.staging)) == ["model.onnx", "npuc-manifest.json"]


def test_weights_beside_the_model_are_found(qualcomm: Job, onnx_models: Path) -> None:
    outcome = compile_of(qualcomm, onnx_models / "beside")

    assert outcome.status == 0, outcome.log.decode()


@pytest.mark.parametrize(
    "options",
    [
        {"batch": 2, "inputShapes": ["x=2x3x16x16"]},
        {"inputShapes": ["x=1x3x16x16"]},
    ],
)
def test_open_sizes_are_fixed(qualcomm: Job, onnx_models: Path, options: dict[str, object]) -> None:
    outcome = compile_of(qualcomm, onnx_models / "open.onnx", **options)

    assert outcome.status == 0, outcome.log.decode()


def test_a_chip_without_floats_takes_a_quantised_model(qualcomm: Job, onnx_models: Path) -> None:
    outcome = compile_of(qualcomm, onnx_models / "quantized.onnx", target="qcs6490")

    assert outcome.status == 0, outcome.log.decode()
    assert qualcomm.manifest(qualcomm.staging)["summary"]["precision"] == "quantized"


@pytest.mark.parametrize(
    "target", ["htp-v68", "htp-v69", "htp-v73", "htp-v75", "htp-v79", "htp-v81", "sa8797"]
)
def test_every_architecture_compiles_integers(
    qualcomm: Job, onnx_models: Path, target: str
) -> None:
    assert compile_of(qualcomm, onnx_models / "quantized.onnx", target=target).status == 0


def test_every_option_reaches_the_compiler(qualcomm: Job, classifier: Path) -> None:
    digests = set()
    for options in ({}, {"finalizationMode": "longest-prepare"}, {"vtcmMb": 2}):
        outcome = compile_of(qualcomm, classifier, inputShapes=[CLASSIFIER], **options)
        assert outcome.status == 0, outcome.log.decode()
        digests.add(hashlib.sha256((qualcomm.staging / "model_qnn.bin").read_bytes()).digest())
        qualcomm.next_attempt()

    assert len(digests) == 3


@pytest.mark.parametrize(
    ("name", "options", "code", "word"),
    [
        ("open.onnx", {}, "OptionsRefused", "x dimension 0 (batch), 2 (side), 3 (side)"),
        ("open.onnx", {"batch": 1}, "OptionsRefused", "x dimension 2 (side), 3 (side)"),
        ("open.onnx", {"inputShapes": ["x=1x3x16x32"]}, "OptionsRefused", "dimension 3"),
        ("open.onnx", {"inputShapes": ["x=1x3"]}, "OptionsRefused", "has 4 dimensions"),
        ("open.onnx", {"inputShapes": ["z=1"]}, "OptionsRefused", "no input z; it has x"),
        ("shapeless.onnx", {}, "OptionsRefused", "x (of any shape)"),
        ("cpu.onnx", {}, "UnsupportedModel", "can't take 1 Erf, 1 Det"),
        ("custom.onnx", {}, "UnsupportedModel", "acme:Magic"),
        ("misspelt.onnx", {}, "UnsupportedModel", "No Op registered for Reluu"),
        ("future.onnx", {}, "UnsupportedModel", "Opset 99"),
        ("sound.onnx", {"precision": "quantized"}, "UnsupportedModel", "no QuantizeLinear"),
        ("sound.onnx", {"target": "qcs6490"}, "UnsupportedModel", "no QuantizeLinear"),
        ("cut.onnx", {}, "InvalidModel", "is not an ONNX model"),
        ("short", {}, "InvalidModel", "short.bin has 100 of the 864 bytes"),
        ("away", {}, "InvalidModel", "../sound.onnx, which is not a file beside it"),
    ],
)
def test_a_refusal_says_why(
    qualcomm: Job,
    onnx_models: Path,
    name: str,
    options: dict[str, object],
    code: str,
    word: str,
) -> None:
    outcome = compile_of(qualcomm, onnx_models / name, **options)

    assert outcome.error == (2, code), outcome.log.decode()
    assert word in outcome.message
    assert not (qualcomm.staging / "npuc-manifest.json").exists()
