"""Help, examples, completion and the man page are of one piece with the parser."""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Npuc

from npuc.command.main import build
from npuc.command.manual import _commands, man_page

CLIENT = Path(__file__).resolve().parents[1]
LEAVES = list(_commands(build(), ""))


def lines(text: str) -> Iterator[str]:
    """The commands in a text, without what a shell does around them."""
    for line in text.splitlines():
        line = line.strip().removeprefix("$ ")
        if line.startswith("npuc "):
            yield line.split(" > ")[0].split(" < ")[0].split(" | ")[0].split("  #")[0]


@pytest.mark.parametrize(("name", "parser"), LEAVES, ids=[name for name, _ in LEAVES])
def test_every_command_has_examples_that_can_be_typed(
    name: str, parser: argparse.ArgumentParser
) -> None:
    examples = list(lines(parser.epilog or ""))
    assert examples or name in ("whoami",)
    for line in examples:
        build().parse_args(shlex.split(line)[1:])


def test_what_the_readme_types_can_be_typed() -> None:
    typed = list(lines((CLIENT / "README.md").read_text("utf-8")))
    assert len(typed) > 20
    for line in typed:
        if line != "npuc --version":
            build().parse_args(shlex.split(line)[1:])


def test_the_man_page_is_the_one_of_this_parser() -> None:
    assert (CLIENT / "npuc.1").read_text("utf-8") == man_page(build()), "npuc help --man > npuc.1"


def test_help_of_a_command_and_of_none(npuc: Npuc) -> None:
    assert "--platform" in npuc("help", "compile").out
    assert "--role" in npuc("help", "token", "create").out
    assert "exit codes" in npuc("help").out
    assert npuc("help", "nonsense").code == 2


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("npuc comp", {"compile", "completion"}),
        ("npuc token ", {"create", "list", "delete"}),
        ("npuc token create --ro", {"--role"}),
        ("npuc --json recompile --un", {"--unset"}),
    ],
)
def test_bash_completes(npuc: Npuc, tmp_path: Path, typed: str, offered: set[str]) -> None:
    script = tmp_path / "npuc.bash"
    script.write_text(npuc("completion", "bash").out)
    words = [*typed.split(), ""] if typed.endswith(" ") else typed.split()
    program = (
        f"source {script}; COMP_WORDS=({' '.join(map(shlex.quote, words))}); "
        f'COMP_CWORD={len(words) - 1}; _npuc; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    shown = subprocess.run(["bash", "-c", program], check=True, capture_output=True, text=True)
    assert offered <= set(shown.stdout.split())
    assert "alice" not in shown.stdout


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_read_their_script(npuc: Npuc, tmp_path: Path, shell: str) -> None:
    script = tmp_path / f"npuc.{shell}"
    script.write_text(npuc("completion", shell).out)
    assert "recompile" in script.read_text()
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    subprocess.run([shell, "-n", str(script)], check=True)
