"""What should be known of files that vela made without an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

_REASON = re.compile(r"^Reason: (.*?)(?: \(.*)?$", re.MULTILINE)


def of(options: Mapping[str, object], summary: Mapping[str, object], output: str) -> Sequence[str]:
    return [
        *_unused(summary, output),
        *_missed_target(options.get("arenaCacheSize"), summary.get("totalSramUsedKib")),
    ]


def _unused(summary: Mapping[str, object], output: str) -> list[str]:
    """That nothing runs on the NPU, and what vela says about most of the operators."""
    if summary.get("npuOperators") != 0:
        return []
    reasons = Counter(_REASON.findall(output)).most_common(1)
    why = f": {reasons[0][0]} (vela, of most of them)" if reasons else ""
    left = f"all {summary.get('cpuOperators')} operators stay on the CPU"
    return [f"The NPU will not be used: {left}{why}."]


def _missed_target(target: object, used_kib: object) -> list[str]:
    if not isinstance(target, int) or not isinstance(used_kib, float):
        return []
    if used_kib * 1024 <= target:
        return []
    missed = f"arenaCacheSize {target} ({_kib(target / 1024)}) is a target, which vela missed"
    return [
        f"{missed}: the model uses {_kib(used_kib)} of SRAM. See that the chip has as much, or "
        "take a smaller model."
    ]


def _kib(size: float) -> str:
    return f"{size:.4g} KiB"
