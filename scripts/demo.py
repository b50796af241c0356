"""Compiles a real wake-word model for an Ethos-U NPU on a service of its own, and shows it all."""

from __future__ import annotations

import sys
import time
from typing import Any

from service import ROOT, Failure, Service, running, sample_models

MODEL = "hey_jarvis.tflite"
LIMIT_SECONDS = 120
ENDS = {"Registered", "Failed", "Stopped"}


def main() -> int:
    """Exit code 0 when the model was compiled and registered."""
    try:
        with running(ROOT / "build" / "demo") as service:
            print(f"service   {service.url}, fresh data in build/demo/data")
            show(follow(service, create(service)), service)
    except Failure as failure:
        print(f"\nThe demonstration failed: {failure}", file=sys.stderr)
        return 1
    return 0


def create(service: Service) -> Any:
    version = service.register(sample_models() / MODEL)
    artifacts = service.call("GET", f"{version}/artifacts")["items"]
    print(f"model     {artifacts[0]['uri']}, {artifacts[0]['sizeBytes']:,} bytes")
    return service.call(
        "POST",
        f"{version}/compilations",
        {"platform": "ethos-u", "options": {"acceleratorConfig": "ethos-u85-256"}},
    )


def follow(service: Service, compilation: Any) -> Any:
    """Shows a live line until the compilation ends."""
    begun = time.monotonic()
    shown = ""
    while compilation["phase"] not in ENDS:
        if time.monotonic() - begun > LIMIT_SECONDS:
            raise Failure(f"still {compilation['phase']} after {LIMIT_SECONDS} s")
        shown = live_line(compilation, time.monotonic() - begun, shown)
        time.sleep(0.05)
        compilation = service.call("GET", f"/v1/compilations/{compilation['id']}")
        if registration_failed(compilation):
            break
    live_line(compilation, time.monotonic() - begun, shown)
    print()
    if compilation["phase"] != "Registered":
        reason = compilation["reason"] or compilation["registration"]["reason"] or {}
        raise Failure(f"{compilation['phase']}: {reason.get('code')}: {reason.get('message')}")
    return compilation


def registration_failed(compilation: Any) -> bool:
    return bool(compilation["registration"]["state"] == "Failed")


def live_line(compilation: Any, seconds: float, shown: str) -> str:
    steps = ", ".join(f"{step['name']} {step['phase']}" for step in compilation["steps"])
    state = f"{compilation['phase']:<11} {steps}"
    if sys.stdout.isatty():
        print(f"\r\033[Kcompiling {state}  {seconds:5.1f} s", end="", flush=True)
    elif state != shown:
        print(f"\ncompiling {state}  {seconds:5.1f} s", end="", flush=True)
    return state


def show(compilation: Any, service: Service) -> None:
    print(f"\ncompilation {compilation['id']}, options hash {compilation['shortHash']}")
    for step in compilation["steps"]:
        print(
            f"  {step['name']:<8} {step['phase']:<10} {step['startedAt']} to {step['endedAt']}"
            f"  {step['durationSeconds']:.3f} s"
        )
    print(f"files in {compilation['publishedUri']}")
    for file in compilation["steps"][1]["outputFiles"]:
        print(f"  {file['sizeBytes']:>8,} bytes  sha256 {file['sha256']}  {file['path']}")
    manifest = service.call("GET", f"/v1/compilations/{compilation['id']}/manifest")
    summary = manifest["summary"]
    print(
        f"  operators: {summary['npuOperators']} on the NPU, {summary['cpuOperators']} on the CPU"
    )
    version = f"/v1/models/{compilation['modelId']}/versions/{compilation['versionId']}"
    wanted = compilation["registration"]["artifactId"]
    for artifact in service.call("GET", f"{version}/artifacts")["items"]:
        if artifact["id"] == wanted:
            print(f"registered artifact {artifact['id']}")
            print(f"  uri    {artifact['uri']}\n  digest {artifact['digest']}")
            return
    raise Failure("the registered artifact is not in the registry")


if __name__ == "__main__":
    sys.exit(main())
