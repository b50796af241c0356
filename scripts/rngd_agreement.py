"""Holds our validator of RNGD options against the vendor's dry run, on models and option sets.

What the vendor refuses we must refuse; what we refuse and it accepts is listed with our rule. The
vendor's answers are kept in build/rngd-agreement, so a run that was stopped goes on.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import java
import rngd_sources
import rngd_vendor
from rngd_cases import OWN, Case, carried, edited, mixed, unbucketed
from rngd_vendor import Verdict
from service import ROOT, Failure

SEED = 20_264


@dataclass(frozen=True)
class Outcome:
    """Both verdicts on one case."""

    case: Case
    asked: dict[str, Any]
    violations: Sequence[dict[str, str]]
    vendor: Verdict

    @property
    def accepted(self) -> bool:
        return not self.violations


def main() -> int:
    """Exit code 0 unless the vendor refuses something that we accept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=560)
    parser.add_argument("--first", type=int, default=1_000_000, metavar="CASES")
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--known", action="store_true", help="ask nothing, tell what was answered")
    parser.add_argument("--record", type=int, default=0, metavar="CASES")
    asked = parser.parse_args()
    try:
        models = rngd_vendor.carried()
        cases = [*carried(models), *edited(models), *mixed(models, asked.count, SEED)]
        cases += unbucketed(models)
        random.Random(SEED).shuffle(cases)  # what was asked of a run that was stopped is a sample
        outcomes = compare(cases[: asked.first], asked.at_once, asked.known)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return 1
    if asked.record:
        own = [outcome for outcome in outcomes if outcome.case.model in OWN]
        record(own[:: max(1, len(own) // asked.record)])
    return report(outcomes)


def record(sample: Sequence[Outcome]) -> None:
    """Keep a sample of the vendor's verdicts, which `make test` holds the validator against."""
    sdk = rngd_vendor.sdk_version()
    folder = ROOT / "functions/core/src/test/resources/npuc/platform/rngd"
    lines = [
        {
            "sdk": sdk,
            "model": one.case.model,
            "config": one.case.config,
            "given": one.case.options,
            "asked": one.asked,
            "vendorAccepts": one.vendor.accepted,
            "vendorSays": one.vendor.message,
        }
        for one in sample
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / f"rngd-verdicts-{sdk}.jsonl").write_text(text)


def compare(all_cases: Sequence[Case], at_once: int, only_known: bool) -> list[Outcome]:
    sdk = rngd_vendor.sdk_version()
    rngd_vendor.KEPT.mkdir(parents=True, exist_ok=True)
    ours = our_verdicts(all_cases)
    both = [
        (case, asked_of_vendor(case, our), our) for case, our in zip(all_cases, ours, strict=True)
    ]
    if only_known:
        both = [one for one in both if rngd_vendor.is_known(sdk, one[0].config, one[1])]
    with ThreadPoolExecutor(at_once) as pool:
        jobs = [
            pool.submit(rngd_vendor.verdict, sdk, case.config, options) for case, options, _ in both
        ]
        outcomes = []
        for (case, options, our), job in zip(both, jobs, strict=True):
            outcomes.append(Outcome(case, options, our["violations"], job.result()))
            if len(outcomes) % 50 == 0:
                print(f"{len(outcomes)} of {len(both)} asked", flush=True)
    return outcomes


def our_verdicts(all_cases: Sequence[Case]) -> list[Any]:
    lines = [json.dumps({"config": case.config, "options": case.options}) for case in all_cases]
    said = java.run("npuc.platform.rngd.Verdicts", given="\n".join(lines))
    return [json.loads(line) for line in said]


def asked_of_vendor(case: Case, our: Any) -> dict[str, Any]:
    """What we would send; of what we refuse, what was given, and what we derived beside it."""
    if not our["violations"]:
        options: dict[str, Any] = our["options"]
        return options
    given = {name: value for name, value in case.options.items() if value != []}
    return {**our["options"], **given}


def report(outcomes: Sequence[Outcome]) -> int:
    counts = Counter((outcome.accepted, outcome.vendor.accepted) for outcome in outcomes)
    for ours, vendor in ((True, True), (False, False), (False, True), (True, False)):
        words = ["accepted" if verdict else "refused" for verdict in (ours, vendor)]
        print(f"{words[0]} by us, {words[1]} by the vendor: {counts[ours, vendor]}")
    print_stricter([one for one in outcomes if not one.accepted and one.vendor.accepted])
    lax = [one for one in outcomes if one.accepted and not one.vendor.accepted]
    for one in lax:
        print(f"\nMISSED: {one.case.model} {json.dumps(one.case.options)}\n  {one.vendor.message}")
    agreed = counts[True, True] + counts[False, False]
    print(
        f"agreed {agreed} of {len(outcomes)}, accepted by us but refused by the vendor: {len(lax)}"
    )
    return 1 if lax else 0


def print_stricter(outcomes: Sequence[Outcome]) -> None:
    """Each disagreement below the rules that make it."""
    by_rule: dict[str, list[Case]] = {}
    for outcome in outcomes:
        rules = sorted({rngd_sources.rule(violation) for violation in outcome.violations})
        by_rule.setdefault(" + ".join(rules), []).append(outcome.case)
    for rule, found in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        print(f"\nrefused by us only, {len(found)} times: {rule}")
        for case in found:
            print(f"  {case.model}: {json.dumps(case.options)}")


if __name__ == "__main__":
    sys.exit(main())
