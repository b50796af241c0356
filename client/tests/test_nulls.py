"""What the service may leave out with null is shown as such by every command that shows it."""

from __future__ import annotations

import re
import types
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from conftest import Npuc
from samples import CREATE, ID, MODEL, ONE, TIME, VERSION, VERSIONS, page
from stub import Reply, Stub

from npuc import answers

OPENAPI = (Path(__file__).resolve().parents[2] / "openapi.yaml").read_text("utf-8")
SHAPES = {name: getattr(answers, name) for name in answers.__all__}
SHAPES = {name: shape for name, shape in SHAPES.items() if is_typeddict(shape)}
KNOWN = {"id": ID, "versionId": VERSION, "modelId": MODEL, "options": {}, "labels": {}}


def nullable(name: str) -> set[str]:
    """The fields of a schema of openapi.yaml that may be null."""
    schema = re.search(
        rf"\n    {name}:\n((?: {{6}}.*\n|\n)+)", OPENAPI.partition("\n  schemas:\n")[2]
    )
    if schema is None:
        return set()
    fields = re.findall(r"\n( {8}| {12})(\w+):(.*(?:\n\1 +.*)*)", schema.group(1))
    null = r"'null'|schemas/Maybe|PageTokenValue"
    return {field for _, field, said in fields if re.search(null, said)}


def barest(hint: Any, field: str = "") -> Any:
    """A value of a type, with null wherever it may be and two of what may be several."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType) and type(None) in parts:
        return None
    if field in KNOWN:
        return KNOWN[field]
    if is_typeddict(hint):
        return {name: barest(each, name) for name, each in get_type_hints(hint).items()}
    if origin is Literal:
        return parts[0]
    if origin is list:
        return [barest(parts[0])] * 2
    return {str: TIME, int: 1, float: 1.0, bool: True}.get(hint, {} if origin is dict else None)


@pytest.mark.parametrize("name", SHAPES)
def test_what_may_be_null_is_typed_so(name: str) -> None:
    hints = get_type_hints(SHAPES[name])
    wrong = [
        field
        for field in nullable(name) & set(hints)
        if type(None) not in get_args(hints[field]) and hints[field] is not Any
    ]
    assert wrong == []


def test_the_schemas_are_found() -> None:
    assert nullable("Delivery") == {"compilationId", "to", "nextAttemptAt"}
    assert {"recompileOf", "publishedUri", "reason"} <= nullable("Compilation")


@pytest.fixture
def bare(asked: Npuc, stub: Stub) -> Npuc:
    """The command, and a service that says null wherever it may."""

    def on(route: str, answer: Any) -> None:
        stub.on(route, Reply(200, answer))

    def bare(shape: str, /, **more: Any) -> Any:
        return {**barest(SHAPES[shape]), **more}

    on("GET /v1/platforms", page(bare("Platform", name="ethos-u", accepts=["tflite"])))
    on("GET /v1/models", page(bare("Model", id=MODEL, name="keyword", archived=False)))
    on(f"GET /v1/models/{MODEL}", bare("Model", id=MODEL, name="keyword"))
    on(f"GET {VERSIONS}", page(bare("Version", id=VERSION, name="1", archived=False)))
    on(f"GET {VERSIONS}/{VERSION}", bare("Version", id=VERSION, name="1"))
    tflite = bare("Artifact", platform="tflite", archived=False)
    on(f"GET {VERSIONS}/{VERSION}/artifacts", page(tflite))
    on("GET /v1/compilations", page(bare("ListedCompilation")))
    on(f"GET {ONE}", bare("Compilation", phase="Failed"))
    on("GET /v1/compilations/diff", bare("Diff", same=False))
    on(f"GET {ONE}/manifest", bare("Manifest", options=None, toolchain=None))
    on("GET /v1/tokens", page(bare("Token")))
    on("GET /v1/webhooks", page(bare("Webhook")))
    on("GET /v1/webhooks/w-1/deliveries", page(bare("Delivery")))
    outer = {"id": "kws", "name": "kws", "description": None, "createdAt": TIME}
    on("GET /v1/registries", page({"name": "corp", "kind": "mlflow", "url": None}))
    on("GET /v1/registries/corp/models", page(outer))
    on("GET /v1/registries/corp/versions", page(outer))
    on(CREATE, bare("DryRun"))
    return asked


@pytest.mark.parametrize(
    "typed",
    [
        "list", f"show {ID}", f"watch {ID}", f"diff {ID} {ID}", f"manifest {ID}", "platforms",
        "platforms ethos-u", "models list", "models show keyword", "registries", "registries corp",
        "registries corp kws", "token list", "webhook list", "webhook deliveries w-1",
        "compile keyword --platform ethos-u --dry-run", "context list",
    ],
)  # fmt: skip
@pytest.mark.parametrize("terminal", [False, True])
def test_null_is_shown_by(bare: Npuc, typed: str, terminal: bool) -> None:
    for more in ([], ["--json"]):
        outcome = bare(*typed.split(), *more, terminal=terminal)
        assert outcome.code == (1 if typed.startswith("watch") else 0), outcome.err
        assert "None" not in outcome.out + outcome.err


def test_a_ping_is_listed_with_dashes(bare: Npuc) -> None:
    row = bare("webhook", "deliveries", "w-1").out.splitlines()[1]
    assert row.split()[1:3] == ["-", "-"]


@pytest.mark.parametrize("nothing", [[], None])
def test_a_webhook_of_nothing_in_particular_is_of_all(
    asked: Npuc, stub: Stub, nothing: list[str] | None
) -> None:
    hook = {**barest(answers.Webhook), "url": "https://x", "phases": nothing, "platforms": nothing}
    stub.on("GET /v1/webhooks", Reply(200, page(hook)))
    row = asked("webhook", "list").out.splitlines()[1]
    assert row.split()[2:4] == ["all", "all"]
