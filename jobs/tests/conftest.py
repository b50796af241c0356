"""Fixtures: a volume with a model on it, the real vela and fake compilers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.harness import FAKE_VELA, JOBS, Job, write_tool
from tests.rngd_harness import rngd_job

# A busy machine is no fault of a test: hypothesis would fail a case that took 0.2 s.
settings.register_profile("without-deadline", deadline=None)
settings.load_profile("without-deadline")

_PREPARE = "run `make test`, which prepares .venv from jobs/requirements-*.txt"


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """An ethos-u compilation of a tiny stand-in model; its PATH has no compiler yet."""
    return Job(tmp_path)


@pytest.fixture
def tool(job: Job) -> Callable[[str, str], None]:
    """Puts a small Python script on the job's PATH under a compiler's name."""
    return lambda name, body: write_tool(job.bin_folder, name, body)


@pytest.fixture
def fake_vela(tool: Callable[[str, str], None]) -> Callable[[str], None]:
    """Puts a well-behaved vela on the PATH; the given code runs before it writes its outputs."""
    return lambda before="": tool("vela", before + FAKE_VELA)


@pytest.fixture
def rngd(job: Job) -> Job:
    """A compilation of a safetensors folder for RNGD; its PATH has no compiler yet."""
    return rngd_job(job)


@pytest.fixture(scope="session")
def vela() -> Path:
    """The real compiler."""
    places = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = os.environ.get("NPUC_VELA") or shutil.which("vela", path=places)
    if not found:
        pytest.fail(f"vela is not installed: {_PREPARE}, or set NPUC_VELA")
    return Path(found)


@pytest.fixture(scope="session")
def sample_models(vela: Path) -> Path:
    """The folder of real int8 wake-word models."""
    pattern = "lib/python*/site-packages/pymicro_wakeword/models"
    for environment in (vela.parent.parent, Path(sys.executable).parent.parent):
        for folder in environment.glob(pattern):
            return folder
    pytest.fail(f"pymicro-wakeword is not installed beside vela: {_PREPARE}")


@pytest.fixture
def real_job(job: Job, vela: Path, sample_models: Path) -> Job:
    """A compilation of a real model with the real compiler."""
    job.use_model((sample_models / "alexa.tflite").read_bytes())
    job.environment["PATH"] = f"{vela.parent}{os.pathsep}{os.environ['PATH']}"
    return job


@pytest.fixture(scope="session")
def qualcomm_python() -> Path:
    """The Python of the real compiler for Qualcomm's HTP."""
    python = JOBS.parent / ".venv-qualcomm/bin/python3"
    if not python.exists():
        pytest.skip("the compiler for qualcomm-htp is not installed: run `make qualcomm`")
    return python


def with_python(job: Job, python: Path, platform: str, name: str, version: str) -> Job:
    """A compilation by a compiler that is a Python API."""
    job.spec |= {
        "platform": platform,
        "toolchain": {"name": name, "version": version},
        "publishPath": f"models/{platform}-0123456789ab-01",
    }
    job.environment["PATH"] = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    return job


def models_written_by(python: Path, folder: Path) -> Path:
    """The folder of what onnx_models.py writes."""
    script = JOBS / "tests/onnx_models.py"
    subprocess.run([str(python), "-I", str(script)], cwd=folder, check=True)
    return folder


def classifier_beside(python: Path) -> Path:
    """PP-OCR's text direction classifier."""
    pattern = "lib/python*/site-packages/rapidocr_onnxruntime/models/*cls*.onnx"
    return next(python.parent.parent.glob(pattern))


@pytest.fixture(scope="session")
def onnx_models(qualcomm_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return models_written_by(qualcomm_python, tmp_path_factory.mktemp("onnx"))


@pytest.fixture(scope="session")
def classifier(qualcomm_python: Path) -> Path:
    return classifier_beside(qualcomm_python)


@pytest.fixture(scope="session")
def rockchip_python() -> Path:
    """The Python of the real compiler for Rockchip's NPUs."""
    python = JOBS.parent / ".venv-rockchip/bin/python3"
    if not python.exists():
        pytest.skip("the compiler for rockchip is not installed: run `make rockchip`")
    return python


@pytest.fixture(scope="session")
def onnx_models_by_rockchip(
    rockchip_python: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    return models_written_by(rockchip_python, tmp_path_factory.mktemp("onnx"))


@pytest.fixture(scope="session")
def rockchip_classifier(rockchip_python: Path) -> Path:
    return classifier_beside(rockchip_python)


@pytest.fixture
def rockchip(job: Job, rockchip_python: Path) -> Job:
    """A compilation for rockchip with the real compiler."""
    return with_python(job, rockchip_python, "rockchip", "rknn-toolkit2", "2.5.0")


@pytest.fixture
def qualcomm(job: Job, qualcomm_python: Path) -> Job:
    """A compilation for qualcomm-htp with the real compiler."""
    return with_python(job, qualcomm_python, "qualcomm-htp", "onnxruntime-qnn", "2.7.0")
