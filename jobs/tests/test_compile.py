"""The compile step with stand-in compilers: what goes wrong and what must not leak."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import Job, tree

FakeVela = Callable[[str], None]
Tool = Callable[[str, str], None]


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"PK\3\4 an onnx or zip file", "zip archive"), (b"TFL3", "TFL3")],
)
def test_what_is_not_a_tflite_is_refused_before_the_compiler_runs(
    job: Job, content: bytes, word: str
) -> None:
    job.use_model(content)

    outcome = job.run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert word in outcome.message


def test_missing_model(job: Job) -> None:
    job.model.unlink()

    outcome = job.run("compile")

    assert outcome.error == (2, "InvalidModel")
    assert "pvc://models/models/hey.tflite does not exist" in outcome.message


def test_changed_model(job: Job) -> None:
    job.model.write_bytes(job.model.read_bytes() + b"!")

    assert job.run("compile").error == (2, "ModelChanged")


def test_missing_compiler(job: Job) -> None:
    job.environment["PATH"] = str(job.bin_folder)

    outcome = job.run("compile")

    assert outcome.error == (4, "ToolchainMissing")
    assert "ethos-u-vela 5.2.0" in outcome.message


def test_unstartable_compiler(job: Job) -> None:
    (job.bin_folder / "vela").write_text("#!/no/such/interpreter\n")
    (job.bin_folder / "vela").chmod(0o755)

    assert job.run("compile").error == (4, "ToolchainMissing")


@pytest.mark.parametrize("path", ["basePath", "stagingPath", "publishPath"])
def test_a_link_out_of_the_volume_is_refused(job: Job, tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside"
    (outside / ".npuc-staging/c-01").mkdir(parents=True)
    (outside / "keep.txt").write_text("untouched")
    (job.volume / "link").symlink_to(outside)
    job.spec[path] = job.spec[path].replace("models/", "link/")

    outcome = job.run("compile")

    assert outcome.error == (2, "InvalidSpec")
    assert "leads out of the volume" in outcome.message
    assert tree(outside) == {"keep.txt": b"untouched"}


def test_a_link_inside_the_volume_is_fine(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    (job.volume / "alias").symlink_to("models")
    job.spec["basePath"] = "alias/hey.tflite"

    assert job.run("compile").status == 0


def test_an_argument_that_no_process_can_take_is_refused(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    job.spec["options"] = {"systemConfig": "a\0b"}

    assert job.run("compile").error == (2, "OptionsRefused")


def test_compiler_sees_the_user_environment_but_not_ours(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("import os; print(sorted(n for n in os.environ if n.startswith(('NPUC', 'MY_'))))\n")
    job.environment |= {"MY_FLAG": "1", "NPUC_OTHER": "x"}

    assert b"\n['MY_FLAG']\n" in job.compile().log


def test_secrets_are_redacted_everywhere(job: Job, tool: Tool) -> None:
    secret = "s3cr3t-한국어-token"
    job.environment["HF_TOKEN"] = secret
    job.spec["secretNames"] = ["HF_TOKEN"]
    job.spec["options"] = {"systemConfig": f"x-{secret}"}
    tool(
        "vela",
        "import os, sys\n"
        "token = os.environ['HF_TOKEN'].encode()\n"
        "for part in (token[:5], token[5:8], token[8:]):\n"
        "    os.write(1, part)\n"
        "os.write(2, b'\\nRuntimeError: refused ' + token)\n"
        "sys.exit(1)\n",
    )

    outcome = job.run("compile")

    assert outcome.error == (3, "CompilerFailed")
    assert "RuntimeError: refused ***" in outcome.message
    assert secret.encode() not in outcome.log + job.result_file.read_bytes()
    assert outcome.log.count(b"***") >= 4


def shown_manifest(log: bytes) -> bytes:
    """As the service reads it."""
    prefix = b"npuc: manifest: "
    shown = [line[len(prefix) :] for line in log.split(b"\n") if line.startswith(prefix)]
    return b"\n".join(shown) + b"\n"


def test_the_log_shows_the_manifest_to_its_last_byte(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("print('npuc: manifest: forged')")

    outcome = job.compile()

    assert shown_manifest(outcome.log) == (job.staging / "npuc-manifest.json").read_bytes()


def test_the_log_of_a_service_that_sees_the_volume_sums_the_manifest_up(
    job: Job, fake_vela: FakeVela
) -> None:
    fake_vela("")
    job.environment["NPUC_LOG_MANIFEST"] = "no"

    outcome = job.compile()

    digest = hashlib.sha256((job.staging / "npuc-manifest.json").read_bytes()).hexdigest()
    assert b"npuc: manifest: " not in outcome.log
    assert f"bytes, manifest sha256:{digest}\n".encode() in outcome.log


def test_secrets_do_not_enter_the_manifest(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    job.environment["HF_TOKEN"] = "Ethos_Secret"
    job.spec["secretNames"] = ["HF_TOKEN"]
    job.spec["options"] = {"systemConfig": "Ethos_Secret"}

    outcome = job.compile()

    manifest = job.manifest(job.staging)
    assert "***" in manifest["command"]
    assert manifest["options"] == {"systemConfig": "***"}
    assert b"Ethos_Secret" not in (job.staging / "npuc-manifest.json").read_bytes()
    assert shown_manifest(outcome.log) == (job.staging / "npuc-manifest.json").read_bytes()
    assert job.run("verify").status == 0


@pytest.mark.parametrize("value", ["8", "path", "hey_vela.tflite", "sha256", "\u2028"])
def test_no_secret_changes_the_manifest_that_the_log_shows(
    job: Job, fake_vela: FakeVela, value: str
) -> None:
    fake_vela("")
    job.environment["MAX_TOKENS"] = value
    job.spec["secretNames"] = ["MAX_TOKENS"]
    job.spec["options"] = {"systemConfig": "a\u2028b"}

    outcome = job.compile()

    assert shown_manifest(outcome.log) == (job.staging / "npuc-manifest.json").read_bytes()
    assert job.run("verify").status == 0


def test_a_compiler_cannot_forge_our_lines(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("print('npuc: progress 9/9\\rnpuc: progress 8/8', flush=True)\n")

    log = job.compile().log

    assert b"\n npuc: progress 9/9\r npuc: progress 8/8\n" in log


def test_a_compiler_that_someone_killed_is_not_told_as_out_of_memory(job: Job, tool: Tool) -> None:
    tool("vela", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")

    outcome = job.run("compile")

    assert outcome.error == (4, "CompilerKilled")
    assert "vela was killed (SIGKILL)" in outcome.message
    assert "Retry this step" in outcome.message


KERNEL_KILLS = """
import itertools
from npuc_job import cgroup
cgroup.memory_kills = itertools.count().__next__
"""


def test_a_compiler_that_the_kernel_killed_for_memory_is_told_so(job: Job, tool: Tool) -> None:
    tool("vela", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")

    outcome = job.run("compile", KERNEL_KILLS)

    assert outcome.error == (4, "OutOfMemory")
    assert "2 GiB" in outcome.message
    assert "re-compile with resources.memory 4Gi" in outcome.message


def test_crashed_compiler(job: Job, tool: Tool) -> None:
    tool("vela", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")

    outcome = job.run("compile")

    assert outcome.error == (3, "CompilerCrashed")
    assert "SIGSEGV" in outcome.message


@pytest.mark.parametrize(
    "body",
    [
        "raise SystemExit(0)",
        "import pathlib; pathlib.Path('hey_vela.tflite').write_bytes(b'')",
        "import pathlib; pathlib.Path('hey_vela.tflite').write_bytes(b'\\0\\0\\0\\0TFL3ethos-u')",
    ],
)
def test_exit_status_0_alone_is_no_success(job: Job, tool: Tool, body: str) -> None:
    tool("vela", body)

    assert job.run("compile").error == (3, "OutputMissing")
    assert not (job.staging / "npuc-manifest.json").exists()


def test_outputs_without_npu_commands_are_refused(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    body = (job.bin_folder / "vela").read_text()
    (job.bin_folder / "vela").write_text(body.replace("ethos-u COP1", "nothing"))

    assert job.run("compile").error == (3, "OutputMissing")


def test_links_in_the_output_are_refused(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("import os; os.symlink('/etc/passwd', 'passwd')\n")

    outcome = job.run("compile")

    assert outcome.error == (3, "OutputMissing")
    assert "'passwd'" in outcome.message


def test_private_outputs_become_readable(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("import os; os.umask(0o077); os.mkdir('sub'); open('sub/a', 'w').close()\n")

    job.compile()

    assert (job.staging / "sub/a").stat().st_mode & 0o777 == 0o644
    assert (job.staging / "sub").stat().st_mode & 0o777 == 0o755


def test_no_space_for_the_manifest(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    fault = """
import errno
from npuc_job import compile_step
def full(path, data):
    raise OSError(errno.ENOSPC, "No space left on device", str(path))
compile_step.write_atomically = full
"""
    outcome = job.run("compile", prelude=fault)

    assert outcome.error == (4, "DiskFull")
    assert "npuc-manifest.json" in outcome.message


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("EACCES", "npuc-manifest.json cannot be used by user "),
        ("EPERM", "npuc-manifest.json cannot be used by user "),
        ("EROFS", "npuc-manifest.json is mounted read-only"),
        ("EIO", "npuc-manifest.json does not answer"),
        ("ESTALE", "npuc-manifest.json does not answer"),
    ],
)
def test_a_volume_that_cannot_be_used(
    job: Job, fake_vela: FakeVela, number: str, says: str
) -> None:
    fake_vela("")
    fault = f"""
import errno
from npuc_job import compile_step
def broken(path, data):
    raise OSError(errno.{number}, os.strerror(errno.{number}), str(path))
compile_step.write_atomically = broken
"""
    outcome = job.run("compile", prelude=fault)

    assert outcome.error == (4, "VolumeUnusable")
    assert says in outcome.message
    assert outcome.message.endswith(", then retry this step.")


def test_a_late_duplicate_keeps_what_the_first_run_made(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    first = job.compile()
    files = tree(job.staging)
    fake_vela("raise SystemExit('it is compiled already')\n")
    job.model.unlink()

    second = job.compile()

    assert second.result == first.result
    assert tree(job.staging) == files
    assert shown_manifest(second.log) == files["npuc-manifest.json"]
    assert job.run("verify").status == 0


def cut_a_file(job: Job) -> None:
    (job.staging / "hey_vela.tflite").write_bytes(b"")


def cut_the_manifest(job: Job) -> None:
    (job.staging / "npuc-manifest.json").write_bytes(b'{"compilationId": "c-01", "opt')


def add_a_file(job: Job) -> None:
    (job.staging / "left-over.bin").touch()


def ask_for_other_options(job: Job) -> None:
    job.spec["optionsHash"] = "1" * 64


@pytest.mark.parametrize(
    "change", [cut_a_file, cut_the_manifest, add_a_file, ask_for_other_options]
)
def test_what_is_not_the_finished_result_of_this_attempt_is_made_again(
    job: Job, fake_vela: FakeVela, change: Callable[[Job], None]
) -> None:
    fake_vela("print('compiling')\n")
    job.compile()
    change(job)

    assert b"compiling\n" in job.compile().log
    assert job.run("verify").status == 0


def test_no_space_for_the_log(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    with Path("/dev/full").open("wb") as full:
        outcome = job.run("compile", stdout=full.fileno())

    assert outcome.error == (4, "DiskFull")


def test_no_space_for_the_compiler(job: Job, tool: Tool) -> None:
    tool("vela", "raise OSError(28, 'No space left on device')")

    outcome = job.run("compile")

    assert outcome.error == (4, "DiskFull")
    assert "[Errno 28]" in outcome.message


def test_a_reader_that_goes_away_does_not_stop_the_compile(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("print('x' * 1_000_000)\n")
    process = job.start("compile")
    assert process.stdout is not None
    process.stdout.close()
    process.wait(60)

    assert process.returncode == 0
    assert (job.staging / "npuc-manifest.json").exists()


def test_unexpected_errors_go_to_the_log_and_the_user_gets_a_sentence(job: Job) -> None:
    fault = """
from npuc_job import compile_step
def broken(step):
    raise ZeroDivisionError("surprise")
from npuc_job import __main__
__main__._STEPS["compile"] = broken
"""
    outcome = job.run("compile", prelude=fault)

    assert outcome.error == (1, "Internal")
    assert "surprise" in outcome.message
    assert "Traceback" not in outcome.message
    assert b"npuc: Traceback (most recent call last)" in outcome.log


def test_a_huge_output_without_line_breaks_is_cut_in_constant_memory(
    job: Job, fake_vela: FakeVela
) -> None:
    megabytes = 64
    fake_vela(
        f"import os\nfor _ in range({megabytes}):\n    os.write(1, b'x' * 1048576)\n"
        "os.write(1, b'the end\\n')\n"
    )
    limit = "import resource; resource.setrlimit(resource.RLIMIT_DATA, (48 << 20, -1))"

    outcome = job.run("compile", prelude=limit)

    assert outcome.status == 0
    assert len(outcome.log) < 10 * 1024 * 1024
    assert b"npuc: output limit reached" in outcome.log
    assert b"bytes of output were cut here\n" in outcome.log
    assert b"xthe end\n" in outcome.log


def test_result_is_written_in_place(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    job.result_file.write_bytes(b"?" * 5000)
    inode = job.result_file.stat().st_ino

    job.compile()

    assert job.result_file.stat().st_ino == inode


def test_a_result_that_cannot_be_stored_is_no_success(job: Job, fake_vela: FakeVela) -> None:
    fake_vela("")
    job.result_file.mkdir()
    process = job.start("compile")
    log, _ = process.communicate(timeout=60)

    assert process.returncode == 4
    assert b"npuc: the result cannot be stored" in log


def test_usage(job: Job) -> None:
    process = subprocess.run(
        ["python3", "-m", "npuc_job", "publish"],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        check=False,
    )
    assert process.returncode == 2
    assert b"compile|verify" in process.stderr
