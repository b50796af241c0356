"""Compilations as a client makes them and waits for them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from service import Failure

from bench.server import Server
from bench.wire import Client

LOOK_SECONDS = 0.05
_LOST = ("Failed", "Stopped")


@dataclass(frozen=True)
class Flow:
    """A compilation that was registered: `seconds` from the POST, and those of each step."""

    id: str
    seconds: float
    steps: Mapping[str, float]


def one_flow(
    server: Server, version: str, expected: float, request: Mapping[str, object] | None = None
) -> Flow:
    """Compiles and waits, looking seldom, and not before it may be done: looking costs time too."""
    client = server.client()
    begun = time.time()
    made = client.json("POST", f"{version}/compilations", request or {"platform": "ethos-u"})
    time.sleep(0.9 * expected)
    now = awaited(client, made["id"])
    end = registered_at(client, made["id"])
    client.close()
    steps = {step["name"]: float(step["durationSeconds"]) for step in now["steps"]}
    return Flow(made["id"], end - begun, steps)


def awaited(client: Client, compilation: str) -> Any:
    """The compilation, once it is registered."""
    while True:
        now = client.json("GET", f"/v1/compilations/{compilation}")
        if now["phase"] == "Registered":
            return now
        if now["phase"] in _LOST:
            raise Failure(f"{compilation} {now['phase']}: {now['reason']}")
        time.sleep(LOOK_SECONDS)


def registered_at(client: Client, compilation: str) -> float:
    """When it was, in seconds of the machine's clock: as the service says, not as we noticed."""
    last = client.json("GET", f"/v1/compilations/{compilation}/history")["items"][-1]
    return moment(last["at"])


def moment(text: str) -> float:
    """Seconds of the machine's clock at a time of the API."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def at_once(server: Server, version: str, count: int) -> float:
    """Seconds from the first POST of so many, at most 50, until the last is registered."""
    client = server.client()
    begun = time.time()
    made = [
        client.json("POST", f"{version}/compilations", {"platform": "ethos-u"})["id"]
        for _ in range(count)
    ]
    for compilation in made:
        awaited(client, compilation)
    end = max(registered_at(client, compilation) for compilation in made)
    client.close()
    return end - begun
