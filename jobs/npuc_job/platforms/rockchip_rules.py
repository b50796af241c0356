"""What is known of Rockchip's chips: ``rockchip.json``, which the service reads too."""

from __future__ import annotations

from dataclasses import dataclass

from npuc_job.records import Limit, packaged

OUTPUT = "model.rknn"
"""What the compiler writes."""


@dataclass(frozen=True)
class Target:
    """What can be compiled for; ``fp16``, ``int8``: whether it computes so."""

    name: str
    fp16: bool
    int8: bool


@dataclass(frozen=True)
class RockchipRules:
    """The whole file; ``max_sample_bytes`` is of all files of samples together."""

    targets: tuple[Target, ...]
    target_source: str
    max_opset: Limit
    max_samples: Limit
    max_sample_bytes: Limit
    max_channels: Limit

    def target(self, name: str) -> Target | None:
        return next((one for one in self.targets if one.name == name), None)


ROCKCHIP = packaged("npuc_job.platforms", "rockchip.json", RockchipRules)
