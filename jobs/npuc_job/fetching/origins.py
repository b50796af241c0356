"""Addresses of servers: read strictly, and which of them the operator lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from npuc_job.failure import Code, JobError
from npuc_job.fetching.settings import Hub, Settings
from npuc_job.wording import worded

_PORTS = {"https": 443, "http": 80}
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9.])?|[0-9a-f:.]{2,45}")
_S3 = re.compile(r"([a-z0-9.-]+\.)?s3([.-][a-z0-9-]+)*\.amazonaws\.com(\.cn)?")
"""Has private addresses where a network has an endpoint of its own for it (PrivateLink)."""
_PLAIN = "%/:?#[]@!$&'()*+,;=~-._"
"""What stays as it is in an address that a server gives."""


@dataclass(frozen=True)
class Origin:
    """Who is asked: credentials are for one origin only."""

    scheme: str
    host: str
    port: int

    @property
    def is_plain(self) -> bool:
        return self.scheme == "http"

    @property
    def shown(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True)
class Address:
    """An absolute URL; what is asked for may be signed, so only the origin is ever told."""

    origin: Origin
    target: str

    @property
    def url(self) -> str:
        return f"{self.origin.scheme}://{self.origin.shown}{self.target}"


def address(url: str) -> Address:
    """Read a URL, or refuse it without quoting it."""
    try:
        parts = urlsplit(quote(url, safe=_PLAIN))
        port = parts.port
    except ValueError:
        raise refused(worded("AddressUnreadable", "an address can't be read")) from None
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not _HOST.fullmatch(host):
        raise refused(worded("AddressForm", "an address is not of the form https://host/path"))
    if parts.username is not None or parts.password is not None:
        raise refused(
            worded(
                "AddressHoldsUser",
                "an address of {host} holds a user or a password: leave them out",
                host=host,
            )
        )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Address(Origin(parts.scheme, host, port or _PORTS[parts.scheme]), target)


def redirected(base: Address, location: str) -> Address:
    """Where an answer leads to; http.client reads headers as Latin-1."""
    try:
        there = quote(location.strip().encode("latin-1"), safe=_PLAIN)
        return address(urljoin(base.url, there))
    except ValueError:
        raise refused(
            worded(
                "LeadsToUnreadable",
                "{host} leads to an address that can't be read",
                host=base.origin.shown,
            )
        ) from None


class Hosts:
    """Those that may have private addresses, or be reached without encryption."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(name.lower().rstrip(".") for name in names)

    @staticmethod
    def of(settings: Settings) -> Hosts:
        """Those that the operator lists, and his own endpoints."""
        own = [registry.url for registry in settings.registries.values()]
        if settings.hub.endpoint != Hub.endpoint:
            own.append(settings.hub.endpoint)
        if settings.s3.endpoint:
            own.append(settings.s3.endpoint)
        origins = [address(url).origin for url in own]
        return Hosts([*settings.hosts, *(f"{one.host}:{one.port}" for one in origins)])

    def lists(self, origin: Origin) -> bool:
        if not origin.is_plain and _S3.fullmatch(origin.host):
            return True
        return bool({origin.host, f"{origin.host}:{origin.port}", origin.shown} & self._names)

    def check_scheme(self, origin: Origin) -> None:
        """Refuse what would go over the network in the clear."""
        if origin.is_plain and not self.lists(origin):
            raise refused(
                worded(
                    "NotEncrypted",
                    "http://{host} is not encrypted: use https, or let the operator list {host} in "
                    "hosts",
                    host=origin.shown,
                )
            )


def refused(what: str) -> JobError:
    return JobError(
        Code.SOURCE_REFUSED, worded("SourceRefused", "The source is refused: {what}.", what=what)
    )


def answers(host: str, status: int, uri: str) -> str:
    """A status that says neither that it is there nor that it is not."""
    return worded(
        "OtherStatus", "{host} answers {status} for {uri}", host=host, status=status, uri=uri
    )
