"""The options of RNGD as arguments of ``fxb build``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from npuc_job.platforms import arguments

NUMBERS: Mapping[str, str] = {
    "maxContextLength": "--max-model-len",
    "tensorParallel": "-tp",
    "pipelineParallel": "-pp",
}
BUCKETS = ("prefillBuckets", "decodeBuckets")
TOKENWISE = "tokenwiseSeqLens"
WITHOUT_SAMPLER = "--no-enable-sampler"

# The on-chip sampler is on by default, and refuses sizes above its window and vocabularies below
# the preset's ids (dry runs of fxb 2026.4.0); the model runs without it.
_SAMPLER_REFUSED = re.compile(r"random_sample|eos_token_ids must be in|sampler", re.IGNORECASE)

Bucket = Sequence[int]


def refuses_sampler(output: str) -> bool:
    """Whether a dry run failed because of the on-chip sampler only."""
    return _SAMPLER_REFUSED.search(output) is not None


def option_arguments(options: Mapping[str, object]) -> list[str]:
    """The options as arguments; an option that is left out is not passed."""
    numbers, prefill, decode, sizes = read(options)
    result = [part for name, value in numbers.items() for part in (NUMBERS[name], str(value))]
    if prefill or decode:
        result += ["--attention-buckets", attention_buckets(prefill, decode)]
    if sizes:
        result += ["--tokenwise-buckets", ",".join(map(str, sizes))]
    return result


def read(
    options: Mapping[str, object],
) -> tuple[dict[str, int], list[Bucket], list[Bucket], list[int]]:
    """Numbers by name, prefill and decode buckets, tokenwise sizes; refuses what is unknown."""
    arguments.refuse_unknown(options, dict.fromkeys([*NUMBERS, *BUCKETS, TOKENWISE]))
    given = {name: value for name, value in options.items() if value is not None}
    numbers = {name: arguments.whole_number(name, given[name]) for name in NUMBERS if name in given}
    prefill, decode = (arguments.items(name, given.get(name, []), _bucket) for name in BUCKETS)
    sizes = arguments.items(TOKENWISE, given.get(TOKENWISE, []), arguments.whole_number)
    return numbers, prefill, decode, sizes


def attention_buckets(prefill: Sequence[Bucket], decode: Sequence[Bucket]) -> str:
    """Write buckets as fxb wants them: ``(batch,attention_size,input_ids_size)`` without blanks.

    A prefill reads the whole prompt in one pass, a decode step one new token.
    """
    tuples = [(batch, length, length) for batch, length in prefill]
    tuples += [(batch, length, 1) for batch, length in decode]
    return ",".join(f"({batch},{attention},{new})" for batch, attention, new in tuples)


def _bucket(name: str, value: object) -> Bucket:
    pair = arguments.items(name, value, arguments.whole_number)
    if len(pair) != 2:
        raise arguments.refused(f"Each bucket of {name} must be a pair [batch, length].")
    return pair
