"""A stub of the service, and the real command on a PATH of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import ETHOS, ID, MODEL, VERSION, artifact, compilation, model, page, version
from stub import Reply, Stub

SOURCES = Path(__file__).resolve().parents[1] / "client" / "src"
VERSIONS = f"/v1/models/{MODEL}/versions"


class World:
    """What a step of a workflow meets; ``ended`` is how its compilation ends."""

    def __init__(self, folder: Path, stub: Stub) -> None:
        self.folder = folder
        self.stub = stub
        program = folder / "bin" / "npuc"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m npuc "$@"\n')
        program.chmod(0o755)
        self.environment = {
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "PYTHONPATH": str(SOURCES),
            "HOME": str(folder),
            "NPUC_URL": stub.url,
            "NPUC_TOKEN": "npuc_secret",
        }

    def ended(self, phase: str) -> None:
        self.stub.on(f"GET /v1/compilations/{ID}", Reply(200, compilation(phase)))

    @property
    def body(self) -> Any:
        """What was asked for."""
        return self.creation.json

    @property
    def creation(self) -> Any:
        return self.stub.asked(f"POST {VERSIONS}/{VERSION}/compilations")[-1]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    stub = Stub()
    stub.on("GET /v1/platforms", Reply(200, {"items": [ETHOS]}))
    stub.on("GET /v1/models", Reply(200, page(model())))
    stub.on(f"GET {VERSIONS}", Reply(200, page(version())))
    stub.on(f"GET {VERSIONS}/{VERSION}/artifacts", Reply(200, page(artifact())))
    stub.on(f"POST {VERSIONS}/{VERSION}/compilations", Reply(201, compilation("Pending")))
    world = World(tmp_path, stub)
    world.ended("Registered")
    yield world
    stub.stop()
