"""One step of the job program by itself, as jobs/README.md says it is run."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service import ROOT, Failure


@dataclass(frozen=True)
class Step:
    """How a step ended: begin and end in seconds of the machine's clock, memory of its largest
    process in MiB, and its result."""

    begun: float
    ended: float
    peak_mib: float
    result: Mapping[str, Any]


def run(
    step: str,
    spec: Mapping[str, Any],
    tools: Path,
    result: Path,
    fails: bool = False,
    variables: Mapping[str, str] | None = None,
) -> Step:
    """Runs it to its end, which must be a success unless it is to fail; with more variables."""
    result.unlink(missing_ok=True)
    environment = {
        **(variables or {}),
        "PATH": f"{tools}:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": str(ROOT / "jobs"),
        "NPUC_SPEC": json.dumps(spec),
        "NPUC_RESULT": str(result),
        "LANG": "C.UTF-8",
    }
    python, log = ROOT / ".venv" / "bin" / "python3", result.with_suffix(".log")
    begun = time.time()
    with log.open("w") as out:
        process = subprocess.Popen(
            [str(python), "-m", "npuc_job", step], env=environment, stdout=out, stderr=out
        )
        _, status, used = os.wait4(process.pid, 0)
    ended = time.time()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 and not fails:
        raise Failure(f"the step {step} failed:\n{log.read_text()[-2000:]}")
    left = json.loads(result.read_text()) if result.exists() else {}
    return Step(begun, ended, used.ru_maxrss / 1024, left)


def spec(platform: str, toolchain: tuple[str, str], volume: Path, model: str) -> dict[str, Any]:
    """What the service would ask for, without options; `model` is a path in the volume."""
    return {
        "formatVersion": 1,
        "compilationId": "c-01",
        "attempt": 1,
        "platform": platform,
        "toolchain": {"name": toolchain[0], "version": toolchain[1]},
        "volume": str(volume),
        "baseArtifact": {"id": "a-01", "uri": f"pvc://models/{model}", "digest": None},
        "basePath": model,
        "stagingPath": "models/.npuc-staging/c-01/1",
        "publishPath": f"models/{platform}-0123456789ab-01",
        "manifestDigest": None,
        "options": {},
        "additionalArgs": [],
        "optionsHash": "0" * 64,
        "secretNames": [],
        "cpuMillicores": 1000,
        "memoryBytes": 16 * 1024**3,
    }


def write_tool(folder: Path, name: str, script: str) -> Path:
    """A stub of a compiler, for sh; answers its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tool = folder / name
    tool.write_text(f"#!/bin/sh\n# A stub and no compiler.\n{script}\n")
    tool.chmod(0o755)
    return folder
