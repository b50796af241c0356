"""Our rules for RNGD that the dry run of fxb does not have, each with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping

RULES = (
    (r"tensorParallel: must be one of", "tensorParallel is 4, 8, 16 or 32",
     "furiosa_llm 2026.3.0 artifact/validator.py, SUPPORTED_TP_SIZES; 16 from presets of 2026.4.0"),
    (r"tensorParallel: takes .* must divide", "its cards divide the key-value heads",
     "furiosa.kernels 2026.4.0 common/entry_function/topology.py"),
    (r"pipelineParallel: must be a whole", "pipelineParallel is 1 to 8",
     "furiosa_llm 2026.3.0 artifact/validator.py, 'must be a positive integer' and MAX_DEVICES"),
    (r"pipelineParallel: takes", "at most 8 cards",
     "furiosa_llm 2026.3.0 artifact/validator.py, MAX_DEVICES"),
    (r"Buckets\[\d+\]\[\d\]: must be a whole", "batches and lengths are positive",
     "furiosa_llm 2026.3.0 artifact/validator.py, validate_bucket_config rule 3"),
    (r"Buckets\[\d+\]: repeats", "no bucket twice",
     "furiosa_llm 2026.3.0 artifact/validator.py, validate_bucket_config rule 1"),
    (r"SeqLens\[\d+\]: repeats", "no tokenwise size twice",
     "the dry run compiles its kernels twice (13 kernels instead of 10)"),
    (r"SeqLens\[\d+\]: must be a whole", "tokenwise sizes are positive",
     "fxb 2026.4.0, ZeroDivisionError while it generates"),
    (r"Buckets: must have no batch above", "room for two positions of a batch in 32 MiB a card",
     "furiosa.kernels 2026.4.0 common/attention/dispatch.py, with a margin of one bit"),
    (r"Buckets: must have batches of 1", "batches of few tokens are 1 or even",
     "furiosa.kernels 2026.4.0 common/attention/flash_attention.py"),
    (r"Buckets: must have no length above", "no bucket above maxContextLength",
     "fxb 2026.4.0, 'exceeds bucket ceiling'"),
    (r"must have fewer new tokens", "an append bucket has fewer new tokens than its length",
     "furiosa_llm 2026.3.0 artifact/validator.py, 'must be greater than input_ids_size'"),
    (r"decodeBuckets: must be empty", "no decode buckets where nothing is generated",
     "furiosa_llm 2026.3.0 artifact/validator.py, 'Remove decode_buckets for non-generative'"),
    (r"SeqLens: must hold multiples", "tokens are divided among the cards of a large model",
     "fxb 2026.4.0, 'requires num_chips | num_tokens' and 'must be divisible by num_chip=4'"),
    (r"Buckets: must have multiples", "new tokens are multiples of the sliding window",
     "fxb 2026.4.0, 'must be divisible by sliding_window_size(128)'"),
    (r"SeqLens: must not hold a size above", "no tokenwise size above maxContextLength",
     "fxb 2026.4.0, 'exceeds bucket ceiling'"),
    (r"maxContextLength: must not be above the model's", "not above max_position_embeddings",
     "furiosa_llm 2026.3.0 artifact/resolver.py"),
    (r"maxContextLength: must not be above the longest", "not above the vendor's preset",
     "fxb 2026.4.0, 'no attention bucket in the preset covers'"),
    (r"with quantization .* has no kernels", "weights have the numbers that the kernels take",
     "fxb 2026.4.0 takes the kernels of the nearest registered model whatever the weights are"),
    (r"does not compile", "the architecture is registered for the task",
     "fxb 2026.4.0, 'no model registry entry'"),
    (r"baseArtifactId: config.json", "config.json is one that the compiler reads",
     "fxb 2026.4.0, messages in docs/rngd.md"),
)  # fmt: skip


def rule(violation: Mapping[str, str]) -> str:
    """The rule that a violation comes from, with its source."""
    text = f"{violation['field']}: {violation['message']}"
    for pattern, what, source in RULES:
        if re.search(pattern, text):
            return f"{what} ({source})"
    return f"NO SOURCE NAMED ({text})"
