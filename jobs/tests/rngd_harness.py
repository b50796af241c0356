"""A compilation for RNGD with a stand-in for fxb, which writes a bundle of two kernels."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.harness import Job

FAKE_FXB = r"""
import json, os, sys, zipfile
if sys.argv[1] == "show":
    sys.exit(0 if zipfile.is_zipfile(sys.argv[2]) else "error: reading zip archive")
print("Build Summary: 2 kernels", file=sys.stderr)
if refused := CHECK():
    sys.exit(refused)
stamp = "\x1b[2m2026-11-25T04:53:02Z\x1b[0m INFO furiosa_generator: "
print(stamp + "[==========          ] 1/2 (50%) | Running: 1", file=sys.stderr)
WORK()
with zipfile.ZipFile(sys.argv[3], "w") as bundle:
    kernels = {"attention": [{"file": "edfs/a.edf"}], "tokenwise": [{"file": "edfs/b.edf"}]}
    manifest = {"kernels": kernels, "parallel_config": {"tensor_parallel_size": 8}, "versions": {}}
    bundle.writestr("manifest.json", json.dumps(manifest))
    for name in NAMES:
        bundle.writestr(name, "kernel")
os.chmod(sys.argv[3], 0o600)
print("HF_HUB_OFFLINE is", os.environ.get("HF_HUB_OFFLINE"))
print("Artifact Build Completed")
"""
HEAD = "NAMES = ['edfs/a.edf', 'edfs/b.edf']\nCHECK = lambda: 0\nWORK = lambda: None\n"
GOOD_FXB = HEAD + FAKE_FXB

CASES: dict[str, Any] = json.loads(Path(__file__).with_name("rngd_model_cases.json").read_text())
CONFIG: dict[str, Any] = CASES["config"]


def fxb(body: str) -> str:
    """The stand-in with ``body`` replacing parts of it."""
    return HEAD + body + FAKE_FXB


def shard(tensors: dict[str, int], size: int | None = None) -> bytes:
    """A safetensors file of BF16 vectors by name and length; ``size`` cuts or extends its data."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, length in tensors.items():
        offsets = [end, end + 2 * length]
        header[name] = {"dtype": "BF16", "shape": [length], "data_offsets": offsets}
        end += 2 * length
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(end if size is None else size)


def write_model(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(CONFIG))
    (folder / "tokenizer.json").write_text("{}")
    (folder / "model.safetensors").write_bytes(shard({"a": 4}))


def rngd_job(job: Job) -> Job:
    write_model(job.volume / "models/llama")
    job.spec |= {
        "platform": "rngd",
        "toolchain": {"name": "furiosa-llm", "version": "2026.4.0"},
        "baseArtifact": {"id": "a-02", "uri": "pvc://models/models/llama", "digest": None},
        "basePath": "models/llama",
        "memoryBytes": 16 * 1024**3,
        "cpuMillicores": 1000,
        "options": {
            "maxContextLength": 512,
            "tensorParallel": 8,
            "pipelineParallel": 1,
            "prefillBuckets": [[1, 512]],
            "decodeBuckets": [[1, 512], [4, 512]],
            "tokenwiseSeqLens": [1, 4, 512],
        },
    }
    return job
