from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from npuc_job.limiter import OutputLimiter, Tail
from npuc_job.line_guard import LineGuard
from npuc_job.log import JobLog, plain_text
from npuc_job.platforms.rngd import Rngd
from npuc_job.redaction import Redactor

PIECES = st.lists(st.binary(max_size=20), max_size=30)


@given(PIECES, st.integers(1, 40))
def test_tail_keeps_the_last_bytes_and_counts_the_rest(pieces: list[bytes], capacity: int) -> None:
    tail = Tail(capacity)

    for piece in pieces:
        tail.feed(piece)
        assert len(tail.content()) <= capacity

    data = b"".join(pieces)
    assert tail.content() == data[-capacity:]
    assert tail.dropped == len(data) - len(tail.content())


@given(PIECES, st.integers(0, 60), st.integers(1, 60))
def test_limited_output_is_a_beginning_and_an_end(
    pieces: list[bytes], head: int, tail: int
) -> None:
    written: list[bytes] = []
    announced: list[str] = []
    limiter = OutputLimiter(written.append, announced.append, head, tail)

    for piece in pieces:
        limiter.feed(piece)
    limiter.finish()

    data, shown = b"".join(pieces), b"".join(written)
    rest = data[head:]
    assert shown == data[:head] + rest[-tail:]
    assert len(announced) == bool(rest) + (len(rest) > tail)
    if len(rest) > tail:
        assert announced[-1].startswith(f"{len(rest) - tail:,} bytes")


FORGING = st.lists(st.sampled_from([b"npuc", b": ", b"n", b"puc: x", b"\n", b"\r", b" ", b"y"]))


@given(FORGING)
def test_no_split_lets_a_compiler_imitate_our_lines(pieces: list[bytes]) -> None:
    written: list[bytes] = []
    guard = LineGuard(written.append)

    for piece in pieces:
        guard.compiler_bytes(piece)
    guard.flush()

    shown, given_bytes = b"".join(written), b"".join(pieces)
    assert not re.search(rb"(?:^|[\r\n])npuc: ", shown)
    assert re.sub(rb"(^|[\r\n]) (npuc: )", rb"\1\2", shown) == re.sub(
        rb"(^|[\r\n]) (npuc: )", rb"\1\2", given_bytes
    )


@given(FORGING, st.integers(0, 10))
def test_our_lines_stand_alone(pieces: list[bytes], position: int) -> None:
    written: list[bytes] = []
    guard = LineGuard(written.append)

    for piece in pieces[:position]:
        guard.compiler_bytes(piece)
    guard.own_line("here\nand there")
    for piece in pieces[position:]:
        guard.compiler_bytes(piece)
    guard.flush()

    shown = b"".join(written).replace(b"\r", b"\n")
    assert re.findall(rb"(?:^|\n)(npuc: .*\n)", shown) == [b"npuc: here | and there\n"]


def log_of(pieces: list[bytes], secrets: tuple[bytes, ...] = (), **bounds: int) -> bytes:
    written: list[bytes] = []
    log = JobLog(written.append, Redactor(secrets), Rngd.progress_pattern, **bounds)
    for piece in pieces:
        log.compiler_output(piece)
    log.compiler_ended()
    return b"".join(written)


def test_progress_of_fxb_is_marked_when_it_changes_and_survives_the_limit() -> None:
    stamp = b"\x1b[2m13-11-25T04:53Z\x1b[0m \x1b[32m INFO\x1b[0m furiosa_generator::fxb: "
    lines = [
        stamp + b"Compiling 10 kernels ...\n",
        stamp
        + b"[====                ] 2/10 (20%) | Running: 2 | CPU: 100% | Mem: 1.0/23.5GB (4%)",
        b"\n",
        stamp + b"[====                ] 2/10 (20%) | Running: 1\n",
        stamp + b"[====================] 10/10 (100%) | Running: 0\nand",
        b" so on\n[1/13] Compiling from tcl to dfg\n",
    ]

    markers = [
        line for line in log_of(lines, head_bytes=64).splitlines() if b"npuc: progress" in line
    ]

    assert markers == [b"npuc: progress 2/10", b"npuc: progress 10/10"]


def test_progress_does_not_split_a_line() -> None:
    log = log_of([b"[==] 1/3 (33%)\nunfinished", b" line\n"])

    assert log == b"[==] 1/3 (33%)\nnpuc: progress 1/3\nunfinished line\n"


def test_a_secret_hides_no_progress() -> None:
    bar = [b"[==] 4096/81", b"92 (50%)\nmore"]

    log = log_of(bar, secrets=(b"8192 (50%)", b"\nmore and"))

    assert log == b"[==] 4096/***\nnpuc: progress 4096/8192\nmore"


def test_a_secret_hides_no_sign_of_progress_from_the_watchdog() -> None:
    log = JobLog(lambda _: None, Redactor([b"[==] 1/3 (33%)\nand so on"]), Rngd.progress_pattern)

    log.compiler_output(b"[==] 1/3 (33%)\nand")

    assert log.progress == (1, 3)


def test_an_unfinished_last_line_is_not_lost() -> None:
    assert log_of([b"done\nnpuc"]) == b"done\nnpuc"


def test_ansi_codes_are_kept_in_the_log_and_removed_from_messages() -> None:
    line = b"\x1b[31;1merror\x1b[0m: x\x1b[K\n"

    assert log_of([line]) == line
    assert plain_text(line) == "error: x\n"
