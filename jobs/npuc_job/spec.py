"""The spec of one attempt: what the service asks this process to do."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from npuc_job.contract import CONTRACT
from npuc_job.failure import Code, JobError
from npuc_job.fields import Fields
from npuc_job.volume import as_written
from npuc_job.wording import worded

STAGING_FOLDER = CONTRACT.staging_folder

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_HASH = re.compile(r"[0-9a-f]{64}")
_PIN = re.compile(r"[a-z0-9]{1,16}:[!-~]{1,1024}")
_FORMAT = re.compile(r"tflite|onnx|safetensors")
_COPIES = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[^\x00-\x1f\x7f]*)?")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,63}")


@dataclass(frozen=True)
class Toolchain:
    """The compiler that is to be used, e.g. ``ethos-u-vela`` ``5.2.0``."""

    name: str
    version: str


@dataclass(frozen=True)
class BaseArtifact:
    """The original model in the registry; ``digest`` is ``sha256:<hex>`` where it is known."""

    id: str
    uri: str
    digest: str | None


@dataclass(frozen=True)
class Source:
    """Where the original model is fetched from, which content of it, and in which format."""

    uri: str
    pin: str
    format: str


@dataclass(frozen=True)
class Spec:
    """One attempt of one step. Paths are relative to ``volume``."""

    compilation_id: str
    attempt: int
    platform: str
    toolchain: Toolchain
    volume: Path
    base_artifact: BaseArtifact
    base_path: PurePosixPath
    staging_path: PurePosixPath
    publish_path: PurePosixPath
    manifest_digest: str | None
    options: Mapping[str, object]
    additional_args: tuple[str, ...]
    options_hash: str
    secret_names: tuple[str, ...]
    cpu_millicores: int
    memory_bytes: int
    source: Source | None = None
    """None where the model is on the volume already."""
    copy_to: str | None = None
    """Where results are copied too, such as ``s3://bucket/prefix``."""


def parse(text: str) -> Spec:
    """Read a spec, or refuse it naming every wrong field. Unknown fields are ignored."""
    try:
        document = json.loads(text)
        json.dumps(document, ensure_ascii=False).encode()  # refuses halves of surrogate pairs
    except (ValueError, RecursionError) as error:
        raise wrong(f"it is not valid JSON, {error}") from error
    if not isinstance(document, dict):
        raise wrong("it must be a JSON object")
    problems: list[str] = []
    spec = _read(Fields(document, "", problems))
    if problems:
        raise wrong("; ".join(problems))
    return spec


def wrong(what: str) -> JobError:
    """A spec that no service of this version sends."""
    return JobError(
        Code.INVALID_SPEC, worded("SpecWrong", "NPUC_SPEC is wrong: {said}.", said=what)
    )


def located(spec: Spec) -> Spec:
    """The same with its paths as their names are written on the volume."""
    return replace(
        spec,
        base_path=as_written(spec.volume, spec.base_path),
        staging_path=as_written(spec.volume, spec.staging_path),
        publish_path=as_written(spec.volume, spec.publish_path),
    )


def _read(fields: Fields) -> Spec:
    if fields.integer("formatVersion", minimum=1) > CONTRACT.format_version:
        fields.problem(
            "formatVersion", f"is newer than {CONTRACT.format_version}: use a newer job image"
        )
    toolchain = fields.child("toolchain")
    base = fields.child("baseArtifact")
    staging_path = fields.path("stagingPath")
    if staging_path.parts and staging_path.parts[-3:-2] != (STAGING_FOLDER,):
        # This folder is emptied before a compile, so a slip here would delete a user's files.
        fields.problem("stagingPath", f"must end in {STAGING_FOLDER}/<compilation>/<attempt>")
    return Spec(
        compilation_id=fields.text("compilationId"),
        attempt=fields.integer("attempt", minimum=1),
        platform=fields.text("platform"),
        toolchain=Toolchain(toolchain.text("name"), toolchain.text("version", _VERSION)),
        volume=fields.absolute_path("volume"),
        base_artifact=BaseArtifact(
            base.text("id"), base.text("uri"), base.optional_text("digest", _DIGEST)
        ),
        base_path=fields.path("basePath"),
        staging_path=staging_path,
        publish_path=fields.path("publishPath"),
        manifest_digest=fields.optional_text("manifestDigest", _DIGEST),
        options=fields.mapping("options"),
        additional_args=fields.texts("additionalArgs"),
        options_hash=fields.text("optionsHash", _HASH),
        secret_names=fields.texts("secretNames"),
        cpu_millicores=fields.integer("cpuMillicores", minimum=1),
        memory_bytes=fields.integer("memoryBytes", minimum=1),
        source=_source(fields.optional_child("source")),
        copy_to=fields.optional_text("copyTo", _COPIES),
    )


def _source(fields: Fields | None) -> Source | None:
    if fields is None:
        return None
    return Source(fields.text("uri"), fields.text("pin", _PIN), fields.text("format", _FORMAT))
