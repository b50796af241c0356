"""The vendor's verdict on options: ``fxb build --dry-run``, each answer kept for the next time."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from service import ROOT, Failure

sys.path.insert(0, str(ROOT / "jobs"))
from npuc_job.platforms import rngd_options

BIN = ROOT / ".venv-rngd" / "bin"
KEPT = ROOT / "build" / "rngd-agreement"
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_ERROR = re.compile(r"^(?:error|fxb build: error|\S*(?:Exception|Error)): .*", re.MULTILINE)
_SECONDS = 600


@dataclass(frozen=True)
class Verdict:
    """Whether the dry run ended with exit code 0, and otherwise what it said."""

    accepted: bool
    message: str


def sdk_version() -> str:
    found = sorted((ROOT / ".venv-rngd").glob("lib/python3*/site-packages/furiosa_llm-*.dist-info"))
    if not found:
        raise Failure("the vendor's compiler is missing: run `make rngd`")
    return found[0].name.removeprefix("furiosa_llm-").removesuffix(".dist-info")


def verdict(sdk: str, config: Mapping[str, Any], options: Mapping[str, Any]) -> Verdict:
    """As the job program asks: with the sampler first, and without when only that is refused."""
    arguments = command(options)
    first = _kept(sdk, config, arguments)
    if first.accepted or not rngd_options.refuses_sampler(first.message):
        return first
    return _kept(sdk, config, [*arguments, rngd_options.WITHOUT_SAMPLER])


def command(options: Mapping[str, Any]) -> list[str]:
    """The job program's arguments; what it would not send itself is sent all the same."""
    numbers = {
        name: str(options[key]) for key, name in rngd_options.NUMBERS.items() if key in options
    }
    arguments = [part for pair in numbers.items() for part in pair]
    buckets = rngd_options.attention_buckets(options["prefillBuckets"], options["decodeBuckets"])
    sizes = ",".join(map(str, options["tokenwiseSeqLens"]))
    return [*arguments, "--attention-buckets", buckets, "--tokenwise-buckets", sizes]


def _kept(sdk: str, config: Mapping[str, Any], arguments: list[str]) -> Verdict:
    text = json.dumps([sdk, config, arguments], sort_keys=True)
    path = KEPT / f"{hashlib.sha256(text.encode()).hexdigest()[:32]}.json"
    if not path.exists():
        answer = _ask(config, arguments)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(answer)))
        draft.rename(path)
    return Verdict(**json.loads(path.read_text()))


def _ask(config: Mapping[str, Any], arguments: list[str]) -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "config.json").write_text(json.dumps(config))
        done = subprocess.run(
            ["fxb", "build", folder, f"{folder}/model.fxb", "--dry-run", *arguments],
            env={
                "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
                "HOME": folder,
                "HF_HUB_OFFLINE": "1",
            },
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    said = _ANSI.sub("", done.stderr + done.stdout)
    errors = _ERROR.findall(said)
    return Verdict(done.returncode == 0, errors[-1].strip() if errors else "")
