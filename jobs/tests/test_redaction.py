from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npuc_job.redaction import Redactor, secret_values
from npuc_job.wording import Worded, worded

# Few letters, so that secrets overlap, nest and begin at the ends of pieces.
SECRETS = st.sets(st.text("ab", min_size=1, max_size=5).map(str.encode), max_size=4)
PIECES = st.lists(st.text("abc", max_size=8).map(str.encode), max_size=12)


def whole(secrets: set[bytes], data: bytes) -> bytes:
    """Leftmost match first, longest value first: the definition."""
    if not secrets:
        return data
    longest_first = sorted(secrets, key=len, reverse=True)
    return re.sub(b"|".join(map(re.escape, longest_first)), b"***", data)


@given(SECRETS, PIECES)
def test_splits_make_no_difference(secrets: set[bytes], pieces: list[bytes]) -> None:
    redactor = Redactor(secrets)

    shown = b"".join(map(redactor.feed, pieces)) + redactor.flush()

    assert shown == whole(secrets, b"".join(pieces))


@given(SECRETS, PIECES)
def test_at_most_one_unfinished_secret_is_held_back(
    secrets: set[bytes], pieces: list[bytes]
) -> None:
    redactor = Redactor(secrets)
    longest = max(map(len, secrets), default=1)

    for piece in pieces:
        redactor.feed(piece)
        assert len(redactor._held) < longest


def test_what_cannot_be_a_secret_is_shown_at_once() -> None:
    redactor = Redactor([b"hf_abcdef"])

    assert redactor.feed(b"50% done") == b"50% done"
    assert redactor.feed(b" with hf_ab") == b" with "
    assert redactor.feed(b"out") == b"hf_about"


def test_a_cut_text_ends_before_what_may_be_a_part_of_a_secret() -> None:
    redactor = Redactor([b"hf_abcdef"])

    assert redactor.beginning(b"with hf_abcdef and hf_abc") == b"with *** and "


def test_texts_of_a_json_value_are_redacted_and_numbers_are_kept() -> None:
    value = {"size": 8192, "names": ["of 8192", ("8192",)], "8192": None}

    assert Redactor([b"8192"]).texts(value) == {
        "size": 8192,
        "names": ["of ***", ["***"]],
        "8192": None,
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("token", {b"token"}),
        ("token\n", {b"token\n", b"token"}),
        ("", set()),
        ("8", set()),
        ("yes", set()),
        (" yes\n", set()),
        ("8192", {b"8192"}),
        (
            "-----KEY-----\nshort\nlong-enough\n",
            {
                b"-----KEY-----\nshort\nlong-enough\n",
                b"-----KEY-----\nshort\nlong-enough",
                b"-----KEY-----",
                b"long-enough",
            },
        ),
        ("\udcff-not-utf8", {b"\xff-not-utf8"}),
    ],
)
def test_secret_values(value: str, expected: set[bytes]) -> None:
    assert secret_values(["A", "UNSET"], {"A": value, "B": "plain"}) == expected


@pytest.mark.parametrize(
    "address",
    [
        "postgres://user:correct-horse@db:5432/models",
        "http://:correct-horse@proxy:3128",
        "user:correct-horse@proxy:3128",
        "http://user:correct%2Dhorse@proxy:3128",
    ],
)
def test_the_password_of_an_address_is_hidden_apart_from_it_too(address: str) -> None:
    redactor = Redactor(secret_values(["PROXY"], {"PROXY": address}))

    assert redactor.text(f"{address} said: no, correct-horse") == "*** said: no, ***"


def test_a_port_is_no_password() -> None:
    assert secret_values(["A"], {"A": "http://host:8080/a@b"}) == {b"http://host:8080/a@b"}


def test_no_secret_enters_through_the_parameters_of_a_sentence() -> None:
    told = worded("NotTold", "{host} {files} {count}", host="is s3cret", files=["s3cret"], count=1)

    shown = Redactor([b"s3cret"]).sentence(told)

    assert isinstance(shown, Worded)
    assert (str(shown), shown.code) == ("is *** *** 1", "NotTold")
    assert shown.parameters == {"host": "is ***", "files": ["***"], "count": 1}


def test_half_a_character_keeps_no_text_from_being_told() -> None:
    said = worded("NotTold", "{files} {host}", files=["\ud800"], host="s3cret \udfff \udcff")

    shown = Redactor([b"s3cret"]).sentence(said)

    assert isinstance(shown, Worded)
    assert shown == "\ufffd *** \ufffd \ufffd"
    assert shown.parameters == {"files": ["\ufffd"], "host": "*** \ufffd \ufffd"}


def test_a_secret_that_is_no_utf8_is_found_in_a_text_beside_half_a_character() -> None:
    assert Redactor([b"s3cr\xff"]).text("\ud800 s3cr\udcff") == "\ufffd ***"
