"""Runs a platform's compiler for one attempt: rehearsal, cache, watchdog, diagnosis."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from npuc_job import compiler_cache, compiler_process
from npuc_job.compiler_cache import CompilerCache
from npuc_job.compiler_process import Invocation
from npuc_job.diagnosis import diagnose
from npuc_job.failure import Code, JobError
from npuc_job.platforms.contract import CACHE, Conduct
from npuc_job.step import Step
from npuc_job.volume import inside
from npuc_job.watchdog import Watchdog


@dataclass(frozen=True)
class CompileRun:
    """Where and how the compiler runs; ``scratch`` is on the local disk."""

    step: Step
    conduct: Conduct
    executable: str
    folder: Path
    scratch: Path

    def to_end(self, command: Sequence[str]) -> tuple[list[str], str]:
        """Compile; return the command that did it and the end of its output."""
        if self.conduct.cache_path is None:
            return self._rehearsed(command)
        shared = inside(self.step.spec.volume, self.conduct.cache_path)
        with compiler_cache.opened(shared, self.scratch) as cache:
            self._tell(cache)
            try:
                return self._rehearsed([part.replace(CACHE, str(cache.folder)) for part in command])
            except JobError:
                for name in cache.remove_failed(self.step.log.recent_output()):
                    self.step.log.line(f"removed the failed kernel {name} from the compiler cache")
                raise

    def _tell(self, cache: CompilerCache) -> None:
        held = "" if cache.is_shared else ", a copy: another build holds it"
        self.step.log.line(f"compiler cache {cache.shared}, {cache.finished()} kernels{held}")

    def _rehearsed(self, command: Sequence[str]) -> tuple[list[str], str]:
        rehearsal = self.conduct.rehearsal
        if rehearsal is not None:
            status, output = self._run([*command, *rehearsal.arguments], watched=False)
            if status != 0 and rehearsal.retry_when(output):
                self.step.log.line(f"refused; again with {shlex.join(rehearsal.retry_with)}")
                command = [*command, *rehearsal.retry_with]
                status, output = self._run([*command, *rehearsal.arguments], watched=False)
            self._judge(status, output)
        status, output = self._run(command, watched=True)
        self._judge(status, output)
        return list(command), output

    def _run(self, command: Sequence[str], watched: bool) -> tuple[int, str]:
        step = self.step
        step.log.line(f"command {shlex.join(command)}")
        step.log.forget_output()
        watchdog = Watchdog(self.conduct.silence_seconds, self.conduct.standstill_seconds)

        def on_output(data: bytes) -> None:
            step.log.compiler_output(data)
            watchdog.hear(step.log.progress)

        invocation = Invocation(command, self.executable, self.folder, self._environment())
        try:
            status = compiler_process.run(
                invocation, on_output, step.termination, watchdog if watched else None
            )
        except (FileNotFoundError, PermissionError) as error:
            raise JobError(
                Code.TOOLCHAIN_MISSING, f"The compiler {self.executable} cannot be started: {error}"
            ) from error
        finally:
            step.log.compiler_ended()
        step.termination.check()
        return status, step.log.recent_output()

    def _judge(self, status: int, output: str) -> None:
        if status != 0:
            known, memory = self.step.platform.known_errors, self.step.spec.memory_bytes
            raise diagnose(self.step.platform.tool(self.step.spec), status, output, known, memory)

    def _environment(self) -> dict[str, str]:
        inherited = {
            name: value
            for name, value in self.step.environment.items()
            if not name.startswith("NPUC_")
        }
        # Unbuffered: the log is read while the compiler runs, and both streams keep their order.
        return {
            "PYTHONUNBUFFERED": "1",
            **self.step.platform.environment(inherited),
            **inherited,
            "TMPDIR": str(self.scratch),
        }


def find_tool(step: Step) -> str:
    tool = step.platform.tool(step.spec)
    executable = shutil.which(tool, path=step.environment.get("PATH", os.defpath))
    if executable is None:
        toolchain = step.spec.toolchain
        raise JobError(
            Code.TOOLCHAIN_MISSING,
            f"The compiler {tool} is not on PATH: use a job image with {toolchain.name} "
            f"{toolchain.version}, or install it (locally: see the README for the make target).",
        )
    return executable


def on_scratch(run: CompileRun) -> CompileRun:
    """The same with outputs on the local disk."""
    folder = run.scratch / "output"
    folder.mkdir()
    return replace(run, folder=folder)
