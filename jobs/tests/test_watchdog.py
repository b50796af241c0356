from __future__ import annotations

from collections.abc import Callable

import pytest

from npuc_job.failure import Code, JobError
from npuc_job.watchdog import Watchdog
from tests.harness import Job
from tests.rngd_harness import fxb

Tool = Callable[[str, str], None]


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watchdog(clock: Clock) -> Watchdog:
    return Watchdog(silence=10, standstill=100, clock=clock)


def test_a_compiler_that_talks_and_advances_goes_on(watchdog: Watchdog, clock: Clock) -> None:
    for done in range(30):
        clock.now += 9
        watchdog.check()
        watchdog.hear((done, 30))

    assert watchdog.seconds_left() == 10


def test_silence_ends_a_compiler(watchdog: Watchdog, clock: Clock) -> None:
    watchdog.hear(None)
    clock.now += 10

    with pytest.raises(JobError, match="printed nothing for 10 s") as caught:
        watchdog.check()
    assert caught.value.code is Code.COMPILER_FAILED


def test_a_bar_that_stands_still_ends_a_compiler(watchdog: Watchdog, clock: Clock) -> None:
    for _ in range(20):
        clock.now += 5
        watchdog.hear((1, 30))
    watchdog.check()
    clock.now += 5
    watchdog.hear((1, 30))

    with pytest.raises(JobError, match="made no progress for 100 s"):
        watchdog.check()


@pytest.mark.parametrize("part", ["CHECK", "WORK"])
def test_a_compiler_that_hangs_is_killed(rngd: Job, tool: Tool, part: str) -> None:
    tool("fxb", fxb(f"import signal\n{part} = signal.pause\n"))
    short = "from npuc_job.platforms import rngd; rngd.SILENCE_SECONDS = 0.5"

    outcome = rngd.run("compile", prelude=short)

    assert outcome.error == (3, "CompilerFailed")
    assert "printed nothing for" in outcome.message
