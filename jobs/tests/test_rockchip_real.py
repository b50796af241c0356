"""The whole contract with the real compiler and real models."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from npuc_job.platforms.rockchip_rules import ROCKCHIP
from tests.harness import Job, Outcome, tree

CLASSIFIER = "x=1x3x48x192"


def compile_of(job: Job, model: Path, **options: object) -> Outcome:
    job.spec["options"] = {"target": "rk3588", **options}
    job.use_copy(model)
    return job.run("compile")


@pytest.fixture(scope="session")
def sampled(
    rockchip_python: Path, rockchip_classifier: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the classifier and samples, good ones and others."""
    folder = tmp_path_factory.mktemp("sampled")
    shutil.copy(rockchip_classifier, folder)
    code = """
import numpy as np
numbers = np.random.default_rng(1).standard_normal((4, 3, 48, 192)).astype("f")
np.save("x.npy", numbers)
np.save("nhwc.npy", numbers.transpose(0, 2, 3, 1))
np.save("double.npy", numbers.astype("d"))
np.save("none.npy", numbers[:0])
np.save("objects.npy", np.array([{}], dtype=object))
open("cut.npy", "wb").write(open("x.npy", "rb").read()[:-100])
"""
    subprocess.run([str(rockchip_python), "-I", "-c", code], cwd=folder, check=True)
    return folder


def test_compiles_verifies_and_publishes_floats(rockchip: Job, rockchip_classifier: Path) -> None:
    compiled = compile_of(rockchip, rockchip_classifier, inputShapes=[CLASSIFIER])

    assert compiled.status == 0, compiled.log.decode()
    rockchip.spec["manifestDigest"] = compiled.result["manifestDigest"]
    assert rockchip.run("verify").status == 0
    assert sorted(tree(rockchip.published)) == ["model.rknn", "npuc-manifest.json"]
    assert b"npuc: progress 4/4\n" in compiled.log
    assert b"it/s]" not in compiled.log


def test_the_manifest_says_what_came_out(rockchip: Job, sampled: Path) -> None:
    outcome = compile_of(
        rockchip,
        sampled,
        calibration=["x=x.npy"],
        precision="int8",
        inputShapes=[CLASSIFIER],
        mean=["x=1/2/3"],
        std=["x=2/2/2"],
    )

    assert outcome.status == 0, outcome.log.decode()
    assert sorted(tree(rockchip.staging)) == ["model.rknn", "npuc-manifest.json"]
    summary = rockchip.manifest(rockchip.staging)["summary"]
    assert (summary["target"], summary["precision"]) == ("rk3588", "int8")
    assert summary["calibrationSamples"] == 4
    assert summary["inputs"] == ["x FLOAT 1x3x48x192"]
    assert summary["modelOperators"]["Conv"] == 53
    assert summary["reproducible"] is False
    assert summary["versions"]["rknn-toolkit2"] == "2.5.0"
    assert summary["contextBytes"] > 500_000


@pytest.mark.parametrize("target", [one.name for one in ROCKCHIP.targets if one.fp16])
def test_every_chip_that_has_floats_compiles_them(
    rockchip: Job, onnx_models_by_rockchip: Path, target: str
) -> None:
    outcome = compile_of(rockchip, onnx_models_by_rockchip / "sound.onnx", target=target)

    assert outcome.status == 0, outcome.log.decode()


@pytest.mark.parametrize("target", [one.name for one in ROCKCHIP.targets if one.int8])
def test_every_chip_that_has_integers_takes_a_quantised_model(
    rockchip: Job, onnx_models_by_rockchip: Path, target: str
) -> None:
    outcome = compile_of(rockchip, onnx_models_by_rockchip / "quantized.onnx", target=target)

    assert outcome.status == 0, outcome.log.decode()
    assert rockchip.manifest(rockchip.staging)["summary"]["precision"] == "quantized"


@pytest.mark.parametrize("target", ["rv1103", "rv1103b", "rv1106", "rv1106b"])
def test_a_chip_without_floats_takes_samples(rockchip: Job, sampled: Path, target: str) -> None:
    outcome = compile_of(
        rockchip, sampled, target=target, calibration=["x=x.npy"], inputShapes=[CLASSIFIER]
    )

    assert outcome.status == 0, outcome.log.decode()


def test_weights_beside_the_model_are_found(rockchip: Job, onnx_models_by_rockchip: Path) -> None:
    outcome = compile_of(rockchip, onnx_models_by_rockchip / "beside")

    assert outcome.status == 0, outcome.log.decode()


@pytest.mark.parametrize(
    ("name", "options", "code", "word"),
    [
        ("open.onnx", {"batch": 1}, "OptionsRefused", "x dimension 2 (side), 3 (side)"),
        ("sound.onnx", {"inputShapes": ["z=1"]}, "OptionsRefused", "no input z; it has x"),
        ("misspelt.onnx", {}, "UnsupportedModel", "No Op registered for Reluu"),
        ("custom.onnx", {}, "UnsupportedModel", "acme"),
        ("future.onnx", {}, "UnsupportedModel", "opset 99"),
        ("cut.onnx", {}, "InvalidModel", "is not an ONNX model"),
        ("short", {}, "InvalidModel", "short.bin has 100 of the 864 bytes"),
        ("sound.onnx", {"target": "rv1106"}, "OptionsRefused", "there are no samples"),
        ("sound.onnx", {"precision": "quantized"}, "OptionsRefused", "works on floats"),
        ("quantized.onnx", {"precision": "fp16"}, "OptionsRefused", "is quantised already"),
        ("quantized.onnx", {"target": "rk2118"}, "OptionsRefused", "has no int8"),
        ("sound.onnx", {"mean": ["x=1/2"]}, "OptionsRefused", "gives 2 numbers"),
    ],
)
def test_a_refusal_says_why(
    rockchip: Job,
    onnx_models_by_rockchip: Path,
    name: str,
    options: dict[str, object],
    code: str,
    word: str,
) -> None:
    outcome = compile_of(rockchip, onnx_models_by_rockchip / name, **options)

    assert outcome.error == (2, code), outcome.log.decode()
    assert word in outcome.message
    assert not (rockchip.staging / "npuc-manifest.json").exists()


@pytest.mark.parametrize(
    ("calibration", "word"),
    [
        (["y=x.npy"], "it has no y; x has no samples"),
        (["x=missing.npy"], "missing.npy is not a file beside the model"),
        (["x=nhwc.npy"], "4x48x192x3, and must be their number, then 3x48x192"),
        (["x=double.npy"], "numbers of the type float64"),
        (["x=none.npy"], "there are 0 samples"),
        (["x=objects.npy"], "is not a whole .npy file"),
        (["x=cut.npy"], "is not a whole .npy file"),
    ],
)
def test_samples_that_do_not_fit_are_told(
    rockchip: Job, sampled: Path, calibration: list[str], word: str
) -> None:
    outcome = compile_of(rockchip, sampled, calibration=calibration, inputShapes=[CLASSIFIER])

    assert outcome.error == (2, "OptionsRefused"), outcome.log.decode()
    assert word in outcome.message
