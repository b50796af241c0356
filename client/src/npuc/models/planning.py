"""Finds out what would be done to have a model in the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from npuc.answers import Artifact, Model, Version
from npuc.api.registry import Registry
from npuc.errors import refusal
from npuc.models.compilable import compilable
from npuc.models.local import LocalModel, Progress, read_model
from npuc.models.lookup import Lookup, Target, archived_one, candidates, is_model_id
from npuc.models.plan import (
    NEWEST,
    Content,
    Plan,
    Takeover,
    Wishes,
    content_of,
    next_name,
    takeover_of,
)
from npuc.models.reference import Reference


class Planner:
    """Reads what is registered, and the files of a path; changes nothing."""

    def __init__(self, registry: Registry, note: Callable[[str], None]) -> None:
        self._registry = registry
        self._lookup = Lookup(registry)
        self._note = note

    def plan(
        self, reference: Reference, wishes: Wishes, progress: Progress | None = None
    ) -> Plan | Takeover | Target:
        """What would be done; nothing is. ``progress`` hears how much of a path is read."""
        if reference.kind == "registered":
            return compilable(self._lookup, reference, wishes, self._note)
        if reference.text.startswith("mlflow://"):
            return takeover_of(reference.text)
        path = Path(reference.text)
        local = read_model(path, progress) if reference.kind == "path" else None
        content = content_of(reference, local, wishes)
        return self._planned(reference, content, local, wishes)

    def _planned(
        self, reference: Reference, content: Content, local: LocalModel | None, wishes: Wishes
    ) -> Plan:
        name = wishes.model or reference.name
        models = self._candidates(name)
        versions = [(model, each) for model in models for each in self._versions(model, reference)]
        for owner, version in [] if wishes.again else versions:
            for each in filter(content.is_in, self._artifacts(version)):
                return Plan(content, owner, owner["name"], version, version["name"], None, each)
        if len(models) > 1:
            raise refusal(
                "AmbiguousName",
                f"{len(models)} models are called {name}, and none has this content: "
                f"say which is to get it, with --model ID.{candidates(models)}",
            )
        model = models[0] if models else None
        if model is None and "@" in name:
            raise refusal(
                "UnclearName",
                f"{name} can't be told from a version of {name.partition('@')[0]}: "
                "name the model without @, by --model, and its version by MODEL@VERSION.",
            )
        return self._new(reference, content, local, name, model)

    def _new(
        self,
        reference: Reference,
        content: Content,
        local: LocalModel | None,
        name: str,
        model: Model | None,
    ) -> Plan:
        """Archived versions keep their names, and get no content."""
        versions = self._lookup.versions(model, archived=True) if model else []
        wanted = reference.version or next_name([each["name"] for each in versions])
        version = next((each for each in versions if each["name"] == wanted), None)
        if version is not None and version.get("archived"):
            raise archived_one(f"{name}@{wanted}")
        open = [each for each in versions if not each.get("archived")]
        empty = open[0] if open and not reference.version else version
        if empty is not None and not list(self._artifacts(empty)):
            return Plan(content, model, name, empty, empty["name"], local)
        if version is not None:
            raise refusal(
                "OtherContent",
                f"{name} has a version {wanted} with another content: name another one.",
            )
        return Plan(content, model, name, None, wanted, local)

    def _candidates(self, name: str) -> list[Model]:
        """Those that may be meant. An archived one keeps its name, and gets no version."""
        found = [self._registry.model(name)] if is_model_id(name) else self._lookup.named(name)
        hidden = found or self._lookup.named(name, archived=True)
        if hidden and all(each.get("archived") for each in hidden):
            raise archived_one(name, "; or call it otherwise, with --model")
        return found

    def _versions(self, model: Model, reference: Reference) -> Iterator[Version]:
        for version in islice(self._registry.versions(model["id"], {"limit": 100}), NEWEST):
            if reference.version in ("", version["name"], version["id"]):
                yield version

    def _artifacts(self, version: Version) -> Iterator[Artifact]:
        return self._registry.artifacts(version["modelId"], version["id"])
