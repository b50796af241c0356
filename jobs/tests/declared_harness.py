"""A Job of a platform of a third party, whose file a test writes."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path

from tests.harness import Job

TOYS = Path(__file__).parent / "toy_platforms"
OPTIONS = {"chip": "toy-2", "copies": 2, "checksum": True}
_PROGRAM = (TOYS / "toy/platform.py").read_text("utf-8")
_LAST = "\n\nPLATFORM = Toy()\n"


def toy_job_in(folder: Path) -> Job:
    job = Job(folder)
    shutil.copy(TOYS / "toy/bin/toyc", job.bin_folder)
    job.environment["NPUC_PLATFORMS"] = str(TOYS)
    job.spec |= {"platform": "toy", "toolchain": {"name": "toyc", "version": "1.0"}}
    job.spec |= {"options": OPTIONS, "additionalArgs": ["--greeting=hello"]}
    return job


def write_toy(folder: Path, members: str = "", last: str = "") -> Path:
    """The toy with other members in its class, and more code at its end."""
    own = folder / "platforms/toy/platform.py"
    own.parent.mkdir(parents=True)
    other = textwrap.indent(textwrap.dedent(members), "    ")
    own.write_text(_PROGRAM.replace(_LAST, f"\n{other}{_LAST}{textwrap.dedent(last)}"))
    return own


def changed_toy(folder: Path, members: str = "", last: str = "") -> Job:
    """A Job of the toy with other members in its class, and more code at its end."""
    job = toy_job_in(folder)
    own = write_toy(folder, members, last)
    job.environment["NPUC_PLATFORMS"] = str(own.parents[1])
    return job
