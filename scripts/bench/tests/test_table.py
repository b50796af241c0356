"""The parts by name."""

from __future__ import annotations

from importlib import import_module

import pytest
from service import Failure

from bench.table import PARTS, chosen


def test_all_parts_are_chosen_when_none_is_named() -> None:
    assert [part.name for part in chosen("")] == list(PARTS)


@pytest.mark.parametrize("only", ["page,flow", " page flow ", "flow,,page,flow"])
def test_named_parts_come_in_the_order_of_the_page(only: str) -> None:
    assert [part.name for part in chosen(only)] == ["flow", "page"]


def test_an_unknown_part_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Failure) as refused:
        chosen("flow,bananas")

    assert "bananas" in str(refused.value)
    assert all(f"  {name} " in str(refused.value) for name in PARTS)


@pytest.mark.parametrize("name", PARTS)
def test_every_part_has_a_module(name: str) -> None:
    assert callable(import_module(f"bench.parts.{name}").run)
