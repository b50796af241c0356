"""What holds for every compiler of ONNX models: ``onnx.json``, which the service reads too."""

from __future__ import annotations

from dataclasses import dataclass

from npuc_job.records import Limit, packaged


@dataclass(frozen=True)
class OnnxRules:
    """The whole file."""

    stages: Limit
    max_batch: Limit
    max_dimension: Limit
    max_inputs: Limit


ONNX = packaged("npuc_job.platforms", "onnx.json", OnnxRules)
