"""The vendor's verdict on options: ``fxb build --dry-run``, each answer kept for the next time."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True)
class Verdict:
    """Whether the dry run ended with exit code 0, and otherwise what it said."""

    accepted: bool
    message: str


class Server:
    """One process of the SDK that answers dry runs; it starts with the first question."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def ask(
        self, config: Mapping[str, Any], arguments: Sequence[str], only_config: bool = False
    ) -> dict[str, Any]:
        """Exit status, what was said, and with ``only_config`` what was found; see rngd_server."""
        process = self._process = self._process or self._start()
        asked = {"config": config, "arguments": list(arguments), "onlyConfig": only_config}
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(asked) + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        return {**answer, "said": _ANSI.sub("", answer["said"])}

    @staticmethod
    def _start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [str(BIN / "python3"), str(ROOT / "scripts/rngd_server.py")],
            env={"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HF_HUB_OFFLINE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


_LOCAL = threading.local()


def server() -> Server:
    """One for each thread: it answers one question after the other."""
    if not hasattr(_LOCAL, "server"):
        _LOCAL.server = Server()
    found: Server = _LOCAL.server
    return found


def carried() -> dict[str, Any]:
    """The config.json files that the SDK carries, by the model's name."""
    kernels = "lib/python3*/site-packages/furiosa/kernels"
    found = sorted((ROOT / ".venv-rngd").glob(f"{kernels}/*/common/*.json"))
    return {path.stem.replace("--", "/"): json.loads(path.read_text()) for path in found}


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


def is_known(sdk: str, config: Mapping[str, Any], options: Mapping[str, Any]) -> bool:
    """Whether the answer was kept, so that nothing has to be asked."""
    path = _path(sdk, config, command(options))
    if not path.exists():
        return False
    first = Verdict(**json.loads(path.read_text()))
    again = [*command(options), rngd_options.WITHOUT_SAMPLER]
    needs_more = not first.accepted and rngd_options.refuses_sampler(first.message)
    return not needs_more or _path(sdk, config, again).exists()


def command(options: Mapping[str, Any]) -> list[str]:
    """The job program's arguments; what it would not send itself is sent all the same."""
    numbers = {
        name: str(options[key]) for key, name in rngd_options.NUMBERS.items() if key in options
    }
    arguments = [part for pair in numbers.items() for part in pair]
    found = [options.get(name, []) for name in rngd_options.PARTS]
    if any(found):
        prefill, decode, append = found
        buckets = rngd_options.Buckets(prefill, decode, append, [])
        arguments += ["--attention-buckets", rngd_options.attention_buckets(buckets)]
    if sizes := options.get(rngd_options.TOKENWISE):
        arguments += ["--tokenwise-buckets", ",".join(map(str, sizes))]
    if options.get(rngd_options.TASK, "generate") != "generate":
        arguments += ["--convert", options[rngd_options.TASK]]
    return arguments


def _kept(sdk: str, config: Mapping[str, Any], arguments: list[str]) -> Verdict:
    path = _path(sdk, config, arguments)
    if not path.exists():
        answer = _ask(config, arguments)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(answer)))
        draft.rename(path)
    return Verdict(**json.loads(path.read_text()))


def _path(sdk: str, config: Mapping[str, Any], arguments: list[str]) -> Path:
    text = json.dumps([sdk, config, arguments], sort_keys=True)
    return KEPT / f"{hashlib.sha256(text.encode()).hexdigest()[:32]}.json"


def _ask(config: Mapping[str, Any], arguments: list[str]) -> Verdict:
    answer = server().ask(config, arguments)
    errors = _ERROR.findall(answer["said"])
    return Verdict(answer["status"] == 0, errors[-1].strip() if errors else "")
