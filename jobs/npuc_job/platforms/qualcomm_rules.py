"""What is known of Qualcomm's chips: ``qualcomm_htp.json``, which the service reads too."""

from __future__ import annotations

from dataclasses import dataclass

from npuc_job.records import packaged

CONTEXT = "model.onnx"
BINARY = "model_qnn.bin"
"""What the compiler writes, beside each other."""


@dataclass(frozen=True)
class Target:
    """What can be compiled for; ``fp16``: whether it computes with floats at all."""

    name: str
    chip: str
    soc_model: int
    htp_arch: int
    vtcm_mb: int
    fp16: bool


@dataclass(frozen=True)
class QualcommRules:
    """The whole file."""

    targets: tuple[Target, ...]
    target_source: str

    def target(self, name: str) -> Target | None:
        return next((one for one in self.targets if one.name == name), None)


QUALCOMM = packaged("npuc_job.platforms", "qualcomm_htp.json", QualcommRules)
