"""The deployed state machine in JSONPath."""

from __future__ import annotations

import json

import pytest
from service import ROOT

from bench.json_path import comparison, outcome, translated

MACHINE = json.loads((ROOT / "statemachine" / "compilation.asl.json").read_text())
FUNCTIONS = {name: f"arn:{name}" for name in ("SubmitJob", "PollJob", "RegisterArtifact")}
FUNCTIONS["RecordFailure"] = "arn:RecordFailure"


def test_every_state_stays_with_its_ways() -> None:
    states = translated(MACHINE, FUNCTIONS, tasks=True)["States"]

    assert states.keys() == MACHINE["States"].keys()
    for name, state in states.items():
        assert state["Type"] == MACHINE["States"][name]["Type"]
        assert state.get("Next") == MACHINE["States"][name].get("Next")
        assert state.get("Default") == MACHINE["States"][name].get("Default")


def test_no_expression_is_left() -> None:
    assert "{%" not in json.dumps(translated(MACHINE, FUNCTIONS, tasks=True))


def test_without_tasks_the_run_goes_to_its_end() -> None:
    states = translated(MACHINE, FUNCTIONS, tasks=False)["States"]
    now, last, seen = "Begin", "", []
    while now != "Registered":
        seen.append(now)
        state = states[now]
        last = state["Result"]["outcome"] if state["Type"] == "Pass" else last
        now = state["Next"] if "Next" in state else chosen(state, last)

    assert len(seen) == 13
    assert seen[-2:] == ["RegisterArtifact", "IsRegistered"]


def chosen(state: dict[str, object], last: str) -> str:
    """The way that a Choice takes, at the beginning that of a compile."""
    choices = state["Choices"]
    assert isinstance(choices, list)
    for choice in choices:
        if choice["Or"][0]["StringEquals"] == "compile" or last in {
            one["StringEquals"] for one in choice["Or"]
        }:
            return str(choice["Next"])
    return str(state["Default"])


def test_a_comparison_with_several_words_is_one_of_them() -> None:
    assert comparison("{% $states.input.outcome in ['submitted', 'running'] %}") == {
        "Or": [
            {"Variable": "$.last.outcome", "StringEquals": "submitted"},
            {"Variable": "$.last.outcome", "StringEquals": "running"},
        ]
    }


def test_another_condition_is_refused() -> None:
    with pytest.raises(ValueError, match="no comparison"):
        comparison("{% $polls > 3 %}")


@pytest.mark.parametrize(
    ("state", "word"), [("SubmitCompileJob", "submitted"), ("PollVerifyJob", "succeeded")]
)
def test_a_function_answers_that_all_goes_well(state: str, word: str) -> None:
    assert outcome(state) == word
