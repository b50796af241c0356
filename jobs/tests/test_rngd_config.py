"""What fxb 2026.4.0 was measured to refuse in a config.json, and what it takes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from npuc_job.platforms import rngd_config
from npuc_job.platforms.rngd_knowledge import sdk_of
from tests.harness import Job
from tests.rngd_harness import CONFIG

Tool = Callable[[str, str], None]
NEVER = "import sys\nsys.exit('the compiler must not be started')\n"

FP8 = {"quantization_config": {"quant_method": "fp8"}}
QWEN3 = {**FP8, "architectures": ["Qwen3ForCausalLM"], "model_type": "qwen3"}
MISTRAL = {**FP8, "architectures": ["MistralForCausalLM"], "model_type": "mistral"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"model_type": "mistral"}, "model_type must be llama"),
        ({"rope_parameters": {}}, "write rope_theta instead of rope_parameters"),
        ({**QWEN3, "rope_parameters": None}, "write rope_theta instead of rope_parameters"),
        ({"num_key_value_heads": None}, "num_key_value_heads must be a whole number above 0"),
        ({"num_key_value_heads": 8.0}, "num_key_value_heads must be a whole number above 0"),
        ({"head_dim": 128}, "head_dim must hold nothing"),
        ({**MISTRAL, "head_dim": None}, "head_dim must hold a number"),
        ({"rope_scaling": None}, "rope_scaling must hold an object"),
        ({"rope_scaling": {"type": "linear", "factor": 2.0}}, "rope_scaling must hold an object"),
        ({**QWEN3, "rope_scaling": {"rope_type": "yarn"}}, "rope_scaling must hold null"),
        ({**MISTRAL, "rope_scaling": None}, "rope_scaling must hold nothing"),
    ],
)
def test_a_config_that_fxb_cannot_read_is_refused_before_it_runs(
    rngd: Job, tool: Tool, changes: dict[str, object], says: str
) -> None:
    tool("fxb", NEVER)
    (rngd.model / "config.json").write_text(json.dumps({**CONFIG, **changes}))

    outcome = rngd.run("compile")

    assert outcome.error == (2, "UnsupportedModel")
    assert says in outcome.message


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"rope_scaling": {"rope_type": "llama3", "factor": 8.0}, "num_key_value_heads": 8},
        {**QWEN3, "rope_scaling": None, "head_dim": None},
        {**MISTRAL, "head_dim": 128},
        {"architectures": ["SomethingNew"], "rope_parameters": {}},
    ],
)
def test_a_config_that_fxb_can_read_passes(rngd: Job, changes: dict[str, object]) -> None:
    (rngd.model / "config.json").write_text(json.dumps({**CONFIG, **changes}))

    rngd_config.check(rngd.model, sdk_of("2026.4.0"))
