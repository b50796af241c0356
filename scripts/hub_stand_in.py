"""Stands in for the Hugging Face hub in tests and demos: plain folders, served as repositories.

    python3 scripts/hub_stand_in.py --folder MODELS [--port 8090] [--token hf_x --private org/model]

MODELS holds <org>/<model>/<files>; a model is read when it is first asked for. The first line of
standard output is the address, for HF_ENDPOINT. Large files come from a second server, as the real
hub sends them from another host; whether a token comes along there is noted. Switches let it fail
in the ways that servers fail.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from faulty_files import Faults, FaultyHandler, Noted

_API = re.compile(r"/api/models/([^/]+/[^/]+)(?:/(revision|tree)/([^/?]+))?")
_RESOLVE = re.compile(r"/([^/]+/[^/]+)/resolve/([^/]+)/(.+)")
_LARGE = (".safetensors", ".bin", ".tflite", ".model")
_BLOCK = 1 << 20
_SIGNATURE = "X-Amz-Signature=hush-hush"


@dataclass
class Hub(Noted):
    """Repositories by name; a repository's commit is a digest of all that is in it.

    With `reads_once` a repository stays what it was when it was first asked for.
    """

    folder: Path = Path()
    token: str = ""
    private: set[str] = field(default_factory=set)
    gated: set[str] = field(default_factory=set)
    other_commit: str = ""
    redirect_to: str = ""
    reads_once: bool = False
    known: dict[str, tuple[Mapping[str, Path], str]] = field(default_factory=dict)

    def files(self, repository: str) -> Mapping[str, Path]:
        """Files by their paths, sorted; none when there is no such repository."""
        return self.read(repository)[0]

    def commit(self, repository: str) -> str:
        return self.read(repository)[1]

    def read(self, repository: str) -> tuple[Mapping[str, Path], str]:
        """Files and commit."""
        if self.reads_once and repository in self.known:
            return self.known[repository]
        files = self._files(repository)
        lines = [f"{path} {digest(file)[1]}" for path, file in files.items()]
        found = files, hashlib.sha1("\n".join(lines).encode()).hexdigest()
        if files:
            self.known[repository] = found
        return found

    def _files(self, repository: str) -> Mapping[str, Path]:
        top = self.folder / repository
        if ".." in repository.split("/"):
            return {}
        found = sorted(path for path in top.rglob("*") if path.is_file())
        return {path.relative_to(top).as_posix(): path for path in found}


def digest(path: Path) -> tuple[str, str]:
    """Git's digest of a file, and its sha256."""
    found = path.stat()
    return _digest(str(path), found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=10_000)
def _digest(path: str, _changed: int, size: int) -> tuple[str, str]:
    git, sha256 = hashlib.sha1(b"blob %d\0" % size), hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            git.update(block)
            sha256.update(block)
    return git.hexdigest(), sha256.hexdigest()


class _Front(FaultyHandler):
    """The hub itself."""

    hub: Hub
    elsewhere: str

    def answer(self, path: str) -> None:
        if self.fails():
            return
        if found := _API.fullmatch(path):
            if not self._is_refused(found[1], None):
                self._api(found[1], found[2], found[3])
        elif found := _RESOLVE.fullmatch(path):
            if not self._is_refused(found[1], found[3]):
                self._resolve(*found.groups())
        else:
            self.refuse(404)

    def _is_refused(self, repository: str, file: str | None) -> bool:
        hub, given = self.hub, self.headers.get("Authorization", "")
        is_known = bool(hub.token) and given == f"Bearer {hub.token}"
        if given and hub.token and not is_known:
            self.refuse(401, "", "Invalid credentials in Authorization header")
        elif (repository in hub.private and not is_known) or not hub.files(repository):
            self.refuse(404 if is_known else 401, "RepoNotFound", "Repository not found")
        elif repository in hub.gated and file and not is_known:
            self.refuse(401 if not given else 403, "GatedRepo", "Access is restricted")
        else:
            return False
        return True

    def _api(self, repository: str, what: str | None, revision: str | None) -> None:
        commit = self.hub.commit(repository)
        if revision not in (None, "main", commit):
            self.refuse(404, "RevisionNotFound", f"Invalid rev id: {revision}")
        elif what == "tree":
            self._tree(repository, commit)
        else:
            names = [{"rfilename": path} for path in self.hub.files(repository)]
            sha = self.hub.other_commit or commit
            self.json({"id": repository, "sha": sha, "siblings": names}, {})

    def _tree(self, repository: str, commit: str) -> None:
        query = parse_qs(urlsplit(self.path).query)
        first, size = int(query.get("cursor", ["0"])[0]), self.hub.faults.page_size
        entries = [_entry(path, file) for path, file in self.hub.files(repository).items()]
        headers = {}
        if first + size < len(entries):
            more = f"/api/models/{repository}/tree/{commit}?recursive=true&cursor={first + size}"
            headers["Link"] = f'<http://{self.headers["Host"]}{more}>; rel="next"'
        self.json(entries[first : first + size], headers)

    def _resolve(self, repository: str, revision: str, name: str) -> None:
        commit = self.hub.commit(repository)
        file = self.hub.files(repository).get(name)
        if revision not in ("main", commit):
            self.refuse(404, "RevisionNotFound")
        elif file is None:
            self.refuse(404, "EntryNotFound")
        elif name.endswith(_LARGE):
            place = self.hub.redirect_to or f"{self.elsewhere}/{quote(f'{repository}/{name}')}"
            self.send_response(302)
            self.send_header("Location", f"{place}?{_SIGNATURE}")
            self.send_header("X-Repo-Commit", commit)
            self.send_header("ETag", f'"{digest(file)[1]}"')
            self.send_header("X-Linked-Etag", f'"{digest(file)[1]}"')
            self.send_header("X-Linked-Size", str(file.stat().st_size))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            headers = {"X-Repo-Commit": commit, "ETag": f'"{digest(file)[0]}"'}
            self.send_file(file, headers)


def _entry(path: str, file: Path) -> dict[str, object]:
    git, sha256 = digest(file)
    size = file.stat().st_size
    entry: dict[str, object] = {"type": "file", "oid": git, "size": size, "path": path}
    if path.endswith(_LARGE):
        entry["lfs"] = {"oid": sha256, "size": size, "pointerSize": 134}
    return entry


class _Elsewhere(FaultyHandler):
    """Where large files are: whoever sends a token here has lost it."""

    hub: Hub

    def answer(self, path: str) -> None:
        if leaked := self.headers.get("Authorization"):
            self.hub.leaks.append(leaked)
            self.refuse(400, "", "a token came along")
        elif not self.fails():
            file = self.hub.folder / path.lstrip("/")
            if ".." in path or _SIGNATURE not in self.path or not file.is_file():
                self.refuse(403)
            else:
                self.send_file(file, {"ETag": f'"{digest(file)[1]}"'})


@dataclass
class Serving:
    """Both servers, until they are closed."""

    hub: Hub
    url: str
    elsewhere: str
    close: Callable[[], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is no error here."""


def serve(hub: Hub, port: int = 0) -> Serving:
    """Begin to serve; a hub can be changed meanwhile."""
    elsewhere = _Server(
        ("127.0.0.1", 0), type("Elsewhere", (_Elsewhere,), {"hub": hub, "noted": hub})
    )
    there = f"http://127.0.0.1:{elsewhere.server_port}"
    front = _Server(
        ("127.0.0.1", port),
        type("Front", (_Front,), {"hub": hub, "noted": hub, "elsewhere": there}),
    )
    for server in (elsewhere, front):
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

    def close() -> None:
        hub.faults.release.set()
        for server in (front, elsewhere):
            server.shutdown()
            server.server_close()

    return Serving(hub, f"http://127.0.0.1:{front.server_port}", there, close)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, required=True, help="holds <org>/<model>/<files>")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", default="", help="the only one that is valid")
    parser.add_argument("--private", action="append", default=[], metavar="ORG/MODEL")
    parser.add_argument("--gated", action="append", default=[], metavar="ORG/MODEL")
    parser.add_argument("--ignore-range", action="store_true")
    for name in ("cut-after", "stall-after", "errors", "wrong-bytes", "wrong-length"):
        parser.add_argument(f"--{name}", type=int, metavar="N")
    parser.add_argument("--page-size", type=int, default=1000, metavar="N")
    given = parser.parse_args()
    faults = Faults(
        given.cut_after, given.stall_after, given.errors or 0, page_size=given.page_size,
        ignore_range=given.ignore_range, wrong_bytes=given.wrong_bytes or 0,
        wrong_length=given.wrong_length or 0,
    )  # fmt: skip
    hub = Hub(
        faults=faults, folder=given.folder, token=given.token,
        reads_once=True,
        private=set(given.private), gated=set(given.gated),
    )  # fmt: skip
    serving = serve(hub, given.port)
    print(serving.url, flush=True)
    print(f"large files come from {serving.elsewhere}", flush=True)
    with suppress(KeyboardInterrupt):
        threading.Event().wait()


if __name__ == "__main__":
    main()
