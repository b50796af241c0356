"""A stub, a clock that need not be waited for, the command in this process; the real service."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from samples import (
    ARTIFACTS,
    CREATE,
    ETHOS,
    MODEL,
    VERSIONS,
    artifact,
    compilation,
    model,
    page,
    version,
)
from service import Failure, Service, running, sample_models
from stub import Reply, Stub

from npuc.command.main import main
from npuc.command.run import TickingClock


class FakeClock(TickingClock):
    """Time passes when it is slept; ``then`` are things that happen meanwhile, one each time."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []
        self.then: list[Callable[[], None]] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds
        if self.then:
            self.then.pop(0)()


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A terminal that knows UTF-8."""

    encoding = "utf-8"  # type: ignore[assignment]

    def isatty(self) -> bool:
        return True


class Npuc:
    """Runs the command here, with an environment of its own."""

    def __init__(self, home: Path, clock: FakeClock) -> None:
        self.home = home
        self.clock = clock
        self.environment = {"HOME": str(home)}

    def __call__(self, *arguments: str, terminal: bool = False, **environment: str) -> Outcome:
        out, err = Terminal() if terminal else io.StringIO(), io.StringIO()
        code = main(arguments, out, err, {**self.environment, **environment}, self.clock)
        return Outcome(code, out.getvalue(), err.getvalue())


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stub() -> Iterator[Stub]:
    stub = Stub()
    yield stub
    stub.stop()


@pytest.fixture
def npuc(tmp_path: Path, clock: FakeClock) -> Npuc:
    """The command where nobody has logged in."""
    return Npuc(tmp_path / "home", clock)


@pytest.fixture
def asked(npuc: Npuc, stub: Stub) -> Npuc:
    """The command that talks to the stub."""
    npuc.environment["NPUC_URL"] = stub.url
    return npuc


@pytest.fixture
def registered(stub: Stub) -> Stub:
    """One model with one version, and a platform."""
    stub.on("GET /v1/platforms", Reply(200, {"items": [ETHOS]}))
    stub.on("GET /v1/models", Reply(200, page(model())))
    stub.on(f"GET /v1/models/{MODEL}", Reply(200, model()))
    stub.on(f"GET {VERSIONS}", Reply(200, page(version())))
    stub.on(f"GET {ARTIFACTS}", Reply(200, page(artifact())))
    stub.on(CREATE, Reply(201, compilation("Pending")))
    return stub


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The real service with the real compiler, and an empty registry."""
    try:
        with running(tmp_path_factory.mktemp("service")) as service:
            yield service
    except Failure as failure:
        pytest.fail(f"{failure}\nThe service must be built: make build/local.stamp .venv/stamp")


@pytest.fixture(scope="session")
def sample(service: Service) -> Path:
    """A real model."""
    return sample_models() / "hey_jarvis.tflite"
