"""A Llama of 70 billion parameters as the hub lays it out, in sparse files that take no disk."""

from __future__ import annotations

import json
import math
from pathlib import Path

SHARDS = 28
LAYERS = 80
_HIDDEN, _INTERMEDIATE, _VOCABULARY, _KEYS = 8192, 28672, 128_256, 1024
CONFIG = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": _HIDDEN,
    "intermediate_size": _INTERMEDIATE,
    "num_attention_heads": 64,
    "num_key_value_heads": 8,
    "num_hidden_layers": LAYERS,
    "vocab_size": _VOCABULARY,
    "max_position_embeddings": 131_072,
    "rms_norm_eps": 1e-05,
    "rope_theta": 500000.0,
    "tie_word_embeddings": False,
    "torch_dtype": "bfloat16",
    "bos_token_id": 128000,
    "eos_token_id": 128001,
}


def shapes(layers: int) -> dict[str, tuple[int, ...]]:
    """The tensors by their names in the hub's files."""
    tensors: dict[str, tuple[int, ...]] = {"model.embed_tokens.weight": (_VOCABULARY, _HIDDEN)}
    for layer in range(layers):
        at = f"model.layers.{layer}."
        for name, rows in (("q", _HIDDEN), ("k", _KEYS), ("v", _KEYS), ("o", _HIDDEN)):
            tensors[f"{at}self_attn.{name}_proj.weight"] = (rows, _HIDDEN)
        tensors[f"{at}mlp.gate_proj.weight"] = (_INTERMEDIATE, _HIDDEN)
        tensors[f"{at}mlp.up_proj.weight"] = (_INTERMEDIATE, _HIDDEN)
        tensors[f"{at}mlp.down_proj.weight"] = (_HIDDEN, _INTERMEDIATE)
        tensors[f"{at}input_layernorm.weight"] = (_HIDDEN,)
        tensors[f"{at}post_attention_layernorm.weight"] = (_HIDDEN,)
    return tensors | {"model.norm.weight": (_HIDDEN,), "lm_head.weight": (_VOCABULARY, _HIDDEN)}


def write(folder: Path) -> int:
    """Writes config, index and shards; answers the bytes of the weights."""
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(CONFIG, indent=2))
    (folder / "tokenizer.json").write_text("{}")
    tensors = shapes(LAYERS)
    total = sum(map(_bytes, tensors.values()))
    shards: list[dict[str, tuple[int, ...]]] = [{} for _ in range(SHARDS)]
    before = 0
    for name, shape in tensors.items():
        shards[before * SHARDS // total][name] = shape
        before += _bytes(shape)
    weight_map: dict[str, str] = {}
    for number, shard in enumerate(shards):
        file = f"model-{number + 1:05}-of-{SHARDS:05}.safetensors"
        weight_map |= dict.fromkeys(shard, file)
        _write_shard(folder / file, shard)
    index = {"metadata": {"total_size": total}, "weight_map": weight_map}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=2))
    return total


def _bytes(shape: tuple[int, ...]) -> int:
    return 2 * math.prod(shape)


def _write_shard(path: Path, tensors: dict[str, tuple[int, ...]]) -> None:
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    end = 0
    for name, shape in tensors.items():
        begin, end = end, end + _bytes(shape)
        header[name] = {"dtype": "BF16", "shape": list(shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.truncate(8 + len(text) + end)
