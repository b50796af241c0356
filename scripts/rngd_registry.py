"""Writes what the installed SDK registers: one data file for each SDK, so a new one is a diff.

Each config.json that the SDK carries is asked about, as it is and converted to embed and to score;
so are its halves and doubles, whose answer names the nearest registered model. Names of keys are
kept, no text of the vendor's.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import rngd_vendor
from service import ROOT, Failure

sys.path.insert(0, str(ROOT / "jobs"))
from npuc_job.platforms import rngd_knowledge, rngd_registry
from npuc_job.platforms.rngd_registry import Task

Config = Mapping[str, Any]
_NEAREST = re.compile(
    r"nearest entry \(hidden_size=(\d+), intermediate_size=(\d+), num_hidden_layers=(?:Some\()?"
    r"(\d+|None)"
)
_PRESET = re.compile(r"tensor_parallel_size\W+(\d+)")
_HIGHEST = 1 << 20
_ATTENTION = re.compile(r"\battn=(\d+)")
_TOKENWISE = re.compile(r"- tokenwise +\[([\d, ]+)\]")
_LONG = (262_144, 131_072, 40_960, 32_768, 8192, 1024)
_SCALES = (1.0, 0.5)
_IGNORED = frozenset(rngd_knowledge.KNOWLEDGE.sdks[0].ignored_keys.names)  # type: ignore[union-attr]


def main() -> int:
    sdk = rngd_vendor.sdk_version()
    models: dict[str, dict[str, Any]] = {}
    for config in rngd_vendor.carried().values():
        for task in Task:
            for asked in _sizes(config):
                _register(models, asked, task)
    generation = ".".join(sdk.split(".")[:2])
    target = ROOT / "jobs/npuc_job/platforms" / f"rngd_{generation.replace('.', '_')}.json"
    target.write_text(_text(sdk, models))
    print(f"{len(_merged(models.values()))} registered models in {target.relative_to(ROOT)}")
    return 0


def _sizes(config: Config) -> Iterator[Config]:
    for scale in _SCALES:
        yield with_sizes(
            config,
            {
                name: max(1, int(value * scale))
                for name in rngd_registry.SIZES
                if isinstance(value := rngd_registry.numbers(config).get(name), int)
            },
        )


def with_sizes(config: Config, sizes: Mapping[str, int]) -> Config:
    if isinstance(inner := config.get("text_config"), dict):
        return {**config, "text_config": {**inner, **sizes}}
    return {**config, **sizes}


def _register(models: dict[str, dict[str, Any]], asked: Config, task: Task) -> None:
    architecture = rngd_registry.converted(asked["architectures"][0], task)
    if architecture is None:
        return
    answer = _ask(asked, task, 1024)
    if answer["found"] is None:
        return
    registered = answer["found"]["registered"]
    sizes = _sizes_of(asked, task, answer["said"])
    model = {
        "architecture": architecture,
        "modelType": registered["model_type"],
        "quantization": rngd_registry.quantization(registered),
        **{rngd_registry.SIZES[key]: size for key, size in sizes.items()},
    }
    key = json.dumps(model, sort_keys=True)
    if key in models:
        return
    nearest = with_sizes(asked, {key: size for key, size in sizes.items() if size})
    preset = _PRESET.search(answer["said"])
    models[key] = {
        **model,
        "tensorParallel": int(preset[1]) if preset else 8,
        "presetLengths": _lengths(nearest, task),
        "keys": sorted(one for one in rngd_registry.keys(registered) if not _is_ignored(one)),
    }
    print(
        json.dumps({key: value for key, value in models[key].items() if key != "keys"}), flush=True
    )


def _is_ignored(key: str) -> bool:
    return not _IGNORED.isdisjoint(key.rstrip(".").split("."))


def _sizes_of(asked: Config, task: Task, said: str) -> dict[str, int]:
    """Those of the entry that answered; 0 layers where it takes any number."""
    found = _NEAREST.search(said)
    given = rngd_registry.numbers(asked)
    if found is None:  # exactly this one; whether it minds the layers, one more of them tells
        layers = {"num_hidden_layers": given["num_hidden_layers"] + 1}
        again = _NEAREST.search(_ask(with_sizes(asked, layers), task, 1024)["said"])
        if again is None or again[3] != "None":
            return {name: given[name] for name in rngd_registry.SIZES}
        return {name: given[name] for name in rngd_registry.SIZES} | {"num_hidden_layers": 0}
    numbers = [0 if number == "None" else int(number) for number in found.groups()]
    return dict(zip(rngd_registry.SIZES, numbers, strict=True))


def _lengths(config: Config, task: Task) -> list[dict[str, int]]:
    """The contexts that its preset covers; between two of its sizes nothing changes."""
    covered: list[dict[str, int]] = []
    before = 0
    for size in _sizes_of_preset(config, task):
        if _fits(config, task, size):
            if covered and covered[-1]["last"] == before:
                covered[-1]["last"] = size
            else:
                covered.append({"first": before + 1, "last": size})
        before = size
    return covered


def _sizes_of_preset(config: Config, task: Task) -> list[int]:
    """Every length that its buckets have, as the build summary lists them for the longest."""
    longest = next(n for n in _LONG if _fits(config, task, n))
    said = _ask(config, task, longest, only_config=False)["said"]
    found = {int(size) for size in _ATTENTION.findall(said)}
    tokenwise = _TOKENWISE.search(said)
    found |= {int(size) for size in tokenwise[1].split(",")} if tokenwise else set()
    if longest not in found or _fits(config, task, longest + 1):
        raise Failure(f"{longest} is not the end of what its preset covers:\n{said[-500:]}")
    return sorted(found)


def _fits(config: Config, task: Task, length: int) -> bool:
    return _ask(config, task, length)["found"] is not None


def _ask(config: Config, task: Task, length: int, only_config: bool = True) -> dict[str, Any]:
    wide = with_sizes(config, {"max_position_embeddings": _HIGHEST})
    convert = [] if task is Task.GENERATE else ["--convert", task.value]
    return rngd_vendor.server().ask(
        wide, ["--max-model-len", str(length), "--no-enable-sampler", *convert], only_config
    )


def _merged(models: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One for those that differ in the number of layers only: that one takes any."""
    alike: dict[str, list[dict[str, Any]]] = {}
    for model in models:
        alike.setdefault(json.dumps({**model, "layers": 0}), []).append(model)
    return [same[0] if len(same) == 1 else {**same[0], "layers": 0} for same in alike.values()]


def _text(sdk: str, models: Mapping[str, Mapping[str, Any]]) -> str:
    head = {
        "sdk": sdk,
        "source": "scripts/rngd_registry.py: dry runs of fxb, and the keys of the config.json that "
        "it lays each model's over",
    }
    order = ("architecture", "hiddenSize", "layers", "quantization")
    listed = sorted(_merged(models.values()), key=lambda one: tuple(one[name] for name in order))
    lines = [f"  {json.dumps(model)}" for model in listed]
    text = ",\n".join(lines)
    inside = json.dumps(head)[1:-1]
    return f'{{{inside}, "models": [\n{text}\n]}}\n'


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        sys.exit(str(failure))
