"""Reads the inputs of the action, runs the command, hands its results on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

OUTPUTS = ("id", "phase", "artifact-id", "published-uri")


def main(environment: Mapping[str, str]) -> int:
    """The exit code of the command."""
    result = Path(environment["RUNNER_TEMP"]) / f"npuc-{environment['GITHUB_ACTION']}"
    command = arguments(environment, result)
    print(f"npuc {' '.join(command)}", flush=True)
    code = subprocess.run(["npuc", *command], check=False).returncode
    outputs = read(result)
    with Path(environment["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in outputs.items())
    if "GITHUB_STEP_SUMMARY" in environment:
        with Path(environment["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
            file.write(summary(outputs, environment))
    folder = environment.get("INPUT_DOWNLOAD")
    if code == 0 and folder:
        download = ["npuc", "download", "--", outputs["id"], folder]
        code = subprocess.run(download, check=False).returncode
    return code


def arguments(environment: Mapping[str, str], result: Path) -> list[str]:
    """What the command is told. A run that GitHub repeats under its number goes on with the same
    compilation; a new attempt of somebody makes a new one."""
    key = "-".join(
        environment[name]
        for name in ("GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB", "GITHUB_ACTION")
    )
    command = ["compile", f"--platform={environment['INPUT_PLATFORM']}"]
    command += [f"--set={each}" for each in lines(environment.get("INPUT_OPTIONS"))]
    command += [f"--label={each}" for each in lines(environment.get("INPUT_LABELS"))]
    if environment.get("INPUT_NAME"):
        command.append(f"--name={environment['INPUT_NAME']}")
    command += ["--wait", f"--timeout={environment.get('INPUT_TIMEOUT') or '2h'}"]
    command += [f"--result={result}", f"--idempotency-key=github-{key}"]
    command += lines(environment.get("INPUT_ARGUMENTS"))
    return [*command, "--", environment["INPUT_MODEL"]]


def lines(text: str | None) -> list[str]:
    """What stands on the lines of an input."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def read(result: Path) -> dict[str, str]:
    """What the command wrote; empty where it did not come so far."""
    found = {}
    for name in OUTPUTS:
        file = result / name
        text = file.read_text("utf-8") if file.is_file() else ""
        found[name] = " ".join(text.split())  # one line, or it would set other outputs
    return found


def summary(outputs: Mapping[str, str], environment: Mapping[str, str]) -> str:
    """A line for the page of the run."""
    what = f"`{environment['INPUT_MODEL']}` for `{environment['INPUT_PLATFORM']}`"
    return f"{what}: **{outputs['phase'] or 'refused'}** {outputs['id']} {outputs['artifact-id']}\n"


if __name__ == "__main__":
    sys.exit(main(os.environ))
