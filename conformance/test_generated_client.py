"""What openapi-python-client makes of openapi.yaml compiles a model."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import Api
from contract import FILE

PACKAGE = "npuc_model_compilations_client"


class Generated:
    """The generated client of the instance: operations by tag and name, models by name."""

    def __init__(self, api: Api) -> None:
        self.models: Any = importlib.import_module(f"{PACKAGE}.models")
        client: Any = importlib.import_module(PACKAGE)
        self.client = client.Client(
            base_url=str(api.http.base_url), raise_on_unexpected_status=True
        )

    def call(self, tag: str, operation: str, *path: str, **rest: Any) -> Any:
        module: ModuleType = importlib.import_module(f"{PACKAGE}.api.{tag}.{operation}")
        return module.sync(*path, client=self.client, **rest)


@pytest.fixture(scope="module")
def generated(api: Api, tmp_path_factory: pytest.TempPathFactory) -> Generated:
    folder: Path = tmp_path_factory.mktemp("generated") / "client"
    tools = Path(sys.executable).parent
    made = subprocess.run(
        [
            str(tools / "openapi-python-client"),
            *("generate", "--path", str(FILE), "--output-path", str(folder), "--meta", "none"),
            "--fail-on-warning",
        ],
        env={**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    folder.rename(folder.with_name(PACKAGE))
    sys.path.insert(0, str(folder.parent))
    return Generated(api)


def test_a_generated_client_reads_the_platforms(generated: Generated) -> None:
    platforms = generated.call("platforms", "list_platforms").items

    options = {option.name: option for one in platforms for option in one.options}
    assert options["acceleratorConfig"].default in options["acceleratorConfig"].choices


def test_a_generated_client_compiles_a_model(generated: Generated, api: Api, original: Any) -> None:
    new = generated.models
    model = generated.call("registry", "create_model", body=new.NewModel(name="generated 생성"))
    api.models.add(model.id)
    version = generated.call("registry", "create_version", model.id, body=new.NewVersion(name="1"))
    generated.call(
        "registry",
        "create_artifact",
        model.id,
        version.id,
        body=new.NewArtifact(platform="tflite", uri=original["uri"]),
    )
    options = new.Options.from_dict({"acceleratorConfig": "ethos-u85-256"})
    asked = new.NewCompilation(platform="ethos-u", options=options)
    place = (model.id, version.id)

    told = generated.call("compilations", "create_compilation", *place, body=asked, dry_run=True)
    made = generated.call("compilations", "create_compilation", *place, body=asked)
    api.wait(made.id)

    ended = generated.call("compilations", "get_compilation", made.id)
    assert ended.phase == "Registered"
    assert ended.options["acceleratorConfig"] == "ethos-u85-256"
    assert ended.options_hash == told.options_hash
    assert ended.created_at.utcoffset().total_seconds() == 0
    listed = generated.call("compilations", "list_compilations", *place)
    assert [one.id for one in listed.items] == [made.id]
    manifest = generated.call("compilations", "get_manifest", made.id)
    assert [file.path for file in manifest.files] == [
        file["path"] for file in api.get(f"/v1/compilations/{made.id}")["steps"][0]["outputFiles"]
    ]
    assert generated.call("compilations", "get_history", made.id).items
    assert generated.call("compilations", "get_recompile", made.id).options["acceleratorConfig"]
