"""The platform of a third party, whose faults are told as those of its file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from npuc_job.failure import Code, JobError, ProgramError, from_unexpected, said
from npuc_job.platforms import declared_checks as checks
from npuc_job.platforms.declared_checks import Check
from npuc_job.platforms.platform import Again, Conduct, KnownError, Platform
from npuc_job.spec import Spec
from npuc_job.wording import worded

T = TypeVar("T")


def unusable(program: Path, why: str) -> ProgramError:
    return ProgramError(
        Code.TOOLCHAIN_MISSING,
        worded(
            "PlatformUnusable",
            "{program} can't be used ({why}): whoever runs this service has to mend it, then retry "
            "the step.",
            program=program,
            why=why,
        ),
    )


class DeclaredPlatform:
    """Asks the ``PLATFORM`` of a file: whatever it raises or answers, the file is named.

    What it refuses by a ``JobError``, and disks and memory that are full, are told as they are.
    """

    progress_pattern: re.Pattern[bytes] | None
    known_errors: Sequence[KnownError]

    def __init__(self, program: Path, platform: Platform) -> None:
        self._program = program
        self._platform = platform
        self.progress_pattern = platform.progress_pattern
        self.known_errors = platform.known_errors

    def tool(self, spec: Spec) -> str:
        return self._ask("tool", checks.TOOL, spec)

    def conduct(self, spec: Spec, model: Path) -> Conduct:
        answer = self._ask("conduct", checks.CONDUCT, spec, model)
        return replace(answer, again=self._guarded(answer.again)) if answer.again else answer

    def cache_path(self, spec: Spec) -> PurePosixPath | None:
        return self._ask("cache_path", checks.PATH_OR_NONE, spec)

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        return self._ask("check_model", checks.TEXTS, spec, model)

    def digest(self, spec: Spec, model: Path) -> str | None:
        return self._ask("digest", checks.TEXT_OR_NONE, spec, model)

    def command(self, spec: Spec, model: Path) -> list[str]:
        """Begins with ``tool``: what the log says is what runs."""
        answer, tool = self._ask("command", checks.COMMAND, spec, model), self.tool(spec)
        if answer[0] != tool:
            why = f"command must begin with {tool!r}, which tool answers, not with {answer[0]!r}"
            raise unusable(self._program, why)
        return list(answer)

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        return self._ask("environment", checks.VARIABLES, inherited)

    def complete(
        self, spec: Spec, model: Path, folder: Path, between_files: Callable[[], None]
    ) -> None:
        self._ask("complete", checks.ANYTHING, spec, model, folder, between_files)

    def linked(self, spec: Spec, model: Path) -> Mapping[str, Path]:
        return self._ask("linked", checks.PATHS, spec, model)

    def check_room(self, spec: Spec, model: Path) -> None:
        self._ask("check_room", checks.ANYTHING, spec, model)

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        return self._ask("summary", checks.SUMMARY, spec, folder, output)

    def warnings(self, spec: Spec, summary: Mapping[str, object], output: str) -> Sequence[str]:
        return self._ask("warnings", checks.TEXTS, spec, summary, output)

    def headline(self, summary: Mapping[str, object]) -> str | None:
        return self._ask("headline", checks.TEXT_OR_NONE, summary)

    def work(self, summary: Mapping[str, object]) -> int | None:
        return self._ask("work", checks.COUNT_OR_NONE, summary)

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        self._ask("check_outputs", checks.ANYTHING, spec, folder, summary)

    def _ask(self, name: str, check: Check[T], *given: object) -> T:
        return self._called(name, getattr(self._platform, name), check, *given)

    def _called(self, name: str, method: Callable[..., T], check: Check[T], *given: object) -> T:
        try:
            answer = method(*given)
            wrong = check.wrong(answer)
        except BaseException as error:
            if _is_told(error):
                raise
            why = f"{name}: {type(error).__name__}: {said(error)}"
            raise unusable(self._program, why) from error
        if wrong:
            raise unusable(self._program, "; ".join(f"{name} {one}" for one in wrong))
        return answer

    def _guarded(self, again: Again) -> Again:
        def when(output: str) -> bool:
            return bool(self._called("conduct", again.when, checks.ANYTHING, output))

        return replace(again, when=when)


def _is_told(error: BaseException) -> bool:
    """Whether it says by itself what to do."""
    if isinstance(error, JobError):
        return isinstance(error.code, Code) and isinstance(error.message, str)
    return from_unexpected(error).code is not Code.INTERNAL
