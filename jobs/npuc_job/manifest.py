"""The manifest: what a compile produced, from what and how. Its bytes are the commit point."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from npuc_job import cgroup
from npuc_job.contract import CONTRACT
from npuc_job.failure import Code, JobError
from npuc_job.spec import Spec
from npuc_job.wording import Worded, told, worded

FILE_NAME = CONTRACT.manifest_file
_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file in the output folder: ``path`` with forward slashes, ``size`` in bytes, hex digest."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Findings:
    """What a compile tells of itself; ``summary`` holds the platform's own facts.

    ``linked`` are the files that are the model's: they are added when the outputs are published.
    """

    command: Sequence[str]
    summary: Mapping[str, object]
    warnings: Sequence[str]
    linked: Sequence[str] = ()


@dataclass(frozen=True)
class Manifest:
    """What is read of a manifest again; ``summary`` holds the platform's own facts."""

    files: tuple[OutputFile, ...]
    summary: Mapping[str, object]
    warnings: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()

    @property
    def total_bytes(self) -> int:
        return sum(file.size for file in self.files)


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def sha256_of(path: str | Path, between_pieces: Callable[[], None]) -> str:
    """Hash a file in constant memory; ``between_pieces`` may raise to stop."""
    hasher = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        room = memoryview(bytearray(min(_CHUNK_BYTES, max(1, os.fstat(file.fileno()).st_size))))
        while count := file.readinto(room):
            hasher.update(room[:count])
            between_pieces()
    return hasher.hexdigest()


def output_paths(folder: Path) -> list[str]:
    """List all files in a folder, sorted, without the manifest; refuse links and devices."""
    paths: list[str] = []
    folders = [""]
    while folders:
        below = folders.pop()
        with os.scandir(os.path.join(folder, below)) as entries:
            for entry in entries:
                relative = below + entry.name
                _check_kind(entry, relative)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(relative + "/")
                elif relative != FILE_NAME:
                    paths.append(relative)
    return sorted(paths)


def hash_outputs(
    places: Mapping[str, str | Path], between_pieces: Callable[[], None]
) -> tuple[OutputFile, ...]:
    """Read each file once, on as many cores as there are; by their names, sorted."""
    sizes = {path: os.stat(place).st_size for path, place in places.items()}
    largest_first = sorted(places, key=lambda path: -sizes[path])
    workers = max(1, min(int(cgroup.cores()), len(places)))
    shares = [largest_first[worker::workers] for worker in range(workers)]

    def hashed(share: Sequence[str]) -> dict[str, str]:
        return {path: sha256_of(places[path], between_pieces) for path in share}

    with ThreadPoolExecutor(workers) as pool:  # hashing holds no lock of the interpreter
        digests = {path: one for part in pool.map(hashed, shares) for path, one in part.items()}
    return tuple(OutputFile(path, sizes[path], digests[path]) for path in sorted(places))


def to_bytes(
    spec: Spec,
    findings: Findings,
    created_at: str,
    files: Sequence[OutputFile],
    redacted: Callable[[object], object] = lambda value: value,
) -> bytes:
    """Write the manifest: keys in a fixed order, UTF-8, a line break at the end.

    What users and compilers wrote is ``redacted``, so that the manifest can be shown as it is. What
    programs compare stays: names of files, sizes, digests.
    """
    document = {
        "formatVersion": CONTRACT.format_version,
        "compilationId": spec.compilation_id,
        "platform": spec.platform,
        "toolchain": {"name": spec.toolchain.name, "version": spec.toolchain.version},
        "baseArtifact": {
            "id": spec.base_artifact.id,
            "uri": redacted(spec.base_artifact.uri),
            "digest": spec.base_artifact.digest,
        },
        "options": redacted(dict(sorted(spec.options.items()))),
        "optionsHash": spec.options_hash,
        "command": redacted(list(findings.command)),
        "createdAt": created_at,
        "summary": redacted(findings.summary),
        "warnings": redacted(list(findings.warnings)),
        "notes": redacted([told(warning) for warning in findings.warnings]),
    }
    head = json.dumps(document, ensure_ascii=False, indent=2).removesuffix("\n}")
    linked = json.dumps(list(findings.linked), ensure_ascii=False)
    total = sum(file.size for file in files)
    out = io.BytesIO()  # of very many files nothing but their bytes is held
    out.write(f'{head},\n  "files": ['.encode("utf-8", "replace"))
    for number, file in enumerate(files):
        out.write(_entry(file) if number == 0 else b"," + _entry(file))
    out.write(b"\n  ]" if files else b"]")
    out.write(f',\n  "linked": {linked},\n  "totalBytes": {total}\n}}\n'.encode())
    return out.getvalue()


def _entry(file: OutputFile) -> bytes:
    path = json.dumps(file.path, ensure_ascii=False)
    members = f'"path": {path},\n      "size": {file.size},\n      "sha256": "{file.sha256}"'
    return f"\n    {{\n      {members}\n    }}".encode()


def parse(data: bytes) -> Manifest:
    """Read a manifest whose digest was checked before, so a wrong shape is a bug of ours."""
    return _read(_document(data))


def _document(data: bytes) -> dict[str, Any]:
    """The files become records at once: of very many, no other form is held."""
    document: dict[str, Any] = json.loads(data, object_hook=_record)
    return document


def _record(members: dict[str, Any]) -> object:
    if members.keys() == {"path", "size", "sha256"}:
        return OutputFile(members["path"], members["size"], members["sha256"])
    return members


def _read(document: Mapping[str, Any]) -> Manifest:
    files = tuple(document["files"])
    if not all(isinstance(file, OutputFile) for file in files):
        raise ValueError("a file of the manifest has other fields")
    linked = document.get("linked", ())
    summary = {name: _plain(value) for name, value in document["summary"].items()}
    return Manifest(files, summary, tuple(_warnings(document)), tuple(linked))


def _warnings(document: Mapping[str, Any]) -> Iterator[str]:
    """Manifests of older versions have no notes beside them."""
    texts = document.get("warnings", ())
    for text, note in zip_longest(texts, document.get("notes", ())):
        yield text if note is None else Worded(text, note["code"], note["parameters"])


def _plain(value: object) -> object:
    """A summary may hold what looks like a file, and stays as it was."""
    match value:
        case OutputFile(path, size, sha256):
            return {"path": path, "size": size, "sha256": sha256}
        case dict():
            return {name: _plain(member) for name, member in value.items()}
        case list():
            return [_plain(member) for member in value]
        case _:
            return value


def finished(spec: Spec, staging: Path) -> tuple[bytes, Manifest] | None:
    """The manifest that a run of this attempt has left, when all files that it lists are there.

    ``None`` when it is unfinished or was made of something else.
    """
    if staging.name != str(spec.attempt) or staging.is_symlink():
        return None
    try:
        data = (staging / FILE_NAME).read_bytes()
        document = _document(data)
        made_of = (document["compilationId"], document["optionsHash"])
        made = _read(document)
        present = [(path, os.stat(staging / path).st_size) for path in output_paths(staging)]
    except (OSError, JobError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if made_of != (spec.compilation_id, spec.options_hash):
        return None
    staged = [(file.path, file.size) for file in made.files if file.path not in made.linked]
    return (data, made) if [one for one in present if one[0] not in made.linked] == staged else None


def _check_kind(entry: os.DirEntry[str], relative: str) -> None:
    if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
        raise JobError(
            Code.OUTPUT_MISSING,
            worded(
                "OutputIsNoFile",
                "The output {path} is a link or a device, which cannot be published: outputs must "
                "be plain files.",
                path=repr(relative),
            ),
        )
    try:
        relative.encode()
    except UnicodeEncodeError as error:
        raise JobError(
            Code.OUTPUT_MISSING,
            worded("OutputNotUtf8", "The output name {path} is not UTF-8.", path=repr(relative)),
        ) from error
