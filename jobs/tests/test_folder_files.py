"""A folder's digest, which service and Job find by the same files."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from npuc_job.platforms import onnx_folder, rngd_folder

EMPTY = hashlib.sha256().hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "volume/net"
    made.mkdir(parents=True)
    (tmp_path / "outside").write_bytes(b"outside")
    (tmp_path / "volume/other").write_bytes(b"other")
    return made


def add(folder: Path, name: bytes, content: bytes = b"x") -> None:
    Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_bytes(content)


def digest_of(*lines: str) -> str:
    return "sha256:" + hashlib.sha256("".join(lines).encode()).hexdigest()


def line(name: str, content: bytes) -> str:
    return f"{name}\t{len(content)}\t{hashlib.sha256(content * 2).hexdigest()}\n"


def found(folder: Path) -> str:
    return onnx_folder.digest(folder.parent, folder)


def test_a_link_that_leads_out_of_the_volume_counts_as_empty(folder: Path) -> None:
    (folder / "in").symlink_to("../other")
    (folder / "out").symlink_to("../../outside")
    (folder / "gone").symlink_to("nowhere")
    (folder / "folder").mkdir()

    assert found(folder) == digest_of(line("in", b"other"), line("out", b""))


@pytest.mark.parametrize("name", ["a\nb", "a\tb", "a\x7fb", "a\x85b"])
def test_a_name_with_control_characters_counts_as_empty(folder: Path, name: str) -> None:
    add(folder, name.encode())

    assert found(folder) == digest_of(line(name, b""))


def test_a_name_that_is_no_utf8_is_told_with_replacements(folder: Path) -> None:
    add(folder, b"a\xffb", b"one")
    add(folder, b".\xff")

    assert found(folder) == digest_of(line("a\ufffdb", b"one"))


def test_of_names_that_look_alike_none_is_read(folder: Path) -> None:
    add(folder, b"a\xffb", b"one")
    add(folder, b"a\xfeb", b"two")

    assert found(folder) == digest_of(*[line("a\ufffdb", b"")] * 2)


def test_names_are_sorted_by_their_bytes(folder: Path) -> None:
    names = ["\uffee", "\U00010000", "b", "a"]
    for name in names:
        add(folder, name.encode())

    assert found(folder) == digest_of(*(line(name, b"x") for name in ["a", "b", *names[:2]]))


def test_a_name_of_weights_that_is_no_utf8_ends_no_job(folder: Path) -> None:
    add(folder, b"\xff.safetensors", b"12345")
    (folder / "out.safetensors").symlink_to("../../outside")

    lines = (
        f"out.safetensors 0 {EMPTY}\n",
        f"\ufffd.safetensors 5 {hashlib.sha256(b'12345').hexdigest()}\n",
    )

    assert rngd_folder.digest(folder.parent, folder) == digest_of(*lines)
