"""Run by the Python of .venv-emulator: executions of a state machine on moto, over the wire.

Reads {"machines": {name: definition with __FUNCTION__ ARNs}, "answers", "executions", "rounds",
"log"} from standard input; prints a line of JSON: for each machine the seconds of each round.
"""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
import zipfile
from importlib import import_module
from pathlib import Path
from typing import Any

REGION = "eu-central-1"
INPUT = json.dumps({"compilationId": "c-1", "generation": 1, "startAt": "compile"})


def main() -> None:
    asked = json.load(sys.stdin)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = str(Path(sys.executable).with_name("moto_server"))
    with open(asked["log"], "w") as log:
        server = subprocess.Popen(
            [program, "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log
        )
        try:
            print(json.dumps(measure(f"http://127.0.0.1:{port}", asked)))
        finally:
            server.terminate()
            server.wait(20)


def measure(url: str, asked: Any) -> dict[str, list[float]]:
    """Seconds of the rounds of each machine."""
    wait_for(url)
    post(
        url,
        "/moto-api/config",
        {"stepfunctions": {"execute_state_machine": True}, "lambda": {"use_docker": False}},
    )
    states, role = client(url, "stepfunctions"), make_functions(url)
    taken: dict[str, list[float]] = {}
    for name, definition in asked["machines"].items():
        arn = states.create_state_machine(
            name=name, definition=json.dumps(definition), roleArn=role
        )["stateMachineArn"]
        taken[name] = []
        for _ in range(asked["rounds"]):
            if "__TASKS__" in name:
                post(
                    url,
                    "/moto-api/static/lambda-simple/response",
                    {"results": asked["answers"] * asked["executions"], "region": REGION},
                )
            begun = time.perf_counter()
            for _ in range(asked["executions"]):
                run(states, arn)
            taken[name].append(time.perf_counter() - begun)
    return taken


def wait_for(url: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(url + "/moto-api/").read()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def post(url: str, path: str, body: object) -> None:
    request = urllib.request.Request(
        url + path, json.dumps(body).encode(), {"content-type": "application/json"}
    )
    urllib.request.urlopen(request).read()


def client(url: str, service: str) -> Any:
    return import_module("boto3").client(
        service,
        endpoint_url=url,
        region_name=REGION,
        aws_access_key_id="test",
        aws_secret_access_key="test",
    )


def make_functions(url: str) -> str:
    """Stand-ins that answer what is put into moto's queue, in turn; answers a role."""
    role = client(url, "iam").create_role(RoleName="role", AssumeRolePolicyDocument="{}")["Role"][
        "Arn"
    ]
    code = io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("handler.py", "")
    for name in ("SubmitJob", "PollJob", "RegisterArtifact", "RecordFailure"):
        client(url, "lambda").create_function(
            FunctionName=name,
            Runtime="python3.13",
            Role=role,
            Handler="handler.handle",
            Code={"ZipFile": code.getvalue()},
        )
    return str(role)


def run(states: Any, machine: str) -> None:
    """One execution to its end, which must be a success."""
    execution = states.start_execution(stateMachineArn=machine, name=uuid.uuid4().hex, input=INPUT)[
        "executionArn"
    ]
    while (now := states.describe_execution(executionArn=execution))["status"] == "RUNNING":
        time.sleep(0.005)
    if now["status"] != "SUCCEEDED":
        raise SystemExit(f"moto ended an execution with {now}")


if __name__ == "__main__":
    main()
