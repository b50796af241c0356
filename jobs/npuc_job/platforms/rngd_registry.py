"""The models that an SDK registers, and which of them a config.json is compiled as.

fxb takes the nearest in size of the same architecture, and lays config.json over the one of that
model: what is no key there is refused, but for a few keys that it leaves out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from npuc_job.platforms.rngd_knowledge import Sdk
from npuc_job.records import packaged

Config = Mapping[str, object]
SIZES: Mapping[str, str] = {
    "hidden_size": "hiddenSize",
    "intermediate_size": "intermediateSize",
    "num_hidden_layers": "layers",
}
UNQUANTIZED = "none"


class Task(Enum):
    """What a model is compiled for."""

    GENERATE = "generate"
    EMBED = "embed"
    SCORE = "score"


_ENDS = {
    Task.GENERATE: "ForCausalLM",
    Task.EMBED: "Model",
    Task.SCORE: "ForSequenceClassification",
}


@dataclass(frozen=True)
class Lengths:
    """Contexts in tokens, from the first to the last."""

    first: int
    last: int


@dataclass(frozen=True)
class RegisteredModel:
    """One model that the vendor has written kernels for; 0 layers stand for any number.

    ``preset_lengths`` are the contexts that its preset of buckets covers, in order.
    """

    architecture: str
    model_type: str
    quantization: str
    hidden_size: int
    intermediate_size: int
    layers: int
    tensor_parallel: int
    preset_lengths: tuple[Lengths, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Registry:
    """What one SDK registers."""

    sdk: str
    source: str
    models: tuple[RegisteredModel, ...]


def registry_of(sdk: Sdk) -> Registry | None:
    """Empty for SDKs of which no registry was read."""
    if sdk.registry is None:
        return None
    return packaged("npuc_job.platforms", sdk.registry, Registry)


def task_of(architecture: str) -> Task:
    """What a model is for by its name; that it can be converted is not looked at."""
    ends = (task for task, end in _ENDS.items() if architecture.endswith(end))
    return next(ends, Task.GENERATE)


def converted(architecture: str, task: Task) -> str | None:
    """The architecture that ``--convert`` makes of one; ``None`` where it makes none."""
    if task_of(architecture) is task:
        return architecture
    causal = _ENDS[Task.GENERATE]
    if architecture.endswith(causal):
        return architecture.removesuffix(causal) + _ENDS[task]
    return None


def architecture(config: Config) -> str | None:
    """The first that the file names."""
    names = config.get("architectures")
    first = names[0] if isinstance(names, list) and names else None
    return first if isinstance(first, str) else None


def numbers(config: Config) -> Config:
    """Where the sizes stand: a vision model has them one level below."""
    inner = config.get("text_config")
    return inner if isinstance(inner, dict) else config


def quantization(config: Config) -> str:
    """Method and numbers of a model's weights, such as ``fp8 dynamic``."""
    given = config.get("quantization_config")
    if not isinstance(given, dict):
        return UNQUANTIZED
    method = given.get("quant_method")
    if method == "fp8":
        return f"fp8 {given.get('activation_scheme', 'dynamic')}"
    if method == "compressed-tensors":
        return f"{method} {_scheme(given)}"
    return str(method)


def _scheme(given: Config) -> str:
    groups = given.get("config_groups")
    found = {_group(one) for one in groups.values()} if isinstance(groups, dict) else set()
    return " and ".join(sorted(found)) or "unknown"


def _group(group: object) -> str:
    weights = _part(group, "weights")
    return " ".join(str(weights.get(name, "?")) for name in ("type", "num_bits", "strategy"))


def _part(group: object, name: str) -> Config:
    part = group.get(name) if isinstance(group, dict) else None
    return part if isinstance(part, dict) else {}


def keys(config: Config, above: str = "") -> Iterator[str]:
    """Its keys with those above them, such as ``rope_scaling.factor``; an object ends in a dot."""
    for name, value in config.items():
        if isinstance(value, dict):
            yield f"{above}{name}."
            yield from keys(value, f"{above}{name}.")
        else:
            yield above + name


def of_task(
    models: Sequence[RegisteredModel], architecture: str, task: Task
) -> list[RegisteredModel]:
    """The models that one of an architecture may be compiled as, for a task."""
    wanted = converted(architecture, task)
    return [model for model in models if model.architecture == wanted]


def choose(models: Sequence[RegisteredModel], config: Config) -> RegisteredModel | None:
    """As fxb chooses: the nearest size of the same quantization, or of one without any."""
    method = quantization(config).split(" ")[0]
    near = [one for one in models if one.quantization.split(" ")[0] in (method, UNQUANTIZED)]
    return min(near, key=lambda model: _distance(model, config), default=None)


def _distance(model: RegisteredModel, config: Config) -> tuple[float, bool]:
    """By size; of two alike, the quantized one where it fits exactly, else the other one."""
    given = numbers(config)
    distance = (
        _apart(given, "hidden_size", model.hidden_size)
        + _apart(given, "intermediate_size", model.intermediate_size)
        + (_apart(given, "num_hidden_layers", model.layers) if model.layers else 0.0)
    )
    is_quantized = model.quantization != UNQUANTIZED
    return distance, is_quantized if distance else not is_quantized


def _apart(given: Config, name: str, own: int) -> float:
    size = given.get(name)
    return abs(math.log((size if isinstance(size, int) else 1) / own))
