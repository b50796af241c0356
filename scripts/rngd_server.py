"""Dry runs of the vendor's `fxb build` without the seconds that its imports take each time.

Run by the SDK's own Python. Reads one ``{"config", "arguments", "onlyConfig"}`` a line; a fork of
this process, in which everything is imported, answers it. With ``onlyConfig`` it ends as soon as
the SDK has compared config.json with that of the registered model, and tells its keys.
"""

from __future__ import annotations

import copy
import importlib
import json
import os
import pkgutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import furiosa.kernels  # type: ignore[import-not-found]
import furiosa.kernels.common.entry_function.hf_config as hf_config  # type: ignore[import-not-found]
from furiosa_llm.cli.fxb_main import main as fxb  # type: ignore[import-not-found]

FOUND = "NPUC_FOUND"
_compared = hf_config.copy_and_update_hf_config


def compare(registered: dict[str, Any], given: dict[str, Any] | None) -> dict[str, Any]:
    """In place of the SDK's own comparison: the first one of a run is written down."""
    if path := os.environ.get(FOUND):
        refused = ""
        try:
            _compared(copy.deepcopy(registered), given)
        except (KeyError, TypeError) as error:
            refused = f"{type(error).__name__}: {error}"
        Path(path).write_text(json.dumps({"registered": registered, "refused": refused}))
        os._exit(0)
    result: dict[str, Any] = _compared(registered, given)
    return result


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "config.json").write_text(json.dumps(asked["config"]))
        if (child := os.fork()) == 0:
            run(folder, asked)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        found = folder / "found"
        return {
            "status": status,
            "said": (folder / "said").read_text(errors="replace").replace(name, "MODEL"),
            "found": json.loads(found.read_text()) if found.exists() else None,
        }


def run(folder: Path, asked: dict[str, Any]) -> None:
    said = os.open(folder / "said", os.O_CREAT | os.O_WRONLY)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.environ["HOME"] = str(folder)
    if asked.get("onlyConfig"):
        os.environ[FOUND] = str(folder / "found")
    model = [str(folder), str(folder / "model.fxb")]
    sys.argv = ["fxb", "build", *model, "--dry-run", *asked["arguments"]]
    status = 1
    try:
        fxb()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main() -> None:
    hf_config.copy_and_update_hf_config = compare
    for module in pkgutil.iter_modules(furiosa.kernels.__path__, "furiosa.kernels."):
        for part in ("", ".entry_function"):
            with suppress(ImportError):  # not all have it; what a run needs it imports itself
                importlib.import_module(module.name + part)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
