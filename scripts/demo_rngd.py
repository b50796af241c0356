"""Compiles a tiny random Llama for Furiosa RNGD with the vendor's real compiler, twice.

The first build takes as long as the compiler needs, less what an earlier one that was interrupted
has left in the compiler cache; the second finds every kernel there.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import tiny_llama
from demo import ENDS, registration_failed
from service import ROOT, Failure, Service, running

FOLDER = ROOT / "build" / "demo-rngd"
VOLUME = ROOT / "build" / "demo-rngd-volume"
"""Stays between runs, with the compiler cache: whoever stops a build goes on where it was."""
OPTIONS = {
    "maxContextLength": 128,
    "tensorParallel": 8,
    "prefillBuckets": [[1, 128]],
    "decodeBuckets": [[1, 128]],
    "tokenwiseSeqLens": [1, 128],
}
REQUEST = {"platform": "rngd", "options": OPTIONS, "resources": {"cpu": "1", "memory": "4Gi"}}
LOOK_SECONDS = 1.0


def main() -> int:
    """Exit code 0 when both compilations were registered."""
    size = tiny_llama.write(VOLUME / "tiny-llama")
    print(f"model     tiny-llama, {size:,} bytes of random weights in {VOLUME.relative_to(ROOT)}")
    try:
        with running(FOLDER, volumes=f"models={VOLUME}") as service:
            version = register(service)
            for name in ("first", "second"):
                print(f"\n{name} build, {cached_kernels()} kernels in the compiler cache")
                show(follow(service, service.call("POST", f"{version}/compilations", REQUEST)))
    except Failure as failure:
        print(f"\nThe demonstration failed: {failure}", file=sys.stderr)
        return 1
    return 0


def register(service: Service) -> str:
    return service.version("tiny-llama", "safetensors", "pvc://models/tiny-llama")


def cached_kernels() -> int:
    """Kernels that were finished: an entry that was interrupted has no output."""
    return sum(1 for _ in Path(VOLUME).glob(".npuc-cache/*/*/output.bin"))


def follow(service: Service, compilation: Any) -> Any:
    """Shows every change of phase and progress until the compilation ends."""
    begun = time.monotonic()
    shown = ""
    while compilation["phase"] not in ENDS and not registration_failed(compilation):
        shown = tell(compilation, begun, shown)
        time.sleep(LOOK_SECONDS)
        compilation = service.call("GET", f"/v1/compilations/{compilation['id']}")
    tell(compilation, begun, shown)
    if compilation["phase"] != "Registered":
        reason = compilation["reason"] or compilation["registration"]["reason"] or {}
        raise Failure(f"{compilation['phase']}: {reason.get('code')}: {reason.get('message')}")
    return compilation


def tell(compilation: Any, begun: float, shown: str) -> str:
    progress = compilation["steps"][0]["progress"]
    kernels = f", {progress['done']} of {progress['total']} kernels" if progress else ""
    state = f"{compilation['phase']}{kernels}"
    if state != shown:
        print(f"  {time.monotonic() - begun:7.1f} s  {state}", flush=True)
    return state


def show(compilation: Any) -> None:
    compile_step = compilation["steps"][0]
    print(f"  compile step {compile_step['durationSeconds']:.1f} s")
    print(f"  files in {compilation['publishedUri']}")
    for file in compilation["steps"][1]["outputFiles"]:
        print(f"    {file['sizeBytes']:>11,} bytes  {file['path']}")


if __name__ == "__main__":
    sys.exit(main())
