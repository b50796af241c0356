"""The manifest: what a compile produced, from what and how. Its bytes are the commit point."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from npuc_job import cgroup
from npuc_job.contract import CONTRACT
from npuc_job.failure import Code, JobError
from npuc_job.spec import Spec

FILE_NAME = CONTRACT.manifest_file
_CHUNK_BYTES = 1024 * 1024


@dataclass(frozen=True)
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


def sha256_of(path: Path, between_pieces: Callable[[], None]) -> str:
    """Hash a file in constant memory; ``between_pieces`` may raise to stop."""
    hasher = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        room = memoryview(bytearray(min(_CHUNK_BYTES, max(1, path.stat().st_size))))
        while count := file.readinto(room):
            hasher.update(room[:count])
            between_pieces()
    return hasher.hexdigest()


def output_paths(folder: Path) -> list[str]:
    """List all files in a folder, sorted, without the manifest; refuse links and devices."""
    paths: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=_raise):
        for name in [*folders, *names]:
            path = Path(parent, name)
            relative = path.relative_to(folder).as_posix()
            _check_kind(path, relative)
            if name in names and relative != FILE_NAME:
                paths.append(relative)
    return sorted(paths)


def hash_outputs(
    places: Mapping[str, Path], between_pieces: Callable[[], None]
) -> tuple[OutputFile, ...]:
    """Read each file once, on as many cores as there are; by their names, sorted."""
    sizes = {path: place.stat().st_size for path, place in places.items()}
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
        "files": [{"path": file.path, "size": file.size, "sha256": file.sha256} for file in files],
        "linked": list(findings.linked),
        "totalBytes": sum(file.size for file in files),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def parse(data: bytes) -> Manifest:
    """Read a manifest whose digest was checked before, so a wrong shape is a bug of ours."""
    document = json.loads(data)
    files = tuple(
        OutputFile(file["path"], file["size"], file["sha256"]) for file in document["files"]
    )
    warnings, linked = document.get("warnings", ()), document.get("linked", ())
    return Manifest(files, document["summary"], tuple(warnings), tuple(linked))


def finished(spec: Spec, staging: Path) -> tuple[bytes, tuple[OutputFile, ...]] | None:
    """The manifest that a run of this attempt has left, and its files when they are all there.

    ``None`` when it is unfinished or was made of something else.
    """
    if staging.name != str(spec.attempt) or staging.is_symlink():
        return None
    try:
        data = (staging / FILE_NAME).read_bytes()
        document = json.loads(data)
        made_of = (document["compilationId"], document["optionsHash"])
        listed = parse(data)
        files = listed.files
        present = [(path, (staging / path).stat().st_size) for path in output_paths(staging)]
    except (OSError, JobError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if made_of != (spec.compilation_id, spec.options_hash):
        return None
    staged = [(file.path, file.size) for file in files if file.path not in listed.linked]
    return (
        (data, files) if [one for one in present if one[0] not in listed.linked] == staged else None
    )


def _check_kind(path: Path, relative: str) -> None:
    mode = path.lstat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise JobError(
            Code.OUTPUT_MISSING,
            f"The output {relative!r} is a link or a device, which cannot be published: "
            "outputs must be plain files.",
        )
    try:
        relative.encode()
    except UnicodeEncodeError as error:
        raise JobError(
            Code.OUTPUT_MISSING, f"The output name {relative!r} is not UTF-8."
        ) from error


def _raise(error: OSError) -> None:
    raise error
