"""What the compiler cannot read in a config.json, told before it runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms.rngd_knowledge import Config, HeadSize, Scaling, Sdk
from npuc_job.platforms.rngd_model import is_count

_SCALING = {
    Scaling.OBJECT: "an object in the newer form, with rope_type",
    Scaling.NULL: "null",
    Scaling.NOTHING: "nothing",
}
_HEAD_SIZE = {
    HeadSize.ANYTHING: "anything",
    HeadSize.NUMBER: "a number",
    HeadSize.NOTHING: "nothing (it follows from the rest)",
}


def check(model: Path, sdk: Sdk) -> None:
    """Refuse a config.json, complete otherwise, that the compiler refuses."""
    config = json.loads((model / "config.json").read_bytes())
    architecture = sdk.architectures.get(config["architectures"][0])
    if architecture is None or architecture.config is None:
        return
    if found := _problems(config, architecture.config):
        raise JobError(Code.UNSUPPORTED_MODEL, f"fxb can't read config.json: {'; '.join(found)}.")


def _problems(config: Mapping[str, object], known: Config) -> list[str]:
    found = []
    if config["model_type"] != known.model_type:
        found.append(f"model_type must be {known.model_type} for this architecture")
    if "rope_parameters" in config:
        found.append("write rope_theta instead of rope_parameters, as transformers 4 does")
    if not is_count(config.get("num_key_value_heads", 1)):
        found.append("num_key_value_heads must be a whole number above 0, or left out")
    if not _is_head_size(config, known.head_dim):
        found.append(f"head_dim must hold {_HEAD_SIZE[known.head_dim]}, or be left out")
    if not _is_scaling(config, known.rope_scaling):
        found.append(f"rope_scaling must hold {_SCALING[known.rope_scaling]}, or be left out")
    return found


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
