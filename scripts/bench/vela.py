"""The compiler alone: the real vela and sha256sum, as people would run them; and a stub of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service import ROOT, sample_models

MODEL = "hey_jarvis.tflite"
OPTIONS = ("--accelerator-config", "ethos-u85-256")
_STUB = """#!/bin/sh
# A stub and no compiler: it sleeps and copies what the real one wrote earlier.
{sleep}cp "{outputs}"/* . && cat "{said}"
"""


@dataclass(frozen=True)
class Bare:
    """A run of the compiler alone: seconds with the digests, and vela's own processor time."""

    seconds: float
    vela_cpu_seconds: float


def model() -> Path:
    """The wake-word model that is compiled."""
    return sample_models() / MODEL


def command(options: Sequence[str] = OPTIONS) -> list[str]:
    """vela on the model, without the folder of the outputs."""
    return [str(ROOT / ".venv" / "bin" / "vela"), str(model()), *options]


def environment() -> dict[str, str]:
    """As the service gives it to the compiler, so that both sides run the same program."""
    return {"PATH": f"{ROOT}/.venv/bin:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}


def emptied(folder: Path) -> Path:
    """The folder, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def bare(run: Sequence[str], folder: Path) -> Bare:
    """Compiles into an empty folder and takes the digests of what came out."""
    emptied(folder)
    begun = time.perf_counter()
    vela = subprocess.Popen(
        [*run, "--output-dir", "."], cwd=folder, env=environment(), stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(vela.pid, 0)
    vela.returncode = os.waitstatus_to_exitcode(status)
    names = sorted(path.name for path in folder.iterdir())
    subprocess.run(["sha256sum", *names], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return Bare(time.perf_counter() - begun, used.ru_utime + used.ru_stime)


def bare_at_once(run: Sequence[str], folder: Path, count: int, parallel: int) -> float:
    """Seconds of so many runs, so many at a time, as `xargs -P` does it."""
    emptied(folder)
    script = 'mkdir "$0" && cd "$0" && "$@" --output-dir . >/dev/null && sha256sum * >/dev/null'
    begun = time.perf_counter()
    subprocess.run(
        ["xargs", "-P", str(parallel), "-I", "{}", "sh", "-c", script, "{}", *run],
        input="\n".join(str(number) for number in range(count)),
        cwd=folder,
        env=environment(),
        text=True,
        check=True,
    )
    return time.perf_counter() - begun


def stub_home(folder: Path, seconds: int) -> Path:
    """A home of the service whose vela takes so long and gives what the real one gave."""
    home, outputs = emptied(folder), folder / "outputs"
    outputs.mkdir()
    said = subprocess.run(
        [*command(), "--output-dir", str(outputs)],
        env=environment(),
        capture_output=True,
        check=True,
    )
    (home / "said").write_bytes(said.stdout)
    (home / "jobs").symlink_to(ROOT / "jobs")
    _stub_venv(home / ".venv")
    set_stub(home, seconds)
    return home


def set_stub(home: Path, seconds: int) -> None:
    """From now on the stub of a home takes so long."""
    sleep = f"sleep {seconds}\n" if seconds else ""
    draft = home / "vela.draft"
    draft.write_text(_STUB.format(sleep=sleep, outputs=home / "outputs", said=home / "said"))
    draft.chmod(0o755)
    draft.replace(home / ".venv" / "bin" / "vela")


def _stub_venv(venv: Path) -> None:
    """What tells that a compiler is installed, and all other programs of the real one."""
    real = ROOT / ".venv"
    for metadata in real.glob("lib/python3*/site-packages/ethos_u_vela-*.dist-info"):
        (venv / metadata.relative_to(real)).mkdir(parents=True)
    (venv / "bin").mkdir()
    for program in (real / "bin").iterdir():
        if program.name != "vela":
            (venv / "bin" / program.name).symlink_to(program)
