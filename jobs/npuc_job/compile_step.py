"""The compile step: run the compiler into a staging folder, then commit it with a manifest."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from pathlib import Path

from npuc_job import compiler_process, manifest
from npuc_job.compiler_process import Invocation
from npuc_job.diagnosis import diagnose
from npuc_job.durable import sync_file, sync_folder, write_atomically
from npuc_job.failure import Code, JobError
from npuc_job.result import Success
from npuc_job.step import Step
from npuc_job.volume import inside


def run(step: Step) -> Success:
    """Compile. A second run of the same attempt starts over, whatever the first one left."""
    spec = step.spec
    model = inside(spec.volume, spec.base_path)
    staging = inside(spec.volume, spec.staging_path)
    inside(spec.volume, spec.publish_path)
    _check_base(step, model)
    step.platform.check_model(model)
    command = step.platform.command(spec, model)
    if any("\0" in argument for argument in command):
        raise JobError(Code.OPTIONS_REFUSED, "An option or argument holds a NUL character.")
    executable = _find_tool(step)
    step.log.line(f"command {shlex.join(command)}")
    _recreate(staging)
    output = _run_compiler(step, command, executable, staging)
    summary = step.platform.summary(spec, staging, output)
    step.platform.check_outputs(spec, staging, summary)
    if headline := step.platform.headline(summary):
        step.log.line(headline)
    return _commit(step, staging, command, summary)


def _check_base(step: Step, model: Path) -> None:
    base = step.spec.base_artifact
    if not model.exists():
        raise JobError(
            Code.INVALID_MODEL,
            f"The base artifact {base.uri} does not exist on the volume: copy it there, or "
            "correct the artifact's URI in the registry.",
        )
    if base.digest is None or not model.is_file():
        return
    actual = "sha256:" + manifest.sha256_of(model, step.termination.check)
    if actual != base.digest:
        raise JobError(
            Code.MODEL_CHANGED,
            f"{base.uri} is not the file that was registered: its digest is {actual}, the "
            f"registry says {base.digest}. Restore the file or register the new one.",
        )


def _find_tool(step: Step) -> str:
    tool = step.platform.tool
    executable = shutil.which(tool, path=step.environment.get("PATH", os.defpath))
    if executable is None:
        toolchain = step.spec.toolchain
        raise JobError(
            Code.TOOLCHAIN_MISSING,
            f"The compiler {tool} is not on PATH: use a job image with {toolchain.name} "
            f"{toolchain.version}, or install it (locally: make run installs it).",
        )
    return executable


def _recreate(staging: Path) -> None:
    """Empty the staging folder. An old compiler still running there loses its working folder."""
    if staging.is_symlink() or staging.is_file():
        staging.unlink()
    elif staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(parents=True)


def _run_compiler(step: Step, command: Sequence[str], executable: str, staging: Path) -> str:
    """Run the compiler in the staging folder; return the end of its output."""
    with tempfile.TemporaryDirectory(prefix="npuc-", ignore_cleanup_errors=True) as scratch:
        environment = _compiler_environment(step, scratch)
        try:
            status = compiler_process.run(
                Invocation(command, executable, staging, environment),
                step.log.compiler_output,
                step.termination,
            )
        except (FileNotFoundError, PermissionError) as error:
            raise JobError(
                Code.TOOLCHAIN_MISSING, f"The compiler {executable} cannot be started: {error}"
            ) from error
        finally:
            step.log.compiler_ended()
    step.termination.check()
    output = step.log.recent_output()
    if status != 0:
        platform = step.platform
        raise diagnose(platform.tool, status, output, platform.known_errors, step.spec.memory_bytes)
    return output


def _compiler_environment(step: Step, scratch: str) -> dict[str, str]:
    inherited = {
        name: value for name, value in step.environment.items() if not name.startswith("NPUC_")
    }
    # Unbuffered: the log is read while the compiler runs, and the order of both streams is kept.
    return {
        "PYTHONUNBUFFERED": "1",
        **step.platform.environment(inherited),
        **inherited,
        "TMPDIR": scratch,
    }


def _commit(
    step: Step, staging: Path, command: Sequence[str], summary: Mapping[str, object]
) -> Success:
    """Make the outputs durable, then write the manifest, last."""
    files = manifest.hash_outputs(staging, manifest.output_paths(staging), step.termination.check)
    _make_durable(staging)
    shown = [step.redactor.text(argument) for argument in command]
    data = manifest.to_bytes(step.spec, shown, _now(), summary, files)
    write_atomically(staging / manifest.FILE_NAME, data)
    for folder in list(staging.parents)[:3]:
        sync_folder(folder)
    for line in data.decode().splitlines():
        step.log.line(f"manifest: {line}")
    return Success(manifest.digest(data), files)


def _make_durable(staging: Path) -> None:
    """Sync files and folders, and let others read them: some compilers write files of mode 0600."""
    for parent, _, names in os.walk(staging, topdown=False):
        for name in names:
            path = Path(parent, name)
            path.chmod(path.stat().st_mode | 0o444)
            sync_file(path)
        Path(parent).chmod(Path(parent).stat().st_mode | 0o555)
        sync_folder(Path(parent))


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
