"""Fetches of one model by the job program and by what people would use instead."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from service import ROOT, Failure

from bench import job_program

sys.path.append(str(ROOT / "jobs"))  # it is run from its folder, never installed
from npuc_job.fetching import pins, uris

BENCH_BIN = ROOT / ".venv-bench" / "bin"
KEYS = {
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench-secret",
    "AWS_REGION": "us-east-1",
}


@dataclass(frozen=True)
class Taken:
    """What one fetch took: seconds of the clock, and MiB of its largest process."""

    seconds: float
    peak_mib: float


@dataclass(frozen=True)
class Source:
    """A model at its source: the URI, the pin, and the settings that say where that is."""

    uri: str
    pin: str
    settings: Mapping[str, object]


def pin(listed: Sequence[tuple[str, int, str]]) -> str:
    """That of a listing: names, sizes and etags."""
    return pins.listing(listed)


def ours(folder: Path, source: Source) -> Taken:
    """By the job program, onto an empty volume."""
    volume = folder / "volume"
    shutil.rmtree(volume, ignore_errors=True)
    volume.mkdir(parents=True)
    settings = folder / "sources.json"
    settings.write_text(json.dumps(source.settings))
    key = uris.key(source.uri, source.pin, "safetensors")
    spec = job_program.spec("rngd", ("furiosa-llm", "2026.4.0"), volume, f"fetched/{key}/model")
    spec["stagingPath"] = f"fetched/{key}/.npuc-staging/c-01/1"
    spec["baseArtifact"]["uri"] = source.uri
    spec["source"] = {"uri": source.uri, "pin": source.pin, "format": "safetensors"}
    variables = {"NPUC_SOURCES": str(settings), **KEYS}
    step = job_program.run("prepare", spec, folder, folder / "result.json", variables=variables)
    return Taken(step.ended - step.begun, step.peak_mib)


def theirs(command: Sequence[str], folder: Path, **more: str) -> Taken:
    """By another program, into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    log = folder.with_suffix(".log")
    begun = time.perf_counter()
    with log.open("w") as out:
        process = subprocess.Popen(
            command, env={**os.environ, **KEYS, **more}, cwd=folder, stdout=out, stderr=out
        )
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failure(f"{command[0]} failed:\n{log.read_text()[-2000:]}")
    return Taken(seconds, used.ru_maxrss / 1024)


_SNAPSHOT = """import sys
from huggingface_hub import snapshot_download
snapshot_download(sys.argv[1], revision=sys.argv[2], local_dir=".")"""


def by_huggingface_hub(folder: Path, url: str, repository: str, commit: str) -> Taken:
    """As people use it; without xet, which the stand-in does not have."""
    home = folder.with_name("hf-home")
    shutil.rmtree(home, ignore_errors=True)
    return theirs(
        [str(BENCH_BIN / "python"), "-c", _SNAPSHOT, repository, commit], folder,
        HF_ENDPOINT=url, HF_HOME=str(home), HF_HUB_DISABLE_XET="1",
        HF_HUB_DISABLE_PROGRESS_BARS="1", HF_HUB_DISABLE_TELEMETRY="1",
    )  # fmt: skip


def by_s5cmd(folder: Path, endpoint: str, uri: str) -> Taken:
    command = [str(BENCH_BIN / "s5cmd"), "--endpoint-url", endpoint, "cp", f"{uri}*", "."]
    return theirs(command, folder)


_TRANSFER = """import sys, boto3
client = boto3.client("s3", endpoint_url=sys.argv[1], region_name="us-east-1")
for entry in client.list_objects_v2(Bucket=sys.argv[2], Prefix=sys.argv[3])["Contents"]:
    client.download_file(sys.argv[2], entry["Key"], entry["Key"].rpartition("/")[2])"""


def by_boto3(folder: Path, endpoint: str, bucket: str, prefix: str) -> Taken:
    command = [str(BENCH_BIN / "python"), "-c", _TRANSFER, endpoint, bucket, prefix]
    return theirs(command, folder)
