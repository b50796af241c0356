"""What ``onnx_model`` says of each folder that is named; run by the Python that has ``onnx``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from npuc_job.platforms import onnx_external, onnx_model
from npuc_job.platforms.onnx_driver import Refused


def said(path: Path) -> object:
    try:
        model = onnx_model.read(path)
    except Refused as refused:
        return {"refused": str(refused)}
    return {
        "opset": onnx_model.opset(model),
        "inputs": onnx_model.open_shapes(model),
        "operators": onnx_model.operators(model),
        "external": onnx_external.needed(model),
        "quantized": onnx_model.is_quantized(model),
    }


print(json.dumps([said(Path(name) / "net.onnx") for name in sys.argv[1:]]))
