"""The state machine in JSONPath: states, ways, retries and catches, for engines that lack JSONata.

Nothing is assigned, and each Wait is of 0 s: what remains are the transitions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]
_COMPARISON = re.compile(r"\$states\.input\.(startAt|outcome) (?:= '(\w+)'|in \[([^]]+)\])")
_BY_THE_CLOCK = "$toMillis("
"""What gives up after a time is left out: nothing takes any here."""
_VARIABLES = {"startAt": "$.startAt", "outcome": "$.last.outcome"}


def translated(machine: Mapping[str, Any], functions: Mapping[str, str], tasks: bool) -> Json:
    """The machine, whose Tasks call functions by their ARN, or are Pass states.

    A Pass state answers what the Task after it would: each step ends when it is asked for once.
    """
    states = {
        name: _state(name, state, functions, tasks) for name, state in machine["States"].items()
    }
    return {"StartAt": machine["StartAt"], "States": states}


def outcome(name: str) -> str:
    """What a function answers when all goes well."""
    words = {"Submit": "submitted", "Poll": "succeeded", "Register": "registered"}
    return next((word for begin, word in words.items() if name.startswith(begin)), "recorded")


def _state(name: str, state: Json, functions: Mapping[str, str], tasks: bool) -> Json:
    match state["Type"]:
        case "Choice":
            return {
                "Type": "Choice",
                "Choices": [
                    {**comparison(one["Condition"]), "Next": one["Next"]}
                    for one in state["Choices"]
                    if _BY_THE_CLOCK not in one["Condition"]
                ],
                "Default": state["Default"],
            }
        case "Task":
            return _task(name, state, functions) if tasks else _pass(name, state)
        case "Wait":
            return {"Type": "Wait", "Seconds": 0, "Next": state["Next"]}
        case "Fail":
            return {"Type": "Fail", "Error": "Failed"}
        case _:
            return {"Type": state["Type"]}


def comparison(condition: str) -> Json:
    """A choice rule for the comparison of a field with a word, or with one of several."""
    found = _COMPARISON.search(condition)
    if found is None:
        raise ValueError(f"no comparison that can be translated: {condition}")
    variable = _VARIABLES[found.group(1)]
    words = [found.group(2)] if found.group(2) else re.findall(r"'(\w+)'", found.group(3))
    return {"Or": [{"Variable": variable, "StringEquals": word} for word in words]}


def _pass(name: str, state: Json) -> Json:
    result = {"outcome": outcome(name)}
    return {"Type": "Pass", "Result": result, "ResultPath": "$.last", "Next": state["Next"]}


def _task(name: str, state: Json, functions: Mapping[str, str]) -> Json:
    function = state["Arguments"]["FunctionName"].strip("${}").removesuffix("Function")
    payload = {"compilationId.$": "$.compilationId", "generation.$": "$.generation", "step": name}
    return {
        "Type": "Task",
        "Resource": state["Resource"],
        "Parameters": {"FunctionName": functions[function], "Payload": payload},
        "ResultSelector": {"outcome.$": "$.Payload.outcome"},
        "ResultPath": "$.last",
        "TimeoutSeconds": state["TimeoutSeconds"],
        "Retry": state.get("Retry", []),
        "Catch": [
            {"ErrorEquals": one["ErrorEquals"], "ResultPath": "$.error", "Next": one["Next"]}
            for one in state["Catch"]
        ],
        "Next": state["Next"],
    }
