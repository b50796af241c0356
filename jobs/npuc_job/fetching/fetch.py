"""Lets the model of a spec with a source be on the volume: fetched now, or there already."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from npuc_job.contract import CONTRACT
from npuc_job.durable import sync_folder
from npuc_job.failure import Code, JobError
from npuc_job.fetching import (
    lock,
    mark,
    names,
    prune,
    room,
    selection,
    settings,
    sources,
    timing,
    uris,
)
from npuc_job.fetching.crew import Crew, Progress
from npuc_job.fetching.download import Fetched
from npuc_job.fetching.files import RemoteFile
from npuc_job.fetching.http import Client
from npuc_job.fetching.lock import Lock
from npuc_job.fetching.mark import Mark, MarkedFile
from npuc_job.fetching.network import Network
from npuc_job.fetching.part import part_of
from npuc_job.fetching.s3_credentials import operators_variables
from npuc_job.fetching.settings import Settings
from npuc_job.spec import Source
from npuc_job.step import Step
from npuc_job.volume import inside
from npuc_job.wording import worded

_SLICE_SECONDS = 0.1
_TOLD_EVERY = 1.0


def run(step: Step) -> None:
    """Fetch what is missing. May run again, also beside others: one fetches, the others wait."""
    source = step.spec.source
    if source is None:
        return
    uris.check_place(step.spec.base_path, source.uri, source.pin, source.format)
    folder = inside(step.spec.volume, step.spec.base_path.parent)
    folder.mkdir(parents=True, exist_ok=True)
    inside(step.spec.volume, step.spec.base_path)
    _Fetch(step, source, folder, settings.read(step.environment)).to_end()


@dataclass
class _Fetch:
    """One fetch into the folder of a key."""

    step: Step
    source: Source
    folder: Path
    settings: Settings
    told: tuple[int, int] | None = field(default=None)

    def __post_init__(self) -> None:
        self.name = self.step.spec.base_path.name
        self.environment = dict(self.step.environment)  # as it was: boto3 gets another one
        self.places: Mapping[str, str] = {}
        self.about: dict[str, Any] = {"name": self.name, "done": 0, "total": 0}

    def to_end(self) -> None:
        held = lock.acquire(self.folder, timing.USUAL, self.about, self._pause, self._waiting())
        try:
            if not self._is_there():
                with operators_variables(self.settings, self.environment):
                    self._fetch(held)
        finally:
            held.release()

    def _is_there(self) -> bool:
        found = mark.read(self.folder)
        if found is None or found.name != self.name or not mark.holds(self.folder, found):
            return False
        mark.used(self.folder)
        self._line(f"{len(found.files)} files, {found.total_bytes:,} bytes are there already")
        return True

    def _fetch(self, held: Lock) -> None:
        begun = time.monotonic()

        def check() -> None:
            self.step.termination.check()
            held.check()

        with closing(Client(Network(self.settings))) as client:
            listed = sources.listed(
                self.source, self.settings, self.environment, client, self._pause, self._line
            )
            files = selection.chosen(listed, self.source.format)
            names.check(file.path for file in files)
            self.places = selection.places(files, self.source.format)
            total = sum(file.size or 0 for file in files)
            self._line(f"{len(files)} of {len(listed)} files are needed, {total:,} bytes")
            self._make_room(files, total, held)
            for file in files:
                self._make_way(file)
            progress = Progress()
            crew = Crew(client, check, lambda done: self._tell(done, total), self._line, progress)
            fetched = crew.fetch(files, self._target)
        self._commit(fetched, held)
        size = sum(one.size for one in fetched.values())
        self._line(f"{len(files)} files, {size:,} bytes in {time.monotonic() - begun:.1f} s")

    def _make_room(self, files: Sequence[RemoteFile], total: int, held: Lock) -> None:
        kept = self.settings.kept_bytes()
        if kept is not None:
            now = held.path.stat().st_mtime
            prune.down_to(
                self.folder.parent, self.folder, max(0, kept - total), now, timing.USUAL, self._line
            )
        room.check(self.folder, total - sum(map(self._have, files)))

    def _have(self, file: RemoteFile) -> int:
        """Bytes of a file that are on the volume already."""
        target = self._target(file.path)
        sizes = [mark.size_of(path) or 0 for path in (target, part_of(target, file))]
        return min(max(sizes), file.size or 0)

    def _make_way(self, file: RemoteFile) -> None:
        """What a fetch that left no mark has finished is a part again, so it is checked anew."""
        target = self._target(file.path)
        volume = Path(os.path.realpath(self.step.spec.volume))
        inside(volume, PurePosixPath(target.relative_to(volume)))
        target.parent.mkdir(parents=True, exist_ok=True)
        size = mark.size_of(target)
        if size is not None and file.size in (size, None):
            target.replace(part_of(target, file))
        elif size is not None:
            target.unlink()
        elif os.path.lexists(target):
            raise JobError(
                Code.VOLUME_UNUSABLE,
                worded(
                    "PlaceTaken",
                    "{path} is no file: remove what is in its place, then retry this step.",
                    path=target,
                ),
            )

    def _target(self, path: str) -> Path:
        return self.folder / self.name / self.places[path]

    def _marked(self, path: str, one: Fetched) -> MarkedFile:
        relative = self._target(path).relative_to(self.folder).as_posix()
        return MarkedFile(relative, one.size, one.sha256)

    def _commit(self, fetched: Mapping[str, Fetched], held: Lock) -> None:
        """The mark comes last, when all else is on the disk for good."""
        source = self.source
        files = tuple(self._marked(path, one) for path, one in sorted(fetched.items()))
        whole = Mark(uris.shown(source.uri), source.pin, source.format, self.name, files)
        for path in list(mark.strays(self.folder, whole)):
            path.unlink()
        for parent in {self._target(path).parent for path in fetched}:
            sync_folder(parent)
        held.check()
        mark.write(self.folder, whole)
        for parent in list(self.folder.parents)[:2]:
            sync_folder(parent)

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, _SLICE_SECONDS))
            self.step.termination.check()
        self.step.termination.check()

    def _waiting(self) -> Callable[[dict[str, Any]], None]:
        """Tells once that another Job fetches, then how far it is, at most once a second."""
        at = -math.inf

        def tell(told: dict[str, Any]) -> None:
            nonlocal at
            if at < 0:
                self._line("another Job fetches this model: waiting for it")
            elif time.monotonic() - at < _TOLD_EVERY:
                return
            at = time.monotonic()
            done, total = told.get("done"), told.get("total")
            if type(done) is int and type(total) is int and 0 < total >= done >= 0:
                self._tell(done, total)

        return tell

    def _tell(self, done: int, total: int) -> None:
        self.about.update(done=done, total=total)
        if total and done <= total and self.told != (done, total):
            self.told = (done, total)
            self.step.log.exact_line(f"{CONTRACT.fetched_word}{done}/{total}")

    def _line(self, text: str) -> None:
        self.step.log.line(text)
