"""Deletes a model or a version with what it holds."""

from __future__ import annotations

from itertools import islice

from npuc.api.compilations import Compilations
from npuc.api.registry import Registry
from npuc.errors import Problem, Refused
from npuc.models.lookup import Target

NAMED = 20


class Removal:
    """Entries only, no file. What compilations hold is refused before anything is deleted."""

    def __init__(self, registry: Registry, compilations: Compilations) -> None:
        self._registry = registry
        self._compilations = compilations

    def remove(self, versions: list[Target]) -> None:
        """Deletes versions with their artifacts."""
        for each in versions:
            self._refuse_if_held(each)
        for each in versions:
            self._remove(each.model["id"], each.version["id"])

    def _remove(self, model: str, version: str) -> None:
        for artifact in list(self._registry.artifacts(model, version, {"archived": True})):
            self._registry.delete_artifact(model, version, artifact["id"])
        self._registry.delete_version(model, version)

    def _refuse_if_held(self, target: Target) -> None:
        entries = self._compilations.list_of_version(
            target.model["id"], target.version["id"], {"limit": NAMED}
        )
        held = [
            {"kind": "compilation", "id": each["id"], "name": each.get("name")}
            for each in islice(entries, NAMED)
        ]
        if held:
            said = f"{target} has compilations. Nothing is deleted: delete them first, or archive."
            raise Refused(Problem(None, "Held", said, (), {"heldBy": held}))
