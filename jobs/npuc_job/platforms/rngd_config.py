"""What the compiler can't take in a config.json, told before it runs, as the service tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from npuc_job.platforms import rngd_registry
from npuc_job.platforms.rngd_keys import KeptKeys
from npuc_job.platforms.rngd_knowledge import KNOWLEDGE, Sdk
from npuc_job.platforms.rngd_registry import Config, RegisteredModel, Registry, Task
from npuc_job.wording import worded

_SHOWN = 20
_MAX_NAME = 128
_ORIGINAL = "take the file of the original model"


def incomplete(config: Config) -> list[str]:
    """Fields that any model must have, and this one has not."""
    found: list[str] = []
    if rngd_registry.architecture(config) is None:
        found.append(_field("must name the model in {field}", "architectures"))
    if not isinstance(config.get("model_type"), str):
        found.append(_field("must have the text {field}", "model_type"))
    numbers = rngd_registry.numbers(config)
    found += [
        _field("must have {field}, a whole number above 0", name)
        for name in KNOWLEDGE.required_numbers.names
        if not is_count(numbers.get(name))
    ]
    return found


def _field(form: str, name: str) -> str:
    return worded("FieldMissing", f"{form}; {_ORIGINAL}", field=name)


def unregistered(config: Config, registry: Registry, task: Task | None) -> list[str]:
    """An architecture that the SDK does not compile, whatever else the file may lack."""
    architecture = rngd_registry.architecture(config)
    if architecture is None:
        return []
    wanted = task or rngd_registry.task_of(architecture)
    if rngd_registry.of_task(registry.models, architecture, wanted):
        return []
    tasks = [one.value for one in Task if rngd_registry.of_task(registry.models, architecture, one)]
    if tasks:
        return [
            worded(
                "NotForTask",
                "says {architecture}, which SDK {sdk} does not compile for the task {task}; set "
                "the task to {tasks}",
                architecture=architecture,
                sdk=registry.sdk,
                task=wanted.value,
                tasks=" or ".join(tasks),
            )
        ]
    names = sorted({model.architecture for model in registry.models})
    return [
        worded(
            "ArchitectureUnknown",
            "says {architecture}, which SDK {sdk} does not compile; it compiles {known}",
            architecture=architecture,
            sdk=registry.sdk,
            known=names,
        )
    ]


def unreadable(config: Config, sdk: Sdk, registry: Registry, task: Task | None) -> list[str]:
    """What is refused in a complete config.json of an architecture that is compiled."""
    architecture = str(rngd_registry.architecture(config))
    models = rngd_registry.of_task(
        registry.models, architecture, task or rngd_registry.task_of(architecture)
    )
    model = rngd_registry.choose(models, config)
    if model is None or model.quantization != rngd_registry.quantization(config):
        return [_quantization(config, architecture, registry, models)]
    ignored = sdk.ignored_keys.names if sdk.ignored_keys else ()
    return [*_values(config, model), *_keys(config, model, ignored)]


def unlisted(config: Config, sdk: Sdk) -> list[str]:
    """A warning where all that is known is a list of architectures, and this is not on it."""
    architecture = rngd_registry.architecture(config)
    if sdk.architectures is None or architecture in sdk.architectures.names:
        return []
    return [
        worded(
            "UnlistedArchitecture",
            "The architecture {architecture} is not on the list for SDK {sdk}; the compiler may "
            "refuse it.",
            architecture=architecture,
            sdk=sdk.sdk,
        )
    ]


def _quantization(
    config: Config, architecture: str, registry: Registry, models: Sequence[RegisteredModel]
) -> str:
    given = rngd_registry.quantization(config)
    known = sorted({model.quantization for model in models})
    size = " of this size" if given in known else ""
    return worded(
        "NoKernelsFor",
        "says {architecture} with quantization {quantization}, which SDK {sdk} has no kernels "
        f"for{size}; take a model with quantization {{known}}",
        architecture=architecture,
        quantization=given,
        sdk=registry.sdk,
        known=" or ".join(known),
    )


def _values(config: Config, model: RegisteredModel) -> Iterator[str]:
    given = config["model_type"]
    if given != model.model_type:
        yield worded(
            "OtherModelType",
            f"says model_type {{given}} where fxb expects {{expected}}; {_ORIGINAL}",
            given=given,
            expected=model.model_type,
        )
    numbers = rngd_registry.numbers(config)
    if not is_count(numbers.get("num_key_value_heads", 1)):
        yield worded(
            "HeadsWrong",
            "holds num_key_value_heads that is no whole number above 0, which fxb refuses; correct "
            "it, or remove it when it equals num_attention_heads",
        )
    if "head_dim" in numbers and numbers["head_dim"] is None:
        yield worded(
            "HeadWithoutValue", "holds head_dim without a value, which fxb refuses; remove it"
        )


def _keys(config: Config, model: RegisteredModel, ignored: Sequence[str]) -> list[str]:
    hints = KNOWLEDGE.hints
    kept = KeptKeys(config, model.keys)
    refused = sorted(unknown(config, model, ignored))
    others = [key for key in refused if kept.reason(key) is None]
    mattering = [key for key in refused if key not in others and key not in hints]
    hinted = [key for key in refused if key not in others and key in hints]
    nameable = [key for key in others if re.fullmatch(KNOWLEDGE.leave_out.form, key)]
    return [
        *(
            worded(
                "KeyUnreadable",
                "holds {key}, which fxb can't read; {hint}",
                key=key,
                hint=hints[key],
            )
            for key in hinted
        ),
        *_refused(mattering, "remove {0} only if the model computes the same without {0}"),
        *_refused([key for key in others if key not in nameable], "remove {0}"),
        *_refused(nameable, "remove {0}, or name {0} in leaveOutConfigKeys"),
    ]


def _refused(keys: Sequence[str], advice: str) -> list[str]:
    if not keys:
        return []
    shown = ", ".join(_excerpt(key) for key in keys[:_SHOWN])
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    them = advice.format("it" if len(keys) == 1 else "them")
    return [
        worded(
            "KeysRefused",
            f"holds {{keys}}{more}, which fxb refuses for this model; {them}",
            keys=shown,
            more=max(0, len(keys) - _SHOWN),
        )
    ]


def _excerpt(name: str) -> str:
    return name if len(name) <= _MAX_NAME else name[: _MAX_NAME - 1] + "…"


def unknown(config: Config, model: RegisteredModel, ignored: Sequence[str]) -> Iterator[str]:
    """The keys that fxb refuses; of an object that it refuses, the object."""
    return _unknown(config, set(model.keys), ignored)


def _unknown(
    config: Config, known: set[str], ignored: Sequence[str], above: str = ""
) -> Iterator[str]:
    for name, value in config.items():
        if name in ignored:
            continue
        path = f"{above}{name}"
        if isinstance(value, dict):
            if f"{path}." in known:
                yield from _unknown(value, known, ignored, f"{path}.")
            else:
                yield path
        elif path not in known:
            yield path


def is_count(value: object) -> bool:
    """A whole number above 0, of 64 bits at most."""
    return type(value) is int and 0 < value < 2**63
