"""Actions in turn."""

from __future__ import annotations

from bench.wire import in_turn


def test_without_time_there_are_five_rounds_after_one_to_warm_up() -> None:
    done: list[str] = []

    taken = in_turn(
        {"ours": lambda: done.append("ours"), "theirs": lambda: done.append("theirs")}, 200, 0
    )

    assert done == ["ours", "theirs"] * 6
    assert {name: len(times) for name, times in taken.items()} == {"ours": 5, "theirs": 5}
