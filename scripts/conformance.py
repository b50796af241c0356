"""Runs the conformance suite against a service of its own."""

from __future__ import annotations

import os
import subprocess
import sys

from service import ROOT, Failure, running


def main() -> int:
    """The exit code of the suite."""
    pytest = ROOT / ".venv-conformance" / "bin" / "pytest"
    try:
        with running(ROOT / "build" / "conformance", samples="1") as service:
            outcome = subprocess.run(
                [str(pytest), "-q"],
                cwd=ROOT / "conformance",
                env={**os.environ, "URL": service.url},
                check=False,
            )
    except Failure as failure:
        print(f"The conformance suite can't run: {failure}", file=sys.stderr)
        return 1
    return outcome.returncode


if __name__ == "__main__":
    sys.exit(main())
