"""Downloads the published files of a compilation: all of them, checked, or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from npuc.answers import Manifest, ManifestFile
from npuc.api.compilations import Compilations
from npuc.errors import Failed, Refused, Unreachable, refusal
from npuc.http.address import segment
from npuc.http.pace import Pace
from npuc.http.problems import lacks_route
from npuc.http.service import Service
from npuc.http.wire import Broken
from npuc.models.local import Progress

MANIFEST = "npuc-manifest.json"
BLOCK = 1 << 18
TRIES_WITHOUT_A_BYTE = 6
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def download(
    service: Service,
    compilations: Compilations,
    id: str,
    folder: Path,
    progress: Progress | None = None,
) -> Path:
    """The files of a compilation in ``folder``, which must not be there or be empty.

    They come to a folder beside it first, which gets its name when every file has the size and the
    sha256 of the manifest, and the manifest the digest of the compilation. A file that breaks off
    is gone on with. ``Failed`` when the content is not what it should be.
    """
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise refusal("FolderInUse", f"{folder} is there already; name a folder that is not.")
    raw = _manifest(compilations, id)
    manifest: Manifest = json.loads(raw)
    check_paths(manifest["files"])
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        _fill(service, id, manifest, beside, progress or (lambda done, total: None))
        (beside / MANIFEST).write_bytes(raw)
        beside.chmod(0o755)
        os.replace(beside, folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return folder


def _manifest(compilations: Compilations, id: str) -> bytes:
    compilation = compilations.get(id)
    if compilation["publishedUri"] is None:
        raise refusal("NotPublished", f"{id} has no files: it is {compilation['phase']}.")
    raw = compilations.manifest_bytes(id)
    digest = f"sha256:{hashlib.sha256(raw).hexdigest()}"
    if digest != compilation["manifestDigest"]:
        raise Failed(
            "ManifestMismatch", f"The manifest has {digest}, not {compilation['manifestDigest']}."
        )
    return raw


def check_paths(files: list[ManifestFile]) -> None:
    """Refuses a path that leaves the folder, and two that a file system may mix up."""
    seen: dict[str, str] = {MANIFEST: MANIFEST}
    for file in files:
        path = file["path"]
        parts = path.split("/")
        if not all(map(_is_plain, parts)):
            raise Failed("UnsafePath", f"The manifest has the path {path!r}, which is not plain.")
        same = seen.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if same is not path:
            raise Failed("UnsafePath", f"The manifest has {path!r} and {same!r}.")


def _is_plain(part: str) -> bool:
    control = any(unicodedata.category(character)[0] == "C" for character in part)
    odd = set(part) & set('\\:*?"<>|') or RESERVED.fullmatch(part)
    return bool(part) and part not in (".", "..") and not control and not (os.name == "nt" and odd)


def _fill(service: Service, id: str, manifest: Manifest, folder: Path, progress: Progress) -> None:
    done = 0
    total = sum(file["size"] for file in manifest["files"])
    progress(0, total)
    for file in manifest["files"]:
        place = folder / file["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as target:
            _Fetch(service, id, file, target, partial(_tell, progress, done, total)).run()
        done += file["size"]


def _tell(progress: Progress, before: int, total: int, size: int) -> None:
    progress(before + size, total)


class _Fetch:
    """One file, gone on with wherever the line breaks."""

    def __init__(
        self,
        service: Service,
        id: str,
        file: ManifestFile,
        target: BinaryIO,
        progress: Callable[[int], None],
    ) -> None:
        self._service = service
        self._path = f"/v1/compilations/{segment(id)}/files/{quote(file['path'], safe='/')}"
        self._file = file
        self._target = target
        self._progress = progress
        self._digest = hashlib.sha256()
        self._size = 0

    def run(self) -> None:
        pace = Pace(0.5, 10)
        vain = 0
        while self._size < self._file["size"] or not self._size:
            before = self._size
            try:
                self._go_on()
                break
            except Unreachable as unreachable:
                vain = 0 if self._size > before else vain + 1
                if vain >= TRIES_WITHOUT_A_BYTE:
                    raise
                self._service.clock.sleep(max(next(pace), unreachable.retry_after or 0))
        self._check()

    def _go_on(self) -> None:
        headers = {"Range": f"bytes={self._size}-"} if self._size else {}
        try:
            with self._service.stream(self._path, headers) as stream:
                if self._size and stream.status != 206:
                    self._begin_again()
                while part := stream.read(BLOCK):
                    self._add(part)
        except Broken as broken:
            raise Unreachable(f"{self._file['path']} broke off: {broken}.") from broken
        except Refused as refused:
            raise self._explained(refused) from refused

    def _add(self, part: bytes) -> None:
        if self._size + len(part) > self._file["size"]:
            raise self._mismatch("has more bytes than the manifest says")
        self._target.write(part)
        self._digest.update(part)
        self._size += len(part)
        self._progress(self._size)

    def _begin_again(self) -> None:
        self._target.seek(0)
        self._target.truncate()
        self._digest = hashlib.sha256()
        self._size = 0

    def _check(self) -> None:
        if self._size != self._file["size"]:
            raise self._mismatch(f"has {self._size} bytes, not {self._file['size']}")
        if self._digest.hexdigest() != self._file["sha256"]:
            raise self._mismatch("does not have the sha256 of the manifest")

    def _mismatch(self, what: str) -> Failed:
        return Failed("FileMismatch", f"{self._file['path']} {what}. Nothing was kept.")

    def _explained(self, refused: Refused) -> Refused:
        if not lacks_route(refused):
            return refused
        return refusal(
            "NotOffered",
            "This service does not hand out files (it is older than this client). They lie at the "
            "compilation's publishedUri: npuc show --json tells it.",
        )
