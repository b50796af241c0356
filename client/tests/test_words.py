"""Small pure things, as tables."""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from samples import ETHOS

from npuc.command.ids import times_of
from npuc.errors import NpucError
from npuc.http.pace import retry_after
from npuc.models.local import read_model
from npuc.models.plan import next_name
from npuc.models.reference import format_of, parse_reference
from npuc.options import read_options
from npuc.terminal.clean import as_json, clean, clipped, one_line, width
from npuc.terminal.words import duration, end_of, moment_of, seconds_of, size, value

NOW = datetime(2026, 11, 29, 12, 0, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("optimise=Size", {"optimise": "Size"}),
        ("pes=4", {"pes": 4}),
        ("alignment=1_024", {"alignment": 1024}),
        ("alignment=-1", {"alignment": -1}),
        ("symmetric=yes", {"symmetric": True}),
        ("symmetric=FALSE", {"symmetric": False}),
        ("buckets=1,128, 1,512", {"buckets": "1,128, 1,512"}),
        ("buckets=[[1, 128]]", {"buckets": [[1, 128]]}),
        ("board=a=b", {"board": "a=b"}),
        ("alignment=null", {"alignment": None}),
    ],
)
def test_options_get_the_type_that_the_platform_says(text: str, value: dict[str, Any]) -> None:
    assert read_options(ETHOS, [text]) == value  # type: ignore[arg-type]


def test_a_text_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "board.ini").write_text("[a]\nb=c\n")
    read = read_options(ETHOS, [f"board=@{tmp_path}/board.ini"])  # type: ignore[arg-type]
    assert read == {"board": "[a]\nb=c\n"}


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    wrong = ["optimize=Size", "optimise=Fast", "pes=5", "alignment=x", "symmetric=maybe", "buckets=[1",
             f"board=@{tmp_path}/none", "plain", "optimise=Size", "optimise=Size"]  # fmt: skip
    with pytest.raises(NpucError) as raised:
        read_options(ETHOS, wrong)  # type: ignore[arg-type]
    said = [f"{each.field}: {each.message}" for each in raised.value.violations]
    assert len(said) == 9
    assert "did you mean optimise?" in said[0]
    assert "one of Performance, Size" in said[1]
    assert "given twice" in said[-1]


@pytest.mark.parametrize(
    ("text", "kind", "name", "version"),
    [
        ("keyword", "registered", "keyword", ""),
        ("라마 3.1 / 한국어@2", "registered", "라마 3.1 / 한국어", "2"),
        ("org/model@a@b", "registered", "org/model@a", "b"),
        ("m-01kaxf8z3v5d6y7w8x9q0r1s2t", "registered", "m-01kaxf8z3v5d6y7w8x9q0r1s2t", ""),
        ("hf://org/model@main/w.tflite", "address", "org/model", ""),
        ("hf://org/model", "address", "org/model", ""),
        ("s3://bucket/models/kws.tflite", "address", "kws", ""),
        ("s3://bucket/models/llama/", "address", "llama", ""),
        ("https://example.org/a%20b.tflite", "address", "a b", ""),
        ("pvc://models/kws.tflite", "address", "kws", ""),
    ],
)
def test_what_somebody_means(text: str, kind: str, name: str, version: str) -> None:
    reference = parse_reference(text)
    assert (reference.kind, reference.name, reference.version) == (kind, name, version)


def test_what_is_there_is_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "llama.v1").mkdir()
    (tmp_path / "kws@2.tflite").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    assert parse_reference("llama.v1").name == "llama.v1"
    assert parse_reference("llama.v1@3").version == "3"
    assert parse_reference("kws@2.tflite").name == "kws@2"
    assert parse_reference(".").name == tmp_path.name


@pytest.mark.parametrize("text", ["kws.tflite", "./kws", "/kws@1", "", "@", "a@", "gs://a/b"])
def test_what_means_nothing_is_refused(text: str) -> None:
    with pytest.raises(NpucError):
        parse_reference(text)


@pytest.mark.parametrize(
    ("name", "several", "accepted", "format"),
    [
        ("x", False, ["tflite"], "tflite"),
        ("org/x", True, ["tflite"], "tflite"),
        ("org/x", True, ["tflite", "safetensors"], "safetensors"),
        ("org/x", True, [], "safetensors"),
    ],
)
def test_the_format_of_what_tells_none(
    name: str, several: bool, accepted: list[str], format: str
) -> None:
    assert format_of(name, several, accepted) == format


@pytest.mark.parametrize(
    ("names", "format"),
    [
        (["config.json", "model.safetensors"], "safetensors"),
        (["config.json", "Model.ONNX", "model.onnx.data"], "onnx"),
        (["config.json", "model.onnx", "model.safetensors"], ""),
        (["a.onnx", "b.onnx"], "safetensors"),
        (["sub/model.onnx", "notes.txt"], "safetensors"),
    ],
)
def test_the_format_of_a_folder(tmp_path: Path, names: list[str], format: str) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert read_model(tmp_path).format == format


def test_a_format_that_nothing_tells_is_asked_for() -> None:
    with pytest.raises(NpucError, match="--format"):
        format_of("x.bin", False, [])


def test_names_of_new_versions_count_on() -> None:
    assert next_name([]) == "1"
    assert next_name(["1", "2.0", "10", "main", "٣"]) == "11"


def test_a_folder_is_read_whole_but_for_hidden_names(tmp_path: Path) -> None:
    folder = tmp_path / "llama"
    (folder / "sub").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / ".git" / "x").write_bytes(b"x")
    (folder / "config.json").write_bytes(b"{}")
    (folder / "sub" / "한.bin").write_bytes(b"")
    (folder / "link").symlink_to(folder / "config.json")
    heard: list[tuple[int, int]] = []
    model = read_model(folder, lambda done, total: heard.append((done, total)))
    assert heard[-1] == (4, 4)
    assert [each.path for each in model.files] == [
        "llama/config.json",
        "llama/link",
        "llama/sub/한.bin",
    ]
    assert model.size == 4


def test_what_cant_be_uploaded_is_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "llama"
    folder.mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "gone").symlink_to(folder / "nowhere")
    (folder / "dir").symlink_to(tmp_path)
    with pytest.raises(NpucError) as raised:
        read_model(folder)
    assert len(raised.value.violations) == 3
    for nothing in (tmp_path / "none", folder / "pipe"):
        with pytest.raises(NpucError):
            read_model(nothing)


HOSTILE = "a\x1b[2Jb\x1b]0;title\x07c\x9b31md\u202ee\x00f\rg"


def test_text_of_others_can_not_steer_a_terminal() -> None:
    assert clean(HOSTILE) == "abc\ufffd31md\ufffde\ufffdf\ufffdg"
    assert clean("line\n\ttab 한국어\r\n") == "line\n\ttab 한국어\n"
    assert one_line("a\nb\t c") == "a b c"
    shown = as_json({"name": HOSTILE})
    assert json.loads(shown) == {"name": HOSTILE}
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e", "\x00", "\r"}


def test_wide_letters_take_two_columns() -> None:
    assert width("한a") == 3
    assert width(clipped("한국어 모델", 6)) <= 6
    assert clipped("abc", 3) == "abc"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0", 0), ("90", 90), ("90s", 90), ("1.5m", 90), ("2h", 7200), ("7d", 604800)],
)
def test_times(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "x", "-1", "1w", "1 h", "nan"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(ValueError, match="a time is"):
        seconds_of(text)


def test_moments() -> None:
    assert moment_of("2h", NOW) == "2026-11-29T10:00:00.000Z"
    assert moment_of("2026-11-29T01:00:00+09:00") == "2026-11-28T16:00:00.000Z"
    assert end_of("30d", NOW) == "2026-12-29T12:00:00.000Z"
    for wrong in ("yesterday", "99999999d", "2026-13-01"):
        with pytest.raises(NpucError):
            moment_of(wrong, NOW)


@pytest.mark.parametrize("beyond", ["99999999d", "3000000d", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_no_calendar_has_is_refused(beyond: str) -> None:
    for read in (moment_of, end_of):
        with pytest.raises(NpucError, match="is no time"):
            read(beyond, NOW)


def test_buckets_are_told_as_they_are_typed() -> None:
    assert value([[1, 128], [1, 512]]) == "1,128, 1,512"
    assert value([1, 2]) == "1, 2"
    assert value([]) == "none"
    assert value({"shapes": [[1, 2], [3, 4]]}) == "shapes=1,2, 3,4"


def test_lengths_and_sizes() -> None:
    assert [duration(each) for each in (None, 0.84, 65, 3725)] == ["-", "0.8 s", "1:05", "1:02:05"]
    assert [size(each) for each in (None, 7, 1536, 3 << 30)] == ["-", "7 B", "1.5 KiB", "3.0 GiB"]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("7", 7),
        ("100000", 60),
        ("soon", None),
        ("Sun, 29 Nov 2026 12:00:05 GMT", 5),
        ("Sun, 29 Nov 2026 11:00:00 GMT", 0),
    ],
)
def test_what_a_busy_service_asks_for(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_an_id_begins_with_its_time() -> None:
    first, last = times_of("01kaxf")
    assert last - first == timedelta(milliseconds=32**4 - 1)
    whole = times_of("01kaxf9a2b3c4d5e6f7g8h9j0k")
    assert whole[0] == whole[1]
    assert first <= whole[0] <= last
    times_of("zzzzzzzzzz")
