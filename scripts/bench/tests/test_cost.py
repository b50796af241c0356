"""Dollars of a compilation, and the measured lines of functions."""

from __future__ import annotations

import pytest

from bench.parts import cold_start
from bench.prices import Use


def test_transitions_make_most_of_the_cost() -> None:
    use = Use(1_000, 0, 0, 0, 0, 0, logs=0)

    assert use.dollars == pytest.approx(0.025)


def test_every_kind_of_use_adds_to_it() -> None:
    none = Use(0, 0, 0, 0, 0, 0, logs=0).dollars

    assert none == 0
    for place in range(7):
        amounts = [0, 0, 0, 0, 0, 0, 0]
        amounts[place] = 1_000
        amounts[1] = amounts[1] or 1  # milliseconds are those of a call
        assert Use(*amounts).dollars > 0


def test_lines_of_one_function_and_kind_make_one_figure() -> None:
    times = cold_start.read("A\tcold\t100\nA\tprimed\t10\nA\tcold\t300\n")

    assert times["A", "cold"].median == 200
    assert times["A", "primed"].count == 1


def test_a_primed_function_has_a_goal_beside_the_empty_handler() -> None:
    times = cold_start.read("(empty handler)\tcold\t100\nA\tprimed\t260\nA\tcold\t900\n")

    assert cold_start.row(times, "A", "primed").met is False
    assert cold_start.row(times, "A", "cold").met is None
