"""What can go wrong, as the service says it or as it is found here.

Every error has the exit code of the command that ends with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from npuc.terminal.clean import clean, one_line


@dataclass(frozen=True)
class Violation:
    """One thing that is wrong: the path of the field, and what to do."""

    field: str
    message: str


@dataclass(frozen=True)
class Problem:
    """A refusal in the form of RFC 9457; ``status`` is None when this client refuses."""

    status: int | None
    code: str
    detail: str
    violations: tuple[Violation, ...] = ()
    more: Mapping[str, Any] | None = None

    def document(self) -> dict[str, Any]:
        """The problem as JSON, with what else the service said in it."""
        return {
            **(self.more or {}),
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            "violations": [{"field": v.field, "message": v.message} for v in self.violations],
        }


class NpucError(Exception):
    """Anything that the library tells its user."""

    exit_code = 1

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem

    def __str__(self) -> str:
        """The detail, and every violation on a line of its own: what a traceback ends with."""
        lines = [clean(self.problem.detail)]
        for each in self.violations:
            lines.append(f"  {one_line(each.field)}: {one_line(each.message)}")
        return "\n".join(lines)

    @property
    def code(self) -> str:
        """The stable code, such as ``ValidationFailed``."""
        return self.problem.code

    @property
    def violations(self) -> Sequence[Violation]:
        """Everything that is wrong at once; empty when the detail says it all."""
        return self.problem.violations


class Failed(NpucError):
    """It was done and came out wrong, such as a file that is not what the manifest says."""

    exit_code = 1

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(Problem(None, code, detail))


class Refused(NpucError):
    """The service, or this client, does not do what was asked."""

    exit_code = 2


class Unreachable(NpucError):
    """Nothing answers, or nothing that can help: the same may work later."""

    exit_code = 3

    def __init__(
        self, detail: str, problem: Problem | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(problem or Problem(None, "Unreachable", detail))
        self.retry_after = retry_after


class TimedOut(NpucError):
    """The time that the caller gave is over; what was waited for goes on."""

    exit_code = 4

    def __init__(self, detail: str) -> None:
        super().__init__(Problem(None, "TimedOut", detail))


def refusal(code: str, detail: str, violations: Sequence[Violation] = ()) -> Refused:
    """What this client itself refuses, in the form in which the service does."""
    return Refused(Problem(None, code, detail, tuple(violations)))
