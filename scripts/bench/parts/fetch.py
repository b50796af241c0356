"""Models from a hub and from S3, beside huggingface_hub, s5cmd and boto3 on the same servers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from service import ROOT, Failure

from bench import fetches
from bench.core import Bench, Row, compared
from bench.fetches import BENCH_BIN, Source, Taken
from bench.figures import figure
from bench.mlflow_server import free_port
from bench.peers import needed
from bench.wire import Client

REPOSITORY = "bench/model"
BUCKET = "bench-models"
MOTO = ROOT / ".venv-emulator" / "bin" / "moto_server"
NOTE = "ours also checks every digest, makes every file durable, and leaves out what is not needed"
_BLOCK = 1 << 20


def run(bench: Bench) -> list[Row]:
    """Rows of few large files, of many small ones, and of S3."""
    needed(BENCH_BIN / "s5cmd")
    needed(MOTO)
    shutil.rmtree(bench.folder, ignore_errors=True)
    mib = bench.size(256, 8)
    large = {f"model-{n:05}-of-00004.safetensors": mib * _BLOCK for n in range(1, 5)}
    small = {f"part-{n:03}.json": 20_000 for n in range(bench.size(400, 20))}
    rows = hub_rows(bench, "in 4 files", large | {"config.json": 1000})
    rows += hub_rows(bench, "in many files", small | {"model.safetensors": _BLOCK})
    rows += s3_rows(bench, {name: size // 2 for name, size in large.items()})
    shutil.rmtree(bench.folder)
    return rows


def write(folder: Path, files: Mapping[str, int]) -> float:
    """Files whose blocks differ; answers how many MB they are."""
    block = bytes(range(256)) * (_BLOCK // 256)
    for number, (name, size) in enumerate(files.items()):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as file:
            for start in range(0, size, _BLOCK):
                file.write((number << 32 | start).to_bytes(8, "little"))
                file.write(block[: min(size - start, _BLOCK) - 8])
    subprocess.run(["sync", "-f", str(folder)], check=True)
    return sum(files.values()) / 1e6


def hub_rows(bench: Bench, what: str, files: Mapping[str, int]) -> list[Row]:
    shutil.rmtree(bench.folder / "hub", ignore_errors=True)
    megabytes = write(bench.folder / "hub" / REPOSITORY, files)
    with hub(bench.folder / "hub") as (url, commit):
        source = Source(
            f"hf://{REPOSITORY}@main",
            f"commit:{commit}",
            {"hub": {"endpoint": url}, "hosts": ["127.0.0.1"]},
        )
        peer = bench.folder / "theirs"
        taken = in_turn(bench, f"hub, {what}", {
            "ours": lambda: fetches.ours(bench.folder, source),
            "huggingface_hub": lambda: fetches.by_huggingface_hub(peer, url, REPOSITORY, commit),
        })  # fmt: skip
    return rows_of(f"hub, {megabytes:,.0f} MB {what}", megabytes, taken)


def s3_rows(bench: Bench, files: Mapping[str, int]) -> list[Row]:
    megabytes = write(bench.folder / "objects", files)
    with moto(bench.folder) as endpoint:
        uri, peer = f"s3://{BUCKET}/model/", bench.folder / "theirs"
        listed = put(bench.folder / "objects", endpoint)
        source = Source(
            uri, fetches.pin(listed), {"s3": {"endpoint": endpoint, "region": "us-east-1"}}
        )
        taken = in_turn(bench, "S3", {
            "ours": lambda: fetches.ours(bench.folder, source),
            "s5cmd": lambda: fetches.by_s5cmd(peer, endpoint, uri),
            "boto3": lambda: fetches.by_boto3(peer, endpoint, BUCKET, "model/"),
        })  # fmt: skip
    return rows_of(f"S3, {megabytes:,.0f} MB in 4 files", megabytes, taken)


def in_turn(
    bench: Bench, what: str, programs: Mapping[str, Callable[[], Taken]]
) -> Mapping[str, list[Taken]]:
    taken: dict[str, list[Taken]] = {name: [] for name in programs}
    for number in range(bench.size(2, 1, 9)):
        for name, program in programs.items():
            bench.tell(f"{what}, round {number + 1}, {name}")
            taken[name].append(program())
    return taken


def rows_of(name: str, megabytes: float, taken: Mapping[str, list[Taken]]) -> list[Row]:
    """Speed beside each peer, and memory."""
    rows = []
    speeds = {who: figure([megabytes / one.seconds for one in each]) for who, each in taken.items()}
    memory = {who: figure([one.peak_mib for one in each]) for who, each in taken.items()}
    for who in list(taken)[1:]:
        row = compared(f"{name}, by {who}", "MB/s", speeds["ours"], speeds[who], who, NOTE)
        rows.append(row.at_least(row.ratio or 0, 1, "x"))
        row = compared(f"memory, {name}, by {who}", "MiB", memory["ours"], memory[who], who)
        rows.append(row.at_most(memory["ours"].high, 64, "MiB"))
    return rows


@contextmanager
def hub(folder: Path) -> Iterator[tuple[str, str]]:
    """The stand-in in a process of its own; its address, and the commit of its model."""
    program = [sys.executable, str(ROOT / "scripts/hub_stand_in.py"), "--folder", str(folder)]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        asked = Client(url)  # once, so that it knows all digests
        found = asked.json("GET", f"/api/models/{REPOSITORY}/revision/main")
        asked.close()
        yield url, str(found["sha"])
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def moto(folder: Path) -> Iterator[str]:
    port = free_port()
    command = [str(MOTO), "-H", "127.0.0.1", "-p", str(port)]
    with (folder / "moto.log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


_PUT = """import json, pathlib, sys, boto3, botocore.config
how = botocore.config.Config(retries={"mode": "standard", "total_max_attempts": 12})
client = boto3.client("s3", endpoint_url=sys.argv[1], region_name="us-east-1", config=how)
client.create_bucket(Bucket=sys.argv[2])
for file in pathlib.Path(sys.argv[3]).iterdir():
    client.upload_file(str(file), sys.argv[2], f"model/{file.name}")
found = client.list_objects_v2(Bucket=sys.argv[2], Prefix="model/")["Contents"]
print(json.dumps([[one["Key"][6:], one["Size"], one["ETag"].strip('"')] for one in found]))"""


def put(folder: Path, endpoint: str) -> list[tuple[str, int, str]]:
    """Uploads the files; answers their names, sizes and etags."""
    said = subprocess.run(
        [str(BENCH_BIN / "python"), "-c", _PUT, endpoint, BUCKET, str(folder)],
        env={**os.environ, **fetches.KEYS}, capture_output=True, text=True,
    )  # fmt: skip
    if said.returncode != 0:
        raise Failure(f"moto took no files:\n{said.stderr[-2000:]}")
    return [(name, size, etag) for name, size, etag in json.loads(said.stdout)]
