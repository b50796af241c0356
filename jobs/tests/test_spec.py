from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.failure import Code, JobError
from npuc_job.fields import whole
from npuc_job.spec import parse
from tests.harness import Job, spec_for

REQUIRED = [name for name in spec_for(Path("/volume")) if name != "manifestDigest"]


def changed(**fields: object) -> str:
    return json.dumps({**spec_for(Path("/volume")), **fields})


def problem_of(text: str) -> str | None:
    try:
        parse(text)
    except JobError as error:
        return error.message if error.code is Code.INVALID_SPEC else None
    return None


def refusal(text: str) -> str:
    problem = problem_of(text)
    assert problem is not None
    return problem


def test_reads_a_spec_and_ignores_unknown_fields() -> None:
    spec = parse(changed(somethingNew={"deep": []}))

    assert spec.volume == Path("/volume")
    assert spec.toolchain.version == "5.2.0"
    assert spec.base_path.as_posix() == "models/hey.tflite"


@pytest.mark.parametrize("name", REQUIRED)
def test_each_field_is_required(name: str) -> None:
    document = spec_for(Path("/volume"))
    del document[name]

    assert f"{name} is missing" in refusal(json.dumps(document))


def test_all_problems_are_named_at_once() -> None:
    message = refusal(
        changed(attempt="1", cpuMillicores="2", toolchain={"name": "x"}, additionalArgs="--a")
    )

    for problem in (
        "attempt must be a whole number",
        "cpuMillicores must be a whole number",
        "toolchain.version is missing",
        "additionalArgs must be a list of strings",
    ):
        assert problem in message


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"formatVersion": 2}, "formatVersion is newer than 1"),
        ({"attempt": True}, "attempt must be"),
        ({"attempt": 0}, "attempt must be"),
        ({"volume": "relative"}, "volume must be an absolute path"),
        ({"basePath": "../secret"}, "basePath must be a relative path inside"),
        ({"basePath": "/etc/passwd"}, "basePath must be a relative path inside"),
        ({"basePath": "a/../../b"}, "basePath must be a relative path inside"),
        ({"basePath": "."}, "basePath must be a relative path inside"),
        ({"basePath": "a\0b"}, "basePath holds control characters"),
        ({"publishPath": "x" * 1025}, "publishPath is longer than 1024 bytes"),
        ({"stagingPath": "models"}, "stagingPath must end in .npuc-staging"),
        ({"stagingPath": "models/c-01/1"}, "stagingPath must end in .npuc-staging"),
        ({"manifestDigest": "sha256:short"}, "manifestDigest must look like"),
        ({"toolchain": {"name": "x", "version": "../.."}}, "toolchain.version must look like"),
        ({"memoryBytes": 1.5}, "memoryBytes must be"),
        ({"memoryBytes": 2.0**53}, "memoryBytes must be"),
        ({"memoryBytes": float("inf")}, "memoryBytes must be"),
    ],
)
def test_wrong_values_are_refused(fields: dict[str, Any], problem: str) -> None:
    assert problem in refusal(changed(**fields))


@pytest.mark.parametrize("number", ["60", "60.0", "6e1", "600e-1"])
def test_a_whole_number_is_one_however_it_is_written(number: str) -> None:
    text = changed(memoryBytes=0).replace('"memoryBytes": 0', f'"memoryBytes": {number}')

    assert parse(text).memory_bytes == 60


@given(st.integers(1 - 2**53, 2**53 - 1))
def test_every_whole_number_that_a_float_holds_is_read_as_itself(number: int) -> None:
    assert whole(float(number)) == whole(number) == number


@pytest.mark.parametrize("value", [True, "60", None, 0.5, float("nan"), float("inf"), 1e300])
def test_what_is_no_whole_number(value: object) -> None:
    assert whole(value) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"compilationId": "\\ud800"}']
)
def test_what_is_no_object_is_refused(text: str) -> None:
    assert refusal(text).startswith("NPUC_SPEC ")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@given(st.sampled_from([*REQUIRED, "manifestDigest"]), JSON_VALUES)
def test_any_value_is_read_or_refused(name: str, value: object) -> None:
    problem = problem_of(changed(**{name: value}))

    assert problem is None or name in problem or "not valid JSON" in problem


def test_a_wrong_spec_ends_with_status_2(job: Job) -> None:
    job.spec["platform"] = "tpu"

    outcome = job.run("compile")

    assert outcome.error == (2, "InvalidSpec")
    assert "'tpu' is unknown to this job image; it knows ethos-u, rngd" in outcome.message


def test_a_volume_that_is_not_mounted(job: Job) -> None:
    job.spec["volume"] = str(job.volume / "nope")

    assert job.run("compile").error == (2, "InvalidSpec")


SOURCE = {"uri": "hf://org/model", "pin": "commit:" + "0" * 40, "format": "safetensors"}


def test_a_source_and_a_place_for_copies_may_be_given() -> None:
    spec = parse(changed(source=SOURCE, copyTo="s3://bucket/prefix"))

    assert spec.source
    assert (spec.source.uri, spec.source.pin) == (SOURCE["uri"], SOURCE["pin"])
    assert spec.copy_to == "s3://bucket/prefix"
    assert parse(changed(source=None)).source is None


@pytest.mark.parametrize(("fields", "says"), [
    ({"source": "hf://org/model"}, "source must be an object"),
    ({"source": {**SOURCE, "format": "gguf"}}, "source.format must look like"),
    ({"source": {**SOURCE, "pin": "main"}}, "source.pin must look like"),
    ({"source": {"uri": "hf://org/model"}}, "source.pin is missing; source.format is missing"),
    ({"copyTo": "/tmp"}, "copyTo must look like"),
])  # fmt: skip
def test_a_wrong_source_or_place_is_refused(fields: dict[str, object], says: str) -> None:
    assert says in refusal(changed(**fields))
