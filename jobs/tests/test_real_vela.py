"""The whole contract with the real compiler and real models."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.harness import JOBS, Job, tflite_case, tree

BOARD = JOBS / "tests/board_vela.ini"


def test_compiles_verifies_and_publishes_a_real_model(real_job: Job) -> None:
    compiled = real_job.compile()
    verified = real_job.run("verify")

    assert (compiled.status, verified.status) == (0, 0)
    assert b"npuc: NPU operators 37 of 38 (97.4%)\n" in compiled.log
    files = tree(real_job.published)
    assert sorted(files) == [
        "hey_summary_Ethos_U85_SYS_DRAM_Mid.csv",
        "hey_vela.tflite",
        "npuc-manifest.json",
    ]
    manifest_bytes = files.pop("npuc-manifest.json")
    digest = "sha256:" + hashlib.sha256(manifest_bytes).hexdigest()
    assert digest == compiled.result["manifestDigest"] == verified.result["manifestDigest"]
    assert verified.result["publishedPath"] == real_job.spec["publishPath"]
    assert verified.result["totalBytes"] == sum(map(len, files.values()))
    assert verified.result["files"] == [
        {"path": path, "sizeBytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for path, data in files.items()
    ]
    assert not (real_job.volume / "models/.npuc-staging/c-01").exists()


def test_manifest_says_what_was_done_and_what_came_out(real_job: Job) -> None:
    real_job.compile()

    manifest = real_job.manifest(real_job.staging)

    assert list(manifest) == [
        "formatVersion",
        "compilationId",
        "platform",
        "toolchain",
        "baseArtifact",
        "options",
        "optionsHash",
        "command",
        "createdAt",
        "summary",
        "warnings",
        "notes",
        "files",
        "linked",
        "totalBytes",
    ]
    assert manifest["command"] == [
        "vela",
        str(real_job.model),
        "--accelerator-config",
        "ethos-u85-256",
        "--output-dir",
        ".",
    ]
    assert manifest["createdAt"].endswith("Z")
    assert manifest["summary"] == {
        "cpuOperators": 1,
        "cpuOperatorPercent": 2.6,
        "npuOperators": 37,
        "npuOperatorPercent": 97.4,
        "acceleratorConfig": "Ethos_U85_256",
        "systemConfig": "Ethos_U85_SYS_DRAM_Mid",
        "memoryMode": "Dedicated_Sram_384KB",
        "totalSramUsedKib": 7.046875,
        "totalDramUsedKib": 37.46875,
        "totalOnChipFlashUsedKib": 0.0,
        "totalOffChipFlashUsedKib": 0.0,
        "originalWeightsBytes": 23968,
        "npuEncodedWeightsBytes": 26784,
        "macsPerInference": 36505,
        "cyclesPerInference": 44150,
        "inferenceTimeSeconds": 4.415e-05,
    }


def test_second_run_of_an_attempt_gives_the_same_files(real_job: Job) -> None:
    first = real_job.compile()
    (real_job.staging / "npuc-manifest.json").unlink()
    (real_job.staging / "left-over.bin").write_bytes(b"of a killed run")

    second = real_job.compile()

    assert second.result["files"] == first.result["files"]
    assert "left-over.bin" not in tree(real_job.staging)


@pytest.mark.parametrize("name", ["hey.v2.tflite", "모델 최종 🦙.tflite", "-dash", "no extension"])
def test_names_of_models_are_kept(real_job: Job, name: str) -> None:
    content = real_job.model.read_bytes()
    real_job.spec["basePath"] = f"models/{name}"
    real_job.use_model(content)

    real_job.compile()

    assert real_job.run("verify").status == 0
    assert f"{name.removesuffix('.tflite')}_vela.tflite" in tree(real_job.published)


def test_all_options_and_additional_arguments_reach_the_compiler(real_job: Job) -> None:
    real_job.spec["options"] = {
        "acceleratorConfig": "ethos-u55-128",
        "optimise": "Size",
        "memoryMode": "Shared_Sram",
        "systemConfig": "Ethos_U55_High_End_Embedded",
        "arenaCacheSize": 400000,
        "cpuTensorAlignment": 32,
        "tensorAllocator": "Greedy",
        "ignoreOps": ["CONV_2D", "DEPTHWISE_CONV_2D"],
        "forceSymmetricIntWeights": True,
        "separateIoRegions": False,
        "copFormat": None,
    }
    real_job.spec["additionalArgs"] = ["--verbose-performance"]

    compiled = real_job.compile()

    assert b"--ignore-ops CONV_2D,DEPTHWISE_CONV_2D" in compiled.log
    assert b"NPU operators 0 of" not in compiled.log
    assert "hey_per-layer.csv" in tree(real_job.staging)


def test_a_board_is_described_by_its_vela_ini(real_job: Job) -> None:
    """That of the Grove Vision AI module, with the blanks that its page has behind the lines."""
    real_job.spec["options"] = {
        "acceleratorConfig": "ethos-u55-64",
        "systemConfig": "My_Sys_Cfg",
        "memoryMode": "My_Mem_Mode_Parent",
        "velaIni": BOARD.read_text(),
    }

    compiled = real_job.compile()

    assert compiled.status == 0
    assert real_job.run("verify").status == 0
    assert real_job.manifest(real_job.published)["summary"]["systemConfig"] == "My_Sys_Cfg"
    assert "vela.ini" not in tree(real_job.published)


def test_a_truncated_model_is_the_users_to_fix(real_job: Job) -> None:
    real_job.use_model(real_job.model.read_bytes()[:20_000])

    outcome = real_job.run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert "ends too early or is damaged" in outcome.message
    assert "register it as a new artifact" in outcome.message


def test_a_compiled_model_is_refused(real_job: Job) -> None:
    real_job.compile()
    real_job.use_model((real_job.staging / "hey_vela.tflite").read_bytes())
    real_job.next_attempt()

    outcome = real_job.run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert "was compiled for an Ethos-U before" in outcome.message


def test_a_float_model_that_vela_cannot_read_is_explained_by_its_cause(real_job: Job) -> None:
    real_job.use_model(tflite_case("float HARD_SWISH (@mediapipe/selfie_segmentation)"))

    outcome = real_job.run("compile")

    assert outcome.error == (2, "UnsupportedModel")
    assert "quantise it to full integers" in outcome.message
    assert "Does not have valid TFLite Semantics. - IFM has to be 8bit" in outcome.message


def test_a_model_of_which_the_npu_takes_nothing_says_why(real_job: Job) -> None:
    real_job.use_model(tflite_case("float RELU"))

    outcome = real_job.compile()

    assert outcome.result["warnings"] == [
        "hey.tflite is Float32: the NPU takes full-integer int8 or int16 models only, so every "
        "operator stays on the CPU; quantise it to full integers (int8 or int16) and register that "
        "model.",
        "The NPU will not be used: all 1 operators stay on the CPU: Operation has tensor with "
        "unsupported DataType Float32 (vela, of most of them).",
    ]
    assert real_job.manifest(real_job.staging)["warnings"] == outcome.result["warnings"]
    assert b"npuc: warning: hey.tflite is Float32" in outcome.log
    assert real_job.run("compile").result["warnings"] == outcome.result["warnings"]


def test_an_arena_cache_size_that_was_missed_is_told(real_job: Job) -> None:
    real_job.spec["options"] = {"acceleratorConfig": "ethos-u55-128", "arenaCacheSize": 1024}

    outcome = real_job.compile()

    assert outcome.result["warnings"] == [
        "arenaCacheSize 1024 (1 KiB) is a target, which vela missed: the model uses 4.891 KiB of "
        "SRAM. See that the chip has as much, or take a smaller model."
    ]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"optimise": "Fast"}, "optimise must be Size or Performance"),
        ({"acceleratorConfig": "ethos-u99"}, "invalid choice: 'ethos-u99'"),
        ({"systemConfig": "Nope"}, "System_Config.Nope not found"),
        ({"memoryMode": "Nope"}, "Memory_Mode.Nope not found"),
        ({"ignoreOps": ["NOPE"]}, "such as CONV_2D; NOPE is none"),
        ({"cpuTensorAlignment": 3}, "Invalid argument to --cpu-tensor-alignment = 3"),
        (
            {"systemConfig": "Ethos_U55_High_End_Embedded", "memoryMode": "Dedicated_Sram"},
            "do not fit together",
        ),
    ],
)
def test_refused_options_are_explained(
    real_job: Job, options: dict[str, object], word: str
) -> None:
    real_job.spec["options"] = options

    outcome = real_job.run("compile")

    assert outcome.error == (2, "OptionsRefused")
    assert word in outcome.message
    assert not (real_job.staging / "npuc-manifest.json").exists()


def test_leaves_nothing_outside_of_staging(real_job: Job, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    real_job.environment["TMPDIR"] = str(scratch)
    before = tree(real_job.volume)

    real_job.compile()

    after = tree(real_job.volume)
    assert {path for path in after if path not in before} == {
        path for path in after if path.startswith("models/.npuc-staging/c-01/1/")
    }
    assert list(scratch.iterdir()) == []
