"""``npuc help``, and the man page, which is made of the same texts."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import npuc
from npuc.command.parser import Commands, Parser, command
from npuc.command.run import Run
from npuc.errors import refusal


def add(commands: Commands[Parser]) -> None:
    parser = command(
        commands,
        "help",
        show_help,
        "show the help of a command, with examples",
        "npuc help compile\nnpuc help token create\nnpuc help --man > npuc.1",
    )
    parser.add_argument("topic", metavar="COMMAND", nargs="*")
    parser.add_argument("--man", action="store_true", help="print the manual page")


def show_help(run: Run) -> int:
    from npuc.command.main import build

    parser: argparse.ArgumentParser = build()
    if run.args.man:
        run.output.text(man_page(parser))
        return 0
    for name in run.args.topic:
        below = dict(_below(parser))
        if name not in below:
            raise refusal(
                "Usage", f"There is no command {name}; there is {', '.join(below) or 'none'}."
            )
        parser = below[name]
    run.output.text(parser.format_help())
    return 0


def _below(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def man_page(parser: argparse.ArgumentParser) -> str:
    """In the language of man pages; the same on every version of Python."""
    lines = [
        f'.TH NPUC 1 "" "npuc {npuc.__version__}" "npuc"',
        ".SH NAME",
        "npuc \\- compiles models for NPUs",
        ".SH SYNOPSIS",
        ".B npuc",
        "COMMAND [ARGUMENT...]",
        ".SH COMMANDS",
    ]
    seen: set[int] = set()
    for name, each in _commands(parser, ""):
        if id(each) not in seen:
            seen.add(id(each))
            lines += _section(name, each)
    lines += [".SH MORE", ".nf", *map(_escaped, (parser.epilog or "").splitlines()), ".fi"]
    return "\n".join(lines) + "\n"


def _commands(
    parser: argparse.ArgumentParser, before: str
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for name, each in _below(parser):
        below = list(_commands(each, f"{before}{name} "))
        yield from below or [(f"{before}{name}", each)]


def _section(name: str, parser: argparse.ArgumentParser) -> list[str]:
    arguments = [each for each in parser._actions if not each.option_strings]
    said = " ".join(str(each.metavar or each.dest) for each in arguments)
    lines = [f".SS {_escaped(f'npuc {name} {said}'.rstrip())}", _escaped(parser.description or "")]
    for action in parser._actions:
        if action.dest not in ("help", "json", "context", "url"):
            lines += [".TP", f".B {_escaped(_signature(action))}", _escaped(action.help or "")]
    if parser.epilog:
        lines += [".PP", ".nf", *map(_escaped, parser.epilog.splitlines()), ".fi"]
    return lines


def _signature(action: argparse.Action) -> str:
    value = str(action.metavar or action.dest.upper())
    if action.choices:
        value = "|".join(str(each) for each in action.choices)
    if not action.option_strings:
        return value if action.metavar is None or not action.choices else str(action.metavar)
    flags = ", ".join(action.option_strings)
    return flags if action.nargs == 0 else f"{flags} {value}"


def _escaped(text: str) -> str:
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe
