"""As whom the service is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from npuc.http.wire import Request, header_value


class Credentials(Protocol):
    """Proves who asks."""

    def headers(self, request: Request) -> Mapping[str, str]:
        """What is added to this request; may ask others, such as an issuer of tokens."""
        ...


class Anonymous:
    """Nobody in particular, as a service on one's own machine takes everybody."""

    def headers(self, request: Request) -> Mapping[str, str]:
        return {}


class Bearer:
    """A token, of npuc's own or of an issuer."""

    def __init__(self, token: str) -> None:
        self._token = header_value("The token", token)

    def headers(self, request: Request) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self._token}"}
