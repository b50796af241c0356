"""Medians, spreads and fitted growth."""

from __future__ import annotations

import pytest

from bench.figures import average, exponent, figure, percentile, shown, single


def test_a_figure_is_median_and_spread() -> None:
    measured = figure([5, 1, 4, 2, 3])

    assert (measured.median, measured.count) == (3, 5)
    assert measured.low == pytest.approx(1.4)
    assert measured.high == pytest.approx(4.6)


def test_an_average_is_the_mean() -> None:
    assert average([0, 10, 20, 90]).median == 30


def test_a_single_value_has_no_spread() -> None:
    assert single(7) == figure([7])


def test_a_percentile_lies_between_the_nearest_two() -> None:
    assert percentile([10, 20], 50) == 15
    assert percentile([1, 2, 3], 100) == 3
    assert percentile([1], 99) == 1


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 50)


@pytest.mark.parametrize(("power", "factor"), [(0, 5), (1, 0.01), (2, 3), (0.5, 1)])
def test_the_exponent_is_the_power_of_the_size(power: float, factor: float) -> None:
    measured = {size: factor * size**power for size in (10, 1_000, 100_000)}

    assert exponent(measured) == pytest.approx(power, abs=1e-9)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.01234, "0.0123"),
        (1.0, "1.00"),
        (9.999, "10.0"),
        (1234.5, "1,230"),
        (999_999.0, "1,000,000"),
        (-3, "-3.00"),
    ],
)
def test_a_number_is_shown_with_three_digits(value: float, text: str) -> None:
    assert shown(value) == text
