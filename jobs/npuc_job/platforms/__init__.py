"""The platforms this program can compile for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from npuc_job.failure import Code, JobError
from npuc_job.platforms import declared
from npuc_job.platforms.ethos_u import EthosU
from npuc_job.platforms.platform import Platform
from npuc_job.platforms.qualcomm_htp import QualcommHtp
from npuc_job.platforms.rngd import Rngd
from npuc_job.platforms.rockchip import Rockchip
from npuc_job.wording import worded

_PLATFORMS: Mapping[str, Platform] = {
    "ethos-u": EthosU(),
    "rngd": Rngd(),
    "qualcomm-htp": QualcommHtp(),
    "rockchip": Rockchip(),
}


_NO_ENVIRONMENT: Mapping[str, str] = {}


def platform_named(name: str, environment: Mapping[str, str] = _NO_ENVIRONMENT) -> Platform:
    """One of these, else one of the folder that ``NPUC_PLATFORMS`` names."""
    if name in _PLATFORMS:
        return _PLATFORMS[name]
    folder = environment.get("NPUC_PLATFORMS")
    found = declared.find(Path(folder), name) if folder else None
    if found is not None:
        return found
    raise JobError(
        Code.INVALID_SPEC,
        worded(
            "PlatformUnknown",
            "platform {name} is unknown to this job image; it knows {known}.",
            name=repr(name),
            known=[*_PLATFORMS, *([folder] if folder else [])],
        ),
    )
