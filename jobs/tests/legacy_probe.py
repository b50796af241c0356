"""Runs our mapping of options through the real classes of SDK 2026.3, in the SDK's own Python.

    python3 legacy_probe.py JOBS_FOLDER BUILD

The classes that hold, resolve and check a configuration are the vendor's. What they import beside
(PyTorch, transformers, the compiler itself) is replaced by empty modules: none of it is called.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import json
import sys
import types
from typing import ClassVar
from unittest.mock import MagicMock

REPLACED = (
    "accelerate",
    "furiosa.models",
    "furiosa_llm.artifact.builder",
    "furiosa_llm.artifact.types.commons",
    "furiosa_llm.artifact.types.latest",
    "furiosa_llm.artifact.types.next_gen",
    "furiosa_llm.metadata.metadata",
    "furiosa_llm.parallelize",
    "furiosa_torch_ext",
    "huggingface_hub",
    "optimum",
    "ray",
    "torch",
    "transformers",
)


class Empty(types.ModuleType):
    """Names in it with a capital are classes, the others hold whatever is asked of them."""

    __path__: ClassVar[list[str]] = []

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        made: object = MagicMock(name=name)
        if name[:1].isupper():
            made = type(name, (), {"__class_getitem__": classmethod(lambda cls, _item: cls)})
        setattr(self, name, made)
        return made


class EmptyModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(
        self, name: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if any(name == one or name.startswith(one + ".") for one in REPLACED):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> Empty:
        return Empty(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        if module.__name__ == "furiosa_llm.parallelize.pipeline.builder.converter":
            module.DEFAULT_MAX_EMBEDDABLE_CONSTANT_SIZE = 1024  # type: ignore[attr-defined]


def main(jobs: str, build: str) -> None:
    sys.meta_path.insert(0, EmptyModules())
    sys.path.insert(0, jobs)
    from furiosa_llm import artifact  # type: ignore[import-not-found]
    from furiosa_llm.artifact import resolver, validator  # type: ignore[import-not-found]

    from npuc_job.platforms import legacy_build

    made = legacy_build.configs(artifact, json.loads(build))
    validator.validate_parallel_config(made["ParallelConfig"])
    metadata = types.SimpleNamespace(is_generative_model=True, model_type="llama", hf_configs={})
    longest, buckets = resolver.resolve_max_model_len(
        types.SimpleNamespace(max_position_embeddings=4096),
        made["ModelConfig"].max_model_len,
        metadata,
        made["BucketConfig"],
    )
    builder = types.SimpleNamespace(
        _buckets=buckets, _model_metadata=metadata, _max_model_len=longest
    )
    legacy_build.validate(validator, made["BucketConfig"], builder)  # type: ignore[arg-type]
    print(longest, made["ParallelConfig"].tensor_parallel_size, len(buckets.decode_buckets))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
