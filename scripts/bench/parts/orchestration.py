"""Transitions a second of our interpreter beside moto's Step Functions engine."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import java
from service import ROOT, Failure

from bench.core import Bench, Row, compared
from bench.figures import figure
from bench.json_path import outcome, translated
from bench.peers import needed

PYTHON = ROOT / ".venv-emulator" / "bin" / "python3"
FUNCTIONS = ("SubmitJob", "PollJob", "RegisterArtifact", "RecordFailure")
CALLED = ("SubmitJob", "PollJob", "SubmitJob", "PollJob", "RegisterArtifact")
"""The functions of an execution in which each step has ended when it is asked after first."""
WITH_TASKS, WITHOUT = "with__TASKS__", "without"


def run(bench: Bench) -> list[Row]:
    """A row beside moto's engine alone, and one with the calls of its functions."""
    needed(PYTHON)
    bench.folder.mkdir(parents=True, exist_ok=True)
    bench.tell("our interpreter")
    said = java.run("npuc.local.asl.Transitions", str(bench.size(300, 50, 1_000)), "5")
    transitions = int(said[0].split()[0])
    ours = figure([float(line.split()[1]) for line in said])
    executions = bench.size(10, 3, 40)
    bench.tell("moto")
    taken = moto(bench, executions, bench.size(2, 1, 3))
    rate = {
        name: figure([executions * transitions / seconds for seconds in rounds])
        for name, rounds in taken.items()
    }
    note = (
        f"{transitions} transitions an execution; ours runs the deployed file on a clock of its "
        "own, with functions that answer at once; moto has no JSONata, so it runs the same states "
        "in JSONPath, with waits of 0 s and "
    )
    return [
        compared("transitions, engine alone", "a second", ours, rate[WITHOUT],
                 "moto, Pass states", note + "Pass states in place of the Tasks"),
        compared("transitions, functions called", "a second", ours, rate[WITH_TASKS],
                 "moto, Tasks", note + "Tasks that call its Lambda stand-in over the wire"),
    ]  # fmt: skip


def moto(bench: Bench, executions: int, rounds: int) -> dict[str, list[float]]:
    """Seconds of each round, with Pass states and with Tasks."""
    machine = json.loads((ROOT / "statemachine" / "compilation.asl.json").read_text())
    arn = "arn:aws:lambda:eu-central-1:123456789012:function:"
    functions = {name: arn + name for name in FUNCTIONS}
    asked: dict[str, Any] = {
        "machines": {
            WITHOUT: translated(machine, functions, tasks=False),
            WITH_TASKS: translated(machine, functions, tasks=True),
        },
        "answers": [json.dumps({"outcome": outcome(name)}) for name in CALLED],
        "executions": executions,
        "rounds": rounds,
        "log": str(bench.folder / "moto.log"),
    }
    done = subprocess.run(
        [str(PYTHON), str(ROOT / "scripts" / "bench" / "moto_states.py")],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Failure(f"moto did not run the state machine:\n{done.stderr[-2000:]}")
    taken: dict[str, list[float]] = json.loads(done.stdout)
    return taken
