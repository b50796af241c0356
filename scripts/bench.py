"""Measures what npuc adds to the compiler's own time, and what the service takes when it is idle.

Overhead of a compilation = from the POST to Registered, less the run time of its two processes.
Start-up = from starting the process to the first answer.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from service import ROOT, Failure, Service, running, sample_models

RUNS = 10


def main() -> int:
    begun = time.monotonic()
    try:
        with running(ROOT / "build" / "bench") as service:
            service.call("GET", "/healthz")
            started = time.monotonic() - begun
            version = service.register(sample_models() / "hey_jarvis.tflite")
            compile_once(service, version)
            idle = resident_mib(service.pid)
            runs = [compile_once(service, version) for _ in range(RUNS)]
            later = resident_mib(service.pid)
    except Failure as failure:
        print(f"The benchmark failed: {failure}", file=sys.stderr)
        return 1
    total = statistics.median(run["total"] for run in runs)
    processes = statistics.median(run["processes"] for run in runs)
    overhead = statistics.median(run["overhead"] for run in runs)
    print(f"start-up to the first answer   {started:6.2f} s")
    print(f"memory after the first run     {idle:6.0f} MiB, after {RUNS} more {later:.0f} MiB")
    print(f"POST to Registered             {total:6.3f} s   median of {RUNS}")
    print(f"  the two processes themselves {processes:6.3f} s")
    print(f"  added by npuc                {overhead:6.3f} s   {overhead / processes:.2f} times")
    return 0


def compile_once(service: Service, version: str) -> dict[str, float]:
    begun = time.monotonic()
    made = service.call("POST", f"{version}/compilations", {"platform": "ethos-u"})
    path = f"/v1/compilations/{made['id']}"
    while True:
        now = service.call("GET", path)
        if now["phase"] == "Registered":
            break
        if now["phase"] in ("Failed", "Stopped"):
            raise Failure(f"{now['phase']}: {now['reason']}")
        time.sleep(0.005)
    total = registered_after(service, path, begun)
    processes = sum(seconds(step) for step in now["steps"])
    return {"total": total, "processes": processes, "overhead": total - processes}


def registered_after(service: Service, path: str, begun: float) -> float:
    """The service's own times leave out how long it takes us to notice."""
    entries = service.call("GET", f"{path}/history")["items"]
    first, last = (moment(entries[i]) for i in (0, -1))
    return min((last - first).total_seconds(), time.monotonic() - begun)


def moment(entry: Any) -> datetime:
    return datetime.strptime(entry["at"], "%Y-%m-%dT%H:%M:%S.%f%z")


def seconds(step: Any) -> float:
    return float(step["durationSeconds"])


def resident_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
