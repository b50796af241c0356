"""The verify step: check the staged outputs against their manifest, then rename them into place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from npuc_job import manifest, outputs
from npuc_job.durable import copy_atomically, link, sync_folder
from npuc_job.failure import Code, JobError
from npuc_job.manifest import Manifest
from npuc_job.result import Success
from npuc_job.spec import wrong
from npuc_job.step import Step
from npuc_job.volume import inside
from npuc_job.wording import joined, worded


def run(step: Step) -> Success:
    """Verify and publish. Run again after a success it checks the published folder and succeeds."""
    spec = step.spec
    if spec.manifest_digest is None:
        raise wrong("manifestDigest is missing")
    staging = inside(spec.volume, spec.staging_path)
    published = inside(spec.volume, spec.publish_path)
    if os.path.lexists(published):
        return _accept_published(step, published, spec.manifest_digest)
    try:
        listed = _listed(staging, spec.manifest_digest)
        _add_linked(step, staging, listed)
        _check_files(step, staging, listed)
    except (JobError, FileNotFoundError):
        if not os.path.lexists(published):
            raise
        # A parallel run renamed the folder during the checks.
        return _accept_published(step, published, spec.manifest_digest)
    step.termination.check()
    _copy(step, staging, listed)
    if not _publish(staging, published):
        return _accept_published(step, published, spec.manifest_digest)
    return _success(step, listed, spec.manifest_digest)


def _accept_published(step: Step, published: Path, digest: str) -> Success:
    """Decide about what is there already: ours is a success, anything else is not touched."""
    path = step.spec.publish_path
    if published.is_symlink() or _digest(_manifest_bytes(published)) != digest:
        raise JobError(
            Code.PUBLISH_CONFLICT,
            worded(
                "PublishedOtherContent",
                "{path} exists with other content and was not touched: move it away, then retry "
                "the verification.",
                path=path,
            ),
        )
    step.log.line(f"{path} is published already: checking it")
    listed = _listed(published, digest)
    _check_files(step, published, listed)
    sync_folder(published.parent)  # whoever renamed it may have ended before it did this
    return _success(step, listed, digest)


def _manifest_bytes(folder: Path) -> bytes | None:
    try:
        return (folder / manifest.FILE_NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else manifest.digest(data)


def _add_linked(step: Step, staging: Path, listed: Manifest) -> None:
    """Link the files of the model to the outputs, or copy them where that can't be done.

    A link keeps its bytes while the original is replaced, as tools do. Which file has which name is
    found in the model, never read in the staging folder: the compiler could write there.
    """
    missing = [path for path in listed.linked if not os.path.lexists(staging / path)]
    if not missing:
        return
    spec = step.spec
    model = inside(spec.volume, spec.base_path)
    sources = step.platform.linked(spec, model) if model.is_dir() else {}
    if gone := sorted(set(missing) - sources.keys()):
        raise JobError(
            Code.MODEL_CHANGED,
            worded(
                "LinkedFilesGone",
                "{files} of {uri} was there when the model was compiled, and belongs to the "
                "outputs: copy it back and retry the verification.",
                files=gone,
                uri=spec.base_artifact.uri,
            ),
        )
    copied = 0
    for path in missing:
        step.termination.check()
        copied += _add(sources[path], staging, path)
    if copied:
        step.log.line(f"{copied} files of the model were copied: they can't be linked")
    sync_folder(staging)


def _add(source: Path, staging: Path, path: str) -> int:
    """Return 1 if it was copied. Fails where a parallel run has renamed the folder meanwhile."""
    for parent in list(PurePosixPath(path).parents)[-2::-1]:
        (staging / parent).mkdir(exist_ok=True)
    if link(source, staging / path):
        return 0
    copy_atomically(source, staging / path)
    return 1


def _listed(folder: Path, digest: str) -> Manifest:
    """The manifest of a folder, which must be the one that the compile step reported."""
    data = _manifest_bytes(folder)
    if data is None:
        raise JobError(
            Code.STAGING_MISSING,
            worded(
                "OutputsExpired",
                "The compiled outputs expired (their staging folder is gone or unfinished): "
                "compile again.",
            ),
        )
    if _digest(data) != digest:
        raise _mismatch(
            worded("OtherManifest", "the manifest is not the one of digest {digest}", digest=digest)
        )
    text = data.decode()
    del data  # of very many files each form takes megabytes
    return manifest.parse(text)


def _check_files(step: Step, folder: Path, listed: Manifest) -> None:
    """Compare a folder with its manifest.

    The compile step looked into these files before it wrote their digests down, so what is equal to
    them is whole: nothing is read twice.
    """
    try:
        present = outputs.listed(folder)
    except JobError as error:
        raise _mismatch(error.message) from error
    problems = _other_names(present, listed)
    del present  # hashing comes next, and takes its own memory
    problems += _other_sizes(folder, listed)
    if problems:
        raise _mismatch(joined(problems))
    for path in _changed(step, folder, listed):
        raise _mismatch(
            worded("OtherContent", "{path} has another content than the one compiled", path=path)
        )


def _changed(step: Step, folder: Path, listed: Manifest) -> list[str]:
    try:
        return outputs.changed(folder, listed.files, step.termination.check)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as gone:  # since it was seen
        path = os.path.relpath(gone.filename, folder)
        raise _mismatch(_missing(path)) from gone


def _other_names(present: Sequence[str], listed: Manifest) -> list[str]:
    wanted = [file.path for file in listed.files]
    if wanted == present:
        return []
    missing, added = sorted({*wanted} - {*present}), sorted({*present} - {*wanted})
    problems = [_missing(path) for path in missing]
    return problems + [
        worded("FileNotListed", "{path} is not in the manifest", path=one) for one in added
    ]


def _missing(path: str) -> str:
    return worded("FileMissing", "{path} is missing", path=path)


def _other_sizes(folder: Path, listed: Manifest) -> list[str]:
    problems: list[str] = []
    for file in listed.files:
        with suppress(FileNotFoundError, NotADirectoryError):  # what is missing was told before
            size = os.stat(os.path.join(folder, file.path)).st_size
            if size != file.size:
                problems.append(
                    worded(
                        "OtherSize",
                        "{path} has {size} bytes instead of {wanted}",
                        path=file.path,
                        size=size,
                        wanted=file.size,
                    )
                )
    return problems


def _copy(step: Step, staging: Path, checked: Manifest) -> None:
    """Before the rename, so that what is published was copied. A parallel run may do the same."""
    if step.spec.copy_to is not None:
        from npuc_job.fetching import copies  # most steps need nothing of it, and begin sooner

        copies.make(step, staging, checked, step.spec.copy_to)


def _mismatch(what: str) -> JobError:
    return JobError(
        Code.MANIFEST_MISMATCH,
        worded(
            "OutputsChanged",
            "The outputs were changed after the compile step and are not published: compile again. "
            "({what})",
            what=what,
        ),
    )


def _publish(staging: Path, published: Path) -> bool:
    """Rename the staging folder; return whether this process did it.

    ``rename(2)`` replaces an empty folder silently, hence the check before it. Should one appear
    between the two, no content is lost; a folder with content makes the rename fail.
    """
    if os.path.lexists(published):
        return False
    try:
        staging.rename(published)
    except OSError:
        # A parallel run was faster, or a network file system repeated a rename that had succeeded.
        if os.path.lexists(published):
            return False
        raise
    sync_folder(published.parent)
    sync_folder(staging.parent)
    with suppress(OSError):  # other attempts of this compilation may be staged there
        staging.parent.rmdir()
    return True


def _success(step: Step, checked: Manifest, digest: str) -> Success:
    return Success(digest, checked.files, published_path=step.spec.publish_path.as_posix())
