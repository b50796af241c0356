"""One writer at a time, whoever dies when."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hub_stand_in import Serving

from npuc_job.failure import Code, JobError
from npuc_job.fetching import lock, owner
from npuc_job.fetching.lock import Lock
from npuc_job.fetching.timing import Timing
from tests.fetch_harness import NEEDED, Fetching, tiny_hub
from tests.harness import Job

ROUNDS = int(os.environ.get("NPUC_TEST_KILLS", "8"))
QUICK = Timing(beat=0.05, lost=0.5, expiry=0.3, poll=0.02)


def taken(folder: Path, timing: Timing = QUICK) -> Lock:
    return lock.acquire(folder, timing, {}, time.sleep, lambda told: None)


def free(folder: Path) -> bool:
    held = lock.acquire_now(folder, QUICK, {}, time.time() - 3600)
    if held is None:
        return False
    held.release()
    return True


def check_for_long(held: Lock) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        held.check()


@pytest.fixture
def stranger(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds a lock is on another machine."""
    monkeypatch.setattr(owner, "is_gone", lambda told: False)


def test_a_lock_that_is_held_is_not_given_to_another(tmp_path: Path) -> None:
    held = taken(tmp_path)
    assert not free(tmp_path)

    held.release()
    assert free(tmp_path)


def test_who_waits_is_told_what_the_holder_tells(tmp_path: Path) -> None:
    held = taken(tmp_path)
    held.about["done"] = 7
    told: list[object] = []

    def waiting(what: dict[str, object]) -> None:
        told.append(what.get("done"))
        if what.get("done") == 7:
            held.release()

    lock.acquire(tmp_path, QUICK, {}, time.sleep, waiting).release()
    assert told[-1] == 7


def test_a_long_name_does_not_spoil_what_is_told(tmp_path: Path) -> None:
    held = lock.acquire(tmp_path, QUICK, {"name": "가" * 85}, time.sleep, lambda told: None)
    held.about["name"] = "a"
    held.release()

    assert lock.seen(tmp_path).told["name"] == "a"
    assert free(tmp_path)


@pytest.mark.usefixtures("stranger")
def test_a_holder_that_gives_no_sign_of_life_is_replaced(tmp_path: Path) -> None:
    asleep = taken(tmp_path, Timing(beat=1000, lost=1000))

    awake = taken(tmp_path)

    awake.check()
    assert lock.seen(tmp_path).number == 2
    asleep.release()  # too late: says nothing in the lock of another
    assert not free(tmp_path)
    awake.release()


@pytest.mark.usefixtures("stranger")
def test_a_holder_that_was_replaced_notices_and_stops(tmp_path: Path) -> None:
    asleep = taken(tmp_path, Timing(beat=0.5, lost=1000))
    awake = taken(tmp_path)

    with pytest.raises(JobError) as failure:
        check_for_long(asleep)
    assert failure.value.code is Code.VOLUME_UNUSABLE
    awake.check()
    awake.release()


def test_a_holder_that_can_not_write_stops_by_itself(tmp_path: Path) -> None:
    held = taken(tmp_path, Timing(beat=1000, lost=0.05))

    with pytest.raises(JobError):
        check_for_long(held)


def test_a_holder_whose_process_is_gone_is_replaced_at_once(tmp_path: Path) -> None:
    never = Timing(beat=0.05, expiry=3600, poll=0.01)
    child = multiprocessing.get_context("fork").Process(target=taken, args=(tmp_path, never))
    child.start()
    child.join()

    taken(tmp_path, never).release()


def test_who_looked_long_ago_takes_no_lock_from_another(tmp_path: Path) -> None:
    """Takes a number that others have passed meanwhile."""
    for _ in range(3):
        taken(tmp_path).release()
    held = taken(tmp_path)

    assert lock._taken(tmp_path, 2, QUICK, {}) is None
    assert lock.seen(tmp_path).number == 4
    held.check()
    held.release()


def _count(folder: Path, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        held = taken(folder)
        inside = folder / "inside"
        os.close(os.open(inside, os.O_CREAT | os.O_EXCL))  # fails when two are here
        with (folder / "count").open("a") as file:
            file.write("x")
        inside.unlink()
        held.release()


def test_never_two_hold_it(tmp_path: Path) -> None:
    forks = multiprocessing.get_context("fork")
    processes = [forks.Process(target=_count, args=(tmp_path, 2.0)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0] * 4
    assert len((tmp_path / "count").read_text()) > 4


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    made = tiny_hub(tmp_path / "hub")
    yield made
    made.close()


def test_two_jobs_of_one_model_fetch_it_once(rngd: Job, serving: Serving) -> None:
    fetching = Fetching(rngd, serving)
    fetching.of_hub()
    serving.hub.faults.slow_block_seconds = 0.02

    processes = [fetching.start() for _ in range(3)]
    logs = [fetching.job.outcome_of(process).log for process in processes]

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert fetching.fetched() == NEEDED
    assert sum(serving.hub.sent.values()) == sum(map(len, NEEDED.values()))
    assert sum(b"are there already" in log for log in logs) == 2


def test_a_job_that_waits_for_another_tells_how_far_that_one_is(
    rngd: Job, serving: Serving
) -> None:
    fetching = Fetching(rngd, serving)
    fetching.of_hub()
    fetching.key_folder.mkdir(parents=True)
    held = lock.acquire(fetching.key_folder, QUICK, {"done": 3, "total": 7}, time.sleep, print)

    process = fetching.start()
    assert process.stdout is not None
    log = b""
    while b"npuc: fetched 3/7\n" not in log:
        log += os.read(process.stdout.fileno(), 1 << 16)
    held.release()

    assert b"another Job fetches this model: waiting for it" in log
    assert fetching.job.outcome_of(process).status == 0
    assert fetching.fetched() == NEEDED


def test_a_fetch_that_is_killed_at_any_moment_goes_on(rngd: Job, serving: Serving) -> None:
    """NPUC_TEST_KILLS=100 makes it a hundred rounds."""
    fetching = Fetching(rngd, serving)
    fetching.of_hub()
    serving.hub.faults.slow_block_seconds = 0.01
    chance = random.Random(14)
    killed = whole = 0
    while killed < ROUNDS:
        process = fetching.start()
        with suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.15, 0.7))
        process.kill()
        log, _ = process.communicate()
        assert process.returncode in (0, -signal.SIGKILL), log.decode()
        killed += process.returncode != 0
        for name, content in fetching.fetched().items():
            wanted = NEEDED[name.partition(".part-")[0]]
            assert wanted.startswith(content), name
            assert ".part-" in name or content == wanted
        if (fetching.key_folder / ".npuc-complete.json").exists():
            assert fetching.fetched() == NEEDED
            shutil.rmtree(fetching.key_folder)
            whole += 1
    outcome = fetching.run()

    assert outcome.status == 0, outcome.log.decode()
    assert fetching.fetched() == NEEDED
    model, on_its_way = sum(map(len, NEEDED.values())), 4 * 8 * (1 << 14)
    assert sum(serving.hub.sent.values()) <= (whole + 1) * model + killed * on_its_way
