"""The smaller groups of routes: platforms, registries of others, access tokens and webhooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from npuc.answers import (
    Caller,
    Delivery,
    Import,
    NewToken,
    NewWebhook,
    Platform,
    Token,
    Webhook,
)
from npuc.http.address import segment
from npuc.http.service import Query, Service


class About:
    """What the service is and can do."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def platforms(self) -> list[Platform]:
        """What can be compiled for, with every option."""
        answer = self._service.json("GET", "/v1/platforms")
        return cast("list[Platform]", self._service.items(answer))

    def version(self) -> Mapping[str, Any]:
        """The build, and the toolchains that are installed."""
        return cast("Mapping[str, Any]", self._service.json("GET", "/v1/version"))

    def whoami(self) -> Caller:
        """Who asks, as the service sees it."""
        return cast("Caller", self._service.json("GET", "/v1/whoami"))


class OuterRegistries:
    """Registries of others, and taking versions over from them."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def list(self) -> list[Mapping[str, Any]]:
        """Those that the operator set up."""
        answer = self._service.json("GET", "/v1/registries")
        return cast("list[Mapping[str, Any]]", self._service.items(answer))

    def models(self, registry: str, search: str | None = None) -> Iterator[Mapping[str, Any]]:
        """The models of one, as it tells them at this moment."""
        path = f"/v1/registries/{segment(registry)}/models"
        return self._service.pages(path, {"search": search})

    def versions(self, registry: str, model: str) -> Iterator[Mapping[str, Any]]:
        """The versions of a model there, which is named by its id there."""
        path = f"/v1/registries/{segment(registry)}/versions"
        return self._service.pages(path, {"model": model})

    def take_over(self, registry: str, model: str, version: str) -> Import:
        """Registers a version here; again it answers what is registered already."""
        body = {"registry": registry, "model": model, "version": version}
        return cast("Import", self._service.json("POST", "/v1/imports", body))


class AccessTokens:
    """``/v1/tokens``."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def create(self, name: str, role: str, expires_at: str | None = None) -> NewToken:
        """A token that is told this once."""
        body = {"name": name, "role": role}
        if expires_at is not None:
            body["expiresAt"] = expires_at
        return cast("NewToken", self._service.json("POST", "/v1/tokens", body))

    def list(self) -> Iterator[Token]:
        """All of them, without what is secret."""
        return self._service.pages("/v1/tokens")

    def delete(self, token: str) -> None:
        """Whoever has it is refused from now on."""
        self._service.send("DELETE", f"/v1/tokens/{segment(token)}")


class Webhooks:
    """``/v1/webhooks``."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def create(self, body: Mapping[str, Any]) -> NewWebhook:
        """``body`` has ``url`` and perhaps ``phases``, ``platforms`` and ``description``."""
        return cast("NewWebhook", self._service.json("POST", "/v1/webhooks", body))

    def list(self) -> Iterator[Webhook]:
        """All of them, without their secrets."""
        return self._service.pages("/v1/webhooks")

    def delete(self, webhook: str) -> None:
        """Nothing is delivered to it any more."""
        self._service.send("DELETE", _webhook(webhook))

    def ping(self, webhook: str) -> None:
        """Sends it an event that says nothing."""
        self._service.send("POST", f"{_webhook(webhook)}/ping")

    def deliveries(self, webhook: str, filters: Query | None = None) -> Iterator[Delivery]:
        """What was delivered to it or will be, newest first."""
        return self._service.pages(f"{_webhook(webhook)}/deliveries", filters)

    def replay(self, webhook: str, delivery: str) -> None:
        """Delivers once more."""
        path = f"{_webhook(webhook)}/deliveries/{segment(delivery)}/replay"
        self._service.send("POST", path)


def _webhook(webhook: str) -> str:
    return f"/v1/webhooks/{segment(webhook)}"
