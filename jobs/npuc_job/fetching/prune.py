"""Removes the fetched models that were not used for longest, until what is kept has room."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from npuc_job.contract import CONTRACT
from npuc_job.fetching import lock, mark
from npuc_job.fetching.timing import Timing
from npuc_job.fetching.uris import is_key

_IDLE = 3600.0
"""Seconds after its last use from which a model may go."""
_STAGED = 24 * 3600.0
"""The same where attempts are staged beside it: a whole run ends within 23 hours."""


@dataclass(frozen=True)
class _Kept:
    folder: Path
    used: float
    size: int


def down_to(
    top: Path,
    own: Path,
    room: int,
    now: float,
    timing: Timing,
    tell: Callable[[str], None],
) -> None:
    """Let the other models have at most ``room`` bytes; ``now`` in seconds, by the volume's clock.

    What is in use stays, however much that is. Only a model and its mark go: what was published
    beside it, and what is staged there, stays.
    """
    others = sorted(_others(top, own), key=lambda one: one.used)
    left = sum(one.size for one in others)
    for one in others:
        if left <= room:
            return
        if one.size and _removed(one.folder, now, timing):
            left -= one.size
            tell(f"removed {one.folder.name}, {one.size:,} bytes: it was not used for longest")


def last_used(folder: Path) -> float:
    """Of the mark; without one, of the lock: a fetch was begun then."""
    found = lock.seen(folder)
    for path in (folder / mark.NAME, folder / f"{lock.PREFIX}{found.number}", folder):
        with suppress(OSError):
            return path.stat().st_mtime
    return 0.0


def _others(top: Path, own: Path) -> list[_Kept]:
    found = []
    for folder in top.iterdir():
        if folder != own and is_key(folder.name) and folder.is_dir() and not folder.is_symlink():
            with suppress(OSError):
                found.append(_Kept(folder, last_used(folder), _size(folder)))
    return found


def _model(folder: Path) -> Path | None:
    """The model, whole or not: who fetches it says its name in the lock."""
    known = mark.read(folder)
    name = known.name if known else lock.seen(folder).told.get("name")
    return folder / name if isinstance(name, str) and name and "/" not in name else None


def _size(folder: Path) -> int:
    model = _model(folder)
    if model is None:
        return 0
    total = sum(mark.size_of(path) or 0 for path in _of_one_file(model))
    for parent, _, names in os.walk(model):
        total += sum(mark.size_of(Path(parent, name)) or 0 for name in names)
    return total


def _of_one_file(model: Path) -> list[Path]:
    """The file, or what there is of it."""
    return [model, *model.parent.glob(f"{_literal(model.name)}.part-*")]


def _literal(name: str) -> str:
    return "".join(f"[{one}]" if one in "*?[" else one for one in name)


def _removed(folder: Path, now: float, timing: Timing) -> bool:
    model = _model(folder)
    if model is None or now - last_used(folder) < _least_idle(folder):
        return False
    held = lock.acquire_now(folder, timing, {"name": model.name}, now - _IDLE)
    if held is None:
        return False
    try:
        if (folder / mark.NAME).exists() and now - last_used(folder) < _least_idle(folder):
            return False  # used since
        (folder / mark.NAME).unlink(missing_ok=True)  # first: a half model has no mark
        for path in _of_one_file(model):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    finally:
        held.release()
    return True


def _least_idle(folder: Path) -> float:
    staging = folder / CONTRACT.staging_folder
    try:
        is_staged = any(staging.iterdir())
    except OSError:
        is_staged = False
    return _STAGED if is_staged else _IDLE
