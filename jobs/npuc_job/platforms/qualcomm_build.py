"""Compiles an ONNX model for Qualcomm's HTP; run by the compiler's own Python.

    python3 -I qualcomm_build.py BUILD

BUILD is JSON, see ``qualcomm_htp.command``. Writes ``model.onnx``, which stands for the compiled
model, and its ``model_qnn.bin`` into the working folder. Nothing may be left to the CPU.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # -I keeps this folder from hiding modules such as `platform`
    sys.path.append(str(Path(__file__).parents[2]))

import onnx
import onnxruntime
import onnxruntime_qnn

from npuc_job.platforms import onnx_driver, onnx_model
from npuc_job.platforms.onnx_driver import Refused, stage
from npuc_job.platforms.qualcomm_rules import BINARY, CONTEXT

_PROVIDER = "QNNExecutionProvider"
_ERRORS_ONLY = "3"
_SHOWN = 8


def main(build: Mapping[str, Any]) -> None:
    model = onnx_model.opened(build)
    _check_precision(build, model)
    facts = onnx_model.facts(model)
    stage(2, f"inputs {', '.join(facts['inputs'])}")
    session = _compiled(build, model, Path(build["model"]).parent)
    placed = _placed(session)
    stage(3, f"compiled for {build['target']}")
    sdk = check_output(Path(), build["embedContext"])
    stage(4, f"checked {CONTEXT}")
    summary = {
        "target": build["target"],
        "chip": build["chip"],
        "htpArchitecture": f"v{build['htpArch']}",
        "precision": build["precision"],
        "npuOperators": sum(placed.get(_PROVIDER, {}).values()),
        "cpuOperators": sum(sum(o.values()) for name, o in placed.items() if name != _PROVIDER),
        **facts,
        "versions": {
            "onnxruntime": onnxruntime.__version__,
            "onnxruntime-qnn": onnxruntime_qnn.__version__,
            "qairt": sdk,
        },
    }
    onnx_driver.tell(summary)


def _check_precision(build: Mapping[str, Any], model: Any) -> None:
    if build["precision"] == "quantized" and not onnx_model.is_quantized(model):
        raise Refused(
            "unsupported model: it works on floats (it has no QuantizeLinear), and "
            f"{build['target']} was asked to compute with integers"
        )


def _compiled(build: Mapping[str, Any], model: Any, folder: Path) -> Any:
    """Making the session compiles."""
    try:
        return _session(build, model, folder, strict=True)
    except Exception as error:
        if "fallback to CPU EP has been explicitly disabled" not in str(error):
            raise
    left = _left_to_cpu(build, model, folder)
    raise Refused(f"unsupported model: the NPU can't take {left}")


def _left_to_cpu(build: Mapping[str, Any], model: Any, folder: Path) -> str:
    """What would be left to the CPU, by a second look that writes nothing."""
    placed = _placed(_session(build, model, folder, strict=False))
    left: Counter[str] = Counter()
    for name, operators in placed.items():
        left.update(operators if name != _PROVIDER else {})
    shown = ", ".join(f"{count} {name}" for name, count in left.most_common(_SHOWN))
    return shown + (f" and {len(left) - _SHOWN} more kinds" if len(left) > _SHOWN else "")


def _session(build: Mapping[str, Any], model: Any, folder: Path, *, strict: bool) -> Any:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = int(_ERRORS_ONLY)
    options.intra_op_num_threads = build["cores"]
    entries = {
        "session.model_external_initializers_file_folder_path": str(folder),
        "session.record_ep_graph_assignment_info": "1",
    }
    if strict:
        entries |= {
            "session.disable_cpu_ep_fallback": "1",
            "ep.context_enable": "1",
            "ep.context_file_path": str(Path(CONTEXT).absolute()),
            "ep.context_embed_mode": "1" if build["embedContext"] else "0",
        }
    for key, value in entries.items():
        options.add_session_config_entry(key, value)
    options.add_provider_for_devices(_devices(), _provider_options(build))
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def _provider_options(build: Mapping[str, Any]) -> dict[str, str]:
    options = {
        "backend_path": onnxruntime_qnn.get_qnn_htp_path(),
        "soc_model": str(build["socModel"]),
        "htp_arch": str(build["htpArch"]),
        "enable_htp_fp16_precision": "1" if build["precision"] == "fp16" else "0",
        "htp_graph_finalization_optimization_mode": str(build["finalizationMode"]),
        "offload_graph_io_quantization": "0",  # else the ends of a quantised model stay on the CPU
    }
    return options | ({"vtcm_mb": str(build["vtcmMb"])} if build["vtcmMb"] else {})


def _devices() -> list[Any]:
    if not [one for one in onnxruntime.get_ep_devices() if one.ep_name == _PROVIDER]:
        library = onnxruntime_qnn.get_library_path()
        onnxruntime.register_execution_provider_library(_PROVIDER, library)
    return [one for one in onnxruntime.get_ep_devices() if one.ep_name == _PROVIDER][:1]


def _placed(session: Any) -> dict[str, Counter[str]]:
    """How many operators of each name, after the compiler's rewriting, each part of it takes."""
    placed: dict[str, Counter[str]] = {}
    for part in session.get_provider_graph_assignment_info():
        names = (node.op_type for node in part.get_nodes())
        placed.setdefault(part.ep_name, Counter()).update(names)
    return placed


def check_output(folder: Path, embedded: bool) -> str:
    """Refuse what could not be loaded; return the version of the libraries that made it."""
    context = onnx.load(str(folder / CONTEXT), load_external_data=False)
    nodes = list(context.graph.node)
    if not nodes or any(node.op_type != "EPContext" for node in nodes):
        raise Refused(f"broken output: {CONTEXT} holds other operators than EPContext")
    attributes = {one.name: one for node in nodes for one in node.attribute}
    binary = folder / BINARY
    if not embedded and (attributes["ep_cache_context"].s.decode() != BINARY or _empty(binary)):
        raise Refused(f"broken output: {BINARY} is missing or is not what {CONTEXT} names")
    return str(attributes["ep_sdk_version"].s.decode())


def _empty(path: Path) -> bool:
    return not path.is_file() or path.stat().st_size == 0


if __name__ == "__main__":
    onnx_driver.run(main)
