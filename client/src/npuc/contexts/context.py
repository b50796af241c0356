"""What a context is, and the JSON of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

from npuc.auth.oidc import Tokens
from npuc.errors import refusal

Kind = Literal["local", "token", "oidc", "iam"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True)
class Context:
    """A service, and as whom it is asked. What is secret shows itself to nobody."""

    url: str
    kind: Kind = "local"
    token: str = field(default="", repr=False)
    issuer: str = ""
    client_id: str = ""
    scope: str = ""
    tokens: Tokens | None = field(default=None, repr=False)
    region: str = ""
    profile: str = ""

    def document(self) -> dict[str, Any]:
        """As it is stored; what is empty is left out."""
        tokens = self.tokens
        every = {
            "url": self.url,
            "kind": self.kind,
            "token": self.token,
            "issuer": self.issuer,
            "clientId": self.client_id,
            "scope": self.scope,
            "accessToken": tokens.access if tokens else "",
            "refreshToken": tokens.refresh if tokens else "",
            "expiresAt": tokens.expires_at if tokens else 0,
            "region": self.region,
            "profile": self.profile,
        }
        return {name: value for name, value in every.items() if value}

    def shown(self) -> dict[str, Any]:
        """As it may be shown."""
        secret = ("token", "accessToken", "refreshToken", "expiresAt")
        return {name: value for name, value in self.document().items() if name not in secret}


def read_context(name: str, document: Mapping[str, Any]) -> Context:
    """A context as it was stored; refused when somebody broke it."""
    text = {key: value for key, value in document.items() if isinstance(value, str)}
    kind = text.get("kind", "local")
    if "url" not in text or kind not in KINDS:
        raise refusal(
            "BrokenConfig", f"The context {name} has no url, or an unknown kind. Log in again."
        )
    tokens = None
    if text.get("accessToken"):
        ends = document.get("expiresAt", 0)
        tokens = Tokens(
            text["accessToken"],
            text.get("refreshToken", ""),
            float(ends) if isinstance(ends, (int, float)) else 0.0,
        )
    return Context(
        text["url"],
        cast("Kind", kind),
        text.get("token", ""),
        text.get("issuer", ""),
        text.get("clientId", ""),
        text.get("scope", ""),
        tokens,
        text.get("region", ""),
        text.get("profile", ""),
    )
