"""Runs the job program as the service does: a process with an environment and a result file."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from npuc_job import spec

JOBS = Path(__file__).parent.parent
TINY_MODEL = b"\x0c\0\0\0TFL3\x04\0\x04\0\x04\0\0\0"  # a table without fields
WAIT_SECONDS = 300

FAKE_VELA = r"""
import pathlib, sys
stem = pathlib.Path(sys.argv[1]).stem
pathlib.Path(f"{stem}_vela.tflite").write_bytes(b"\x28\0\0\0TFL3" + b"ethos-u COP1")
pathlib.Path(f"{stem}_summary_Some_Config.csv").write_text(
    "accelerator_configuration,sram_memory_used,inference_time\nEthos_U85_256,7.046875,4.415e-05\n"
)
print("CPU operators = 1 (2.6%)")
print("NPU operators = 37 (97.4%)")
"""


@dataclass(frozen=True)
class Outcome:
    """How a run ended: exit status, log and parsed result."""

    status: int
    log: bytes
    result: dict[str, Any]

    @property
    def error(self) -> tuple[int, str]:
        return self.status, self.result["error"]["code"]

    @property
    def message(self) -> str:
        return str(self.result["error"]["message"])


class Job:
    """One attempt: a spec to change, and runs of its steps in a process of their own."""

    def __init__(self, folder: Path) -> None:
        self.volume = folder / "volume"
        self.bin_folder = folder / "bin"
        self.result_file = folder / "result.json"
        for path in (self.volume / "models", self.bin_folder):
            path.mkdir(parents=True)
        self.environment = {"PATH": f"{self.bin_folder}{os.pathsep}{os.environ['PATH']}"}
        self.spec: dict[str, Any] = spec_for(self.volume)
        self.use_model(TINY_MODEL)

    @property
    def model(self) -> Path:
        return self.volume / self.spec["basePath"]

    @property
    def staging(self) -> Path:
        return self.volume / self.spec["stagingPath"]

    @property
    def published(self) -> Path:
        return self.volume / self.spec["publishPath"]

    def parsed(self) -> spec.Spec:
        return spec.parse(json.dumps(self.spec))

    def use_model(self, content: bytes) -> None:
        self.model.write_bytes(content)
        self.spec["baseArtifact"]["digest"] = "sha256:" + hashlib.sha256(content).hexdigest()

    def use_copy(self, model: Path) -> None:
        """Has a file or a folder for its model, whose digest is not known."""
        path = f"models/{model.name}"
        self.spec["basePath"] = path
        self.spec["baseArtifact"] = {"id": "a-03", "uri": f"pvc://models/{path}", "digest": None}
        if model.is_dir():
            shutil.copytree(model, self.model, dirs_exist_ok=True)
        else:
            shutil.copyfile(model, self.model)

    def start(
        self, step: str, prelude: str = "", stdout: int = subprocess.PIPE
    ) -> subprocess.Popen[bytes]:
        """Start a step; ``prelude`` is Python code that runs first in it, to inject a fault."""
        code = f"import os, sys\n{prelude}\nfrom npuc_job.__main__ import main\n"
        code += f"sys.exit(main([{step!r}], os.environ))"
        environment = {
            "PYTHONPATH": str(JOBS),
            "NPUC_SPEC": json.dumps(self.spec),
            "NPUC_RESULT": str(self.result_file),
            **self.environment,
        }
        return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=stdout)

    def run(self, step: str, prelude: str = "", stdout: int = subprocess.PIPE) -> Outcome:
        return self.outcome_of(self.start(step, prelude, stdout))

    def outcome_of(self, process: subprocess.Popen[bytes]) -> Outcome:
        log, _ = process.communicate(timeout=WAIT_SECONDS)
        data = self.result_file.read_bytes() if self.result_file.exists() else b"{}"
        assert len(data) <= 4096
        return Outcome(process.returncode, log, json.loads(data))

    def compile(self) -> Outcome:
        """Compile, and hand the manifest's digest to the verify step as the service does."""
        outcome = self.run("compile")
        assert outcome.status == 0, outcome.log.decode()
        self.spec["manifestDigest"] = outcome.result["manifestDigest"]
        return outcome

    def next_attempt(self) -> None:
        self.spec["attempt"] += 1
        self.spec["stagingPath"] = f"models/.npuc-staging/c-01/{self.spec['attempt']}"

    def forge(self, manifest: dict[str, Any]) -> None:
        """Let the staged manifest be another, as a compiler could, with its digest."""
        data = json.dumps(manifest).encode()
        (self.staging / "npuc-manifest.json").write_bytes(data)
        self.spec["manifestDigest"] = "sha256:" + hashlib.sha256(data).hexdigest()

    def manifest(self, folder: Path) -> dict[str, Any]:
        return dict(json.loads((folder / "npuc-manifest.json").read_bytes()))


def tflite_case(name: str) -> bytes:
    """The file of a case in tflite_cases.json."""
    cases = json.loads((JOBS / "tests/tflite_cases.json").read_text())
    return next(base64.b64decode(case["base64"]) for case in cases if case["name"] == name)


def spec_for(volume: Path) -> dict[str, Any]:
    return {
        "formatVersion": 1,
        "compilationId": "c-01",
        "attempt": 1,
        "platform": "ethos-u",
        "toolchain": {"name": "ethos-u-vela", "version": "5.2.0"},
        "volume": str(volume),
        "baseArtifact": {"id": "a-01", "uri": "pvc://models/models/hey.tflite", "digest": None},
        "basePath": "models/hey.tflite",
        "stagingPath": "models/.npuc-staging/c-01/1",
        "publishPath": "models/ethos-u-0123456789ab-01",
        "manifestDigest": None,
        "options": {"acceleratorConfig": "ethos-u85-256"},
        "additionalArgs": [],
        "optionsHash": "0" * 64,
        "secretNames": [],
        "cpuMillicores": 2000,
        "memoryBytes": 2 * 1024**3,
    }


def write_tool(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!{sys.executable}\n{body}")
    path.chmod(0o755)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder with their content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
