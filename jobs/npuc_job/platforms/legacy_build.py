"""Drives ArtifactBuilder of a Furiosa SDK up to 2026.3; run by the SDK's own Python.

    python3 legacy_build.py BUILD CACHE_FOLDER [--check]

BUILD is JSON, see ``rngd_legacy.command``. Writes the artifact into the working folder. ``--check``
makes the configuration and the builder, which validates it all against the model, and builds
nothing. The process that runs this file has the vendor's packages; npuc's own are not needed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any, Protocol

CPUS_PER_WORKER = 8


class ArtifactBuilder(Protocol):
    """What is used of the vendor's class."""

    _buckets: object
    _max_model_len: int
    _model_metadata: Any


def keywords(build: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The keyword arguments of the vendor's configuration classes, by class.

    The names are exact: those classes ignore an unknown keyword silently. ``skip_validation`` lifts
    the demand for append buckets where none are needed, but also every other check: ``validate``
    makes up for that. Without any bucket the vendor's own preset is taken, and checked as ever.
    """
    buckets = {
        "prefill_buckets": [tuple(bucket) for bucket in build["prefillBuckets"]],
        "decode_buckets": [tuple(bucket) for bucket in build["decodeBuckets"]],
        "append_buckets": [tuple(bucket) for bucket in build["appendBuckets"]],
        "tokenwise_seq_lens": list(build["tokenwiseSeqLens"]),
    }
    return {
        "ModelConfig": {"max_model_len": build["maxContextLength"], "task": build["task"]},
        "ParallelConfig": {
            "tensor_parallel_size": build["tensorParallel"],
            "pipeline_parallel_size": build["pipelineParallel"],
        },
        "BucketConfig": {**buckets, "skip_validation": True} if any(buckets.values()) else {},
    }


def workers(cores: int) -> dict[str, int]:
    """Workers times their CPUs must not be above the CPUs: Ray would wait for ever in silence."""
    per_worker = min(CPUS_PER_WORKER, cores)
    return {
        "num_pipeline_builder_workers": 1,
        "num_compile_workers": max(1, cores // per_worker),
        "num_cpu_per_pipeline_build_worker": cores,
        "num_cpu_per_compile_worker": per_worker,
    }


def configs(artifact: object, build: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration objects; a class without a field of ours is of another SDK."""
    made = {}
    for name, arguments in keywords(build).items():
        vendor = getattr(artifact, name)
        unknown = sorted(arguments.keys() - vendor.model_fields.keys())
        if unknown:
            raise SystemExit(f"error: {name} of this SDK has no {', '.join(unknown)}")
        made[name] = vendor(**arguments)
    return made


def validate(validator: ModuleType, bucket_config: object, builder: ArtifactBuilder) -> None:
    """The vendor's own checks that ``skip_validation`` left out."""
    validator.validate_bucket_config(bucket_config)
    validator.validate_resolved_buckets(
        builder._buckets,
        is_generative_model=builder._model_metadata.is_generative_model,
        max_model_len=builder._max_model_len,
    )


def main(arguments: list[str]) -> None:
    from furiosa_llm import artifact  # type: ignore[import-not-found]
    from furiosa_llm.artifact import validator  # type: ignore[import-not-found]

    build = json.loads(arguments[0])
    made = configs(artifact, build)
    builder = artifact.ArtifactBuilder(
        build["model"],
        model_config=made["ModelConfig"],
        parallel_config=made["ParallelConfig"],
        bucket_config=made["BucketConfig"],
    )
    validate(validator, made["BucketConfig"], builder)
    if "--check" in arguments:
        print("Check: skipping compilation")
        return
    builder.build(".", cache_dir=arguments[1], **workers(build["cores"]))
    print("Artifact Build Completed")


if __name__ == "__main__":
    main(sys.argv[1:])
