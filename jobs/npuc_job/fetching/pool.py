"""Connections to servers, kept for the next question."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse

from npuc_job.fetching.network import Network, proxy_authorization
from npuc_job.fetching.origins import Address, Origin
from npuc_job.fetching.passing import PassingError

_KEPT = 8
"""Connections that wait to be used again."""


class _Connection(HTTPConnection):
    """A connection that the network makes."""

    def __init__(self, network: Network, origin: Origin) -> None:
        super().__init__(origin.host, origin.port, timeout=network.timing.stall)
        self.default_port = 80 if origin.is_plain else 443
        self.origin = origin
        self.wire: socket.socket | None = None
        self._network = network

    def connect(self) -> None:
        self.sock = self.wire = self._network.connect(self.origin)


class Pool:
    """May be used by several threads at once."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._lock = threading.Lock()
        self._idle: list[_Connection] = []
        self._busy: set[_Connection] = set()
        self._is_closed = False

    def close(self) -> None:
        """Break off all that goes on, in whatever thread."""
        with self._lock:
            self._is_closed = True
            busy, idle = [*self._busy], [*self._idle]
            self._idle.clear()
        for connection in idle:
            connection.close()
        for connection in busy:  # closed by the thread that uses it
            if connection.wire is not None:
                with suppress(OSError):
                    connection.wire.shutdown(socket.SHUT_RDWR)

    @contextmanager
    def asked(self, at: Address, headers: Mapping[str, str]) -> Iterator[HTTPResponse]:
        """The answer of one server; its connection is kept where all of it was read."""
        connection, response = self._response(at, headers)
        try:
            yield response
        finally:
            is_whole = response.isclosed() or response.length == 0
            response.close()
            self._returned(connection, is_whole)

    def _response(
        self, at: Address, headers: Mapping[str, str]
    ) -> tuple[_Connection, HTTPResponse]:
        target, more = self._for_proxy(at)
        while True:
            connection, is_used = self._taken(at.origin)
            try:
                with passing(at.origin):
                    connection.request("GET", target, headers={**headers, **more})
                    return connection, connection.getresponse()
            except BaseException as error:
                self._returned(connection, False)
                # One that was kept may have been closed by the server meanwhile.
                if not (is_used and isinstance(error, PassingError)):
                    raise

    def _for_proxy(self, at: Address) -> tuple[str, Mapping[str, str]]:
        """A proxy is asked for whole URLs where nothing is encrypted."""
        proxy = self._network.proxy(at.origin) if at.origin.is_plain else None
        if proxy is None:
            return at.target, {}
        allowed = proxy_authorization(proxy)
        return at.url, {"Proxy-Authorization": allowed} if allowed else {}

    def _taken(self, origin: Origin) -> tuple[_Connection, bool]:
        with self._lock:
            if self._is_closed:
                raise PassingError("the fetch is being stopped")
            connection = next((one for one in self._idle if one.origin == origin), None)
            if connection is not None:
                self._idle.remove(connection)
            taken = connection or _Connection(self._network, origin)
            self._busy.add(taken)
            return taken, connection is not None

    def _returned(self, connection: _Connection, is_whole: bool) -> None:
        with self._lock:
            self._busy.discard(connection)
            keep = is_whole and connection.sock is not None
            keep = keep and not self._is_closed and len(self._idle) < _KEPT
            if keep:
                self._idle.append(connection)
        if not keep:
            connection.close()


@contextmanager
def passing(origin: Origin) -> Iterator[None]:
    """What goes wrong on a network is told without what it quotes."""
    try:
        yield
    except TimeoutError:
        raise PassingError(f"{origin.shown} does not answer any more") from None
    except HTTPException as error:
        raise PassingError(f"{origin.shown} broke off ({type(error).__name__})") from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise PassingError(f"{origin.shown} can't be reached ({why})") from None
