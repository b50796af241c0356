"""The keys of a config.json with those above them, such as ``rope_scaling.factor``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from npuc_job.platforms import rngd_registry
from npuc_job.platforms.rngd_knowledge import KNOWLEDGE
from npuc_job.platforms.rngd_registry import Config
from npuc_job.wording import worded

_HEAD_SIZE = "head_dim"


def paths(config: Config) -> dict[str, object]:
    """Each with its value; of two that are written alike, one that says something."""
    found: dict[str, object] = {}
    for path, value in _all(config, ""):
        if not says(found.get(path)):
            found[path] = value
    return found


def _all(config: Config, above: str) -> Iterator[tuple[str, object]]:
    for name, value in config.items():
        yield f"{above}{name}", value
        if isinstance(value, dict):
            yield from _all(value, f"{above}{name}.")


def without(config: Config, keys: Sequence[str], above: str = "") -> dict[str, object]:
    """The same file without some of its keys."""
    return {
        name: without(value, keys, f"{above}{name}.") if isinstance(value, dict) else value
        for name, value in config.items()
        if f"{above}{name}" not in keys
    }


def written(config: Config) -> str:
    """As compiler and server read it."""
    return json.dumps(config, indent=2) + "\n"


def says(value: object) -> bool:
    """Whether a value is more than null and false."""
    return value is not None and value is not False


class KeptKeys:
    """Keys that must not be left out of what is compiled.

    With them goes what the model computes, or how it is served. ``registered`` are the keys of the
    model that it is compiled as; none where that is not known.
    """

    def __init__(self, config: Config, registered: Sequence[str]) -> None:
        self._there = paths(config)
        self._numbers = rngd_registry.numbers(config)
        self._registered = registered
        self._kept = {*KNOWLEDGE.leave_out.kept, *KNOWLEDGE.required_numbers.names}

    def reason(self, key: str) -> str | None:
        """Why a key that the compiler refuses is kept all the same; ``None`` where it may go."""
        value = self._there.get(key)
        if not says(value):
            return None
        if key in KNOWLEDGE.hints:
            return worded(
                "KeyHinted", "must not name {key}; {hint}", key=key, hint=KNOWLEDGE.hints[key]
            )
        matters = key.rpartition(".")[2] in self._kept and not self._is_head_size(key, value)
        if matters or key in self._registered or f"{key}." in self._registered:
            return worded(
                "KeyMatters",
                "must not name {key} with the value it has, as it may say what the model computes "
                "or how it is served; take a model without it",
                key=key,
            )
        return None

    def _is_head_size(self, key: str, value: object) -> bool:
        """Newer files say how large a head is, although it follows from two other numbers."""
        hidden, heads = (self._numbers.get(name) for name in ("hidden_size", "num_attention_heads"))
        return (
            key == _HEAD_SIZE
            and type(value) is int
            and type(hidden) is int
            and type(heads) is int
            and heads > 0
            and value == hidden // heads
        )
