"""How arguments are read: a parser for each command, mistakes in the form of all errors."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from npuc.command.run import Run
from npuc.errors import refusal
from npuc.terminal.words import seconds_of

Command = Callable[[Run], int]
DIGITS = 9
"""Of a number of things; a longer one is a slip."""


class Parser(argparse.ArgumentParser):
    """Refuses as the service does, so that one place shows all refusals."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        raise refusal("Usage", f"{message}. See {self.prog} --help")


Commands = argparse._SubParsersAction


def common() -> Parser:
    """What every command takes, before or behind its name."""
    parser = Parser(add_help=False)
    group = parser.add_argument_group("everywhere")
    group.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS,
        help="one JSON document on standard output, problems as JSON on standard error",
    )
    group.add_argument(
        "--context",
        metavar="NAME",
        default=argparse.SUPPRESS,
        help="the context to use (npuc context)",
    )
    group.add_argument(
        "--url",
        metavar="URL",
        default=argparse.SUPPRESS,
        help="the service to use, such as http://127.0.0.1:8080",
    )
    return parser


def command(
    commands: Commands[Parser],
    name: str,
    run: Command,
    summary: str,
    examples: str = "",
    **more: Any,
) -> Parser:
    """A command with its help; ``examples`` are lines that can be typed as they are."""
    lines = [f"  {line.strip()}" for line in examples.strip().splitlines()]
    parser = commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog="examples:\n" + "\n".join(lines) if lines else None,
        parents=[common()],
        **more,
    )
    parser.set_defaults(run=run)
    return parser


def group(commands: Commands[Parser], name: str, summary: str) -> Commands[Parser]:
    """A command that has commands of its own."""
    parser = commands.add_parser(
        name, help=summary, description=summary[0].upper() + summary[1:] + ".", parents=[common()]
    )
    return parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, dest=f"{name}_command"
    )


def count(text: str) -> int:
    """For arguments that are numbers of things."""
    if not text.isdecimal() or len(text) > DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a whole number above 0, of {DIGITS} digits at most")
    return int(text)


def time_span(text: str) -> float:
    """For arguments that are times."""
    try:
        return seconds_of(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
