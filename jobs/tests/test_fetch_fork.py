"""A Job of one machine fetches its model and compiles it, through the server that forks Jobs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.fetch_harness import Fetching, tiny_hub
from tests.harness import JOBS, TINY_MODEL, WAIT_SECONDS, Job


def test_a_forked_job_fetches_then_compiles(
    job: Job, fake_vela: Callable[[], None], tmp_path: Path
) -> None:
    fake_vela()
    serving = tiny_hub(tmp_path / "hub")
    fetching = Fetching(job, serving)
    fetching.of_hub("", "org/wake", model_format="tflite", name="hey.tflite")
    fetching.configure()
    folder = tmp_path / "job"
    (folder / "scratch").mkdir(parents=True)
    environment = {
        **job.environment, "NPUC_SPEC": json.dumps(job.spec), "NPUC_RESULT": str(job.result_file)
    }  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, "-I", "-S", str(JOBS / "fork_server.py")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={"LANG": "C.UTF-8"},
    )  # fmt: skip
    assert server.stdin
    assert server.stdout
    asked = {"folder": str(folder), "step": "compile", "environment": environment}
    server.stdin.write(json.dumps(asked).encode() + b"\n")
    server.stdin.flush()
    told = [json.loads(server.stdout.readline()) for _ in range(2)]
    server.communicate(timeout=WAIT_SECONDS)
    serving.close()

    log = (folder / "log").read_text()
    assert told[1] == {"folder": str(folder), "ended": True}
    assert json.loads((folder / "exit").read_text())["exitCode"] == 0, log
    fetched = f"npuc: fetched {len(TINY_MODEL)}/{len(TINY_MODEL)}\n"
    assert log.index("npuc: step prepare") < log.index(fetched) < log.index("npuc: step compile")
    assert json.loads(job.result_file.read_text())["fileCount"] == 2


def test_what_can_not_be_fetched_is_not_compiled(
    job: Job, fake_vela: Callable[[], None], tmp_path: Path
) -> None:
    fake_vela()
    serving = tiny_hub(tmp_path / "hub")
    fetching = Fetching(job, serving)
    fetching.of("hf://org/wake@main", "commit:" + "0" * 40, "tflite", "hey.tflite")

    outcome = fetching.run(
        "from npuc_job import __main__\none = __main__.main\n"
        "__main__.main = lambda names, environment: "
        "one(__main__.steps_of(names[0], environment), environment)\n",
        "compile",
    )
    serving.close()

    assert outcome.error == (2, "SourceChanged")
    assert b"step compile" not in outcome.log
