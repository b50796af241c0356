"""The whole way: the real service, the real compiler, and where it matters the real program."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from samples import ID, compilation
from service import Service
from stub import Reply, Stub

from npuc import Client, Refused
from npuc.answers import Compilation
from npuc.command.main import main
from npuc.http.service import Service as HttpService
from npuc.models.local import read_model

SOURCES = Path(__file__).resolve().parents[1] / "src"


def listen_to_ctrl_c() -> None:
    """A shell has what it runs in the background ignore it, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Program:
    """The command, in a folder and with a home of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("NPUC_")},
            "PYTHONPATH": str(SOURCES),
            "HOME": str(self.folder),
            "NPUC_URL": self.url,
        }
        return subprocess.Popen(
            [sys.executable, "-m", "npuc", *arguments],
            cwd=self.folder,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=listen_to_ctrl_c,
        )

    def __call__(self, *arguments: str, code: int = 0) -> tuple[str, str]:
        """The same in this process, which saves the start of another one."""
        out, err = io.StringIO(), io.StringIO()
        ended = main(arguments, out, err, {"HOME": str(self.folder), "NPUC_URL": self.url})
        assert ended == code, f"{ended}: {out.getvalue()}{err.getvalue()}"
        return out.getvalue(), err.getvalue()

    def json(self, *arguments: str, code: int = 0) -> Any:
        out, err = self(*arguments, "--json", code=code)
        assert (err == "") == bool(out)
        return json.loads(out or err)


@pytest.fixture
def npuc_program(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    monkeypatch.chdir(tmp_path)
    return Program(tmp_path, service.url)


@pytest.fixture
def model(npuc_program: Program, sample: Path) -> str:
    """A copy of a real model, under a name that no other test has."""
    name = npuc_program.folder.name.strip("_").lower()
    shutil.copy(sample, npuc_program.folder / f"{name}.tflite")
    return name


def test_from_a_path_to_files_that_are_registered(npuc_program: Program, model: str) -> None:
    done = npuc_program.json(
        "compile", f"{model}.tflite", "--platform", "ethos-u", "--set", "acceleratorConfig=ethos-u85-256",
        "--arg=--verbose-performance", "--wait",
    )  # fmt: skip
    assert done["phase"] == "Registered"
    assert done["options"]["acceleratorConfig"] == "ethos-u85-256"
    id = done["id"]
    assert "Registered" in npuc_program("show", id)[0]
    assert "vela" in npuc_program("logs", id, "-f")[0]
    manifest = npuc_program.json("manifest", id)
    assert manifest["files"] == [
        {"path": each["path"], "size": each["sizeBytes"], "sha256": each["sha256"]}
        for each in done["steps"][1]["outputFiles"]
    ]
    assert id in [each["id"] for each in npuc_program.json("list", "--model", model)["items"]]
    shown = npuc_program.json("models", "show", model)
    kinds = {each["platform"] for each in shown["versions"][0]["artifacts"]}
    assert kinds == {"tflite", "ethos-u"}


def test_a_path_never_lands_on_another_model(npuc_program: Program, model: str) -> None:
    first = npuc_program("models", "add", f"{model}.tflite")
    again = npuc_program("models", "add", f"{model}.tflite")
    assert first[0] == again[0]
    assert "registered already" in again[1]
    changed = npuc_program.folder / f"{model}.tflite"
    changed.write_bytes(changed.read_bytes() + b"\0")
    second = npuc_program.json("models", "add", f"{model}.tflite")
    assert second["version"]["name"] == "2"
    assert second["model"]["id"] in first[0]
    refused = npuc_program.json("models", "add", f"{model}.tflite@1", code=2)
    assert refused["code"] == "OtherContent"
    elsewhere = npuc_program.json("models", "add", f"{model}.tflite", "--model", f"{model} 한국어")
    assert elsewhere["model"]["name"] == f"{model} 한국어"
    assert elsewhere["model"]["id"] != second["model"]["id"]


def test_a_path_is_compiled_though_its_version_has_a_newer_original(
    npuc_program: Program, service: Service, model: str
) -> None:
    target = npuc_program.json("models", "add", f"{model}.tflite")
    other = npuc_program.folder / "other.tflite"
    other.write_bytes((npuc_program.folder / f"{model}.tflite").read_bytes() + b"\0")
    client = Client(service.url)
    uri = client.uploads.upload(read_model(other))["uri"]
    body = {"platform": "tflite", "uri": uri}
    client.registry.create_artifact(target["model"]["id"], target["version"]["id"], body)
    dry = npuc_program.json("compile", f"{model}.tflite", "--platform", "ethos-u", "--dry-run")
    assert dry["baseArtifact"]["name"] == f"{model}.tflite"
    assert npuc_program.json("models", "add", f"{model}.tflite", "--model", "m-" + "0" * 26, code=2)


def test_two_at_once_register_one(npuc_program: Program, model: str) -> None:
    both = [npuc_program.begin("models", "add", f"{model}.tflite", "--json") for _ in range(2)]
    targets = [json.loads(each.communicate(timeout=60)[0]) for each in both]
    assert targets[0] == targets[1]


def test_a_folder_is_uploaded_whole(npuc_program: Program, service: Service, model: str) -> None:
    folder = npuc_program.folder / f"{model} folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "config.json").write_text("{}")
    (folder / "big.safetensors").write_bytes(os.urandom(9 << 20))  # of three parts
    (folder / "sub" / "empty").write_bytes(b"")
    target = npuc_program.json("models", "add", str(folder), "--format", "safetensors")
    client = Client(service.url)
    artifact = next(client.registry.artifacts(target["model"]["id"], target["version"]["id"]))
    assert artifact["uri"].endswith(f"/{model} folder")
    assert (
        "registered already"
        in npuc_program("models", "add", str(folder), "--format", "safetensors")[1]
    )


def test_an_upload_that_broke_off_goes_on_where_it_was(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "big.bin").write_bytes(os.urandom(9 << 20))  # of three parts
    model = read_model(tmp_path / "big.bin")
    sent: list[int] = []

    def put(self: HttpService, url: str, content: Any, size: int, headers: Any) -> None:
        if len(sent) == 1:
            sent.append(0)
            raise KeyboardInterrupt
        sent.append(size)
        real(self, url, content, size, headers)

    real = HttpService.put
    monkeypatch.setattr(HttpService, "put", put)
    with pytest.raises(KeyboardInterrupt):
        Client(service.url).uploads.upload(model)
    done = Client(service.url).uploads.upload(model)
    assert sent == [4 << 20, 0, 4 << 20, 1 << 20]
    assert done["digest"] == model.digest
    assert Client(service.url).uploads.upload(model)["uri"] == done["uri"]
    assert len(sent) == 4


def test_a_compiler_that_crashes_fails(npuc_program: Program, model: str) -> None:
    crashes = ("--set", "acceleratorConfig=ethos-u85-256", "--set", "ignoreOps=VAR_HANDLE")
    out, err = npuc_program(
        "compile", f"{model}.tflite", "--platform", "ethos-u", *crashes, "--wait", code=1
    )
    assert "Compiler" in err
    id = out.split()[0]
    assert f"npuc logs {id}" in err
    npuc_program("retry", id)
    again = npuc_program.json("watch", id, code=1)
    assert again["steps"][0]["retryCount"] == 1
    better = npuc_program.json("recompile", id, "--unset", "ignoreOps", "--wait")
    assert better["options"]["acceleratorConfig"] == "ethos-u85-256"
    npuc_program("delete", id)
    npuc_program("show", id, code=2)


def test_what_the_service_refuses_is_two(npuc_program: Program, model: str) -> None:
    refused = npuc_program.json(
        "compile", f"{model}.tflite", "--platform", "ethos-u", "--set", "cpuTensorAlignment=17",
        "--cpu", "many", code=2,
    )  # fmt: skip
    fields = {each["field"] for each in refused["violations"]}
    assert fields == {"options.cpuTensorAlignment", "resources.cpu"}
    (npuc_program.folder / "text.tflite").write_bytes(b"no model")
    refused = npuc_program.json("compile", "text.tflite", "--platform", "ethos-u", code=2)
    assert refused["violations"][0]["field"] == "uri"


def test_nothing_listening_is_three(tmp_path: Path) -> None:
    Program(tmp_path, "http://127.0.0.1:1")("compile", "x", "--platform", "ethos-u", code=3)


@pytest.mark.parametrize(
    ("arguments", "code"), [(["platforms"], 0), (["show", "c-1"], 2), (["list", "--limit"], 2)]
)
def test_the_program_ends_with_the_code(
    npuc_program: Program, arguments: list[str], code: int
) -> None:
    process = npuc_program.begin(*arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert bool(out) == (code == 0)
    assert "Traceback" not in err


def test_time_that_is_over_is_four_and_it_goes_on(npuc_program: Program, model: str) -> None:
    arguments = ("compile", f"{model}.tflite", "--platform", "ethos-u", "--wait", "--timeout", "0")
    out, err = npuc_program(*arguments, code=4)
    id = out.split()[0]
    assert f"npuc watch {id}" in err
    assert npuc_program.json("watch", id)["phase"] == "Registered"


def test_the_same_key_is_the_same_compilation(npuc_program: Program, model: str) -> None:
    arguments = (
        "compile",
        f"{model}.tflite",
        "--platform",
        "ethos-u",
        "-q",
        "--idempotency-key",
        model,
    )
    first = npuc_program(*arguments)
    assert npuc_program(*arguments)[0] == first[0]


def test_ctrl_c_leaves_it_running_and_says_how_to_go_on(tmp_path: Path) -> None:
    stub = Stub()
    stub.on(f"GET /v1/compilations/{ID}", Reply(200, compilation("Running")))
    process = Program(tmp_path, stub.url).begin("watch", ID)
    assert process.stdout is not None
    assert "Running" in process.stdout.readline()  # now it waits
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    stub.stop()
    assert process.returncode == 130
    assert f"npuc watch {ID}" in err
    assert "Traceback" not in err
    assert all(seen.method == "GET" for seen in stub.seen)


def test_a_reader_that_leaves_is_no_fault(npuc_program: Program) -> None:
    process = npuc_program.begin("platforms", "ethos-u", "--json")
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(60) == 0
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()


def test_the_library_in_a_few_lines(service: Service, npuc_program: Program, model: str) -> None:
    client = Client(service.url)
    begun = client.compile(
        str(npuc_program.folder / f"{model}.tflite"), "ethos-u", {"optimise": "Size"}
    )
    done: Compilation = client.compilations.wait(begun["id"], timeout=60)
    assert done["phase"] == "Registered"
    with pytest.raises(Refused) as refused:
        client.compile(f"{model}@1", "ethos-u", {"optimise": "Slow"})
    assert refused.value.violations[0].field == "options.optimise"
