"""What should be known of files that vela made without an error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from npuc_job.wording import worded

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
    count = summary.get("cpuOperators")
    form = "The NPU will not be used: all {count} operators stay on the CPU"
    reasons = Counter(_REASON.findall(output)).most_common(1)
    if not reasons:
        return [worded("NpuUnused", f"{form}.", count=count)]
    said = f"{form}: {{said}} (vela, of most of them)."
    return [worded("NpuUnused", said, count=count, said=reasons[0][0])]


def _missed_target(target: object, used_kib: object) -> list[str]:
    if not isinstance(target, int) or not isinstance(used_kib, float):
        return []
    if used_kib * 1024 <= target:
        return []
    return [
        worded(
            "ArenaTargetMissed",
            "arenaCacheSize {target} ({shown}) is a target, which vela missed: the model uses "
            "{used} of SRAM. See that the chip has as much, or take a smaller model.",
            target=target,
            shown=_kib(target / 1024),
            used=_kib(used_kib),
        )
    ]


def _kib(size: float) -> str:
    return f"{size:.4g} KiB"
