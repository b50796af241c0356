"""Option sets for RNGD over several shapes of models: the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tiny_llama

FP8 = {"quant_method": "fp8", "activation_scheme": "dynamic", "weight_block_size": [128, 128]}


def llama(**changes: object) -> dict[str, object]:
    return {**tiny_llama.CONFIG, **changes}


def qwen3(**changes: object) -> dict[str, object]:
    return llama(
        architectures=["Qwen3ForCausalLM"],
        model_type="qwen3",
        vocab_size=151_936,
        head_dim=128,
        max_position_embeddings=40_960,
        num_attention_heads=32,
        eos_token_id=151_645,
        quantization_config=FP8,
        **changes,
    )


_8B = {"hidden_size": 4096, "num_attention_heads": 32, "num_key_value_heads": 8}
MODELS: Mapping[str, Mapping[str, object]] = {
    "tiny Llama": llama(),
    "tiny Llama of 2,048 positions": llama(max_position_embeddings=2048),
    "tiny Llama of 32,000 tokens": llama(vocab_size=32_000, bos_token_id=1, eos_token_id=2),
    "tiny Llama of 2 key-value heads": llama(num_key_value_heads=2),
    "Llama 8B": llama(
        **_8B, intermediate_size=14_336, num_hidden_layers=32, max_position_embeddings=131_072
    ),
    "Llama 70B": llama(
        hidden_size=8192,
        intermediate_size=28_672,
        num_attention_heads=64,
        num_key_value_heads=8,
        num_hidden_layers=80,
        max_position_embeddings=262_144,
    ),
    "Qwen3 8B FP8": qwen3(
        hidden_size=4096, intermediate_size=12_288, num_hidden_layers=36, num_key_value_heads=8
    ),
    "Qwen3 32B without quantization": {
        name: value
        for name, value in qwen3(
            hidden_size=5120, intermediate_size=25_600, num_hidden_layers=64, num_key_value_heads=8
        ).items()
        if name != "quantization_config"
    },
    "Llama with head_dim": llama(head_dim=128),
}
QWEN3 = MODELS["Qwen3 8B FP8"]
# What people have on their disks and fxb can't read: one field of a model that compiles is changed.
UNREADABLE: Mapping[str, Mapping[str, object]] = {
    "Llama with rope_parameters": llama(rope_parameters={"rope_type": "default"}),
    "Llama with rope_scaling of the old form": llama(rope_scaling={"type": "linear", "factor": 2}),
    "Llama with rope_scaling null": llama(rope_scaling=None),
    "Llama with num_key_value_heads null": llama(num_key_value_heads=None),
    "Llama called mistral": llama(model_type="mistral"),
    "Qwen3 with rope_parameters": {**QWEN3, "rope_parameters": {"rope_type": "default"}},
    "Qwen3 with rope_scaling": {**QWEN3, "rope_scaling": {"rope_type": "yarn", "factor": 4}},
    "Qwen3 called llama": {**QWEN3, "model_type": "llama"},
}
_PLAIN = {
    "maxContextLength": 512,
    "tensorParallel": 8,
    "pipelineParallel": 1,
    "prefillBuckets": [[1, 512]],
    "decodeBuckets": [[1, 512]],
    "tokenwiseSeqLens": [1, 512],
}
# Refusals of a whole model take no time; most sets go to models that compile.
_WEIGHTS = (24, 8, 8, 8, 18, 8, 18, 4, 4)
_LENGTHS = (16, 17, 64, 100, 127, 128, 128, 256, 500, 512, 512, 1000, 1024, 2048, 4096)
_LONG = (3000, 8192, 32_768, 40_960, 40_961, 131_072, 131_073, 300_000)
_BATCHES = (1, 1, 1, 2, 3, 4, 6, 8, 16, 64, 1024)
_HUGE_BATCHES = (4096, 8191, 8192, 16_384, 16_386, 100_000)


@dataclass(frozen=True)
class Case:
    """One set of options for one model."""

    model: str
    options: Mapping[str, Any]

    @property
    def config(self) -> Mapping[str, object]:
        return {**MODELS, **UNREADABLE}[self.model]


def cases(count: int, seed: int) -> Iterator[Case]:
    numbers = random.Random(seed)
    for _ in range(count):
        model = numbers.choices(list(MODELS), _WEIGHTS)[0]
        yield Case(model, _options(numbers))


def unreadable() -> Iterator[Case]:
    """One case for each; that the same options compile for the unchanged model is measured too."""
    for model in ("tiny Llama", "Qwen3 8B FP8", *UNREADABLE):
        yield Case(model, _PLAIN)


def _options(numbers: random.Random) -> dict[str, Any]:
    length = numbers.choice(_LONG if numbers.random() < 0.15 else _LENGTHS)
    options: dict[str, Any] = {
        "maxContextLength": length,
        "tensorParallel": numbers.choices((4, 8, 32, 0, 3, 16), (20, 50, 20, 2, 5, 3))[0],
        "pipelineParallel": numbers.choices((1, 2, 8, 0, 9), (80, 10, 4, 3, 3))[0],
    }
    if numbers.random() < 0.94:  # buckets of our own derivation have many kernels, which take time
        options["prefillBuckets"] = _buckets(numbers, length, (1, 1, 1, 2, 4))
        options["decodeBuckets"] = _buckets(numbers, length, _BATCHES)
        if numbers.random() < 0.7:
            options["tokenwiseSeqLens"] = _sizes(numbers, length)
    return options


def _buckets(numbers: random.Random, length: int, batches: Sequence[int]) -> list[list[int]]:
    lengths = [_end(numbers, length)]
    if numbers.random() < 0.3:
        lengths.append(numbers.choice((1, 4, 8, 9, max(1, length // 2))))
    buckets = [[_batch(numbers, batches), one] for one in lengths]
    if numbers.random() < 0.05:
        buckets.append(list(buckets[0]))
    return buckets


def _batch(numbers: random.Random, batches: Sequence[int]) -> int:
    kind = numbers.random()
    if kind < 0.03:
        return 0
    return numbers.choice(_HUGE_BATCHES if kind < 0.10 else batches)


def _end(numbers: random.Random, length: int) -> int:
    """Mostly where it has to be, now and then beside it."""
    return numbers.choices((length, length // 2 or 1, length + 1, 2 * length), (82, 8, 5, 5))[0]


def _sizes(numbers: random.Random, length: int) -> list[int]:
    sizes = [_end(numbers, length)]
    if numbers.random() < 0.4:
        sizes.append(numbers.choice((1, 2, 3, 7, 100, length)))
    if numbers.random() < 0.04:
        sizes.append(0)
    return sizes
