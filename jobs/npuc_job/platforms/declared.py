"""Platforms of third parties: a file each, in the folder that the operator names."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms.platform import Platform

PROGRAM = "platform.py"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_PARTS = sorted(
    name for name in (*vars(Platform), *Platform.__annotations__) if not name.startswith("_")
)


def find(folder: Path, name: str) -> Platform | None:
    """Load ``<folder>/<name>/platform.py``; ``None`` where there is none.

    Nothing is added to where Python looks for modules: the file sees the standard library and
    ``npuc_job``, as this program does, and nothing that lies beside it.
    """
    program = folder / name / PROGRAM
    if not _NAME.fullmatch(name) or not program.is_file():
        return None
    try:
        platform: Platform = _load(program, name)
    except Exception as error:
        raise _unusable(program, f"{type(error).__name__}: {error}") from error
    missing = [part for part in _PARTS if not hasattr(platform, part)]
    if missing:
        raise _unusable(program, f"its PLATFORM lacks {', '.join(missing)}")
    return platform


def _load(program: Path, name: str) -> Platform:
    module_name = f"npuc_platform_{name.replace('-', '_')}"
    spec = importlib.util.spec_from_file_location(module_name, program)
    if spec is None or spec.loader is None:
        raise ImportError("not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # dataclasses look for their module there
    spec.loader.exec_module(module)
    platform: Platform = module.PLATFORM
    return platform


def _unusable(program: Path, why: str) -> JobError:
    return JobError(
        Code.TOOLCHAIN_MISSING,
        f"{program} can't be used ({why}): whoever runs this service has to mend it, then retry "
        "the step.",
    )
