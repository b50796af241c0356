"""What a platform tells the job program; each NPU family has one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Protocol

from npuc_job.failure import Code
from npuc_job.spec import Spec
from npuc_job.wording import Worded


@dataclass(frozen=True)
class KnownError:
    """A text in the compiler's output, what it means and what the user can do about it.

    ``cause`` is the code of the advice in ``causes.json``; without one it is told in English only.
    """

    pattern: re.Pattern[str]
    code: Code
    advice: str
    cause: str | None = None

    def message(self, tool: str, detail: str) -> str:
        """The advice, and the words of the compiler that it is about."""
        text = f"{self.advice} ({tool}: {detail})"
        parameters = {"tool": tool, "detail": detail}
        return text if self.cause is None else Worded(text, self.cause, parameters)


def known(pattern: str, code: Code, advice: str, *, cause: str | None = None) -> KnownError:
    return KnownError(re.compile(pattern), code, advice, cause)


@dataclass(frozen=True)
class Again:
    """One more try of a compiler that refused, where ``when`` knows its output: with arguments."""

    when: Callable[[str], bool]
    arguments: Sequence[str]


@dataclass(frozen=True)
class Conduct:
    """How a compiler is to be run."""

    scratch_output: bool = False
    """Let it write to the local disk, from where the outputs are copied: some volumes lack the
    operations that compilers use."""
    rehearsal: Sequence[str] = ()
    """Arguments of a run that only checks, before a compiler that would find a mistake late."""
    again: Again | None = None
    silence_seconds: float = float("inf")
    standstill_seconds: float = float("inf")
    inputs: Mapping[str, str] = field(default_factory=dict)
    """Files to write for it, by name; ``command`` has ``INPUTS`` where their folder goes."""
    beside: Path | None = None
    """A folder whose other files are linked beside the inputs."""
    publish_inputs: bool = False
    """Whether the files that were written belong to the outputs too."""


CACHE = "{npuc-cache}"
"""In a ``command``: where the path of the cache goes."""
INPUTS = "{npuc-inputs}"


class Platform(Protocol):
    """How to run one compiler. Methods raise ``JobError`` and keep no state."""

    @property
    def progress_pattern(self) -> re.Pattern[bytes] | None:
        """Finds (done, total) in a line of output; ``None``: the compiler reports no progress."""

    @property
    def known_errors(self) -> Sequence[KnownError]:
        """Checked in order; the first match explains a failed compile."""

    def tool(self, spec: Spec) -> str:
        """Name of the executable, looked up through PATH."""

    def conduct(self, spec: Spec, model: Path) -> Conduct:
        """How it is run."""

    def cache_path(self, spec: Spec) -> PurePosixPath | None:
        """Where on the volume finished work is kept; ``None``: nowhere."""

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        """Refuse a base artifact that this compiler cannot take, before the compiler runs.

        Returns warnings about one that it may not take, or not as one hopes; each is ``Worded`` by
        the code of a note, or told in English only.
        """

    def digest(self, spec: Spec, model: Path) -> str | None:
        """What tells one content of a folder from another, as the service finds it."""

    def command(self, spec: Spec, model: Path) -> list[str]:
        """The argument list. The compiler runs in the output folder and must write there only."""

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        """Variables to set in addition to the inherited ones."""

    def complete(
        self, spec: Spec, model: Path, folder: Path, between_files: Callable[[], None]
    ) -> None:
        """Add to the compiled files what makes them usable, as far as it is small."""

    def linked(self, spec: Spec, model: Path) -> Mapping[str, Path]:
        """Files of the model that are published with the outputs, by their names there.

        They are linked when the outputs are published: the compiler could write into a link.
        """

    def check_room(self, spec: Spec, model: Path) -> None:
        """Refuse a volume that has no room for what will be published beside the outputs."""

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        """Facts about the result for the manifest, from the outputs and the end of the log."""

    def warnings(self, spec: Spec, summary: Mapping[str, object], output: str) -> Sequence[str]:
        """What the user should know of a compile that succeeded, from its summary and output.

        Warnings as those of ``check_model``.
        """

    def headline(self, summary: Mapping[str, object]) -> str | None:
        """One line about the result for the log."""

    def work(self, summary: Mapping[str, object]) -> int | None:
        """How much there was to do in all, in the units of the progress lines."""

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        """Refuse an output folder that lacks something or holds something broken.

        Called once, before the digests of the files are written down.
        """
