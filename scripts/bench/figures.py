"""Medians, spreads and fitted growth of what was measured."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A median with the 10th and the 90th percentile of `count` values, in the row's unit."""

    median: float
    low: float
    high: float
    count: int


def figure(values: Sequence[float]) -> Figure:
    """The median and spread of at least one value."""
    return Figure(
        statistics.median(values), percentile(values, 10), percentile(values, 90), len(values)
    )


def single(value: float) -> Figure:
    """A value that was measured once, or counted."""
    return Figure(value, value, value, 1)


def average(values: Sequence[float]) -> Figure:
    """The mean in place of the median, for what is counted in coarse steps; and the spread."""
    return Figure(
        statistics.fmean(values), percentile(values, 10), percentile(values, 90), len(values)
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which so many per cent lie, between the nearest two."""
    if not values:
        raise ValueError("there are no values")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def exponent(measured: Mapping[int, float]) -> float:
    """How a measure grows with a size: the slope of a straight line through the logarithms.

    0 is constant, 1 proportional, 2 square. Needs two different sizes or more, all above 0.
    """
    sizes = [math.log(size) for size in measured]
    values = [math.log(value) for value in measured.values()]
    return statistics.linear_regression(sizes, values).slope


def shown(value: float) -> str:
    """A number for people: three digits that count, thousands apart."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.3g}")
    digits = 2 - math.floor(math.log10(abs(rounded)))
    return f"{rounded:,.{max(0, digits)}f}"
