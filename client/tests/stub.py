"""A service that does what a real one seldom does: breaks off, is busy, restarts, sends elsewhere."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Seen:
    """A request that arrived; ``path`` has the query."""

    method: str
    path: str
    headers: Message
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """What is answered. ``cut`` leaves out so many bytes that were announced, then hangs up."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0

    @property
    def content(self) -> bytes:
        if isinstance(self.body, bytes):
            return self.body
        return b"" if self.body is None else json.dumps(self.body).encode()


@dataclass(frozen=True)
class Reset:
    """The connection is reset once the request was read."""


Answering = Callable[[Seen], "Reply | Reset"]


def problem(status: int, code: str, detail: str = "No.", **more: Any) -> Reply:
    """A refusal in the form of the service."""
    body = {"type": "about:blank", "title": code, "status": status, "code": code, "detail": detail}
    return Reply(status, {**body, "violations": [], **more})


NO_ROUTE = problem(404, "NotFound", "There is no such route; openapi.yaml lists them.")


class Stub:
    """Answers as it is told: by route, one reply after the other, the last one again and again."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self._routes: dict[str, list[Reply | Reset | Answering]] = {}
        self._server: ThreadingHTTPServer | None = None
        self._port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def on(self, route: str, *replies: Reply | Reset | Answering) -> None:
        """``route`` is ``GET /v1/models``; the query does not belong to it."""
        self._routes[route] = list(replies)

    def asked(self, route: str) -> list[Seen]:
        """The requests of a route."""
        return [
            each for each in self.seen if f"{each.method} {each.path.partition('?')[0]}" == route
        ]

    def start(self) -> None:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self) -> None:
                stub._handle(self)

            do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        """Nobody listens any more; ``start`` listens at the same port again."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _handle(self, handler: BaseHTTPRequestHandler) -> None:
        length = int(handler.headers.get("Content-Length") or 0)
        seen = Seen(handler.command, handler.path, handler.headers, handler.rfile.read(length))
        self.seen.append(seen)
        reply = self._reply(seen)
        if isinstance(reply, Reset):
            linger = struct.pack("ii", 1, 0)
            handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            handler.connection.close()
            return
        content = reply.content
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(content[: len(content) - reply.cut])
        handler.close_connection = True

    def _reply(self, seen: Seen) -> Reply | Reset:
        replies = self._routes.get(f"{seen.method} {seen.path.partition('?')[0]}")
        if replies is None:
            return NO_ROUTE
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return reply(seen) if callable(reply) else reply
