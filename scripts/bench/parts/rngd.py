"""A tiny Llama for RNGD with a warm compiler cache, beside `fxb build` alone."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import demo_rngd
from service import ROOT

from bench import compilations, vela
from bench.core import Bench, Row, Skipped, compared
from bench.figures import figure
from bench.server import Server, served

FXB = ROOT / ".venv-rngd" / "bin" / "fxb"
GOAL = 1.15


def run(bench: Bench) -> list[Row]:
    """One row, or why there is none."""
    if not FXB.exists():
        raise Skipped("the vendor's compiler is not installed: run `make rngd`")
    if demo_rngd.cached_kernels() == 0:
        raise Skipped("no compiler cache is left: run `make demo-rngd`, about 25 minutes")
    settings = {"NPUC_VOLUMES": f"models={demo_rngd.VOLUME}"}
    ours, theirs = [], []
    with served(bench.folder / "service", settings=settings) as server:
        version = demo_rngd.register(server.service)
        bench.tell("warming the cache up")
        first = compilations.one_flow(server, version, 0, demo_rngd.REQUEST)
        command = bare_command(server, first.id)
        for number in range(bench.size(2, 1, 5)):
            bench.tell(f"round {number + 1}")
            flow = compilations.one_flow(server, version, first.seconds / 2, demo_rngd.REQUEST)
            ours.append(flow.seconds)
            theirs.append(bare(command, bench.folder / "bare"))
    row = compared("flow with a warm cache", "s", figure(ours), figure(theirs), "fxb build")
    return [row.at_most(row.ratio or 0, GOAL, "x")]


def bare_command(server: Server, compilation: str) -> list[str]:
    """What the service ran, with the shared cache in place of a copy."""
    manifest = server.service.call("GET", f"/v1/compilations/{compilation}/manifest")
    command = [str(FXB), *manifest["command"][1:]]
    place = command.index("--compiler-cache-dir") + 1
    caches = sorted(Path(demo_rngd.VOLUME).glob(".npuc-cache/*"))
    command[place] = str(caches[-1])
    return command


def bare(command: Sequence[str], folder: Path) -> float:
    """Seconds of a build into an empty folder."""
    vela.emptied(folder)
    environment = {
        "PATH": f"{FXB.parent}:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "PYTHONUNBUFFERED": "1",
    }
    begun = time.perf_counter()
    with (folder / "log").open("w") as log:
        subprocess.run(command, cwd=folder, env=environment, stdout=log, stderr=log, check=True)
    return time.perf_counter() - begun
