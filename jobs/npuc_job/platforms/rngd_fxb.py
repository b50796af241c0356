"""The newer generation of the Furiosa SDK: ``fxb build MODEL model.fxb``."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from npuc_job import cgroup
from npuc_job.platforms import outputs, rngd_bundle, rngd_options
from npuc_job.platforms.platform import CACHE, INPUTS
from npuc_job.platforms.rngd_knowledge import KNOWLEDGE
from npuc_job.spec import Spec
from npuc_job.wording import worded

TOOL = "fxb"
_LONG_STEP = 4096
"""Up to so many tokens in a step, a kernel was measured below the smaller of the two limits."""
SHOW_SECONDS = 300


def command(spec: Spec, model: Path) -> list[str]:
    return [
        TOOL,
        "build",
        INPUTS if rngd_options.left_out(spec.options) else str(model),
        rngd_bundle.NAME,
        *rngd_options.option_arguments(spec.options),
        "--concurrency",
        str(concurrency(spec, cgroup.cores(), cgroup.memory_bytes())),
        "--compiler-cache-dir",
        CACHE,
        "--build-report",
    ]


def concurrency(spec: Spec, cores: float, memory_bytes: int) -> int:
    """Kernels to compile at once: what was asked for, or less where the container has less."""
    memory = min(spec.memory_bytes, memory_bytes)
    return min(cgroup.whole_cores(spec.cpu_millicores, cores), max(1, memory // kernel_bytes(spec)))


def kernel_bytes(spec: Spec) -> int:
    """Memory of one running kernel."""
    _, buckets = rngd_options.read(spec.options)
    is_long = max(buckets.tokenwise, default=0) > _LONG_STEP
    return KNOWLEDGE.limits["longKernelBytes" if is_long else "kernelBytes"].value


def show(bundle: Path) -> None:
    """Have the vendor's own reader look at a bundle, where it is installed."""
    executable = shutil.which(TOOL, path=os.environ.get("PATH", os.defpath))
    if executable is None:
        return
    done = subprocess.run(
        [executable, "show", str(bundle)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SHOW_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        raise outputs.not_whole(
            worded(
                "BundleRefused",
                "{name} is refused by fxb show ({said})",
                name=bundle.name,
                said=said[-1] if said else "no message",
            )
        )
