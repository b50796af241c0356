"""Makes text harmless that others wrote: names, notes, logs, messages."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])")


def clean(text: str) -> str:
    """Without what a terminal would obey or reorder; lines and tabs stay."""
    return CONTROL.sub("\ufffd", SEQUENCE.sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """The same in one line."""
    return " ".join(clean(text).split())


def as_json(document: Any, *, ascii_only: bool = False) -> str:
    """JSON that can be shown too: what a terminal would obey is escaped."""
    text = json.dumps(document, ensure_ascii=ascii_only, indent=2)
    return re.sub(
        CONTROL.pattern.replace("\x00-\x08\x0b-\x1f", ""),
        lambda found: f"\\u{ord(found.group()):04x}",
        text,
    )


def width(text: str) -> int:
    """Columns that it takes on a terminal."""
    return sum(_columns(character) for character in text)


def clipped(text: str, columns: int) -> str:
    """At most so many columns of it; dots say that there is more."""
    if width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width(kept) + _columns(character) > columns - 1:
            break
        kept += character
    return kept + "…"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
