"""What is checked of a sharded model of 140 GB before a compiler starts, beside safetensors."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from service import ROOT, Failure

from bench import job_program, large_model, vela
from bench.core import Bench, Row, compared
from bench.figures import figure
from bench.hub import serving
from bench.peers import needed
from bench.server import Server, served
from bench.wire import Request, milliseconds

PYTHON = ROOT / ".venv-bench" / "bin" / "python3"
OPTIONS = {
    "maxContextLength": 1024,
    "tensorParallel": 8,
    "prefillBuckets": [[1, 1024]],
    "decodeBuckets": [[1, 1024]],
    "tokenwiseSeqLens": [1, 1024],
}
REQUEST = {"platform": "rngd", "options": OPTIONS}
TOOLCHAIN = ("furiosa-llm", "2026.4.0")
READ = """
import pathlib, sys
from safetensors import safe_open
for shard in sorted(pathlib.Path(sys.argv[1]).glob("*.safetensors")):
    with safe_open(shard, framework="numpy") as file:
        for name in file.keys():
            piece = file.get_slice(name)
            piece.get_shape(), piece.get_dtype()
"""


def run(bench: Bench) -> list[Row]:
    """A row of the job program, one of what the service looks at."""
    needed(PYTHON)
    volume = vela.emptied(bench.folder / "volume")
    model = volume / "models" / "llama"
    total = large_model.write(model)
    bench.tell(f"{large_model.SHARDS} shards, {total / 1e9:.0f} GB, sparse")
    rounds = bench.size(10, 2)
    job, peer, dry = [], [], []
    with served(bench.folder / "service", home(bench), settings=volumes(volume)) as server:
        version = server.service.version("llama", "safetensors", "pvc://models/models/llama")
        dry_run(server, version)
        for number in range(rounds):
            bench.tell(f"round {number + 1}")
            job.append(job_preflight(bench.folder, volume))
            dry.append(dry_run(server, version))
            peer.append(milliseconds(lambda: read_headers(model)))
    bench.tell("from a hub")
    over_http = hub_rows(bench, model, rounds)
    note = f"{large_model.SHARDS} shards of {total / 1e9:.0f} GB in all; "
    return [
        compared("preflight of the Job", "ms", figure(job), figure(peer), "safetensors of Python",
                 note + "from the start of its Python to that of the compiler; names, shapes, "
                 "types, spans and sizes, held against the index"),
        compared("dry run of the service", "ms", figure(dry), figure(peer),
                 "safetensors of Python", note + "a request to a service that runs"),
        *over_http,
    ]  # fmt: skip


def hub_rows(bench: Bench, model: Path, rounds: int) -> list[Row]:
    """What it takes to look at the same model on a hub of this machine, and then to ask again."""
    looks, dry, requests, sent = [], [], [], []
    with serving(model) as hub:
        settings = {"HF_ENDPOINT": hub.url, "NPUC_MEMORY": "1024Gi", "NPUC_CPU": "64"}
        with served(bench.folder / "hub", home(bench, "hub-home"), settings=settings) as server:
            for number in range(rounds):
                before = (hub.requests, hub.sent)
                begun = time.perf_counter()
                uri = f"hf://bench/llama-{number}"
                version = server.service.version(f"llama-{number}", "safetensors", uri)
                looks.append((time.perf_counter() - begun) * 1000)
                requests.append(float(hub.requests - before[0]))
                sent.append((hub.sent - before[1]) / 1e6)
                asked = hub.requests
                dry.append(dry_run(server, version))
                if hub.requests != asked:
                    raise Failure("a dry run of what was looked at asks the hub again")
    note = "the same model on a hub of this machine, large files by way of a redirect; "
    return [
        Row("register from a hub", "ms", figure(looks), note=note + "with model and version"),
        Row("requests of that look", "", figure(requests), note=note),
        Row("bytes of that look", "MB", figure(sent), note=note),
        Row("dry run from a hub", "ms", figure(dry), note=note + "it asks the hub nothing"),
    ]


def home(bench: Bench, name: str = "home") -> Path:
    """A home of the service in which the SDK seems to be installed."""
    folder = vela.stub_home(bench.folder / name, 0)
    packages = folder / ".venv-rngd" / "lib" / "python3" / "site-packages"
    (packages / f"furiosa_llm-{TOOLCHAIN[1]}.dist-info").mkdir(parents=True)
    return folder


def volumes(volume: Path) -> dict[str, str]:
    return {"NPUC_VOLUMES": f"models={volume}", "NPUC_MEMORY": "1024Gi", "NPUC_CPU": "64"}


def dry_run(server: Server, version: str) -> float:
    """Milliseconds of asking what would happen."""
    client = server.client()
    request = Request("POST", f"{version}/compilations?dryRun=true", REQUEST)
    taken = milliseconds(lambda: client.send(request))
    client.close()
    return taken


def job_preflight(folder: Path, volume: Path) -> float:
    """Milliseconds from the start of the job program until it starts the compiler."""
    stamp = folder / "stamp"
    stamp.unlink(missing_ok=True)
    script = f'[ -e "{stamp}" ] || date +%s.%N > "{stamp}"; exit 1'
    tools = job_program.write_tool(folder / "tools", "fxb", script)
    asked = job_program.spec("rngd", TOOLCHAIN, volume, "models/llama")
    asked["options"] = {**OPTIONS, "pipelineParallel": 1}
    step = job_program.run("compile", asked, tools, folder / "result.json", fails=True)
    return (float(stamp.read_text()) - step.begun) * 1000


def read_headers(model: Path) -> None:
    """All names, shapes and types, in a Python of its own."""
    subprocess.run([str(PYTHON), "-c", READ, str(model)], check=True)
