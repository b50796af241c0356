"""Callers, access tokens and webhooks."""

from __future__ import annotations

from typing import TypedDict

from npuc.answers.phases import Phase


class Caller(TypedDict):
    """Who asks, as the service sees it."""

    name: str
    role: str


class Token(TypedDict):
    id: str
    name: str
    role: str
    createdAt: str
    expiresAt: str | None
    lastUsedAt: str | None


class NewToken(Token):
    """``token`` is told this once."""

    token: str


class _Webhook(TypedDict):
    """Of all ``phases`` and ``platforms`` when none are named."""

    id: str
    url: str
    phases: list[Phase] | None
    platforms: list[str] | None
    description: str | None
    createdAt: str


class Webhook(_Webhook, total=False):
    """``disabledAt`` is set once its receiver answered 410."""

    disabledAt: str | None


class NewWebhook(Webhook):
    """``secret`` is told this once."""

    secret: str


class DeliveryAttempt(TypedDict):
    at: str
    status: int | None
    error: str | None
    durationMillis: int


class Delivery(TypedDict):
    """``state`` is Pending, Delivered or Failed. A ping is of no compilation and no phase."""

    id: str
    eventId: str
    compilationId: str | None
    to: str | None
    state: str
    attempts: list[DeliveryAttempt]
    nextAttemptAt: str | None
    createdAt: str
