"""Known errors, each with the message as the real compiler printed it."""

from __future__ import annotations

import signal
from collections.abc import Sequence

import pytest

from npuc_job.diagnosis import diagnose, last_lines
from npuc_job.failure import Code, JobError
from npuc_job.log import Output
from npuc_job.platforms import platform_named
from npuc_job.platforms.platform import KnownError

MEMORY = 3 * 1024**3


def explain(
    status: int, printed: str, known: Sequence[KnownError] = (), *, for_memory: bool = False
) -> JobError:
    return diagnose("tool", status, Output(printed, printed), known, MEMORY, for_memory)


VELA = [
    (
        "Failed to load TfLite model. Buffer contents inconsistent with generated schema.",
        "InvalidModel",
    ),
    ("RuntimeError: Compilation failed: No networks defined via GraphAPI", "InvalidModel"),
    ("ValueError: cannot mmap an empty file", "InvalidModel"),
    (
        "RuntimeError: Compilation failed: Error: HARD_SWISH 'h_swish' Does not have valid TFLite "
        "Semantics.\n - IFM has to be 8bit\n   IFM type=FLOAT32, \nFailed to parse TFLite file\n",
        "UnsupportedModel",
    ),
    (
        "RuntimeError: Compilation failed: Error: CONV_2D Does not have valid TFLite Semantics.\n"
        " - Index out of bounds\n   Most likely missing inputs or output\n"
        "Failed to parse TFLite file\n",
        "UnsupportedModel",
    ),
    (
        "RuntimeError: Compilation failed: Error: Null pointer exception encountered when reading "
        "TFLite file\nFailed to Parse TFLite file\n",
        "CompilerFailed",
    ),
    ("RuntimeError: Compilation failed: Unrecognised ignore_ops value 'NOPE'", "OptionsRefused"),
    (
        "ethosu.vela.errors.CliOptionError: 'Error: Incorrect argument to CLI option "
        "--system-config=Nope: Section System_Config.Nope not found in Vela config file'",
        "OptionsRefused",
    ),
    (
        "ethosu.vela.errors.CliOptionError: 'Error: Incorrect argument to CLI option "
        "--memory-mode=Nope: Section Memory_Mode.Nope not found in Vela config file'",
        "OptionsRefused",
    ),
    (
        "ethosu.vela.errors.ConfigOptionError: 'Error: Invalid configuration of "
        "arena_mem_area=OffChipFlash (must be Sram or Dram)'",
        "OptionsRefused",
    ),
    (
        'ethosu.vela.errors.CliOptionError: "Error: Specifying a configuration file is not '
        'allowed when using a default system configuration"',
        "OptionsRefused",
    ),
    (
        "RuntimeError: Compilation failed: Output error: "
        "RawWriter expects 1 graph (found 2 graphs)",
        "OptionsRefused",
    ),
    ("Traceback (most recent call last):\n  ...\nKeyError: 'Fast'\n", "OptionsRefused"),
    ("vela: error: unrecognized arguments: --bogus", "OptionsRefused"),
    ("ModuleNotFoundError: No module named 'ethosu'", "ToolchainMissing"),
]

FXB = [
    ("ModuleNotFoundError: No module named 'furiosa.megakernels'", "ToolchainMissing"),
    (
        "error: `furiosa-tcc` executable not found (checked TCC_PATH, PATH, and /usr/bin/"
        "furiosa-tcc); it ships in the furiosa-tcc wheel",
        "ToolchainMissing",
    ),
    (
        "error: no model registry entry for architecture=MistralForCausalLM, hidden_size=1024, "
        "intermediate_size=2816, num_hidden_layers=Some(2), quant_method=None",
        "UnsupportedModel",
    ),
    (
        "error: failed to read config file: No such file or directory (os error 2)",
        "InvalidModel",
    ),
    ("error: invalid json format: key must be a string at line 1 column 2", "InvalidModel"),
    ("error: missing 'hidden_size' in config.json", "InvalidModel"),
    ("pyo3_runtime.PanicException: architectures must exist", "InvalidModel"),
    ("error: KeyError: 'Invalid config override key: rope_parameters'", "UnsupportedModel"),
    (
        'error: TypeError: Type mismatch for key "rope_scaling": expected dict, got NoneType',
        "UnsupportedModel",
    ),
    (
        "error: AssertionError: eos_token_ids must be in [0, 32000) but were (128001, 128008)",
        "UnsupportedModel",
    ),
    (
        "error: requested max_model_len=8192 exceeds max_position_embeddings=4096 from the "
        "HuggingFace model config; consider reducing max_model_len",
        "OptionsRefused",
    ),
    (
        "error: Maximum prefill attention_size (128) must equal maximum decode attention_size "
        "(512). Adjust bucket configuration",
        "OptionsRefused",
    ),
    (
        "error: attention bucket b1_a512_kv0 requires a tokenwise bucket with input_size >= 512, "
        "but the largest tokenwise bucket is 128.",
        "OptionsRefused",
    ),
    ("error: Generative models require at least one decode bucket. Provide", "OptionsRefused"),
    (
        "error: attention bucket attention_size=1024 exceeds bucket ceiling=512.",
        "OptionsRefused",
    ),
    (
        "error: bucket configuration supports at most 512 tokens, which does not cover "
        "max_model_len (4096)",
        "OptionsRefused",
    ),
    (
        "error: input_ids_size (600) must be <= attention_size (512) in '(1,512,600)'",
        "OptionsRefused",
    ),
    ("error: expected 3 values in tuple, got 2: '(1,128)'", "OptionsRefused"),
    ("error: ZeroDivisionError: integer division or modulo by zero", "OptionsRefused"),
    ("error: tensor_parallel_size must be greater than zero", "OptionsRefused"),
    ("OverflowError: can't convert negative int to unsigned", "OptionsRefused"),
    (
        "fxb build: error: argument --tokenwise-buckets: invalid <lambda> value: 'a,b'",
        "OptionsRefused",
    ),
    (
        "error: no attention bucket in the preset covers max_model_len=131073 (the largest preset "
        "attention bucket is smaller); extend the bucket preset or lower max_model_len",
        "OptionsRefused",
    ),
    (
        "error: AssertionError: random_sample cannot gather 2048 tokens from an lm-head window of "
        "1024 rows",
        "OptionsRefused",
    ),
    (
        "error: TypeInferenceError: reshape: cannot infer the output shard axis for input shard "
        "axis 'Hkv_o'; resolve the axis sizes",
        "OptionsRefused",
    ),
    ("error: tensor_parallel_size greater than 8 must be a multiple of 8", "OptionsRefused"),
    (
        "ValueError: tensor_parallel_size=3 is not supported. Supported values are [4, 8, 32].",
        "OptionsRefused",
    ),
    ("ValueError: pipeline_parallel_size=0 must be a positive integer.", "OptionsRefused"),
    (
        "ValueError: The parallel configuration requires 12 RNGD device(s) (tensor_parallel_size="
        "32, pipeline_parallel_size=3), but at most 8 devices are supported.",
        "OptionsRefused",
    ),
    (
        "ValueError: Partial bucket configuration is not allowed. The following fields are "
        "specified: ['decode_buckets'], but these are missing: ['append_buckets'].",
        "OptionsRefused",
    ),
    ("ValueError: Duplicate prefill buckets found: [(1, 128)]", "OptionsRefused"),
    (
        "ValueError: max_model_len (512) must equal the maximum executable length (128) derived "
        "from bucket configuration.",
        "OptionsRefused",
    ),
    (
        "ValueError: No bucket configuration provided and no matching bucket preset found for "
        "model_type=mistral. Please provide explicit bucket configuration.",
        "UnsupportedModel",
    ),
    ("error: ModelConfig of this SDK has no max_model_len", "ToolchainMissing"),
    (
        "ImportError: cannot import name 'zip_equal' from 'more_itertools' (/usr/lib/x.py)",
        "ToolchainMissing",
    ),
    ("Graph input#3 must have Broadcast or Fixed DramShapeGuide", "CompilerFailed"),
    (
        "NotImplementedError: Block slicing for LlamaForCausalLM is not supported.",
        "CompilerFailed",
    ),
    (
        "huggingface_hub.errors.HfHubHTTPError: 403 Client Error. Cannot access gated repo",
        "InvalidModel",
    ),
    ("Compilation failed: failed printing to stderr: Broken pipe", "CompilerFailed"),
    ("failed to lower the operator O12 (no tactic)", "CompilerFailed"),
    (
        "--- stderr --- [13/13] Compiling from resourcelir to edf\nCompilation failed: (cache at "
        "/v/.npuc-cache/42f1b87c5df85bec)\nerror: tcc subprocess failed (exit=Some(1)) for "
        "first_tokenwise/tw1:",
        "CompilerFailed",
    ),
    (
        "error: tcc subprocess failed (exit=Some(101)) for first_tokenwise/tw1:\n--- stderr ---\n"
        "thread 'main' (7533) panicked at crates/npu-utils/src/cache.rs:265:45:\nFailed to "
        'deserialize cached output: Io(Custom { kind: UnexpectedEof, error: "" })',
        "CompilerFailed",
    ),
    ("error: tcc subprocess failed (exit=None) for first_tokenwise/tw1:", "CompilerKilled"),
    ("Ray killed 2 worker(s) because the node was low on memory", "OutOfMemory"),
    ("error: Operation not supported (os error 95)", "CompilerFailed"),
]

QNN = [
    (
        "invalid model: net.onnx is not an ONNX model (Error parsing message with type "
        "'onnx.ModelProto': Wire format was corrupt)",
        "InvalidModel",
    ),
    ("unsupported model: the NPU can't take 1 Erf, 1 Det", "UnsupportedModel"),
    (
        "unsupported model: it works on floats (it has no QuantizeLinear), and qcs6490 was asked "
        "to compute with integers",
        "UnsupportedModel",
    ),
    (
        "options refused: the NPU takes fixed sizes only, and these are open: x dimension 0 "
        "(batch), 2 (h)",
        "OptionsRefused",
    ),
    ("broken output: model_qnn.bin is missing or is not what model.onnx names", "OutputMissing"),
    ("ModuleNotFoundError: No module named 'onnx'", "ToolchainMissing"),
    (
        "onnxruntime.capi.onnxruntime_pybind11_state.Fail: [ONNXRuntimeError] : 1 : FAIL : Load "
        "model from custom.onnx failed:Fatal error: acme:Magic(-1) is not a registered function/op",
        "UnsupportedModel",
    ),
    (
        "INVALID_GRAPH : Load model from unknownop.onnx failed:This is an invalid model. In Node, "
        '("", Convv, "", -1) : ("x": tensor(float),"w": tensor(float),) -> ("y": tensor(float),) , '
        "Error No Op registered for Convv with domain_version of 17",
        "UnsupportedModel",
    ),
    (
        "ValidateOpsetForDomain(...) ONNX Runtime only *guarantees* support for models stamped "
        "with official released onnx opset versions. Opset 99 is under development and support "
        "for this is limited.",
        "UnsupportedModel",
    ),
    (
        "FAIL : /onnxruntime_src/onnxruntime/core/graph/model.cc:256 Unsupported model IR version: "
        "99, max supported IR version: 14",
        "UnsupportedModel",
    ),
    (
        "FAIL : Load model from cyc.onnx failed:This is an invalid model. Error: the graph is not "
        "acyclic.",
        "InvalidModel",
    ),
    (
        "FAIL : External data path validation failed for initializer: w. Error: "
        "tensorprotoutils.cc:619 ValidateExternalDataPathFromDir External data path does not "
        'exist: "/volume/ext.onnx_data"',
        "InvalidModel",
    ),
    (
        "FAIL : Node 'Conv@0_token_1' OpType:Conv with domain:com.ms.internal.nhwc was inserted "
        "using the NHWC format as requested by QNNExecutionProvider, but was not selected by that "
        "EP.",
        "UnsupportedModel",
    ),
    (
        "[ONNXRuntimeError] : 11 : EP_FAIL : Failed to finalize QNN graph. Error: "
        "QNN_COMMON_ERROR_MEM_ALLOC: Memory allocation related error., Code: 1002",
        "UnsupportedModel",
    ),
    (
        "[E:onnxruntime:, qnn_execution_provider.cc:2290 GetCapabilityImpl] QNN SetupBackend "
        "failed Failed to create device. Error: QNN_DEVICE_ERROR_INVALID_CONFIG: Invalid config "
        "values",
        "OptionsRefused",
    ),
    (
        "FAIL : FP16 precision mode is enabled but soc_model is not specified. Both parameters "
        "must be set together for FP16 precision support.",
        "OptionsRefused",
    ),
]


RKNN = [
    (
        "invalid model: net.onnx is not an ONNX model (Error parsing message with type "
        "'onnx.ModelProto')",
        "InvalidModel",
    ),
    ("calibration refused: the model's inputs are x; x has no samples", "OptionsRefused"),
    (
        "precision refused: the model works on floats (it has no QuantizeLinear)",
        "OptionsRefused",
    ),
    ("channels refused: mean names y, which is no input", "OptionsRefused"),
    (
        "options refused: the NPU takes fixed sizes only, and these are open: x dimension 0",
        "OptionsRefused",
    ),
    ("ModuleNotFoundError: No module named 'rknn'", "ToolchainMissing"),
    ("ValueError: Unsupport onnx opset 99, need <= 19!", "UnsupportedModel"),
    (
        "onnxruntime.capi.onnxruntime_pybind11_state.InvalidGraph: [ONNXRuntimeError] : 10 : "
        'INVALID_GRAPH : This is an invalid model. In Node, ("y", Reluu, "", -1) : ("c": '
        'tensor(float),) -> ("y": tensor(float),) , Error No Op registered for Reluu with '
        "domain_version of 19",
        "UnsupportedModel",
    ),
    (
        "ValueError: The input shape ['batch', 3, 'side', 'side'] of 'x' is not support!",
        "OptionsRefused",
    ),
    (
        "ValueError: The input('/tmp/s0.npy') shape (1, 3, 16, 16) is wrong, expect 'nchw' like "
        "(2, 3, 16, 16)!",
        "OptionsRefused",
    ),
    (
        "E build: Current target_platform(rv1106) not support do_quantization = False!",
        "OptionsRefused",
    ),
    (
        "E build: If a quantized model has been import, please set do_quantization = False.",
        "OptionsRefused",
    ),
    (
        "E RKNN: [07:46:46.627] Meet unsupported conv, input tensor name: x input type: 3",
        "UnsupportedModel",
    ),
    (
        "[ONNXRuntimeError] : 10 : INVALID_GRAPH : This is an invalid model. Error: the graph is "
        "not acyclic.",
        "InvalidModel",
    ),
]


@pytest.mark.parametrize(
    ("platform", "output", "code"),
    [("ethos-u", *row) for row in VELA]
    + [("rngd", *row) for row in FXB]
    + [("qualcomm-htp", *row) for row in QNN]
    + [("rockchip", *row) for row in RKNN],
)
def test_known_errors(platform: str, output: str, code: str) -> None:
    known = platform_named(platform).known_errors

    error = explain(1, f"some output\n{output}", known)

    advice = [entry.advice for entry in known if error.message.startswith(entry.advice)]
    assert advice, f"not in the table: {error.message}"
    assert error.code.label == code


@pytest.mark.parametrize(
    ("platform", "rows"),
    [("ethos-u", VELA), ("rngd", FXB), ("qualcomm-htp", QNN), ("rockchip", RKNN)],
)
def test_every_known_error_explains_a_real_message(
    platform: str, rows: list[tuple[str, str]]
) -> None:
    known = platform_named(platform).known_errors
    messages = [explain(1, output, known).message for output, _ in rows]

    for entry in known:
        assert any(message.startswith(entry.advice) for message in messages), entry.pattern.pattern


@pytest.mark.parametrize(
    ("status", "output", "code"),
    [
        (-signal.SIGKILL, "", Code.COMPILER_KILLED),
        (-signal.SIGTERM, "", Code.COMPILER_KILLED),
        (-signal.SIGHUP, "", Code.COMPILER_KILLED),
        (137, "", Code.COMPILER_KILLED),
        (-signal.SIGSEGV, "", Code.COMPILER_CRASHED),
        (139, "", Code.COMPILER_CRASHED),
        (134, "", Code.COMPILER_CRASHED),
        (1, "MemoryError", Code.OUT_OF_MEMORY),
        (1, "terminate called after throwing an instance of 'std::bad_alloc'", Code.OUT_OF_MEMORY),
        (1, "shutil.Error: [Errno 28] No space left on device", Code.DISK_FULL),
        (1, "error: No space left on device (os error 28)", Code.DISK_FULL),
        (1, "OSError: [Errno 122] Disk quota exceeded: '/v/x'", Code.DISK_FULL),
        (1, "error: Disk quota exceeded (os error 122)", Code.DISK_FULL),
        (1, "error: writing bundle (os error 122)", Code.DISK_FULL),
        (134, "memory allocation of 8589934592 bytes failed\n", Code.OUT_OF_MEMORY),
        (
            1,
            "numpy._core._exceptions._ArrayMemoryError: Unable to allocate 7.45 GiB for an array "
            "with shape (1000000000,) and data type float64",
            Code.OUT_OF_MEMORY,
        ),
        (
            1,
            "ray.exceptions.OutOfMemoryError: Task was killed due to the node running low on "
            "memory.",
            Code.OUT_OF_MEMORY,
        ),
        (
            1,
            "RuntimeError: [enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: "
            "can't allocate memory: you tried to allocate 34359738368 bytes.",
            Code.OUT_OF_MEMORY,
        ),
        (1, "what?", Code.COMPILER_FAILED),
        (255, "", Code.COMPILER_FAILED),
    ],
)
def test_errors_of_any_compiler(status: int, output: str, code: Code) -> None:
    assert explain(status, output).code is code


def test_what_a_secret_hides_is_found_all_the_same_and_not_quoted() -> None:
    known = platform_named("rngd").known_errors
    output = Output(
        "error: no model registry entry for architecture=Falcon",
        "error: no model registry *** for architecture=Falcon",
    )

    error = diagnose("fxb", 1, output, known, MEMORY, False)

    assert error.code is Code.UNSUPPORTED_MODEL
    assert error.message.endswith("(fxb: see the log)")


def test_a_kernel_beside_one_that_failed_is_not_out_of_memory() -> None:
    known = platform_named("rngd").known_errors
    printed = (
        "error: tcc subprocess failed (exit=None) for mid_tokenwise/tw1:\n"
        "error: tcc subprocess failed (exit=Some(1)) for first_tokenwise/tw1:\n"
    )

    assert explain(1, printed, known).code is Code.COMPILER_FAILED


@pytest.mark.parametrize("status", [-signal.SIGKILL, 137])
def test_a_kill_is_out_of_memory_when_the_kernel_says_so(status: int) -> None:
    assert explain(status, "", for_memory=True).code is Code.OUT_OF_MEMORY
    assert explain(status, "").code is Code.COMPILER_KILLED


def test_the_compiler_of_a_kernel_is_out_of_memory_when_the_kernel_says_so() -> None:
    known = platform_named("rngd").known_errors
    printed = "error: tcc subprocess failed (exit=None) for first_tokenwise/tw1:"

    assert explain(1, printed, known, for_memory=True).code is Code.OUT_OF_MEMORY
    assert explain(1, printed, known).code is Code.COMPILER_KILLED


def test_memory_advice_is_double_the_request() -> None:
    message = explain(-9, "", for_memory=True).message

    assert "3 GiB" in message
    assert "re-compile with resources.memory 6Gi" in message


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("Traceback:\n  File x\nRuntimeError: bad thing\n\n", "RuntimeError: bad thing"),
        (
            "Traceback (most recent call last):\n  File x\n    raise\nSomeError: the cause\n - is"
            " here\nFailed to go on\n",
            "SomeError: the cause - is here Failed to go on",
        ),
        (
            "Traceback (most recent call last):\n  File x\nAn old one\n"
            + "more\n" * 20
            + "error: new",
            "error: new",
        ),
        ("error: first\nnote: see the manual\n", "error: first"),
        ("one\ntwo\nthree\nfour\n", "two | three | four"),
        ("", "it printed nothing"),
        ("error: " + "x" * 1000, "error: " + "x" * 392 + "…"),
    ],
)
def test_last_meaningful_lines(output: str, expected: str) -> None:
    assert last_lines(output) == expected
