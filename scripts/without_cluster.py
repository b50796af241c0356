"""Runs the tests that need a cluster where there is none: all are skipped, and none errs."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import java
from service import ROOT

REPORTS = [
    ROOT / "functions/lambda/target" / kind for kind in ("surefire-reports", "failsafe-reports")
]

# A pattern, as each module without one starts a process to see that it has no such test.
ONLY_LAMBDA = ["-Dtest=npuc/lambda/**/*Test", "-Dsurefire.failIfNoSpecifiedTests=false"]

REASON = "no cluster for tests: set NPUC_TEST_KUBECONFIG"


def main() -> int:
    """0 when there were such tests of both kinds, and each was skipped for want of a cluster."""
    for report in (report for folder in REPORTS for report in reports(folder)):
        report.unlink()
    outcome = subprocess.run(
        [*maven(), "verify", "-Dgroups=cluster", *ONLY_LAMBDA],
        cwd=ROOT,
        env=hidden(),
        check=False,
    )
    told = [told_of(folder) for folder in REPORTS]
    for folder, (tests, skipped) in zip(REPORTS, told, strict=True):
        print(
            f"Without a cluster, {folder.name}: {skipped} of {tests} tests say that they need one"
        )
    all_skipped = all(tests == skipped > 0 for tests, skipped in told)
    return outcome.returncode or (0 if all_skipped else 1)


def maven() -> list[str]:
    """Only what the tests need; everything was built before."""
    return ["mvn", "-B", "-ntp", "-q", "-pl", "functions/lambda", "-am"]


def hidden() -> dict[str, str]:
    """The environment of somebody who has no cluster."""
    environment = {**os.environ, "JAVA_HOME": java.home(), "NPUC_TEST_CLUSTER_DIR": ""}
    environment.pop("NPUC_TEST_KUBECONFIG", None)
    return environment


def reports(folder: Path) -> list[Path]:
    """What a run of Maven left there."""
    return list(folder.glob("TEST-*.xml"))


def told_of(folder: Path) -> tuple[int, int]:
    """All tests that were met, and those of them that were skipped with the message for it."""
    suites = [ET.parse(report).getroot() for report in reports(folder)]
    skips = [skip for suite in suites for skip in suite.iter("skipped")]
    return (
        sum(int(suite.get("tests", 0)) for suite in suites),
        sum(REASON in skip.get("message", "") + (skip.text or "") for skip in skips),
    )


if __name__ == "__main__":
    sys.exit(main())
