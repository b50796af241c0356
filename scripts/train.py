"""Prepares what a start of the local service loads, by one run that does what people do first."""

from __future__ import annotations

import sys
import time

from demo import ENDS
from service import ROOT, Failure, Service, running, sample_models

CACHE = ROOT / "functions" / "local" / "target" / "npuc-local.aot"


def main() -> int:
    print("preparing what a start of the service loads, once for each build")
    CACHE.unlink(missing_ok=True)
    try:
        with running(ROOT / "build" / "train", samples="1", arguments=["--train"]) as service:
            look_around(service)
            compile_one(service)
        if not CACHE.is_file():
            raise Failure("Java wrote nothing down, see build/train/service.log")
    except Failure as failure:
        print(f"The start of the service could not be prepared: {failure}", file=sys.stderr)
        return 1
    return 0


def look_around(service: Service) -> None:
    for path in ("/v1/models", "/v1/platforms"):
        service.call("GET", path)


def compile_one(service: Service) -> None:
    version = service.register(sample_models() / "hey_jarvis.tflite")
    asked = {"platform": "ethos-u"}
    service.call("POST", f"{version}/compilations?dryRun=true", asked)
    made = service.call("POST", f"{version}/compilations", asked)
    path = f"/v1/compilations/{made['id']}"
    while service.call("GET", path)["phase"] not in ENDS:
        time.sleep(0.1)
    service.call("GET", f"{path}/history")
    service.call("GET", f"{version}/compilations")


if __name__ == "__main__":
    sys.exit(main())
