"""The parts of the benchmark by name, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from service import Failure

from bench.core import Bench, Row

PARTS: Mapping[str, str] = {
    "flow": "a wake-word model for Ethos-U, from POST to Registered",
    "page": "a page of compilations, and one of them",
    "scale": "create, get and list with many entries",
    "find": "finding compilations among those of all models",
    "flows": "many compilations at once, with a stub compiler",
    "orchestration": "transitions of the state machine",
    "verify": "manifest and verification of large outputs",
    "fetch": "models from a hub and from S3",
    "preflight": "what is checked of a sharded model of 140 GB",
    "cold_start": "the first request of each function",
    "startup": "start-up and memory of the local service",
    "rngd": "a tiny Llama for RNGD with a warm compiler cache",
    "cost": "what a compilation costs on AWS",
}


@dataclass(frozen=True)
class Part:
    """A part that was asked for."""

    name: str

    @property
    def title(self) -> str:
        return PARTS[self.name]

    def run(self, bench: Bench) -> list[Row]:
        """Measures it. Only now its module is read, with all that it needs."""
        rows: list[Row] = import_module(f"bench.parts.{self.name}").run(bench)
        return rows


def chosen(only: str) -> Sequence[Part]:
    """The parts of a list with commas, in the order of the page; all when it is empty."""
    names = [name for name in only.replace(",", " ").split() if name]
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        known = "\n".join(f"  {name:<15} {title}" for name, title in PARTS.items())
        raise Failure(f"There is no part {', '.join(unknown)}. The parts are:\n{known}")
    return [Part(name) for name in PARTS if name in names or not names]
