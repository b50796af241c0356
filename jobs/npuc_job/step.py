"""What both steps are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from npuc_job.log import JobLog
from npuc_job.platforms.platform import Platform
from npuc_job.redaction import Redactor
from npuc_job.spec import Spec
from npuc_job.termination import Termination


@dataclass(frozen=True)
class Step:
    """One attempt in this process: its spec and what it works with."""

    spec: Spec
    platform: Platform
    environment: Mapping[str, str]
    redactor: Redactor
    log: JobLog
    termination: Termination
