"""What fxb cannot read in a config.json, told before it runs.

fxb 2026.4.0 has a class of settings for each architecture: a key that it does not have is "Invalid
config override key", a value of another type than its default "Type mismatch for key". Each rule
was measured with the dry run, one field changed at a time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from npuc_job.failure import Code, JobError


class Scaling(Enum):
    """What may stand in ``rope_scaling``, if it is there at all."""

    OBJECT = "an object in the newer form, with rope_type"
    NULL = "null"
    NOTHING = "nothing"


class HeadSize(Enum):
    """What may stand in ``head_dim``, if it is there at all."""

    ANYTHING = "anything"
    NUMBER = "a number"
    NOTHING = "nothing (it follows from the rest)"


@dataclass(frozen=True)
class Settings:
    """What one architecture takes."""

    model_type: str
    scaling: Scaling
    head_size: HeadSize = HeadSize.NUMBER


SETTINGS: Mapping[str, Settings] = {
    "LlamaForCausalLM": Settings("llama", Scaling.OBJECT, HeadSize.NOTHING),
    "Qwen3ForCausalLM": Settings("qwen3", Scaling.NULL, HeadSize.ANYTHING),
    "Qwen3MoeForCausalLM": Settings("qwen3_moe", Scaling.NULL),
    "MistralForCausalLM": Settings("mistral", Scaling.NOTHING),
    "Exaone4ForCausalLM": Settings("exaone4", Scaling.OBJECT),
    "GptOssForCausalLM": Settings("gpt_oss", Scaling.OBJECT),
}


def check(model: Path) -> None:
    """Refuse a config.json, complete otherwise, that the compiler refuses."""
    config = json.loads((model / "config.json").read_bytes())
    settings = SETTINGS.get(config["architectures"][0])
    if settings is None:
        return
    if found := _problems(config, settings):
        raise JobError(Code.UNSUPPORTED_MODEL, f"fxb can't read config.json: {'; '.join(found)}.")


def _problems(config: Mapping[str, object], settings: Settings) -> list[str]:
    found = []
    if config["model_type"] != settings.model_type:
        found.append(f"model_type must be {settings.model_type} for this architecture")
    if "rope_parameters" in config:
        found.append("write rope_theta instead of rope_parameters, as transformers 4 does")
    if not _is_head_count(config.get("num_key_value_heads", 1)):
        found.append("num_key_value_heads must be a whole number above 0, or left out")
    if not _is_head_size(config, settings.head_size):
        found.append(f"head_dim must hold {settings.head_size.value}, or be left out")
    if not _is_scaling(config, settings.scaling):
        found.append(f"rope_scaling must hold {settings.scaling.value}, or be left out")
    return found


def _is_head_count(value: object) -> bool:
    return type(value) is int and value > 0


def _is_head_size(config: Mapping[str, object], wanted: HeadSize) -> bool:
    if "head_dim" not in config or wanted is HeadSize.ANYTHING:
        return True
    return wanted is HeadSize.NUMBER and config["head_dim"] is not None


def _is_scaling(config: Mapping[str, object], wanted: Scaling) -> bool:
    if "rope_scaling" not in config:
        return True
    given = config["rope_scaling"]
    if wanted is Scaling.OBJECT:
        return isinstance(given, dict) and "type" not in given
    return wanted is Scaling.NULL and not isinstance(given, dict)
