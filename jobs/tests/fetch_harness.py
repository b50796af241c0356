"""Fetches in tests: a hub with a model, and a Job whose model comes from there."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
from pathlib import Path
from typing import Any

from hub_stand_in import Hub, Serving, serve

from npuc_job.fetching import uris
from tests.harness import TINY_MODEL, Job, Outcome, tree

REPOSITORY = "org/tiny"
NAME = "tiny"
QUICK = """
from npuc_job.fetching import timing
timing.USUAL = timing.Timing(connect=5, stall=0.5, first_pause=0.01, longest_pause=0.05,
    patience=2, beat=0.2, lost=5, expiry=1, poll=0.05)
"""
"""Waits less than one would wait for a real server."""
NEEDED = {
    "config.json": b'{"architectures": ["LlamaForCausalLM"]}',
    "tokenizer.json": b"{}" * 100,
    "tokenizer_config.json": b"{}",
    "chat_template.jinja": b"{{ messages }}",
    "merges.txt": b"a b\n",
    "model.safetensors.index.json": b'{"weight_map": {}}',
    "model-00001-of-00002.safetensors": random.Random(1).randbytes(700_001),
    "model-00002-of-00002.safetensors": random.Random(2).randbytes(500_000),
}
OTHER = {
    "README.md": b"# tiny",
    ".gitattributes": b"*.safetensors filter=lfs",
    "pytorch_model.bin": b"not wanted",
    "model.gguf": b"not wanted",
    "consolidated.safetensors": b"not wanted",
    "original/consolidated.00.safetensors": b"not wanted",
    "original/params.json": b"{}",
    "onnx/model.onnx": b"not wanted",
}


def write(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def tiny_hub(folder: Path) -> Serving:
    """A hub with a sharded model and much that nobody needs, and with a tflite model."""
    write(folder / REPOSITORY, NEEDED | OTHER)
    write(folder / "org/wake", {"hey.tflite": TINY_MODEL, "README.md": b"# wake"})
    return serve(Hub(folder=folder))


class Fetching:
    """A Job with a source."""

    def __init__(self, job: Job, serving: Serving | None = None) -> None:
        self.job = job
        self.settings: dict[str, Any] = {}
        if serving is not None:
            self.settings = {"hub": {"endpoint": serving.url}, "hosts": ["127.0.0.1"]}
            self.hub = serving.hub

    @property
    def model(self) -> Path:
        return self.job.model

    @property
    def key_folder(self) -> Path:
        return self.job.model.parent

    def of(self, uri: str, pin: str, model_format: str = "safetensors", name: str = NAME) -> None:
        """Let the Job's model be that of a source."""
        key = uris.key(uri, pin, model_format)
        self.job.spec["source"] = {"uri": uri, "pin": pin, "format": model_format}
        self.job.spec["baseArtifact"].update(uri=uri, digest=None)
        self.job.spec["basePath"] = f"fetched/{key}/{name}"
        self.job.spec["stagingPath"] = f"fetched/{key}/.npuc-staging/c-01/1"
        self.job.spec["publishPath"] = f"fetched/{key}/ethos-u-0123456789ab-01"

    def of_hub(self, path: str = "", repository: str = REPOSITORY, **more: str) -> None:
        uri = f"hf://{repository}@main" + (f"/{path}" if path else "")
        self.of(uri, f"commit:{self.hub.commit(repository)}", **more)

    def configure(self) -> None:
        file = self.job.result_file.with_name("sources.json")
        file.write_text(json.dumps(self.settings))
        self.job.environment["NPUC_SOURCES"] = str(file)

    def start(self, prelude: str = "", step: str = "prepare") -> subprocess.Popen[bytes]:
        self.configure()
        return self.job.start(step, QUICK + prelude)

    def run(self, prelude: str = "", step: str = "prepare") -> Outcome:
        self.job.result_file.unlink(missing_ok=True)
        return self.job.outcome_of(self.start(prelude, step))

    def fetched(self) -> dict[str, bytes]:
        return tree(self.model)

    def mark(self) -> dict[str, Any]:
        return dict(json.loads((self.key_folder / ".npuc-complete.json").read_text()))


def web_pin(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()
