"""Whether a model can be compiled for RNGD, in milliseconds: config.json and headers of weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms import safetensors
from npuc_job.platforms.rngd_knowledge import KNOWLEDGE, Sdk

_SHOWN = 6


def check(model: Path, sdk: Sdk) -> list[str]:
    """Refuse a model that cannot compile; return what a person should know of one that may."""
    if not (model / "config.json").is_file():
        raise _invalid(
            [f"{model.name} must be a folder with a Hugging Face config.json; register the "
             "folder of the safetensors model"]
        )  # fmt: skip
    config = _config(model / "config.json")
    found = _missing(config) + safetensors.problems(model)
    if found:
        raise _invalid(found)
    architecture = config["architectures"][0]  # type: ignore[index]
    if architecture not in sdk.architectures:
        return [f"{architecture} is not on the list of this SDK: the compiler may refuse it"]
    _check_quantization(config, architecture, sdk.architectures[architecture].quantizations)
    return []


def _config(path: Path) -> Mapping[str, object]:
    try:
        config = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        config = None
    if not isinstance(config, dict):
        raise _invalid(["config.json can't be read as a JSON object; copy the file again"])
    return config


def _missing(config: Mapping[str, object]) -> list[str]:
    wrong = []
    names = config.get("architectures")
    if not (isinstance(names, list) and names and isinstance(names[0], str)):
        wrong.append("architectures")
    if not isinstance(config.get("model_type"), str):
        wrong.append("model_type")
    inner = config.get("text_config")
    numbers = inner if isinstance(inner, dict) else config
    required = KNOWLEDGE.required_numbers.names
    wrong += [name for name in required if not is_count(numbers.get(name))]
    if not wrong:
        return []
    return [f"config.json lacks {', '.join(wrong)}; take the file of the original model"]


def is_count(value: object) -> bool:
    """A whole number above 0, of 64 bits at most."""
    return type(value) is int and 0 < value < 2**63


def _check_quantization(
    config: Mapping[str, object], architecture: str, known: tuple[str, ...]
) -> None:
    quantization = config.get("quantization_config")
    method = quantization.get("quant_method", "none") if isinstance(quantization, dict) else "none"
    if known and method not in known:
        raise JobError(
            Code.UNSUPPORTED_MODEL,
            f"This SDK does not compile {architecture} with quantization {method}: take a model "
            f"quantized with {' or '.join(known)}.",
        )


def _invalid(found: list[str]) -> JobError:
    shown = "; ".join(found[:_SHOWN])
    more = f" (and {len(found) - _SHOWN} more problems)" if len(found) > _SHOWN else ""
    return JobError(Code.INVALID_MODEL, f"The model is not complete: {shown}{more}.")
