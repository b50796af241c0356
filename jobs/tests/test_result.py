from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.contract import CONTRACT
from npuc_job.failure import Code, JobError
from npuc_job.outputs import OutputFile
from npuc_job.result import (
    MAX_BYTES,
    MAX_MESSAGE_BYTES,
    MAX_WARNINGS,
    Success,
    failure_bytes,
    short_message,
    success_bytes,
)
from npuc_job.wording import Worded

ANY_TEXT = st.text(st.characters(), max_size=3000)  # surrogates included
FILES = st.lists(
    st.builds(
        OutputFile,
        path=st.text(st.characters(), min_size=1, max_size=255),
        size=st.integers(0, 2**50),
        sha256=st.just("f" * 64),
    ),
    max_size=60,
)


@given(FILES, st.none() | st.just('"' * 1024))
def test_a_success_always_fits(files: list[OutputFile], published: str | None) -> None:
    data = success_bytes(Success("sha256:" + "0" * 64, files, published))

    assert len(data) <= MAX_BYTES
    result = json.loads(data)
    assert result["fileCount"] == len(files)
    assert result["totalBytes"] == sum(file.size for file in files)
    assert result["filesTruncated"] == (len(result["files"]) < len(files))
    assert [file["sizeBytes"] for file in result["files"]] == [
        file.size for file in files[: len(result["files"])]
    ]


def test_as_many_files_as_fit_are_listed() -> None:
    files = [OutputFile(f"{number:03}", 1, "f" * 64) for number in range(100)]

    data = success_bytes(Success("sha256:" + "0" * 64, files))

    one_more = len(json.dumps({"path": "000", "sizeBytes": 1, "sha256": "f" * 64}))
    assert MAX_BYTES - one_more <= len(data) <= MAX_BYTES


@given(ANY_TEXT, st.sampled_from(Code))
def test_a_failure_always_fits(message: str, code: Code) -> None:
    data = failure_bytes(JobError(code, message))

    assert len(data) <= MAX_BYTES
    assert json.loads(data)["error"]["code"] == code.label


WORDED = st.builds(
    Worded,
    ANY_TEXT,
    st.just("NoSpaceLeft"),
    st.dictionaries(
        st.sampled_from(["detail", "count", "files"]),
        st.text(st.characters(), max_size=700) | st.integers(0, 2**50) | st.lists(st.text()),
    ),
)


@given(WORDED)
def test_a_cause_is_told_whole_or_not_at_all(message: Worded) -> None:
    data = failure_bytes(JobError(Code.DISK_FULL, message))

    assert len(data) <= MAX_BYTES
    cause = json.loads(data)["error"].get("cause")
    told = json.loads(json.dumps({"code": message.code, "parameters": message.parameters}))
    assert cause is None or shown(cause) == shown(told)


def shown(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


@given(st.lists(WORDED | ANY_TEXT | st.just('"' * 400), max_size=8))
def test_warnings_always_fit_each_with_its_note(warnings: list[str]) -> None:
    data = success_bytes(Success("sha256:" + "0" * 64, [], warnings))

    assert len(data) <= MAX_BYTES
    result = json.loads(data)
    notes = result.get("notes", [])
    assert len(notes) == len(result.get("warnings", [])) <= MAX_WARNINGS
    assert all(
        note is None or isinstance(warning, Worded)
        for note, warning in zip(notes, warnings, strict=False)
    )


@given(ANY_TEXT)
def test_messages_are_cut_between_characters(message: str) -> None:
    short = short_message(message)

    assert len(short.encode()) <= MAX_MESSAGE_BYTES
    assert "\ufffd" not in short or "\ufffd" in message


@pytest.mark.parametrize("length", [1021, 1022, 1023])
def test_a_character_that_does_not_fit_is_left_out(length: int) -> None:
    assert short_message("x" * length + "한국") == "x" * length + ("한" if length == 1021 else "")


def test_codes_are_the_contract() -> None:
    assert {code.label: code.exit_status for code in Code} == CONTRACT.errors
