"""Values as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from npuc.errors import refusal
from npuc.terminal.clean import one_line

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds_of(text: str) -> float:
    """``90``, ``90s``, ``30m``, ``2h`` or ``7d`` in seconds; ``ValueError`` for anything else."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd]?)", text.strip())
    if not found:
        raise ValueError("a time is a number of seconds, or 90s, 30m, 2h, 7d")
    return float(found.group(1)) * UNITS[found.group(2) or "s"]


def moment_of(text: str, now: datetime | None = None) -> str:
    """A time as the API wants it, of one (``2026-11-29``, ISO-8601) or an age (``2h``, ``7d``)."""
    now = now or datetime.now(timezone.utc)
    return _moment(text, lambda seconds: now - timedelta(seconds=seconds))


def end_of(text: str, now: datetime | None = None) -> str:
    """When something ends: a time, or from now on (``30d``)."""
    now = now or datetime.now(timezone.utc)
    return _moment(text, lambda seconds: now + timedelta(seconds=seconds))


def _moment(text: str, from_now: Callable[[float], datetime]) -> str:
    """What is no time of any calendar is refused as what is none at all."""
    try:
        if re.fullmatch(r"\d+(\.\d+)?[smhd]", text):
            return _utc(from_now(seconds_of(text)))
        at = datetime.fromisoformat(text.replace("Z", "+00:00"))
        return _utc(at if at.tzinfo else at.astimezone())
    except (ValueError, OverflowError, OSError):
        raise refusal(
            "Usage", f"{text} is no time: write 2026-11-29, an ISO-8601 time, or 2h."
        ) from None


def _utc(at: datetime) -> str:
    return at.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def duration(seconds: float | None) -> str:
    """``0.8 s``, ``4:05``, ``1:04:05``; a dash when nothing ran."""
    if seconds is None:
        return "-"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span(seconds: float | None) -> str:
    """``84.2 us``, ``1.23 ms``: what a chip takes is far below a second."""
    if seconds is None:
        return "-"
    if seconds >= 1:
        return duration(seconds)
    number, unit = (seconds * 1e6, "us") if seconds < 0.001 else (seconds * 1e3, "ms")
    return f"{number:.3g} {unit}"


def size(number: int | None) -> str:
    """Bytes in the largest unit that leaves a whole part."""
    if number is None:
        return "-"
    value = float(number)
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if value < 1024 or unit == "TiB":
            return f"{number} B" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1024
    return "-"


def when(time: str | None) -> str:
    """A moment to the second, in UTC as everywhere."""
    return time[:19].replace("T", " ") if time else "-"


def value(anything: Any) -> str:
    """A JSON value in one line, buckets as they are typed (``1,128, 1,512``); a dash for null."""
    if anything is None:
        return "-"
    if isinstance(anything, bool):
        return str(anything).lower()
    if isinstance(anything, list):
        return ", ".join(_item(each) for each in anything) or "none"
    if isinstance(anything, dict):
        return ", ".join(f"{name}={value(each)}" for name, each in anything.items()) or "none"
    return one_line(str(anything))


def _item(each: Any) -> str:
    return ",".join(map(value, each)) if isinstance(each, list) else value(each)
