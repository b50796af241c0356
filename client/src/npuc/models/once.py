"""Models and versions that are made once, though several commands ask for them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from npuc.answers import Model, Version
from npuc.api.registry import Registry
from npuc.errors import Refused
from npuc.models.lookup import same

T = TypeVar("T", Model, Version)


def new_model(registry: Registry, name: str) -> Model:
    """A model of that name, which nobody archived or renamed since it was made."""

    def create(key: str | None) -> Model:
        return registry.create_model(name, key=key)

    def still(made: Model) -> Model | None:
        model = registry.model(made["id"])
        return model if same(model["name"], name) else None

    return _once(create, still, "model", name)


def new_version(registry: Registry, model: Model, name: str, content: str) -> Version:
    """A version of that name for a content; as ``new_model``."""

    def create(key: str | None) -> Version:
        return registry.create_version(model["id"], name, key=key)

    def still(made: Version) -> Version | None:
        version = registry.version(model["id"], made["id"])
        is_it = version["modelId"] == model["id"] and same(version["name"], name)
        return version if is_it else None

    return _once(create, still, "version", model["id"], name, content)


def _once(create: Callable[[str | None], T], still: Callable[[T], T | None], *what: str) -> T:
    """Of two commands at once that register the same one creates, as they send the same key.

    For 24 hours the key answers what it created, even if that is deleted, archived or called
    otherwise since. ``still`` reads it, and answers None when it is not what is wanted any more.
    """
    key = hashlib.sha256("\n".join(what).encode()).hexdigest()
    made = create(f"npuc-{what[0]}-{key}")
    try:
        there = still(made)
    except Refused as refused:
        if refused.code != "NotFound":
            raise
        there = None
    return create(None) if there is None or there.get("archived") else there
