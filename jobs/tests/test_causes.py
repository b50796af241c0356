"""``causes.json`` lists what this program tells by a code, so that no translation is missing."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import npuc_job

LISTED: Mapping[str, Mapping[str, list[str]]] = json.loads(
    (Path(__file__).parents[2] / "causes.json").read_text("utf-8")
)
KNOWN_ERROR = {"detail", "tool"}


def calls() -> Iterator[ast.Call]:
    (folder,) = npuc_job.__path__
    for path in Path(folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield node


def told() -> Iterator[tuple[str, set[str]]]:
    """Each code with the parameters that one place gives it."""
    for call in calls():
        assert isinstance(call.func, ast.Name)
        keywords = {one.arg: one.value for one in call.keywords if one.arg}
        if call.func.id == "worded":
            code = call.args[0]
            yield ast.literal_eval(code), set(keywords)
        elif call.func.id == "known" and "cause" in keywords:
            yield ast.literal_eval(keywords["cause"]), KNOWN_ERROR


def test_every_code_is_listed_with_its_parameters() -> None:
    found: dict[str, list[set[str]]] = {}
    for code, parameters in told():
        found.setdefault(code, []).append(parameters)

    def shown(name: str, places: list[set[str]]) -> str:
        return name if all(name in place for place in places) else f"{name}?"

    assert {**LISTED["job"], **LISTED["notes"]} == {
        code: [shown(name, places) for name in sorted(set().union(*places))]
        for code, places in found.items()
    }


def test_each_known_error_of_ours_has_a_code() -> None:
    without = [ast.unparse(call) for call in calls() if is_without_cause(call)]

    assert without == []


def is_without_cause(call: ast.Call) -> bool:
    is_known = isinstance(call.func, ast.Name) and call.func.id == "known"
    return is_known and "cause" not in {one.arg for one in call.keywords}
