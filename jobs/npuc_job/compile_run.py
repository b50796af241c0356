"""Runs a platform's compiler for one attempt: rehearsal, cache, watchdog, diagnosis."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from npuc_job import cgroup, compiler_cache, compiler_process
from npuc_job.compiler_cache import CompilerCache, FailedKernel
from npuc_job.compiler_process import Invocation
from npuc_job.diagnosis import diagnose, quote
from npuc_job.failure import Code, JobError
from npuc_job.log import Output
from npuc_job.platforms.platform import CACHE, INPUTS, Conduct
from npuc_job.step import Step
from npuc_job.volume import inside
from npuc_job.watchdog import Watchdog
from npuc_job.wording import worded


@dataclass(frozen=True)
class CompileRun:
    """Where and how the compiler runs; ``scratch`` is on the local disk.

    ``memory_kills`` is what the kernel had counted when it began.
    """

    step: Step
    conduct: Conduct
    executable: str
    folder: Path
    scratch: Path
    memory_kills: int = field(default_factory=cgroup.memory_kills)

    def to_end(self, command: Sequence[str]) -> tuple[list[str], Output]:
        """Compile; return the command that did it and the end of its output."""
        inputs = self._write_inputs()
        command = [part.replace(INPUTS, str(inputs)) for part in command]
        done = self._cached(command)
        if self.conduct.publish_inputs:
            for name in self.conduct.inputs:
                shutil.copyfile(inputs / name, self.folder / name)
        return done

    def _cached(self, command: Sequence[str]) -> tuple[list[str], Output]:
        cache_path = self.step.platform.cache_path(self.step.spec)
        if cache_path is None:
            return self._rehearsed(command, None)
        shared = inside(self.step.spec.volume, cache_path)
        with compiler_cache.opened(shared, self.scratch) as cache:
            self._tell(cache)
            try:
                placed = [part.replace(CACHE, str(cache.folder)) for part in command]
                return self._rehearsed(placed, cache)
            except JobError:  # also one that was stopped
                self._remove_failed(cache)
                raise

    def _write_inputs(self) -> Path:
        folder = self.scratch / "inputs"
        folder.mkdir()
        for name, text in self.conduct.inputs.items():
            (folder / name).write_text(text, "utf-8")
        for other in self.conduct.beside.iterdir() if self.conduct.beside else ():
            if other.name not in self.conduct.inputs:
                (folder / other.name).symlink_to(other)
        return folder

    def _tell(self, cache: CompilerCache) -> None:
        held = "" if cache.is_shared else ", a copy: another build holds it"
        self.step.log.line(f"compiler cache {cache.shared}, {cache.finished()} kernels{held}")

    def _remove_failed(self, cache: CompilerCache | None) -> list[FailedKernel]:
        if cache is None:
            return []
        log = self.step.log
        removed = cache.remove_failed(log.recent_output().raw, self.step.redactor.beginning)
        for kernel in removed:
            said = f"; it says: {kernel.said}" if kernel.said else ""
            log.line(f"removed the failed kernel {kernel.name} from the compiler cache{said}")
        return removed

    def _rehearsed(
        self, command: Sequence[str], cache: CompilerCache | None
    ) -> tuple[list[str], Output]:
        if self.conduct.rehearsal:
            status, output = self._run([*command, *self.conduct.rehearsal])
            self._judge(status, output, cache)
        status, output = self._run(command)
        again = self.conduct.again
        if status != 0 and again is not None and again.when(output.raw):
            self.step.log.line(f"refused; again with {shlex.join(again.arguments)}")
            command = [*command, *again.arguments]
            status, output = self._run(command)
        self._judge(status, output, cache)
        return list(command), output

    def _run(self, command: Sequence[str]) -> tuple[int, Output]:
        step = self.step
        step.log.line(f"command {shlex.join(command)}")
        step.log.forget_output()
        watchdog = Watchdog(self.conduct.silence_seconds, self.conduct.standstill_seconds)

        def on_output(data: bytes) -> None:
            step.log.compiler_output(data)
            watchdog.hear(step.log.progress)

        invocation = Invocation(command, self.executable, self.folder, self._environment())
        try:
            status = compiler_process.run(invocation, on_output, step.termination, watchdog)
        except (FileNotFoundError, PermissionError) as error:
            raise JobError(
                Code.TOOLCHAIN_MISSING,
                worded(
                    "CompilerNotStarted",
                    "The compiler {compiler} cannot be started: {said}",
                    compiler=self.executable,
                    said=error,
                ),
            ) from error
        finally:
            step.log.compiler_ended()
        step.termination.check()
        return status, step.log.recent_output()

    def _judge(self, status: int, output: Output, cache: CompilerCache | None) -> None:
        if status == 0:
            return
        removed = self._remove_failed(cache)
        said = "\n".join(kernel.said for kernel in removed if kernel.said)
        if said:
            output = Output(f"{said}\n{output.raw}", f"{said}\n{output.shown}")
        known, memory = self.step.platform.known_errors, self.step.spec.memory_bytes
        tool = self.step.platform.tool(self.step.spec)
        killed = cgroup.memory_kills() > self.memory_kills
        error = diagnose(tool, status, output, known, memory, killed)
        raise JobError(error.code, _told(error.message, removed, said)) if removed else error

    def _environment(self) -> dict[str, str]:
        inherited = {
            name: value
            for name, value in self.step.environment.items()
            if not name.startswith("NPUC_")
        }
        # Unbuffered: the log is read while the compiler runs, and both streams keep their order.
        return {
            **self.step.platform.environment(inherited),
            **inherited,
            "PYTHONUNBUFFERED": "1",
            "TMPDIR": str(self.scratch),
        }


def _told(message: str, removed: Sequence[FailedKernel], said: str) -> str:
    """The message, and what was done to the cache."""
    kernels = "kernel was" if len(removed) == 1 else "kernels were"
    form = f"{{before}} The failed {kernels} removed from the compiler cache"
    if not said:
        return worded("KernelsRemoved", f"{form}.", before=message)
    left = f"{form}, where it had left: {{left}}."
    return worded("KernelsRemovedAs", left, before=message, left=quote(said))


def find_tool(step: Step) -> str:
    tool = step.platform.tool(step.spec)
    executable = shutil.which(tool, path=step.environment.get("PATH", os.defpath))
    if executable is None:
        toolchain = step.spec.toolchain
        raise JobError(
            Code.TOOLCHAIN_MISSING,
            worded(
                "CompilerNotOnPath",
                "The compiler {tool} is not on PATH: use a job image with {toolchain} {version}, "
                "or install it (locally: see the README for the make target).",
                tool=tool,
                toolchain=toolchain.name,
                version=toolchain.version,
            ),
        )
    return executable


def on_scratch(run: CompileRun) -> CompileRun:
    """The same with outputs on the local disk."""
    folder = run.scratch / "output"
    folder.mkdir()
    return replace(run, folder=folder)
