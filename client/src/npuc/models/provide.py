"""Brings a model to the registry: what is there already is used, what is not is registered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from npuc.answers import Artifact, Model, Version
from npuc.api.others import OuterRegistries
from npuc.api.registry import Registry
from npuc.api.uploads import Uploads
from npuc.errors import Refused, Unreachable, refusal
from npuc.models.local import LocalModel, Progress, read_model
from npuc.models.lookup import Lookup, Target, candidates, is_model_id
from npuc.models.plan import (
    Content,
    Plan,
    Takeover,
    Wishes,
    content_of,
    next_name,
    takeover_of,
)
from npuc.models.reference import Reference

T = TypeVar("T", Model, Version)
NEWEST = 100
"""Versions of a model that are looked through for a content."""


class Provider:
    """Plans first, then does; ``note`` hears what was used or made, for a person."""

    def __init__(
        self,
        registry: Registry,
        uploads: Uploads,
        outer: OuterRegistries,
        note: Callable[[str], None] = lambda line: None,
    ) -> None:
        self._registry = registry
        self._uploads = uploads
        self._outer = outer
        self._lookup = Lookup(registry)
        self._note = note

    def plan(
        self, reference: Reference, wishes: Wishes, progress: Progress | None = None
    ) -> Plan | Takeover | Target:
        """What would be done; nothing is. ``progress`` hears how much of a path is read."""
        if reference.kind == "registered":
            return self._lookup.target(reference.text, reference.version)
        if reference.text.startswith("mlflow://"):
            return takeover_of(reference.text)
        path = Path(reference.text)
        local = read_model(path, progress) if reference.kind == "path" else None
        content = content_of(reference, local, wishes)
        return self._planned(reference, content, local, wishes)

    def provide(self, plan: Plan | Takeover | Target, progress: Progress | None = None) -> Target:
        """Registers what is not registered."""
        if isinstance(plan, Target):
            return plan
        if isinstance(plan, Takeover):
            return self._imported(plan)
        there = plan.there
        if there is None:
            return self._registered(plan, progress)
        self._note(f"{plan.content.said} is registered already: {there} ({there.version['id']})")
        return there

    def _registered(self, plan: Plan, progress: Progress | None) -> Target:
        uri, digest = plan.content.uri, plan.content.digest
        if plan.local is not None:
            sent = self._uploads.upload(plan.local, progress)
            uri, digest = str(sent["uri"]), sent["digest"]
        model = plan.model or self._new_model(plan.model_name)
        version = plan.version or self._new_version(model, plan.version_name, digest or uri)
        body = {"platform": plan.content.format, "uri": uri}
        if digest and not (plan.local and plan.local.folder):
            body["digest"] = digest
        try:
            artifact = self._registry.create_artifact(model["id"], version["id"], body)
        except Refused:
            self._take_back(plan, model, version)
            raise
        target = Target(model, version, artifact["id"])
        self._note(f"{plan.content.said} is registered as {target} ({version['id']})")
        return target

    def _take_back(self, plan: Plan, model: Model, version: Version) -> None:
        """Deletes what was made for a file that is refused; what others use meanwhile stays."""
        try:
            if plan.version is None:
                self._registry.delete_version(model["id"], version["id"])
            if plan.model is None:
                self._registry.delete_model(model["id"])
        except (Refused, Unreachable):
            self._note(
                f"{model['name']} {version['name']} is left without a file ({version['id']})"
            )

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
        versions = list(self._registry.versions(model["id"], {"limit": 100})) if model else []
        wanted = reference.version or next_name([each["name"] for each in versions])
        version = next((each for each in versions if each["name"] == wanted), None)
        empty = versions[0] if versions and not reference.version else version
        if empty is not None and not list(self._artifacts(empty)):
            return Plan(content, model, name, empty, empty["name"], local)
        if version is not None:
            raise refusal(
                "OtherContent",
                f"{name} has a version {wanted} with another content: name another one.",
            )
        return Plan(content, model, name, None, wanted, local)

    def _candidates(self, name: str) -> list[Model]:
        return [self._registry.model(name)] if is_model_id(name) else self._lookup.named(name)

    def _versions(self, model: Model, reference: Reference) -> Iterator[Version]:
        for version in islice(self._registry.versions(model["id"], {"limit": 100}), NEWEST):
            if reference.version in ("", version["name"], version["id"]):
                yield version

    def _artifacts(self, version: Version) -> Iterator[Artifact]:
        return self._registry.artifacts(version["modelId"], version["id"])

    def _imported(self, plan: Takeover) -> Target:
        taken = self._outer.take_over(plan.registry, plan.model, plan.version)
        target = Target(taken["model"], taken["version"], taken["artifact"]["id"])
        self._note(f"{plan} is registered as {target} ({target.version['id']})")
        return target

    def _new_model(self, name: str) -> Model:
        def create(key: str | None) -> Model:
            return self._registry.create_model(name, key=key)

        return _once(create, lambda made: self._registry.model(made["id"]), "model", name)

    def _new_version(self, model: Model, name: str, content: str) -> Version:
        def create(key: str | None) -> Version:
            return self._registry.create_version(model["id"], name, key=key)

        def look(made: Version) -> Version:
            return self._registry.version(model["id"], made["id"])

        return _once(create, look, "version", model["id"], name, content)


def _once(create: Callable[[str | None], T], look: Callable[[T], T], *what: str) -> T:
    """Of two commands at once that register the same one creates, as they send the same key.

    For 24 hours the key answers what it created, even if that is deleted or archived since.
    """
    key = hashlib.sha256("\n".join(what).encode()).hexdigest()
    made = create(f"npuc-{what[0]}-{key}")
    try:
        there = look(made)
    except Refused as refused:
        if refused.code != "NotFound":
            raise
        return create(None)
    return create(None) if there.get("archived") else there
