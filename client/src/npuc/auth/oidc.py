"""Tokens of an issuer: the device flow (RFC 8628) to get one, and its refresh."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from npuc.errors import Refused, TimedOut, Unreachable, refusal
from npuc.http.pace import Clock, SystemClock
from npuc.http.wire import Broken, Request, Wire, is_loopback

DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
EARLY = 60.0
SECONDS = 30.0


@dataclass(frozen=True)
class Tokens:
    """What an issuer gave; ``expires_at`` in seconds since 1970, 0 when it did not say."""

    access: str
    refresh: str = ""
    expires_at: float = 0.0

    def holds(self, now: float) -> bool:
        """Whether the access token holds for another minute."""
        return not self.expires_at or self.expires_at - EARLY > now

    def __repr__(self) -> str:
        return "Tokens(***)"


@dataclass(frozen=True)
class Device:
    """What a person does to log in: opens the address, and types the code where it asks for one."""

    address: str
    code: str


@dataclass(frozen=True)
class Issuer:
    """A provider of identities and who we are to it."""

    url: str
    client_id: str
    scope: str = "openid offline_access"
    wire: Wire = field(default_factory=Wire)

    def log_in(self, show: Callable[[Device], None], clock: Clock | None = None) -> Tokens:
        """Tokens of whoever follows what ``show`` is told; ``Refused`` by the person or by time."""
        clock = clock or SystemClock()
        where = self._endpoints()
        if "device_authorization_endpoint" not in where:
            raise refusal("NoDeviceFlow", f"{self.url} offers no device flow; use a token instead.")
        begun = self._post(
            where["device_authorization_endpoint"],
            {"client_id": self.client_id, "scope": self.scope},
        )
        address = begun.get("verification_uri_complete") or begun["verification_uri"]
        show(Device(str(address), str(begun["user_code"])))
        return self._poll(where["token_endpoint"], begun, clock)

    def refresh(self, tokens: Tokens) -> Tokens:
        """New tokens for old ones; ``Refused`` when the person has to log in again."""
        fields = {"grant_type": "refresh_token", "refresh_token": tokens.refresh}
        answer = self._token(self._endpoints()["token_endpoint"], fields)
        if isinstance(answer, Tokens):
            return replace(answer, refresh=answer.refresh or tokens.refresh)
        raise refusal("LoginExpired", f"The login is over ({answer}). Log in again: npuc login.")

    def _poll(self, endpoint: str, begun: Mapping[str, Any], clock: Clock) -> Tokens:
        interval = float(begun.get("interval", 5))
        deadline = clock.now() + float(begun.get("expires_in", 600))
        fields = {"grant_type": DEVICE_GRANT, "device_code": str(begun["device_code"])}
        while clock.now() < deadline:
            clock.sleep(interval)
            try:
                answer = self._token(endpoint, fields)
            except Unreachable:
                answer = "slow_down"  # RFC 8628, 3.5: an issuer that is lost is asked less often
            if isinstance(answer, Tokens):
                return answer
            if answer == "slow_down":
                interval += 5
            elif answer != "authorization_pending":
                raise refusal("LoginRefused", f"{self.url} refuses the login: {answer}.")
        raise TimedOut("Nobody logged in before the code expired.")

    def _token(self, endpoint: str, fields: Mapping[str, str]) -> Tokens | str:
        """The tokens, or the code of the error."""
        answer = self._post(endpoint, {**fields, "client_id": self.client_id}, errors=True)
        if "access_token" not in answer:
            return str(answer.get("error", "no token"))
        lasts = float(answer.get("expires_in", 0))
        return Tokens(
            str(answer["access_token"]),
            str(answer.get("refresh_token", "")),
            time.time() + lasts if lasts else 0.0,
        )

    def _endpoints(self) -> Mapping[str, Any]:
        url = self.url.rstrip("/") + "/.well-known/openid-configuration"
        found = self._document(Request("GET", _safe(url)), errors=False)
        if str(found.get("issuer", "")).rstrip("/") != self.url.rstrip("/"):
            raise refusal("WrongIssuer", f"{url} is of the issuer {found.get('issuer')}.")
        return found

    def _post(
        self, url: str, fields: Mapping[str, str], *, errors: bool = False
    ) -> Mapping[str, Any]:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
        }
        body = urlencode(fields).encode()
        return self._document(Request("POST", _safe(url), headers, body), errors=errors)

    def _document(self, request: Request, *, errors: bool) -> Mapping[str, Any]:
        try:
            answer = self.wire.send(request, SECONDS)
            document = json.loads(answer.body)
        except (Broken, ValueError) as error:
            raise Unreachable(f"{request.url} gives no answer of an issuer: {error}.") from error
        if answer.status >= 500 or not isinstance(document, dict):
            raise Unreachable(f"{request.url} answers {answer.status}.")
        if answer.status >= 300 and not errors:
            why = document.get("error_description") or document.get("error") or answer.status
            raise refusal("LoginRefused", f"{request.url} refuses: {why}.")
        return document


class Oidc:
    """Sends the access token, and gets another one in time; ``fresh`` keeps what it gets."""

    def __init__(self, tokens: Tokens, fresh: Callable[[Tokens], Tokens]) -> None:
        self._tokens = tokens
        self._fresh = fresh

    def headers(self, request: Request) -> Mapping[str, str]:
        if not self._tokens.holds(time.time()) and self._tokens.refresh:
            self._tokens = self._fresh(self._tokens)
        return {"Authorization": f"Bearer {self._tokens.access}"}


def _safe(url: str) -> str:
    if not url.startswith("https://") and not is_loopback(url):
        raise Refused(refusal("UnsafeIssuer", f"{url} is not https; no token goes there.").problem)
    return url
