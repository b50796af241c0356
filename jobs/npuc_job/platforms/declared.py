"""Platforms of third parties: a file each, in the folder that the operator names."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path

from npuc_job.failure import said
from npuc_job.platforms import declared_checks
from npuc_job.platforms.declared_platform import DeclaredPlatform, unusable
from npuc_job.platforms.platform import Platform

PROGRAM = "platform.py"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")


def find(folder: Path, name: str) -> Platform | None:
    """Load ``<folder>/<name>/platform.py``; ``None`` where there is none.

    Nothing is added to where Python looks for modules: the file sees the standard library and
    ``npuc_job``, as this program does, and nothing that lies beside it.
    """
    program = folder / name / PROGRAM
    if not _NAME.fullmatch(name) or not program.is_file():
        return None
    try:
        platform = _load(program, name)
        wrong = declared_checks.of_platform(platform)
        if not wrong:
            return DeclaredPlatform(program, platform)
    except BaseException as error:
        raise unusable(program, f"{type(error).__name__}: {said(error)}") from error
    raise unusable(program, "; ".join(wrong))


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
