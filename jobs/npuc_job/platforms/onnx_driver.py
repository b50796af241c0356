"""What a compiler without a command and the job program say to each other.

A driver is a file of ours that the compiler's own Python runs: ``python3 -I DRIVER BUILD``, with
BUILD as JSON. It prints its stages and, at the end, a summary. Both sides import this file, so it
needs no packages.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from npuc_job.platforms.onnx_rules import ONNX

TOOL = "python3"
STAGE = re.compile(rb"^stage (\d)/(\d) ")
_SUMMARY = re.compile(r"^summary: (\{.*\})$", re.MULTILINE)


class Refused(Exception):  # noqa: N818 - what a person must change, no fault of the program
    """Why a model is not compiled; begins with one of the words of ``onnx_errors.py``."""


def command(driver: Path, build: Mapping[str, object]) -> list[str]:
    """``-I`` keeps the folder of the driver from hiding modules such as ``platform``."""
    return [TOOL, "-I", str(driver), json.dumps(build, sort_keys=True)]


def stage(number: int, what: str) -> None:
    print(f"stage {number}/{ONNX.stages.value} {what}", flush=True)


def tell(summary: Mapping[str, object]) -> None:
    print("summary: " + json.dumps(summary, sort_keys=True), flush=True)


def told(output: str) -> dict[str, object]:
    """The last summary in what a driver printed."""
    found = _SUMMARY.findall(output)
    return dict(json.loads(found[-1])) if found else {}


def run(main: Callable[[Mapping[str, object]], None]) -> None:
    """The whole of a driver: ends with the words of what it refuses."""
    try:
        main(json.loads(sys.argv[1]))
    except Refused as refused:
        sys.exit(str(refused))
