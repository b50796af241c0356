"""Which files of a source are needed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from npuc_job.failure import Code, JobError
from npuc_job.fetching.selection import chosen


@dataclass(frozen=True)
class File:
    path: str
    size: int | None = 1


def needed(model_format: str, *paths: str) -> list[str]:
    return [file.path for file in chosen([File(path) for path in paths], model_format)]


@pytest.mark.parametrize(("paths", "kept"), [
    # Shards and the whole in another layout: Mistral
    (["consolidated.safetensors", "model-00001-of-00002.safetensors",
      "model-00002-of-00002.safetensors", "model.safetensors.index.json", "params.json"],
     ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors",
      "model.safetensors.index.json", "params.json"]),
    # All formats at once: Llama, GPT-2
    (["model.safetensors", "pytorch_model.bin", "tf_model.h5", "flax_model.msgpack",
      "onnx/model.onnx", "onnx/config.json", "original/consolidated.00.pth", "original/params.json",
      "64.tflite", "model.gguf", "README.md", "LICENSE", ".gitattributes", "config.json"],
     ["config.json", "model.safetensors"]),
    # A variant of lower precision
    (["model.fp16.safetensors", "model.safetensors"], ["model.safetensors"]),
    # Tokenizers of every age
    (["model.safetensors", "tokenizer.model", "tokenizer.json", "vocab.txt", "vocab.json",
      "merges.txt", "spiece.model", "sentencepiece.bpe.model", "qwen.tiktoken",
      "special_tokens_map.json", "chat_template.jinja", "generation_config.json"],
     ["chat_template.jinja", "generation_config.json", "merges.txt", "model.safetensors",
      "qwen.tiktoken", "sentencepiece.bpe.model", "special_tokens_map.json", "spiece.model",
      "tokenizer.json", "tokenizer.model", "vocab.json", "vocab.txt"]),
    # Weights of no usual name
    (["weights.safetensors", "more.safetensors"], ["more.safetensors", "weights.safetensors"]),
    # Modules in folders
    (["model.safetensors", "1_Pooling/config.json"],
     ["1_Pooling/config.json", "model.safetensors"]),
])  # fmt: skip
def test_of_a_safetensors_model_one_set_of_weights_and_what_describes_it(
    paths: list[str], kept: list[str]
) -> None:
    assert needed("safetensors", *paths) == kept


def test_a_description_that_is_too_large_is_none() -> None:
    files = [File("model.safetensors"), File("data.json", 1 << 40)]

    assert chosen(files, "safetensors") == files[:1]


def test_weights_in_another_format_are_refused_with_what_to_do() -> None:
    with pytest.raises(JobError, match="save_pretrained") as failure:
        needed("safetensors", "pytorch_model.bin", "config.json")
    assert failure.value.code is Code.SOURCE_REFUSED


@pytest.mark.parametrize(("paths", "kept"), [
    (["a/hey.TFLITE", "README.md", "model.safetensors"], ["a/hey.TFLITE"]),
    (["model"], ["model"]),  # named by its URI
])  # fmt: skip
def test_a_tflite_model_is_one_file(paths: list[str], kept: list[str]) -> None:
    assert needed("tflite", *paths) == kept


@pytest.mark.parametrize(("paths", "says"), [
    (["b.tflite", "a.tflite"], "a.tflite, b.tflite"),
    (["README.md", "config.json"], "no .tflite file"),
    ([f"{n:02}.tflite" for n in range(20)], r"09.tflite, \.\.\."),
])  # fmt: skip
def test_what_is_not_one_tflite_model_is_refused(paths: list[str], says: str) -> None:
    with pytest.raises(JobError, match=says):
        needed("tflite", *paths)
