"""Compiles a real model for an NPU on a service of its own, and shows it all.

    python3 scripts/demo.py [--platform PLATFORM] [URI | --hub]

PLATFORM is ethos-u, for which a wake-word model is compiled, or qualcomm-htp or rockchip, for which
a classifier is. URI is another model for Ethos-U, such as hf://org/model; --hub takes the wake-word
model from a hub, for which scripts/hub_stand_in.py stands in.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hub_stand_in import Hub, serve
from service import ROOT, Failure, Service, onnx_classifier, running, sample_models

MODEL = "hey_jarvis.tflite"
LIMIT_SECONDS = 120
ENDS = {"Registered", "Failed", "Stopped"}


@dataclass(frozen=True)
class Sample:
    """What is shown for a platform: a model, and what is asked for."""

    model: Callable[[], Path]
    options: Mapping[str, object]


SAMPLES = {
    "ethos-u": Sample(lambda: sample_models() / MODEL, {"acceleratorConfig": "ethos-u85-256"}),
    "qualcomm-htp": Sample(
        lambda: onnx_classifier("qualcomm"),
        {"target": "snapdragon-8-gen-3", "inputShapes": ["x=1x3x48x192"]},
    ),
    "rockchip": Sample(
        lambda: onnx_classifier("rockchip"),
        {"target": "rk3588", "inputShapes": ["x=1x3x48x192"]},
    ),
}


def main(arguments: list[str]) -> int:
    """Exit code 0 when the model was compiled and registered."""
    try:
        platform = "ethos-u"
        if arguments[:1] == ["--platform"]:
            platform, arguments = "".join(arguments[1:2]), arguments[2:]
        if platform not in SAMPLES:
            raise Failure(f"PLATFORM must be one of {', '.join(SAMPLES)}")
        if arguments == ["--hub"]:
            with stand_in() as sources:
                demonstrate(platform, "hf://org/wake-word", sources)
        else:
            demonstrate(platform, "".join(arguments[:1]))
    except Failure as failure:
        print(f"\nThe demonstration failed: {failure}", file=sys.stderr)
        return 1
    return 0


@contextmanager
def stand_in() -> Iterator[Path]:
    """A hub that has the model, on this machine: the settings of a service that uses it."""
    folder = ROOT / "build" / "demo-hub"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "models" / "org" / "wake-word").mkdir(parents=True)
    shutil.copy(sample_models() / MODEL, folder / "models" / "org" / "wake-word")
    hub = serve(Hub(folder=folder / "models"))
    print(f"hub       {hub.url}, a stand-in of a Hugging Face hub on this machine")
    sources = folder / "sources.json"
    sources.write_text(json.dumps({"hub": {"endpoint": hub.url}, "hosts": ["127.0.0.1"]}))
    try:
        yield sources
    finally:
        hub.close()


def demonstrate(platform: str, uri: str = "", sources: Path | None = None) -> None:
    settings = {} if sources is None else {"NPUC_SOURCES": str(sources)}
    with running(ROOT / "build" / "demo", settings=settings) as service:
        print(f"service   {service.url}, fresh data in build/demo/data")
        show(follow(service, create(service, platform, uri)), service)


def create(service: Service, platform: str, uri: str) -> Any:
    sample = SAMPLES[platform]
    version = service.version("demo", "tflite", uri) if uri else service.register(sample.model())
    artifact = service.call("GET", f"{version}/artifacts")["items"][0]
    size = "" if artifact["sizeBytes"] is None else f", {artifact['sizeBytes']:,} bytes"
    print(f"model     {artifact['uri']}{size}")
    if artifact["pin"]:
        print(f"          {artifact['pin']}")
    return service.call(
        "POST",
        f"{version}/compilations",
        {"platform": platform, "options": sample.options},
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
    if "npuOperators" in summary:
        print(
            f"  operators: {summary['npuOperators']} on the NPU, "
            f"{summary['cpuOperators']} on the CPU"
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
    sys.exit(main(sys.argv[1:]))
