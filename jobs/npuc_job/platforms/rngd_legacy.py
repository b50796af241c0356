"""The older generation of the Furiosa SDK, up to 2026.3: Python's ArtifactBuilder.

It has no command for all that we set, so the SDK's own Python runs ``legacy_build.py``.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from npuc_job import cgroup
from npuc_job.failure import Code, JobError
from npuc_job.platforms import legacy_build, rngd_options
from npuc_job.platforms.platform import CACHE
from npuc_job.spec import Spec
from npuc_job.wording import worded

TOOL = "python3"
CHECK_ONLY = "--check"


def command(spec: Spec, model: Path) -> list[str]:
    numbers, buckets = rngd_options.read(spec.options)
    build = {
        "model": str(model),
        "maxContextLength": numbers.get("maxContextLength"),
        "tensorParallel": numbers.get("tensorParallel", 8),
        "pipelineParallel": numbers.get("pipelineParallel", 1),
        "prefillBuckets": buckets.prefill,
        "decodeBuckets": buckets.decode,
        "appendBuckets": buckets.append,
        "tokenwiseSeqLens": buckets.tokenwise,
        "task": _task(spec),
        "cores": cgroup.whole_cores(spec.cpu_millicores, cgroup.cores()),
    }
    return [TOOL, legacy_build.__file__, json.dumps(build, sort_keys=True), CACHE]


def _task(spec: Spec) -> str:
    task = rngd_options.task(spec.options)
    return "auto" if task is None else task.value


def check(folder: Path) -> Mapping[str, Any]:
    """Refuse a folder that lacks a part of the artifact; return its manifest."""
    try:
        manifest: Mapping[str, Any] = json.loads((folder / "artifact.json").read_bytes())
        with zipfile.ZipFile(folder / "binary_bundle.zip") as bundle:
            damaged = bundle.testzip()
            if damaged is not None or not bundle.namelist():
                raise _broken(f"binary_bundle.zip is damaged at {damaged or 'its beginning'}")
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise _broken(str(error)) from error
    if not any(folder.glob("params-*.safetensors*")):
        raise _broken("there is no params-*.safetensors")
    if not (folder / "config.json").is_file():
        raise _broken("there is no config.json")
    return manifest


def summary(folder: Path) -> Mapping[str, object]:
    manifest = check(folder)
    return {
        "versions": manifest.get("metadata"),
        "parallelConfig": manifest.get("model", {}).get("parallel_config"),
    }


def _broken(what: str) -> JobError:
    return JobError(
        Code.OUTPUT_MISSING,
        worded(
            "ArtifactIncomplete",
            "ArtifactBuilder ended without an error, but the artifact is not complete ({said}): "
            "see the log of the compile step.",
            said=what,
        ),
    )
