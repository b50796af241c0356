"""The platforms this program can compile for."""

from __future__ import annotations

from collections.abc import Mapping

from npuc_job.failure import Code, JobError
from npuc_job.platforms.ethos_u import EthosU
from npuc_job.platforms.platform import Platform
from npuc_job.platforms.qualcomm_htp import QualcommHtp
from npuc_job.platforms.rngd import Rngd
from npuc_job.platforms.rockchip import Rockchip

_PLATFORMS: Mapping[str, Platform] = {
    "ethos-u": EthosU(),
    "rngd": Rngd(),
    "qualcomm-htp": QualcommHtp(),
    "rockchip": Rockchip(),
}


def platform_named(name: str) -> Platform:
    if name in _PLATFORMS:
        return _PLATFORMS[name]
    raise JobError(
        Code.INVALID_SPEC,
        f"platform {name!r} is unknown to this job image; it knows {', '.join(_PLATFORMS)}.",
    )
