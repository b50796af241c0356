"""One HTTP exchange, and nothing of what it means."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from ipaddress import ip_address
from typing import BinaryIO, Protocol
from urllib.parse import urlsplit

from npuc.errors import refusal


@dataclass(frozen=True)
class Request:
    """What is sent; ``url`` is whole and percent-encoded."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | BinaryIO | None = None


@dataclass(frozen=True)
class Answer:
    """What came back. Names of headers are found in any case."""

    status: int
    headers: Message
    body: bytes = b""


def header_value(name: str, value: str) -> str:
    """A value that a header can have: visible ASCII, which no other header hides in."""
    if not value or not all("!" <= character <= "~" for character in value):
        raise refusal("InvalidHeader", f"{name} must be visible ASCII without blanks.")
    return value


class Broken(Exception):
    """There was no whole answer. ``refused``: nobody listens there, so nothing was done."""

    def __init__(self, why: str, *, refused: bool = False, hopeless: bool = False) -> None:
        super().__init__(why)
        self.refused = refused
        self.hopeless = hopeless


class Stream(Protocol):
    """An answer whose body is read bit by bit; ``Broken`` when the line breaks."""

    status: int
    headers: Message

    def read(self, amount: int) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Wire:
    """Sends requests with urllib. It follows no redirect: tokens go nowhere by themselves."""

    def __init__(self) -> None:
        self._openers: dict[tuple[bool, bool], urllib.request.OpenerDirector] = {}

    def send(self, request: Request, timeout: float) -> Answer:
        """The whole answer, whatever its status; ``Broken`` when there is none."""
        with self.stream(request, timeout) as stream:
            parts = []
            while part := stream.read(1 << 16):
                parts.append(part)
            return Answer(stream.status, stream.headers, b"".join(parts))

    @contextmanager
    def stream(self, request: Request, timeout: float) -> Iterator[Stream]:
        """The answer once its head is there; its body is read while the block runs."""
        opener = self._opener(request.url.startswith("https:"), is_loopback(request.url))
        outgoing = urllib.request.Request(
            request.url, request.body, dict(request.headers), method=request.method
        )
        with _translated(request.url):
            incoming = opener.open(outgoing, timeout=timeout)
        with incoming:
            yield _Stream(incoming, request.url)

    def _opener(self, tls: bool, straight: bool) -> urllib.request.OpenerDirector:
        """Made when it is needed: to read the certificates takes longer than a local request."""
        if (tls, straight) not in self._openers:
            handlers = [] if straight else [urllib.request.ProxyHandler()]
            kind = _tls() if tls else urllib.request.HTTPHandler()
            self._openers[tls, straight] = _opener(*handlers, kind)
        return self._openers[tls, straight]


class _Stream:
    def __init__(self, incoming: http.client.HTTPResponse, url: str) -> None:
        self._url = url
        self.status = incoming.status
        self.headers: Message = incoming.headers
        self._incoming = incoming
        self._rest = incoming.length

    def read(self, amount: int) -> bytes:
        with _translated(self._url):
            part = self._incoming.read(amount)
        if self._rest is not None:
            self._rest -= len(part)
            if not part and self._rest > 0:
                raise Broken("the connection ended in the middle of the answer")
        return part


@contextmanager
def _translated(url: str) -> Iterator[None]:
    try:
        yield
    except urllib.error.URLError as error:
        raise _broken(error.reason, url) from error
    except (OSError, http.client.HTTPException) as error:
        raise _broken(error, url) from error


def _broken(reason: object, url: str) -> Broken:
    if isinstance(reason, ssl.SSLCertVerificationError):
        why = f"its certificate is not trusted: {reason.verify_message}"
        return Broken(f"{why}; SSL_CERT_FILE names one that is", hopeless=True)
    if _is_no_http(reason):
        return Broken(f"it does not speak HTTP{_instead(url, 'https')}", hopeless=True)
    if isinstance(reason, ssl.SSLError) and reason.reason == "WRONG_VERSION_NUMBER":
        return Broken(f"it does not speak TLS{_instead(url, 'http')}", hopeless=True)
    if isinstance(reason, TimeoutError):
        return Broken("no answer in time")
    return Broken(_words(reason), refused=isinstance(reason, ConnectionRefusedError))


def _is_no_http(reason: object) -> bool:
    """Such as the alert of a TLS port that is spoken to in plain. A line cut before the first byte
    is a bad status line too, but may be whole the next time."""
    bad = (http.client.BadStatusLine, http.client.LineTooLong, http.client.UnknownProtocol)
    return isinstance(reason, bad) and not isinstance(reason, http.client.RemoteDisconnected)


def _instead(url: str, scheme: str) -> str:
    """Asks for the same address with another scheme; nothing when it has that one."""
    parts = urlsplit(url)
    return "" if parts.scheme == scheme else f"; is it {scheme}://{parts.netloc}?"


def _words(reason: object) -> str:
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return str(reason) or type(reason).__name__


def _tls() -> urllib.request.HTTPSHandler:
    return urllib.request.HTTPSHandler(context=ssl.create_default_context())


def _opener(*handlers: urllib.request.BaseHandler) -> urllib.request.OpenerDirector:
    """Without the handlers that follow redirects and that make exceptions of statuses."""
    opener = urllib.request.OpenerDirector()
    opener.addheaders = []
    for handler in (*handlers, urllib.request.UnknownHandler()):
        opener.add_handler(handler)
    return opener


def is_loopback(url: str) -> bool:
    """Whether an address is of this machine."""
    host = (urlsplit(url).hostname or "").lower()
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
