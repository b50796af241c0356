"""A small HTTP client that keeps its connection, and costs less than what it measures."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from service import Failure

_TIMEOUT_SECONDS = 120


@dataclass(frozen=True)
class Request:
    """A request, and the status that its answer must have."""

    method: str
    path: str
    body: object = None

    def encoded(self, host: str) -> bytes:
        """The bytes to send."""
        body = b"" if self.body is None else json.dumps(self.body).encode()
        head = f"{self.method} {self.path} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\n"
        if self.body is not None:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        return head.encode() + b"\r\n" + body


class Client:
    """One connection, or one for each request unless it is to be kept. Not for several threads."""

    def __init__(self, url: str, keep: bool = True) -> None:
        address = urlsplit(url)
        self._host = address.netloc
        self._at = (address.hostname or "127.0.0.1", address.port or 80)
        self._keep = keep
        self._connect()

    def _connect(self) -> None:
        self._socket = socket.create_connection(self._at, _TIMEOUT_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._file = self._socket.makefile("rb")

    def _reconnect(self) -> None:
        self.close()
        self._connect()

    def send(self, request: Request) -> bytes:
        """The body of the answer. A refusal is a failure."""
        if not self._keep:
            self._reconnect()
        status = self._status(request)
        headers = self._headers()
        body = self._body(headers)
        if headers.get("connection", "").lower() == "close":
            self._reconnect()
        if not status.split(" ")[1].startswith("2"):
            raise Failure(f"{request.method} {request.path}: {status}{body.decode()[:500]}")
        return body

    def _status(self, request: Request) -> str:
        """The first line; asked for once more where the server has closed an idle connection."""
        for _ in range(2):
            self._socket.sendall(request.encoded(self._host))
            if line := self._file.readline():
                return line.decode()
            self._reconnect()
        raise Failure(f"{request.method} {request.path}: no answer")

    def json(self, method: str, path: str, body: object = None) -> Any:
        """The answer as JSON."""
        return json.loads(self.send(Request(method, path, body)))

    def close(self) -> None:
        """Ends the connection."""
        self._file.close()
        self._socket.close()

    def _headers(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        while line := self._file.readline().decode().strip():
            name, _, value = line.partition(":")
            found[name.lower()] = value.strip()
        return found

    def _body(self, headers: Mapping[str, str]) -> bytes:
        if headers.get("transfer-encoding", "").lower() != "chunked":
            return self._file.read(int(headers.get("content-length", "0")))
        pieces = []
        while size := int(self._file.readline(), 16):
            pieces.append(self._file.read(size))
            self._file.readline()
        self._file.readline()
        return b"".join(pieces)


def milliseconds(action: Callable[[], object]) -> float:
    """How long an action takes."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def in_turn(
    actions: Mapping[str, Callable[[], object]], rounds: int, most_seconds: float = 60
) -> dict[str, list[float]]:
    """Milliseconds of each action, done one after another in every round.

    A tenth as many rounds go before to warm both sides up, in a tenth of the time. Ends early, but
    not before five rounds, when the time is up.
    """
    taken: dict[str, list[float]] = {name: [] for name in actions}
    deadline = time.monotonic() + most_seconds / 10
    for _ in range(rounds // 10):
        for action in actions.values():
            action()
        if time.monotonic() > deadline:
            break
    deadline = time.monotonic() + most_seconds
    for done in range(rounds):
        for name, action in actions.items():
            taken[name].append(milliseconds(action))
        if done >= 4 and time.monotonic() > deadline:
            break
    return taken
