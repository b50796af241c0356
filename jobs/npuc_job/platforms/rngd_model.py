"""Whether a model can be compiled for RNGD, in milliseconds: config.json and headers of weights."""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms import (
    rngd_config,
    rngd_folder,
    rngd_keys,
    rngd_knowledge,
    rngd_left_out,
    rngd_registry,
    safetensors,
)
from npuc_job.platforms.rngd_registry import Task
from npuc_job.wording import joined, worded

_SHOWN = 6


def check(model: Path, version: str, task: Task | None, left_out: Sequence[str]) -> list[str]:
    """Refuse a model that cannot compile; return what a person should know of one that may.

    ``left_out`` are keys of its config.json that are not compiled.
    """
    sdk = rngd_knowledge.sdk_of(version)
    registry = rngd_registry.registry_of(sdk)
    is_newer = rngd_knowledge.is_newer(version)
    if not (model / "config.json").is_file():
        raise _invalid(
            rngd_folder.problems(model)
            or [
                worded(
                    "NoModelFolder",
                    "{name} must be a folder with a Hugging Face config.json; register the folder "
                    "of the safetensors model",
                    name=model.name,
                )
            ]
        )
    given = read_config(model)
    known = None if is_newer else registry
    if left_out:
        rngd_left_out.check(given, left_out, sdk, known, task)
    config = rngd_keys.without(given, left_out)
    if registry is not None and not is_newer:
        _refuse_unsupported(rngd_config.unregistered(config, registry, task))
    missing = [_of_config(one) for one in rngd_config.incomplete(config)]
    found = missing + (rngd_folder.problems(model) or safetensors.problems(model))
    if found:
        raise _invalid(found)
    warnings = [*rngd_folder.warnings(model), *rngd_left_out.warnings(given, left_out)]
    if is_newer:
        return [*warnings, rngd_knowledge.newer(sdk)]
    if registry is not None:
        _refuse_unsupported(rngd_config.unreadable(config, sdk, registry, task))
    return [*warnings, *rngd_config.unlisted(config, sdk)]


def read_config(model: Path) -> Mapping[str, object]:
    """What stands in its config.json."""
    content = (model / "config.json").read_bytes()
    if content.startswith(codecs.BOM_UTF8):
        raise _invalid_config(
            worded(
                "ByteOrderMark",
                "begins with a byte order mark, which fxb can't read; save it as UTF-8 without one",
            )
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise _invalid_config(
            worded("ConfigNotUtf8", "is not UTF-8, which fxb reads alone; save it as UTF-8")
        )
    try:
        config = json.loads(text)
    except (ValueError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise _invalid_config(
            worded(
                "ConfigNotJson",
                "can't be read as a JSON object; copy the file of the model again and register the "
                "folder as a new artifact",
            )
        )
    return config


def _refuse_unsupported(found: Sequence[str]) -> None:
    if found:
        raise JobError(
            Code.UNSUPPORTED_MODEL,
            worded(
                "ModelNotTaken",
                "The compiler can't take this model: {problem}.",
                problem=joined([_of_config(one) for one in found]),
            ),
        )


def _of_config(what: str) -> str:
    return worded("OfConfig", "config.json {what}", what=what)


def _invalid_config(what: str) -> JobError:
    return _invalid([_of_config(what)])


def _invalid(found: Sequence[str]) -> JobError:
    more = f" (and {len(found) - _SHOWN} more problems)" if len(found) > _SHOWN else ""
    return JobError(
        Code.INVALID_MODEL,
        worded(
            "ModelIncomplete",
            f"The model is not complete: {{problem}}{more}.",
            problem=joined(found[:_SHOWN]),
        ),
    )
