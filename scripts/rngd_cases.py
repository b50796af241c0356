"""Option sets for RNGD over several shapes of models: the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tiny_llama


def llama(**changes: object) -> dict[str, object]:
    return {**tiny_llama.CONFIG, **changes}


_8B = {"hidden_size": 4096, "num_attention_heads": 32, "num_key_value_heads": 8}
_LLAMA_70B = llama(
    hidden_size=8192,
    intermediate_size=28_672,
    num_attention_heads=64,
    num_key_value_heads=8,
    num_hidden_layers=80,
    max_position_embeddings=262_144,
)
OWN: Mapping[str, Mapping[str, object]] = {
    "tiny Llama": llama(),
    "tiny Llama of 2,048 positions": llama(max_position_embeddings=2048),
    "tiny Llama of 32,000 tokens": llama(vocab_size=32_000, bos_token_id=1, eos_token_id=2),
    "tiny Llama of 2 key-value heads": llama(num_key_value_heads=2),
    "Llama 8B": llama(
        **_8B, intermediate_size=14_336, num_hidden_layers=32, max_position_embeddings=131_072
    ),
    "Llama 70B": _LLAMA_70B,
    "Llama with head_dim": llama(head_dim=128),
    "Qwen2.5": llama(architectures=["Qwen2ForCausalLM"], model_type="qwen2"),
    "Mixtral": llama(architectures=["MixtralForCausalLM"], model_type="mixtral"),
}
# What people have on their disks: a config.json that compiles, with a field or two changed.
EDITS: Mapping[str, Mapping[str, object]] = {
    "as the hub has it": {"dtype": "bfloat16", "_name_or_path": "x", "pad_token_id": 0},
    "of unsloth": {"unsloth_version": "2026.1", "unsloth_fixed": True},
    "with a window of null": {"a_window": None, "sliding_window_size": None},
    "with _attn_implementation_autoset": {"_attn_implementation_autoset": True},
    "with kv_cache_scheme": {"kv_cache_scheme": None, "use_something": False},
    "with rope of transformers 5": {"rope_parameters2": {"rope_type": "default"}},
    "with an object for a number": {"hidden_act": {"name": "silu"}},
    "with another model_type": {"model_type": "opt"},
    "of another architecture": {"architectures": ["OPTForCausalLM"]},
    "without hidden_size": {"hidden_size": None, "text_config": None},
    "with a key one level below": {"text_config": {"zoom": 1}, "rope_scaling": {"zoom": 1}},
    "with key-value heads of null": {"num_key_value_heads": None},
}
# Refusals of a whole model take no time; most sets go to models that compile.
_LENGTHS = (16, 17, 64, 100, 127, 128, 128, 256, 500, 512, 512, 1000, 1024, 2048, 4096)
_LONG = (3000, 8192, 32_768, 40_960, 40_961, 131_072, 131_073, 300_000)
_PRESET_LENGTHS = (100, 200, 300, 450, 600, 700, 900)
_BATCHES = (1, 1, 1, 2, 3, 4, 6, 8, 16, 64, 1024)
_HUGE_BATCHES = (4096, 8191, 8192, 16_384, 16_386, 100_000)
TASKS = ("generate", "embed", "score")


@dataclass(frozen=True)
class Case:
    """One set of options for one model."""

    model: str
    config: Mapping[str, object]
    options: Mapping[str, Any]


def carried(models: Mapping[str, Mapping[str, object]]) -> Iterator[Case]:
    """Those of the SDK itself and ours, for each task."""
    for name, config in {**models, **OWN}.items():
        for task in TASKS:
            yield Case(f"{name} to {task}", config, {**_plain(task), "task": task})


def edited(models: Mapping[str, Mapping[str, object]]) -> Iterator[Case]:
    """Each edit of each model, for what the model is made for."""
    for name, config in {**models, "tiny Llama": OWN["tiny Llama"]}.items():
        for what, edit in EDITS.items():
            yield Case(f"{name} {what}", _edit(config, edit), _plain(_task(name, config)))


def unbucketed(models: Mapping[str, Mapping[str, object]]) -> Iterator[Case]:
    """The vendor's own preset, at lengths on both sides of where those of some models end."""
    for name, config in models.items():
        for length in _PRESET_LENGTHS:
            options = {"maxContextLength": length, "tensorParallel": 8, "pipelineParallel": 1}
            yield Case(f"{name} at {length}", config, {**options, "task": _task(name, config)})


def _edit(config: Mapping[str, object], edit: Mapping[str, object]) -> dict[str, object]:
    """Objects are added to those that are there; a null object leaves what is there."""
    result = dict(config)
    for key, value in edit.items():
        there = config.get(key)
        if key == "text_config" and not isinstance(there, dict):
            continue
        if isinstance(value, dict) and isinstance(there, dict):
            result[key] = {**there, **value}
        elif key == "text_config":
            result[key] = {**there, "hidden_size": None}  # type: ignore[dict-item]
        else:
            result[key] = value
    return result


def _task(name: str, config: Mapping[str, Any]) -> str:
    architecture = config["architectures"][0]
    if "Embedding" in name or architecture.endswith("Model"):
        return "embed"
    if "Reranker" in name or architecture.endswith("ForSequenceClassification"):
        return "score"
    return "generate"


def _plain(task: str) -> dict[str, Any]:
    plain = {
        "maxContextLength": 512,
        "tensorParallel": 8,
        "pipelineParallel": 1,
        "prefillBuckets": [[1, 512]],
        "tokenwiseSeqLens": [1, 512],
        "task": task,
    }
    return {**plain, "decodeBuckets": [[1, 512]]} if task == "generate" else plain


def mixed(models: Mapping[str, Mapping[str, object]], count: int, seed: int) -> Iterator[Case]:
    """Random options over all models but those with vision, whose dry runs take minutes.

    Half of them go to our own, which are small.
    """
    numbers = random.Random(seed)
    models = {name: config for name, config in models.items() if "vision_config" not in config}
    for _ in range(count):
        name, config = numbers.choice(list((OWN if numbers.random() < 0.5 else models).items()))
        task = _task(name, config) if numbers.random() < 0.9 else numbers.choice(TASKS)
        yield Case(name, config, _options(numbers, task))


def _options(numbers: random.Random, task: str) -> dict[str, Any]:
    length = numbers.choice(_LONG if numbers.random() < 0.15 else _LENGTHS)
    options: dict[str, Any] = {
        "maxContextLength": length,
        "tensorParallel": numbers.choices((4, 8, 16, 32, 0, 3), (15, 45, 15, 15, 5, 5))[0],
        "pipelineParallel": numbers.choices((1, 2, 8, 0, 9), (80, 10, 4, 3, 3))[0],
        "task": task,
    }
    if numbers.random() < 0.03:
        return options  # the vendor's own buckets have many kernels, which take time
    options["prefillBuckets"] = _buckets(numbers, length, (1, 1, 1, 2, 4))
    if task == "generate" or numbers.random() < 0.05:
        options["decodeBuckets"] = _buckets(numbers, length, _BATCHES)
    if numbers.random() < 0.3:
        new = numbers.choice((1, 8, 16, 64, 128, length))
        options["appendBuckets"] = [[_batch(numbers, (1, 1, 2)), _end(numbers, length), new]]
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
