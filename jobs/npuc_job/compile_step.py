"""The compile step: run the compiler into a staging folder, then commit it with a manifest."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from npuc_job import compile_run, manifest, outputs
from npuc_job.compile_run import CompileRun
from npuc_job.contract import CONTRACT
from npuc_job.durable import sync_folder, write_atomically
from npuc_job.failure import Code, JobError
from npuc_job.fetching import mark
from npuc_job.log import Output
from npuc_job.manifest import Findings
from npuc_job.outputs import OutputFile
from npuc_job.platforms.platform import Conduct
from npuc_job.result import Success
from npuc_job.spec import Spec
from npuc_job.step import Step
from npuc_job.volume import inside
from npuc_job.wording import worded

_WARNING = "warning: "


def run(step: Step) -> Success:
    """Compile. A second run of the same attempt keeps what the first has finished, or starts over.

    Kubernetes may start a second pod for a Job whose first has succeeded.
    """
    spec = step.spec
    model = inside(spec.volume, spec.base_path)
    staging = inside(spec.volume, spec.staging_path)
    inside(spec.volume, spec.publish_path)
    finished = manifest.finished(spec, staging)
    if finished is not None:
        step.log.line("an earlier run of this attempt has compiled it: its result stands")
        data, made = finished
        return _show(step, data, made.files, made.warnings)
    check_there(spec, model)
    _check_digest(step, model)
    warnings = list(step.platform.check_model(spec, model))
    step.platform.check_room(spec, model)
    _tell(step, warnings, _WARNING)
    command = step.platform.command(spec, model)
    if any("\0" in argument for argument in command):
        raise JobError(
            Code.OPTIONS_REFUSED,
            worded("NulCharacter", "An option or argument holds a NUL character."),
        )
    executable = compile_run.find_tool(step)
    _recreate(staging)
    conduct = step.platform.conduct(spec, model)
    command, output = _compile(step, conduct, command, executable, staging)
    step.platform.complete(spec, model, staging, step.termination.check)
    summary = step.platform.summary(spec, staging, output.raw)
    step.platform.check_outputs(spec, staging, summary)
    step.log.all_is_done(step.platform.work(summary))
    if headline := step.platform.headline(summary):
        step.log.line(headline)
    learned = step.platform.warnings(spec, summary, output.raw)
    _tell(step, learned, _WARNING)
    warnings += learned
    return _commit(step, model, staging, Findings(command, summary, warnings))


def _tell(step: Step, lines: Sequence[str], mark: str = "") -> None:
    for line in lines:
        step.log.line(mark + line)


def check_there(spec: Spec, model: Path) -> None:
    """Refuse a base artifact that is not there, or can't be a model."""
    base = spec.base_artifact
    if not model.exists():
        raise JobError(
            Code.INVALID_MODEL,
            worded(
                "ModelGone",
                "The base artifact {uri} does not exist on the volume: copy it back and retry the "
                "step, or register it where it is and compile that artifact.",
                uri=base.uri,
            ),
        )
    if not model.is_file() and not model.is_dir():
        raise JobError(
            Code.INVALID_MODEL,
            worded(
                "ModelIsNoFile",
                "{uri} leads to {kind}, which is neither a file nor a folder: register the model "
                "itself.",
                uri=base.uri,
                kind=_kind(model),
            ),
        )


def _check_digest(step: Step, model: Path) -> None:
    base = step.spec.base_artifact
    if base.digest is None:
        return
    actual = (
        "sha256:" + _sha256(step, model)
        if model.is_file()
        else step.platform.digest(step.spec, model)
    )
    if actual in (None, base.digest):
        return
    if not model.is_file():
        raise JobError(
            Code.MODEL_CHANGED,
            worded(
                "ModelFilesChanged",
                "The files in {uri} are not those that this compilation was asked for: config, "
                "index or headers of weights differ. Restore them and retry this step, or register "
                "the folder as a new artifact and compile that.",
                uri=base.uri,
            ),
        )
    if actual != base.digest:
        raise JobError(
            Code.MODEL_CHANGED,
            worded(
                "ModelFileChanged",
                "{uri} is not the file that was registered: its digest is {actual}, the registry "
                "says {registered}. Put the registered file back and retry this step, or register "
                "this one as a new artifact and compile that.",
                uri=base.uri,
                actual=actual,
                registered=base.digest,
            ),
        )


def _sha256(step: Step, model: Path) -> str:
    """What a fetch has checked is not read again."""
    known = mark.checked_sha256(model) if step.spec.source else None
    return known or outputs.sha256_of(model, step.termination.check)


def _kind(path: Path) -> str:
    if path.is_fifo():
        return worded("NamedPipe", "a named pipe")
    return worded("Socket", "a socket") if path.is_socket() else worded("Device", "a device")


def _recreate(staging: Path) -> None:
    """Empty the staging folder. An old compiler still running there loses its working folder.

    One that is mounted can only be emptied; there no two containers of an attempt run at once.
    """
    if staging.is_symlink() or staging.is_file():
        staging.unlink()
    elif staging.exists():
        for path in staging.iterdir():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        with suppress(OSError):
            staging.rmdir()
    staging.mkdir(parents=True, exist_ok=True)


def _compile(
    step: Step, conduct: Conduct, command: Sequence[str], executable: str, staging: Path
) -> tuple[list[str], Output]:
    """Run the compiler; its outputs end up in the staging folder."""
    with tempfile.TemporaryDirectory(prefix="npuc-", ignore_cleanup_errors=True) as scratch:
        run = CompileRun(step, conduct, executable, staging, Path(scratch))
        if not conduct.scratch_output:
            return run.to_end(command)
        local = compile_run.on_scratch(run)
        done = local.to_end(command)
        for path in sorted(local.folder.iterdir()):
            shutil.move(path, staging / path.name)
        return done


def _commit(step: Step, model: Path, staging: Path, findings: Findings) -> Success:
    """Make the outputs durable, then write the manifest, last."""
    staged = outputs.listed(staging)
    files, linked = _hash(step, model, staging, staged)
    outputs.make_durable(staging, staged)
    shown = replace(
        findings,
        warnings=[step.redactor.sentence(one) for one in findings.warnings],
        linked=linked,
    )
    data = manifest.to_bytes(step.spec, shown, _now(), files, step.redactor.texts)
    write_atomically(staging / manifest.FILE_NAME, data)
    for folder in list(staging.parents)[:3]:
        sync_folder(folder)
    return _show(step, data, files, shown.warnings)


def _hash(
    step: Step, model: Path, staging: Path, staged: Sequence[str]
) -> tuple[Sequence[OutputFile], Sequence[str]]:
    """All files that are published, and which of them are links to those of the model."""
    linked = {**step.platform.linked(step.spec, model)}
    for path in staged:
        linked.pop(path, None)

    def place(path: str) -> str | Path:
        return linked.get(path) or os.path.join(staging, path)

    paths = [*staged, *linked]
    return outputs.hashed(paths, place, step.termination.check), sorted(linked)


def _show(step: Step, data: bytes, files: Sequence[OutputFile], warnings: Sequence[str]) -> Success:
    """Sum up what was made.

    A service that can't see the volume reads the manifest in the log, and compares the digest; one
    that can has it left out by ``NPUC_LOG_MANIFEST=no``.
    """
    total, digest = sum(file.size for file in files), manifest.digest(data)
    step.log.line(f"{len(files)} files, {total:,} bytes, manifest {digest}")
    if step.environment.get("NPUC_LOG_MANIFEST") == "no":
        return Success(digest, files, warnings)
    lines = (line.decode().rstrip("\n") for line in io.BytesIO(data))
    step.log.exact_lines(CONTRACT.manifest_word + line for line in lines)
    return Success(digest, files, warnings)


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
