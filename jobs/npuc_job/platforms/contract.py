"""What a platform tells the job program; each NPU family has one file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from npuc_job.failure import Code
from npuc_job.spec import Spec


@dataclass(frozen=True)
class KnownError:
    """A text in the compiler's output, what it means and what the user can do about it."""

    pattern: re.Pattern[str]
    code: Code
    advice: str


def known(pattern: str, code: Code, advice: str) -> KnownError:
    return KnownError(re.compile(pattern), code, advice)


class Platform(Protocol):
    """How to run one compiler. Methods raise ``JobError`` and keep no state."""

    @property
    def tool(self) -> str:
        """Name of the executable, looked up through PATH."""

    @property
    def progress_pattern(self) -> re.Pattern[bytes] | None:
        """Finds (done, total) in a line of output; ``None``: the compiler reports no progress."""

    @property
    def known_errors(self) -> Sequence[KnownError]:
        """Checked in order; the first match explains a failed compile."""

    def check_model(self, model: Path) -> None:
        """Refuse a base artifact that this compiler cannot take, before the compiler runs."""

    def command(self, spec: Spec, model: Path) -> list[str]:
        """The argument list. The compiler runs in the output folder and must write there only."""

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        """Variables to set in addition to the inherited ones."""

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        """Facts about the result for the manifest, from the outputs and the end of the log."""

    def headline(self, summary: Mapping[str, object]) -> str | None:
        """One line about the result for the log."""

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        """Refuse an output folder that lacks something or holds something broken."""
