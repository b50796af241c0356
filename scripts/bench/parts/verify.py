"""Manifest and verification of large outputs, beside sha256sum and b3sum on the same files."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from service import ROOT

from bench import job_program, vela
from bench.core import Bench, Row, compared
from bench.figures import Figure, figure, shown, single

MODEL_FOLDER = "models"
NOTES = {
    "manifest": "ours also makes every file durable, and writes the manifest and the log",
    "verify": "ours also compares with the manifest, and publishes",
}
SUM, SUM_TWICE = "sha256sum", "sha256sum, xargs -P 2"
ONE_OF, ONE_OF_OTHERS = {SUM: 4}, 2
"""A program takes one file of so many: at a quarter of a GB a second all would take minutes."""
_BLOCK = 1 << 20
_BLAKE3 = "import blake3, sys; h = blake3.blake3\nfor name in sys.stdin.read().split(chr(0))[:-1]:"
_BLAKE3 += " h(max_threads=h.AUTO).update_mmap(name).hexdigest()"
_STUB = 'cp -al "{data}/." . && cp "{outputs}"/* . && cat "{said}" && date +%s.%N > "{stamp}"'


@dataclass(frozen=True)
class Layout:
    """So many files of so many bytes; `batch` files go to one sha256sum of several."""

    count: int
    size: int
    batch: int

    @property
    def total(self) -> int:
        return self.count * self.size

    @property
    def name(self) -> str:
        return f"{shown(self.total / 1e9)} GB in {self.count:,} files"


@dataclass(frozen=True)
class Place:
    """The files, and the volume on which the steps find them as outputs."""

    data: Path
    volume: Path
    tools: Path
    stamp: Path
    result: Path


def run(bench: Bench) -> list[Row]:
    """Rows of few large files, then of many small ones."""
    layouts = [Layout(4, 1 << 30, 1), Layout(50_000, 84 << 10, 250)]
    if bench.quick:
        layouts = [Layout(4, 4 << 20, 1), Layout(100, 84 << 10, 10)]
    rows = []
    for layout in layouts:
        place = prepared(bench, layout)
        rows += measured(bench, layout, place)
        shutil.rmtree(bench.folder)
    return rows


def prepared(bench: Bench, layout: Layout) -> Place:
    """Writes the files, and a stub of vela that links them into its outputs."""
    bench.tell(f"writing {layout.name}")
    home = vela.stub_home(bench.folder / "home", 0)
    data, volume = bench.folder / "data", bench.folder / "volume"
    write(data, layout)
    (volume / MODEL_FOLDER).mkdir(parents=True)
    shutil.copy(vela.model(), volume / MODEL_FOLDER)
    stamp = bench.folder / "stamp"
    script = _STUB.format(data=data, outputs=home / "outputs", said=home / "said", stamp=stamp)
    tools = job_program.write_tool(bench.folder / "tools", "vela", script)
    return Place(data, volume, tools, stamp, bench.folder / "result.json")


def write(data: Path, layout: Layout) -> None:
    """Files whose blocks differ, all of them in memory and on the disk in the end.

    Large ones are sparse between the beginnings of their blocks: in memory they are read like
    others, and to write them takes a tenth of the time. Small ones would take longer.
    """
    for number in range(layout.count):
        folder = data / f"{number // 1000:03}"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{number:05}.bin").open("wb", buffering=0) as file:
            if layout.size < _BLOCK:
                file.write(number.to_bytes(8, "little") * (layout.size // 8))
                continue
            file.truncate(layout.size)
            for start in range(0, layout.size, _BLOCK):
                os.pwrite(file.fileno(), (number << 32 | start).to_bytes(8, "little"), start)
    subprocess.run(["sync", "-f", str(data)], check=True)
    if layout.size >= _BLOCK:
        seconds("find . -type f -print0 | xargs -0 cat", data)


def measured(bench: Bench, layout: Layout, place: Place) -> list[Row]:
    """All in turn, in each round."""
    rates: dict[str, list[float]] = {}
    peak = 0.0
    for number in range(bench.size(1, 1, 3)):
        bench.tell(f"{layout.name}, round {number + 1}")
        manifest, verify, memory = our_steps(place)
        peak = max(peak, memory)
        megabytes = layout.total / 1e6
        ours = {"manifest": megabytes / manifest, "verify": megabytes / verify}
        for name, rate in {**ours, **their_programs(layout, place.data, bench.thorough)}.items():
            rates.setdefault(name, []).append(rate)
    figures = {name: figure(values) for name, values in rates.items()}
    return rows_of(layout, figures, peak, bench.thorough)


def our_steps(place: Place) -> tuple[float, float, float]:
    """Seconds from the compiler's end to the manifest, those of the verification, and MiB."""
    shutil.rmtree(place.volume / MODEL_FOLDER / ".npuc-staging", ignore_errors=True)
    asked = job_program.spec(
        "ethos-u", ("ethos-u-vela", "5.2.0"), place.volume, f"{MODEL_FOLDER}/{vela.MODEL}"
    )
    compiled = job_program.run("compile", asked, place.tools, place.result)
    asked["manifestDigest"] = compiled.result["manifestDigest"]
    verified = job_program.run("verify", asked, place.tools, place.result)
    shutil.rmtree(place.volume / str(asked["publishPath"]))
    manifest = compiled.ended - float(place.stamp.read_text())
    return manifest, verified.ended - verified.begun, max(compiled.peak_mib, verified.peak_mib)


def their_programs(layout: Layout, data: Path, on_all: bool) -> dict[str, float]:
    """MB a second of each program on the same files, or on as many as are enough for a rate."""
    programs = {
        SUM: "xargs -0 sha256sum",
        SUM_TWICE: f"xargs -0 -P 2 -n {layout.batch} sha256sum",
        blake3_name(): "xargs -0 b3sum"
        if shutil.which("b3sum")
        else f"{ROOT}/.venv-bench/bin/python3 -c '{_BLAKE3}'",
    }
    rates = {}
    for name, one in programs.items():
        count = layout.count // (1 if on_all else one_of(name))
        taken = seconds(f"find . -type f -print0 | head -z -n {count} | {one}", data)
        rates[name] = count * layout.size / 1e6 / taken
    return rates


def blake3_name() -> str:
    """Which program there is; both use all cores."""
    return "b3sum" if shutil.which("b3sum") else "blake3 of Python"


def seconds(script: str, folder: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(["sh", "-c", script], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def of_how_many(peer: str, on_all: bool) -> str:
    """What a note says of a program that takes a part of the files."""
    return "" if on_all else f"; theirs is measured on one file of {one_of(peer)}"


def one_of(peer: str) -> int:
    return ONE_OF.get(peer, ONE_OF_OTHERS)


def rows_of(layout: Layout, rates: dict[str, Figure], peak: float, on_all: bool) -> list[Row]:
    """Each of our steps beside each program, and the memory."""
    rows = []
    for step in ("manifest", "verify"):
        for peer in (SUM, SUM_TWICE, blake3_name()):
            name = f"{step} of {layout.name}, by {peer}"
            note = NOTES[step] + of_how_many(peer, on_all)
            row = compared(name, "MB/s", rates[step], rates[peer], peer, note)
            if peer == SUM and row.ratio is not None:
                row = row.at_least(row.ratio, 1.5, "x")
            rows.append(row)
    memory = Row(f"memory for {layout.name}", "MiB", single(peak), note="of the largest process")
    return [*rows, memory.at_most(peak, 64, "MiB")]
