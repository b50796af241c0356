"""Runs the tests that need a cluster where there is none: all are skipped, and none errs."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = [
    ROOT / "functions/lambda/target" / kind for kind in ("surefire-reports", "failsafe-reports")
]


def main() -> int:
    """0 when there were such tests and every one was skipped."""
    for report in reports():
        report.unlink()
    outcome = subprocess.run(
        [*maven(), "verify", "-Dgroups=cluster"], cwd=ROOT, env=hidden(), check=False
    )
    tests, skipped = counts()
    print(f"Without a cluster: {skipped} of {tests} tests that need one were skipped")
    return outcome.returncode or (0 if tests == skipped > 0 else 1)


def maven() -> list[str]:
    """Only what the tests need; everything was built before."""
    return ["mvn", "-B", "-ntp", "-q", "-pl", "functions/lambda", "-am"]


def hidden() -> dict[str, str]:
    """The environment of somebody who has no cluster."""
    home = subprocess.run(
        ["scripts/java-home"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    environment = {**os.environ, "JAVA_HOME": home.stdout.strip(), "NPUC_TEST_CLUSTER_DIR": ""}
    environment.pop("NPUC_TEST_KUBECONFIG", None)
    return environment


def reports() -> list[Path]:
    """What Maven's runs of the tests left."""
    return [report for folder in REPORTS for report in folder.glob("TEST-*.xml")]


def counts() -> tuple[int, int]:
    """All tests that were met, and those of them that were skipped."""
    suites = [ET.parse(report).getroot() for report in reports()]
    return (
        sum(int(suite.get("tests", 0)) for suite in suites),
        sum(int(suite.get("skipped", 0)) for suite in suites),
    )


if __name__ == "__main__":
    sys.exit(main())
