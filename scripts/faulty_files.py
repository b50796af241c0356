"""Serves files over HTTP, and fails on demand in the ways that servers fail."""

from __future__ import annotations

import json
import os
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_BLOCK = 1 << 20


@dataclass
class Faults:
    """What goes wrong; in bytes of one answer, and in numbers of answers."""

    cut_after: int | None = None
    stall_after: int | None = None
    errors: int = 0
    error_status: int = 500
    retry_after: str = ""
    ignore_range: bool = False
    wrong_bytes: int = 0
    wrong_length: int = 0
    wrong_range: int = 0
    page_size: int = 1000
    slow_block_seconds: float = 0.0
    release: threading.Event = field(default_factory=threading.Event)

    @property
    def sends_all(self) -> bool:
        """Whether whatever goes wrong is not within the bytes."""
        return self.cut_after is None and self.stall_after is None and not self.slow_block_seconds


@dataclass
class Noted:
    """What is to go wrong, and what was asked for and sent."""

    faults: Faults = field(default_factory=Faults)
    asked: list[str] = field(default_factory=list)
    sent: dict[str, int] = field(default_factory=dict)
    leaks: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, path: str, size: int) -> None:
        with self.lock:
            self.sent[path] = self.sent.get(path, 0) + size


class FaultyHandler(BaseHTTPRequestHandler):
    """What both servers have in common."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = _BLOCK
    noted: Noted

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        with self.noted.lock:
            path = self.path.partition("?")[0]
            self.noted.asked.append(f"{path} {self.headers.get('Range', '')}".rstrip())
        with suppress(BrokenPipeError, ConnectionResetError):
            self.answer(unquote(urlsplit(self.path).path))

    def answer(self, path: str) -> None:
        raise NotImplementedError

    def refuse(self, status: int, code: str = "", message: str = "") -> None:
        headers = {"X-Error-Code": code, "X-Error-Message": message}
        self.json({"error": message or code}, {k: v for k, v in headers.items() if v}, status)

    def json(self, value: object, headers: Mapping[str, str], status: int = 200) -> None:
        data = json.dumps(value).encode()
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name, text)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def fails(self) -> bool:
        """Whether this answer is one of those that fail."""
        faults = self.noted.faults
        with self.noted.lock:
            if faults.errors <= 0:
                return False
            faults.errors -= 1
        self.send_response(faults.error_status)
        if faults.retry_after:
            self.send_header("Retry-After", faults.retry_after)
        self.send_header("Content-Length", "0")
        self.end_headers()
        return True

    def send_file(self, path: Path, headers: Mapping[str, str]) -> None:
        faults, size = self.noted.faults, path.stat().st_size
        span = None if faults.ignore_range else _RANGE.fullmatch(self.headers.get("Range", ""))
        begin = int(span[1]) if span else 0
        end = min(size, int(span[2]) + 1) if span and span[2] else size
        if span and begin >= size:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if span else 200)
        for name, text in headers.items():
            self.send_header(name, text)
        if span:
            first = begin + self._turn("wrong_range")
            self.send_header("Content-Range", f"bytes {first}-{end - 1}/{size}")
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Content-Length", str(end - begin + self._turn("wrong_length")))
        self.end_headers()
        if self.command != "HEAD":
            self._send(path, begin, end)

    def _turn(self, fault: str) -> int:
        """1 for as many answers as are to be wrong in this way, then 0."""
        with self.noted.lock:
            left: int = getattr(self.noted.faults, fault)
            setattr(self.noted.faults, fault, max(0, left - 1))
            return 1 if left > 0 else 0

    def _send(self, path: Path, begin: int, end: int) -> None:
        faults, sent, is_wrong = self.noted.faults, 0, self._turn("wrong_bytes")
        if not is_wrong and faults.sends_all:
            self._send_fast(path, begin, end)
            return
        for block in _blocks(path, begin, end, faults):
            for limit, act in ((faults.cut_after, self._cut), (faults.stall_after, self._stall)):
                if limit is not None and sent + len(block) > limit:
                    self.wfile.write(block[: limit - sent])
                    self.wfile.flush()
                    self.noted.count(str(path), limit - sent)
                    act()
                    return
            self.wfile.write(bytes([block[0] ^ 1]) + block[1:] if is_wrong and not sent else block)
            sent += len(block)
            self.noted.count(str(path), len(block))
            if faults.slow_block_seconds:
                self.wfile.flush()
                time.sleep(faults.slow_block_seconds)

    def _send_fast(self, path: Path, begin: int, end: int) -> None:
        self.wfile.flush()
        with path.open("rb") as file:
            while begin < end:
                count = os.sendfile(
                    self.connection.fileno(), file.fileno(), begin, min(_BLOCK, end - begin)
                )
                begin += count
                self.noted.count(str(path), count)
                if count == 0:
                    return

    def _cut(self) -> None:
        self.close_connection = True

    def _stall(self) -> None:
        self.noted.faults.release.wait(120)
        self.close_connection = True


def _blocks(path: Path, begin: int, end: int, faults: Faults) -> Iterator[bytes]:
    size = 1 << 14 if faults.slow_block_seconds else _BLOCK
    with path.open("rb") as file:
        file.seek(begin)
        while begin < end:
            block = file.read(min(size, end - begin))
            if not block:
                return
            begin += len(block)
            yield block
