"""Why a compiler failed, in words for the user."""

from __future__ import annotations

import re
import signal
from collections.abc import Sequence
from itertools import dropwhile

from npuc_job.failure import Code, JobError, disk_full
from npuc_job.log import Output
from npuc_job.platforms.platform import KnownError
from npuc_job.wording import worded

_MAX_QUOTE = 400
_QUIET_LINES = 3
_SEARCHED_LINES = 60
_MESSAGE_LINES = 12
_TRACEBACK = "Traceback (most recent call last):\n"
_DISK_FULL = re.compile(
    r"\[Errno (?:28|122)\].*|No space left on device.*|Disk quota exceeded.*"
    r"|\(os error (?:28|122)\)"
)
_OUT_OF_MEMORY = re.compile(
    r"^MemoryError\b.*|std::bad_alloc|Cannot allocate memory.*"
    r"|memory allocation of \d+ bytes failed|Unable to allocate \S+ \S+ for an array.*"
    r"|_ArrayMemoryError\b.*|DefaultCPUAllocator: (?:can't allocate|not enough) memory.*"
    r"|ray\.exceptions\.OutOfMemoryError\b.*",
    re.MULTILINE,
)
_ERROR_LINE = re.compile(r"\b\w*(?:error|exception|fatal|panic)\w*\b|\bfailed\b", re.IGNORECASE)


_FROM_OUTSIDE = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""Signals that no fault of a program raises: somebody sent them."""


def diagnose(
    tool: str,
    status: int,
    output: Output,
    known_errors: Sequence[KnownError],
    memory_bytes: int,
    killed_for_memory: bool,
) -> JobError:
    """Explain a non-zero ``status`` (minus the number for a signal) from the end of the output.

    What is found in the raw output is quoted from the redacted one, where it may look different.
    Anybody can send a signal: only ``killed_for_memory``, the kernel's own word, proves that it was
    for lack of memory.
    """
    number = _signal_of(status)
    if number in _FROM_OUTSIDE:
        return _killed(tool, number, output, memory_bytes, killed_for_memory)
    if _DISK_FULL.search(output.raw):
        return disk_full(_last_match(_DISK_FULL, output.shown) or tool)
    if _OUT_OF_MEMORY.search(output.raw):
        text = _last_match(_OUT_OF_MEMORY, output.shown)
        return _ran_out_of_memory(tool, text or "see the log", memory_bytes)
    for error in known_errors:
        if error.pattern.search(output.raw):
            shown = error.pattern.search(output.shown)
            detail = quote(" ".join(shown[0].split())) if shown else "see the log"
            if error.code is Code.COMPILER_KILLED and killed_for_memory:
                return _ran_out_of_memory(tool, detail, memory_bytes)
            return JobError(error.code, error.message(tool, detail))
    last = last_lines(output.shown)
    if number is not None:
        return JobError(
            Code.COMPILER_CRASHED,
            worded(
                "ToolCrashed",
                "{tool} crashed with {signal}. Check that the model is complete and valid; when it "
                "is, report the crash to the compiler's maker with the log. Last output: {last}",
                tool=tool,
                signal=number.name,
                last=last,
            ),
        )
    return JobError(
        Code.COMPILER_FAILED,
        worded(
            "ToolFailed",
            "{tool} failed with exit status {status}: {last} (The whole output is in the log.)",
            tool=tool,
            status=status,
            last=last,
        ),
    )


def _killed(
    tool: str, number: signal.Signals, output: Output, memory_bytes: int, killed_for_memory: bool
) -> JobError:
    if killed_for_memory:
        return _out_of_memory(
            worded("KilledForMemory", "{tool} was killed by the system", tool=tool), memory_bytes
        )
    last = last_lines(output.shown)
    return JobError(
        Code.COMPILER_KILLED,
        worded(
            "ToolKilled",
            "{tool} was killed ({signal}), and the kernel counts no kill for lack of memory here: "
            "somebody, or a program that watches this machine, ended it. Retry this step; when it "
            "is killed again, the machine's log may tell by whom. Last output: {last}",
            tool=tool,
            signal=number.name,
            last=last,
        ),
    )


def last_lines(output: str) -> str:
    """Return what was raised, else the last line that speaks of an error, else the last few."""
    if raised := _raised(output):
        return quote(" ".join(raised.split()))
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    for line in reversed(lines[-_SEARCHED_LINES:]):
        if _ERROR_LINE.search(line):
            return quote(line)
    return quote(" | ".join(lines[-_QUIET_LINES:])) or "it printed nothing"


def _raised(output: str) -> str:
    """What stands below the last traceback, if that ends the output.

    A message of several lines tells its cause before its last one.
    """
    lines = output.rpartition(_TRACEBACK)[2].splitlines()
    message = list(dropwhile(lambda line: line.startswith((" ", "\t")), lines))
    return "\n".join(message) if _TRACEBACK in output and len(message) <= _MESSAGE_LINES else ""


def _last_match(pattern: re.Pattern[str], output: str) -> str | None:
    matches = [match[0] for match in pattern.finditer(output)]
    return quote(matches[-1]) if matches else None


def _signal_of(status: int) -> signal.Signals | None:
    """Return the signal that ended the compiler, directly or (128 + n) below a shell script."""
    number = -status if status < 0 else status - 128
    try:
        return signal.Signals(number)
    except ValueError:
        return None


def _ran_out_of_memory(tool: str, detail: str, memory_bytes: int) -> JobError:
    ran_out = worded(
        "RanOutOfMemory", "{tool} ran out of memory ({detail})", tool=tool, detail=detail
    )
    return _out_of_memory(ran_out, memory_bytes)


def _out_of_memory(what: str, memory_bytes: int) -> JobError:
    return JobError(
        Code.OUT_OF_MEMORY,
        worded(
            "MemoryUsedUp",
            "{what}, most likely because the memory request of {memory} was used up: re-compile "
            "with resources.memory {larger}.",
            what=what,
            memory=_size(memory_bytes),
            larger=_quantity(2 * memory_bytes),
        ),
    )


def _size(count: int) -> str:
    gib = count / 1024**3
    return f"{gib:.3g} GiB" if gib >= 1 else f"{count / 1024**2:.3g} MiB"


def _quantity(count: int) -> str:
    """As a request can hold it."""
    mebibytes = -(-count // 1024**2)
    return f"{mebibytes // 1024}Gi" if mebibytes % 1024 == 0 else f"{mebibytes}Mi"


def quote(text: str) -> str:
    """As much of a text as fits into a message."""
    text = text.strip()
    return text if len(text) <= _MAX_QUOTE else text[: _MAX_QUOTE - 1] + "…"
