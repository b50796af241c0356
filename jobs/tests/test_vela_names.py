"""How long the name of a model may be, by the rule and by the real vela."""

from __future__ import annotations

from pathlib import Path

import pytest

from npuc_job.platforms import vela_names
from tests.harness import Job


@pytest.mark.parametrize(
    ("name", "system", "fits"),
    [
        ("a" * 215 + ".tflite", None, True),
        ("a" * 216 + ".tflite", None, False),
        ("a" * 220 + ".tflite", "Ethos_U85_SYS_DRAM_Mid", True),
        ("a" * 221 + ".tflite", "Ethos_U85_SYS_DRAM_Mid", False),
        ("." + "a" * 215, None, False),
        ("\ud55c" * 71 + ".tflite", None, True),
        ("\ud55c" * 72 + ".tflite", None, False),
    ],
)
def test_a_name_is_as_long_as_what_vela_appends_leaves_room_for(
    name: str, system: str | None, fits: bool
) -> None:
    assert (vela_names.problem(name, system) is None) == fits


@pytest.mark.parametrize(("length", "status"), [(215, 0), (216, 2)])
def test_the_longest_name_compiles_with_the_real_vela(
    real_job: Job, sample_models: Path, length: int, status: int
) -> None:
    real_job.model.unlink()
    real_job.spec["basePath"] = f"models/{'a' * length}.tflite"
    real_job.use_model((sample_models / "alexa.tflite").read_bytes())
    real_job.spec["options"] = {"acceleratorConfig": "ethos-u55-128"}

    outcome = real_job.run("compile")

    assert outcome.status == status, outcome.log
    if status:
        assert "rename the file to at most 215 bytes" in outcome.message
