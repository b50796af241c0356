"""The manifest: what a compile produced, from what and how. Its bytes are the commit point."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from npuc_job import outputs
from npuc_job.contract import CONTRACT
from npuc_job.failure import JobError
from npuc_job.outputs import OutputFile
from npuc_job.spec import Spec
from npuc_job.wording import Worded, told

FILE_NAME = CONTRACT.manifest_file


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


def parse(text: str) -> Manifest:
    """Read a manifest whose digest was checked before, so a wrong shape is a bug of ours."""
    return _read(_document(text))


def _document(text: str) -> dict[str, Any]:
    """The files become records at once: of very many, no other form is held."""
    document: dict[str, Any] = json.loads(text, object_hook=_record)
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
        document = _document(data.decode())
        made_of = (document["compilationId"], document["optionsHash"])
        made = _read(document)
        is_there = _is_there(staging, made)
    except (OSError, JobError, ValueError, KeyError, TypeError, RecursionError):
        return None
    is_this = made_of == (spec.compilation_id, spec.options_hash)
    return (data, made) if is_this and is_there else None


def _is_there(staging: Path, made: Manifest) -> bool:
    linked = {*made.linked}
    staged = [file for file in made.files if file.path not in linked]
    present = [path for path in outputs.listed(staging) if path not in linked]
    return present == [file.path for file in staged] and all(
        os.stat(os.path.join(staging, file.path)).st_size == file.size for file in staged
    )
