"""Connections to servers: a name is resolved once, and what was checked is connected to."""

from __future__ import annotations

import base64
import os
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPResponse
from urllib.parse import unquote, urlsplit
from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]

from npuc_job.failure import Code, JobError
from npuc_job.fetching import timing
from npuc_job.fetching.addresses import is_public
from npuc_job.fetching.origins import Hosts, Origin, address, refused
from npuc_job.fetching.passing import PassingError
from npuc_job.fetching.settings import Settings
from npuc_job.fetching.timing import Timing
from npuc_job.wording import worded

Resolve = Callable[[str, int], Sequence[str]]

_MOST = 5
"""Tries to resolve a name."""


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass
class Network:
    """Makes connections as the settings allow them."""

    settings: Settings
    timing: Timing = field(default_factory=lambda: timing.USUAL)
    resolve: Resolve = _resolve

    def __post_init__(self) -> None:
        self.hosts = Hosts.of(self.settings)
        self._contexts: dict[str | None, ssl.SSLContext] = {}
        self._ca_files = {
            address(registry.url).origin: registry.ca_file
            for registry in self.settings.registries.values()
            if registry.ca_file
        }

    def connect(self, origin: Origin) -> socket.socket:
        """A connection to an origin, encrypted where its scheme says so."""
        proxy = self.proxy(origin)
        if proxy is None:
            connection = self._dial(origin, self._checked(origin))
        else:
            self._check_behind(origin)
            connection = self._through(proxy, origin)
        connection.settimeout(self.timing.stall)
        if origin.is_plain:
            return connection
        try:
            return self._context(origin).wrap_socket(connection, server_hostname=origin.host)
        except ssl.SSLCertVerificationError as error:
            connection.close()
            raise _untrusted(origin, error) from None
        except BaseException:
            connection.close()
            raise

    def proxy(self, origin: Origin) -> str | None:
        """The address of the proxy for an origin, if it has one."""
        settings = self.settings
        proxy = settings.http_proxy if origin.is_plain else settings.proxy
        bypass = {"no": settings.no_proxy}
        if not proxy or proxy_bypass_environment(origin.shown, bypass):
            return None
        return proxy

    def _checked(self, origin: Origin) -> Sequence[str]:
        try:
            found = self.resolve(origin.host, origin.port)
        except (socket.gaierror, UnicodeError):
            raise PassingError(f"the name {origin.host} can't be resolved", most=_MOST) from None
        self._check(origin, found)
        return found

    def _check_behind(self, origin: Origin) -> None:
        """The proxy resolves names: what can be known here is checked, no more."""
        try:
            found = self.resolve(origin.host, origin.port)
        except (socket.gaierror, UnicodeError):
            return
        self._check(origin, found)

    def _check(self, origin: Origin, found: Sequence[str]) -> None:
        if not self.hosts.lists(origin) and not all(map(is_public, found)):
            raise refused(
                worded(
                    "PrivateAddress",
                    "{host} has a private address: the operator can list {host} in hosts",
                    host=origin.shown,
                )
            )

    def _dial(self, origin: Origin, found: Sequence[str]) -> socket.socket:
        error: OSError | None = None
        for one in found:
            try:
                connection = socket.create_connection((one, origin.port), self.timing.connect)
            except OSError as failed:
                error = failed
                continue
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        raise error or OSError("no address")

    def _through(self, proxy: str, origin: Origin) -> socket.socket:
        parts = urlsplit(proxy)
        at = Origin("http", parts.hostname or "", parts.port or 80)
        connection = self._dial(at, self.resolve(at.host, at.port))
        if origin.is_plain:  # a whole URL is asked for
            return connection
        authority = f"{origin.shown.removesuffix(f':{origin.port}')}:{origin.port}"
        lines = [f"CONNECT {authority} HTTP/1.1", f"Host: {authority}"]
        if allowed := proxy_authorization(proxy):
            lines.append(f"Proxy-Authorization: {allowed}")
        try:
            connection.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
            with HTTPResponse(connection, method="CONNECT") as answer:
                answer.begin()
                status = answer.status
        except BaseException:
            connection.close()
            raise
        if status != 200:
            connection.close()
            raise PassingError(f"the proxy answers {status} for {origin.shown}")
        return connection

    def _context(self, origin: Origin) -> ssl.SSLContext:
        file = self._ca_files.get(origin, self.settings.ca_file)
        if file not in self._contexts:
            self._contexts[file] = _context(file)
        return self._contexts[file]


def proxy_authorization(proxy: str) -> str | None:
    """What a proxy wants to know of who asks."""
    parts = urlsplit(proxy)
    if parts.username is None:
        return None
    who = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return "Basic " + base64.b64encode(who.encode()).decode()


def _context(file: str | None) -> ssl.SSLContext:
    """Trusts whom the system trusts, and those in a file; SSL_CERT_FILE could be the user's."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    known = ssl.get_default_verify_paths()
    if os.path.isfile(known.openssl_cafile):
        context.load_verify_locations(cafile=known.openssl_cafile)
    if os.path.isdir(known.openssl_capath):
        context.load_verify_locations(capath=known.openssl_capath)
    if file is not None:
        try:
            context.load_verify_locations(cafile=file)
        except OSError as error:
            raise JobError(
                Code.INVALID_SPEC,
                worded(
                    "CaFileUnreadable",
                    "The caFile {file} of the settings can't be read ({said}): ask the operator.",
                    file=file,
                    said=error.strerror,
                ),
            ) from None
    return context


def _untrusted(origin: Origin, error: ssl.SSLCertVerificationError) -> JobError:
    return JobError(
        Code.SOURCE_UNREACHABLE,
        worded(
            "CertificateNotTrusted",
            "The certificate of {host} is not trusted ({said}): the operator can name the file of "
            "its authority as caFile.",
            host=origin.shown,
            said=error.verify_message,
        ),
    )
