"""What machine the numbers are of, and which versions were compared."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from service import ROOT

QUIET_LOAD = 0.5
_METADATA = re.compile(r"(.+)-([0-9][^-]*)\.dist-info")
_COMPARED = {
    ".venv": ("ethos_u_vela",),
    ".venv-bench": ("mlflow", "safetensors", "blake3", "huggingface_hub", "s5cmd", "boto3"),
    ".venv-emulator": ("moto",),
    ".venv-rngd": ("furiosa_llm",),
}


def described() -> str:
    """Processor, cores, memory, system, disk, in one line."""
    gib = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1024**3
    cores = len(os.sched_getaffinity(0))
    system = f"Linux {platform.release().split('-')[0]}"
    return f"{_processor()}, {cores} cores, {gib:.0f} GiB, {system}, {_file_system()}"


def load() -> float:
    """How many processes ran at a time in the last minute."""
    return os.getloadavg()[0]


def versions() -> str:
    """npuc's commit, and the names and versions of what it is compared with, in one line."""
    return ", ".join([_commit(), _java(), f"Python {platform.python_version()}", *_packages()])


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _file_system() -> str:
    done = _said("stat", "-f", "-c", "%T", str(ROOT))
    return f"{done or 'unknown'} file system"


def _commit() -> str:
    return f"npuc {_said('git', '-C', str(ROOT), 'describe', '--always', '--dirty') or 'unknown'}"


def _java() -> str:
    home = _said(str(ROOT / "scripts" / "java-home"))
    release = Path(home, "release")
    found = re.search(r'JAVA_VERSION="(.+)"', release.read_text()) if release.exists() else None
    return f"Java {found.group(1) if found else 'unknown'}"


def _packages() -> Iterator[str]:
    for venv, names in _COMPARED.items():
        for path in sorted((ROOT / venv).glob("lib/python3*/site-packages/*.dist-info")):
            found = _METADATA.fullmatch(path.name)
            if found and found.group(1).lower() in names:
                yield f"{found.group(1).replace('_', '-')} {found.group(2)}"


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
