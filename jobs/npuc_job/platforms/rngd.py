"""Furiosa RNGD: ``fxb build`` of SDK 2026.4 and later, safetensors folder in, one .fxb file out."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from npuc_job.failure import Code, JobError
from npuc_job.platforms import arguments
from npuc_job.platforms.contract import KnownError, known
from npuc_job.spec import Spec
from npuc_job.volume import inside

OUTPUT_NAME = "model.fxb"
CACHE_FOLDER = ".npuc-cache"
"""At the root of the volume: finished kernels, so that a retry goes on where it stopped."""
FIRST_SDK = (2026, 4)
"""The first SDK whose only compile path is ``fxb build`` with bucket arguments."""

_NUMBERS = {
    "maxContextLength": "--max-model-len",
    "tensorParallel": "-tp",
    "pipelineParallel": "-pp",
}
_BUCKETS = ("prefillBuckets", "decodeBuckets")
_TOKENWISE = "tokenwiseSeqLens"

# fxb 2026.4.0 refuses larger sizes with the on-chip sampler, which is on by default: "random_sample
# cannot gather 2048 tokens from an lm-head window of 1024 rows" (dry runs of a Llama).
_SAMPLER_WINDOW = 1024

Bucket = tuple[int, int]


class Rngd:
    """Runs ``fxb build MODEL model.fxb ...`` in the output folder."""

    tool = "fxb"
    progress_pattern: re.Pattern[bytes] | None = re.compile(
        rb"\[(?:[=> .#-]|\xc2\xb7)*\]\s+(\d{1,9})/(\d{1,9}) \(\d+%\)"
    )

    def check_model(self, model: Path) -> None:
        if not (model / "config.json").is_file():
            raise JobError(
                Code.INVALID_MODEL,
                f"{model.name} must be a folder with a Hugging Face config.json: "
                "register the folder of the safetensors model.",
            )

    def command(self, spec: Spec, model: Path) -> list[str]:
        _check_sdk(spec.toolchain.version)
        if spec.additional_args:
            raise arguments.refused("rngd takes no additional arguments: leave the list empty.")
        cache = inside(spec.volume, PurePosixPath(CACHE_FOLDER, spec.toolchain.version))
        return [
            self.tool,
            "build",
            str(model),
            OUTPUT_NAME,
            *option_arguments(spec.options),
            "--concurrency",
            str(concurrency(spec.cpu)),
            "--compiler-cache-dir",
            str(cache),
            "--build-report",
        ]

    def environment(self, inherited: Mapping[str, str]) -> Mapping[str, str]:
        # Without a token nothing may be fetched: a wrong path must fail at once, not after retries.
        return {} if inherited.get("HF_TOKEN") else {"HF_HUB_OFFLINE": "1"}

    def summary(self, spec: Spec, folder: Path, output: str) -> Mapping[str, object]:
        bundle = _read_bundle(folder)
        kernels = bundle.get("kernels", {})
        return {
            "versions": bundle.get("versions"),
            "parallelConfig": bundle.get("parallel_config"),
            "kernelCount": sum(len(entries) for entries in kernels.values()),
        }

    def headline(self, summary: Mapping[str, object]) -> str | None:
        return f"kernels {summary.get('kernelCount')}"

    def check_outputs(self, spec: Spec, folder: Path, summary: Mapping[str, object]) -> None:
        _read_bundle(folder)

    known_errors: Sequence[KnownError] = (
        known(
            r"furiosa-tcc` executable not found",
            Code.TOOLCHAIN_MISSING,
            "The compile image lacks furiosa-tcc on PATH: install the furiosa-tcc wheel in it.",
        ),
        known(
            r"no model registry entry for architecture=\S+",
            Code.UNSUPPORTED_MODEL,
            "This SDK does not support the model's architecture and size.",
        ),
        known(
            r"failed to read config file: .*",
            Code.INVALID_MODEL,
            "The model folder has no readable config.json.",
        ),
        known(
            r"invalid json format: .*",
            Code.INVALID_MODEL,
            "The model's config.json is not valid JSON: download it again.",
        ),
        known(
            r"missing '\w+' in config\.json"
            r"|(?:architectures|model_type|max_position_embeddings) must exist",
            Code.INVALID_MODEL,
            "The model's config.json lacks a field the compiler needs: take the original file.",
        ),
        known(
            r"Invalid config override key: \w+|Type mismatch for key \"\w+\": .*",
            Code.UNSUPPORTED_MODEL,
            "The compiler cannot read this field of config.json: it was saved by a newer "
            "transformers release; remove the field or write it in the older form.",
        ),
        known(
            r"eos_token_ids must be in .*",
            Code.UNSUPPORTED_MODEL,
            "The model's vocabulary does not fit the compiler's nearest preset.",
        ),
        known(
            r"requested max_model_len=\d+ exceeds max_position_embeddings=\d+.*",
            Code.OPTIONS_REFUSED,
            "maxContextLength is above what the model supports: lower it.",
        ),
        known(
            r"Maximum prefill attention_size \(\d+\) must equal maximum decode .*",
            Code.OPTIONS_REFUSED,
            "The longest prefill bucket and the longest decode bucket must have the same length.",
        ),
        known(
            r"requires a tokenwise bucket with input_size >= \d+.*",
            Code.OPTIONS_REFUSED,
            "The largest of tokenwiseSeqLens must reach the longest prefill bucket.",
        ),
        known(
            r"Generative models require at least one decode bucket.*",
            Code.OPTIONS_REFUSED,
            "Give decode buckets; presets have none for short context lengths.",
        ),
        known(
            r"exceeds bucket ceiling=\d+",
            Code.OPTIONS_REFUSED,
            "A bucket is longer than maxContextLength: shorten it.",
        ),
        known(
            r"bucket configuration supports at most \d+ tokens.*",
            Code.OPTIONS_REFUSED,
            "The longest bucket must equal maxContextLength: extend the buckets or lower it.",
        ),
        known(
            r"input_ids_size \(\d+\) must be <= attention_size.*|expected 3 values in tuple.*"
            r"|invalid attention_size in .*|--attention-buckets requires at least one tuple"
            r"|ZeroDivisionError: .*|tensor_parallel_size must be greater than zero"
            r"|can't convert negative int to unsigned|concurrency must be greater than 0"
            r"|invalid optimization level .*|fxb build: error: .*",
            Code.OPTIONS_REFUSED,
            "The compiler refused the buckets or the parallel sizes: correct them.",
        ),
        known(
            r"\(no tactic\)|Compilation failed for stage id: \w+",
            Code.COMPILER_FAILED,
            "The compiler cannot map a kernel: lower maxContextLength or change tensorParallel; "
            "a retry with the same options fails again.",
        ),
        known(
            r"tcc subprocess failed \(exit=[^)]*\)+ for \S+",
            Code.COMPILER_FAILED,
            "A kernel failed to compile. When this came within a second, an earlier failure was "
            "cached: remove the folder named after 'cache at' in the log, then retry; else "
            "check that the image has aarch64-linux-gnu-gcc.",
        ),
        known(
            r"Ray killed \d+ worker",
            Code.OUT_OF_MEMORY,
            "The compiler ran out of memory: retry with a larger memory request.",
        ),
        known(
            r"os error 95",
            Code.COMPILER_FAILED,
            "The volume's file system lacks an operation the compiler needs (seen on SMB): "
            "use another kind of volume.",
        ),
    )


def attention_buckets(prefill: Sequence[Bucket], decode: Sequence[Bucket]) -> str:
    """Write buckets as fxb wants them: ``(batch,attention_size,input_ids_size)`` without blanks.

    A prefill reads the whole prompt in one pass, a decode step one new token.
    """
    tuples = [(batch, length, length) for batch, length in prefill]
    tuples += [(batch, length, 1) for batch, length in decode]
    return ",".join(f"({batch},{attention},{new})" for batch, attention, new in tuples)


def concurrency(cpu: str) -> int:
    """How many kernels to compile at once: whole CPUs of a Kubernetes quantity, at least one."""
    match = re.fullmatch(r"(\d+)(?:\.\d+)?(m?)", cpu)
    if match is None:
        return 1
    cores = int(match[1]) // 1000 if match[2] else int(match[1])
    return max(1, cores)


def option_arguments(options: Mapping[str, object]) -> list[str]:
    """The options as arguments of ``fxb build``; an option that is left out is not passed."""
    arguments.refuse_unknown(options, dict.fromkeys([*_NUMBERS, *_BUCKETS, _TOKENWISE]))
    given = {name: value for name, value in options.items() if value is not None}
    result: list[str] = []
    for name, argument in _NUMBERS.items():
        if name in given:
            result += [argument, str(arguments.whole_number(name, given[name]))]
    prefill, decode = (arguments.items(name, given.get(name, []), _bucket) for name in _BUCKETS)
    if prefill or decode:
        result += ["--attention-buckets", attention_buckets(prefill, decode)]
    sizes = arguments.items(_TOKENWISE, given.get(_TOKENWISE, []), arguments.whole_number)
    if sizes:
        result += ["--tokenwise-buckets", ",".join(map(str, sizes))]
    if sizes and max(sizes) > _SAMPLER_WINDOW:
        result.append("--no-enable-sampler")
    return result


def _bucket(name: str, value: object) -> Bucket:
    pair = arguments.items(name, value, arguments.whole_number)
    if len(pair) != 2:
        raise arguments.refused(f"Each bucket of {name} must be a pair [batch, length].")
    return pair[0], pair[1]


def _check_sdk(version: str) -> None:
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if numbers < FIRST_SDK:
        raise JobError(
            Code.TOOLCHAIN_MISSING,
            f"This job image builds with SDK 2026.4 or later, not with {version}: "
            "choose a newer toolchain.",
        )


def _read_bundle(folder: Path) -> dict[str, dict[str, list[dict[str, str]]]]:
    """Check the bundle (a zip with a manifest and one file a kernel); return its manifest."""
    path = folder / OUTPUT_NAME
    if not path.is_file() or not zipfile.is_zipfile(path):
        raise _broken("is missing or is no FXB bundle")
    try:
        with zipfile.ZipFile(path) as bundle:
            damaged = bundle.testzip()
            manifest: dict[str, dict[str, list[dict[str, str]]]] = json.loads(
                bundle.read("manifest.json")
            )
            names = set(bundle.namelist())
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise _broken(f"cannot be read ({error})") from error
    if damaged is not None:
        raise _broken(f"is damaged at {damaged}")
    wanted = {entry["file"] for entries in manifest["kernels"].values() for entry in entries}
    if not wanted or wanted - names:
        raise _broken(f"lacks kernels ({', '.join(sorted(wanted - names)) or 'all'})")
    return manifest


def _broken(what: str) -> JobError:
    return JobError(
        Code.OUTPUT_MISSING,
        f"fxb ended without an error, but {OUTPUT_NAME} {what}: see the log of the compile step.",
    )
