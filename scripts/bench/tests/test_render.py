"""The table, and a page of which one section is replaced."""

from __future__ import annotations

import pytest

from bench import render
from bench.core import compared
from bench.figures import figure, single

ORDER = ["flow", "page", "scale"]
ROW = compared("one flow", "ms", figure([1, 2, 3]), single(1), "vela", "a note")


def section(part: str, text: str = "measured today") -> str:
    return render.section(part, f"title of {part}", text, [ROW])


def test_a_row_has_its_ratio_and_spread() -> None:
    assert render.cells(ROW) == ("one flow, ms", "2.00 (1.20..2.80)", "1.00 vela", "2.00 x", "")


@pytest.mark.parametrize(("limit", "said"), [(2, "<= 2 ms met"), (1, "<= 1 ms MISSED")])
def test_a_row_says_whether_its_goal_is_met(limit: float, said: str) -> None:
    assert render.cells(ROW.at_most(2, limit, "ms"))[-1] == said


def test_a_missed_goal_says_why() -> None:
    missed = ROW.at_least(2, 6, "a second")

    assert render.remarks([missed]) == ["one flow: a note", "MISSED one flow: why is not known yet"]


def test_the_first_section_makes_a_page() -> None:
    page = render.merged("", {"page": section("page")}, ORDER)

    assert page.startswith("# ")
    assert list(render.sections(page)) == ["page"]


def test_a_part_that_is_measured_again_replaces_its_section_only() -> None:
    page = render.merged("", {"page": section("page", "old"), "scale": section("scale")}, ORDER)

    again = render.merged(page, {"page": section("page", "new"), "flow": section("flow")}, ORDER)

    assert list(render.sections(again)) == ORDER
    assert "new" in again
    assert "old" not in again
    assert render.sections(again)["scale"] == render.sections(page)["scale"]


def test_merging_nothing_changes_nothing() -> None:
    page = render.merged("", {part: section(part) for part in ORDER}, ORDER)

    assert render.merged(page, {}, ORDER) == page


def test_a_part_that_is_no_more_leaves_the_page() -> None:
    page = render.merged("", {"flow": section("flow"), "page": section("page")}, ORDER)

    assert list(render.sections(render.merged(page, {}, ["page"]))) == ["page"]


def test_the_terminal_shows_all_columns_in_line() -> None:
    head, line, note = render.terminal([ROW]).splitlines()

    assert head.index("npuc") == line.index("2.00 (")
    assert note.strip() == "one flow: a note"


@pytest.mark.parametrize(
    ("seconds", "usual", "line"),
    [
        (541.4, True, "make bench took 541 s"),
        (601, True, "make bench took 601 s, and all parts are to take 600 s at most"),
        (3_000, False, "make bench took 3000 s"),
    ],
)
def test_the_last_line_tells_how_long_all_took(seconds: float, usual: bool, line: str) -> None:
    assert render.total(seconds, usual) == line
