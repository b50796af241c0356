"""Models, versions and artifacts of the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from npuc.answers import Artifact, Model, Version
from npuc.http.address import segment
from npuc.http.service import Query, Service


class Registry:
    """``/v1/models`` and below, by id. Everything raises ``Refused`` or ``Unreachable``."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def models(self, filters: Query | None = None) -> Iterator[Model]:
        """All models, page after page; filters are those of the route."""
        return self._service.pages("/v1/models", filters)

    def model(self, model: str) -> Model:
        """One model."""
        return cast("Model", self._service.json("GET", _model(model)))

    def create_model(self, name: str, description: str = "", key: str | None = None) -> Model:
        """Registers a model."""
        body = {"name": name, "description": description}
        return cast("Model", self._service.json("POST", "/v1/models", body, key=key))

    def change_model(self, model: str, changes: Mapping[str, Any]) -> Model:
        """Changes ``name``, ``description`` or ``archived``."""
        return cast("Model", self._service.json("PATCH", _model(model), changes))

    def delete_model(self, model: str) -> None:
        """Deletes a model that has no versions."""
        self._service.send("DELETE", _model(model))

    def versions(self, model: str, filters: Query | None = None) -> Iterator[Version]:
        """The versions of a model, newest first."""
        return self._service.pages(f"{_model(model)}/versions", filters)

    def version(self, model: str, version: str) -> Version:
        """One version."""
        return cast("Version", self._service.json("GET", _version(model, version)))

    def create_version(self, model: str, name: str, key: str | None = None) -> Version:
        """Registers a version of a model."""
        path = f"{_model(model)}/versions"
        return cast("Version", self._service.json("POST", path, {"name": name}, key=key))

    def change_version(self, model: str, version: str, changes: Mapping[str, Any]) -> Version:
        """Changes ``name`` or ``archived``."""
        return cast("Version", self._service.json("PATCH", _version(model, version), changes))

    def delete_version(self, model: str, version: str) -> None:
        """Deletes a version that has neither artifacts nor compilations."""
        self._service.send("DELETE", _version(model, version))

    def artifacts(
        self, model: str, version: str, filters: Query | None = None
    ) -> Iterator[Artifact]:
        """The artifacts of a version, newest first."""
        return self._service.pages(f"{_version(model, version)}/artifacts", filters)

    def create_artifact(
        self, model: str, version: str, body: Mapping[str, Any], key: str | None = None
    ) -> Artifact:
        """Registers an original; ``body`` is a NewArtifact of openapi.yaml."""
        path = f"{_version(model, version)}/artifacts"
        return cast("Artifact", self._service.json("POST", path, body, key=key))

    def delete_artifact(self, model: str, version: str, artifact: str) -> None:
        """Deletes an entry, never its files."""
        path = f"{_version(model, version)}/artifacts/{segment(artifact)}"
        self._service.send("DELETE", path)


def _model(model: str) -> str:
    return f"/v1/models/{segment(model)}"


def _version(model: str, version: str) -> str:
    return f"{_model(model)}/versions/{segment(version)}"
