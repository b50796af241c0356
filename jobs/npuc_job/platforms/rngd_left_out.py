"""Keys that are left out of the config.json that is compiled and published.

The compiler refuses them; the model itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from npuc_job.platforms import rngd_config, rngd_keys, rngd_registry
from npuc_job.platforms.arguments import refused
from npuc_job.platforms.rngd_knowledge import Builder, Sdk
from npuc_job.platforms.rngd_registry import Config, RegisteredModel, Registry, Task
from npuc_job.wording import joined, worded


def check(
    config: Config, keys: Sequence[str], sdk: Sdk, registry: Registry | None, task: Task | None
) -> None:
    """Refuse to leave out what the compiler takes, and what decides what the model computes."""
    if sdk.builder is not Builder.FXB:
        raise refused(
            worded(
                "NoKeyRefused",
                "The option leaveOutConfigKeys must be empty: SDK {sdk} refuses no key.",
                sdk=sdk.sdk,
            )
        )
    model = None if registry is None else _model(config, registry, task)
    ignored = sdk.ignored_keys.names if sdk.ignored_keys else ()
    unknown = [] if model is None else sorted(rngd_config.unknown(config, model, ignored))
    there = rngd_keys.paths(config)
    kept = rngd_keys.KeptKeys(config, () if model is None else model.keys)
    found = [
        refusal
        for key in sorted(set(keys))
        if key in there
        and (refusal := (model and _taken(key, unknown, ignored)) or kept.reason(key))
    ]
    if found:
        raise refused(
            worded("KeysKept", "The option leaveOutConfigKeys {what}.", what=joined(found))
        )


def _model(config: Config, registry: Registry, task: Task | None) -> RegisteredModel | None:
    architecture = rngd_registry.architecture(config) or ""
    wanted = task or rngd_registry.task_of(architecture)
    models = rngd_registry.of_task(registry.models, architecture, wanted)
    return rngd_registry.choose(models, config)


def _taken(key: str, unknown: Sequence[str], ignored: Sequence[str]) -> str | None:
    """Why there is no need to leave out a key; ``None`` for one that the compiler refuses."""
    if key in unknown:
        return None
    if set(key.split(".")) & set(ignored):
        return worded(
            "KeyIgnored", "must not name {key}, which fxb never looks at: it can stay", key=key
        )
    above = next((one for one in unknown if key.startswith(f"{one}.")), None)
    if above is not None:
        return worded(
            "KeyBelow",
            "must name {above} instead of {key}: fxb refuses all of it",
            above=above,
            key=key,
        )
    return worded(
        "KeyRead",
        "must not name {key}, which fxb reads: it would take the value of another model",
        key=key,
    )


def warnings(config: Config, keys: Sequence[str]) -> list[str]:
    """What a person must know of what is left out of this file."""
    there = rngd_keys.paths(config)
    gone = sorted({key for key in keys if key in there})
    missing = sorted({key for key in keys if key not in there})
    found: list[str] = []
    if gone:
        found.append(
            worded(
                "KeysLeftOut",
                "config.json is compiled and published without {keys}, which fxb refuses; make "
                "sure that the model computes the same.",
                keys=gone,
            )
        )
    if missing:
        found.append(
            worded(
                "KeysNotThere",
                "leaveOutConfigKeys names {keys}, which config.json does not hold.",
                keys=missing,
            )
        )
    return found
