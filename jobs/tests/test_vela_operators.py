"""The names of operators in tflite.json are those that the real vela takes."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from npuc_job.platforms.tflite_rules import TFLITE

CRASHING = {"VAR_HANDLE", "READ_VARIABLE", "ASSIGN_VARIABLE"}


def test_vela_takes_every_operator_that_is_known(
    vela: Path, sample_models: Path, tmp_path: Path
) -> None:
    model = sample_models / "alexa.tflite"
    names = [name for name in TFLITE.operators if name not in CRASHING]

    done = ignoring(vela, model, tmp_path, names)
    other = ignoring(vela, model, tmp_path, ["CONV_2D", "NOPE"])

    assert done.returncode == 0, done.stderr
    assert "Unrecognised ignore_ops value 'NOPE'" in other.stderr


def ignoring(
    vela: Path, model: Path, outputs: Path, names: Sequence[str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [vela, model, "--ignore-ops", ",".join(names), "--output-dir", outputs],
        capture_output=True,
        text=True,
        check=False,
    )
