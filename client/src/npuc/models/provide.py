"""Brings a model to the registry: what is there already is used, what is not is registered."""

from __future__ import annotations

from collections.abc import Callable

from npuc.answers import Model, Version
from npuc.api.others import OuterRegistries
from npuc.api.registry import Registry
from npuc.api.uploads import Uploads
from npuc.errors import Refused, Unreachable, refusal
from npuc.models.local import Progress
from npuc.models.lookup import Target, is_model_id, same
from npuc.models.once import new_model, new_version
from npuc.models.plan import Plan, Takeover, Wishes
from npuc.models.planning import Planner
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
        self._note = note

    def plan(
        self, reference: Reference, wishes: Wishes, progress: Progress | None = None
    ) -> Plan | Takeover | Target:
        """What would be done; nothing is. ``progress`` hears how much of a path is read."""
        return Planner(self._registry, self._note).plan(reference, wishes, progress)

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

    def take_back(self, plan: Plan | Takeover | Target, target: Target) -> None:
        """Deletes what ``provide`` registered of it, as it is refused after all: else the next
        compile by name would take it. What was there before, or others use meanwhile, stays."""
        model, version, artifact = target.model, target.version, target.artifact
        if not isinstance(plan, Plan) or plan.there is not None or artifact is None:
            return
        try:
            self._registry.delete_artifact(model["id"], version["id"], artifact)
        except (Refused, Unreachable):
            self._note(f"{target} stays registered")
            return
        self._take_back(plan, model, version)
        self._note(f"{target} is not registered any more")

    def _registered(self, plan: Plan, progress: Progress | None) -> Target:
        uri, digest = plan.content.uri, plan.content.digest
        if plan.local is not None:
            sent = self._uploads.upload(plan.local, progress)
            uri, digest = str(sent["uri"]), sent["digest"]
        model = self._model_of(plan)
        version = plan.version
        body = {"platform": plan.content.format, "uri": uri}
        if digest and not (plan.local and plan.local.folder):
            body["digest"] = digest
        try:
            if version is None:
                version = new_version(self._registry, model, plan.version_name, digest or uri)
            artifact = self._registry.create_artifact(model["id"], version["id"], body)
        except Refused:
            self._take_back(plan, model, version)
            raise
        target = Target(model, version, artifact["id"])
        self._note(f"{plan.content.said} is registered as {target} ({version['id']})")
        return target

    def _model_of(self, plan: Plan) -> Model:
        """The model that gets it: none that was renamed while files were sent."""
        if plan.model is None:
            return new_model(self._registry, plan.model_name)
        now = self._registry.model(plan.model["id"])
        if not is_model_id(plan.model_name) and not same(now["name"], plan.model["name"]):
            raise refusal(
                "Renamed",
                f"{plan.model_name} is called {now['name']} by now: nothing was registered. "
                "Send it again, or say which model is meant with --model ID.",
            )
        return now

    def _take_back(self, plan: Plan, model: Model, version: Version | None) -> None:
        """Deletes what was made for a file that is refused; what others use meanwhile stays."""
        try:
            if plan.version is None and version is not None:
                self._registry.delete_version(model["id"], version["id"])
            if plan.model is None:
                self._registry.delete_model(model["id"])
        except (Refused, Unreachable):
            left = f"{model['name']} ({model['id']})" if version is None else Target(model, version)
            self._note(f"{left} is left without a file")

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
