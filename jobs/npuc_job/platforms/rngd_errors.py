"""What goes wrong with the compilers for RNGD, in their own words, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from npuc_job.failure import Code
from npuc_job.platforms.platform import KnownError, known

KNOWN_ERRORS: Sequence[KnownError] = (
    known(
        r"ModuleNotFoundError: No module named 'furiosa[\w.]*'",
        Code.TOOLCHAIN_MISSING,
        "The SDK is installed in part only: a package that this release needs is missing (2026.5 "
        "needs furiosa.megakernels, which comes from the vendor). Install it, or take 2026.4.",
        cause="RngdInstalledInPart",
    ),
    known(
        r"furiosa-tcc` executable not found",
        Code.TOOLCHAIN_MISSING,
        "The compile image lacks furiosa-tcc on PATH: install the furiosa-tcc wheel in it.",
        cause="RngdTccMissing",
    ),
    known(
        r"no model registry entry for architecture=\S+",
        Code.UNSUPPORTED_MODEL,
        "This SDK does not support the model's architecture and size: compile another model, or "
        "with a newer SDK.",
        cause="RngdUnsupportedModel",
    ),
    known(
        r"failed to read config file: .*",
        Code.INVALID_MODEL,
        "The model folder has no readable config.json: copy that of the model into it, and "
        "register the folder as a new artifact.",
        cause="RngdConfigMissing",
    ),
    known(
        r"invalid json format: .*",
        Code.INVALID_MODEL,
        "The model's config.json is not valid JSON: download it again, and register the folder as "
        "a new artifact.",
        cause="RngdConfigNotJson",
    ),
    known(
        r"missing '\w+' in config\.json"
        r"|(?:architectures|model_type|max_position_embeddings) must exist",
        Code.INVALID_MODEL,
        "The model's config.json lacks a field the compiler needs: take the original file, "
        "and register the folder as a new artifact.",
        cause="RngdConfigFieldMissing",
    ),
    known(
        r"Invalid config override key: \w+|Type mismatch for key \"\w+\": .*",
        Code.UNSUPPORTED_MODEL,
        "The compiler cannot read this field of config.json, which the model that it compiles this "
        "one as does not have: remove the field or write it in the older form, and register the "
        "folder as a new artifact.",
        cause="RngdConfigFieldUnreadable",
    ),
    known(
        r"eos_token_ids must be in .*",
        Code.UNSUPPORTED_MODEL,
        "The model's vocabulary does not fit the compiler's nearest preset: compile another model, "
        "or with a newer SDK.",
        cause="RngdVocabulary",
    ),
    known(
        r"requested max_model_len=\d+ exceeds max_position_embeddings=\d+.*",
        Code.OPTIONS_REFUSED,
        "maxContextLength is above what the model supports: lower it.",
        cause="RngdContextTooLong",
    ),
    known(
        r"Maximum prefill attention_size \(\d+\) must equal maximum decode .*",
        Code.OPTIONS_REFUSED,
        "The longest prefill bucket and the longest decode bucket must have the same length.",
        cause="RngdLongestBuckets",
    ),
    known(
        r"requires a tokenwise bucket with input_size >= \d+.*",
        Code.OPTIONS_REFUSED,
        "The largest of tokenwiseSeqLens must reach the longest prefill bucket.",
        cause="RngdTokenwiseTooShort",
    ),
    known(
        r"Generative models require at least one decode bucket.*",
        Code.OPTIONS_REFUSED,
        "Give decode buckets, or the task embed or score; presets have none for short contexts.",
        cause="RngdDecodeBucketMissing",
    ),
    known(
        r"exceeds bucket ceiling=\d+",
        Code.OPTIONS_REFUSED,
        "A bucket is longer than maxContextLength: shorten it.",
        cause="RngdBucketTooLong",
    ),
    known(
        r"bucket configuration supports at most \d+ tokens.*",
        Code.OPTIONS_REFUSED,
        "The longest bucket must equal maxContextLength: extend the buckets or lower it.",
        cause="RngdBucketsTooShort",
    ),
    known(
        r"input_ids_size \(\d+\) must be <= attention_size.*|expected 3 values in tuple.*"
        r"|invalid attention_size in .*|--attention-buckets requires at least one tuple"
        r"|ZeroDivisionError: .*|tensor_parallel_size must be greater than zero"
        r"|can't convert negative int to unsigned|concurrency must be greater than 0"
        r"|invalid optimization level .*|fxb build: error: .*",
        Code.OPTIONS_REFUSED,
        "The compiler refused the buckets or the parallel sizes: correct them.",
        cause="RngdBucketsRefused",
    ),
    known(
        r"no attention bucket in the preset covers max_model_len=\d+.*",
        Code.OPTIONS_REFUSED,
        "maxContextLength is above the longest that this SDK has for the model: lower it.",
        cause="RngdContextAbovePresets",
    ),
    known(
        r"random_sample cannot gather \d+ tokens.*",
        Code.OPTIONS_REFUSED,
        "The on-chip sampler does not take so large a size of tokenwiseSeqLens: lower the largest.",
        cause="RngdSamplerTooLarge",
    ),
    known(
        r"TypeInferenceError: .*",
        Code.OPTIONS_REFUSED,
        "The compiler has no kernel of this shape: take batches of 1 or powers of two, and "
        "tensorParallel 8.",
        cause="RngdKernelShape",
    ),
    known(
        r"tensor_parallel_size greater than 8 must be a multiple of 8"
        r"|tensor_parallel_size=\d+ is not supported\..*"
        r"|pipeline_parallel_size=\S+ must be a positive integer.*"
        r"|The parallel configuration requires \d+ RNGD device.*",
        Code.OPTIONS_REFUSED,
        "The SDK takes tensorParallel 4, 8, 16 (from 2026.4) or 32, pipelineParallel from 1, and 8 "
        "cards in all.",
        cause="RngdParallelism",
    ),
    known(
        r"Partial bucket configuration is not allowed\..*|Duplicate \w+ buckets found: .*"
        r"|Bucket configuration must contain at least one prefill bucket.*"
        r"|\w+_buckets\[\d+\] = \(.*must be positive\."
        r"|\w+_buckets\[\d+\] (?:context_length|attention_size)=\d+ exceeds max_model_len.*"
        r"|must equal the maximum executable length.*"
        r"|'max_model_len=\d+' exceeds 'max_(?:position_embeddings|executable_len)=\d+'.*",
        Code.OPTIONS_REFUSED,
        "ArtifactBuilder refused the buckets: the longest prefill, decode and tokenwise size must "
        "be maxContextLength, none may appear twice.",
        cause="RngdLegacyBuckets",
    ),
    known(
        r"No bucket configuration provided and no matching bucket preset found.*"
        r"|ArtifactBuilder doesn't support .* class|The HuggingFace model config is missing .*",
        Code.UNSUPPORTED_MODEL,
        "This SDK does not support the model's architecture and size: compile another model, or "
        "with a newer SDK.",
        cause="RngdUnsupportedModel",
    ),
    known(
        r"error: \w+ of this SDK has no .*|cannot import name 'zip_equal' from 'more_itertools'"
        r"|No module named 'furiosa_llm[^']*'",
        Code.TOOLCHAIN_MISSING,
        "The compile image does not hold the SDK that the service expects: build it from "
        "Dockerfile.rngd-legacy, for SDK 2026.2 or 2026.3.",
        cause="RngdOtherSdk",
    ),
    known(
        r"must have Broadcast or Fixed DramShapeGuide",
        Code.COMPILER_FAILED,
        "SDK 2026.2 can't compile for tensorParallel 32: choose 8 or a newer SDK.",
        cause="RngdTensorParallel",
    ),
    known(
        r"Block slicing for .* is not supported|Unexpected node type .*module_marker",
        Code.COMPILER_FAILED,
        "SDK 2026.2 can't compile with pipelineParallel above 1: choose 1 and set the number of "
        "pipelines when the model is served.",
        cause="RngdPipelineParallel",
    ),
    known(
        r"(?:401|403) Client Error.*|Cannot access gated repo.*|.*is a gated repo.*"
        r"|couldn't connect to 'https://huggingface\.co'.*|Name or service not known.*",
        Code.INVALID_MODEL,
        "The compiler wanted a file of the Hugging Face hub: copy every file of the model into its "
        "folder and register that as a new artifact, or give HF_TOKEN as a secret.",
        cause="RngdWantedHub",
    ),
    known(
        r"\(no tactic\)|Compilation failed for stage id: \w+",
        Code.COMPILER_FAILED,
        "The compiler cannot map a kernel: lower maxContextLength or change tensorParallel; "
        "a retry with the same options fails again.",
        cause="RngdKernelNotMapped",
    ),
    known(
        r"Failed to deserialize cached output.*",
        Code.COMPILER_FAILED,
        "An entry of the compiler cache was cut short, by a full disk or a killed build: retry the "
        "step, finished kernels are kept.",
        cause="RngdCacheCutShort",
    ),
    known(
        r"tcc subprocess failed \(exit=Some\([^)]*\)\) for \S+"
        r"|Compilation failed: failed printing to stderr: Broken pipe",
        Code.COMPILER_FAILED,
        "A kernel failed to compile. Check that the image has aarch64-linux-gnu-gcc, then retry: "
        "finished kernels are kept.",
        cause="RngdKernelFailed",
    ),
    # After those that failed by themselves: fxb kills the kernels beside the first that fails.
    known(
        r"tcc subprocess failed \(exit=None\) for \S+",
        Code.COMPILER_KILLED,
        "The compiler of a kernel was killed. Retry; if memory was short, with more memory, or "
        "with less cpu, which is how many kernels are compiled at once.",
        cause="RngdKernelKilled",
    ),
    known(
        r"Ray killed \d+ worker",
        Code.OUT_OF_MEMORY,
        "The compiler ran out of memory: retry with a larger memory request.",
        cause="RngdOutOfMemory",
    ),
    known(
        r"os error 95",
        Code.COMPILER_FAILED,
        "The volume's file system lacks an operation the compiler needs (seen on SMB): "
        "use another kind of volume.",
        cause="RngdFileSystem",
    ),
)
