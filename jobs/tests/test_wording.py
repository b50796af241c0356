from __future__ import annotations

from npuc_job.manifest import parse
from npuc_job.wording import Worded, joined, worded


def test_a_sentence_knows_its_parameters() -> None:
    told = worded("NoRoom", "{needed:,} of {files}", needed=1_000, files=["a", "b"])

    assert told == "1,000 of a, b"
    assert (told.code, told.parameters) == ("NoRoom", {"needed": 1000, "files": ["a", "b"]})


def test_a_sentence_within_is_told_by_its_code() -> None:
    inner = worded("Inner", "inner {host}", host="h")

    told = worded("Outer", "outer: {what}", what=inner)

    assert told == "outer: inner h"
    assert told.parameters == {"whatCode": "Inner", "host": "h"}


def test_a_sentence_within_whose_parameters_are_taken_is_told_in_english() -> None:
    inner = worded("Inner", "inner {host}", host="h")

    told = worded("Outer", "{host}: {what}", host="g", what=inner)

    assert told == "g: inner h"
    assert told.parameters == {"host": "g", "what": "inner h"}


def test_several_sentences_are_one_text_without_a_code() -> None:
    one = worded("One", "one")

    assert joined([one]) is one
    assert not isinstance(joined([one, one]), Worded)


def test_what_a_parameter_holds_is_never_taken_for_a_place() -> None:
    assert worded("Said", "{said}", said="{host} {") == "{host} {"


def test_a_manifest_tells_the_codes_of_its_warnings_again() -> None:
    data = (
        '{"files": [], "summary": {}, "warnings": ["a", "b"],'
        ' "notes": [null, {"code": "NoTokenizer", "parameters": {}}]}'
    )

    first, second = parse(data).warnings
    assert not isinstance(first, Worded)
    assert isinstance(second, Worded)
    assert (second, second.code) == ("b", "NoTokenizer")
    assert parse(data.replace('"notes"', '"other"')).warnings == ("a", "b")
