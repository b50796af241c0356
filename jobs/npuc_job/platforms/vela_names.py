"""How long the name of a model may be: ``vela_names.json``, which the service reads too."""

from __future__ import annotations

import os
from dataclasses import dataclass

from npuc_job.records import packaged
from npuc_job.wording import worded


@dataclass(frozen=True)
class VelaNames:
    """What vela puts around the system configuration, behind the name of the model."""

    most_bytes: int
    before: str
    after: str
    longest_default: str
    source: str


NAMES = packaged("npuc_job.platforms", "vela_names.json", VelaNames)


def problem(name: str, system_config: object) -> str | None:
    """What is wrong with the name of a model; ``None`` where its outputs can be written."""
    system = system_config if isinstance(system_config, str) else NAMES.longest_default
    most = NAMES.most_bytes - len(NAMES.before + system + NAMES.after)
    length = len(os.fsencode(os.path.splitext(name)[0]))
    if length <= most:
        return None
    return worded(
        "NameTooLong",
        "{name} has a name of {length} bytes before its suffix, and vela appends {appended} to it: "
        "rename the file to at most {most} bytes (a Korean letter takes 3 to 9) and register it "
        "again.",
        name=name,
        length=length,
        appended=f"{NAMES.before}{system}{NAMES.after}",
        most=most,
    )
