"""Brings a model to the registry: what is there already is used, what is not is registered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from npuc.answers import Artifact, Model, Version
from npuc.api.others import OuterRegistries
from npuc.api.registry import Registry
from npuc.api.uploads import Uploads
from npuc.errors import Refused, Unreachable, refusal
from npuc.models.compilable import compilable
from npuc.models.local import LocalModel, Progress, read_model
from npuc.models.lookup import Lookup, Target, archived_one, candidates, is_model_id
from npuc.models.once import new_model, new_version
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

NO_REGISTRY = (
    "This service knows no registry of others: "
    "docs/registries.md says how whoever operates it names some."
)


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
            return compilable(self._lookup, reference, wishes, self._note)
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
        model = plan.model or new_model(self._registry, plan.model_name)
        version = plan.version or new_version(
            self._registry, model, plan.version_name, digest or uri
        )
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

    def _imported(self, plan: Takeover) -> Target:
        try:
            taken = self._outer.take_over(plan.registry, plan.model, plan.version)
        except Refused as refused:
            unknown = any(each.field == "registry" for each in refused.violations)
            if unknown and not self._outer.list():
                raise refusal("NoRegistry", NO_REGISTRY) from refused
            raise
        target = Target(taken["model"], taken["version"], taken["artifact"]["id"])
        self._note(f"{plan} is registered as {target} ({target.version['id']})")
        return target
