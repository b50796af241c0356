"""The options of RNGD as arguments of ``fxb build``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from npuc_job.platforms import arguments
from npuc_job.platforms.rngd_knowledge import KNOWLEDGE
from npuc_job.platforms.rngd_registry import Task
from npuc_job.wording import worded

NUMBERS: Mapping[str, str] = {
    "maxContextLength": "--max-model-len",
    "tensorParallel": "-tp",
    "pipelineParallel": "-pp",
}
PARTS: Mapping[str, int] = {"prefillBuckets": 2, "decodeBuckets": 2, "appendBuckets": 3}
TOKENWISE = "tokenwiseSeqLens"
TASK = "task"
LEFT_OUT = "leaveOutConfigKeys"
WITHOUT_SAMPLER = "--no-enable-sampler"

# The on-chip sampler is on by default, and refuses sizes above its window and vocabularies below
# the preset's ids (dry runs of fxb 2026.4.0); the model runs without it.
_SAMPLER_REFUSED = re.compile(r"random_sample|eos_token_ids must be in|sampler", re.IGNORECASE)

Bucket = Sequence[int]


def task(options: Mapping[str, object]) -> Task | None:
    """What to compile the model for; ``None``: what it is made for."""
    given = options.get(TASK)
    if given is None:
        return None
    try:
        return Task(given)
    except ValueError:
        raise arguments.not_one_of(TASK, [one.value for one in Task]) from None


def left_out(options: Mapping[str, object]) -> list[str]:
    """The keys to leave out of config.json."""
    keys = arguments.items(LEFT_OUT, options.get(LEFT_OUT) or [], arguments.text)
    wrong = [key for key in keys if not re.fullmatch(KNOWLEDGE.leave_out.form, key)]
    if wrong or len(keys) > KNOWLEDGE.leave_out.most:
        raise arguments.refused(
            worded(
                "KeysWrong",
                "The option {option} must be at most {most} keys of the form {pattern}.",
                option=LEFT_OUT,
                most=KNOWLEDGE.leave_out.most,
                pattern=KNOWLEDGE.leave_out.form,
            )
        )
    return keys


def refuses_sampler(output: str) -> bool:
    """Whether a dry run failed because of the on-chip sampler only."""
    return _SAMPLER_REFUSED.search(output) is not None


@dataclass(frozen=True)
class Buckets:
    """Shapes to compile for; all empty: the compiler's own preset."""

    prefill: Sequence[Bucket]
    decode: Sequence[Bucket]
    append: Sequence[Bucket]
    tokenwise: Sequence[int]


def option_arguments(options: Mapping[str, object]) -> list[str]:
    """The options as arguments; an option that is left out is not passed."""
    numbers, buckets = read(options)
    result = [part for name, value in numbers.items() for part in (NUMBERS[name], str(value))]
    if buckets.prefill or buckets.decode or buckets.append:
        result += ["--attention-buckets", attention_buckets(buckets)]
    if buckets.tokenwise:
        result += ["--tokenwise-buckets", ",".join(map(str, buckets.tokenwise))]
    wanted = task(options)
    if wanted not in (None, Task.GENERATE):
        result += ["--convert", wanted.value]
    return result


def read(options: Mapping[str, object]) -> tuple[dict[str, int], Buckets]:
    """Numbers by name, and buckets; refuses what is unknown."""
    arguments.refuse_unknown(options, dict.fromkeys([*NUMBERS, *PARTS, TOKENWISE, TASK, LEFT_OUT]))
    given = {name: value for name, value in options.items() if value is not None}
    numbers = {name: arguments.whole_number(name, given[name]) for name in NUMBERS if name in given}
    prefill, decode, append = (
        arguments.items(name, given.get(name, []), _bucket) for name in PARTS
    )
    sizes = arguments.items(TOKENWISE, given.get(TOKENWISE, []), arguments.whole_number)
    return numbers, Buckets(prefill, decode, append, sizes)


def attention_buckets(buckets: Buckets) -> str:
    """Write them as fxb wants them: ``(batch,attention_size,input_ids_size)`` without blanks.

    A prefill reads the whole prompt in one pass, a decode step one new token, and what is appended
    some new tokens after those that are known already.
    """
    tuples = [(batch, length, length) for batch, length in buckets.prefill]
    tuples += [(batch, length, new) for batch, length, new in buckets.append]
    tuples += [(batch, length, 1) for batch, length in buckets.decode]
    return ",".join(f"({batch},{attention},{new})" for batch, attention, new in tuples)


def _bucket(name: str, value: object) -> Bucket:
    numbers = arguments.items(name, value, arguments.whole_number)
    if len(numbers) != PARTS[name]:
        words = "a pair [batch, length]" if PARTS[name] == 2 else "[batch, attention, input]"
        raise arguments.refused(
            worded(
                "BucketWrong",
                f"Each bucket of {{option}} must be {words}.",
                option=name,
                parts=PARTS[name],
            )
        )
    return numbers
