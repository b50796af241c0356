"""Writes a tiny random Llama that looks like one from the hub: config.json and safetensors.

Two layers of the smallest shape known to compile for RNGD. Nothing is downloaded, and the same
files are written each time.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path

HIDDEN = 1024
INTERMEDIATE = 2816
HEADS = 8
LAYERS = 2
VOCABULARY = 128_256
MAX_POSITIONS = 4096

# No head_dim, and rope_theta at the top: fxb 2026.4.0 refuses what newer transformers write.
CONFIG: Mapping[str, object] = {
    "architectures": ["LlamaForCausalLM"],
    "model_type": "llama",
    "hidden_size": HIDDEN,
    "intermediate_size": INTERMEDIATE,
    "num_attention_heads": HEADS,
    "num_key_value_heads": HEADS,
    "num_hidden_layers": LAYERS,
    "vocab_size": VOCABULARY,
    "max_position_embeddings": MAX_POSITIONS,
    "rms_norm_eps": 1e-05,
    "rope_theta": 500000.0,
    "tie_word_embeddings": True,
    "torch_dtype": "bfloat16",
    "bos_token_id": 128000,
    "eos_token_id": 128001,
}
_BLOCK = 1 << 20
_SMALL = (0x3C, 0x3D, 0xBC, 0xBD)
"""Upper bytes of bfloat16 numbers between 0.0078 and 0.12, of both signs."""


def write(folder: Path) -> int:
    """Writes the model unless it is there already; answers the bytes of its weights."""
    weights = folder / "model.safetensors"
    if not weights.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.json").write_text(json.dumps(CONFIG, indent=2) + "\n")
        draft = folder / "model.safetensors.draft"
        _write_weights(draft)
        draft.rename(weights)
    return weights.stat().st_size


def shapes() -> dict[str, tuple[int, ...]]:
    """The tensors by their names in the hub's files."""
    tensors: dict[str, tuple[int, ...]] = {"model.embed_tokens.weight": (VOCABULARY, HIDDEN)}
    for layer in range(LAYERS):
        at = f"model.layers.{layer}."
        for name in ("q", "k", "v", "o"):
            tensors[f"{at}self_attn.{name}_proj.weight"] = (HIDDEN, HIDDEN)
        tensors[f"{at}mlp.gate_proj.weight"] = (INTERMEDIATE, HIDDEN)
        tensors[f"{at}mlp.up_proj.weight"] = (INTERMEDIATE, HIDDEN)
        tensors[f"{at}mlp.down_proj.weight"] = (HIDDEN, INTERMEDIATE)
        tensors[f"{at}input_layernorm.weight"] = (HIDDEN,)
        tensors[f"{at}post_attention_layernorm.weight"] = (HIDDEN,)
    tensors["model.norm.weight"] = (HIDDEN,)
    return tensors


def _write_weights(path: Path) -> None:
    header: dict[str, object] = {}
    end = 0
    for name, shape in shapes().items():
        begin, end = end, end + 2 * _product(shape)
        header[name] = {"dtype": "BF16", "shape": list(shape), "data_offsets": [begin, end]}
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        numbers = random.Random(7)
        while end > 0:
            file.write(_small_numbers(numbers, min(end, _BLOCK)))
            end -= _BLOCK


def _small_numbers(numbers: random.Random, size: int) -> bytes:
    block = bytearray(numbers.randbytes(size))
    block[1::2] = bytes(block[1::2]).translate(bytes(_SMALL[value % 4] for value in range(256)))
    return bytes(block)


def _product(shape: tuple[int, ...]) -> int:
    result = 1
    for size in shape:
        result *= size
    return result
