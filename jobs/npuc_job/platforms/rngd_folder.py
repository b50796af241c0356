"""Folders that are no whole model, known by the names of their files and their first bytes."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from npuc_job import manifest
from npuc_job.platforms import folder_files
from npuc_job.platforms.rngd_knowledge import KNOWLEDGE
from npuc_job.wording import worded

_POINTER = b"version https://git-lfs.github.com/spec/"
_SHARD = re.compile(r"(.+)-(\d{5})-of-(\d{5})\.safetensors")
_WEIGHTS = ".safetensors"
_MOST_BYTES = 64 * 1024 * 1024


def problems(model: Path) -> list[str]:
    """What is wrong with the folder as a whole; empty where its files are worth looking at."""
    names = _names(model)
    if "adapter_config.json" in names and "config.json" not in names:
        return [
            worded(
                "LoraAdapter",
                "{file} says that this is a LoRA adapter, no model; merge it into its base model "
                "(merge_and_unload) and register what you save then",
                file="adapter_config.json",
            )
        ]
    pointers: list[str] = [
        worded(
            "LfsPointer",
            "{file} is a Git LFS pointer, not the file itself; run git lfs pull, copy the model "
            "again and register it as a new artifact",
            file=name,
        )
        for name in names
        if name.endswith((_WEIGHTS, ".json")) and _is_pointer(model / name)
    ]
    return pointers or _weights(names)


def _weights(names: list[str]) -> list[str]:
    weights = [name for name in names if name.endswith(_WEIGHTS)]
    if set(weights) == {"adapter_model.safetensors"}:
        return [
            worded(
                "LoraAdapter",
                "{file} holds a LoRA adapter, no model; merge it into its base model "
                "(merge_and_unload) and register what you save then",
                file="adapter_model.safetensors",
            )
        ]
    if KNOWLEDGE.safetensors.index in names:
        return []
    if not weights and any(re.fullmatch(r"pytorch_model.*\.bin", name) for name in names):
        return [
            worded(
                "PytorchWeights",
                "*.safetensors is missing: the weights are pytorch_model.bin; convert them, by "
                "save_pretrained(..., safe_serialization=True) of transformers, and register what "
                "that writes",
            )
        ]
    missing = _missing_shards(weights)
    if not missing:
        return []
    more = f" and {len(missing) - 1} more shards" if len(missing) > 1 else ""
    return [
        worded(
            "ShardsMissing",
            f"{{file}}{more} is missing, and so is {{index}}; copy the whole model and register it "
            "as a new artifact",
            file=missing[0],
            count=len(missing),
            index=KNOWLEDGE.safetensors.index,
        )
    ]


def _missing_shards(weights: list[str]) -> list[str]:
    """By the numbers in the names of the others; at most a thousand."""
    shards = [shard for name in weights if (shard := _SHARD.fullmatch(name))]
    sets = {(shard[1], shard[3]) for shard in shards}
    wanted = {
        f"{stem}-{number:05}-of-{count}.safetensors"
        for stem, count in sets
        for number in range(1, min(int(count), 1000) + 1)
    }
    return sorted(wanted - set(weights))


def digest(volume: Path, model: Path) -> str:
    """The digest of a folder with a model, by which the service tells one content from another.

    One line ``<name> <bytes> <sha256>`` for config.json, the index and each file of weights, sorted
    by name; of weights only the header is read, which says what the rest is.
    """
    parts = ("config.json", KNOWLEDGE.safetensors.index)
    files = folder_files.sorted_by("utf-16-be", folder_files.seen(volume, model))
    lines = [_line(name, path) for name, path in files if name in parts or name.endswith(_WEIGHTS)]
    return manifest.digest("".join(lines).encode())


def _line(name: str, path: Path | None) -> str:
    size, head = (path.stat().st_size, _head(path)) if path else (0, b"")
    return f"{name} {size} {hashlib.sha256(head).hexdigest()}\n"


def _head(path: Path) -> bytes:
    """All of a small file; of weights as much as the first 8 bytes say, or these alone."""
    with path.open("rb") as file:
        if not path.name.endswith(_WEIGHTS):
            return file.read(_MOST_BYTES) if path.stat().st_size <= _MOST_BYTES else b""
        length = file.read(8)
        size = int.from_bytes(length, "little")
        if len(length) < 8 or size > _MOST_BYTES:
            return length
        header = file.read(size)
        return length + header if len(header) == size else length


def warnings(model: Path) -> list[str]:
    """What makes a model hard to serve, although it compiles."""
    if {"tokenizer.json", "tokenizer.model", "vocab.json", "sentencepiece.bpe.model"} & set(
        _names(model)
    ):
        return []
    return [
        worded(
            "NoTokenizer",
            "The model has no tokenizer (tokenizer.json): it compiles, but can't be served so.",
        )
    ]


def _names(model: Path) -> list[str]:
    return sorted(
        path.name for path in model.iterdir() if not path.name.startswith(".") and path.is_file()
    ) if model.is_dir() else []  # fmt: skip


def _is_pointer(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_POINTER)) == _POINTER
