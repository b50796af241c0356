"""What this program and the service agree on by name: ``contract.json``, which the service reads
too. The whole contract is in ``jobs/README.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from npuc_job.records import packaged


@dataclass(frozen=True)
class Contract:
    """The whole file."""

    format_version: int
    """Version of the spec, the manifest and the result, which change together."""
    staging_folder: str
    manifest_file: str
    cache_folder: str
    """At the top of a volume; each version of a compiler has a folder in it."""
    line_prefix: str
    """How our own lines of a log begin."""
    progress_word: str
    """How such a line goes on that tells progress."""
    manifest_word: str
    """How such a line goes on that shows a line of the manifest."""
    fetched_word: str
    """How such a line goes on that tells how much of a model was fetched, in bytes."""
    max_result_bytes: int
    """That of a Kubernetes termination message."""
    shortest_hidden: int
    """Characters of the shortest value that is hidden: a shorter one (``8``, ``yes``) is no secret,
    and hiding it would tear numbers and words of any log apart."""
    errors: Mapping[str, int]
    """Exit status by error code."""


CONTRACT = packaged("npuc_job", "contract.json", Contract)
