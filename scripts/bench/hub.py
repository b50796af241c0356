"""A hub with one model under every name, and what was asked of it and sent."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMMIT = "0" * 40
_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_LARGE = ".safetensors"


@dataclass
class Hub:
    """Serves the files of a folder; large ones by way of a redirect, as the real one does."""

    folder: Path
    url: str = ""
    requests: int = 0
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, size: int) -> None:
        with self.lock:
            self.requests += 1
            self.sent += size


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 20
    hub: Hub

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.hub.folder / path.rpartition("/")[2]
        if "/revision/" in path:
            self._answer(200, json.dumps({"sha": COMMIT}).encode())
        elif "/tree/" in path:
            self._answer(200, json.dumps([_entry(one) for one in self._files()]).encode())
        elif path.endswith(_LARGE) and "/resolve/" in path:
            self._answer(302, b"", Location=f"/large/{file.name}?signed")
        elif file.is_file():
            self._file(file)
        else:
            self._answer(404, b"")

    def _files(self) -> list[Path]:
        return sorted(self.hub.folder.iterdir())

    def _file(self, file: Path) -> None:
        size = file.stat().st_size
        asked = _RANGE.fullmatch(self.headers.get("Range", f"bytes=0-{size - 1}"))
        begin, last = (int(asked[1]), min(int(asked[2]), size - 1)) if asked else (0, size - 1)
        with file.open("rb") as content:
            content.seek(begin)
            part = content.read(last - begin + 1)
        self._answer(206, part, **{"Content-Range": f"bytes {begin}-{last}/{size}"})

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.hub.count(len(body))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _entry(file: Path) -> dict[str, object]:
    return {"type": "file", "path": file.name, "size": file.stat().st_size, "oid": COMMIT}


@contextmanager
def serving(folder: Path) -> Iterator[Hub]:
    """A hub on a free port of this machine."""
    hub = Hub(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    hub.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
