"""The command: from its arguments to its exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn, TextIO, cast

import npuc
from npuc.command import (
    catalogue,
    compile,
    completion,
    contexts,
    control,
    listing,
    logs,
    look,
    manual,
    models,
    sets,
    tokens,
    webhooks,
)
from npuc.command.advice import advised
from npuc.command.follow import INTERRUPTED, Interrupted
from npuc.command.parser import Command, Parser, common
from npuc.command.result import make_ready
from npuc.command.run import Run, TickingClock
from npuc.errors import Failed, NpucError, Problem, refusal
from npuc.terminal.output import Output

EPILOG = """\
examples:
  npuc compile keyword.tflite --platform ethos-u --wait
  npuc list --phase Failed --since 7d
  npuc logs c-01kax -f
  npuc help compile

exit codes:
  0 registered, or done   1 failed   2 refused   3 unreachable   4 timed out   130 interrupted

environment:
  NPUC_URL, NPUC_TOKEN, NPUC_CONTEXT win over what `npuc login` keeps;
  NPUC_AUTH=iam signs what goes to NPUC_URL with AWS credentials
"""


FEATURES = (
    compile,
    listing,
    look,
    logs,
    control,
    sets,
    models,
    catalogue,
    tokens,
    webhooks,
    contexts,
    completion,
    manual,
)
"""In the order in which help shows them."""


def build() -> Parser:
    """The parser of everything."""
    parser = Parser(
        prog="npuc",
        description="Compiles models for NPUs with npuc.",
        epilog=EPILOG,
        parents=[common()],
    )
    parser.add_argument("--version", action="version", version=f"npuc {npuc.__version__}")
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, dest="command"
    )
    for feature in FEATURES:
        feature.add(commands)
    return parser


def check_text(arguments: Sequence[str]) -> None:
    """Refuses bytes that are no UTF-8, which no request and no terminal can carry."""
    for argument in arguments:
        if not argument.isascii() and any("\ud800" <= letter <= "\udfff" for letter in argument):
            said = argument.encode("utf-8", "backslashreplace").decode()
            raise refusal("Usage", f"{said} is not UTF-8: rename it, or write it otherwise.")


def main(
    arguments: Sequence[str],
    out: TextIO,
    err: TextIO,
    environment: Mapping[str, str],
    clock: TickingClock | None = None,
) -> int:
    """Runs the command and answers its exit code."""
    output = Output(out, err, environment, json="--json" in arguments)
    run: Run | None = None
    try:
        check_text(arguments)
        args = build().parse_args(arguments or ["help"])
        make_ready(getattr(args, "result", None))
        run = Run(args, output, environment, clock or TickingClock())
        return cast("Command", args.run)(run)
    except NpucError as error:
        output.problem(advised(error, run))
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:  # a folder that can't be written, a disk that is full
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        output.problem(Failed("LocalFault", f"{what}."))
        return Failed.exit_code
    except Interrupted as interrupted:
        output.problem(NpucError(Problem(None, "Interrupted", str(interrupted))))
    except KeyboardInterrupt:
        said = "Interrupted. What the service was asked for already goes on: npuc list"
        output.problem(NpucError(Problem(None, "Interrupted", said)))
    return INTERRUPTED


def _end(number: int, frame: object) -> NoReturn:
    """Ends in order, so that what is half done is removed."""
    sys.exit(128 + number)


def run() -> None:
    """The entry point of the script ``npuc``."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - closed by who called
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal without UTF-8 shows what it can
            stream.reconfigure(errors="backslashreplace")
    signal.signal(signal.SIGTERM, _end)
    try:
        code = main(sys.argv[1:], sys.stdout, sys.stderr, os.environ)
        sys.stdout.flush()
    except BrokenPipeError:  # such as `npuc list | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
