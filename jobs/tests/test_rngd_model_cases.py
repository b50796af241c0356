"""The cases that the service's tests run too: rngd_model_cases.json."""

from __future__ import annotations

import json
from typing import Any

import pytest

from npuc_job.failure import JobError
from npuc_job.platforms import rngd_folder, safetensors
from npuc_job.platforms.rngd import Rngd
from npuc_job.platforms.rngd_knowledge import sdk_of
from tests.harness import Job
from tests.rngd_harness import CASES, CONFIG

Case = dict[str, Any]
HEADS = {
    "InvalidModel": "InvalidModel: The model is not complete",
    "UnsupportedModel": "UnsupportedModel: The compiler can't take this model",
}


@pytest.mark.parametrize("case", CASES["sdks"], ids=str)
def test_a_version_belongs_to_a_generation(case: Case) -> None:
    assert sdk_of(case["version"]).sdk == case["sdk"]


@pytest.mark.parametrize("case", CASES["configs"], ids=str)
def test_a_config_is_judged(rngd: Job, case: Case) -> None:
    change = case["change"]
    text = change if isinstance(change, str) else json.dumps({**CONFIG, **change})
    (rngd.model / "config.json").write_text(text, case.get("encoding", "utf-8"))
    rngd.spec["toolchain"]["version"] = case.get("sdk", "2026.4.0")

    rngd.spec["options"] = case.get("options", {})

    said, warnings = "", []
    try:
        warnings = list(Rngd().check_model(rngd.parsed(), rngd.model))
    except JobError as error:
        said = f"{error.code.label}: {error.message}"

    assert said == (
        f"{HEADS[case['code']]}: {'; '.join(case['problems'])}." if "code" in case else ""
    )
    assert warnings == ([case["warns"]] if "warns" in case else [])


@pytest.mark.parametrize("case", CASES["leftOut"], ids=str)
def test_keys_are_left_out(rngd: Job, case: Case) -> None:
    (rngd.model / "config.json").write_text(json.dumps({**CONFIG, **case["change"]}))
    rngd.spec["toolchain"]["version"] = case.get("sdk", "2026.4.0")
    rngd.spec["options"] = {"leaveOutConfigKeys": case["keys"]}

    said, warnings = "", []
    try:
        warnings = list(Rngd().check_model(rngd.parsed(), rngd.model))
    except JobError as error:
        said = f"{error.code.label}: {error.message}"

    expected = ""
    if "refused" in case:
        expected = f"OptionsRefused: The option leaveOutConfigKeys {'; '.join(case['refused'])}."
    elif "problems" in case:
        expected = f"{HEADS['UnsupportedModel']}: {'; '.join(case['problems'])}."
    assert said == expected
    assert warnings == case.get("warns", [])


@pytest.mark.parametrize("case", CASES["folders"], ids=str)
def test_a_folder_is_judged(rngd: Job, case: Case) -> None:
    for path in rngd.model.iterdir():
        path.unlink()
    for name, content in case["files"].items():
        text = content if isinstance(content, str) else json.dumps(CONFIG)
        (rngd.model / name).write_text(text)

    assert rngd_folder.problems(rngd.model) == case["problems"]


@pytest.mark.parametrize("case", CASES["shards"], ids=str)
def test_a_shard_is_judged(rngd: Job, case: Case) -> None:
    name = "model.safetensors"
    (rngd.model / name).write_bytes(shard_of(case))

    found = safetensors.problems(rngd.model)

    wrong = [case["wrong"]] if "wrong" in case else []
    advice = "copy this file of the model again and register the folder as a new artifact"
    assert found == [f"{name} {one}; {advice}" for one in wrong]


@pytest.mark.parametrize("case", CASES["indexes"], ids=str)
def test_an_index_is_judged(rngd: Job, case: Case) -> None:
    (rngd.model / "model.safetensors").unlink()
    (rngd.model / "1.safetensors").write_bytes(shard_of(CASES["indexedShard"]))
    (rngd.model / "model.safetensors.index.json").write_bytes(raw(case, "index"))

    found = safetensors.problems(rngd.model)

    assert found == ([case["problem"]] if "problem" in case else [])


def shard_of(case: Case) -> bytes:
    header = raw(case, "header")
    return len(header).to_bytes(8, "little") + header + bytes(case["dataBytes"])


def raw(case: Case, name: str) -> bytes:
    content = case[name]
    text = content if isinstance(content, str) else json.dumps(content)
    return text.encode(case.get("encoding", "utf-8"))
