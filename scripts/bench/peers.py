"""What is needed of a peer before a part can begin."""

from __future__ import annotations

from pathlib import Path

from service import ROOT

from bench.core import Skipped


def needed(program: Path) -> Path:
    """The program, or why the part is skipped."""
    if not program.exists():
        shown = program.relative_to(ROOT) if program.is_relative_to(ROOT) else program
        raise Skipped(f"{shown} is missing: `make bench` installs what a Makefile can")
    return program
