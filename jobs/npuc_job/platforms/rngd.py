"""Furiosa RNGD: a safetensors folder in, a folder that can be served out.

Two generations of the SDK: ``fxb build`` from 2026.4 on, ArtifactBuilder up to 2026.3. The version
in the spec decides, which the service read from what is installed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from npuc_job.contract import CONTRACT
from npuc_job.platforms import (
    rngd_bundle,
    rngd_errors,
    rngd_folder,
    rngd_fxb,
    rngd_keys,
    rngd_knowledge,
    rngd_legacy,
    rngd_model,
    rngd_options,
    rngd_output,
)
from npuc_job.platforms.arguments import refuse_additional
from npuc_job.platforms.platform import Again, Conduct, KnownError
from npuc_job.platforms.usual import Usual
from npuc_job.spec import Spec

SILENCE_SECONDS = 1800.0
"""fxb prints its bar every 5 s; the slowest legacy task that was reported took about 150 s."""
STANDSTILL_SECONDS = 4 * 3600.0
"""Without one more finished kernel; the slowest of a small model took 9 minutes on one core."""


class Rngd(Usual):
    """Runs the compiler of the SDK that the spec names."""

    progress_pattern: re.Pattern[bytes] | None = re.compile(
        rb"(?:\[(?:[=> .#-]|\xc2\xb7)*\]\s+|(?:Tracing|Compilation) Progress:?[^\r\n]{0,200}?\s)"
        rb"(\d{1,9})/(\d{1,9})(?= \(\d+%\)| \[|\s)"
    )
    known_errors: Sequence[KnownError] = rngd_errors.KNOWN_ERRORS

    def tool(self, spec: Spec) -> str:
        return rngd_legacy.TOOL if is_legacy(spec.toolchain.version) else rngd_fxb.TOOL

    def conduct(self, spec: Spec, model: Path) -> Conduct:
        legacy = is_legacy(spec.toolchain.version)
        left_out = rngd_options.left_out(spec.options)
        config = rngd_model.read_config(model) if left_out else {}
        return Conduct(
            scratch_output=True,
            # fxb refuses what it can't build before it compiles anything, as its dry run does.
            rehearsal=[rngd_legacy.CHECK_ONLY] if legacy else [],
            again=None
            if legacy
            else Again(rngd_options.refuses_sampler, [rngd_options.WITHOUT_SAMPLER]),
            silence_seconds=SILENCE_SECONDS,
            standstill_seconds=STANDSTILL_SECONDS,
            inputs={"config.json": rngd_keys.written(rngd_keys.without(config, left_out))}
            if left_out
            else {},
            beside=model if left_out else None,
            publish_inputs=True,
        )

    def check_model(self, spec: Spec, model: Path) -> Sequence[str]:
        options = spec.options
        return rngd_model.check(
            model,
            spec.toolchain.version,
            rngd_options.task(options),
            rngd_options.left_out(options),
        )

    def digest(self, spec: Spec, model: Path) -> str | None:
        return rngd_folder.digest(spec.volume, model)

    def command(self, spec: Spec, model: Path) -> list[str]:
        refuse_additional(spec)
        legacy = is_legacy(spec.toolchain.version)
        return rngd_legacy.command(spec, model) if legacy else rngd_fxb.command(spec, model)

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        # Without a token nothing may be fetched: a wrong path must fail at once, not after retries.
        offline = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
        return {} if inherited.get("HF_TOKEN") else offline

    def complete(
        self, spec: Spec, model: Path, folder: Path, between_files: Callable[[], None]
    ) -> None:
        if not is_legacy(spec.toolchain.version):  # that builder writes the tokenizer itself
            rngd_output.add_small_files(model, spec.volume, folder, between_files)

    def linked(self, spec: Spec, model: Path) -> Mapping[str, Path]:
        if is_legacy(spec.toolchain.version):
            return {}  # the builder writes the weights itself
        return rngd_output.weights(model, spec.volume)

    def check_room(self, spec: Spec, model: Path) -> None:
        if model.is_dir() and not is_legacy(spec.toolchain.version):
            rngd_output.check_room(model, spec.volume)

    def cache_path(self, spec: Spec) -> PurePosixPath | None:
        return PurePosixPath(CONTRACT.cache_folder, spec.toolchain.version)

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        if is_legacy(spec.toolchain.version):
            return rngd_legacy.summary(folder)
        bundle = rngd_bundle.manifest(folder)
        return {
            "versions": bundle.get("versions"),
            "parallelConfig": bundle.get("parallel_config"),
            "kernelCount": sum(len(entries) for entries in bundle["kernels"].values()),
            "buckets": rngd_bundle.buckets(bundle),
        }

    def headline(self, summary: Mapping[str, object]) -> str | None:
        count = summary.get("kernelCount")
        return None if count is None else f"kernels {count}"

    def work(self, summary: Mapping[str, object]) -> int | None:
        count = summary.get("kernelCount")
        return count if isinstance(count, int) else None

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        if is_legacy(spec.toolchain.version):
            rngd_legacy.check(folder)
        else:
            rngd_bundle.check(folder)
            rngd_fxb.show(folder / rngd_bundle.NAME)


def is_legacy(version: str) -> bool:
    return rngd_knowledge.sdk_of(version).builder is rngd_knowledge.Builder.ARTIFACT_BUILDER
