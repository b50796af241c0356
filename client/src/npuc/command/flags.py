"""The flags that say how something is compiled, and how long it is waited for."""

from __future__ import annotations

from typing import Any

from npuc.command.parser import Parser, time_span

LIMITS = ("queueSeconds", "pendingSeconds", "runSeconds")


def add_body(parser: Parser) -> None:
    """The flags that compile and recompile have in common."""
    how = parser.add_argument_group("how")
    how.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        dest="options",
        help="an option of the platform (npuc platforms NAME lists them); a text may be "
        "@FILE; null lets the compiler decide. Again for more",
    )
    how.add_argument(
        "--options",
        metavar="JSON",
        dest="options_json",
        help="options as one JSON object, for programs; --set wins",
    )
    how.add_argument(
        "--arg",
        metavar="ARG",
        action="append",
        default=[],
        dest="arguments",
        help="an argument for the compiler, written --arg=--flag. Again for more",
    )
    how.add_argument("--cpu", metavar="QUANTITY", help="cores for the compiler, such as 4 or 500m")
    how.add_argument("--memory", metavar="QUANTITY", help="memory for the compiler, such as 16Gi")
    how.add_argument(
        "--limit",
        metavar="NAME=SECONDS",
        action="append",
        default=[],
        dest="limits",
        help=f"a limit of {', '.join(LIMITS)}",
    )
    how.add_argument(
        "--copy-to", metavar="URI", help="an s3:// prefix that gets a copy of the files"
    )
    what = parser.add_argument_group("environment of the compiler")
    what.add_argument(
        "--env",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="a variable; what looks like a secret is kept as one. Again for more",
    )
    what.add_argument(
        "--secret",
        metavar="NAME",
        action="append",
        default=[],
        help="a secret: its value is that of the variable NAME here, so that it stands "
        "on no command line. Again for more",
    )
    what.add_argument("--env-file", metavar="FILE", help="a .env file; - reads standard input")
    label = parser.add_argument_group("to find it again")
    add_description(label)


def add_description(parser: Any) -> None:
    """Name, note and labels."""
    parser.add_argument("--name", help="a name for the compilation")
    parser.add_argument("--note", help="a note, of several lines if you like")
    parser.add_argument(
        "--label",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        dest="labels",
        help="a label. Again for more",
    )


def add_waiting(parser: Parser) -> None:
    """Whether and how long its end is waited for."""
    waiting = parser.add_argument_group("waiting")
    waiting.add_argument(
        "--wait",
        action="store_true",
        help="wait for its end: exit code 0 when it is registered, 1 when it failed",
    )
    waiting.add_argument(
        "--result",
        metavar="DIR",
        help="write id, phase, artifact-id, published-uri and compilation.json there, for "
        "programs; of a set id and set.json",
    )
    waiting.add_argument(
        "--timeout",
        metavar="TIME",
        type=time_span,
        help="with --wait: stop waiting after 90s, 30m or 2h, exit code 4; the compilation goes on",
    )


def add_timeout(parser: Parser) -> None:
    """How long it is watched."""
    parser.add_argument(
        "--timeout",
        metavar="TIME",
        type=time_span,
        help="give up after 90s, 30m or 2h, exit code 4",
    )
