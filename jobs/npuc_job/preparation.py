"""Makes what the compiler's container sees of a volume, before it starts.

Its container sees the model and its own staging folder only, by mounts that must lead somewhere:
Kubernetes would make what is missing as a folder of root's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from npuc_job.compile_step import check_there
from npuc_job.durable import sync_folder
from npuc_job.failure import Code, JobError
from npuc_job.spec import Spec
from npuc_job.step import Step
from npuc_job.volume import inside, make_reachable, model_root
from npuc_job.wording import worded


def run(step: Step) -> None:
    """Fetch a model that has a source; refuse one that is not there or leads out of itself; make
    the folders. May run again."""
    spec = step.spec
    if spec.source is not None:
        from npuc_job.fetching import fetch  # most steps fetch nothing, and begin sooner without

        fetch.run(step)
    make_reachable(spec.volume, spec.base_path)
    model = inside(spec.volume, spec.base_path)
    staging = inside(spec.volume, spec.staging_path)
    check_there(spec, model)
    _check_links(spec, model)
    step.platform.check_room(spec, model)
    _make(staging)
    cache_path = step.platform.cache_path(spec)
    if cache_path is not None:
        _make(inside(spec.volume, cache_path))
    if cache := step.environment.get("XDG_CACHE_HOME"):
        _make(Path(cache))


def _make(folder: Path) -> None:
    """Make a folder that is mounted then: a link would let another one be mounted in its place."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise _in_the_way(folder) from None
    if any(path.is_symlink() for path in _own(folder)):
        raise _in_the_way(folder)
    for parent in list(folder.parents)[:3]:
        sync_folder(parent)


def _own(folder: Path) -> Iterator[Path]:
    """It and the folders above it that npuc makes; what is above them may be reached by a link."""
    yield folder
    while any(path.name.startswith(".npuc-") for path in folder.parents):
        folder = folder.parent
        yield folder


def _in_the_way(folder: Path) -> JobError:
    return JobError(
        Code.VOLUME_UNUSABLE,
        worded(
            "NoFolderOfItsOwn",
            "{folder} can't be a folder of its own: remove the file or link in its place.",
            folder=folder,
        ),
    )


def _check_links(spec: Spec, model: Path) -> None:
    root = Path(os.path.realpath(spec.volume / model_root(PurePosixPath(spec.base_path))))
    for path in _links(model):
        target = Path(os.path.realpath(path))
        if root != target and root not in target.parents:
            raise JobError(
                Code.INVALID_MODEL,
                worded(
                    "LinkLeadsOut",
                    "{path} of {uri} is a link that leads out of the model, and a Job sees nothing "
                    "else: put the file itself in its place, and retry the step.",
                    path=path.relative_to(model),
                    uri=spec.base_artifact.uri,
                ),
            )


def _links(model: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(model):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in [*folders, *names]:
            path = Path(parent, name)
            if not name.startswith(".") and path.is_symlink():
                yield path
