"""What was measured, as JSON: one file for all parts, for whoever wants the numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.core import Row


def load(path: Path) -> dict[str, Any]:
    """The results of each part; nothing when there are none or they can't be read."""
    try:
        kept = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def save(path: Path, part: str, rows: Sequence[Row], about: Mapping[str, object]) -> None:
    """Replaces the results of one part."""
    kept = load(path)
    kept[part] = {**about, "rows": [asdict(row) for row in rows]}
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")
    draft.replace(path)


def median(kept: Mapping[str, Any], part: str, name: str) -> float | None:
    """Our median in a row of an earlier measurement, if there is one."""
    for row in kept.get(part, {}).get("rows", ()):
        if row["name"] == name and row["ours"]:
            return float(row["ours"]["median"])
    return None
